"""What a search gives back: values that the core may know, without knowing the index."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """Why a word of the passage counts as a word of the question, from the surest down."""

    EXACT = "exact"
    NUMBER = "number"
    TRANSLITERATION = "transliteration"
    STEM = "stem"
    ALIAS = "alias"
    NAME = "name"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a passage that were found for words of the question.

    Attributes:
        start: offset in the passage's text.
        end: offset in the passage's text, after the last character.
        query: the words as they stand in the question.
        found: the words as they stand in the passage.
        how: a value of `How`.
    """

    start: int
    end: int
    query: str
    found: str
    how: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage above the bar.

    Attributes:
        passage_id: the store's number.
        score: 0..1; the list is sorted by it.
        coverage: 0..1; how much of the question, by weight of its words, stands in the passage.
        matches: in order, not overlapping.
    """

    passage_id: int
    score: float
    coverage: float
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search; nothing in it depends on a document that the asker may not see.

    Attributes:
        hits: best first, each above the bar; possibly none.
        readings: words of the question that stand in no document, with what they were read as.
        suggestions: near things that do stand in the documents, in the documents' own spelling.
        unquoted: quoted stretches that stand nowhere so: they were searched as if they were not quoted.
        best_coverage: of the best passage, above the bar or not; 0 when no word was found.
    """

    hits: tuple[Hit, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    best_coverage: float = 0.0
    unquoted: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether there is any hit."""
        return bool(self.hits)
