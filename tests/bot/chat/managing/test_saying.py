"""What pages and forms say of what is long, and of what is counted otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.managing import briefings, topics
from bot.chat.managing.forms import form_of
from bot.chat.proposals import Proposal
from bot.errors import UnknownName
from bot.rendering import wording
from bot.rendering.discord.message import message_of as on_discord
from bot.rendering.slack.message import message_of as on_slack
from bot.versions.change import Change
from config import parse
from config.schema import MAX_TOPIC_WORDS
from config.values import MAX_WORD_CHARS

WORDS = ", ".join(f"{number:03}{'w' * (MAX_WORD_CHARS - 3)}" for number in range(MAX_TOPIC_WORDS))
LONG = parse(
    f"""\
timezone: UTC
topics: {{{", ".join(f"topic {number}: {{words: [{WORDS}]}}" for number in range(8))}}}
briefings:
  monthly: {{cron: "0 8 L * *", to: [console], words: 300}}
""",
    path="communique.yaml",
    folder=Path("/"),
)


def test_topics_with_as_many_words_as_may_be_are_shown_on_every_platform() -> None:
    for reply in (topics.listing(LONG), topics.page(LONG, "topic 0")):
        assert on_slack(reply) is not None
        assert on_discord(reply) is not None


def test_a_briefing_that_is_counted_in_words_shows_no_number_of_lines() -> None:
    (lines,) = [one for one in briefings.settings(LONG, "monthly") if one.name == "lines"]
    assert lines.value == ()
    assert "words now: 300" in lines.hint


def test_what_a_dialogue_cannot_hold_is_set_on_the_console() -> None:
    for said in (wording.TOO_MUCH, wording.not_shown(3)):
        assert "communique config change" in said
        assert "configuration file" not in said


def test_a_collection_that_is_gone_is_called_a_collection() -> None:
    gone = Proposal("p1", Change("access.edit", "gone"), 1)
    with pytest.raises(UnknownName, match="no collection 'gone'"):
        form_of(gone, LONG)
