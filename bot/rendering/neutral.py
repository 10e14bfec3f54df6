"""Neutral text: what a document or a person wrote, made harmless for any surface.

Between the reply tree, whose strings are raw, and every renderer. A string that passed here cannot move a
cursor, colour a terminal, turn its neighbours right to left, hide letters between letters, or start a line.
Markup is the business of each surface: it escapes its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.reply import Slice

_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0 and C1 controls, ESC among them, less white space
    "\u00ad"  # soft hyphen
    "\u034f"  # combining grapheme joiner
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, embeddings, overrides, isolates
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters without a shape
    "\u17b4\u17b5"  # Khmer vowels without a shape
    "\u180b-\u180f"  # Mongolian selectors and vowel separator
    "\u200b-\u200d\u2060-\u2065\ufeff"  # zero-width space, joiners, invisible operators, byte order mark
    "\u206a-\u206f\ufff0-\ufffb"  # deprecated format controls, interlinear annotation
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # layout controls of rare scripts
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tag characters and their unassigned neighbours
    "]+"
)
"""Shapeless characters of Unicode: Default_Ignorable_Code_Point and controls, less variation selectors.

Zero-width joiners go too, even inside emoji: a family shows as its members, which still reads right, and no
exception is left through which letters could be split unseen.
Source: Unicode 16, DerivedCoreProperties.txt; Unicode Technical Report 36, section 2.
"""

_SURROGATE = re.compile("[\ud800-\udfff]")
_WHITE_SPACE = re.compile(r"\s+")


def _shown(text: str) -> str:
    """The text without shapeless characters, each run of white space as one space."""
    return _WHITE_SPACE.sub(" ", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _DROPPED.sub("", text)))


def neutral(text: str) -> str:
    """The text as it may be shown: one line, trimmed, nothing in it that is not seen."""
    return _shown(text).strip(" ")


def neutral_slices(text: str, slices: Sequence[Slice]) -> list[tuple[str, bool]]:
    """The same text in fragments, each with whether it is emphasised; joined, they are `neutral(text)`.

    Args:
        slices: sorted and not overlapping, counted in `text` before anything was dropped from it.
    """
    fragments: list[tuple[str, bool]] = []
    at = 0
    for part in slices:
        fragments += [(text[at : part.start], False), (text[max(at, part.start) : part.end], True)]
        at = max(at, part.end)
    fragments.append((text[at:], False))
    return _joined_as_one_line(fragments)


def _joined_as_one_line(raw: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Neutral fragments, none empty, without a double space where two of them meet."""
    fragments: list[tuple[str, bool]] = []
    for words, emphasised in raw:
        after_space = not fragments or fragments[-1][0].endswith(" ")
        shown = _shown(words)
        if after_space:
            shown = shown.lstrip(" ")
        if shown:
            fragments.append((shown, emphasised))
    if fragments and fragments[-1][0].endswith(" "):
        words, emphasised = fragments.pop()
        if words.strip(" "):
            fragments.append((words.rstrip(" "), emphasised))
    return fragments
