"""Held: the admins are told once of what may not have arrived, and decide about each by a click."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.settling import (
    ARRIVED_ALREADY,
    LEFT_OUT,
    NEVER_WRITTEN,
    NOT_KNOWN,
    NOTED,
    ON_ITS_WAY,
    SENT_AGAIN,
    decided_on,
)
from bot.chat.trouble import ADMINS_ONLY, said
from bot.delivery.held import LOOK, MEND, MOST_WITH_BUTTONS, held, in_chat
from bot.ledger.entries import LeftOut, Occurrence, Planned
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, Kind
from bot.rendering.discord.message import NO_BUTTON
from bot.rendering.discord.message import message_of as discord_message_of
from bot.rendering.slack.message import message_of
from briefings.reply import Verb
from config import load
from config.destination import Platform, destination
from tests.bot.delivery.newsroom import CLOSED, OPEN
from tests.bot.delivery.test_notes_in_chat import Drawing
from tests.slack.blocks import problems

if TYPE_CHECKING:
    from bot.ledger.entries import Delivery
    from briefings.reply import Reply
    from tests.bot.delivery.newsroom import Newsroom

ADMIN = Asker(destination("slack:U012ADA"), destination("slack:C012NOTES"), admin=True)
BOTH = (OPEN, CLOSED)
WITHOUT_A_WORD = "timed out"


def noted(room: Newsroom) -> Drawing:
    """Notes go to a channel on Slack, and to a file beside it; what is drawn for Slack is kept."""
    path = room.folder / "communique.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + 'admins: {notes: ["slack:C012NOTES", "file:notes.jsonl"]}\n', encoding="utf-8")
    room.application.configuration = load(path)
    drawing = Drawing(room.application.home.folder, clock=room.clock.now)
    room.press = replace(room.press, messengers={**room.press.messengers, Platform.SLACK: drawing})
    return drawing


def settled_as(room: Newsroom, state: DeliveryState) -> list[Delivery]:
    """This morning's briefing, of which each message came to this, as the ledger has them now."""
    room.write("post", "The harbour tunnel has cost 412 million euros so far.")
    room.brief(carried=False)
    claims = room.ledger.claim("test", "file", lease=timedelta(minutes=1), limit=9)
    assert {one.delivery.destination for one in claims} == set(BOTH)
    room.ledger.record([Outcome(one, state, wait=timedelta(0), reason=WITHOUT_A_WORD) for one in claims])
    room.later(minutes=3)
    return deliveries(room)


def deliveries(room: Newsroom) -> list[Delivery]:
    """Those of the morning briefing."""
    ((_, every),) = room.ledger.occurrences(subject="morning")
    return every


def states(room: Newsroom) -> set[DeliveryState]:
    """What became of them."""
    return {one.state for one in deliveries(room)}


def test_what_is_held_is_told_once_with_two_buttons_for_each_message(either: Newsroom) -> None:
    slack = noted(either)
    every = settled_as(either, DeliveryState.HELD)
    assert held(either.press, either.clock.now()) == 1
    either.later(hours=1)
    assert held(either.press, either.clock.now()) == 0
    (reply,) = slack.replies
    assert reply.title == "morning 2024-05-20 06:00: nobody knows whether it arrived"
    assert reply.notice == LOOK
    assert reply.rows == tuple(
        (f"{number}", str(one.destination), WITHOUT_A_WORD) for number, one in enumerate(every, 1)
    )
    assert [(one.verb, one.value, one.beside) for one in reply.actions] == [
        (verb, one.id, f"{number}")
        for number, one in enumerate(every, 1)
        for verb in (Verb.ARRIVED, Verb.RESEND)
    ]


def test_beside_a_shell_the_note_has_its_commands(newsroom: Newsroom) -> None:
    noted(newsroom)
    settled_as(newsroom, DeliveryState.HELD)
    held(newsroom.press, newsroom.clock.now())
    newsroom.carry()
    note = json.loads((newsroom.application.home.folder / "notes.jsonl").read_text(encoding="utf-8"))
    assert "communique ledger resolve ID --arrived, or --send-again" in " ".join(note["text"].split())


def test_what_failed_for_good_can_be_sent_again_and_has_not_arrived(newsroom: Newsroom) -> None:
    slack = noted(newsroom)
    every = settled_as(newsroom, DeliveryState.FAILED)
    held(newsroom.press, newsroom.clock.now())
    (reply,) = slack.replies
    assert reply.notice == MEND
    assert [(one.verb, one.value) for one in reply.actions] == [(Verb.RESEND, one.id) for one in every]


