"""An admin manages from Discord: a page, a form, what it would change, a click, and one that undoes it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.chat.managing.nouns import Noun
from bot.versions.versions import Versions
from tests.discord.elements import NotThere
from tests.discord.interaction import Doing
from tests.platform.faults import Answer
from tests.scenarios.discord.scene import ANNA, BEN, MANAGERS, buttons, words
from tests.scenarios.discord.stage import DRAFTS, FORUM, NEWSROOM, Stage, staged

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path
    from typing import Any

    from config.configuration import Briefing
    from tests.discord.interaction import Interaction
    from tests.discord.message import Message

PAGES = "communique-admin briefings"
AT = "2024-05-20T06:30:00+00:00"
EDIT, APPLY, AGAIN, LEAVE, DELETE = "Edit", "Make it so", "Edit again", "Leave it as it is", "Delete"
DORA = "700000000000000004"
"""Another one who manages the server."""


def on_stage(folder: Path, people: Callable[[Stage], Coroutine[Any, Any, None]]) -> None:
    """What people do in the server, whose bot has nothing to read."""

    async def scene() -> None:
        async with staged(folder, AT, documents=False, begun=False) as stage:
            stage.discord.add_user(DORA, "dora", roles=[MANAGERS])
            await people(stage)

    asyncio.run(scene())


def morning(stage: Stage) -> Briefing:
    """The briefing, as it holds now."""
    return stage.application.configuration.briefings["morning"]


async def page(stage: Stage, *, by: str = ANNA) -> Message:
    """The briefing's own page, before an admin."""
    every = await stage.typed(PAGES, by=by)
    return await stage.clicked(every, "Open morning", by=by)


