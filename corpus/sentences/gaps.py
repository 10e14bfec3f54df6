"""Gaps: every stretch between two words that holds a stop, the only places where a sentence can end."""

from __future__ import annotations

import re

WIDE_STOPS = "。！？｡।॥"
"""Stops behind which no space is needed: Chinese, Japanese, Devanagari."""

SHOUTS = "!?‼⁇⁈⁉‽؟"
"""Stops that belong to no word, so that only what follows can say that the sentence goes on."""

_OTHER_STOPS = ".…۔։።၊။។᙮"
_STOPS = f"[{re.escape(_OTHER_STOPS + SHOUTS + WIDE_STOPS)}]"
_CLOSERS = r"""["'”’»›)\]}」』）》〉】]"""

GAP = re.compile(
    rf"""
    (?P<stops> {_STOPS} (?:[\W_]*{_STOPS})? )
    (?P<closers> (?:{_CLOSERS} | \s[»”"](?=\s|\Z) )* )
    (?P<space> \s* )
    (?P<openers> [\W_]* )
    """,
    re.VERBOSE,
)
"""A stop with whatever stands between it and the next letter or digit. A decimal, an address and an
abbreviation's inner stop are gaps too; they have no space. Linear: gaps do not overlap."""
