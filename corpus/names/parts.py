"""Parts: the names in a run of capitalised words, without the titles and adjectives around them."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.names.demonyms import DEMONYMS
from corpus.names.form import is_institution, is_title
from corpus.names.vocabulary import FORMER, INSTITUTIONS, NOT_NAMES, TITLE_MODIFIERS
from corpus.speech import NOT_NAMES as OPENERS
from corpus.words.tokens import fold
from corpus.words.vocabulary import STOP_WORDS

_ARTICLES = frozenset({"der", "die", "das", "dem", "des", "ein", "eine", "einen", "einem"})
_NEVER_FIRST = STOP_WORDS | OPENERS | NOT_NAMES | _ARTICLES
_NEVER_LAST = NOT_NAMES | DEMONYMS
_OFFICE_WORDS = 3
_PIECE = re.compile(r"\S+")
_TELLING = _NEVER_FIRST | _NEVER_LAST | FORMER | TITLE_MODIFIERS | INSTITUTIONS | {"", "of"}
"""Words that say something of the words beside them."""
_NOMINATIVE = re.compile(r"(?:[^ауоыи]|ава|а-во)$|глава$")
_GENITIVE = re.compile(r"[А-ЯЁ]\w+[аяыиву] (?=[А-ЯЁ]\w+ [А-ЯЁ])")


@lru_cache(maxsize=1 << 15)
def name_parts(run: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a run that are names, by offsets in it.

    "Minister Anna Berg of Lund University" holds a person and an institution, "Bank of China" one name.
    """
    if all(map(_is_plain, run.split())):
        return ((0, len(run)),)
    pieces = [match.span() for match in _PIECE.finditer(run)]
    found: list[tuple[int, int]] = []
    while pieces:
        cut = len(pieces)
        if "of" in run:
            cut = next((at for at in range(1, cut) if _ends_name(run, pieces, at)), cut)
        if is_institution([run[slice(*piece)] for piece in pieces[:cut]]):
            cut = len(pieces)
        found += _proper(run, pieces[:cut])
        pieces = pieces[cut + 1 :]
        if pieces and run[slice(*pieces[0])] == "the":
            pieces = pieces[1:]
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _is_plain(piece: str) -> bool:
    """Whether a piece says nothing of what stands beside it, as most words of names do."""
    word = fold(piece.rstrip("."))
    return word not in _TELLING and fold(piece) not in INSTITUTIONS and not is_title(word)


def _ends_name(run: str, pieces: list[tuple[int, int]], at: int) -> bool:
    """Whether the piece is an "of" behind a whole name, as in "Members of the", not in "Power of Siberia"."""
    if run[slice(*pieces[at])] != "of":
        return False
    return at > 1 or run[slice(*pieces[at + 1])] == "the" or run[pieces[0][1] - 1] == "s"


def _proper(run: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The name in these pieces, if any: no small words, days, adjectives or titles around it."""
    words = [fold(run[slice(*piece)].rstrip(".")) for piece in pieces]
    first, last = 0, len(words)
    while first < last and words[first] in _NEVER_FIRST and run[pieces[first][1] - 1] != ".":
        first += 1
    while first < last and words[last - 1] in _NEVER_LAST:
        last -= 1
    titles = [at for at in range(first, last) if is_title(words[at])]
    if titles and words[titles[-1] + 1 : titles[-1] + 2] == ["of"]:  # the Secretary of State Anna Berg
        office = last - titles[-1] - 2 < _OFFICE_WORDS or is_institution(words[last - 2 : last])
        return [(pieces[titles[0] if office else last - 2][0], pieces[last - 1][1])]
    if first < last and is_institution(words[first:last]):
        alone = last - first == 1 and not run[slice(*pieces[first])].isupper()
        return [] if alone else [(pieces[first][0], pieces[last - 1][1])]
    if titles and titles[-1] + 1 < last:
        first = titles[-1] + 1
    while first < last and (words[first] in DEMONYMS or words[first] in FORMER):
        first += 1
    if all(is_title(word) or word in TITLE_MODIFIERS or word in STOP_WORDS for word in words[first:last]):
        return []
    return [(pieces[first][0], pieces[last - 1][1])]


def without_genitive(name: str, titles: tuple[str, ...]) -> int:
    """How many characters at the start of a Russian name say what its bearer is head of ("глава Банка")."""
    if not titles or name.isascii() or not _NOMINATIVE.search(titles[-1]):
        return 0
    office = _GENITIVE.match(name)
    return office.end() if office else 0
