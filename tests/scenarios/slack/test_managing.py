"""An admin manages from Slack: a page, a form, what it would change, a click, and a click that undoes it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.versions.versions import Versions
from tests.scenarios.slack.scene import ANNA, BEN, buttons
from tests.scenarios.slack.stage import DRAFTS, NEWSROOM, Stage, staged

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path
    from typing import Any

    from config.configuration import Briefing
    from tests.slack.message import Message

AT = "2024-05-20T06:30:00+00:00"
EDIT, APPLY, AGAIN, LEAVE, UNDO = "Edit", "Make it so", "Edit again", "Leave it as it is", "Undo version 2"


def on_stage(folder: Path, people: Callable[[Stage], Coroutine[Any, Any, None]]) -> None:
    """What people do in the workspace, whose bot has nothing to read."""

    async def scene() -> None:
        async with staged(folder, AT, documents=False) as stage:
            await people(stage)

    asyncio.run(scene())


def morning(stage: Stage) -> Briefing:
    """The briefing, as it holds now."""
    return stage.application.configuration.briefings["morning"]


async def page(stage: Stage) -> Message:
    """The briefing's own page, before the admin."""
    every = await stage.typed("/communique briefings", by=ANNA)
    return await stage.clicked(every, "Open morning", by=ANNA)


def test_a_briefing_is_edited_in_a_form_seen_before_it_holds_and_undone_in_one_click(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        before = morning(stage)
        entered = {"title": "Evening briefing", "at": "18:00", "days": ["Monday"], "to": [NEWSROOM, DRAFTS]}
        shown = await stage.filled_in(await page(stage), EDIT, entered, by=ANNA)
        assert "Evening briefing" in shown.text
        assert "18:00" in shown.text
        assert set(buttons(shown)) == {APPLY, AGAIN, LEAVE}
        assert morning(stage) == before
        done = await stage.clicked(shown, APPLY, by=ANNA)
        after = morning(stage)
        assert (after.title, f"{after.at:%H:%M}", after.days) == ("Evening briefing", "18:00", (0,))
        assert [str(one) for one in after.to] == [f"slack:{NEWSROOM}", f"slack:{DRAFTS}"]
        assert after.topics == before.topics
        last = Versions(stage.application.store.engine).latest()
        assert last is not None
        assert (last.made_by, last.made_in) == (f"slack:{ANNA}", f"slack:{NEWSROOM}")
        await stage.clicked(done, UNDO, by=ANNA)
        assert morning(stage) == before

    on_stage(tmp_path, people)


def test_a_form_that_was_begun_shows_what_was_filled_in_when_it_is_opened_again(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        before = morning(stage)
        shown = await stage.filled_in(await page(stage), EDIT, {"title": "Evening briefing"}, by=ANNA)
        again = await stage.filled_in(shown, AGAIN, {"at": "18:00"}, by=ANNA)
        assert "Evening briefing" in again.text
        assert "18:00" in again.text
        await stage.clicked(again, LEAVE, by=ANNA)
        assert morning(stage) == before

    on_stage(tmp_path, people)


def test_what_cannot_be_is_said_with_the_form_at_hand(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        shown = await stage.filled_in(await page(stage), EDIT, {"at": "half past"}, by=ANNA)
        assert set(buttons(shown)) == {AGAIN, LEAVE}
        better = await stage.filled_in(shown, AGAIN, {"at": "18:00"}, by=ANNA)
        await stage.clicked(better, APPLY, by=ANNA)
        assert f"{morning(stage).at:%H:%M}" == "18:00"

    on_stage(tmp_path, people)


def test_who_is_no_admin_finds_no_page_and_no_button(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        told = await stage.typed("/communique briefings", by=BEN)
        assert "admin" in told.text
        assert buttons(told) == {}

    on_stage(tmp_path, people)
