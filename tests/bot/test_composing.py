"""Composing: what a briefing is made of, from one freeze to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.composing import composed
from briefings.memory import Memory
from briefings.phrases import OVERVIEW
from briefings.plan import Plan
from briefings.replies.brief import reply_to_brief
from briefings.selecting.selection import Budget
from briefings.window import Window
from tests.corpus.store.documents import AUDIT, READ_AT, a_document, put_one
from tests.ingested import MONDAY, an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from briefings.briefing import Briefing

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
