from __future__ import annotations

import pytest

from bot.chat.form import Choice, Field, Form, Kind
from bot.chat.topics import Topics
from bot.rendering.slack.form import form_view
from bot.rendering.slack.message import message_of
from bot.slack_adapter.topics import view
from tests.bot.rendering.slack.kinds import KINDS
from tests.slack.seen import seen


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_message_can_be_seen_and_reads_well(name: str) -> None:
    message = message_of(KINDS[name])
    assert message is not None
    lines = seen(message).splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert not any(line.startswith("(") for line in lines)
    assert lines[0].startswith("*")


def test_a_home_tab_is_seen_with_its_headings_and_channels() -> None:
    home = {
        "type": "home",
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Next"}},
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            {"type": "channel", "channel_id": "C012ABC"},
                            {"type": "text", "text": ", asked by "},
                            {"type": "user", "user_id": "U012ABC"},
                        ],
                    }
                ],
            },
        ],
    }
    assert seen(home) == "*Next*\n\n#C012ABC, asked by @U012ABC\n"


def test_a_dialogue_is_seen_with_what_can_be_chosen_and_pressed() -> None:
    page = seen(view(Topics(("trade", "energy"), ("energy",), 3), "C012ABC"))
    assert page.startswith("*Topics*\n")
    assert "  [ ] trade  [x] energy\n" in page
    assert page.endswith("[ Post these ]  [ Cancel ]\n")


def test_a_form_is_seen_with_what_stands_in_its_fields() -> None:
    fields = (
        Field("at", "Time of day", hint="As 08:00.", value=("07:30",)),
        Field("words", "Words", Kind.TEXT, value=("gas\noil",)),
        Field("kind", "What it is", Kind.ONE, value=("feed",), choices=(Choice("feed"), Choice("page"))),
        Field("to", "Channels", Kind.CHANNELS, value=("slack:C012ABC",)),
    )
    page = seen(form_view(Form("begun", "Edit a briefing", fields)))
    assert page.startswith("*Edit a briefing*\n\nTime of day\n  [ 07:30  ")
    assert "_As 08:00._\n\nWords\n  [ gas  " in page
    assert "  [x] feed  [ ] page\n" in page
    assert "Channels\n[ Choose channels ▾ ]  #C012ABC\n" in page


def test_a_line_is_seen_as_its_head_its_quote_and_its_source() -> None:
    message = message_of(KINDS["fact"])
    assert message is not None
    page = seen(message).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "1  ! sources disagree                                        [ Open… ▾ ]\n\n"
        "┃ “The port authority said the tunnel will open in *March 2026*.”\n"
        "[Harbour Post] · 19 May 2024 · one source\n"
        "┃ _disagrees:_ “[…] is now expected to open in *autumn 2026* […]”\n"
    ) in page
