"""Channels with a clearance that another organisation reads."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_adapter.channels import Channels
from bot.slack_adapter.clearances import read_outside, withheld_told
from config import parse
from config.addresses import closed_to
from config.destination import destination
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from config.destination import Destination

CONFIGURATION = parse(
    """
timezone: UTC
collections:
  public: {paths: [public]}
  board:
    paths: [board]
    allow: ["slack:C0BOARD", "slack:C0SHARED", "slack:C0HIDDEN", "slack:G0OLD", "slack:U0ANNA", "slack:#x"]
""",
    path="test",
    folder=Path(),
)
SHARED, OLD = destination("slack:C0SHARED"), destination("slack:G0OLD")
"""Private channels of long ago have ids that begin with a G."""


def test_a_channel_that_another_organisation_reads_keeps_no_clearance() -> None:
    async def found() -> frozenset[Destination]:
        async with slack_serving() as slack:
            slack.add_channel("C0BOARD", "board")
            slack.add_channel("C0SHARED", "with-others", is_ext_shared=True)
            slack.add_channel("G0OLD", "old", is_private=True, is_ext_shared=True)
            slack.add_channel("C0HIDDEN", "hidden", bot=False, is_private=True, is_ext_shared=True)
            client = AsyncWebClient(token=BOT_TOKEN, base_url=slack.url, retry_handlers=[])
            outside = await read_outside(CONFIGURATION, Channels(client, lambda: 0.0))
            assert slack.called == {"conversations.info": 4}
            return outside

    outside = asyncio.run(found())
    assert outside == {SHARED, OLD}
    narrowed = closed_to(CONFIGURATION, outside)
    assert narrowed.visible_to(SHARED) == {"public"}
    assert narrowed.visible_to(destination("slack:C0BOARD")) == {"public", "board"}
    sentence, other = withheld_told(outside)
    assert sentence.startswith("slack:C0SHARED is shared with another organisation")
    assert other.startswith("slack:G0OLD is shared")
    assert "board" not in sentence
