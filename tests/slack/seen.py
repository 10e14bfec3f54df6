"""Seen: a message's blocks as a person sees them, in plain characters: for pages that show messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WIDTH = 72
"""In characters: where what stands at the right edge of a section begins to be drawn, at the least."""

_BAR = "┃ "
_LEADS = {"rich_text_quote": _BAR, "rich_text_list": "• "}


def seen(message: Mapping[str, Any]) -> str:
    """The blocks with a blank line between them: `*bold*`, `_italic_`, `[link]`, `[ button ]`."""
    return "\n\n".join("\n".join(_block(block)) for block in message["blocks"]) + "\n"


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
        case kind:
            yield f"({kind})"


def _element(element: Mapping[str, Any]) -> Iterator[str]:
    lead = _LEADS.get(element["type"], "")
    if element["type"] == "rich_text_list":
        yield from (f"{lead}{_words(row['elements'])}" for row in element["elements"])
    else:
        yield from (f"{lead}{line}" for line in _words(element["elements"]).split("\n"))


def _words(leaves: Iterable[Mapping[str, Any]]) -> str:
    return "".join(map(_leaf, leaves))


def _leaf(leaf: Mapping[str, Any]) -> str:
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
