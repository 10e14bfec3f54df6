"""The reply to `brief`: the briefing as it is drawn."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefings import notices, phrases
from briefings.change import ChangeKind
from briefings.replies.parts import (
    counts,
    dispute,
    push,
    sides,
    slices,
    stated,
    support_notes,
    undated_notes,
)
from briefings.reply import Item, Mark, Reply, Section, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.briefing import Accounting, Briefing, Line
    from briefings.change import Change
    from briefings.lateness import Lateness


_MARKS = {ChangeKind.NEW: Mark.NEW, ChangeKind.FIRMER: Mark.FIRMER, ChangeKind.CHANGED: Mark.CHANGED}


def reply_to_brief(
    briefing: Briefing,
    *,
    read: Mapping[str, str] = MappingProxyType({}),
    lateness: Lateness | None = None,
) -> Reply:
    """A briefing: disagreements first, the topics, what is ahead, and always the accounting line.

    Args:
        read: the day on which an undated document was read, by id, where that decided that it is here.
        lateness: None where it comes at its hour, or has none.
    """
    number = 0
    sections: list[Section] = []
    for section in briefing.sections:
        items = []
        for line in section.lines:
            number += 1
            items.append(_line_item(number, line, read))
        mark = {phrases.DISAGREE: Mark.DISAGREE, phrases.AHEAD: Mark.AHEAD}.get(section.topic)
        heading = _heading(section.topic)
        repeated = not sections and heading == _heading(briefing.title)
        sections.append(Section("" if repeated else heading, tuple(items), mark))
    every = tuple(item for section in sections for item in section.items)
    counted = briefing.accounting
    notice = "" if every else _nothing(briefing)
    return Reply(
        title=_heading(briefing.title),
        aside=(
            phrases.moment(briefing.as_of),
            *((notices.late(lateness),) if lateness else ()),
            *_since(briefing),
            *((phrases.FIRST,) if briefing.first else ()),
        ),
        moments=_moments(briefing),
        summary=(_read(counted),),
        counts=counts(every),
        sections=tuple(sections),
        notice=notice,
        footer=_accounting(counted, lines=number),
        push=push(counts(every), every) or notice,
        next=(*phrases.NEXT, phrases.NEXT_WHY) if every else (),
    )


def _since(briefing: Briefing) -> tuple[str, ...]:
    window = briefing.window
    if window.since is not None:
        return (phrases.since(window.since),)
    return () if window.read_after is None else (notices.since(_local(briefing, window.read_after)),)


def _moments(briefing: Briefing) -> tuple[tuple[str, datetime], ...]:
    """The instants of `_since` and of the briefing itself, by the words that stand for them."""
    read_after = briefing.window.read_after
    since = () if read_after is None else (_local(briefing, read_after),)
    return (
        (phrases.moment(briefing.as_of), briefing.as_of),
        *((phrases.clock(at), at) for at in since),
    )


def _nothing(briefing: Briefing) -> str:
    """Why there is no line: nothing to read, nothing about what was asked for, nothing new.

    Where it is one of several, nothing may have been read since the last one, or nothing new in it.
    """
    counted = briefing.accounting
    if not counted.documents_read:
        return phrases.NOTHING_TO_READ
    if briefing.name is None and briefing.title != phrases.OVERVIEW:
        return phrases.nothing_about(counted.documents_read)
    if briefing.window.read_after is None:
        return phrases.NOTHING_NEW
    if not counted.documents_new and counted.read_at is not None:
        return notices.nothing_read(_local(briefing, counted.read_at))
    return notices.nothing_new(counted.documents_new)


def _local(briefing: Briefing, at: str) -> datetime:
    """An instant by the clock of whoever reads the briefing."""
    return datetime.fromisoformat(at).astimezone(briefing.as_of.tzinfo)


def _line_item(number: int, line: Line, read: Mapping[str, str]) -> Item:
    spans = [span for told in line.told for span in stated(told)]
    statement = Statement(
        line.quote,
        line.citation,
        emphasis=slices(line.quote, spans),
        attribution=line.attribution,
        notes=(
            *undated_notes(line.citation, read),
            *support_notes(line.support, line.attribution, None if line.change is None else line.change.was),
        ),
        also=line.support.citations,
    )
    marks = (
        *dispute(line.conflicts),
        *((_MARKS[line.change.kind],) if line.change else ()),
        *((Mark.AHEAD,) if line.ahead else ()),
    )
    return Item(
        number,
        line.name,
        (statement, *_told_before(line.change), *sides(line.conflicts)),
        marks,
        label=phrases.when(line.ahead) if line.ahead else "",
    )


def _told_before(change: Change | None) -> tuple[Statement, ...]:
    """The words that the reader was told before, for what has changed."""
    if change is None or change.old is None:
        return ()
    quote, citation = change.old
    return (Statement(quote, citation, lead=phrases.on_day(change.told_at) if change.told_at else ""),)


def _heading(words: str) -> str:
    """A topic as a heading: its first letter large, the rest as the admin or the reader wrote it."""
    return words[:1].upper() + words[1:]


def _read(counted: Accounting) -> str:
    read = phrases.several(counted.documents_read, "document")
    if counted.documents_new == counted.documents_read:
        return read
    return phrases.out_of(counted.documents_new, read)


def _accounting(counted: Accounting, *, lines: int) -> tuple[str, ...]:
    copies = (phrases.folded(counted.duplicates_folded),)
    dropped = (
        f"{number:,} {phrases.REASONS.get(reason, reason)}" for reason, number in counted.dropped.items()
    )
    return (
        phrases.came_of(counted.sentences, lines),
        *dropped,
        *(copies if counted.duplicates_folded else ()),
        *((phrases.junk(counted.junk_blocks),) if counted.junk_blocks else ()),
        *((phrases.failed(counted.failed_files),) if counted.failed_files else ()),
        *((phrases.failing(counted.failing_sources),) if counted.failing_sources else ()),
        *((f"{counted.undated:,} {phrases.UNDATED}",) if counted.undated else ()),
    )
