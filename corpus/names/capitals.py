"""Capitals: the patterns of words written with one, in every alphabet that has them."""

from __future__ import annotations

import re

from corpus.names.vocabulary import PARTICLES

_BLOCKS = ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x1F00))
_LETTERS_OF_BLOCKS = [chr(code) for first, last in _BLOCKS for code in range(first, last)]
_UPPER = "".join(letter for letter in _LETTERS_OF_BLOCKS if letter.isupper())
_LOWER = "".join(letter for letter in _LETTERS_OF_BLOCKS if letter.islower())
_REST = (
    r"\w*(?:-\w+|[’'ʼ](?!s\b)\w+)*(?:(?=[’'.])"  # looked at before anything is looked back at
    rf"(?:(?<=omen|dren|ople|ueen)[’']s(?=\s[{_UPPER}])|(?<=ers)[’'](?=\s[{_UPPER}])|(?<=Dr|Mr|Ms|St)\.|(?<=Mrs)\.))?"
)
_WORD = rf"[{_UPPER}](?:\.(?:[ \u00a0]?[{_UPPER}]\.)*[ \u00a0]?[{_UPPER}]{_REST}|{_REST})"
_SMALL = "|".join(sorted(PARTICLES))
_LINK = rf"\s(?:(?=[{_UPPER}])|(?:(?:(?:{_SMALL})[ -])+|(?:of|for)(?: the)? |& |энд )(?=[{_UPPER}]))"
_VERBS = "is|was|will|would|could|has|had|can|may|to|and|or|in|on|at|as|by|for|from|with"

# It starts with a class of letters, and looks back only after it: that is what makes a scan fast.
RUN = re.compile(
    rf"(?P<run>[{_UPPER}](?<!\w.)(?:\.(?:[ \u00a0]?[{_UPPER}]\.)*[ \u00a0]?[{_UPPER}]{_REST}|{_REST})"
    rf"(?:{_LINK}{_WORD})*)"
    rf"(?: (?P<number>[1-9]\d?)(?=$|[”»);:]|[,.]?\s(?:{_VERBS})\b|[,.](?!\d)))?"
    r"(?: \((?P<short>[A-ZА-ЯЁ]{2,7})\))?"
)
"""Words with capitals and what may stand between them; a number that ends a name; an acronym behind it."""

LETTERS = re.compile(r"[^\W\d_]+")
CAPITALS = re.compile(rf"[{_UPPER}](?<!\w.)\w+")
BEFORE_INSIDE = re.compile(f"[{_LOWER},’']")
"""What stands before the space before a word whose capital no sentence's beginning explains."""

LOWER_WORD = re.compile(rf" [{_LOWER}]{{4}}")
TALL_WORD = re.compile(rf"[{_UPPER}](?<!\w.)\w{{3}}")
