"""Replies to every command, made from the core's answers."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefings import phrases
from briefings.change import ChangeKind
from briefings.fact import Relation
from briefings.reply import Item, Mark, Reply, Section, Slice, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefings.briefing import Accounting, Briefing, Line
    from briefings.change import Change
    from briefings.citation import Citation
    from briefings.compare import Compared
    from briefings.excerpt import Answer, Excerpt
    from briefings.fact import Conflict, Fact, FactAnswer, Support
    from briefings.quote import Quote
    from briefings.timeline import Event, Timeline
    from corpus.document import Passage
    from corpus.span import Span

OLD_DAYS = 60
"""From this age on a fact says how old it is."""

MAX_NAMED = 1
"""Named sources of a line: what the others call it, and in which language, stands in the JSON."""

MAX_SIDES = 2
"""Other sides of a line that are quoted beside it; `compare` shows them all."""

_SURE = frozenset({"exact", "stem", "number"})
_MARKS = {ChangeKind.NEW: Mark.NEW, ChangeKind.FIRMER: Mark.FIRMER, ChangeKind.CHANGED: Mark.CHANGED}


def reply_to_nothing(asked: str, *, documents: int) -> Reply | None:
    """What is said where there is nothing to read, or nothing was asked; None where there is both.

    Args:
        asked: the question or keyword as typed.
        documents: how many could be searched.
    """
    if not documents:
        return Reply(title=asked, notice=phrases.NOTHING_TO_READ)
    if not asked.strip():
        return Reply(title="", notice=phrases.EMPTY_QUERY)
    return None


def reply_to_ask(answer: Answer, *, read: Mapping[str, str] = MappingProxyType({})) -> Reply:
    """Excerpts, each with what was matched; or the plain no, with what is near.

    Args:
        read: the day on which an undated document was read, by id, where that decided that it is here.
    """
    numbers = {one.citation: number for number, one in enumerate(answer.excerpts, 1)}
    items = tuple(_excerpt_item(number, one, read, numbers) for number, one in enumerate(answer.excerpts, 1))
    return Reply(
        title=answer.query,
        aside=tuple(phrases.read_as(typed, read) for typed, read in answer.readings),
        sections=(Section("", items),) if items else (),
        notice="" if items else phrases.nothing_answers(answer.documents_searched),
        suggestions=() if items else answer.suggestions,
        footer=(phrases.searched(answer.documents_searched), *((phrases.WEAKER_WITHHELD,) if items else ())),
        push=_push((), items),
        next=phrases.NEXT if items else (),
    )


def reply_to_fact(answer: FactAnswer, *, today: date) -> Reply:
    """Facts with their figures and dates emphasised, who carries or disputes them, and how old they are."""
    items = tuple(_fact_item(number, one, today) for number, one in enumerate(answer.facts, 1))
    return Reply(
        title=answer.keyword,
        counts=_counts(items),
        sections=(Section("", items),) if items else (),
        notice="" if items else phrases.nothing_answers(answer.documents_searched),
        suggestions=() if items else answer.suggestions,
        footer=(phrases.searched(answer.documents_searched),),
        push=_push(_counts(items), items),
        next=phrases.NEXT if items else (),
    )


def reply_to_brief(briefing: Briefing, *, read: Mapping[str, str] = MappingProxyType({})) -> Reply:
    """A briefing: disagreements first, the topics, what is ahead, and always the accounting line.

    Args:
        read: the day on which an undated document was read, by id, where that decided that it is here.
    """
    number = 0
    sections = []
    for section in briefing.sections:
        items = []
        for line in section.lines:
            number += 1
            items.append(_line_item(number, line, read))
        mark = {phrases.DISAGREE: Mark.DISAGREE, phrases.AHEAD: Mark.AHEAD}.get(section.topic)
        sections.append(Section(_heading(section.topic), tuple(items), mark))
    every = tuple(item for section in sections for item in section.items)
    counted = briefing.accounting
    since = briefing.window.since or briefing.window.read_after
    return Reply(
        title=_heading(briefing.title),
        aside=(
            phrases.moment(briefing.as_of),
            *((phrases.since(since),) if since else ()),
            *((phrases.FIRST,) if briefing.first else ()),
        ),
        summary=(_read(counted),),
        counts=_counts(every),
        sections=tuple(sections),
        notice="" if every else (phrases.NOTHING_NEW if counted.documents_read else phrases.NOTHING_TO_READ),
        footer=_accounting(counted, lines=number),
        push=_push(_counts(every), every),
        next=phrases.NEXT if every else (),
    )


def reply_to_timeline(timeline: Timeline) -> Reply:
    """Events in order of time."""
    items = tuple(_event_item(number, event) for number, event in enumerate(timeline.events, 1))
    unplaced = (phrases.without_year(timeline.unplaced),) if timeline.unplaced else ()
    return Reply(
        title=phrases.about(phrases.TIMELINE, timeline.topic),
        sections=(Section("", items),) if items else (),
        notice="" if items else phrases.NO_EVENTS,
        footer=(phrases.several(len(items), "event"), *unplaced),
        push=_push((), items),
    )


def reply_to_compare(compared: Compared) -> Reply:
    """Clusters of statements under what they are to each other, disagreements first."""
    by_verdict: dict[Relation, list[Item]] = {}
    for number, cluster in enumerate(compared.clusters, 1):
        statements = tuple(
            Statement(
                stated.quote,
                stated.citation,
                emphasis=_slices(stated.quote, (figure.span for figure in stated.figures)),
                attribution=stated.attribution,
            )
            for stated in cluster.statements
        )
        marks = (Mark.DISAGREE,) if cluster.verdict is Relation.CONFLICT else ()
        by_verdict.setdefault(cluster.verdict, []).append(
            Item(number, f"compare #{number}", statements, marks)
        )
    sections = tuple(
        Section(
            phrases.VERDICTS[verdict], tuple(items), Mark.DISAGREE if verdict is Relation.CONFLICT else None
        )
        for verdict, items in by_verdict.items()
    )
    return Reply(
        title=phrases.about(phrases.COMPARE, compared.topic),
        counts=_counts(item for section in sections for item in section.items),
        sections=sections,
        notice="" if sections else phrases.NO_CLUSTERS,
        footer=(phrases.several(len(compared.clusters), "cluster"),),
    )


def _excerpt_item(
    number: int, excerpt: Excerpt, read: Mapping[str, str], numbers: Mapping[Citation, int]
) -> Item:
    """One excerpt; another side that is an excerpt itself is named by its number, not quoted again."""
    matches = excerpt.matches
    unsure = {
        match.found: match.query
        for match in matches
        if match.how not in _SURE and match.found.casefold() != match.query.casefold()
    }
    statement = Statement(
        excerpt.quote,
        excerpt.citation,
        emphasis=tuple(Slice(match.start, match.end) for match in matches),
        attribution=excerpt.attribution,
        notes=(
            *_undated(excerpt.citation, read),
            phrases.carried_by(excerpt.carried_by),
            *(
                phrases.against(one.relation, numbers[one.citation])
                for one in excerpt.conflicts
                if one.citation in numbers
            ),
            *(phrases.found_for(found, query) for found, query in unsure.items()),
        ),
        also=excerpt.also,
    )
    return Item(
        number,
        f"ask #{number}",
        (statement, *_sides([one for one in excerpt.conflicts if one.citation not in numbers])),
        marks=_dispute(excerpt.conflicts),
        before=excerpt.context_before,
    )


def _fact_item(number: int, fact: Fact, today: date) -> Item:
    spans = _stated(fact.passage)
    statement = Statement(
        fact.quote,
        fact.citation,
        emphasis=_slices(fact.quote, spans),
        attribution=fact.attribution,
        notes=(*_support(fact.support, fact.attribution), *_age(fact.citation, today)),
        also=fact.support.citations,
    )
    return Item(
        number, f"fact #{number}", (statement, *_sides(fact.conflicts)), marks=_dispute(fact.conflicts)
    )


def _line_item(number: int, line: Line, read: Mapping[str, str]) -> Item:
    spans = [span for told in line.told for span in _stated(told)]
    statement = Statement(
        line.quote,
        line.citation,
        emphasis=_slices(line.quote, spans),
        attribution=line.attribution,
        notes=(
            *_undated(line.citation, read),
            *_support(line.support, line.attribution, None if line.change is None else line.change.was),
        ),
        also=line.support.citations,
    )
    marks = (
        *_dispute(line.conflicts),
        *((_MARKS[line.change.kind],) if line.change else ()),
        *((Mark.AHEAD,) if line.ahead else ()),
    )
    return Item(
        number,
        line.name,
        (statement, *_told_before(line.change), *_sides(line.conflicts)),
        marks,
        label=phrases.when(line.ahead) if line.ahead else "",
    )


def _event_item(number: int, event: Event) -> Item:
    statement = Statement(
        event.quote,
        event.citation,
        attribution=event.attribution,
        notes=(phrases.carried_by(event.carried_by),),
        also=event.also,
    )
    when = phrases.when(event.iso)
    label = f"{phrases.INFERRED} {when}" if event.inferred else when
    return Item(number, f"timeline #{number}", (statement,), label=label)


def _support(support: Support, attribution: str | None, was: int | None = None) -> tuple[str, ...]:
    said = (attribution or "").casefold()
    others = [name for name in support.named_sources if name.casefold() not in said][:MAX_NAMED]
    return (
        phrases.carried_by(support.carried_by) if was is None else phrases.firmer(support.carried_by, was),
        *((phrases.copies(support.copies),) if support.copies else ()),
        *map(phrases.named_source, others),
    )


def _told_before(change: Change | None) -> tuple[Statement, ...]:
    """The words that the reader was told before, for what has changed."""
    if change is None or change.old is None:
        return ()
    quote, citation = change.old
    return (Statement(quote, citation, lead=phrases.on_day(change.told_at) if change.told_at else ""),)


def _age(citation: Citation, today: date) -> tuple[str, ...]:
    """How old a statement is, where that matters: a figure of last week is as good as new."""
    if citation.published_at is None:
        return ()
    days = (today - date.fromisoformat(citation.published_at[:10])).days
    return (phrases.old(days),) if days >= OLD_DAYS else ()


def _undated(citation: Citation, read: Mapping[str, str]) -> tuple[str, ...]:
    day = read.get(citation.document_id)
    return () if day is None else (phrases.undated_read(day),)


def _sides(conflicts: Sequence[Conflict]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            conflict.quote,
            conflict.citation,
            lead=phrases.side(conflict),
            emphasis=_slices(conflict.quote, _stated(conflict.passage)),
        )
        for conflict in conflicts[:MAX_SIDES]
    )


def _dispute(conflicts: Sequence[Conflict]) -> tuple[Mark, ...]:
    return (Mark.DISAGREE,) if any(one.relation is Relation.CONFLICT for one in conflicts) else ()


def _slices(quote: Quote, spans: Iterable[Span]) -> tuple[Slice, ...]:
    """Sorted slices of the quote that do not overlap, the longer one where two do."""
    placed = sorted(
        (found for found in map(quote.located, spans) if found is not None),
        key=lambda pair: (pair[0], -pair[1]),
    )
    kept: list[Slice] = []
    for start, end in placed:
        if not kept or start >= kept[-1].end:
            kept.append(Slice(start, end))
    return tuple(kept)


def _stated(passage: Passage) -> list[Span]:
    """Where the figures and dates of a sentence stand, in the document."""
    return [*(one.span for one in passage.figures), *(one.span for one in passage.dates)]


def _counts(items: Iterable[Item]) -> tuple[tuple[Mark, int], ...]:
    marks = [mark for item in items for mark in item.marks]
    return tuple((mark, marks.count(mark)) for mark in Mark if mark in marks)


def _push(counts: Sequence[tuple[Mark, int]], items: Sequence[Item]) -> str:
    """The notification: counts, then the strongest quote."""
    said = [phrases.counted(mark, number) for mark, number in counts]
    return " · ".join([*said, f"“{items[0].statements[0].quote.text}”"]) if items else " · ".join(said)


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
        *((f"{counted.undated:,} {phrases.UNDATED}",) if counted.undated else ()),
    )
