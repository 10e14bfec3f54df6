"""Limits of a Slack message: one constant a row, each with where it is said.

Lengths are counted in UTF-16 units, as Slack's own programs count them: never less than in code points.
Source, where nothing else is named: Slack's reference of Block Kit, and slack_sdk 3.47, `models/blocks`.
"""

from __future__ import annotations

import re

BLOCKS = 50
"""In one message."""

READ_CHARS = 10_000
"""Of all that is read in the blocks of one message, menus included.

Nothing says how much it may be: `msg_blocks_too_long` has been seen from 13,172 characters of markdown on.
Source: github.com/slackapi/bolt-js/issues/2509.
"""

READ_AND_LINKED_CHARS = 12_000
"""The same with the addresses of the links, which the seen limit may have counted too."""

TEXT_CHARS = 12_000
"""Of a message's `text`. Slack advises 4,000 and cuts off what is beyond 40,000; ours is never cut."""

SECTION_CHARS = 3_000
CONTEXT_CHARS = 3_000
ACTIONS = 25
"""Elements of one block of actions."""

BUTTON_LABEL_CHARS = 75
BUTTON_VALUE_CHARS = 2_000

OPTION_LABEL_CHARS = 75
OPTION_VALUE_CHARS = 150
OPTIONS = 100
"""Of one menu."""

INPUT_CHARS = 3_000
"""Of what is typed into a field of a modal."""

LABEL_CHARS = 2_000
HINT_CHARS = 2_000
"""Above and below a field of a modal."""

LINE_MENUS = 10
"""An answer of more lines has one menu for all of them: our own bound, for the eye."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def length(text: str) -> int:
    """In UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def carried(value: str, most: int) -> bool:
    """Whether a click can carry a value, and bring it back as it is."""
    return length(value) <= most and not _SURROGATE.search(value)
