"""Forms: what somebody fills in as a modal that `views.open` takes, and what they have filled in, read.

Nothing is lost on the way: a field that Slack cannot hold whole is not drawn, and a field that does not come
back leaves things as they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.chat.form import MAX_TITLE_CHARS, Choice, Field, Form, Kind
from bot.rendering import wording
from bot.rendering.neutral import neutral
from bot.rendering.slack import limits
from bot.rendering.slack.elements import shortened, words
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

CALLBACK = "form"
ENTERED = "entered"
"""The `action_id` of every element: a block has one, and is named after its field."""

CANCEL = "Cancel"
MENU_BYTES = 40_000
"""Of the options of one menu, so that those of a whole form stay within what a view may be.

**Source**: `view_too_large`, beyond 250 KB, docs.slack.dev/reference/methods/views.open.
"""

_ELSEWHERE = ":elsewhere"
_BETWEEN = "|"
_CHANNEL = re.compile(rf"{Platform.SLACK}:([CG][A-Z0-9]{{2,}})")


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody has filled in.

    Attributes:
        id: of the proposal.
        channel: the id of where they began it; None where that was their App Home.
        thread: the message that the thread hangs from in which they began it, or None.
        values: by the names of the fields; of those that were drawn.
    """

    id: str
    channel: str | None = None
    thread: str | None = None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def channels_of(form: Form) -> frozenset[str]:
    """The ids of the channels that are chosen in a form."""
    matches = (
        _CHANNEL.fullmatch(text) for one in form.fields if one.kind is Kind.CHANNELS for text in one.value
    )
    return frozenset(match[1] for match in matches if match)


def form_view(
    form: Form,
    *,
    channel: str | None = None,
    thread: str | None = None,
    hidden: Collection[str] = (),
) -> dict[str, Any]:
    """The modal.

    Args:
        channel: the id of where it is begun; see `Filled`, which brings it back.
        thread: the message that the thread hangs from in which it is begun.
        hidden: the ids of channels that a menu of channels may not have, and so might lose.
    """
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"id": form.id, "channel": channel, "thread": thread}),
        "title": words(shortened(neutral(form.title), MAX_TITLE_CHARS)),
        "submit": words(shortened(neutral(form.submit), MAX_TITLE_CHARS)),
        "close": words(CANCEL),
        "notify_on_close": False,
        "blocks": [block for one in form.fields for block in _blocks(one, hidden)],
    }


def filled(view: Mapping[str, Any]) -> Filled:
    """What came back with `view_submission`.

    Raises:
        ValueError: it is none of ours.
    """
    try:
        begun = json.loads(view["private_metadata"])
        values: dict[str, tuple[str, ...]] = {}
        blocks = view["state"]["values"]
        for block_id in sorted(blocks, key=lambda one: one.endswith(_ELSEWHERE)):
            entered = tuple(_entered(blocks[block_id][ENTERED]))
            name = block_id.removesuffix(_ELSEWHERE)
            values[name] = entered if name == block_id else _placed(values.get(name, ()), entered)
        return Filled(str(begun["id"]), begun["channel"], begun["thread"], MappingProxyType(values))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not a form of ours") from error


def _blocks(one: Field, hidden: Collection[str]) -> list[dict[str, Any]]:
    """The block of a field, or a sentence that it stays as it is."""
    match one.kind:
        case Kind.LINE | Kind.TEXT:
            return _text(one)
        case Kind.ONE | Kind.SEVERAL:
            return _menu(one)
    return _channels(one, hidden)


def _text(one: Field) -> list[dict[str, Any]]:
    standing = "\n".join(one.value)
    if not limits.carried(standing, limits.INPUT_CHARS):
        return [_note(one, wording.TOO_MUCH)]
    element = {
        "type": "plain_text_input",
        "multiline": one.kind is Kind.TEXT,
        "max_length": min(max(one.max_chars, limits.length(standing)), limits.INPUT_CHARS),
        **({"initial_value": standing} if standing else {}),
    }
    return [_input(one, element)]


