"""Markup: strings of HTML as a type of their own, so that no raw text can slip in among them.

A function that builds a page takes and gives `Html`; the type checker refuses a bare `str`. There are two
ways to make one: `words`, for everything that anyone wrote, and `element`.
"""

from __future__ import annotations

from html import escape
from typing import NewType

from bot.rendering.neutral import neutral

Html = NewType("Html", str)
"""Well-formed, escaped HTML."""

NOTHING = Html("")
_VOID = frozenset({"meta"})
_INLINE = frozenset({"a", "bdi", "code", "span", "strong"})
"""Elements within a line; the others end theirs in the source, where white space means nothing."""


def words(text: str) -> Html:
    """The text, neutral and escaped: what stands in it is seen, never obeyed."""
    return Html(escape(neutral(text)))


def space_kept(text: str) -> Html:
    """A fragment that is neutral already, escaped; the spaces at its ends part it from its neighbours."""
    return Html(escape(text))


def element(name: str, /, *children: Html, **attributes: str | None) -> Html:
    """`<name attribute="value">children</name>`; an attribute of None is left out.

    Args:
        attributes: neutralised and escaped here; `class_`, `data_citation` are `class`, `data-citation`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    end = "" if name in _INLINE else "\n"
    closed = "" if name in _VOID else f"{joined(children)}</{name}>"
    return Html(f"<{name}{written}>{closed}{end}")


def joined(parts: tuple[Html, ...] | list[Html], separator: str = "") -> Html:
    """The parts that are not empty, with plain text between them."""
    return Html(escape(separator).join(part for part in parts if part))
