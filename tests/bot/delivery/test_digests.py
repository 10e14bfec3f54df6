"""Digests: what somebody subscribed to arrives at their hour, beside what admins configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.pause import pause
from bot.commands.subscribe import subscribe
from bot.commands.unsubscribe import unsubscribe
from bot.delivery.desk import desk_of

if TYPE_CHECKING:
    from bot.delivery.desk import Desk
    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far."
FERRY = "The ferry carried 90,000 people in April."
ANN = "file:board.jsonl"


def mornings(newsroom: Newsroom, desk: Desk, number: int) -> None:
    """Let so many mornings pass; at each a round at 09:15."""
    for _ in range(number):
        desk.day.round()
        newsroom.carry()
        newsroom.later(days=1)


def test_a_digest_comes_at_its_hour_of_its_topics_until_it_rests_or_ends(newsroom: Newsroom) -> None:
    newsroom.write("post", f"{COST}\n\n{FERRY}")
    newsroom.later(minutes=15)  # the briefing of eight is over
    name = subscribe(newsroom.application, "ferry", at="09:15", to=ANN).shape["subscription"]["id"]
    desk = desk_of(newsroom.application, newsroom.clock, messengers=newsroom.press.messengers, simulated=True)
    desk.day.round()
    newsroom.later(hours=1)
    mornings(newsroom, desk, 1)
    (first,) = (one for one in newsroom.messages() if "Your digest: ferry" in one["text"])
    assert first["destination"] == ANN
    assert "90,000 people" in first["text"]
    assert "412" not in first["text"]
    pause(newsroom.application, name, until="2024-05-23", to=ANN)
    mornings(newsroom, desk, 2)
    assert sum("Your digest" in one["text"] for one in newsroom.messages()) == 1
    mornings(newsroom, desk, 2)
    assert sum("Your digest" in one["text"] for one in newsroom.messages()) == 3
    unsubscribe(newsroom.application, name, to=ANN)
    mornings(newsroom, desk, 1)
    assert sum("Your digest" in one["text"] for one in newsroom.messages()) == 3


def test_a_digest_that_was_asked_for_while_nothing_ran_is_made_up_for(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.later(minutes=15)
    morning = desk_of(
        newsroom.application, newsroom.clock, messengers=newsroom.press.messengers, simulated=True
    )
    morning.day.round()
    newsroom.later(minutes=45)
    subscribe(newsroom.application, "tunnel", at="09:15", to=ANN)
    newsroom.later(hours=1)
    later = desk_of(
        newsroom.application, newsroom.clock, messengers=newsroom.press.messengers, simulated=True
    )
    mornings(newsroom, later, 2)
    first, _ = (one["text"] for one in newsroom.messages() if "Your digest" in one["text"])
    assert "45 min late: restarted 10:00" in " ".join(first.split())
    assert "412 million" in first


def test_a_digest_that_was_asked_for_and_given_up_while_nothing_ran_never_comes(newsroom: Newsroom) -> None:
    name = subscribe(newsroom.application, at="09:15", to=ANN).shape["subscription"]["id"]
    unsubscribe(newsroom.application, name, to=ANN)
    newsroom.later(hours=2)
    desk = desk_of(newsroom.application, newsroom.clock, messengers=newsroom.press.messengers, simulated=True)
    mornings(newsroom, desk, 2)
    assert not any("Your digest" in one["text"] for one in newsroom.messages())
