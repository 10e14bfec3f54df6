"""Briefings: the lines worth reading, by topic, with an account of everything behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefings.citation import Citation, citation_of
from briefings.draft import quotable
from briefings.phrases import AHEAD, DISAGREE
from briefings.picking import picked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from briefings.change import Change
    from briefings.draft import Draft
    from briefings.fact import Conflict, Support
    from briefings.plan import Plan
    from briefings.quote import Quote
    from briefings.window import Window
    from corpus.document import Passage

MAX_AHEAD = 2
"""Lines under `Ahead`, out of the whole."""


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a briefing.

    Attributes:
        name: what people can say: `morning 05-20 #3`.
        ahead: the first date still to come that the line speaks of, ISO, under `Ahead` only.
        passage: what the line states, for whoever draws it.
        told: the sentences that it quotes, in order: that one, and perhaps its neighbour.
    """

    name: str
    quote: Quote
    citation: Citation
    attribution: str | None
    support: Support
    conflicts: tuple[Conflict, ...]
    passage: Passage
    told: tuple[Passage, ...]
    change: Change | None = None
    ahead: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one topic."""

    topic: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Accounting:
    """Everything that was read for a briefing, and what became of it.

    Of a finished briefing, its lines and all that was dropped come to its sentences.

    Attributes:
        documents_read: all that its reader may see.
        documents_new: those inside the window.
        sentences: quotable ones, of the documents inside the window.
        duplicates_folded: documents inside the window that are near-copies of another.
        undated: documents inside the window without a date.
        newest_at: the latest publication inside the window.
        read_at: when a document was last read, in the window or before it: an aware UTC instant, ISO.
        hidden_unchanged: facts left out because they were sent before.
        dropped: sentences inside the window that were left out, by reason.
        junk_blocks: blocks of those documents that are no part of what they say, and never became sentences.
        failed_files: that could not be read.
        failing_sources: folders, feeds and pages that could not be read the last time.
    """

    documents_read: int = 0
    documents_new: int = 0
    sentences: int = 0
    duplicates_folded: int = 0
    undated: int = 0
    newest_at: str | None = None
    read_at: str | None = None
    hidden_unchanged: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    junk_blocks: int = 0
    failed_files: int = 0
    failing_sources: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """One whole briefing; the same inputs give the same one, byte for byte.

    Attributes:
        name: of the configured briefing; None for one asked for in passing.
        as_of: the instant it speaks from, aware.
        first: nothing has been told before; None where nobody remembers.
    """

    name: str | None
    title: str
    as_of: datetime
    window: Window
    sections: tuple[Section, ...]
    accounting: Accounting
    first: bool | None = None

    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order drawn."""
        return tuple(line for section in self.sections for line in section.lines)


def briefing_of(
    found: Sequence[Draft],
    plan: Plan,
    *,
    window: Window,
    origins: Mapping[str, str],
    accounting: Accounting,
    among: Sequence[Passage] = (),
    first: bool | None = None,
) -> Briefing:
    """The briefing: disagreements first, then the topics in their order, then what is ahead.

    Args:
        accounting: of everything but the choice; what it does not account for is beyond the limit.
        among: all sentences that the drafts were chosen from.
        first: whether the reader has been told nothing before.
    """
    choice = picked(found, list(plan.topics), origins, plan.budget, among=among)
    sections: dict[str, list[Draft]] = {DISAGREE: [], **{topic: [] for topic in plan.topics}, AHEAD: []}
    ahead = 0
    for draft in choice:
        if draft.disputed:
            sections[DISAGREE].append(draft)
        elif ahead < MAX_AHEAD and _to_come(draft.passage, plan.as_of) is not None:
            sections[AHEAD].append(draft)
            ahead += 1
        else:
            sections[draft.topic].append(draft)
    stem = f"{plan.called} {plan.as_of:%m-%d}"
    number = 0
    drawn = []
    for topic, chosen_here in sections.items():
        lines = []
        for draft in chosen_here:
            number += 1
            lines.append(_line(draft, f"{stem} #{number}", plan.as_of if topic == AHEAD else None))
        if lines:
            drawn.append(Section(topic, tuple(lines)))
    dropped = _dropped(accounting, choice)
    return Briefing(
        plan.name,
        plan.title,
        plan.as_of,
        window,
        tuple(drawn),
        replace(accounting, dropped=dropped),
        first,
    )


def _dropped(accounting: Accounting, lines: Sequence[Draft]) -> dict[str, int]:
    """What is no line of its own, by reason; a sentence that another needs is in that one's line."""
    quoted = [one for draft in lines for one in draft.told]
    dropped = dict(accounting.dropped)
    if "cannot_stand_alone" in dropped:
        dropped["cannot_stand_alone"] -= sum(not quotable(one) for one in quoted)
    dropped["in_line_with_another"] = len(quoted) - len(lines)
    dropped["beyond_the_limit"] = max(0, accounting.sentences - len(lines) - sum(dropped.values()))
    return {reason: number for reason, number in dropped.items() if number}


def _line(draft: Draft, name: str, as_of: datetime | None) -> Line:
    return Line(
        name,
        draft.quote,
        citation_of(draft.passage.document, draft.quote),
        draft.passage.attribution,
        draft.support,
        draft.conflicts,
        draft.passage,
        draft.told,
        draft.change,
        None if as_of is None else _to_come(draft.passage, as_of),
    )


def _to_come(passage: Passage, as_of: datetime) -> str | None:
    """The first day that the sentence names after this one."""
    today = as_of.date().isoformat()
    days = [mention.iso[:10] for mention in passage.dates if _DAY.match(mention.iso)]
    return min((day for day in days if day > today), default=None)
