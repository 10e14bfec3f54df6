"""Follows: documents come, and whoever follows a figure is told what they say to it, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from bot.commands.follow import follow
from bot.delivery.corrections import corrections
from bot.delivery.follows import follows
from bot.ledger import tables
from corpus.store.engine import transaction
from tests.bot.delivery.newsroom import CLOSED, OPEN

if TYPE_CHECKING:
    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far."
MORE = COST.replace("412", "520")
SAME = "So far the tunnel under the harbour has cost 412 million euros."
FERRY = "The ferry carried 90,000 people in April."


def following(newsroom: Newsroom, *, to: str = str(OPEN)) -> str:
    """Somebody follows what the tunnel costs; the name of that."""
    if "post" not in {one.id for one in newsroom.application.reader.documents()}:
        newsroom.write("post", COST, day="2024-05-16")
    passage = newsroom.application.reader.passages_of(["post"])[0]
    cited = f"post@1:{passage.span.start}-{passage.span.end}"
    return str(follow(newsroom.application, cited, to=to).shape["subscription"]["id"])


def test_a_later_value_is_told_once_with_the_old_words(either: Newsroom) -> None:
    following(either)
    either.write("ledger", MORE)
    (said,) = either.said(follows)
    assert said["destination"] == str(OPEN)
    assert "You follow this: changed" in said["text"]
    assert MORE in said["text"]
    assert "412" in said["text"]  # long lines are wrapped
    assert either.said(follows) == []


def test_a_round_that_is_done_again_says_nothing_twice(either: Newsroom) -> None:
    following(either)
    either.write("ledger", MORE)
    assert follows(either.press, either.clock.now()) == 1
    with transaction(either.ledger.engine) as connection:
        connection.execute(update(tables.progress).values(change=0))
    assert follows(either.press, either.clock.now()) == 0
    either.write("wire", SAME.replace("412", "520"), day="2024-05-20")
    assert follows(either.press, either.clock.now()) == 1


def test_one_more_origin_is_told_once_and_is_counted_from_then_on(newsroom: Newsroom) -> None:
    following(newsroom)
    newsroom.write("wire", SAME)
    (said,) = newsroom.said(follows)
    assert "carried by 2, was 1" in said["text"]
    newsroom.write("third", "As of today the tunnel of the harbour has cost 412 million euros.")
    (said,) = newsroom.said(follows)
    assert "carried by 3, was 2" in said["text"]
    newsroom.write("wire", f"{SAME} It was dear.")
    assert newsroom.said(follows) == []


def test_what_has_changed_is_followed_in_its_new_words(newsroom: Newsroom) -> None:
    """Or each paper that reports the same new figure would be news again."""
    following(newsroom)
    newsroom.write("ledger", MORE)
    assert len(newsroom.said(follows)) == 1
    newsroom.write("wire", SAME.replace("412", "520"), day="2024-05-20")
    (said,) = newsroom.said(follows)
    assert "You follow this: firmer" in said["text"]


def test_several_that_fire_in_one_round_make_one_message(newsroom: Newsroom) -> None:
    following(newsroom)
    newsroom.write("ledger", MORE)
    newsroom.write("wire", SAME)
    (said,) = newsroom.said(follows)
    assert MORE in said["text"]
    assert SAME in said["text"]


def test_a_newer_text_of_the_same_document_changes_it_and_each_is_told_from_the_other(
    newsroom: Newsroom,
) -> None:
    following(newsroom)
    newsroom.later(seconds=20)
    newsroom.write("post", MORE, day="2024-05-16")
    (said,) = newsroom.said(follows)
    assert "You follow this: changed" in said["text"]
    assert "06:00:00 UTC" in said["text"]
    assert "06:00:20 UTC" in said["text"]


def test_what_says_nothing_to_it_is_not_told(newsroom: Newsroom) -> None:
    following(newsroom)
    newsroom.write("ferry", FERRY)
    assert newsroom.said(follows) == []


def test_documents_that_were_there_before_are_not_told(newsroom: Newsroom) -> None:
    newsroom.write("ledger", MORE)
    following(newsroom)
    assert newsroom.said(follows) == []


def test_nobody_is_told_of_documents_that_they_may_not_see(newsroom: Newsroom) -> None:
    following(newsroom)
    following(newsroom, to=str(CLOSED))
    newsroom.write("minutes", MORE, folder="board")
    (said,) = newsroom.said(follows)
    assert said["destination"] == str(CLOSED)


def test_who_no_longer_follows_is_told_no_more(newsroom: Newsroom) -> None:
    name = following(newsroom)
    newsroom.ledger.unsubscribe(name, newsroom.clock.now())
    newsroom.write("ledger", MORE)
    assert newsroom.said(follows) == []


def test_what_a_follower_was_told_is_put_right_as_well(newsroom: Newsroom) -> None:
    following(newsroom)
    newsroom.write("ledger", MORE)
    newsroom.said(follows)
    newsroom.write("ledger", MORE.replace("520", "530"))
    (said,) = newsroom.said(corrections)
    assert "now reads" in said["text"]
    assert "530" in said["text"]


@pytest.mark.parametrize("nothing", ["no document", "no follower"])
def test_a_round_without_anything_to_do_moves_on(newsroom: Newsroom, nothing: str) -> None:
    if nothing == "no document":
        following(newsroom)
    else:
        newsroom.write("post", COST)
    assert follows(newsroom.press, newsroom.clock.now()) == 0
    assert newsroom.ledger.progress("follows") == newsroom.application.store.change()
