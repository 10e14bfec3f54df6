"""Aliases: phrases that admins have declared to mean the same thing, both ways.

A question that holds one phrase of a group is also answered by passages that hold another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from corpus.found import How
from corpus.index.variants import edits_allowed
from corpus.words.tokens import token_texts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from corpus.words.tokens import Phrase

ALIAS_CLOSENESS = 0.95


@dataclass(frozen=True, slots=True)
class AliasUse:
    """One phrase of a group, found in a question.

    Attributes:
        first: the place of its first word among the question's tokens.
        last: the place after its last word.
        others: the other phrases of the group, as tokens.
        how: why they stand for it: an admin said so, or the documents teach it.
        closeness: how much of the words asked for each of them is worth, 0..1.
        required: an answer holds the phrase, as it was asked for or as one of the others.
        capitalised: those of the others that count only where they begin with a capital.
        apart: longer phrases that mean something else: the others do not count where they begin inside one.
        year: of the date that the words asked for say, for the use of it without one: neither they nor the
            others count inside a date of another year.
    """

    first: int
    last: int
    others: tuple[Phrase, ...]
    how: How = How.ALIAS
    closeness: float = ALIAS_CLOSENESS
    required: bool = False
    capitalised: frozenset[Phrase] = frozenset()
    apart: tuple[Phrase, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Aliases:
    """Groups of phrases; each group's phrases, as tokens, stand for one another."""

    groups: tuple[tuple[Phrase, ...], ...] = ()

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]]) -> Aliases:
        """Aliases from canonical name → other names; empty names are left out."""
        groups = []
        for canonical, others in names.items():
            phrases = (tuple(token_texts(name)) for name in (canonical, *others))
            group = tuple(dict.fromkeys(phrase for phrase in phrases if phrase))
            if len(group) > 1:
                groups.append(group)
        return cls(tuple(groups))

    def used_in(self, question: Sequence[str], *, known: Container[str] = ()) -> tuple[AliasUse, ...]:
        """Every place where a question, as tokens, holds a phrase of a group; misspelt counts.

        Args:
            known: tokens that stand in a document as they are: those are no slips of others.
        """
        return tuple(
            AliasUse(first, first + len(phrase), tuple(other for other in group if other != phrase))
            for group in self.groups
            for phrase in group
            for first in range(len(question) - len(phrase) + 1)
            if all(
                asked == named or (asked not in known and _alike(asked, named))
                for asked, named in zip(question[first:], phrase, strict=False)
            )
        )


NO_ALIASES = Aliases()
"""When no admin has declared any."""


def _alike(asked: str, named: str) -> bool:
    limit = min(edits_allowed(asked), edits_allowed(named))
    return limit > 0 and OSA.distance(asked, named, score_cutoff=limit) <= limit
