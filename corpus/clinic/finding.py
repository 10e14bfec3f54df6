"""Findings: what could be better about one document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can be found, the worst first: what keeps a document from being used before what misleads."""

    ALL_BOILERPLATE = "all_boilerplate"
    TEASER = "teaser"
    UNDATED = "undated"
    NO_LANGUAGE = "no_language"
    NO_PUBLISHER = "no_publisher"
    NO_TITLE = "no_title"
    DATE_INFERRED = "date_inferred"
    OPINION = "opinion"
    TRANSLATION = "translation"
    NEAR_COPY = "near_copy"

    @property
    def rank(self) -> int:
        """From 0, the worst."""
        return list(Kind).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could be better about a document.

    Attributes:
        said: a plain sentence.
        fix: the command that answers it, as it is typed at a shell.
    """

    kind: Kind
    said: str
    fix: str
