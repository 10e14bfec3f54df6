"""What people see in Discord, byte for byte; `UPDATE_GOLDEN=1` draws it anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot.rendering.discord.message import message_of
from tests.bot.rendering.discord.as_read import as_read
from tests.bot.rendering.slack.kinds import KINDS
from tests.discord.payloads import problems

GOLDEN = Path(__file__).resolve().parents[3] / "golden"


@pytest.mark.parametrize("name", KINDS)
def test_a_reply_of_every_kind_is_drawn_as_agreed(name: str) -> None:
    message = message_of(KINDS[name])
    assert message is not None
    payload = json.dumps(message, ensure_ascii=False, indent=1) + "\n"
    for drawn, ending in ((payload, "discord.json"), (as_read(message), "discord.txt")):
        file = GOLDEN / f"{name}.{ending}"
        if os.environ.get("UPDATE_GOLDEN"):
            file.write_text(drawn, "utf-8")
        assert drawn == file.read_text("utf-8")
    assert problems(message, kind="message") == []
