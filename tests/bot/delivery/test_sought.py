"""Sought: a workspace that wants it gets a list of what to feed next, each question in it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.chat.missing import Unanswered
from bot.delivery.sought import IN_CHAT, MAX_LISTED, grouped, sought
from bot.delivery.unanswered import unanswered
from bot.rendering.discord.message import message_of as discord_message_of
from bot.rendering.slack.message import message_of
from config import load
from config.destination import Platform, destination
from tests.bot.delivery.newsroom import CLOSED, OPEN
from tests.bot.delivery.test_notes_in_chat import Drawing
from tests.slack.blocks import problems

if TYPE_CHECKING:
    from config.destination import Destination
    from tests.bot.delivery.newsroom import Newsroom

ANN = destination("slack:U012ANN")
WHO = "who designed the tunnel"
TUESDAY = datetime(2024, 5, 14, 9, 0, tzinfo=UTC)
MONDAY = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
"""At eight in Stockholm."""

COST = "The harbour tunnel has cost 412 million euros so far."


def opted_in(room: Newsroom, admins: str = '{notes: ["file:open.jsonl"], unanswered: weekly}') -> None:
    """The workspace wants the list; the first one is due on Monday."""
    path = room.folder / "communique.yaml"
    text = path.read_text(encoding="utf-8").partition("admins:")[0]
    path.write_text(f"{text}admins: {admins}\n", encoding="utf-8")
    room.application.configuration = load(path)
    room.clock.at = TUESDAY


def ask(room: Newsroom, words: str, *, where: Destination = OPEN, times: int = 1) -> None:
    """Somebody asks the bot, which finds nothing."""
    for _ in range(times):
        Unanswered(room.application.store.engine).remember(where, words, now=room.clock.now())


def listed(room: Newsroom, at: datetime) -> list[str]:
    """The lists that are posted at an instant, each on one line."""
    room.clock.at = at
    return [" ".join(one["text"].split()) for one in room.said(sought)]


def test_questions_are_listed_once_on_monday_with_how_often_and_what_is_near(either: Newsroom) -> None:
    either.write("post", COST)
    opted_in(either)
    ask(either, "who painted the town hall")
    either.later(days=1)
    ask(either, f"{WHO.capitalize()}?")
    ask(either, "harbor tunel Zanzibar Quibble", times=3)
    ask(either, WHO, where=destination("slack:C012ABC"))
    assert listed(either, MONDAY - timedelta(minutes=1)) == []
    (note,) = listed(either, MONDAY)
    assert note.startswith("What to feed next: nothing answers 3 questions")
    assert (
        "harbor tunel Zanzibar Quibble asked 3 times since Wed 15 May 2024 · Near it: tunnel, harbour."
        in note
    )
    assert "Who designed the tunnel? asked 2 times since Wed 15 May 2024" in note
    assert "who painted the town hall asked on Tue 14 May 2024" in note
    assert note.index("Zanzibar") < note.index("designed") < note.index("painted"), "the most wanted first"
    assert "communique ingest PATH adds what answers them" in note
    for later in (timedelta(0), timedelta(days=3)):
        assert listed(either, MONDAY + later) == []
    assert either.said(unanswered) == [], "nobody told the admins of one by the button"


def test_what_was_listed_is_not_listed_again_and_what_is_asked_then_is(newsroom: Newsroom) -> None:
    opted_in(newsroom)
    ask(newsroom, WHO)
    assert len(listed(newsroom, MONDAY)) == 1
    ask(newsroom, WHO)
    ask(newsroom, f"{WHO}?", where=destination("slack:C012ABC"))
    assert listed(newsroom, MONDAY + timedelta(weeks=1)) == []
    ask(newsroom, "who painted the town hall")
    (note,) = listed(newsroom, MONDAY + timedelta(weeks=2))
    assert "painted" in note
    assert WHO not in note


def test_a_list_that_was_due_while_nothing_ran_comes_later(newsroom: Newsroom) -> None:
    opted_in(newsroom)
    ask(newsroom, WHO)
    (note,) = listed(newsroom, MONDAY + timedelta(weeks=2, days=2))
    assert WHO in note


def test_a_question_of_this_morning_waits_for_the_next_list(newsroom: Newsroom) -> None:
    opted_in(newsroom)
    newsroom.clock.at = MONDAY - timedelta(minutes=5)
    ask(newsroom, WHO)
    assert listed(newsroom, MONDAY) == []
    assert len(listed(newsroom, MONDAY + timedelta(weeks=1))) == 1


def test_a_question_that_finds_something_by_then_is_left_out(newsroom: Newsroom) -> None:
    opted_in(newsroom)
    ask(newsroom, WHO)
    newsroom.write("wire", "The tunnel was designed by the port's own engineers.")
    assert listed(newsroom, MONDAY) == []


def test_an_answer_counts_only_where_it_may_be_seen(newsroom: Newsroom) -> None:
    opted_in(newsroom)
    ask(newsroom, WHO)
    ask(newsroom, WHO, where=CLOSED)
    newsroom.write("plan", "The tunnel was designed by the port's own engineers.", folder="board")
    (note,) = listed(newsroom, MONDAY)
    assert "nothing answers 1 question" in note
    assert f"{WHO} asked on" in note
    assert "closed" not in note


def test_questions_of_closed_places_are_counted_and_not_shown(newsroom: Newsroom) -> None:
    opted_in(newsroom)
    ask(newsroom, "what became of the hidden reserve", where=CLOSED, times=2)
    ask(newsroom, "what became of the hidden Reserve?", where=CLOSED)
    ask(newsroom, WHO)
    (note,) = listed(newsroom, MONDAY)
    assert "nothing answers 2 questions" in note
    assert "1 question asked where closed collections are read" in note
    assert "reserve" not in note.casefold()


def test_without_the_wish_nothing_is_listed_and_a_question_of_the_button_is_told_as_ever(
    newsroom: Newsroom,
) -> None:
    opted_in(newsroom, '{notes: ["file:open.jsonl"]}')
    ask(newsroom, WHO)
    assert listed(newsroom, MONDAY) == []
    opted_in(newsroom)
    Unanswered(newsroom.application.store.engine).ask(OPEN, WHO, by=ANN, now=newsroom.clock.now())
    newsroom.later(minutes=3)
    assert len(newsroom.said(unanswered)) == 1
    assert listed(newsroom, MONDAY) == [], "each is told once"


def test_the_list_is_short_and_one_message_in_a_chat(newsroom: Newsroom) -> None:
    opted_in(newsroom, '{notes: ["slack:C012NOTES"], unanswered: weekly}')
    drawing = Drawing(newsroom.application.home.folder, clock=newsroom.clock.now)
    newsroom.press = replace(newsroom.press, messengers={Platform.SLACK: drawing})
    for number in range(20):
        ask(newsroom, f"what became of case {number} {'and so on ' * 40}", times=number + 1)
    newsroom.clock.at = MONDAY
    assert sought(newsroom.press, MONDAY)
    (reply,) = drawing.replies
    assert len(reply.rows) == MAX_LISTED + 1
    assert reply.rows[-1][0] == "+5 more"
    assert reply.rows[0][0].startswith("what became of case 19 ")
    assert reply.notice == IN_CHAT
    message = message_of(reply)
    assert message is not None
    assert problems(message) == []
    assert "communique " not in message["text"]
    assert discord_message_of(reply) is not None


@pytest.mark.parametrize("words", ["???", "北京的隧道是谁设计的？", "¿Quién diseñó el túnel?"])
def test_questions_of_any_script_are_grouped_by_their_words(newsroom: Newsroom, words: str) -> None:
    opted_in(newsroom)
    ask(newsroom, words)
    ask(newsroom, words.upper(), where=destination("slack:C012ABC"))
    questions = Unanswered(newsroom.application.store.engine).remembered(until=MONDAY)
    (one,) = grouped(questions)
    assert one.times == 2
