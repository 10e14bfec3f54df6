"""Notes to the admins."""

from __future__ import annotations

from bot.rendering.text import text_of
from briefings.replies.note import note


def test_a_note_says_what_is_wrong_with_each_thing_and_what_helps() -> None:
    rows = [("slack:#briefings", "the bot is not in this channel"), ("file:out.jsonl", "the disk is full")]
    reply = note("2 destinations cannot be reached", rows, "Invite the bot to the channel.")
    assert text_of(reply).split("\n") == [
        "2 destinations cannot be reached",
        "",
        "slack:#briefings  the bot is not in this channel",
        "file:out.jsonl    the disk is full",
        "",
        "Invite the bot to the channel.",
        "",
    ]
    assert reply.push == "2 destinations cannot be reached"


def test_a_note_may_be_one_line() -> None:
    assert text_of(note("The platform answers again.")) == "The platform answers again.\n"