def test_a_briefing_is_edited_in_a_form_seen_before_it_holds_and_undone_in_one_click(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        before = morning(stage)
        entered = {"title": "Evening briefing", "at": "18:00", "days": ["Monday"], "to": [NEWSROOM, DRAFTS]}
        shown = await stage.filled_in(await page(stage), EDIT, entered)
        assert shown.only_for == ANNA
        assert "Evening briefing" in words(shown)
        assert "18:00" in words(shown)
        assert set(buttons(shown)) == {APPLY, AGAIN, LEAVE}
        assert morning(stage) == before
        done = await stage.clicked(shown, APPLY, by=ANNA)
        after = morning(stage)
        assert (after.title, f"{after.at:%H:%M}", after.days) == ("Evening briefing", "18:00", (0,))
        assert [str(one) for one in after.to] == [f"discord:{NEWSROOM}", f"discord:{DRAFTS}"]
        assert after.topics == before.topics
        last = Versions(stage.application.store.engine).latest()
        assert last is not None
        assert (last.made_by, last.made_in) == (f"discord:@{ANNA}", f"discord:{NEWSROOM}")
        offered = await stage.discord.autocomplete(ANNA, NEWSROOM, PAGES, "name", "mor")
        assert [one["value"] for one in offered] == ["morning"]
        (undo,) = (label for label in buttons(done) if label.startswith("Undo"))
        await stage.clicked(done, undo, by=ANNA)
        assert morning(stage) == before

    on_stage(tmp_path, people)


def test_a_form_that_is_sent_as_it_was_opened_changes_nothing(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        stage.discord.hide(FORUM, ANNA)
        told = await stage.filled_in(await page(stage), EDIT, {})
        assert "changes nothing" in words(told), "what an admin does not see in a menu, they do not give up"
        assert APPLY not in buttons(told)

    on_stage(tmp_path, people)


def test_a_form_that_was_begun_shows_what_was_filled_in_when_it_is_opened_again(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        before = morning(stage)
        shown = await stage.filled_in(await page(stage), EDIT, {"title": "Evening briefing", "to": [FORUM]})
        again = await stage.filled_in(shown, AGAIN, {"at": "18:00"})
        assert "Evening briefing" in words(again)
        assert "18:00" in words(again)
        await stage.clicked(again, LEAVE, by=ANNA)
        assert morning(stage) == before

    on_stage(tmp_path, people)


def test_undo_that_is_typed_and_a_row_of_the_history_show_what_they_mean_first(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        before = morning(stage)
        shown = await stage.filled_in(await page(stage), EDIT, {"at": "18:00"})
        await stage.clicked(shown, APPLY, by=ANNA)
        asked = await stage.typed("communique-admin undo", by=ANNA)
        assert set(buttons(asked)) == {"Undo version 2", LEAVE}
        await stage.clicked(asked, "Undo version 2", by=ANNA)
        assert morning(stage) == before
        listed = await stage.typed("communique-admin history", by=ANNA)
        asked = await stage.clicked(listed, "As version 2 was", by=ANNA)
        assert morning(stage) == before
        await stage.clicked(asked, "As version 2 was", by=ANNA)
        assert f"{morning(stage).at:%H:%M}" == "18:00"

    on_stage(tmp_path, people)


def test_what_cannot_be_is_said_with_the_form_at_hand(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        shown = await stage.filled_in(await page(stage), EDIT, {"at": "half past"})
        assert set(buttons(shown)) == {AGAIN, LEAVE}
        better = await stage.filled_in(shown, AGAIN, {"at": "18:00"})
        await stage.clicked(better, APPLY, by=ANNA)
        assert f"{morning(stage).at:%H:%M}" == "18:00"

    on_stage(tmp_path, people)


def test_a_form_that_does_not_open_is_no_silence(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        shown = await page(stage)
        no = Answer(
            400, b'{"code": 50035, "message": "Invalid Form Body"}', {"Content-Type": "application/json"}
        )
        stage.discord.faults.script.append(no)
        told = await stage.clicked(shown, EDIT, by=ANNA)
        assert "did not open" in words(told)
        assert ANNA not in stage.discord.modals

    on_stage(tmp_path, people)


def test_a_briefing_is_deleted_once_that_is_confirmed(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        shown = await stage.clicked(await page(stage), DELETE, by=ANNA)
        assert set(buttons(shown)) == {APPLY, LEAVE}
        assert "morning" in stage.application.configuration.briefings
        await stage.clicked(shown, APPLY, by=ANNA)
        assert "morning" not in stage.application.configuration.briefings

    on_stage(tmp_path, people)


def test_who_was_slower_is_told_what_the_other_has_changed_and_decides(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        hers = await stage.filled_in(await page(stage), EDIT, {"title": "Evening briefing"})
        theirs = await stage.filled_in(await page(stage, by=DORA), EDIT, {"at": "18:00"}, by=DORA)
        await stage.clicked(theirs, APPLY, by=DORA)
        told = await stage.clicked(hers, APPLY, by=ANNA)
        assert "meanwhile" in words(told)
        assert "18:00" in words(told)
        assert morning(stage).title != "Evening briefing"
        both = await stage.filled_in(told, AGAIN, {"at": "18:00"})
        await stage.clicked(both, APPLY, by=ANNA)
        assert (morning(stage).title, f"{morning(stage).at:%H:%M}") == ("Evening briefing", "18:00")

    on_stage(tmp_path, people)


def test_who_is_no_admin_is_refused_everywhere(tmp_path: Path) -> None:
    async def people(stage: Stage) -> None:
        before = morning(stage)
        shown = await stage.filled_in(await page(stage), EDIT, {"title": "Evening briefing"})
        clicks = {**buttons(await page(stage)), **buttons(shown)}
        with pytest.raises(NotThere):
            await stage.discord.command(BEN, NEWSROOM, PAGES)
        for noun in [*Noun, "undo"]:
            if noun is not Noun.SOURCES:
                refusal = await refused(stage, f"communique-admin {noun}")
        for label, custom_id in clicks.items():
            data = {"custom_id": custom_id, "component_type": 2}
            assert "admin" in words(await told(stage, Doing.COMPONENT, data, refusal)), label
        await stage.discord.click(ANNA, shown, buttons(shown)[AGAIN])
        of_hers = {"custom_id": stage.discord.modals[ANNA]["custom_id"], "components": []}
        assert "admin" in words(await told(stage, Doing.MODAL, of_hers, refusal))
        assert morning(stage) == before

    on_stage(tmp_path, people)


async def refused(stage: Stage, command: str) -> Message:
    """What is told to somebody who is no admin, where the server's admins let everybody use a command."""
    answer = await _answer(stage, await stage.discord.command(BEN, NEWSROOM, command, overridden=True))
    assert "admin" in words(answer)
    assert buttons(answer) == {}
    return answer


async def told(stage: Stage, doing: Doing, data: dict[str, Any], on: Message) -> Message:
    """What is told to somebody who is no admin and does something that is not before their eyes."""
    channel = stage.discord.channel(NEWSROOM)
    return await _answer(stage, await stage.discord._do(BEN, channel, doing, data, on))


async def _answer(stage: Stage, done: Interaction) -> Message:
    """The message that answers it, beside the one that it was done on."""
    assert done.acknowledged
    assert BEN not in stage.discord.modals

    def answers() -> list[Message]:
        own = [] if done.original is None or done.original is done.source else [done.original]
        return [one for one in [*done.followups, *own] if not one.loading]

    await stage.discord.until(lambda: bool(answers()))
    return answers()[0]
