"""Called wrong: the line is gone there at once, the admins learn which it was, and can bring it back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.scenarios.discord import scene as on_discord
from tests.scenarios.discord import stage as on_a_server
from tests.scenarios.slack import scene as on_slack
from tests.scenarios.slack import stage as in_a_workspace

if TYPE_CHECKING:
    from pathlib import Path

BEGIN = "2024-05-20T05:00:00+00:00"
GATHERED = "2024-05-20T05:04:00+00:00"
QUESTION = "Kraft Siberia capacity"
SAID = "Moscow dreams of Kraft Siberia"
NAMED = f"{QUESTION} · line 1"
HIDDEN, SHOWN = "is hidden here", "is shown there again"


def test_on_slack_the_admins_learn_of_it_and_bring_it_back(tmp_path: Path) -> None:
    async def scene() -> None:
        here = in_a_workspace
        async with here.staged(tmp_path, BEGIN) as stage:
            answer = await stage.typed(f"/ask {QUESTION}")
            await stage.chosen(answer, "Wrong")
            assert HIDDEN in (await stage.typed(f"/ask {QUESTION}")).text
            await stage.until(GATHERED)
            (note,) = [one for one in stage.posted(here.ADMINS) if "called wrong" in one.text]
            assert all(one in note.text for one in (SAID, NAMED, "by "))
            told = await stage.clicked(note, "Show it again", by=on_slack.ANNA)
            assert SHOWN in told.text
            assert HIDDEN not in (await stage.typed(f"/ask {QUESTION} --limit 3")).text

    asyncio.run(scene())


def test_on_discord_the_admins_learn_of_it_and_bring_it_back(tmp_path: Path) -> None:
    async def scene() -> None:
        here, words = on_a_server, on_discord.words
        async with here.staged(tmp_path, BEGIN) as stage:
            opened = await stage.chosen(await stage.typed("ask", question=QUESTION))
            await stage.clicked(opened, "Wrong")
            assert HIDDEN in words(await stage.typed("ask", question=QUESTION))
            await stage.until(GATHERED)
            (note,) = [one for one in stage.posted(here.ADMINS) if "called wrong" in words(one)]
            assert all(one in words(note) for one in (SAID, NAMED, "by "))
            told = await stage.clicked(note, "Show it again", by=on_discord.ANNA)
            assert SHOWN in words(told)
            assert HIDDEN not in words(await stage.typed("ask", question=QUESTION, limit=3))

    asyncio.run(scene())
