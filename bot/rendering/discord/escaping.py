r"""Escaping: neutral words as Discord's markdown that shows them and nothing else.

A backslash before a mark of punctuation makes it plain on every client; inside the label of a link it does
not, so only names without any such mark are labels.
Source: Discord's page Markdown Text 101, "Escaping"; Message Formatting in its developer reference; for the
labels, github.com/discord/discord-api-docs/issues/6088, 6116 and 7721.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_MARKUP = re.compile(
    r"[\\*_~|`\[<]"  # styles, spoilers, code, links, and all that stands in angle brackets
    r"|@(?=everyone|here)"
    r"|:(?=//|\w+:)"  # an address, which would be a link; an emoji by its name
)
_BLOCK = re.compile(r"(?P<lead>\s*\d*)(?P<mark>[#>+.)-])")
"""At the start of a line: a heading, small print, a quote, a list, a numbered one."""

_NOT_IN_LABEL = frozenset("\\*_~|`[]<>:@#\ufe0f\u20e3\u203c\u2049\u2139\u3030")
"""What would style a label, or be taken for an emoji or an address, either of which keeps it from linking."""

_SYMBOLS = frozenset({"So", "Sm", "Sk"})


def escaped(words: str, *, starts_line: bool = False) -> str:
    """Neutral words as markdown that shows exactly them.

    Args:
        starts_line: whether nothing but markdown stands before them on their line.
    """
    plain = _MARKUP.sub(r"\\\g<0>", words)
    block = _BLOCK.match(plain) if starts_line else None
    return plain if block is None else f"{block['lead']}\\{plain[block.start('mark') :]}"


def labels(words: str) -> bool:
    """Whether neutral words can be the label of a link as they are."""
    return not any(
        one in _NOT_IN_LABEL or (not one.isascii() and unicodedata.category(one) in _SYMBOLS) for one in words
    )


def address(url: str) -> str:
    """A safe address as it can stand between the brackets of a link."""
    return url.replace("(", "%28").replace(")", "%29")


def moment(at: datetime) -> str:
    """An instant, shown to each reader by the clock of their own: `<t:1716184800:f>`."""
    return f"<t:{int(at.timestamp())}:f>"
