"""What admins see on Discord where it is not as on Slack, over the demo, drawn from what was really sent.

`python -m tests.papers` puts it into docs/admin.md.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.scenarios.board import Album
from tests.scenarios.discord.scene import ANNA, buttons
from tests.scenarios.discord.stage import staged
from tests.scenarios.discord.storyboard import INSTEAD, STARTED, drawn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BRIEFINGS, EDIT = "communique-admin briefings", "Edit"


def pictures(folder: Path) -> Mapping[str, str]:
    """All pictures, as Markdown by name; the same each time.

    Args:
        folder: empty.
    """
    album = Album(drawn, INSTEAD)
    asyncio.run(_played(album, folder))
    return album.pictures


async def _played(album: Album, folder: Path) -> None:
    async with staged(folder / "newsroom", STARTED, documents=False, begun=False) as stage:
        page = await stage.typed(BRIEFINGS, by=ANNA, name="morning")
        await stage.discord.click(ANNA, page, buttons(page)[EDIT])
        await stage.discord.until(lambda: ANNA in stage.discord.modals)
        album.take("briefing-form", stage.discord.modals[ANNA])
        before = await stage.before(ANNA, page.channel)
        await stage.discord.submit_modal(ANNA, {"title": "Early briefing", "at": "07:30"})
        album.take("change", await stage.after(ANNA, page.channel, before))
