"""Other years: where a passage says the day or month asked for, but of another year.

"In October 1972" does not answer "October 2050", though it holds the month; "in October" may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from corpus.words.tokens import token_spans
from corpus.words.written_dates import stretches_of_other_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from corpus.index.part import Part, Rows
    from corpus.index.reading import Reading

    Floats: TypeAlias = npt.NDArray[np.float32]

_PLACES = 1 << 32
"""More than any passage has tokens."""


def places_of_other_years(text: str, year: int, standing: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The places of the tokens of a text that say a date of any year but one.

    Args:
        text: of a passage.
        year: asked for.
        standing: where the tokens of the text stand, if that is known.
    """
    others = list(stretches_of_other_years(text, year))
    if not others:
        return []
    return [
        place
        for place, (first, last) in enumerate(standing or token_spans(text))
        if any(start <= first and last <= end for start, end in others)
    ]


def pass_over_other_years(
    of_tokens: Sequence[Floats], reading: Reading, part: Part, *, rows: Rows, places: Rows
) -> None:
    """Let what says the date asked for, but of another year, count for nothing.

    Args:
        of_tokens: what some tokens are worth for each word of the question, several times; changed here.
        reading: the question.
        part: that has the passages.
        rows: of the passage of each token.
        places: of each token in its passage.
    """
    done: set[int] = set()
    for read in reading.uses:
        if read.use.year is None or done.issuperset(read.words):
            continue
        done.update(read.words)
        asked = slice(read.words[0], read.words[-1] + 1)
        held = rows[of_tokens[0][asked].max(axis=0) > 0]
        others = [
            row * _PLACES + place
            for row in dict.fromkeys(held.tolist())
            for place in places_of_other_years(part.text_of(row), read.use.year)
        ]
        if others:
            columns = np.flatnonzero(np.isin(rows * _PLACES + places, others))
            for each in of_tokens:
                each[asked, columns] = 0.0
