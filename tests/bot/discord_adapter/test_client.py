"""The client as it is made, before it connects."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
import pytest

from bot.discord_adapter.client import Client
from bot.discord_adapter.identifying import Identifying
from bot.discord_adapter.syncing import commands_of
from config.settings import DISCORD_API_URL, DISCORD_COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable


def _connecting() -> None:
    Client(api_url=DISCORD_API_URL, wanted=("guilds",), identifying=Identifying(time.monotonic))


def _syncing() -> None:
    commands_of(DISCORD_COMMANDS)


@pytest.mark.parametrize("make", [_connecting, _syncing])
def test_what_voice_would_need_is_not_warned_of(
    make: Callable[[], None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(discord.VoiceClient, "warn_nacl", True)
    monkeypatch.setattr(discord.VoiceClient, "warn_dave", True)
    make()
    assert not caplog.records
