"""The storyboard: every kind of message on Discord, over the demo, drawn from what was really sent.

`python -m tests.papers` puts it into docs/discord.md.
"""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.bot.rendering.discord.as_read import as_read
from tests.discord.message import Message
from tests.scenarios.board import Board
from tests.scenarios.discord.scene import ANNA, BEN, buttons
from tests.scenarios.discord.stage import ADMINS, DRAFTS, FORUM, HARBOUR, NEWSROOM, QUAY, staged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.scenarios.discord.stage import Stage

STARTED = "2024-05-20T05:30:00+00:00"
"""Half past seven in Stockholm."""

INSTEAD = {
    f"<#{NEWSROOM}>": "#newsroom",
    f"<#{DRAFTS}>": "#drafts",
    f"<#{QUAY}>": "#quay",
    f"<#{FORUM}>": "#mornings",
    f"<@{BEN}>": "@ben",
    r"reference( ·|\*?) ?[0-9a-f]{8}": r"reference\1 4f1c09ab",
}
"""Discord shows the names of channels and people; a reference leads into the log."""

PIPELINE = "pipeline-and-berth-62.txt"
RECOUNT = """\
---
title: The recount
publisher: Halden Bay Post
date: 2024-05-20
---
Chinese customs put the exchange of goods in 2023 at $244.5 billion.
"""
DRAFT = (
    "Trade between Russia and China grew by 47 percent in 2023. "
    "Power of Siberia carried 22.7 billion cubic metres to China in 2023. "
    "Six deputy prime ministers have come along."
)

INPUT, INPUT_WIDTH = 4, 48
"""The `type` of a field to type in, and how wide it is drawn at the least, in characters."""

_INSTANT = re.compile(r"<t:(\d+)(?::\w)?>")


def storyboard(folder: Path) -> str:
    """All pictures as Markdown; the same each time.

    Args:
        folder: empty.
    """
    board = Board(drawn, INSTEAD | {re.escape(str(folder / "newsroom")): "/srv"})
    asyncio.run(_played(board, folder))
    return board.page()


def drawn(picture: Message | Mapping[str, Any]) -> str:
    """A message, without the frames of its code, or a dialogue; instants by a clock in Stockholm."""
    if not isinstance(picture, Message):
        return "\n".join(_dialogue(picture))
    words = f"{picture.content}\n" if picture.content else ""
    read = words + as_read({"components": picture.components})
    return _INSTANT.sub(_instant, read.replace("```\n", ""))


def _dialogue(modal: Mapping[str, Any]) -> Iterator[str]:
    yield from (modal["title"], "")
    for one in modal["components"]:
        yield from filter(None, [one["label"], one.get("description", "")])
        yield from (*_field(one["component"]), "")
    yield "[ Cancel ]   [ Submit ]"


def _field(component: Mapping[str, Any]) -> Iterator[str]:
    """What can be entered in a field of a dialogue, with what stands there."""
    if component["type"] == INPUT:
        standing = component.get("value", "").split("\n")
        yield from (f"  [ {line:<{INPUT_WIDTH}} ]" for line in standing)
    elif "options" in component:
        ticked = (f"[{'x' if one.get('default') else ' '}] {one['label']}" for one in component["options"])
        yield "  " + "  ".join(ticked)
    else:
        channels = (f"<#{one['id']}>" for one in component.get("default_values", ()))
        yield "  " + "  ".join([f"[ {component['placeholder']} ▾ ]", *channels])


def _instant(found: re.Match[str]) -> str:
    at = datetime.fromtimestamp(int(found[1]), ZoneInfo("Europe/Stockholm"))
    return f"{at.day} {at:%B %Y %H:%M}"


async def _played(board: Board, folder: Path) -> None:
    async with staged(folder / "newsroom", STARTED) as stage:
        await _briefing(board, stage)
        await _questions(board, stage)
        await _lines(board, stage)
        await _checking(board, stage)
        await _handing_in(board, stage)
        await _keywords(board, stage)
        await _arrival(board, stage)
        await _small_things(board, stage)
        await _later(board, stage)
    async with staged(folder / "empty", STARTED, documents=False) as stage:
        stage.discord.join_guild(HARBOUR)
        (hello,) = await stage.discord.seen(ANNA, QUAY)
        board.chapter("With nothing to read", "Before the first document:")
        board.show("Added to a server:", hello)


