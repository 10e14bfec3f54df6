"""Seen: a message's blocks as a person sees them, in plain characters: for pages that show messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WIDTH = 72
"""In characters: where what stands at the right edge of a section begins to be drawn, at the least."""

INPUT_WIDTH = 48
"""In characters: how wide a field to type in is drawn, at the least."""

_BAR = "┃ "
_LEADS = {"rich_text_quote": _BAR, "rich_text_list": "• "}


def seen(message: Mapping[str, Any]) -> str:
    """A message, a Home tab or a dialogue, block by block: `*bold*`, `_italic_`, `[link]`, `[ button ]`."""
    drawn = ["\n".join(_block(block)) for block in message["blocks"]]
    if message.get("type") == "modal":
        pressed = (message[name]["text"] for name in ("submit", "close"))
        drawn = [f"*{message['title']['text']}*", *drawn, "  ".join(f"[ {one} ]" for one in pressed)]
    return "\n\n".join(drawn) + "\n"


def _block(block: Mapping[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            for element in block["elements"]:
                yield from _element(element)
        case "section":
            clicked = _clicked(block["accessory"]) if "accessory" in block else ""
            yield f"{block['text']['text']:<{WIDTH - len(clicked)}}{clicked}".rstrip()
        case "actions":
            yield "  ".join(map(_clicked, block["elements"]))
        case "context":
            yield "   ".join(element["text"] for element in block["elements"])
        case "header":
            yield f"*{block['text']['text']}*"
        case "input":
            yield block["label"]["text"]
            yield from _filled_in(block["element"])
            yield from ([f"_{block['hint']['text']}_"] if "hint" in block else [])
        case kind:
            yield f"({kind})"


def _filled_in(element: Mapping[str, Any]) -> Iterator[str]:
    """A field of a dialogue with what stands in it."""
    if element["type"] == "plain_text_input":
        standing = element.get("initial_value", "").split("\n")
        yield from (f"  [ {line:<{INPUT_WIDTH}} ]" for line in standing)
        return
    chosen = [*element.get("initial_options", ()), element.get("initial_option")]
    channels = element.get("initial_conversations", ())
    yield "  ".join([_clicked(element), *(f"#{one}" for one in channels)])
    ticked = (
        f"[{'x' if one in chosen else ' '}] {one['text']['text']}" for one in element.get("options", ())
    )
    yield from filter(None, ["  " + "  ".join(ticked) if "options" in element else ""])


def _element(element: Mapping[str, Any]) -> Iterator[str]:
    lead = _LEADS.get(element["type"], "")
    if element["type"] == "rich_text_list":
        yield from (f"{lead}{_words(row['elements'])}" for row in element["elements"])
    else:
        yield from (f"{lead}{line}" for line in _words(element["elements"]).split("\n"))


def _words(leaves: Iterable[Mapping[str, Any]]) -> str:
    return "".join(map(_leaf, leaves))


def _leaf(leaf: Mapping[str, Any]) -> str:
    if leaf["type"] in {"channel", "user"}:
        return f"#{leaf['channel_id']}" if leaf["type"] == "channel" else f"@{leaf['user_id']}"
    words: str = leaf.get("text") or leaf.get("url") or leaf["type"]
    style = leaf.get("style", {})
    for name, sign in (("bold", "*"), ("italic", "_")):
        if style.get(name):
            words = f"{sign}{words.strip()}{sign}{' ' * (len(words) - len(words.rstrip()))}"
    return f"[{words}]" if leaf["type"] == "link" else words


def _clicked(element: Mapping[str, Any]) -> str:
    if "placeholder" in element:
        return f"[ {element['placeholder']['text']} ▾ ]"
    return f"[ {element['text']['text']} ]"
