"""The storyboard: every kind of message on Slack, over the demo, drawn from what was really sent.

`python -m tests.papers` puts it into docs/slack.md.
"""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING

from tests.scenarios.board import Board
from tests.scenarios.slack.scene import ANNA, BEN, buttons
from tests.scenarios.slack.stage import ADMINS, CLEO, DRAFTS, HARBOUR, NEWSROOM, staged
from tests.slack.message import Message
from tests.slack.seen import seen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from tests.scenarios.slack.stage import Stage

STARTED = "2024-05-20T05:30:00+00:00"
"""Half past seven in Stockholm."""

INSTEAD = {
    f"#{NEWSROOM}": "#newsroom",
    f"#{HARBOUR}": "#harbour",
    f"@{ANNA}": "@anna",
    f"@{BEN}": "@ben",
    r"reference( ·|\*?) ?[0-9a-f]{8}": r"reference\1 4f1c09ab",
    r"\d+ answers that": "10 answers that",
}
"""Slack shows the names of channels and people; a reference leads into the log; answers are stored behind."""

PIPELINE = "pipeline-and-berth-62.txt"
RECOUNT = """\
---
title: The recount
publisher: Halden Bay Post
date: 2024-05-20
---
Chinese customs put the exchange of goods in 2023 at $244.5 billion.
"""


def storyboard(folder: Path) -> str:
    """All pictures as Markdown; the same each time.

    Args:
        folder: empty.
    """
    board = Board(drawn, INSTEAD | {re.escape(str(folder / "newsroom")): "/srv"})
    asyncio.run(_played(board, folder))
    return board.page()


def drawn(picture: Message | Mapping[str, Any]) -> str:
    """A message, a dialogue or a Home tab."""
    return seen({"blocks": picture.blocks} if isinstance(picture, Message) else picture)


async def _played(board: Board, folder: Path) -> None:
    async with staged(folder / "newsroom", STARTED) as stage:
        await _briefing(board, stage)
        await _questions(board, stage)
        await _lines(board, stage)
        await _checking(board, stage)
        await _handing_in(board, stage)
        await _keywords(board, stage)
        await _arrival(board, stage)
        await _home(board, stage)
        await _small_things(board, stage)
        await _later(board, stage)
    async with staged(folder / "empty", STARTED, documents=False) as stage:
        await stage.slack.invite_bot(HARBOUR, ANNA)
        (hello,) = await stage.slack.seen(BEN, HARBOUR)
        board.chapter("With nothing to read", "Before the first document:")
        board.show("Invited to a channel:", hello)


async def _briefing(board: Board, stage: Stage) -> None:
    await stage.until("2024-05-20T06:01:00+00:00")
    posted = stage.posted(NEWSROOM)
    board.chapter(
        "The briefing at eight",
        "Each line has a menu: Context, Verify, Why, Follow this figure, Copy as footnote, Wrong.",
    )
    board.words("On the phone, and first in what a screen reader reads:", posted[0].text.splitlines()[0])
    for number, message in enumerate(posted):
        board.show("In the channel:" if not number else "And below it, in its thread:", message, longest=200)
    own = await stage.clicked(posted[-1], "Get mine by DM", by=ANNA)
    board.show("**Get mine by DM**:", own)
    why = await stage.said("why 3", where=NEWSROOM, thread=posted[0].ts)
    board.show("Somebody replies “why 3” in its thread, and alone sees:", why)


async def _questions(board: Board, stage: Stage) -> None:
    board.chapter("Questions", "Only whoever asks sees the answer, until they share it.")
    for command in ("/ask Kraft Siberia capacity", "/ask who designed the tunnel"):
        answer = await stage.typed(command)
        board.show(f"`{command}`", answer)
    told = await stage.clicked(answer, "Tell the admin it is missing")
    board.show("**Tell the admin it is missing** takes its place:", told)
    for command in (
        "/fact deputy prime ministers",
        "/brief gas pipeline",
        "/communique timeline gas",
        "/communique compare deputy prime ministers",
        "/communique sources",
    ):
        board.show(f"`{command}`", await stage.typed(command))


async def _lines(board: Board, stage: Stage) -> None:
    board.chapter(
        "One line", "What its menu gives, on the first line of an answer, and what the buttons below do."
    )
    answer = await stage.typed("/ask Kraft Siberia capacity")
    for label in ("Context", "Verify", "Why", "Copy as footnote"):
        board.show(f"**{label}**:", await stage.chosen(answer, label))
    figure = await stage.typed("/ask Chinese customs exchange of goods")
    board.show("**Follow this figure**:", await stage.chosen(figure, "Follow this figure"))
    before = len(stage.posted(NEWSROOM))
    board.show("**Share** tells whoever clicked:", await stage.clicked(answer, "Share"))
    await stage.slack.until(lambda: len(stage.posted(NEWSROOM)) > before)
    board.show("and posts for all:", stage.posted(NEWSROOM)[-1], longest=14)
    wrong = await stage.chosen(answer, "Wrong")
    board.show("**Wrong**:", wrong)
    (button,) = buttons(wrong)
    again = await stage.typed("/ask Kraft Siberia capacity --limit 2")
    board.show("and the same question then:", again)
    board.show(f"**{button}**:", await stage.clicked(wrong, button))
    await stage.chosen(answer, "Wrong")


