"""Why a line stands in a briefing: the pipeline's own account of it, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import phrases
from briefings.draft import quotable
from briefings.fact import Relation
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.briefing import Briefing, Line
    from briefings.draft import Draft, Pool
    from briefings.plan import Plan
    from corpus.dates import DateMention
    from corpus.document import Passage
    from corpus.figures import Figure

Account = tuple[tuple[str, str], ...]
"""Each step with what it found, in the order of the pipeline."""


def why(
    line: Line,
    briefing: Briefing,
    plan: Plan,
    *,
    pools: Sequence[Pool],
    drafts: Sequence[Draft],
) -> Account:
    """How a line came into its briefing: what was read, found, compared and weighed.

    Args:
        pools: the sentences that each topic had to choose from.
        drafts: the short list, in the order it was made.
    """
    draft = next(one for one in drafts if one.passage.id == line.passage.id)
    pool = next(one for one in pools if one.topic == draft.topic)
    able = sum(map(quotable, pool.passages))
    lines = briefing.lines()
    place = next(at for at, one in enumerate(lines, 1) if one.name == line.name)
    told = (
        ("read", f"{line.passage.document.title}, {phrases.published(line.passage.document)}"),
        ("stands at", line.citation.id),
        ("topic", _topic(draft, plan)),
        ("chosen from", _numbers(len(pool.passages), able, len(drafts), place, len(lines))),
        ("says", line.attribution or ""),
        ("named source", ", ".join(line.support.named_sources)),
        ("figures", "; ".join(map(_figure, line.passage.figures))),
        ("dates", "; ".join(map(_date, line.passage.dates))),
        ("carried by", _carriers(line)),
        *((phrases.LEADS[one], _others(line, one)) for one in Relation if one is not Relation.AGREE),
        ("told before", _change(line)),
        ("weight", _weights(draft)),
    )
    return tuple((step, found) for step, found in told if found)


def _topic(draft: Draft, plan: Plan) -> str:
    held = set(content_stems(draft.passage.text))
    words = [word for word in plan.topics.get(draft.topic, ()) if held & set(content_stems(word))]
    return f"{draft.topic}: {', '.join(words)}" if words else draft.topic


def _numbers(found: int, able: int, listed: int, place: int, lines: int) -> str:
    return (
        f"{phrases.several(found, 'sentence')}, {able:,} clear on their own, {listed:,} on the short list; "
        f"line {place} of {lines}"
    )


def _figure(figure: Figure) -> str:
    value = f"{figure.value:,.4f}".rstrip("0").rstrip(".")
    parts = (figure.qualifier and figure.qualifier.value, value, figure.unit, figure.period)
    return " ".join(part.replace("_", " ") for part in parts if part)


def _date(mention: DateMention) -> str:
    return f"{phrases.INFERRED} {mention.iso}" if mention.inferred else mention.iso


def _carriers(line: Line) -> str:
    copies = f" · {phrases.copies(line.support.copies)}" if line.support.copies else ""
    names = [line.citation.title, *(one.title for one in line.support.citations)]
    return f"{line.support.carried_by}: {', '.join(names)}{copies}"


def _others(line: Line, relation: Relation) -> str:
    return "; ".join(
        f"“{one.quote.text}” {one.citation.title}" for one in line.conflicts if one.relation is relation
    )


def _change(line: Line) -> str:
    if line.change is None:
        return ""
    at = phrases.on_day(line.change.told_at) if line.change.told_at else ""
    return " ".join(part for part in (line.change.kind.value, at) if part)


def _weights(draft: Draft) -> str:
    parts: Iterable[tuple[str, bool]] = (
        ("a figure", bool(draft.passage.figures)),
        ("a named speaker", draft.passage.attribution is not None),
        ("sources disagree", draft.disputed),
        ("changed since it was told", draft.change is not None and draft.change.old is not None),
        (_from_the_top(draft.passage), draft.passage.number < 3),
    )
    return ", ".join(name for name, holds in parts if holds)


def _from_the_top(passage: Passage) -> str:
    return f"sentence {passage.number + 1} of its document"
