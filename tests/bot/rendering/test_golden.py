"""What people see, byte for byte. `UPDATE_GOLDEN=1 pytest tests/bot/rendering` draws it anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.rendering.html import Look, fragment_of
from bot.rendering.text import text_of
from tests.builders import ask_reply, disagreement_reply, morning_reply, nothing_reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefings.reply import Reply

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
REPLIES = {
    "morning": morning_reply(),
    "ask": ask_reply(),
    "nothing": nothing_reply(),
    "disagreement": disagreement_reply(),
}


def in_all_looks(reply: Reply) -> str:
    return "\n".join(fragment_of(reply, look) for look in Look)


@pytest.mark.parametrize("name", REPLIES)
@pytest.mark.parametrize(("ending", "drawn"), [("txt", text_of), ("html", in_all_looks)])
def test_a_reply_is_drawn_as_agreed(name: str, ending: str, drawn: Callable[[Reply], str]) -> None:
    page, file = drawn(REPLIES[name]), GOLDEN / f"{name}.{ending}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(page, "utf-8")
    assert page == file.read_text("utf-8")