def drawn(reply: Reply) -> None:
    """It is one message on either platform, with all of its buttons."""
    message = message_of(reply)
    assert message is not None
    assert problems(message) == []
    assert "communique " not in message["text"]
    assert discord_message_of(reply) is not None
    assert NO_BUTTON not in repr(discord_message_of(reply))


def test_many_are_one_message_on_either_platform(newsroom: Newsroom) -> None:
    (one, _) = settled_as(newsroom, DeliveryState.HELD)
    ((occurrence, _),) = newsroom.ledger.occurrences(subject="morning")
    where = destination("discord:500000000000000001")
    many = [replace(one, id=f"{number:026}", destination=where, parts=3) for number in range(20)]
    reply = in_chat(occurrence, many)
    drawn(reply)
    assert len(reply.actions) == 2 * MOST_WITH_BUTTONS
    assert reply.rows[0] == ("1", f"{where}, part 1 of 3", WITHOUT_A_WORD)
    assert reply.rows[-1] == ("", "+12 more", "")


def test_what_an_admin_says_arrived_is_not_sent_again(either: Newsroom) -> None:
    one, other = settled_as(either, DeliveryState.HELD)
    reply = decided_on(either.application, ADMIN, one.id, arrived=True)
    assert (reply.title, reply.notice) == (str(one.destination), NOTED)
    assert states(either) == {DeliveryState.SENT, DeliveryState.HELD}
    for arrived in (True, False):
        again = decided_on(either.application, ADMIN, one.id, arrived=arrived)
        assert again.notice == ARRIVED_ALREADY
    assert decided_on(either.application, ADMIN, other.id, arrived=True).notice == NOTED
    either.carry()
    assert either.messages() == []
    assert states(either) == {DeliveryState.SENT}


@pytest.mark.parametrize("state", [DeliveryState.HELD, DeliveryState.FAILED])
def test_what_an_admin_sends_again_arrives_once_however_often_it_is_clicked(
    either: Newsroom, state: DeliveryState
) -> None:
    one, _ = settled_as(either, state)
    assert decided_on(either.application, ADMIN, one.id, arrived=False).notice == SENT_AGAIN
    assert decided_on(either.application, ADMIN, one.id, arrived=False).notice == ON_ITS_WAY
    assert decided_on(either.application, ADMIN, one.id, arrived=True).notice == ON_ITS_WAY
    either.carry()
    (message,) = either.messages()
    assert message["destination"] == str(one.destination)
    assert decided_on(either.application, ADMIN, one.id, arrived=False).notice == ARRIVED_ALREADY


def test_admins_alone_decide_and_of_what_is_there(newsroom: Newsroom) -> None:
    one, _ = settled_as(newsroom, DeliveryState.HELD)
    anybody = replace(ADMIN, admin=False)
    assert decided_on(newsroom.application, anybody, one.id, arrived=True) == said(ADMINS_ONLY)
    assert states(newsroom) == {DeliveryState.HELD}
    for unknown in ("", "%", "nobody", one.id[:5], one.id + "a"):
        assert decided_on(newsroom.application, ADMIN, unknown, arrived=True) == said(NOT_KNOWN)


def test_what_is_being_looked_for_or_was_left_out_or_never_written_is_said_to_be(newsroom: Newsroom) -> None:
    one, _ = settled_as(newsroom, DeliveryState.UNKNOWN)
    assert decided_on(newsroom.application, ADMIN, one.id, arrived=False).notice == ON_ITS_WAY
    for nominal, state, told in (
        ("2024-05-21T08:00", DeliveryState.SKIPPED, LEFT_OUT),
        ("2024-05-22T08:00", DeliveryState.FAILED, NEVER_WRITTEN),
    ):
        now = newsroom.clock.now()
        occurrence = Occurrence(Kind.BRIEFING, "noon", nominal, "UTC", "", now)
        newsroom.ledger.plan([Planned(occurrence, (OPEN,))], {})
        newsroom.ledger.leave_out([LeftOut(occurrence, (OPEN,), "not set up", state)])
        ((_, (left,)), *_) = newsroom.ledger.occurrences(subject=occurrence.id)
        assert decided_on(newsroom.application, ADMIN, left.id, arrived=True).notice == told