def _menu(one: Field) -> list[dict[str, Any]]:
    """Its choices in their order; where there are more than fit, what is chosen comes first.

    Where not even all of that can be shown, the field stays as it is.
    """
    standing = _unique(one.value if one.kind is Kind.SEVERAL else one.value[:1])
    choices = [choice.value for choice in one.choices]
    offered = _unique((*standing, *choices))
    options = _options(one, offered, standing)
    if not options or not options.keys() >= set(standing):
        return [_note(one, wording.TOO_MUCH if offered else wording.NO_CHOICES)]
    chosen = [options[value] for value in standing]
    hidden = len(offered) - len(options)
    more = wording.not_shown(hidden)
    shown = offered if hidden else _unique((*choices, *standing))
    several = one.kind is Kind.SEVERAL
    initial = {"initial_options": chosen} if several else {"initial_option": chosen[0]} if chosen else {}
    element = {
        "type": "multi_static_select" if several else "static_select",
        "placeholder": words(wording.PLACEHOLDERS[one.kind]),
        "options": [options[value] for value in shown if value in options],
        **(initial if chosen else {}),
    }
    return [_input(replace(one, hint=f"{one.hint} {more}"), element)]


def _channels(one: Field, hidden: Collection[str]) -> list[dict[str, Any]]:
    """The menu of channels; destinations that it does not have, all chosen, in another one below it.

    Each of those brings back its place among all of them, so that they keep their order.
    """
    standing = _unique(one.value)
    matches = {text: _CHANNEL.fullmatch(text) for text in standing}
    channels = {text: match[1] for text, match in matches.items() if match and match[1] not in hidden}
    labels = _labels(one)
    others = [
        Choice(f"{place}{_BETWEEN}{text}", labels.get(text) or text)
        for place, text in enumerate(standing)
        if text not in channels
    ]
    below = replace(
        one,
        name=f"{one.name}{_ELSEWHERE}",
        label=f"{one.label}: {wording.OTHERS}",
        kind=Kind.SEVERAL,
        hint="",
        value=tuple(other.value for other in others),
        choices=tuple(others),
        required=False,
    )
    drawn = _menu(below) if others else []
    if drawn and drawn[0]["type"] != "input":
        return [_note(one, wording.TOO_MUCH)]
    element = {
        "type": "multi_conversations_select",
        "placeholder": words(wording.PLACEHOLDERS[one.kind]),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        **({"initial_conversations": list(channels.values())} if channels else {}),
    }
    return [_input(replace(one, required=one.required and not others), element), *drawn]


def _options(one: Field, offered: Sequence[str], standing: Collection[str]) -> dict[str, dict[str, Any]]:
    """As many options as a menu holds, by their values, without those that cannot be carried or read."""
    labels = _labels(one)
    options: dict[str, dict[str, Any]] = {}
    room = MENU_BYTES
    for value in offered:
        shown = neutral(labels.get(value) or value)
        if not shown or not limits.carried(value, limits.OPTION_VALUE_CHARS):
            continue
        option = {"text": words(shortened(shown, limits.OPTION_LABEL_CHARS)), "value": value}
        room -= len(json.dumps(option)) * (2 if value in standing else 1)  # what is chosen is said twice
        if room < 0 or len(options) == limits.OPTIONS:
            break
        options[value] = option
    return options


def _input(one: Field, element: dict[str, Any]) -> dict[str, Any]:
    hint = neutral(one.hint)
    return {
        "type": "input",
        "block_id": one.name,
        "optional": not one.required,
        "label": words(_label(one)),
        **({"hint": words(shortened(hint, limits.HINT_CHARS))} if hint else {}),
        "element": {**element, "action_id": ENTERED},
    }


def _note(one: Field, why: str) -> dict[str, Any]:
    """In place of a field that is not drawn."""
    return {"type": "section", "text": words(f"{_label(one)}: {why}")}


def _label(one: Field) -> str:
    return shortened(neutral(one.label), limits.LABEL_CHARS) or one.name


def _labels(one: Field) -> dict[str, str]:
    return {choice.value: choice.label for choice in one.choices}


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, without the empty one: to choose that is to choose nothing."""
    return tuple(dict.fromkeys(filter(None, values)))


def _entered(element: Mapping[str, Any]) -> Iterator[str]:
    """What stands in one element; a kind that we do not draw is a `LookupError`."""
    match element["type"]:
        case "plain_text_input":
            yield from filter(None, [element["value"]])
        case "static_select":
            yield from (option["value"] for option in filter(None, [element["selected_option"]]))
        case "multi_static_select":
            yield from (option["value"] for option in element["selected_options"] or ())
        case "multi_conversations_select":
            found = element["selected_conversations"] or ()
            yield from (str(Destination(Platform.SLACK, one)) for one in found)
        case other:
            raise LookupError(other)


def _placed(channels: tuple[str, ...], others: Iterable[str]) -> tuple[str, ...]:
    """Channels and other destinations, these at the places where they stood."""
    together = list(channels)
    placed = (other.partition(_BETWEEN) for other in others)
    for place, text in sorted((int(place), text) for place, _, text in placed):
        together.insert(place, text)
    return tuple(together)
