"""What people see in Slack, byte for byte; `UPDATE_GOLDEN=1` draws it anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot.rendering.slack.message import message_of
from tests.bot.rendering.slack.kinds import KINDS
from tests.slack.blocks import problems

GOLDEN = Path(__file__).resolve().parents[3] / "golden"


@pytest.mark.parametrize("name", KINDS)
def test_a_reply_of_every_kind_is_drawn_as_agreed(name: str) -> None:
    message = message_of(KINDS[name])
    assert message is not None
    blocks = json.dumps(message["blocks"], ensure_ascii=False, indent=1) + "\n"
    for drawn, ending in ((blocks, "slack.json"), (message["text"] + "\n", "slack.txt")):
        file = GOLDEN / f"{name}.{ending}"
        if os.environ.get("UPDATE_GOLDEN"):
            file.write_text(drawn, "utf-8")
        assert drawn == file.read_text("utf-8")
    assert problems(message) == []
