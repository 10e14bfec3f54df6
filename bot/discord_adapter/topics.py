"""The dialogue in which an admin chooses a channel's topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.rendering.discord.components import shortened
from bot.rendering.discord.limits import OPTION_LABEL_CHARS, OPTIONS
from bot.rendering.handles import handle_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.chat.topics import Topics

NAME = "topics"
CHOSEN = "chosen"
LABEL, STRING_SELECT = 18, 3
"""Kinds of components. **Source**: Discord, component reference."""

OVERVIEW = "None chosen is an overview of everything."
SELECTS = 5
"""A dialogue holds so many. **Source**: Discord, interaction callback data, `components`."""

MAX_TOPICS = SELECTS * OPTIONS
DESCRIPTION_CHARS = 100


def modal(choice: Topics) -> dict[str, Any]:
    """The dialogue; the version of the configuration that it shows comes back with the answer.

    Args:
        choice: of one topic at least: Discord takes no menu without options.
    """
    shown = choice.every[:MAX_TOPICS]
    menus = [_menu(choice, start) for start in range(0, len(shown), OPTIONS)]
    menus[0] = {**menus[0], "description": _told(choice.when)}
    if more := choice.more(MAX_TOPICS):
        menus[-1] = {**menus[-1], "description": more}
    return {"custom_id": f"{NAME}:{choice.version}", "title": "Choose topics", "components": menus}


def _menu(choice: Topics, start: int) -> dict[str, Any]:
    """One menu, of the topics from one on."""
    names = choice.every[start : start + OPTIONS]
    several = len(choice.every) > OPTIONS
    return {
        "type": LABEL,
        "label": f"Topics {start + 1} to {start + len(names)}" if several else "Topics",
        "component": {
            "type": STRING_SELECT,
            "custom_id": f"{CHOSEN}:{start}" if start else CHOSEN,
            "placeholder": "Choose topics",
            "options": [
                {
                    "label": shortened(name, OPTION_LABEL_CHARS),
                    "value": handle_of(name),
                    "default": name in choice.chosen,
                }
                for name in names
            ],
            "min_values": 0,
            "max_values": len(names),
            "required": False,
        },
    }


def _told(when: str) -> str:
    """What is chosen for; without the hour where that is too long to be told."""
    told = f"The briefing {when}. {OVERVIEW}"
    return told if when and len(told) <= DESCRIPTION_CHARS else OVERVIEW


def chosen(data: Mapping[str, Any]) -> tuple[int, tuple[str, ...]]:
    """The version of the configuration that was shown, and handles of the topics that were chosen.

    Raises:
        ValueError: it is none of ours.
    """
    try:
        name, version = str(data["custom_id"]).split(":")
        menus = [one["component"] for one in data["components"]]
        if name != NAME or not menus or any(one["custom_id"].partition(":")[0] != CHOSEN for one in menus):
            raise ValueError(name)
        return int(version), tuple(str(value) for one in menus for value in one["values"])
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not the dialogue of topics") from error
