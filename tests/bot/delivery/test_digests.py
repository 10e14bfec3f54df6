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
    name = subscribe(newsroom.application, "ferry", at="09:15", to=ANN).shape["subscription"]["id"]
    desk = desk_of(newsroom.application, newsroom.clock, messengers=newsroom.press.messengers, simulated=True)
    desk.day.round()
    newsroom.later(hours=1, minutes=15)
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
