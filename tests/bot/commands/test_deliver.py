from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands.deliver import deliver
from bot.commands.ledger import listing, resolving, showing, state_of
from bot.errors import UnknownName, UsageMistake
from bot.ledger.states import DeliveryState
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = "2026-03-02T09:00:00+00:00"
TUNNEL = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path, HandClock(MONDAY))
    room.read("tunnel.txt", TUNNEL)
    return room


def test_what_was_due_is_delivered_once_however_often_it_is_asked_for(newsroom: Newsroom) -> None:
    for _ in range(2):
        result = deliver(newsroom.application, newsroom.desk, "morning")
        assert result.ok
        assert result.shape["nominal"] == "2026-03-02T08:00"
        assert [one["state"] for one in result.shape["deliveries"]] == ["sent"]
    assert len(newsroom.sent()) == 1


def test_by_hand_and_by_the_clock_are_one_occurrence(newsroom: Newsroom) -> None:
    deliver(newsroom.application, newsroom.desk, "morning")
    newsroom.round()
    newsroom.round()
    assert len(newsroom.sent()) == 1


def test_one_more_at_once_comes_once_a_minute(newsroom: Newsroom) -> None:
    deliver(newsroom.application, newsroom.desk, "morning")
    for _ in range(2):
        deliver(newsroom.application, newsroom.desk, "morning", at_once=True)
    assert len(newsroom.sent()) == 2


def test_a_dry_run_shows_all_and_sends_nothing(newsroom: Newsroom) -> None:
    result = deliver(newsroom.application, newsroom.desk, "morning", dry_run=True)
    (message,) = result.shape["messages"]
    assert "opened on 3 May" in message["text"]
    assert message["destination"] == "file:out.jsonl"
    assert newsroom.sent() == []
    assert newsroom.desk.ledger.occurrences() == []


def test_a_briefing_that_is_not_there_or_goes_nowhere_is_a_mistake(newsroom: Newsroom) -> None:
    with pytest.raises(UnknownName, match="no briefing 'mornig'") as found:
        deliver(newsroom.application, newsroom.desk, "mornig")
    assert found.value.hint == "did you mean 'morning'?"
    newsroom.reconfigure('to: ["file:out.jsonl"]', "to: []")
    with pytest.raises(UsageMistake, match="goes nowhere"):
        deliver(newsroom.application, newsroom.desk, "morning")


def test_what_could_not_be_delivered_fails_and_can_be_resolved(newsroom: Newsroom) -> None:
    blocked = newsroom.folder / "home" / "out.jsonl"
    blocked.mkdir(parents=True)
    assert not deliver(newsroom.application, newsroom.desk, "morning").ok
    ((held,),) = [one["deliveries"] for one in listing(newsroom.desk.ledger).shape["occurrences"]]
    assert held["state"] == "failed"
    assert held["reason"]
    assert showing(newsroom.desk.ledger, held["id"][:8]).shape["deliveries"] == [held]
    blocked.rmdir()
    assert resolving(newsroom.desk.ledger, held["id"][:8], arrived=False).shape["state"] == "ready"
    assert deliver(newsroom.application, newsroom.desk, "morning").ok
    with pytest.raises(UsageMistake, match="nothing to decide"):
        resolving(newsroom.desk.ledger, held["id"], arrived=True)


def test_what_never_could_be_written_is_written_when_it_is_sent_again(newsroom: Newsroom) -> None:
    newsroom.reconfigure('"file:out.jsonl"', '"slack:#briefings"')
    result = deliver(newsroom.application, newsroom.desk, "morning")
    (failed,) = result.shape["deliveries"]
    assert failed["reason"] == "slack is not set up"
    with pytest.raises(UsageMistake, match="nothing to decide"):
        resolving(newsroom.desk.ledger, failed["id"], arrived=True)
    assert resolving(newsroom.desk.ledger, failed["id"], arrived=False).shape["state"] == "planned"


def test_a_name_that_is_none_and_a_state_that_is_none_are_mistakes(newsroom: Newsroom) -> None:
    with pytest.raises(UnknownName):
        showing(newsroom.desk.ledger, "nothing")
    with pytest.raises(UsageMistake, match="no state 'hel'"):
        state_of("hel")
    assert state_of(" Held ") is DeliveryState.HELD
    assert listing(newsroom.desk.ledger).reply.notice == "Nothing stands in the ledger."
