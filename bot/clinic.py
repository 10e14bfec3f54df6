"""The clinic: documents that need an admin's attention, for the commands and for the daily note.

documents of a reader → what is known of them and of their neighbours → findings, the worst documents first
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings import phrases
from briefings.shapes import document_shape
from corpus.clinic.finding import Kind
from corpus.clinic.findings import findings
from corpus.clinic.neighbours import Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefings.shapes import Shape
    from corpus.clinic.finding import Finding
    from corpus.document import Document
    from corpus.store import Reader

FIX = "→ "
"""Before a command, so that it is told from what is said."""

MAX_NEIGHBOURS = 5_000
"""Documents, those that changed last, that likely values are taken from."""


@dataclass(frozen=True, slots=True)
class Case:
    """A document that needs attention.

    Attributes:
        findings: at least one, the worst first.
    """

    document: Document
    findings: tuple[Finding, ...]

    def shape(self) -> Shape:
        """As `sources` lists a document, and what was found."""
        return {**document_shape(self.document), "findings": list(map(finding_shape, self.findings))}


def cases(reader: Reader, documents: Sequence[Document]) -> tuple[Case, ...]:
    """Those of some current documents that need attention: the worst first, among equals as they were given.

    Args:
        reader: what is found of documents, and what is suggested for them, comes from what it may see.
    """
    ids = [document.id for document in documents]
    amendments, copies = reader.amendments(ids), reader.earlier_copies(ids)
    lacking = any(not document.publisher or not document.language for document in documents)
    neighbours = Neighbours.of(reader.latest(MAX_NEIGHBOURS) if lacking else ())
    every = (
        Case(
            document,
            findings(
                document,
                amendments.get(document.id, {}),
                copies=copies.get(document.id, ()),
                neighbours=neighbours,
            ),
        )
        for document in documents
    )
    return tuple(sorted((case for case in every if case.findings), key=_gravity))


def counted(every: Iterable[Case]) -> tuple[str, ...]:
    """How often each kind was found, the worst first: `2 undated`, `1 no_publisher`."""
    counts = Counter(finding.kind for case in every for finding in case.findings)
    return tuple(f"{counts[kind]:,} {kind}" for kind in Kind if counts[kind])


def rows_of(every: Sequence[Case], *, most: int, more: str) -> Iterator[tuple[str, str]]:
    """A table: each document with its number, under it each finding and the command that fixes it.

    Args:
        most: documents that are shown.
        more: what to type to see the others, or empty.
    """
    for number, case in enumerate(every[:most], start=1):
        yield str(number), f"{case.document.title} · {case.document.id}"
        for finding in case.findings:
            yield "", f"{finding.kind}: {finding.said}"
            yield "", f"{FIX}{finding.fix}"
    if len(every) > most:
        yield "", phrases.more(len(every) - most, more)


def finding_shape(finding: Finding) -> Shape:
    """A finding for programs."""
    return {"kind": finding.kind.value, "said": finding.said, "fix": finding.fix}


def _gravity(case: Case) -> tuple[int, int]:
    return case.findings[0].kind.rank, -len(case.findings)
