"""Name mentions: where a sentence names somebody or something, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from corpus.span import Span

Written: TypeAlias = tuple[str, tuple[str, ...], str]
"""What a name mention holds without where it stands: name, titles, short form."""

Found: TypeAlias = tuple[int, int, str, tuple[str, ...], str]
"""A name mention as a plain row: start, end, name, titles, short form."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name as it stands in a text.

    Attributes:
        span: of the name in the document, without title, article and possessive ending.
        name: the characters there, with single spaces.
        titles: words before it that say what somebody is ("president"), folded, in order.
        short: the acronym given in parentheses behind it, or empty.
    """

    span: Span
    name: str
    titles: tuple[str, ...] = ()
    short: str = ""
