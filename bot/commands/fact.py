"""`fact`: what the corpus states about a keyword, in figures, dates and claims."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.result import Result, proofread
from briefings.citation import citation_of
from briefings.comparing.tolerance import significant_digits
from briefings.draft import ease, main_language, originals
from briefings.fact import Fact, FactAnswer, Relation
from briefings.quote import quote_of
from briefings.replies.fact import reply_to_fact
from briefings.replies.nothing import reply_to_nothing
from briefings.shapes import fact_answer_shape
from briefings.support import standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.application import Application
    from corpus.document import Passage
    from corpus.found import Found

CANDIDATES = 40
"""Hits among which the facts are looked for."""

PAGES = (CANDIDATES, 4 * CANDIDATES, 10 * CANDIDATES)
"""How many hits are read until there are figures enough among them."""


def fact(application: Application, keyword: str, *, limit: int = 3) -> Result:
    """The facts about a keyword: the best found first, with figures and widely told before the rest."""
    found, passages = _found(application, keyword, figures=limit)
    score = {hit.passage_id: hit.score for hit in found.hits}
    stating = originals(
        (one for one in passages if one.figures or one.dates or one.attribution),
        pool.origins(application, passages),
    )
    beside = pool.related(application, stating)
    origins = pool.origins(application, [*passages, *(each for near in beside.values() for each, _ in near)])
    facts = {passage.id: fact_of(passage, beside[passage.id], origins) for passage in stating}
    read = main_language(stating)
    worth = {
        one.id: score[one.id] * _substance(facts[one.id]) * math.sqrt(ease(one, read)) for one in stating
    }
    ranked = sorted(worth, key=lambda number: (-worth[number], -score[number], number))
    answer = FactAnswer(
        keyword,
        tuple(_once([facts[number] for number in ranked], beside, read)[:limit]),
        found.suggestions,
        application.reader.totals().documents,
    )
    reply = reply_to_nothing(keyword, documents=answer.documents_searched) or reply_to_fact(
        answer, today=application.now().date()
    )
    return proofread(application, reply, fact_answer_shape(answer))


def _found(application: Application, keyword: str, *, figures: int) -> tuple[Found, list[Passage]]:
    """The best hits, and those further down with figures where the best have fewer than asked for."""
    index = application.index()
    for most in PAGES:
        found = index.search(
            keyword, clearance=application.clearance, aliases=application.aliases, limit=most
        )
        read = application.reader.passages([hit.passage_id for hit in found.hits])
        if len(found.hits) < most or sum(bool(one.figures) for one in read) >= figures:
            break
    further = [one for one in read[CANDIDATES:] if one.figures]
    return found, [*read[:CANDIDATES], *further[:CANDIDATES]]


def fact_of(
    passage: Passage, related: Sequence[tuple[Passage, Relation]], origins: Mapping[str, str]
) -> Fact:
    """A passage as a fact, with who carries and who disputes it."""
    quote = quote_of(passage)
    support, conflicts = standing(passage, related, origins)
    return Fact(
        quote,
        citation_of(passage.document, quote),
        passage,
        passage.attribution,
        passage.figures,
        passage.dates,
        support,
        conflicts,
    )


def _substance(one: Fact) -> float:
    """What a fact is worth beside how well it is found: a figure, and who else states or disputes it."""
    known = min(one.support.carried_by - 1, 3) * 0.15 + 0.3 * bool(one.conflicts)
    return (1.3 if one.figures else 1.0) * (1.0 + known)


def _once(
    facts: Sequence[Fact], related: Mapping[int, Sequence[tuple[Passage, Relation]]], read: str | None
) -> list[Fact]:
    """Each fact once, in its best statement: what supports or contradicts it stands beside it.

    The place of a fact is that of its statement found best.

    Args:
        related: by passage id, what is known of its relations to others.
        read: the language of most documents.
    """
    kept: list[Fact] = []
    told: set[int] = set()
    for one in facts:
        if one.passage.id in told:
            continue
        alike = {other.id for other, how in related[one.passage.id] if how is Relation.AGREE}
        best = max(
            (each for each in facts if each is one or each.passage.id in alike - told),
            key=lambda each: _rank(each, read),
        )
        kept.append(best)
        for each in (one, best):
            told.add(each.passage.id)
            told.update(
                other.id
                for other, how in related[each.passage.id]
                if how in {Relation.AGREE, Relation.CONFLICT}
            )
    return kept


def _rank(one: Fact, read: str | None) -> tuple[float, int, int, str]:
    """The statement to quote: in the readers' language, the best carried, most precise and most recent."""
    precise = max((significant_digits(one.passage, each) for each in one.figures), default=0)
    exact = max((len(mention.iso.partition("/")[0]) for mention in one.dates), default=0)
    return ease(one.passage, read), one.support.carried_by, precise + exact, one.citation.published_at or ""
