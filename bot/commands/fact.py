"""`fact`: what the corpus states about a keyword, in figures, dates and claims."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.result import Result, proofread
from briefings.citation import citation_of
from briefings.draft import ease, main_language, originals
from briefings.fact import Fact, FactAnswer, Relation
from briefings.quote import quote_of
from briefings.replies import reply_to_fact, reply_to_nothing
from briefings.shapes import fact_answer_shape
from briefings.support import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
        tuple(_once(facts[number] for number in ranked)[:limit]),
        found.suggestions,
        application.reader.totals().documents,
    )
    reply = reply_to_nothing(keyword, documents=answer.documents_searched) or reply_to_fact(answer)
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


def _once(facts: Iterable[Fact]) -> list[Fact]:
    """Each fact once: a sentence that supports or contradicts one already listed stands there."""
    kept: list[Fact] = []
    named: set[str] = set()
    for one in facts:
        if one.citation.id not in named:
            kept.append(one)
            other_side = (each.citation for each in one.conflicts if each.relation is Relation.CONFLICT)
            named.update(each.id for each in (one.citation, *one.support.citations, *other_side))
    return kept
