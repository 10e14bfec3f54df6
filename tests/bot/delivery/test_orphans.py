"""Orphans: a digest that has no topic left does not fall silent without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.subscribe import subscribe
from bot.commands.unsubscribe import unsubscribe
from bot.delivery.orphans import orphans
from config import load

if TYPE_CHECKING:
    from tests.bot.delivery.newsroom import Newsroom

ANN, BOB = "file:board.jsonl", "file:open.jsonl"


def without_the_ferry(newsroom: Newsroom) -> None:
    """The topic goes out of the configuration."""
    path = newsroom.folder / "communique.yaml"
    written = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in written if "ferry" not in line), encoding="utf-8")
    newsroom.application.configuration = load(path)


def test_whoever_asked_for_it_is_told_once(either: Newsroom) -> None:
    name = subscribe(either.application, "ferry", at="09:15", to=ANN).shape["subscription"]["id"]
    assert either.said(orphans) == []
    without_the_ferry(either)
    (told,) = either.said(orphans)
    assert told["destination"] == ANN
    assert told["text"].split()[:7] == ["Your", "digest", "has", "no", "topic", "left", name]
    assert "ferry is not configured any more." in told["text"]
    assert f"unsubscribe {name}" in told["text"]
    either.later(days=1)
    assert either.said(orphans) == []


def test_a_digest_with_a_topic_left_and_one_that_was_given_up_are_no_orphans(newsroom: Newsroom) -> None:
    subscribe(newsroom.application, "ferry, tunnel", at="09:15", to=ANN)
    subscribe(newsroom.application, at="09:15", to=ANN)
    ended = subscribe(newsroom.application, "ferry", at="09:15", to=BOB).shape["subscription"]["id"]
    unsubscribe(newsroom.application, ended, to=BOB)
    without_the_ferry(newsroom)
    assert newsroom.said(orphans) == []