async def _briefing(board: Board, stage: Stage) -> None:
    await stage.until("2024-05-20T06:01:00+00:00")
    posted = stage.posted(NEWSROOM)
    board.chapter(
        "The briefing at eight",
        "One menu opens any of its lines. In a forum the same is a post of its own.",
    )
    for number, message in enumerate(posted):
        board.show("In the channel:" if not number else "And below it:", message, longest=200)
    (post,) = stage.discord.threads(FORUM)
    board.words("In a forum, the title of its post:", post.name)
    own = await stage.clicked(posted[-1], "Get mine by DM", by=ANNA)
    board.show("**Get mine by DM**:", own)
    why = await stage.said("why 3", where=NEWSROOM, reply_to=posted[0])
    board.show("Somebody replies “why 3” to it; everybody there sees:", why)


async def _questions(board: Board, stage: Stage) -> None:
    board.chapter("Questions", "Only whoever asks sees the answer to a command, until they share it.")
    answer = await stage.typed("ask", question="Kraft Siberia capacity")
    board.show("`/ask question:Kraft Siberia capacity`", answer)
    answer = await stage.typed("ask", question="who designed the tunnel")
    board.show("`/ask question:who designed the tunnel`", answer)
    told = await stage.clicked(answer, "Tell the admin it is missing")
    board.show("**Tell the admin it is missing** takes its place:", told)
    board.show(
        "`/fact keyword:deputy prime ministers`", await stage.typed("fact", keyword="deputy prime ministers")
    )
    board.show("`/brief what:gas pipeline`", await stage.typed("brief", what="gas pipeline"))
    board.show("`/communique timeline words:gas`", await stage.typed("communique timeline", words="gas"))
    board.show(
        "`/communique compare words:deputy prime ministers`",
        await stage.typed("communique compare", words="deputy prime ministers"),
    )
    board.show("`/communique sources`", await stage.typed("communique sources"))


async def _lines(board: Board, stage: Stage) -> None:
    board.chapter("One line", "What the menu of an answer opens, and what the buttons there do.")
    answer = await stage.typed("ask", question="Kraft Siberia capacity")
    line = await stage.chosen(answer)
    board.show("**Open line…**, the first:", line)
    for label in ("Verify", "Why", "Copy as footnote"):
        board.show(f"**{label}**:", await stage.clicked(line, label))
    figure = await stage.chosen(await stage.typed("ask", question="Chinese customs exchange of goods"))
    board.show("**Follow this figure**:", await stage.clicked(figure, "Follow this figure"))
    before = len(stage.posted(NEWSROOM))
    board.show("**Share** tells whoever clicked:", await stage.clicked(answer, "Share"))
    await stage.discord.until(lambda: len(stage.posted(NEWSROOM)) > before)
    board.show("and posts for all:", stage.posted(NEWSROOM)[-1], longest=14)
    wrong = await stage.clicked(line, "Wrong")
    board.show("**Wrong**:", wrong)
    (button,) = buttons(wrong)
    again = await stage.typed("ask", question="Kraft Siberia capacity", limit=2)
    board.show("and the same question then:", again)
    board.show(f"**{button}**:", await stage.clicked(wrong, button))
    await stage.clicked(line, "Wrong")


async def _checking(board: Board, stage: Stage) -> None:
    board.chapter(
        "Check against sources",
        "Under *Apps* in the menu of any message. The message itself is never stored.",
    )
    message = stage.discord.say(BEN, DRAFTS, DRAFT)
    verdict = await stage.menu("Check against sources", message)
    board.show(f"Of “{DRAFT}”:", verdict)
    board.show("**Copy footnotes**:", await stage.clicked(verdict, "Copy footnotes"))


async def _handing_in(board: Board, stage: Stage) -> None:
    board.chapter(
        "Handing something in",
        "By *Add to corpus* under *Apps* in the menu of a message, by `/communique add`, or by dropping it "
        "in the conversation with the bot. An admin decides.",
    )
    words = b"The port of Halden Bay will close its northern quay on 3 June 2024 for repairs.\n"
    message = stage.discord.say(BEN, DRAFTS, "for the archive", attachments={"harbour-notice.txt": words})
    board.show("Whoever hands it in sees:", await stage.menu("Add to corpus", message))
    link = await stage.said("https://harbour.example.org/tariff")
    board.show("and of a link, dropped in the conversation with the bot:", link)
    waiting = await stage.typed("communique-admin offers", by=ANNA)
    board.show("An admin types `/communique-admin offers`:", waiting)
    board.show("**Approve**:", await stage.clicked(waiting, "Approve", by=ANNA))


