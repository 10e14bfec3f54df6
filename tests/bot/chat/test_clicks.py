"""Clicks on an answer as a whole: what is posted is what may be seen where it is clicked, at that moment."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.click import Click
from bot.chat.help import OWN_NAMES
from bot.chat.outcome import Outcome
from bot.chat.trouble import ANSWER_IS_GONE, ASKERS_ONLY, DID_NOT_WORK, MEMBERS_ONLY, said
from bot.ledger import Ledger
from bot.rendering import handles
from briefings.phrases import VERIFIED
from briefings.reply import OF_AN_ANSWER, Verb
from config.destination import destination
from tests.bot.delivery.newsroom import CLOSED, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far."
DELAY = "The harbour tunnel opens in March 2027 instead."
ANN = destination("slack:U012ANN")
ALONE = "Guests are answered in channels only."


@pytest.fixture
def chat(newsroom: Newsroom) -> Iterator[Chat]:
    newsroom.write("post", COST)
    newsroom.write("ledger", DELAY)
    with closing(Chat(newsroom.application, OWN_NAMES)) as one:
        yield one


def asked(chat: Chat, asker: Asker) -> str:
    """The handle of an answer with both lines."""
    reply = chat.typed(asker, "ask harbour tunnel").reply
    assert reply is not None
    assert len(reply.items()) == 2
    return reply.handle or ""


def _handle(outcome: Outcome) -> str:
    assert outcome.reply is not None
    return outcome.reply.handle or ""


def posted(outcome: Outcome) -> str:
    """Everything that is posted, whoever would say it."""
    (post,) = outcome.posts
    return repr(post.reply)


def test_an_answer_is_shared_as_it_was_shown(chat: Chat) -> None:
    asker = Asker(ANN, OPEN)
    said = posted(chat.clicked(asker, Click(Verb.SHARE, handle=asked(chat, asker))))
    assert COST in said
    assert DELAY in said


def test_what_was_closed_meanwhile_is_not_shared_nor_said_in_its_notification(
    chat: Chat, newsroom: Newsroom
) -> None:
    asker = Asker(ANN, OPEN)
    handle = asked(chat, asker)
    newsroom.shut("post")
    said = posted(chat.clicked(asker, Click(Verb.SHARE, handle=handle)))
    assert "412" not in said
    assert DELAY in said


def test_what_was_hidden_meanwhile_is_not_shared(chat: Chat) -> None:
    asker = Asker(ANN, OPEN)
    handle = asked(chat, asker)
    reply = chat.recent.reply(handle)
    assert reply is not None
    gone = next(one for one in reply.items() if one.statements[0].quote.text == COST)
    chat.clicked(asker, Click(Verb.WRONG, handle=handle, line=str(gone.number)))
    assert "412" not in posted(chat.clicked(asker, Click(Verb.SHARE, handle=handle)))


@pytest.mark.parametrize("verb", [*sorted(OF_AN_ANSWER), Verb.USEFUL])
def test_what_was_answered_in_a_place_is_not_known_in_another(chat: Chat, verb: Verb) -> None:
    handle = asked(chat, Asker(ANN, CLOSED))
    for elsewhere in (OPEN, ANN):
        assert chat.clicked(Asker(ANN, elsewhere), Click(verb, handle=handle)) == Outcome(
            said(ANSWER_IS_GONE)
        )


def test_what_is_kept_from_a_closed_place_is_answered_anew_for_who_sees_less_alone(
    chat: Chat, newsroom: Newsroom
) -> None:
    newsroom.shut("post")
    there = Asker(ANN, CLOSED)
    closed = chat.typed(there, "ask harbour tunnel").reply
    assert closed is not None
    (post,) = chat.clicked(there, Click(Verb.KEEP, handle=closed.handle or "")).posts
    alone = chat.typed(Asker(ANN, ANN), "ask harbour tunnel").reply
    assert alone is not None
    assert post.reply == replace(alone, actions=(), handle=post.reply.handle)
    assert post.reply.handle != closed.handle
    line = chat.clicked(Asker(ANN, ANN), Click(Verb.VERIFY, handle=post.reply.handle or "", line="1")).reply
    assert line is not None
    assert line.title == VERIFIED


@pytest.mark.parametrize(
    "verb", [Verb.SHARE, Verb.THREAD, Verb.KEEP, Verb.MORE, Verb.FOOTNOTES, Verb.MISSING]
)
def test_nobody_does_anything_with_somebody_elses_answer(chat: Chat, verb: Verb) -> None:
    handle = asked(chat, Asker(ANN, OPEN))
    outcome = chat.clicked(Asker(destination("slack:U012BOB"), OPEN), Click(verb, handle=handle))
    assert outcome == Outcome(said(ASKERS_ONLY))


@pytest.mark.parametrize("line", ["harbour tunnel", "fact harbour tunnel", f"check {COST}"])
def test_an_answer_that_everybody_sees_is_not_shared_once_more(chat: Chat, line: str) -> None:
    asker = Asker(ANN, OPEN)
    for for_all in (True, False):
        reply = chat.addressed(asker, line, for_all=for_all).reply
        assert reply is not None
        assert reply.items()
        assert (Verb.SHARE in {one.verb for one in reply.actions}) is not for_all
    for_all_again = chat.recent.find(_handle(chat.addressed(asker, "harbour tunnel", for_all=True)))
    assert for_all_again is not None
    longer = chat.clicked(asker, Click(Verb.MORE, handle=for_all_again.id)).reply
    assert longer is not None
    assert longer.items()
    assert Verb.SHARE not in {one.verb for one in longer.actions}


def test_an_answer_that_is_forgotten_is_to_be_asked_for_again(chat: Chat) -> None:
    assert chat.clicked(Asker(ANN, OPEN), Click(Verb.SHARE, handle="gone")) == Outcome(said(ANSWER_IS_GONE))


def test_what_was_asked_in_a_thread_is_shared_in_that_thread(chat: Chat) -> None:
    asker = Asker(ANN, OPEN)
    reply = chat.typed(asker, "ask harbour tunnel", thread="1.1").reply
    assert reply is not None
    (post,) = chat.clicked(asker, Click(Verb.SHARE, handle=reply.handle or "")).posts
    assert (post.where, post.thread) == (OPEN, "1.1")
    (root,) = chat.clicked(asker, Click(Verb.SHARE, handle=asked(chat, asker))).posts
    assert root.thread is None


def test_an_answer_of_a_thread_is_made_again_without_it(chat: Chat) -> None:
    asker = Asker(ANN, OPEN)
    reply = chat.typed(asker, "ask harbour tunnel", thread="1.1").reply
    assert reply is not None
    longer = chat.clicked(asker, Click(Verb.MORE, handle=reply.handle or "")).reply
    assert longer is not None
    assert longer.items()
    again = chat.recent.find(longer.handle or "")
    assert again is not None
    assert again.thread == "1.1"
    why = chat.clicked(asker, Click(Verb.WHY, handle=reply.handle or "", line="1")).reply
    assert why is not None
    assert why.title != DID_NOT_WORK


@pytest.mark.parametrize("line", ["subscribe --at 08:00", "follow x@1:0-5"])
def test_who_gets_nothing_alone_is_told_so_and_subscribes_to_nothing(
    chat: Chat, newsroom: Newsroom, line: str
) -> None:
    guest = Asker(ANN, OPEN, member=False, private=ALONE)
    handle = asked(chat, guest)
    newsroom.brief()
    assert chat.typed(guest, line).reply == said(ALONE)
    for click in (
        Click(Verb.KEEP, handle=handle),
        Click(Verb.FOLLOW, handle=handle, line="1"),
        Click(Verb.DIGEST, value="morning"),
    ):
        outcome = chat.clicked(guest, click)
        assert (outcome.reply, outcome.posts) == (said(ALONE), ())
    assert Ledger(chat.application.store.engine).subscriptions(to=ANN) == []


def test_a_digest_is_had_of_a_briefing_whose_name_is_too_long_for_a_button(
    chat: Chat, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handles, "MAX_CHARS", 5)
    newsroom.brief()
    handle = handles.handle_of("morning")
    assert handle != "morning"
    chat.clicked(Asker(ANN, OPEN), Click(Verb.DIGEST, value=handle))
    assert Ledger(chat.application.store.engine).subscriptions(to=ANN)


def test_who_is_no_member_hides_no_line(chat: Chat) -> None:
    guest = Asker(ANN, OPEN, member=False)
    outcome = chat.clicked(guest, Click(Verb.WRONG, handle=asked(chat, guest), line="1"))
    assert outcome.reply == said(MEMBERS_ONLY)
    assert len(chat.typed(guest, "ask harbour tunnel").reply.items()) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize("verb", [Verb.POST_HERE, Verb.NOT_HERE, Verb.APPROVE, Verb.REFUSE])
def test_only_an_admin_changes_anything_by_a_click(chat: Chat, verb: Verb) -> None:
    outcome = chat.clicked(Asker(ANN, OPEN), Click(verb, value="morning"))
    assert outcome.reply is not None
    assert "admin" in outcome.reply.notice
    assert not chat.application.version
