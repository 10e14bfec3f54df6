"""Rating: one click says whether an answer was of use, another changes that; the export names nobody."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.click import Click
from bot.chat.help import OWN_NAMES
from bot.chat.rating import PERSON_CHARS, THANKS, Ratings, hashed
from bot.chat.trouble import ANSWER_IS_GONE, ASKERS_ONLY
from briefings.reply import Verb
from config.destination import destination
from tests.bot.delivery.newsroom import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far."
ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")
THUMBS = (Verb.USEFUL, Verb.NOT_USEFUL)


@pytest.fixture
def chat(newsroom: Newsroom) -> Iterator[Chat]:
    newsroom.write("post", COST)
    with closing(Chat(newsroom.application, OWN_NAMES)) as one:
        yield one


def asked(chat: Chat, asker: Asker, line: str = "ask harbour tunnel") -> str:
    """The handle of the answer."""
    reply = chat.typed(asker, line).reply
    assert reply is not None
    assert reply.items()
    assert [one.verb for one in reply.actions if one.verb in THUMBS] == list(THUMBS)
    return reply.handle or ""


def rated(chat: Chat, asker: Asker, verb: Verb, handle: str) -> str:
    outcome = chat.clicked(asker, Click(verb, handle=handle))
    assert outcome.reply is not None
    assert not outcome.posts
    return outcome.reply.notice


@pytest.mark.parametrize("asker", [Asker(ANN, OPEN), Asker(ANN, ANN)])
def test_a_click_is_remembered_with_the_question_and_the_quotes_and_the_next_one_changes_it(
    chat: Chat, newsroom: Newsroom, asker: Asker
) -> None:
    handle, ratings = asked(chat, asker), Ratings(newsroom.ledger.engine)
    assert rated(chat, asker, Verb.USEFUL, handle) == THANKS[True]
    (first,) = ratings.exported("key")
    assert (first["query"], first["command"], first["useful"]) == ("harbour tunnel", "ask", True)
    assert [one.partition("@")[0] for one in first["citations"]] == ["post"]
    assert (first["answer"], first["rated_at"]) == (handle, newsroom.clock.now().isoformat())
    newsroom.clock.at += timedelta(minutes=1)
    assert rated(chat, asker, Verb.NOT_USEFUL, handle) == THANKS[False]
    (second,) = ratings.exported("key")
    assert (second["useful"], second["rated_at"]) == (False, newsroom.clock.now().isoformat())
    assert json.loads(json.dumps(second)) == second


def test_an_answer_that_everybody_sees_has_no_thumbs(chat: Chat) -> None:
    reply = chat.addressed(Asker(ANN, OPEN), "harbour tunnel", for_all=True).reply
    assert reply is not None
    assert reply.items()
    assert not set(THUMBS) & {one.verb for one in reply.actions}


def test_an_answer_without_lines_has_none_either(chat: Chat) -> None:
    reply = chat.typed(Asker(ANN, OPEN), "ask zeppelins").reply
    assert reply is not None
    assert not reply.items()
    assert not set(THUMBS) & {one.verb for one in reply.actions}


def test_only_who_asked_rates_an_answer_and_only_one_that_is_known(chat: Chat, newsroom: Newsroom) -> None:
    handle = asked(chat, Asker(ANN, OPEN))
    assert rated(chat, Asker(BOB, OPEN), Verb.USEFUL, handle) == ASKERS_ONLY
    assert rated(chat, Asker(ANN, OPEN), Verb.USEFUL, "gone") == ANSWER_IS_GONE
    assert list(Ratings(newsroom.ledger.engine).exported("key")) == []


@given(one=st.text(min_size=1, max_size=20), other=st.text(min_size=1, max_size=20))
def test_a_person_is_a_hash_that_only_this_installation_makes(one: str, other: str) -> None:
    assert len(hashed(one, "key")) == PERSON_CHARS
    assert (hashed(one, "key") == hashed(other, "key")) == (one == other)
    assert hashed(one, "key") != hashed(one, "another key")
