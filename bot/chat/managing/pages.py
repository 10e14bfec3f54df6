"""Pages: all there is of a kind, or one of them, each with what can be done with it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.chat.asker import seen_by
from bot.chat.hiding import Hidden
from bot.chat.managing import access, briefings, channels, history, keywords, sources, topics
from bot.chat.managing.insight import insight, with_insight
from bot.chat.managing.leaf import start_of
from bot.chat.managing.nouns import Noun, Target
from bot.errors import UnknownName
from bot.intake.standing import standings
from bot.versions.versions import Versions
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.intake.standing import Standing
    from briefings.reply import Reply
    from config import Configuration
    from config.configuration import Source, Topic


def page_of(  # noqa: PLR0911  one row a noun
    application: Application, asker: Asker, configuration: Configuration, noun: Noun, name: str = ""
) -> Reply:
    """The page of a kind, or of one of it.

    Args:
        application: sees everything.
        asker: an admin.
        configuration: as it is written.
        name: as somebody typed it, or as a button carries it; empty for all, `@9` for the ninth and on.

    Raises:
        UnknownName: there is none of that name.
    """
    known_names = tuple(names_of(configuration))
    start = None if name in known_names else start_of(name)
    name = Target(noun, name).among(known_names).name if start is None else ""
    start, now = start or 0, application.now()
    match noun:
        case Noun.BRIEFINGS if name:
            return briefings.page(configuration, _known(noun, name, configuration.briefings), now)
        case Noun.BRIEFINGS:
            return briefings.listing(configuration, start)
        case Noun.TOPICS if name:
            known = _known(noun, name, configuration.topics)
            return with_catch(
                topics.page(configuration, known), application, asker, configuration.topics[known], was=known
            )
        case Noun.TOPICS:
            return topics.listing(configuration, start)
        case Noun.KEYWORDS if name:
            return keywords.page(configuration, _known(noun, name, configuration.keywords))
        case Noun.KEYWORDS:
            return keywords.listing(configuration, start)
        case Noun.SOURCES:
            return sources.listing(configuration, _standings(application), start)
        case Noun.CHANNELS:
            return channels.listing(configuration, start)
        case Noun.ACCESS:
            return access.listing(configuration, start)
        case Noun.HISTORY:
            zone = ZoneInfo(asker.timezone or configuration.timezone)
            return history.listing(Versions(application.store.engine).history(), zone, start)


def with_catch(reply: Reply, application: Application, asker: Asker, topic: Topic, *, was: str) -> Reply:
    """What is said of a topic, with what it would have caught of all that was read lately.

    Args:
        was: what it is called, or was until now.
    """
    seen = seen_by(application.at_hand(), asker)
    if not seen.reader.totals().documents:
        return reply
    hidden = Hidden(seen.store.engine).at(asker.where)
    return with_insight(
        reply, insight(seen, topic.words, topic.aliases, now=seen.now(), topic=was, hidden=hidden)
    )


def names_of(configuration: Configuration) -> Iterator[str]:
    """All that a button may be about."""
    yield from configuration.briefings
    yield from configuration.topics
    yield from configuration.keywords
    yield from configuration.collections
    yield from map(str, channels.places_of(configuration))
    yield from map(sources.named, configuration.sources())


def _known(noun: Noun, name: str, names: Mapping[str, object]) -> str:
    """The name as it is written.

    Raises:
        UnknownName: there is none.
    """
    folded = {one.casefold(): one for one in names}
    if name.casefold() not in folded:
        kind = noun.removesuffix("s")
        raise UnknownName(kind, name, hint=did_you_mean(name, names, kind=kind))
    return folded[name.casefold()]


def _standings(application: Application) -> Mapping[Source, Standing]:
    return MappingProxyType({one.source: one for one in standings(application)})
