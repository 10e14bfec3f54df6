"""Effects: what a change of the configuration means for people, in plain sentences.

The configuration as it is and as it is wanted come in; out goes what whoever agrees to it should know.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.schedule.occurrences import next_occurrences
from bot.schedule.schedule import schedule_of
from briefings import phrases
from config.addresses import addressed
from config.configuration import SourceKind
from config.destination import Platform
from config.schedule import duration_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from config import Configuration
    from config.configuration import Briefing, Collection, Source
    from config.destination import Destination

MAX_SENTENCES = 12
STAYS = "What was sent already stays where it is."
KEPT = "What was read of it stays."
REMEMBERED = (
    "Questions that people ask the bot and that find nothing are remembered from now on, without who asked."
)
NOT_REMEMBERED = "Questions that find nothing are not remembered any more."

_NONE: Mapping[str, int] = MappingProxyType({})
_NOT_KNOWN: Mapping[Destination, Destination] = MappingProxyType({})


def effects(
    before: Configuration,
    after: Configuration,
    now: datetime,
    *,
    digests: Mapping[str, int] = _NONE,
    documents: Mapping[str, int] = _NONE,
    meant: Mapping[Destination, Destination] = _NOT_KNOWN,
) -> tuple[str, ...]:
    """What it means that one configuration takes the place of another.

    Args:
        now: an aware instant.
        digests: a topic → how many people have it in a digest of their own.
        documents: the name of a collection → how many documents are kept under it, were there no such
            collection any more.
        meant: a destination as the configuration has it → what it means, where that is known.

    Returns:
        At most `MAX_SENTENCES` sentences, and one that counts the rest; none where nothing is different.
    """
    said = [
        *_of_briefings(before, after, now),
        *_of_topics(before, after, digests),
        *_of_keywords(before, after),
        *_of_access(before, after, documents),
        *_of_blind(before, after, meant),
        *_of_sources(before, after),
        *_of_admins(before, after),
    ]
    left = len(said) - MAX_SENTENCES
    return (*said[:MAX_SENTENCES], *((f"And {phrases.several(left, 'more thing')}.",) if left > 0 else ()))


def _of_briefings(before: Configuration, after: Configuration, now: datetime) -> Iterator[str]:
    for name, one in after.briefings.items():
        was = before.briefings.get(name)
        if was == one or (was is not None and _only_renamed(was, one, before, after)):
            continue
        if not one.enabled:
            yield f"{name} is off: it comes to nobody, and is still made when somebody asks for it."
            continue
        yield _next_run(name, one, now)
        if one.to:
            yield f"It goes to {_counted(one.to)}."
        topics = phrases.several(len(one.topics), "topic") if one.topics else "Everything"
        budget = f"{one.words:,} words" if one.words else phrases.several(one.lines, "line")
        yield f"{topics}, {budget}."
    for name, gone in before.briefings.items():
        if name not in after.briefings and gone.to:
            yield f"{name} does not come to {_listed(gone.to)} any more."


def _of_blind(
    before: Configuration, after: Configuration, meant: Mapping[Destination, Destination]
) -> Iterator[str]:
    """Where a briefing goes that may see nothing, if that is news."""
    was, now = addressed(before, meant), addressed(after, meant)
    had = {where for one in before.briefings.values() for where in one.to}
    for where in dict.fromkeys(where for one in after.briefings.values() for where in one.to):
        place = meant.get(where, where)
        if not now.visible_to(place) and (where not in had or was.visible_to(place)):
            yield f"{where} may see no documents, so nothing can be said there."


def _next_run(name: str, briefing: Briefing, now: datetime) -> str:
    schedule = schedule_of(briefing)
    if schedule is None or not briefing.to:
        return f"{name} comes only when somebody asks for it."
    due = [one for one in next_occurrences(schedule, now, 1) if not one.merged]
    if not due:
        return f"{name} is not due in the next five years."
    return f"Next run of {name}: {phrases.moment(due[0].local)}."


def _only_renamed(was: Briefing, one: Briefing, before: Configuration, after: Configuration) -> bool:
    """Whether a briefing is the same, but that a topic of it has another name."""
    if replace(was, topics=one.topics) != one or len(was.topics) != len(one.topics):
        return False
    return all(
        old == new or (old not in after.topics and new not in before.topics)
        for old, new in zip(was.topics, one.topics, strict=True)
    )


def _of_topics(before: Configuration, after: Configuration, digests: Mapping[str, int]) -> Iterator[str]:
    for name, one in after.topics.items():
        if before.topics.get(name) == one:
            continue
        having = [called for called, briefing in after.briefings.items() if name in briefing.topics]
        if having:
            yield f"{name} is a topic of {_listed(having)}."
        else:
            yield f"No briefing has the topic {name} yet."
    if before.aliases() != after.aliases():
        yield "Other spellings count in every question, whatever the topic."
    for name in before.topics:
        if name not in after.topics and digests.get(name):
            verb = "loses" if digests[name] == 1 else "lose"
            yield f"{phrases.several(digests[name], 'personal digest')} {verb} the topic {name}."


def _of_keywords(before: Configuration, after: Configuration) -> Iterator[str]:
    for name, one in after.keywords.items():
        was = before.keywords.get(name)
        more = [where for where in one.channels if was is None or where not in was.channels]
        less = [where for where in was.channels if where not in one.channels] if was else []
        if more:
            yield f"Messages in {_listed(more)} that hold {name} get a fact below them."
        if less:
            yield f"Those in {_listed(less)} do not any more."
        if was is None or one.cooldown != was.cooldown:
            yield f"In one channel at most once in {duration_text(one.cooldown)}."
    for name in before.keywords:
        if name not in after.keywords:
            yield f"Messages that hold {name} get no fact below them any more."


def _of_access(before: Configuration, after: Configuration, documents: Mapping[str, int]) -> Iterator[str]:
    lost = False
    for name, one in after.collections.items():
        was, kept = before.collections.get(name), documents.get(name, 0)
        if was is None:
            yield f"{_who(one)} can see the collection {name}."
            if kept:
                yield _found_again(one, kept)
        elif one.allow != was.allow:
            said = _seen_by(name, was, one)
            lost = lost or "any more" in said
            yield said
    for name in before.collections:
        if name not in after.collections:
            lost, kept = True, documents.get(name, 0)
            yield f"Nobody can see the documents of the collection {name} any more."
            if kept:
                stay = "document of it is" if kept == 1 else "documents of it are"
                yield f"{kept:,} {stay} kept, and would be in a new collection {name} again."
    if lost:
        yield STAYS


def _found_again(new: Collection, documents: int) -> str:
    """What a new collection holds from the start, of one that had its name."""
    read, are, become = ("was", "is", "becomes") if documents == 1 else ("were", "are", "become")
    told = f"{phrases.several(documents, 'document')} that {read} read under this name before"
    if new.allow is None:
        return f"{told} {become} visible to everyone."
    return f"{told} {become} visible to {_listed(new.allow)}." if new.allow else f"{told} {are} in it again."


def _seen_by(name: str, was: Collection, one: Collection) -> str:
    """Who can see a collection now, and who cannot any more."""
    if one.allow is None:
        return f"Everyone can see the collection {name} now."
    if not one.allow:
        return f"Nobody in chat can see the collection {name} any more."
    if was.allow is None:
        return f"Only {_listed(one.allow)} can see the collection {name} now; everyone else cannot any more."
    more = [where for where in one.allow if where not in was.allow]
    less = [where for where in was.allow if where not in one.allow]
    if not more:
        return f"{_listed(less)} cannot see the collection {name} any more."
    gone = f"; {_listed(less)} cannot any more" if less else ""
    return f"{_listed(more)} can now see the collection {name}{gone}."


def _of_sources(before: Configuration, after: Configuration) -> Iterator[str]:
    was, now = before.sources(), after.sources()
    for source in now:
        if source not in was:
            every = duration_text(after.collections[source.collection].every)
            asked = "" if source.kind is SourceKind.PATH else f", every {every}"
            yield f"{_place(source)} is read from now on{asked}, for the collection {source.collection}."
            yield from _taken_from(source, after)
    gone = [source for source in was if source not in now]
    yield from (f"{_place(source)} is not read for {source.collection} any more." for source in gone)
    if any(source.collection in after.collections for source in gone):
        yield KEPT


def _taken_from(source: Source, after: Configuration) -> Iterator[str]:
    """Of a folder that lies in one of another collection: what is in it is not for that one any more."""
    if source.kind is SourceKind.PATH:
        for other in after.sources():
            outer = other.kind is SourceKind.PATH and other.collection != source.collection
            if outer and Path(source.location).is_relative_to(other.location):
                yield f"It lies in {other.location}: what is in it is not for {other.collection} any more."


def _of_admins(before: Configuration, after: Configuration) -> Iterator[str]:
    was, now = before.admins, after.admins
    for old, new, kind in (
        (was.slack, now.slack, ""),
        (was.discord_roles, now.discord_roles, "The role "),
    ):
        more, less = [one for one in new if one not in old], [one for one in old if one not in new]
        yield from (f"{kind}{one} may change all of this from now on." for one in more)
        yield from (f"{kind}{one} may not any more, unless the platform itself says so." for one in less)
    if now.unanswered and not was.unanswered:
        yield REMEMBERED
    elif was.unanswered and not now.unanswered:
        yield NOT_REMEMBERED
    if was.notes != now.notes:
        yield f"Notes to admins go to {_listed(now.notes)}." if now.notes else "Notes to admins go nowhere."


def _who(collection: Collection) -> str:
    if collection.allow is None:
        return "Everyone"
    return _listed(collection.allow) if collection.allow else "Nobody in chat"


def _place(source: Source) -> str:
    if source.kind is SourceKind.PATH:
        return source.shown
    return f"The {'feed' if source.kind is SourceKind.FEED else 'page'} {source.shown}"


def _counted(places: tuple[Destination, ...]) -> str:
    """`2 channels`; `3 destinations` where there are a file, a person or the console among them."""
    channels = all(
        one.platform in {Platform.SLACK, Platform.DISCORD} and one.address[:1] not in {"@", "D", "U", "W"}
        for one in places
    )
    return phrases.several(len(places), "channel" if channels else "destination")


def _listed(several: Iterable[object]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = map(str, several)
    return f"{', '.join(first)} and {last}" if first else last
