"""Replies: what is drawn of an answer, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.excerpt import Answer, Excerpt
from briefings.fact import Conflict, Fact, FactAnswer, Relation, Support
from briefings.quote import Quote, quote_of
from briefings.replies.ask import reply_to_ask
from briefings.replies.fact import reply_to_fact
from briefings.reply import Mark, Slice
from corpus.found import Match
from tests.builders import a_citation, city_ledger
from tests.passages import a_passage

TODAY = date(2024, 5, 20)
COST = a_passage("The bill has risen to 412.6 million euros, 18 percent above the estimate.")
OTHER = Quote(("The bill has risen to 520 million euros.",), city_ledger().spans)


def a_fact(*conflicts: Relation, attribution: str | None = None, named: tuple[str, ...] = ()) -> Fact:
    sides = tuple(Conflict(relation, OTHER, city_ledger(), COST) for relation in conflicts)
    return Fact(
        quote_of(COST),
        a_citation(),
        COST,
        attribution,
        COST.figures,
        COST.dates,
        Support(2, (), named),
        sides,
    )


def test_figures_are_emphasised_where_they_stand() -> None:
    item = reply_to_fact(FactAnswer("bill", (a_fact(),), (), 5), today=TODAY).items()[0]
    words = [item.statements[0].quote.text[one.start : one.end] for one in item.statements[0].emphasis]
    assert words == ["412.6 million euros", "18 percent"]


def test_the_other_side_stands_beside_its_line_with_no_verdict() -> None:
    item = reply_to_fact(FactAnswer("bill", (a_fact(Relation.CONFLICT),), (), 5), today=TODAY).items()[0]
    assert item.marks == (Mark.DISAGREE,)
    assert [one.lead for one in item.statements] == ["", "disagrees"]


def test_another_period_is_no_disagreement() -> None:
    reply = reply_to_fact(FactAnswer("bill", (a_fact(Relation.SCOPE),), (), 5), today=TODAY)
    assert reply.items()[0].marks == ()
    assert reply.counts == ()
    assert reply.items()[0].statements[1].lead == "another measure or period"


def test_at_most_two_other_sides_are_drawn() -> None:
    item = reply_to_fact(FactAnswer("bill", (a_fact(*[Relation.CONFLICT] * 4),), (), 5), today=TODAY).items()[
        0
    ]
    assert len(item.statements) == 3


def test_a_named_source_is_shown_unless_it_already_speaks() -> None:
    fact = a_fact(attribution="the audit office", named=("the audit office", "the contractor"))
    notes = reply_to_fact(FactAnswer("bill", (fact,), (), 5), today=TODAY).items()[0].statements[0].notes
    assert notes == ("carried by 2", "named source: the contractor")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 7, 1), ()),
        (date(2024, 8, 1), ("74 days old",)),
        (date(2025, 3, 1), ("9 months old",)),
        (date(2026, 11, 1), ("2 years old",)),
    ],
)
def test_an_old_fact_says_how_old_it_is(today: date, said: tuple[str, ...]) -> None:
    notes = reply_to_fact(FactAnswer("bill", (a_fact(),), (), 5), today=today).items()[0].statements[0].notes
    assert notes == ("carried by 2", *said)


def test_a_plain_no_comes_with_what_is_near() -> None:
    reply = reply_to_ask(Answer("who dug the tunnel", (), (), ("the contractor",), 5))
    assert reply.notice == "Nothing in 5 documents answers that."
    assert reply.suggestions == ("the contractor",)
    assert reply.items() == ()
    assert reply.next == ()


def test_the_notification_is_the_counts_and_the_strongest_quote() -> None:
    reply = reply_to_fact(FactAnswer("bill", (a_fact(Relation.CONFLICT), a_fact()), (), 5), today=TODAY)
    assert reply.push == f"1 disagreement · “{COST.text}”"


def test_overlapping_spans_are_emphasised_once() -> None:
    item = reply_to_fact(FactAnswer("bill", (a_fact(),), (), 5), today=TODAY).items()[0]
    slices = item.statements[0].emphasis
    assert list(slices) == sorted(slices)
    assert all(isinstance(one, Slice) for one in slices)


@pytest.mark.parametrize(("readings", "notes"), [((("bil", "bill"),), []), ((), ['found "bill" for "bil"'])])
def test_how_a_word_was_read_is_said_once(readings: tuple[tuple[str, str], ...], notes: list[str]) -> None:
    match = Match(4, 8, "bil", "bill", "spelling")
    excerpt = Excerpt(quote_of(COST), a_citation(), None, "", "", 1.0, (match,))
    reply = reply_to_ask(Answer("bil", (excerpt,), readings, (), 5))
    assert reply.aside == (("read as: bil → bill",) if readings else ())
    assert [one for one in reply.items()[0].statements[0].notes if one.startswith("found")] == notes
