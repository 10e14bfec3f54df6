"""A message as a person reads it in Discord: its words, its links and its buttons, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bot.rendering.discord.markdown_reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def as_read(message: Mapping[str, Any]) -> str:
    """Line by line; a link is underlined, a quote has its bar, small print is indented."""
    return "\n".join(line for one in message["components"] for line in _lines(one)) + "\n"


def _lines(component: Mapping[str, Any]) -> Iterator[str]:
    match component["type"]:
        case 10:
            yield from _text(component["content"])
        case 14:
            yield "─" * 40
        case 1:
            yield "   ".join(map(_control, component["components"]))
            yield from (
                f"      {option['label']}"
                for one in component["components"]
                for option in one.get("options", ())
            )
        case _:
            for one in component["components"]:
                yield from _lines(one)


def _text(content: str) -> Iterator[str]:
    for line in content.split("\n"):
        said = "".join(f"{one.words}↗" if one.url else one.words for one in read(line)).rstrip("\n")
        begin = {"#": "", "-#": "    ", ">": "│ ", "-": "• "}.get(
            line.lstrip("#").partition(" ")[0] or "#", ""
        )
        heading = line.startswith("#")
        yield said.upper() if heading else f"{begin}{said}"


def _control(component: Mapping[str, Any]) -> str:
    words = component.get("label") or f"{component['placeholder']} ▾"
    return f"[ {words} ]"
