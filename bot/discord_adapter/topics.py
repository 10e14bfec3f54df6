"""The dialogue in which an admin chooses a channel's topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.chat.arrival import Topics

NAME = "topics"
CHOSEN = "chosen"
LABEL, STRING_SELECT = 18, 3
"""Kinds of components. **Source**: Discord, component reference."""

OVERVIEW = "None chosen is an overview of everything."
MAX_TOPICS = 25
MAX_CHARS = 100
"""Of an option's label, of its value, and of a description."""


def modal(choice: Topics) -> dict[str, Any]:
    """The dialogue; the version of the configuration that it shows comes back with the answer."""
    options = [
        {"label": name[:MAX_CHARS], "value": name, "default": name in choice.chosen}
        for name in choice.every
        if len(name) <= MAX_CHARS
    ][:MAX_TOPICS]
    select = {
        "type": STRING_SELECT,
        "custom_id": CHOSEN,
        "placeholder": "Choose topics",
        "options": options,
        "min_values": 0,
        "max_values": len(options),
        "required": False,
    }
    return {
        "custom_id": f"{NAME}:{choice.version}",
        "title": "Choose topics",
        "components": [
            {
                "type": LABEL,
                "label": "Topics",
                "description": _told(choice.when),
                "component": select,
            }
        ],
    }


def _told(when: str) -> str:
    """What is chosen for; without the hour where that is too long to be told."""
    told = f"The briefing {when}. {OVERVIEW}"
    return told if when and len(told) <= MAX_CHARS else OVERVIEW


def chosen(data: Mapping[str, Any]) -> tuple[int, tuple[str, ...]]:
    """The version of the configuration that was shown, and the topics that were chosen.

    Raises:
        ValueError: it is none of ours.
    """
    try:
        name, version = str(data["custom_id"]).split(":")
        component = data["components"][0]["component"]
        if name != NAME or component["custom_id"] != CHOSEN:
            raise ValueError(name)
        return int(version), tuple(map(str, component["values"]))
    except (LookupError, TypeError) as error:
        raise ValueError("not the dialogue of topics") from error
