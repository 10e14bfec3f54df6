"""A voice: the somebody else that one sentence names as saying it."""

from __future__ import annotations

from dataclasses import dataclass

PRONOUNS = frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "он", "она", "они", "er", "sie", "他", "她"}
)
"""Words that stand for a speaker named before."""
_PLURAL = frozenset({"they", "them", "они"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is named as saying a sentence.

    Attributes:
        who: the name phrase as it stands in the text, or a pronoun.
        holds: whether what follows may be said by the same, though nothing marks it.
        argues: it is a view that is given, not only words.
        start: where the phrase stands in the sentence; -1 where that is not known.
    """

    who: str
    holds: bool = False
    start: int = -1
    argues: bool = False

    @property
    def is_pronoun(self) -> bool:
        """Whether the name stands elsewhere."""
        return self.who.lower() in PRONOUNS

    @property
    def is_plural(self) -> bool:
        """Whether it is a pronoun for several."""
        return self.who.lower() in _PLURAL
