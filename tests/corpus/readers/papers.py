"""Papers for the tests of PDF: two short texts, and how a PDF made in a test is read."""

from __future__ import annotations

from pathlib import Path

from corpus.block import Role, check_blocks
from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import pdf as reader
from corpus.readers.source import SourceFile

HARBOUR = (
    "The harbour of Elmsworth was closed to all ships on Monday after a storm had broken the outer wall. "
    "Engineers of the port said that the repair would take eleven weeks and cost four million crowns. "
    "Two ferries were sent to the northern quay, where the water is deep enough for them at every tide."
)
MARKET = (
    "In the market hall traders asked the council for a lower rent until the ferries are back at the quay. "
    "The council will decide about it in the second week of June, its speaker said after the meeting."
)


def read(data: bytes) -> ReadDocument:
    (found,) = reader.documents(SourceFile(Path("paper.pdf"), data))
    assert isinstance(found, ReadDocument), found
    check_blocks(found.text, found.blocks)
    return found


def failure(data: bytes) -> ReadFailure:
    (found,) = reader.documents(SourceFile(Path("paper.pdf"), data))
    assert isinstance(found, ReadFailure)
    return found


def roles(found: ReadDocument) -> list[tuple[Role, str]]:
    return [(block.role, block.span.of(found.text)) for block in found.blocks]
