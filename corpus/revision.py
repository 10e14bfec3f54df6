"""The passages of any one revision, from its stored text alone.

The store keeps passages of the current revision only. What an older one states is read from its text, blocks
and sentences again, by the same pure functions that read it the first time.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from corpus.document import Passage
from corpus.stated import stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.block import Block
    from corpus.document import Document
    from corpus.span import Span


def passages_of(
    document: Document, text: str, blocks: Sequence[Block], sentences: Sequence[Span]
) -> tuple[Passage, ...]:
    """Every sentence of this revision that may be quoted, in order.

    Args:
        text: canonical text of the revision.
        blocks: of the whole text, in order.
        sentences: in order; those outside quotable blocks are passed over.

    Returns:
        Passages numbered -1, -2, …: the store never uses such a number.
    """
    found: list[Passage] = []
    every = stated(
        text,
        blocks,
        sentences,
        language=document.language,
        published_at=document.published_at,
        read_at=document.read_at,
    )
    for number, together in groupby(every, attrgetter("paragraph")):
        paragraph = list(together)
        words = ["", *(one.span.of(text) for one in paragraph), ""]
        for at, one in enumerate(paragraph, start=1):
            found.append(
                Passage(
                    id=-len(found) - 1,
                    document=document,
                    number=len(found),
                    paragraph=number,
                    span=one.span,
                    text=words[at],
                    before=words[at - 1],
                    after=words[at + 1],
                    attribution=one.annotation.attribution,
                    figures=one.annotation.figures,
                    dates=one.annotation.dates,
                    named_source=one.annotation.named_source,
                )
            )
    return tuple(found)