async def _keywords(board: Board, stage: Stage) -> None:
    board.chapter(
        "A fact on a keyword", "Only in channels that asked for it. Everybody there sees it, as a reply."
    )
    before = len(stage.posted(NEWSROOM))
    stage.discord.say(BEN, NEWSROOM, "What did the Power of Siberia bring last year?")
    await stage.discord.until(lambda: len(stage.posted(NEWSROOM)) > before + 1)
    fact = stage.posted(NEWSROOM)[-1]
    board.show("Somebody writes “What did the Power of Siberia bring last year?”:", fact)
    board.show("**Mute here**:", await stage.clicked(fact, "Mute here"))


async def _arrival(board: Board, stage: Stage) -> None:
    board.chapter("Arrival", "Once, when it is added to a server. The buttons are for admins.")
    stage.discord.join_guild(HARBOUR)
    (hello,) = await stage.discord.seen(ANNA, QUAY)
    board.show("Added to a server whose first channel is `#quay`:", hello, longest=60)
    label = next(one for one in buttons(hello) if one.startswith("Post it here"))
    board.show("A member clicks:", await stage.clicked(hello, label))
    await stage.discord.click(ANNA, hello, buttons(hello)["Choose topics"])
    await stage.discord.until(lambda: ANNA in stage.discord.modals)
    board.show("An admin clicks **Choose topics**:", stage.discord.modals[ANNA])
    before = len(await stage.discord.seen(ANNA, QUAY, count=0))
    await stage.discord.submit_modal(ANNA, {"chosen": ["energy", "trade"]})
    told = (await stage.discord.seen(ANNA, QUAY, count=before + 1))[-1]
    board.show("With energy and trade chosen:", told)
    board.show(f"An admin clicks **{label}**:", await stage.clicked(hello, label, by=ANNA))
    board.show("In the place of the greeting, for all:", hello)


async def _small_things(board: Board, stage: Stage) -> None:
    board.chapter("Small things", "Short answers, in the same places.")
    board.show("`/communique help`:", await stage.typed("communique help"), longest=60)
    board.show("“chekc a text”, written to the bot directly:", await stage.said("chekc a text"))
    board.show("`/communique subscriptions`:", await stage.typed("communique subscriptions", by=ANNA))
    board.show("`/communique-admin config`:", await stage.typed("communique-admin config", by=ANNA))


async def _later(board: Board, stage: Stage) -> None:
    board.chapter("What follows", "What the bot says of its own accord, in the days after.")
    await stage.until("2024-05-20T06:10:00+00:00")
    notes = sorted(stage.posted(ADMINS), key=lambda one: one.text)  # they leave side by side
    for note in notes:
        lead = (
            "and:"
            if note is not notes[0]
            else "To the admins, once what was done has rested for two minutes:"
        )
        board.show(lead, note)
    here, alone = len(stage.posted(NEWSROOM)), len(stage.posted(BEN))
    stage.rewrite(PIPELINE, "carried 22.7 billion cubic", "carried 24.1 billion cubic")
    stage.write("recount.md", RECOUNT)
    await stage.until("2024-05-20T06:20:00+00:00")
    board.show("A document changes after it was quoted; below the briefing:", stage.posted(NEWSROOM)[here])
    board.show("To whoever follows a figure, alone:", stage.posted(BEN)[alone])
    await _morning(board, stage, "21", "Tuesday, only what has not been told:")
    await _morning(board, stage, "22", "Wednesday, when nothing was read since:")
    stage.copy(PIPELINE, "again.txt")
    await _morning(board, stage, "23", "Thursday, when what was read says nothing new:")
    stage.clock.to("2024-05-24T06:47:00+00:00")
    stage.restart()
    await _morning(board, stage, "24", "Friday, when the program was down at eight:")
    noted = len(stage.posted(ADMINS))
    stage.forget_how()
    await _morning(board, stage, "27", "Monday, when the briefing could not be made:")
    note = next(one for one in stage.posted(ADMINS)[noted:] if "Before morning" in one.text)
    board.show("of which the admins were told twenty minutes before:", note)


async def _morning(board: Board, stage: Stage, day: str, lead: str) -> None:
    """The briefing of a day of May, in the newsroom."""
    here = len(stage.posted(NEWSROOM))
    await stage.until(f"2024-05-{day}T06:50:00+00:00")
    board.show(lead, stage.posted(NEWSROOM)[here])
