from __future__ import annotations

import pytest

from bot.rendering.slack.message import message_of
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
