"""Findings: what could be better about one document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can be found, the worst first: what keeps a document from being found or trusted."""

    ALL_BOILERPLATE = "all_boilerplate"
    UNDATED = "undated"
    DATE_INFERRED = "date_inferred"
    NO_LANGUAGE = "no_language"
    TEASER = "teaser"
    NEAR_COPY = "near_copy"
    OPINION = "opinion"
    TRANSLATION = "translation"
    NO_TITLE = "no_title"
    NO_PUBLISHER = "no_publisher"

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
