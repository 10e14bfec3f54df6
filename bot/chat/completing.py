"""Completing: what somebody who is typing may mean, of what they may see.

In come an asker, what is wanted and the first letters; out come a few things to choose from: those that begin
so first, then those with a word that does, then those with all the words typed; and where these are few,
those that are spelt much like it. Case, marks and the script make no difference.

Everything, its order too, comes from what the asker may see. A name of the configuration may itself tell
something: what is offered of them is what an answer may name (see `config.known`). Admins are offered all of
them for what is theirs alone: a digest, a plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum, unique
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from bot.chat.asker import seen_by
from bot.chat.corpus_listings import BETWEEN, cut
from bot.chat.listing import MAX_CHARS, Completion, Line, Listing, Offer, key_of, named
from bot.commands.subscriptions import row_of
from bot.ledger import Ledger
from corpus.words.scripts import CYRILLIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.chat.corpus_listings import CorpusListings
    from config import Configuration

MAX_COMPLETIONS = 25
"""**Source**: docs.discord.com, Autocomplete."""

FEW = 5
"""Where fewer have the letters of a word in them, these may be a slip; several words are rarely one."""

_Tier: TypeAlias = Callable[[Offer, str], Iterator[Completion]]
_WITHOUT_A_SLIP: tuple[_Tier, ...] = (Offer.beginning, Offer.with_word, Offer.with_words)

_CYRILLIC = re.compile(f"[{CYRILLIC}]")


@unique
class Wanted(StrEnum):
    """What is being typed."""

    SUBJECT = "subject"
    """Topics, keywords, and names in the documents."""
    BRIEF = "brief"
    """Briefings, then subjects."""
    BRIEFING = "briefing"
    DOCUMENT = "document"
    """Titles; what is typed in the end is the document's id."""
    SOURCE = "source"
    """Titles, as words to search with."""
    TOPIC = "topic"
    """Several, with commas between them."""
    COLLECTION = "collection"
    DIGEST = "digest"
    """Somebody's own subscriptions; what is typed in the end is the id."""
    TIMEZONE = "timezone"
    MANAGED_BRIEFING = "managed briefing"
    """What admins change, by its name, and nobody else is told of."""
    MANAGED_TOPIC = "managed topic"
    MANAGED_KEYWORD = "managed keyword"


def completions(
    listings: CorpusListings,
    application: Application,
    asker: Asker,
    wanted: Wanted,
    typed: str,
    *,
    limit: int = MAX_COMPLETIONS,
) -> tuple[Completion, ...]:
    """What somebody may mean by what they have typed so far, the likeliest first.

    Args:
        listings: of the application's store.
        application: with the index at hand.
        typed: may be empty.
        limit: at most so many.

    Raises:
        CorpusError: there is no index, or the store cannot be read.
    """
    if asker.barred or (asker.private and asker.alone):
        return ()
    seen = seen_by(application, asker)
    offers = _offers(listings, seen, asker, wanted)
    matching = _topics if wanted is Wanted.TOPIC else _matching
    return matching(offers, typed)[:limit]


def _offers(  # noqa: PLR0911  one row a kind
    listings: CorpusListings, seen: Application, asker: Asker, wanted: Wanted
) -> tuple[Offer, ...]:
    known = seen.known
    own = seen.configuration if asker.admin else known  # what is made of it is for an admin's eyes alone
    match wanted:
        case Wanted.SUBJECT:
            return (*_configured(known), listings.names(seen))
        case Wanted.BRIEF:
            return (_briefings(known), *_configured(known), listings.names(seen))
        case Wanted.BRIEFING:
            return (_briefings(own),)
        case Wanted.TOPIC:
            return (_configured(own)[0],)
        case Wanted.DOCUMENT:
            return (listings.documents(seen),)
        case Wanted.SOURCE:
            return (listings.sources(seen),)
        case Wanted.COLLECTION:
            return (named(one for one in known.collections if seen.clearance.allows(one)),)
        case Wanted.DIGEST:
            return (_digests(seen, asker),)
        case Wanted.TIMEZONE:
            return (_timezones(),)
        case Wanted.MANAGED_BRIEFING | Wanted.MANAGED_TOPIC | Wanted.MANAGED_KEYWORD:
            return (named(_managed(seen.configuration, wanted) if asker.admin else ()),)


def _matching(offers: tuple[Offer, ...], typed: str) -> tuple[Completion, ...]:
    """Of these offers, one after another, what begins as it was typed; then what is like it."""
    key, found = key_of(typed[:MAX_CHARS]), dict[str, Completion]()
    for tier in _WITHOUT_A_SLIP if key else _WITHOUT_A_SLIP[:1]:
        if len(found) < MAX_COMPLETIONS:
            found |= _others(found, offers, tier, key, typed)
    if key and len(found) < (1 if " " in key else FEW):
        found |= _others(found, offers, Offer.like, key, typed)
    return tuple(found.values())[:MAX_COMPLETIONS]


def _others(
    found: Mapping[str, Completion], offers: Iterable[Offer], tier: _Tier, key: str, typed: str
) -> dict[str, Completion]:
    """What else is found in one way, each once however it is written in capitals."""
    others: dict[str, Completion] = {}
    for offer in offers:
        for one in _in_its_script(islice(tier(offer, key), 2 * MAX_COMPLETIONS), typed):
            if one.value.casefold() not in found:
                others.setdefault(one.value.casefold(), one)
    return others


def _in_its_script(found: Iterable[Completion], typed: str) -> list[Completion]:
    """What is written in the script that was typed first, in order."""
    cyrillic = _is_cyrillic(typed)
    return sorted(found, key=lambda one: _is_cyrillic(one.shown) != cyrillic)


def _is_cyrillic(text: str) -> bool:
    return _CYRILLIC.search(text) is not None


def _topics(offers: tuple[Offer, ...], typed: str) -> tuple[Completion, ...]:
    """The topic that is being typed, behind those that are there already."""
    before, comma, last = typed.rpartition(",")
    there = {one.strip().casefold() for one in before.split(",")}
    found = (one for one in _matching(offers, last) if one.value.casefold() not in there)
    if not comma:
        return tuple(found)
    whole = (f"{before.strip()}, {one.value}" for one in found)
    return tuple(Completion(one, one) for one in whole if len(one) <= MAX_CHARS)


def _briefings(known: Configuration) -> Offer:
    told = (
        (cut(name if one.title == name else f"{name}{BETWEEN}{one.title}"), name)
        for name, one in known.briefings.items()
    )
    return Offer(Listing(Line(shown, shown, name) for shown, name in told))


def _configured(known: Configuration) -> tuple[Offer, Offer]:
    """Topics and keywords."""
    return named(known.topics), named(known.keywords)


def _managed(configuration: Configuration, wanted: Wanted) -> Iterable[str]:
    """The names of what admins change."""
    every: Mapping[Wanted, Iterable[str]] = {
        Wanted.MANAGED_BRIEFING: configuration.briefings,
        Wanted.MANAGED_TOPIC: configuration.topics,
        Wanted.MANAGED_KEYWORD: configuration.keywords,
    }
    return every[wanted]


def _digests(seen: Application, asker: Asker) -> Offer:
    mine = Ledger(seen.store.engine).subscriptions(to=asker.person)
    told = ((cut(BETWEEN.join(row_of(seen, one)[:3])), one.id) for one in mine)
    return Offer(Listing(Line(shown, shown, value) for shown, value in told))


@lru_cache(maxsize=1)
def _timezones() -> Offer:
    from zoneinfo import available_timezones

    return named(sorted(one for one in available_timezones() if "/" in one and not one.startswith("Etc/")))
