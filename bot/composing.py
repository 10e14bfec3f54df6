"""Composing: a briefing from its plan, over what its reader may see.

plan → pools (the sentences of each topic) → short list → support, and what the reader was told → briefing
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.intake.standing import standings
from briefings.briefing import Accounting, Briefing, briefing_of
from briefings.draft import Draft, Listed, Pool, at_home, drafts, quotable, shortlist
from briefings.memory import against

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.application import Application
    from bot.chat.hiding import HiddenLines
    from briefings.fact import Relation
    from briefings.memory import Memory
    from briefings.plan import Plan
    from briefings.selecting.selection import Budget
    from briefings.window import Window
    from corpus.document import Passage

ROUNDS = 4
"""How often the short list is made longer where its reader has been told most of what stands on it."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A briefing and the way to it, for whoever asks why.

    Attributes:
        drafts: the short list, with who carries and who disputes each sentence.
        told: those of it that say nothing new to the reader.
        origins: document id to its origin, for all that was looked at.
    """

    briefing: Briefing
    pools: tuple[Pool, ...]
    drafts: tuple[Draft, ...]
    told: tuple[Draft, ...]
    origins: Mapping[str, str]


def composed(
    application: Application,
    plan: Plan,
    window: Window,
    memory: Memory | None = None,
    hidden: HiddenLines | None = None,
) -> Composition:
    """The briefing of a plan; nothing is stored.

    Args:
        memory: what its reader has been told; None where nobody remembers: then nothing is new or left out.
        hidden: what its reader has called wrong: it is no line, no other side of one, and carries none.
    """
    pools = [_pool(application, heading, words, window, plan.power) for heading, words in plan.topics.items()]
    looked_at = list({one.id: one for each in pools for one in each.passages}.values())
    every = _shown(looked_at, hidden)
    pools = [replace(each, passages=tuple(_shown(each.passages, hidden))) for each in pools]
    found, told, origins = _drafted(application, pools, every, plan.budget, memory, hidden)
    briefing = briefing_of(
        found,
        plan,
        window=window,
        origins=origins,
        accounting=_accounting(
            application,
            window,
            every,
            told=len(told),
            hidden=len(looked_at) - len(every),
            by_topic=any(plan.topics.values()),
        ),
        among=every,
        first=None if memory is None else memory.last is None,
    )
    return Composition(briefing, tuple(pools), tuple(found), tuple(told), origins)


def _drafted(
    application: Application,
    pools: Sequence[Pool],
    every: Sequence[Passage],
    budget: Budget,
    memory: Memory | None,
    hidden: HiddenLines | None,
) -> tuple[list[Draft], list[Draft], Mapping[str, str]]:
    """The short list that tells the reader something, what does not, and the origins of all of it."""
    found: list[Draft] = []
    told: list[Draft] = []
    known = dict(pool.origins(application, every))
    disputed = pool.disputed(application)
    for _ in range(ROUNDS):
        gone = {draft.passage.id for draft in (*found, *told)}
        rest = [replace(each, passages=tuple(p for p in each.passages if p.id not in gone)) for each in pools]
        listed = shortlist(rest, known, budget, disputed=disputed)
        related = _related(application, listed, hidden)
        listed += (home := at_home(listed, related, every))
        related |= _related(application, home, hidden)
        known.update(_origins(application, every, related.values()))
        fresh = drafts(listed, related, known, _texts(application, listed))
        if memory is None:
            return fresh, [], known
        fresh, again = against(fresh, memory, known)
        found, told = [*found, *fresh], [*told, *again]
        if not again or not listed:
            break
    return found, told, known


def _shown(passages: Sequence[Passage], hidden: HiddenLines | None) -> list[Passage]:
    return [one for one in passages if hidden is None or not hidden.hides_passage(one)]


def _related(
    application: Application, listed: Iterable[Listed], hidden: HiddenLines | None
) -> dict[int, list[tuple[Passage, Relation]]]:
    """What is known of the relations of listed sentences to others that are not hidden."""
    related = pool.related(application, (one.passage for one in listed))
    if hidden is None:
        return related
    return {
        number: [(one, how) for one, how in found if not hidden.hides_passage(one)]
        for number, found in related.items()
    }


def _texts(application: Application, listed: Iterable[Listed]) -> Mapping[tuple[str, int], str]:
    """The texts of the documents that more than one sentence is quoted of together."""
    documents = {one.passage.document for one in listed if one.before is not None}
    return application.reader.texts(sorted((one.id, one.revision) for one in documents))


def _origins(
    application: Application,
    every: Sequence[Passage],
    related: Iterable[Sequence[tuple[Passage, Relation]]],
) -> Mapping[str, str]:
    return pool.origins(application, [*every, *(each for near in related for each, _ in near)])


def _pool(
    application: Application, heading: str, words: tuple[str, ...], window: Window, power: float
) -> Pool:
    if not words:
        return Pool(heading, pool.newest(application, window, leading=pool.MAX_LEADING))
    found = pool.about(application, words, window)
    return Pool(heading, tuple(found), pool.relevance(found, power=power))


def _accounting(
    application: Application,
    window: Window,
    passages: Sequence[Passage],
    *,
    told: int,
    hidden: int,
    by_topic: bool,
) -> Accounting:
    """What was read, and what became of it before the choice.

    Args:
        passages: that were looked at, and may be shown.
        told: how many of the short list say nothing new.
        hidden: how many were looked at, and may not.
        by_topic: they are all that the topics find: the others are off it.
    """
    reader = application.reader
    failing = {one.source.location for one in standings(application) if one.failing_since is not None}
    inside = reader.totals(window.bounds)
    held = inside if window == pool.EVER else reader.totals()
    dropped = {
        "off_topic": inside.sentences - len(passages) - hidden if by_topic else 0,
        "cannot_stand_alone": sum(not quotable(passage) for passage in passages),
        "told_before": told,
        "hidden_here": hidden,
    }
    return Accounting(
        documents_read=held.documents,
        documents_new=inside.documents,
        sentences=inside.sentences,
        duplicates_folded=reader.folded(window.bounds),
        undated=inside.undated,
        newest_at=inside.newest_at,
        read_at=held.read_at,
        hidden_unchanged=told,
        dropped={reason: number for reason, number in dropped.items() if number},
        junk_blocks=inside.junk,
        failed_files=sum(one.path not in failing for one in reader.failures()),
        failing_sources=len(failing),
    )
