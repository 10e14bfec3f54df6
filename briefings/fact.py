"""Facts: passages that state a figure, a date or an attributed claim, and who carries or disputes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.citation import Citation
    from briefings.quote import Quote
    from corpus.dates import DateMention
    from corpus.document import Passage
    from corpus.figures import Figure


class Relation(StrEnum):
    """How two statements of the same thing stand to each other."""

    AGREE = "agree"
    REVISION = "revision"
    SCOPE = "scope"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Support:
    """Which origins state a fact.

    Attributes:
        carried_by: how many origins state it, its own included; at least 1. Copies are one origin.
        citations: of the others, in order of publication.
        named_sources: offices or studies that the documents credit, in their words.
        copies: documents that print it as a copy of one of those origins.
    """

    carried_by: int = 1
    citations: tuple[Citation, ...] = ()
    named_sources: tuple[str, ...] = ()
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another statement of the same thing that differs, and how; the bot never rules who is right.

    Attributes:
        passage: what the quote is of.
        later: it was published after the one that it differs from.
    """

    relation: Relation
    quote: Quote
    citation: Citation
    passage: Passage
    later: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A quoted sentence with its figures and dates parsed; their offsets count in the document.

    Attributes:
        passage: what the quote is of.
    """

    quote: Quote
    citation: Citation
    passage: Passage
    attribution: str | None
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    support: Support
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """What the corpus states about a keyword, the best carried first; none is an answer too."""

    keyword: str
    facts: tuple[Fact, ...]
    suggestions: tuple[str, ...]
    documents_searched: int
