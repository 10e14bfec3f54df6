"""Known forms: one written form of a name with what the documents say of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.names.form import name_form
from corpus.names.matching import Likeness, likeness
from corpus.names.rows import COUNT, DOCUMENT, SHORT, TITLES
from corpus.names.spelling import Nearness, nearness
from corpus.names.unlike import surely_unlike
from corpus.names.vocabulary import MEN, WOMEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.names.form import NameForm
    from corpus.names.numbered import Ids
    from corpus.names.rows import NameRows

_FULL_CHARACTERS = 3

COMMON_TITLES = MEN | WOMEN | {"dr", "prof", "professor", "doctor"}
"""What too many bear to tell anybody by."""

Places: TypeAlias = npt.NDArray[np.int64]
"""Documents, sorted: the number of the part that holds one, shifted by 32 bits, and its place there."""


class KnownForm:
    """One written form; what the documents say of it is looked up when it is asked for.

    Args:
        name: as written.
        parts: the rows of names that are known.
        titles: titles that it is asked for with.
    """

    def __init__(self, name: str, parts: Sequence[NameRows], titles: frozenset[str] = frozenset()) -> None:
        self.name = name
        self._parts = parts
        self._asked_titles = titles

    @cached_property
    def form(self) -> NameForm:
        """It, taken apart."""
        return name_form(self.name)

    @cached_property
    def full(self) -> bool:
        """Whether it says more than a family name."""
        if self.form.han:
            return len(self.form.han) >= _FULL_CHARACTERS
        return len(self.form.words) > 1 and (self.form.institution or " " in self.name)

    @cached_property
    def places(self) -> Places:
        """The documents that hold it."""
        found = [
            rows[DOCUMENT].astype(np.int64) | number << 32
            for number, rows in enumerate(self._rows)
            if rows.size
        ]
        if not found:
            return _NOWHERE
        every = np.concatenate(found) if len(found) > 1 else found[0]
        return every if len(every) == 1 else every[np.append(True, every[1:] != every[:-1])]

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles that it is written with."""
        return self._asked_titles.union(title for row in self._texts(TITLES) for title in row.split())

    @cached_property
    def shorts(self) -> frozenset[str]:
        """The acronyms that explain it."""
        return frozenset(self._texts(SHORT))

    @cached_property
    def standing(self) -> tuple[bool, bool, int, int, str]:
        """What orders the forms of one bearer: full ones, no initials, then the most used."""
        initial = any(word.initial for word in self.form.words)
        count = sum(int(rows[COUNT].sum()) for rows in self._rows)
        return (not self.full, initial, -len(self.places), -count, self.name)

    @cached_property
    def _rows(self) -> list[Ids]:
        return [part.rows_of(self.name) for part in self._parts]

    def _texts(self, column: int) -> Iterator[str]:
        for part, rows in zip(self._parts, self._rows, strict=True):
            if rows[column].any():
                numbers = np.unique(rows[column])
                yield from part.texts.at(numbers[numbers > 0])


class Block(NamedTuple):
    """The known forms that share a block with a name.

    Attributes:
        forms: in the order of the alphabet.
        cut: there are more, too many to look at: only full forms tell anything.
    """

    forms: tuple[KnownForm, ...]
    cut: bool


_NOWHERE: Places = np.zeros(0, np.int64)


def may_be(one: KnownForm, other: KnownForm) -> bool:
    """Whether two forms may be of one bearer."""
    return not surely_unlike(one.form, other.name) and likeness(one.name, other.name) > Likeness.DIFFERENT


def like(
    written: str, forms: Iterable[KnownForm], *, least: Likeness = Likeness.COMPATIBLE
) -> list[KnownForm]:
    """Those of some forms that are at least so like a name."""
    asked = name_form(written)
    return [
        form
        for form in forms
        if not surely_unlike(asked, form.name, least=least) and likeness(written, form.name) >= least
    ]


def explains(form: KnownForm, asked: KnownForm) -> bool:
    """Whether a document explains an acronym by a form, if its initials are all that they have in common."""
    short = asked.form.acronym.casefold()
    if not short or short != "".join(word.text[0] for word in form.form.words):
        return True
    return short in {each.casefold() for each in form.shorts}


def shared(one: Places, other: Places) -> npt.NDArray[np.bool_]:
    """Which documents of one are documents of the other."""
    at = other.searchsorted(one)
    found = at < len(other)
    found[found] = other[at[found]] == one[found]
    return found


def together(forms: Iterable[KnownForm]) -> Places:
    """The documents that hold any of some forms."""
    return np.unique(np.concatenate([form.places for form in forms]))


def says_less(form: KnownForm, core: Sequence[KnownForm]) -> bool:
    """Whether a form is an abridged one: an initial, a middle name less, an acronym."""
    lengths = {len(each.form.words) for each in core}
    return len(form.form.words) not in lengths or any(word.initial for word in form.form.words)


def another_script(form: KnownForm, core: Sequence[KnownForm]) -> bool:
    """Whether a form is in a script that none of the others is in."""
    return all(_script(form) != _script(each) for each in core)


def doubtful(form: KnownForm, core: Iterable[KnownForm]) -> bool:
    """Whether a word that documents have as a name is spelt much like one of these in its script."""
    if form.form.han or form.form.acronym or not len(form.places):
        return False
    last = form.form.words[-1]
    words = [word for each in core for word in each.form.words if not each.form.han]
    near = max((nearness(last, word) for word in words), default=Nearness.OTHER)
    return near is Nearness.CLOSE and any(word.cyrillic == last.cyrillic for word in words)


def _script(form: KnownForm) -> str:
    if form.form.han:
        return "han"
    return "cyrillic" if any(word.cyrillic for word in form.form.words) else "latin"
