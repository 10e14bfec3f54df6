"""What admins see on Slack, over the demo: every page, form and answer, drawn from what was really sent.

`python -m tests.papers` puts it into docs/admin.md.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from tests.scenarios.board import Album
from tests.scenarios.slack.scene import ANNA, BEN, button
from tests.scenarios.slack.stage import ADMINS, DRAFTS, NEWSROOM, PATIENCE, staged
from tests.scenarios.slack.storyboard import INSTEAD, STARTED, drawn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.scenarios.slack.stage import Stage
    from tests.slack.message import Message

DORA = "U0DORA"
"""An admin too."""

EDIT, APPLY = "Edit", "Make it so"
FEED = "https://gazette.example.org/feed.xml"


def pictures(folder: Path) -> Mapping[str, str]:
    """All pictures, as Markdown by name; the same each time.

    Args:
        folder: empty.
    """
    instead = {f"#{ADMINS}": "#admins", f"#{DRAFTS}": "#drafts", re.escape(str(folder / "newsroom")): "/srv"}
    album = Album(drawn, INSTEAD | instead)
    asyncio.run(_played(album, folder))
    return album.pictures


async def _played(album: Album, folder: Path) -> None:
    async with staged(folder / "newsroom", STARTED) as stage:
        await _briefing(album, stage)
        await _at_once(album, stage)
        await _topics_and_keywords(album, stage)
        await _sources(album, stage)
        await _channels_and_access(album, stage)
        await _slower(album, stage)
        await _nobody(album, stage)


async def _briefing(album: Album, stage: Stage) -> None:
    """Listed, opened, edited, made so, undone; and all of it in the history."""
    every = await stage.typed("/communique briefings", by=ANNA)
    album.take("briefings", every)
    page = await stage.clicked(every, "Open morning", by=ANNA)
    album.take("briefing", page)
    await _form(album, stage, "briefing-form", page, EDIT)
    shown = await _entered(stage, page, {"title": "Early briefing", "at": "07:30"})
    album.take("change", shown)
    made = await stage.clicked(shown, APPLY, by=ANNA)
    album.take("made", made)
    album.take("undone", await stage.clicked(made, "Undo version 2", by=ANNA))
    album.take("history", await stage.typed("/communique history", by=ANNA))
    album.take("mistaken", await stage.filled_in(page, EDIT, {"at": "half past"}, by=ANNA))


async def _at_once(album: Album, stage: Stage) -> None:
    """Before it comes, without its hour, and gone."""
    page = await stage.typed("/communique briefings morning", by=ANNA)
    album.take("preview", await stage.clicked(page, "Preview", by=ANNA), longest=14)
    asked = await stage.clicked(page, "Send now", by=ANNA)
    album.take("send-now", asked)
    album.take("sent", await stage.clicked(asked, "Send it now", by=ANNA))
    album.take("delete", await stage.clicked(page, "Delete", by=ANNA))


async def _topics_and_keywords(album: Album, stage: Stage) -> None:
    every = await stage.typed("/communique topics", by=ANNA)
    album.take("topic", await stage.clicked(every, "Open energy", by=ANNA))
    await _form(album, stage, "topic-form", every, "New topic")
    entered = {"name": "harbour", "words": "harbour, tunnel, toll", "aliases": "toll: fare, fee"}
    album.take("topic-change", await _entered(stage, every, entered))
    every = await stage.typed("/communique keywords", by=ANNA)
    keyword = {"words": "toll", "channels": [DRAFTS]}
    album.take("keyword-change", await stage.filled_in(every, "New keyword", keyword, by=ANNA))


async def _sources(album: Album, stage: Stage) -> None:
    every = await stage.typed("/communique sources", by=ANNA)
    album.take("sources", every)
    await _form(album, stage, "source-form", every, "Add a source")
    album.take("source-change", await _entered(stage, every, {"location": FEED, "kind": "feed"}))
    album.take("folder", await stage.filled_in(every, "Add a source", {"location": "/srv/board"}, by=ANNA))


async def _channels_and_access(album: Album, stage: Stage) -> None:
    every = await stage.typed("/communique channels", by=ANNA)
    album.take("channels", every)
    await _form(album, stage, "channel-form", every, "What comes here")
    album.take("channel-change", await _entered(stage, every, {"briefings": []}))
    every = await stage.typed("/communique access", by=ANNA)
    album.take("access", every)
    closed = {"everyone": "no", "allow": [DRAFTS]}
    album.take("access-change", await stage.filled_in(every, "Who may see public", closed, by=ANNA))


async def _slower(album: Album, stage: Stage) -> None:
    """Two admins at once: the one who was slower."""
    stage.slack.add_user(DORA, "dora", is_admin=True)
    stage.slack.channel(NEWSROOM).members.add(DORA)
    hers = await stage.typed("/communique briefings morning", by=ANNA)
    theirs = await stage.typed("/communique briefings morning", by=DORA)
    first = await stage.filled_in(hers, EDIT, {"title": "Dawn briefing"}, by=ANNA)
    second = await stage.filled_in(theirs, EDIT, {"at": "18:00"}, by=DORA)
    await stage.clicked(first, APPLY, by=ANNA)
    album.take("slower", await stage.clicked(second, APPLY, by=DORA))


async def _nobody(album: Album, stage: Stage) -> None:
    album.take("unknown", await stage.typed("/communique briefings mornign", by=ANNA))
    album.take("no-admin", await stage.typed("/communique briefings", by=BEN))


async def _form(album: Album, stage: Stage, name: str, message: Message, label: str) -> None:
    """A form that a button opens, as it stands before anything is entered."""
    await stage.slack.click(ANNA, message, **button(message, label))
    await stage.slack.until(lambda: ANNA in stage.slack.views, within=PATIENCE)
    album.take(name, stage.slack.views[ANNA])


async def _entered(stage: Stage, message: Message, entered: Mapping[str, object]) -> Message:
    """What comes of the form that is open over a message."""
    before = await stage.before(ANNA, message.channel)
    await stage.slack.submit(ANNA, entered)
    return await stage.after(ANNA, message.channel, before)
