"""The reply to `fact`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefings import phrases
from briefings.replies.parts import counts, dispute, push, sides, slices, stated, support_notes
from briefings.reply import Item, Reply, Section, Statement

if TYPE_CHECKING:
    from briefings.citation import Citation
    from briefings.fact import Fact, FactAnswer


OLD_DAYS = 60
"""From this age on a fact says how old it is."""


def reply_to_fact(answer: FactAnswer, *, today: date) -> Reply:
    """Facts with their figures and dates emphasised, who carries or disputes them, and how old they are."""
    items = tuple(_fact_item(number, one, today) for number, one in enumerate(answer.facts, 1))
    return Reply(
        title=answer.keyword,
        counts=counts(items),
        sections=(Section("", items),) if items else (),
        notice="" if items else phrases.nothing_answers(answer.documents_searched),
        suggestions=() if items else answer.suggestions,
        footer=(phrases.searched(answer.documents_searched),),
        push=push(counts(items), items),
        next=phrases.NEXT if items else (),
    )


def _fact_item(number: int, fact: Fact, today: date) -> Item:
    spans = stated(fact.passage)
    statement = Statement(
        fact.quote,
        fact.citation,
        emphasis=slices(fact.quote, spans),
        attribution=fact.attribution,
        notes=(*support_notes(fact.support, fact.attribution), *_age(fact.citation, today)),
        also=fact.support.citations,
    )
    return Item(number, f"fact #{number}", (statement, *sides(fact.conflicts)), marks=dispute(fact.conflicts))


def _age(citation: Citation, today: date) -> tuple[str, ...]:
    """How old a statement is, where that matters: a figure of last week is as good as new."""
    if citation.published_at is None:
        return ()
    days = (today - date.fromisoformat(citation.published_at[:10])).days
    return (phrases.old(days),) if days >= OLD_DAYS else ()
