"""Forgetting: whoever asks sees what is kept of them and has it deleted; nobody else can have that done."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.chat import TAKING_BACK, Chat
from bot.chat.click import Click
from bot.chat.forgetting import CANNOT_BE_UNDONE, FORGOTTEN, NOTHING, SURE, TITLE
from bot.chat.help import OWN_NAMES
from bot.chat.limits import Limits
from briefings.reply import Verb
from config.destination import destination
from tests.bot.delivery.newsroom import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.reply import Reply
    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far."
ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")
ALONE = Asker(ANN, ANN)
NOT_HERE = "Guests are answered in channels only."


@pytest.fixture
def chat(newsroom: Newsroom) -> Iterator[Chat]:
    newsroom.write("post", COST)
    with closing(Chat(newsroom.application, OWN_NAMES)) as one:
        yield one


def typed(chat: Chat, asker: Asker, line: str) -> Reply:
    reply = chat.typed(asker, line).reply
    assert reply is not None
    return reply


def clicked(chat: Chat, asker: Asker, value: str = "") -> Reply:
    outcome = chat.clicked(asker, Click(Verb.FORGET, value=value))
    assert outcome.replaces
    assert outcome.reply is not None
    return outcome.reply


def test_somebody_of_whom_nothing_is_kept_is_told_so(chat: Chat) -> None:
    reply = typed(chat, ALONE, "forget-me")
    assert (reply.title, reply.notice, reply.actions) == (TITLE, NOTHING, ())


@pytest.mark.parametrize("barred", ["", NOT_HERE])
def test_it_is_shown_then_asked_and_then_gone_for_guests_too(chat: Chat, barred: str) -> None:
    answer = typed(chat, ALONE, "ask harbour tunnel")
    typed(chat, ALONE, "subscribe --at 08:00")
    asker = Asker(ANN, ANN, member=not barred, barred=barred, private=barred)
    shown = typed(chat, asker, "forget-me")
    told = ("1 answer that you were shown", "will be deleted")
    assert told not in shown.rows or shown.rows[0] == told  # it may wait to be written
    assert ("1 digest or follow", "will be deleted") in shown.rows
    (button,) = shown.actions
    asked = clicked(chat, asker, button.value)
    assert asked.notice == CANNOT_BE_UNDONE
    assert chat.recent.find(answer.handle or "") is not None, "nothing is deleted before that"
    (sure,) = asked.actions
    done = clicked(chat, asker, sure.value)
    assert done.title == FORGOTTEN
    assert ("1 answer that you were shown", "deleted") in done.rows
    assert chat.recent.find(answer.handle or "") is None
    assert typed(chat, asker, "forget-me").notice == NOTHING
    assert clicked(chat, asker, SURE).rows == (), "a second time changes nothing"


def test_a_button_is_about_whoever_clicks_it(chat: Chat) -> None:
    answer = typed(chat, Asker(ANN, OPEN), "ask harbour tunnel")
    clicked(chat, Asker(BOB, OPEN), SURE)
    assert chat.recent.find(answer.handle or "") is not None


@pytest.mark.parametrize("line", ["forget-me", "Forget me.", "/communique forget-me", "/forget-me"])
def test_it_can_be_said_in_a_conversation_of_ones_own(chat: Chat, line: str) -> None:
    reply = chat.addressed(ALONE, line).reply
    assert reply is not None
    assert reply.title == TITLE


def test_it_is_not_told_where_others_read_along(chat: Chat) -> None:
    reply = chat.addressed(Asker(ANN, OPEN), "forget-me", for_all=True).reply
    assert reply is not None
    assert reply.title != TITLE
    assert "/communique forget-me" in reply.notice


def test_who_asks_a_lot_is_told_once_where_others_read_along_and_each_time_where_not(
    newsroom: Newsroom,
) -> None:
    newsroom.write("post", COST)
    with closing(Chat(newsroom.application, OWN_NAMES, limits=Limits(person=2, channel=0))) as limited:
        asker = Asker(ANN, OPEN)
        first = [limited.addressed(asker, "harbour tunnel").reply for _ in range(4)]
        assert [one is None for one in first] == [False, False, False, True]
        assert first[2] is not None
        assert first[2].notice.startswith("You have asked a lot in a short time: go on in ")
        for outcome in (limited.typed(asker, "ask tunnel"), limited.clicked(asker, Click(Verb.SHARE))):
            assert outcome.reply == first[2]
        newsroom.clock.at += timedelta(minutes=1)
        assert typed(limited, asker, "ask harbour tunnel").items()


def test_who_has_asked_a_lot_can_be_forgotten_and_take_things_back_at_once(newsroom: Newsroom) -> None:
    with closing(Chat(newsroom.application, OWN_NAMES, limits=Limits(person=1, channel=0))) as limited:
        typed(limited, ALONE, "subscriptions")
        assert "in a short time" in typed(limited, ALONE, "subscriptions").notice
        assert typed(limited, ALONE, "forget-me").title == TITLE
        said = limited.addressed(ALONE, "forget me").reply
        assert said is not None
        assert said.title == TITLE
        assert clicked(limited, ALONE).notice == CANNOT_BE_UNDONE
        for verb in TAKING_BACK:
            reply = limited.clicked(ALONE, Click(verb, value="none of ours")).reply
            assert reply is None or "in a short time" not in reply.notice
