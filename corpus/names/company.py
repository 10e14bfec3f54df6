"""The company that names keep: the other names in the documents that hold them."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from corpus.names.blocks import spelling_number
from corpus.names.known import COMMON_TITLES, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.names.known import KnownForm
    from corpus.names.rows import NameRows

_LOOKED_AT = 24
"""Documents of a form whose other names are its company."""
_LEAST = 2
_PLACE = (1 << 32) - 1


class Company:
    """What some names keep; worked out when it is asked for.

    Args:
        parts: the name rows that the forms are known from.
    """

    def __init__(self, parts: Sequence[NameRows]) -> None:
        self._parts = parts
        self._kept = lru_cache(maxsize=1 << 12)(self._names_beside)

    def is_shared(self, one: KnownForm, other: KnownForm) -> bool:
        """Whether two forms bear one title, stand in one document, or beside the same names."""
        if (one.titles & other.titles) - COMMON_TITLES or shared(one.places, other.places).any():
            return True
        return len(self._kept(one) & self._kept(other)) >= _LEAST

    def _names_beside(self, form: KnownForm) -> frozenset[int]:
        """The spelling numbers of the other names in the documents that hold a form."""
        places = form.places
        first = [places[places >> 32 == number][:_LOOKED_AT] for number in range(len(self._parts))]
        documents = [document_at(self._parts, each) for each in chain(*map(np.ndarray.tolist, first))]
        held = [self._parts[part].company_in(place) for _, part, place in sorted(documents)[:_LOOKED_AT]]
        return frozenset().union(*held) - {spelling_number(form.form)}


def document_at(parts: Sequence[NameRows], place: int) -> tuple[str, int, int]:
    """The id of a document, the number of its part, and its place there, by its place among all."""
    part, at = place >> 32, place & _PLACE
    return parts[part].documents[at], part, at
