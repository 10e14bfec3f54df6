"""What somebody who follows a fact is told: the new words, and below them those that were followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.citation import citation_of
from briefings.follow import fired
from briefings.memory import Told
from briefings.quote import quote_of
from briefings.replies.followed import followed
from briefings.reply import Mark
from tests.passages import a_passage

if TYPE_CHECKING:
    from briefings.reply import Reply
    from corpus.document import Passage

NAME = "morning 05-17 #2"
OLD = a_passage("The harbour tunnel has cost 412 million euros so far.", "post", published_at="2024-05-16")
MORE = a_passage("The harbour tunnel has cost 520 million euros so far.", "ledger", published_at="2024-05-19")
SAME = a_passage("So far the tunnel under the harbour has cost 412 million euros.", "wire")
SINCE = Told(OLD, quote_of(OLD), (citation_of(OLD.document, quote_of(OLD)),), "2024-05-17T05:58:00Z")


def told(*newer: Passage) -> Reply:
    return followed(NAME, SINCE, fired(SINCE, newer, {}))


def test_a_changed_figure_shows_the_new_words_and_then_the_old_with_their_day() -> None:
    reply = told(MORE)
    (item,) = reply.items()
    assert (reply.title, reply.aside) == ("You follow this: changed", (NAME,))
    assert [(one.lead, one.quote.text) for one in item.statements] == [
        ("", MORE.text),
        ("on 17 May 2024", OLD.text),
    ]
    assert item.marks == (Mark.CHANGED,)
    assert reply.push == f"You follow this: changed · “{MORE.text}”"


def test_a_firmer_figure_says_how_many_carry_it_now_and_did_then() -> None:
    (item,) = told(SAME).items()
    assert item.marks == (Mark.FIRMER,)
    assert item.statements[0].notes == ("carried by 2, was 1",)


def test_all_that_fires_stands_in_one_reply_the_weightiest_first() -> None:
    reply = told(MORE, SAME)
    assert reply.title == "You follow this: changed"
    assert [item.marks for item in reply.items()] == [(Mark.CHANGED,), (Mark.FIRMER,)]
    assert [item.number for item in reply.items()] == [1, 2]
    assert reply.counts == ((Mark.FIRMER, 1), (Mark.CHANGED, 1))


def test_a_disputed_figure_is_marked_as_a_disagreement() -> None:
    other = a_passage(
        "The harbour tunnel has cost 520 million euros so far.", "ledger", published_at="2024-05-16"
    )
    reply = told(other)
    assert reply.title == "You follow this: disputed"
    assert reply.items()[0].marks == (Mark.DISAGREE,)
