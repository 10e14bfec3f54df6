"""An admin manages from Slack: a page, a form, what it would change, a click, and a click that undoes it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.versions.versions import Versions
from config import as_yaml
from tests.scenarios.slack.scene import ANNA, BEN, button, buttons
from tests.scenarios.slack.stage import DRAFTS, HARBOUR, NEWSROOM, Stage, staged

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path
    from typing import Any

    from config.configuration import Briefing
    from tests.slack.message import Message

DORA = "U0DORA"
"""An admin too."""

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


async def page(stage: Stage, *, by: str = ANNA, where: str = NEWSROOM) -> Message:
    """The briefing's own page, before an admin."""
    every = await stage.typed("/communique briefings", by=by, where=where)
    return await stage.clicked(every, "Open morning", by=by)


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


def test_undo_that_is_typed_and_a_row_of_the_history_show_what_they_mean_first(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        before = morning(stage)
        shown = await stage.filled_in(await page(stage), EDIT, {"at": "18:00"}, by=ANNA)
        await stage.clicked(shown, APPLY, by=ANNA)
        asked = await stage.typed("/communique undo", by=ANNA)
        assert "18:00" in asked.text
        assert set(buttons(asked)) == {UNDO, LEAVE}
        undone = await stage.clicked(asked, UNDO, by=ANNA)
        assert "Version 3 holds now" in undone.text
        assert morning(stage) == before
        asked = await stage.clicked(
            await stage.typed("/communique history", by=ANNA), "As version 2 was", by=ANNA
        )
        assert morning(stage) == before
        await stage.clicked(asked, "As version 2 was", by=ANNA)
        assert f"{morning(stage).at:%H:%M}" == "18:00"

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


FLOWS: dict[str, tuple[str, list[str], dict[str, object], str]] = {
    "a new briefing": (
        "briefings",
        ["New briefing"],
        {"title": "Friday review", "days": ["Friday"], "at": "16:00", "to": [DRAFTS]},
        "title: Friday review",
    ),
    "the rest of a briefing": ("briefings", ["Open morning", "More settings"], {"lines": "5"}, "lines: 5"),
    "a topic": ("topics", ["Open trade", EDIT], {"words": "trade, tariffs"}, "- tariffs"),
    "a new topic": (
        "topics",
        ["New topic"],
        {"name": "harbour", "words": "tunnel, toll", "aliases": "toll: fare, fee"},
        "- tunnel",
    ),
    "a keyword": ("keywords", ["New keyword"], {"words": "toll", "channels": [DRAFTS]}, "toll:"),
    "a source": (
        "sources",
        ["Add a source"],
        {"location": "https://example.org/news.xml", "kind": "feed"},
        "https://example.org/news.xml",
    ),
    "a collection": (
        "sources",
        ["New collection"],
        {"name": "board", "everyone": "no", "allow": [DRAFTS]},
        "board:",
    ),
    "what comes to a channel": ("channels", ["What comes here"], {"briefings": []}, "lines: 8\n    catch_up"),
    "who may see a collection": (
        "access",
        ["Who may see public"],
        {"everyone": "no", "allow": [DRAFTS]},
        f"- 'slack:{DRAFTS}'",
    ),
    "admins": ("access", ["Admins and notes"], {"slack": "U012ABC"}, "U012ABC"),
}


@pytest.mark.parametrize(("command", "way", "entered", "holds"), FLOWS.values(), ids=FLOWS)
def test_each_form_is_filled_in_agreed_to_and_undone(
    tmp_path: Path, command: str, way: list[str], entered: dict[str, object], holds: str
) -> None:
    async def people(stage: Stage) -> None:
        def now() -> str:
            return as_yaml(stage.application.written).replace('"', "'")

        before = now()
        at = await stage.typed(f"/communique {command}", by=ANNA)
        for label in way[:-1]:
            at = await stage.clicked(at, label, by=ANNA)
        shown = await stage.filled_in(at, way[-1], entered, by=ANNA)
        assert set(buttons(shown)) == {APPLY, AGAIN, LEAVE}, shown.text
        done = await stage.clicked(shown, APPLY, by=ANNA)
        assert holds in now()
        assert holds not in before
        undone = await stage.clicked(done, UNDO, by=ANNA)
        if UNDO in buttons(undone):  # somebody would gain sight of a collection
            await stage.clicked(undone, UNDO, by=ANNA)
        assert now() == before

    on_stage(tmp_path, people)


def test_a_briefing_is_switched_off_and_deleted_once_that_was_agreed_to(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        asked = await stage.clicked(await page(stage), "Switch off", by=ANNA)
        assert set(buttons(asked)) == {APPLY, LEAVE}
        assert morning(stage).enabled
        await stage.clicked(asked, APPLY, by=ANNA)
        assert not morning(stage).enabled
        asked = await stage.clicked(await page(stage), "Delete", by=ANNA)
        await stage.clicked(asked, LEAVE, by=ANNA)
        assert not morning(stage).enabled
        asked = await stage.clicked(await page(stage), "Delete", by=ANNA)
        await stage.clicked(asked, APPLY, by=ANNA)
        assert dict(stage.application.configuration.briefings) == {}

    on_stage(tmp_path, people)


def test_the_second_of_two_admins_sees_what_the_first_has_changed_and_decides(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        stage.slack.add_user(DORA, "dora", is_admin=True)
        stage.slack.channel(NEWSROOM).members.add(DORA)
        first = await stage.filled_in(await page(stage), EDIT, {"title": "Dawn briefing"}, by=ANNA)
        second = await stage.filled_in(await page(stage, by=DORA), EDIT, {"at": "18:00"}, by=DORA)
        await stage.clicked(first, APPLY, by=ANNA)
        again = await stage.clicked(second, APPLY, by=DORA)
        assert "Somebody else has changed the configuration meanwhile." in again.text
        assert "Dawn briefing" in again.text
        assert (morning(stage).title, f"{morning(stage).at:%H:%M}") == ("Dawn briefing", "08:00")
        await stage.clicked(again, APPLY, by=DORA)
        assert f"{morning(stage).at:%H:%M}" == "18:00"

    on_stage(tmp_path, people)


def test_where_the_bot_is_not_a_form_is_answered_in_the_admins_own_conversation(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        opened = await page(stage, where=HARBOUR)
        await stage.slack.click(ANNA, opened, **button(opened, EDIT))
        await stage.slack.until(lambda: ANNA in stage.slack.views)
        await stage.slack.submit(ANNA, {"title": "Dawn briefing"})
        (shown,) = await stage.slack.seen(ANNA, ANNA)
        await stage.clicked(shown, APPLY, by=ANNA)
        assert morning(stage).title == "Dawn briefing"

    on_stage(tmp_path, people)


def test_who_is_no_admin_finds_no_page_and_no_button(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        told = await stage.typed("/communique briefings", by=BEN)
        assert "admin" in told.text
        assert buttons(told) == {}

    on_stage(tmp_path, people)
