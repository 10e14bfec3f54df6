"""What somebody says to the bot: courtesies, slips, lines of the last answer, and topics."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.asking import FOR_YOU_ALONE
from bot.chat.chat import Chat
from bot.chat.courtesies import HELLO, WELCOME
from bot.chat.help import OWN_NAMES
from bot.chat.last import NO_LINES_YET
from bot.chat.typed import question
from briefings.reply import Verb
from config.destination import destination
from tests.bot.delivery.newsroom import CLOSED, OPEN
from tests.corpus.index.damage import damage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.reply import Reply
    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far."
ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")


@pytest.fixture
def chat(newsroom: Newsroom) -> Iterator[Chat]:
    newsroom.write("post", COST)
    with closing(Chat(newsroom.application, OWN_NAMES)) as one:
        yield one


def said(chat: Chat, text: str, asker: Asker | None = None) -> Reply:
    reply = chat.addressed(asker or Asker(ANN, OPEN), text).reply
    assert reply is not None
    return reply


@pytest.mark.parametrize("text", ["hi", "Hello!", "good morning", "Привет"])
def test_a_greeting_is_returned_with_one_line_of_help(chat: Chat, text: str) -> None:
    reply = said(chat, text)
    assert reply.notice == f"{HELLO} All that I do: /communique help"
    assert reply.actions == ()


def test_whoever_asks_when_the_disk_has_damaged_the_index_gets_the_answer(chat: Chat) -> None:
    before = said(chat, "harbour tunnel")
    damage(chat.application.home.index, COST)
    assert said(chat, "harbour tunnel").items() == before.items()


@pytest.mark.parametrize("text", ["thanks", "Thank you!", "danke"])
def test_thanks_are_not_looked_up(chat: Chat, text: str) -> None:
    assert said(chat, text).notice == WELCOME


def test_a_question_that_begins_like_a_command_is_answered_and_the_command_named_beside(chat: Chat) -> None:
    reply = said(chat, "facts lighthouse keeper wages")
    assert reply.notice == "Nothing in 1 document answers that. Did you mean /fact?"
    assert not said(chat, "harbour tunnel").notice


@pytest.mark.parametrize("for_all", [True, False])
def test_a_question_that_begins_like_a_command_about_oneself_is_answered(
    chat: Chat,
    newsroom: Newsroom,
    for_all: bool,  # noqa: FBT001  a case
) -> None:
    newsroom.write(
        "minutes",
        "The plan for the harbour was approved by 41 members. "
        "They will follow up on the tunnel talks in June. "
        "Some 900 people subscribe to the ferry newsletter.",
    )
    for text, found in (
        ("plan for the harbour", "41"),
        ("follow up on the tunnel talks?", "June"),
        ("subscribe to the ferry newsletter", "900"),
    ):
        reply = chat.addressed(Asker(ANN, OPEN), text, for_all=for_all).reply
        assert reply is not None
        assert found in repr(reply.items())
        assert "Did you mean" not in reply.notice


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("follow up on the opera", " Did you mean /communique follow?"),
        ("plan for the opera", ""),
    ],
)
def test_where_nothing_answers_it_the_command_is_named_to_whom_it_is_for(
    chat: Chat, text: str, beside: str
) -> None:
    assert said(chat, text).notice == f"Nothing in 1 document answers that.{beside}"


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Subscribe tunnel, ferry --at 08:00", "subscribe tunnel, ferry --at 08:00"),
        ("follow 3", "follow 3"),
        ("plan", "plan"),
        (f"amend post --title {'long ' * 40}", "amend"),
    ],
)
def test_a_command_about_oneself_is_not_answered_to_all_who_are_told_what_to_type(
    chat: Chat, text: str, instead: str
) -> None:
    reply = chat.addressed(Asker(ANN, OPEN), text, for_all=True).reply
    assert reply is not None
    assert reply.notice == f"{FOR_YOU_ALONE} /communique {instead}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("why did the tunnel cost so much?", "ask why did the tunnel cost so much?"),
        ("why did it rise in 2023", "ask why did it rise in 2023"),
        ("why morning 05-20 #3", "why morning 05-20 #3"),
        ("why 3", "why 3"),
        ("open 2", "open 2"),
        ("open questions", "ask open questions"),
    ],
)
def test_why_asks_about_a_line_or_about_the_world(text: str, line: str) -> None:
    assert question(text) == line


@pytest.mark.parametrize("text", ["why 1", "open 1", "cite 1", "follow 1", "verify #1", "wrong 1"])
def test_a_number_means_the_line_of_the_last_answer_there(chat: Chat, text: str) -> None:
    said(chat, "harbour tunnel cost")
    reply = said(chat, text)
    assert reply.notice != NO_LINES_YET
    assert reply.title != "Not understood"
    assert "412" in repr(reply) or Verb.UNHIDE in {one.verb for one in reply.actions} or reply.rows
    assert "no line 9" in said(chat, "why 9").notice


@pytest.mark.parametrize("asker", [Asker(BOB, OPEN), Asker(ANN, CLOSED), Asker(ANN, ANN)])
def test_it_means_no_answer_of_somebody_else_nor_of_another_place(chat: Chat, asker: Asker) -> None:
    said(chat, "harbour tunnel cost")
    assert said(chat, "open 1", asker).notice == NO_LINES_YET


def test_the_last_answer_is_known_after_a_restart(chat: Chat, newsroom: Newsroom) -> None:
    said(chat, "harbour tunnel cost")
    chat.recent.close()
    with closing(Chat(newsroom.application, OWN_NAMES)) as anew:
        assert "412" in repr(said(anew, "open 1"))


def test_who_was_answered_nothing_means_the_last_briefing_that_came_there(
    chat: Chat, newsroom: Newsroom
) -> None:
    newsroom.brief()
    assert "412" in repr(said(chat, "open 1"))
    assert "has no line 9" in said(chat, "open 9").notice


def test_a_briefing_about_words_that_nothing_is_about_says_so(chat: Chat) -> None:
    assert said(chat, "brief zzzz").notice == "Nothing in 1 document is about that."


def test_a_slip_of_a_briefings_name_is_named_beside(chat: Chat, newsroom: Newsroom) -> None:
    name = next(iter(newsroom.application.configuration.briefings))
    assert said(chat, f"brief {name}x").notice.endswith(f"Did you mean /brief {name}?")
    assert said(chat, f"brief {name.upper()}").title == said(chat, f"brief {name}").title


def test_a_timeline_begins_with_what_is_nearest_and_has_more(chat: Chat, newsroom: Newsroom) -> None:
    newsroom.write(
        "annals",
        " ".join(f"Pier {year - 2000} of the harbour was finished in {year}." for year in range(2001, 2024)),
    )
    chat.freshness.now()
    reply = said(chat, "timeline harbour")
    assert len(reply.items()) == 12
    assert reply.items()[-1].label == "2023"
    assert Verb.MORE in {one.verb for one in reply.actions}
    assert reply.footer[0].startswith("12 of ")
