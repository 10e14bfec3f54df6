"""Composing: what a briefing is made of, from one freeze to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.hiding import HiddenLines, words_sha256
from bot.commands.brief import plan_of
from bot.composing import composed
from briefings.memory import Memory
from briefings.phrases import OVERVIEW
from briefings.plan import Plan
from briefings.replies.brief import reply_to_brief
from briefings.selecting.selection import Budget
from briefings.shapes import brief_shape
from briefings.window import Window
from corpus.span import Span
from tests.corpus.store.documents import AUDIT, READ_AT, a_document, put_one
from tests.ingested import MONDAY, an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from briefings.briefing import Briefing, Line

EARLIER = "2024-05-19T22:30:00Z"
LATE = a_document("Ferries across the bay carried 76,400 passengers in April.", source="/news/late.txt")


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return an_application(tmp_path)


def briefed(application: Application, change: int, topic: str = "") -> Briefing:
    plan = Plan("morning", "Morning briefing", {OVERVIEW: (topic,) if topic else ()}, MONDAY, Budget(lines=8))
    window = Window(read_after=READ_AT, after_change=change)
    return composed(application, plan, window, Memory(last=READ_AT)).briefing


@pytest.mark.parametrize("topic", ["", "ferries"])
def test_what_is_stored_after_a_freeze_is_told_next_though_its_reading_began_before(
    application: Application, topic: str
) -> None:
    put_one(application.store, a_document())
    change = application.store.change()
    put_one(application.store, LATE, read_at=EARLIER)

    briefing = briefed(application, change, topic)
    assert [line.quote.text for line in briefing.lines()] == [LATE.text]
    assert (briefing.accounting.documents_read, briefing.accounting.documents_new) == (2, 1)
    assert briefed(application, application.store.change(), topic).lines() == ()


def test_a_document_that_is_withdrawn_and_brought_back_is_not_told_again(application: Application) -> None:
    stored = put_one(application.store, LATE)
    change = application.store.change()
    application.store.withdraw(stored.id, at=READ_AT)
    application.store.restore(stored.id)

    assert briefed(application, change).accounting.documents_new == 0


def test_where_nothing_was_stored_since_the_briefing_knows_when_something_last_was(
    application: Application,
) -> None:
    put_one(application.store, a_document(AUDIT), read_at=EARLIER)

    briefing = briefed(application, application.store.change())
    assert briefing.accounting.read_at == EARLIER
    assert reply_to_brief(briefing).notice == "Nothing has been read since Sun 19 May 2024."


def hiding(*lines: Line) -> HiddenLines:
    """What hides these lines in a place."""
    return HiddenLines(
        frozenset((one.citation.document_id, one.citation.revision, one.citation.spans) for one in lines),
        frozenset(words_sha256(told.text) for one in lines for told in one.told),
    )


def test_hidden_lines_are_told_nowhere_in_a_briefing_which_counts_them_and_has_others_instead(
    demo: Application,
) -> None:
    plan = plan_of(demo, "morning", None, None, None)
    whole = composed(demo, plan, Window()).briefing
    first, second, *_ = whole.lines()
    gone = hiding(first, second)
    left = composed(demo, plan, Window(), hidden=gone).briefing
    assert len(left.lines()) == len(whole.lines())
    every = [(one.quote.text, one.citation) for one in left.lines()]
    every += [(side.quote.text, side.citation) for one in left.lines() for side in one.conflicts]
    assert not any(gone.hides_quote(*one) for one in every)
    assert {cited for one in left.lines() for cited in one.support.citations}.isdisjoint(
        {first.citation, second.citation}
    )
    counted = left.accounting
    assert counted.dropped["hidden_here"] >= 2
    assert len(left.lines()) + sum(counted.dropped.values()) == counted.sentences
    assert any(part.endswith(" hidden here") for part in reply_to_brief(left).footer)


def test_where_what_is_hidden_stands_in_no_briefing_that_is_the_same_briefing(demo: Application) -> None:
    plan = plan_of(demo, "morning", None, None, None)
    whole = brief_shape(composed(demo, plan, Window()).briefing)
    elsewhere = HiddenLines(frozenset({("no-such-document", 1, (Span(0, 9),))}), frozenset({"0" * 64}))
    for hidden in (HiddenLines(), elsewhere):
        assert brief_shape(composed(demo, plan, Window(), hidden=hidden).briefing) == whole
