"""The dialogue in which an admin chooses a channel's topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.chat.form import MAX_FIELDS, Choice, Field, Form, Kind
from bot.rendering.discord import form
from bot.rendering.discord.limits import DESCRIPTION_CHARS, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.chat.topics import Topics

NAME = "topics"
CHOSEN = "chosen"
OVERVIEW = "None chosen is an overview of everything."
MAX_TOPICS = MAX_FIELDS * OPTIONS


def modal(choice: Topics) -> dict[str, Any]:
    """The dialogue; the version of the configuration that it shows comes back with the answer.

    Args:
        choice: of one topic at least: Discord takes no menu without options.
    """
    topics = tuple(map(Choice, choice.every))
    field = Field(CHOSEN, "Topics", Kind.SEVERAL, _told(choice.when), choice.chosen, topics)
    drawn = form.modal(Form(str(choice.version), "Choose topics", (field,)))
    return {**drawn, "custom_id": f"{NAME}:{choice.version}"}


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
