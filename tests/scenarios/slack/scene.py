"""A scene: a workspace with two people and a room, and what they do there while the bot listens."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.scenarios.slack.listening import listening
from tests.slack.server import slack_serving

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from bot.application import Application
    from tests.slack.message import Message
    from tests.slack.people import Slack

ANNA, BEN = "U0ANNA", "U0BEN"
"""An admin of the workspace, and a member."""

ROOM = "C0ROOM"


def on_slack(
    application: Application,
    people: Callable[[Slack], Coroutine[Any, Any, None]],
    *,
    mode: str = "socket",
    told: list[str] | None = None,
) -> None:
    """What people do in a workspace with one room, while the bot listens.

    Args:
        told: what the admins are told.
    """

    async def scene() -> None:
        async with slack_serving() as slack:
            slack.add_user(ANNA, "anna", is_admin=True)
            slack.add_user(BEN, "ben")
            slack.add_channel(ROOM, "room", members=[ANNA, BEN])
            async with listening(slack, application, mode=mode, told=told):
                await people(slack)

    asyncio.run(scene())


def buttons(message: Message) -> dict[str, str]:
    """The labels of a message's buttons, each with its action id."""
    return {
        element["text"]["text"]: element["action_id"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    }


def button(message: Message, label: str) -> dict[str, str]:
    """The `action_id` and `value` of the button that says so, as a click takes them.

    Buttons of different blocks may have the same `action_id`.
    """
    return next(
        {key: element[key] for key in ("action_id", "value") if key in element}
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button" and element["text"]["text"] == label
    )


def menus(message: Message) -> list[tuple[str, dict[str, str]]]:
    """Every menu of a message: its action id, and the value of each option by its label."""
    found = []
    for block in message.blocks:
        held = [block["accessory"]] if "accessory" in block else block.get("elements", [])
        for element in held:
            if element["type"] == "static_select":
                groups = element.get("option_groups") or [{"options": element["options"]}]
                options = [option for group in groups for option in group["options"]]
                found.append((element["action_id"], {one["text"]["text"]: one["value"] for one in options}))
    return found
