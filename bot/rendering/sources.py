"""Sources of a reply: its documents with a letter each, in the order in which they are first quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.citation import Citation
    from briefings.reply import Reply


def citations_of(reply: Reply) -> Iterator[Citation]:
    """Every citation of the reply, in the order drawn; one may come more than once."""
    for item in reply.items():
        for statement in item.statements:
            yield statement.citation
            yield from statement.also


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of one reply by letter.

    Attributes:
        lettered: letter to the first citation of that document, in order.
    """

    lettered: dict[str, Citation]

    def reference(self, citation: Citation) -> str:
        """`A 1204–1263, 1290–1310`: the letter of its document, and its spans in code points."""
        spans = ", ".join(f"{span.start}–{span.end}" for span in citation.spans)
        return f"{self._letter(citation)} {spans}"

    def _letter(self, citation: Citation) -> str:
        return next(
            letter for letter, first in self.lettered.items() if _revision(first) == _revision(citation)
        )


def sources_of(reply: Reply) -> Sources:
    """The documents that a reply quotes, lettered A, B, …, Z, AA, and so on."""
    first: dict[tuple[str, int], Citation] = {}
    for citation in citations_of(reply):
        first.setdefault(_revision(citation), citation)
    return Sources({letter(number): citation for number, citation in enumerate(first.values())})


def letter(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA: numbered as the columns of a spreadsheet."""
    rest, last = divmod(number, 26)
    return f"{letter(rest - 1) if rest else ''}{chr(ord('A') + last)}"


def _revision(citation: Citation) -> tuple[str, int]:
    return citation.document_id, citation.revision
