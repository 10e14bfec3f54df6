"""The dialogue in which an admin chooses a channel's topics."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.rendering.handles import handle_of
from bot.rendering.neutral import neutral
from bot.rendering.slack.elements import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.chat.topics import Topics

CALLBACK = "topics"
BLOCK, FIELD = "topics", "chosen"
MAX_TOPICS = 100
"""A menu takes so many. **Source**: docs.slack.dev, option composition objects."""

NONE_CHOSEN = "None chosen is an overview of everything."


def view(choice: Topics, channel: str, *, label: str = "") -> dict[str, Any]:
    """The dialogue.

    Args:
        choice: of one topic at least: Slack takes no menu without options.
        channel: its id; it comes back with the answer.
        label: what people call it: `#harbour`.
    """
    there = f"in {neutral(label)}" if neutral(label) else "in this channel"
    options = {
        name: {"text": _plain(shortened(name)), "value": handle_of(name)}
        for name in choice.every[:MAX_TOPICS]
    }
    comes = f"It comes {neutral(choice.when)}." if choice.when else ""
    chosen = [options[name] for name in choice.chosen if name in options]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"channel": channel, "version": choice.version}),
        "title": _plain("Topics"),
        "submit": _plain("Post these"),
        "close": _plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": BLOCK,
                "optional": True,
                "label": _plain(f"Topics of the briefing {there}"),
                "hint": _plain(" ".join(filter(None, (comes, NONE_CHOSEN, choice.more(MAX_TOPICS))))),
                "element": {
                    "type": "multi_static_select",
                    "action_id": FIELD,
                    "placeholder": _plain("Choose topics"),
                    "options": list(options.values()),
                    **({"initial_options": chosen} if chosen else {}),
                },
            }
        ],
    }


def chosen(view: Mapping[str, Any]) -> tuple[str, int, tuple[str, ...]]:
    """The channel, the version of the configuration that was shown, and handles of what was chosen.

    Raises:
        ValueError: it is none of ours.
    """
    try:
        told = json.loads(view["private_metadata"])
        picked = view["state"]["values"][BLOCK][FIELD]["selected_options"] or ()
        handles = tuple(str(one["value"]) for one in picked)
        return str(told["channel"]), int(told["version"]), handles
    except (LookupError, TypeError) as error:
        raise ValueError("not the dialogue of topics") from error


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}
