"""Memory: the facts that a destination has been told, and what a new sentence is to them.

A memory is a value: a briefing is made with one, and `remembered` gives the next. What was told is kept as it
stood then, so that a document may change or go without the reader being told the same again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefings.blocking import sharing
from briefings.change import NEW, Change, ChangeKind
from briefings.comparing.periods import told as publication
from briefings.comparing.relation import relation
from briefings.comparing.update import updates
from briefings.fact import Relation, Support

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefings.briefing import Briefing
    from briefings.citation import Citation
    from briefings.draft import Draft
    from briefings.quote import Quote
    from corpus.document import Passage

MAX_TOLD = 5_000
"""Facts that a memory holds, the last told: what was told years ago may come again."""


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as it was told.

    Attributes:
        passage: the sentence as it stood then.
        quote: the words that were shown.
        carriers: citations of all that carried it then, one an origin, its own first.
        at: when it was told, an aware UTC instant, ISO.
    """

    passage: Passage
    quote: Quote
    carriers: tuple[Citation, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What one destination has been told.

    Attributes:
        told: in the order told.
        last: when it was last told anything, an aware UTC instant, ISO; None before the first briefing.
    """

    told: tuple[Told, ...] = ()
    last: str | None = None


def against(
    drafts: Sequence[Draft], memory: Memory, origins: Mapping[str, str]
) -> tuple[list[Draft], list[Draft]]:
    """The drafts that tell the reader something, each with what is different; and those that do not.

    A fact is told again when more origins carry it, or when a later document gives it another value.

    Args:
        origins: document id to its origin; a document that is gone is an origin of its own.
    """
    known = {one.passage.id: one for one in _renumbered(memory.told)}
    beside = sharing((draft.passage for draft in drafts), (one.passage for one in known.values()))
    fresh: list[Draft] = []
    unchanged: list[Draft] = []
    for draft in drafts:
        # In the order told: those numbered lowest were told last.
        near = [known[each.id] for each in sorted(beside[draft.passage.id], key=lambda one: -one.id)]
        found = [(one, relation(draft.passage, one.passage)) for one in near]
        heard = [one for one, how in found if how is not None and how.relation is Relation.AGREE]
        if heard:
            grown = _firmer(draft, heard, origins)
            (unchanged if grown is None else fresh).append(grown or draft)
            continue
        before = [
            one
            for one, how in found
            if _replaces(draft.passage, one.passage, None if how is None else how.relation)
        ]
        fresh.append(replace(draft, change=_changed(before[-1]) if before else NEW))
    return fresh, unchanged


def remembered(memory: Memory, told: Iterable[Told], *, at: str) -> Memory:
    """The memory after another briefing.

    Args:
        told: what it said, the other sides of disagreements too.
        at: when it was frozen, an aware UTC instant, ISO.
    """
    return Memory((*memory.told, *told)[-MAX_TOLD:], at)


def told_in(briefing: Briefing, *, at: str) -> list[Told]:
    """What a briefing tells: its lines, and the other sides of its disagreements.

    Args:
        at: when it was frozen, an aware UTC instant, ISO.
    """
    facts: list[Told] = []
    for line in briefing.lines():
        carriers = (line.citation, *line.support.citations)
        facts += [Told(one, line.quote, carriers, at) for one in line.told]
        facts += [Told(one.passage, one.quote, (one.citation,), at) for one in line.conflicts]
    return facts


def _renumbered(told: Iterable[Told]) -> list[Told]:
    """With numbers of their own: those of the store may have gone to other sentences since."""
    return [replace(one, passage=replace(one.passage, id=-number)) for number, one in enumerate(told, 1)]


def _firmer(draft: Draft, heard: Sequence[Told], origins: Mapping[str, str]) -> Draft | None:
    """The draft with all who carry the fact, then and now; None when they are no more than then."""
    own, *_ = draft.cited()
    then = _by_origin((one for told in heard for one in told.carriers), origins)
    now = _by_origin(draft.cited(), origins)
    if now.keys() <= then.keys():
        return None
    every = {**now, **{origin: one for origin, one in then.items() if origin not in now}}
    others = tuple(one for one in every.values() if one.id != own.id)
    support = Support(len(every), others, draft.support.named_sources, draft.support.copies)
    change = Change(ChangeKind.FIRMER, was=len(then), told_at=heard[-1].at)
    return replace(draft, support=support, change=change)


def _by_origin(citations: Iterable[Citation], origins: Mapping[str, str]) -> dict[str, Citation]:
    found: dict[str, Citation] = {}
    for one in citations:
        found.setdefault(origins.get(one.document_id, one.document_id), one)
    return found


def _replaces(passage: Passage, before: Passage, how: Relation | None) -> bool:
    """Whether a sentence gives another value than one told before, and is no older than it."""
    if how is None:
        return updates(before, passage)
    later = publication(passage.document)[0] >= publication(before.document)[0]
    return how in {Relation.REVISION, Relation.CONFLICT} and later


def _changed(before: Told) -> Change:
    return Change(ChangeKind.CHANGED, old=(before.quote, before.carriers[0]), told_at=before.at)