async def _checking(board: Board, stage: Stage) -> None:
    board.chapter("Check against sources", "In the menu of any message. The message itself is never stored.")
    draft = (
        "Trade between Russia and China grew by 47 percent in 2023. "
        "Power of Siberia carried 22.7 billion cubic metres to China in 2023. "
        "Six deputy prime ministers have come along."
    )
    message = await stage.slack.say(BEN, DRAFTS, draft)
    verdict = await stage.shortcut("check", message)
    board.show(f"Of “{draft}”:", verdict)
    board.show("**Copy footnotes**:", await stage.clicked(verdict, "Copy footnotes"))


async def _handing_in(board: Board, stage: Stage) -> None:
    board.chapter(
        "Handing something in",
        "By *Add to corpus* in the menu of a message with a link or a file, or by dropping it in the "
        "conversation with the bot. An admin decides.",
    )
    words = b"The port of Halden Bay will close its northern quay on 3 June 2024 for repairs.\n"
    file = stage.slack.upload(BEN, "harbour-notice.txt", words)
    message = await stage.slack.say(BEN, DRAFTS, "for the archive", files=[file])
    board.show("Whoever hands it in sees:", await stage.shortcut("add", message))
    link = await stage.said("<https://harbour.example.org/tariff>")
    board.show("and of a link, dropped in the conversation with the bot:", link)
    waiting = await stage.typed("/communique offers", by=ANNA)
    board.show("An admin types `/communique offers`:", waiting)
    board.show("**Approve**:", await stage.clicked(waiting, next(iter(buttons(waiting))), by=ANNA))


async def _keywords(board: Board, stage: Stage) -> None:
    board.chapter(
        "A fact on a keyword",
        "Only in channels that asked for it. Everybody there sees it, in the thread of the message.",
    )
    before = len(stage.posted(NEWSROOM))
    await stage.slack.say(BEN, NEWSROOM, "What did the Power of Siberia bring last year?")
    await stage.slack.until(lambda: len(stage.posted(NEWSROOM)) > before + 1)
    fact = stage.posted(NEWSROOM)[-1]
    board.show("Somebody writes “What did the Power of Siberia bring last year?”:", fact)
    board.show("**Mute here**:", await stage.clicked(fact, "Mute here"))


async def _arrival(board: Board, stage: Stage) -> None:
    board.chapter("Arrival", "Once, when it is invited to a channel. The buttons are for admins.")
    await stage.slack.invite_bot(HARBOUR, ANNA)
    (hello,) = await stage.slack.seen(BEN, HARBOUR)
    board.show("Invited to `#harbour`:", hello, longest=60)
    label = next(one for one in buttons(hello) if one.startswith("Post it here"))
    board.show("A member clicks:", await stage.clicked(hello, label))
    await stage.slack.click(ANNA, hello, buttons(hello)["Choose topics"])
    await stage.slack.until(lambda: ANNA in stage.slack.views)
    board.show("An admin clicks **Choose topics**:", stage.slack.views[ANNA])
    before = len(await stage.slack.seen(ANNA, HARBOUR, count=0))
    await stage.slack.submit(ANNA, {"chosen": ["energy", "trade"]})
    told = (await stage.slack.seen(ANNA, HARBOUR, count=before + 1))[-1]
    board.show("With energy and trade chosen:", told)
    board.show(f"An admin clicks **{label}**:", await stage.clicked(hello, label, by=ANNA))
    board.show("In the place of the greeting, for all:", hello)


async def _home(board: Board, stage: Stage) -> None:
    board.chapter("App Home", "Everybody's own page.")
    for who, called in ((BEN, "A member:"), (ANNA, "An admin:")):
        await stage.slack.open_home(who)
        await stage.slack.until(partial(stage.slack.homes.__contains__, who))
        board.show(called, stage.slack.homes[who], longest=80)


async def _small_things(board: Board, stage: Stage) -> None:
    board.chapter("Small things", "Short answers, in the same places.")
    board.show("`/communique help`, or `/ask` alone:", await stage.typed("/communique help"), longest=60)
    board.show("`/communique chekc a text`:", await stage.typed("/communique chekc a text"))
    board.show("`/communique forget-me`:", await stage.typed("/communique forget-me"))
    board.show("A guest writes to the bot directly:", await stage.said("Kraft Siberia", by=CLEO, where=CLEO))


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
