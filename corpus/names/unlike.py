"""Unlike names: told apart by one look at a last word, before the name that it ends is taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.names.form import plain_word
from corpus.names.matching import Likeness
from corpus.names.spelling import folded, nearness, one_letter_more
from corpus.names.vocabulary import OPENING_SURNAMES

if TYPE_CHECKING:
    from corpus.names.form import NameForm
    from corpus.names.spelling import NameWord

_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_FIRST_MATTERS = OPENING_SURNAMES | {"of"}
"""Words of a name of which the last word is not all that it may be cut down to."""


def surely_unlike(one: NameForm, written: str, *, least: Likeness = Likeness.COMPATIBLE) -> bool:
    """Whether a name is surely less like another than that; where this says no, it may be so all the same.

    In whatever way names are like one another (see `matching`), the last word of either has its like in the
    other. Not so only acronyms, Chinese names in three scripts, and names that agree letter by letter.
    """
    if one.han or one.acronym:
        return False
    last = _last_word(written)
    if last is None or one.joined.endswith(last.key):
        return False
    for word in one.words:
        if nearness(word, last) >= least:
            return False
    if len(one.words) > 1:
        pinyin = one.words[0].text in OPENING_SURNAMES and not written.isascii()
        return not (pinyin or written.isupper() or one_letter_more(one.words[-1], last))
    return True


@lru_cache(maxsize=1 << 16)
def _last_word(written: str) -> NameWord | None:
    """The last word of a name, where that is all that it may be cut down to."""
    words = written.replace("-", " ").split(" ")
    last = plain_word(words[-1])
    plain = last and _FIRST_MATTERS.isdisjoint(map(folded, words)) and _WORDS.fullmatch(written)
    return last if plain else None
