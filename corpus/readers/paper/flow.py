"""The flow of the text: paragraphs that go on in the next column or on the next page made whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.readers.paper.measures import same_size
from corpus.readers.paper.paragraphs import ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.paper.paragraph import Paragraph

_STANDS_APART = frozenset({Role.CAPTION, Role.FOOTNOTE})
_RUNS = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})


def flowing(regions: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """All paragraphs in the order of reading, those that a column's end had cut in two joined.

    What stands between the two parts (a note at the foot of the page, a table at the head of the next) comes
    before or after the whole, so that the text keeps the order of the pages.
    """
    found: list[Paragraph] = []
    for region in regions:
        waiting = True
        for paragraph in region:
            open_at = _open(found) if waiting and not _stands_apart(paragraph) else None
            if open_at is not None and _goes_on(found[open_at], paragraph):
                found[open_at:] = _joined(found[open_at:], paragraph)
            else:
                found.append(paragraph)
            waiting = waiting and _stands_apart(paragraph)
    return found


def _stands_apart(paragraph: Paragraph) -> bool:
    return paragraph.table or paragraph.role in _STANDS_APART


def _open(found: Sequence[Paragraph]) -> int | None:
    """Where the last paragraph of the running text stands; None when a heading came after it."""
    for at in range(len(found) - 1, -1, -1):
        if not _stands_apart(found[at]):
            return at if found[at].role in _RUNS else None
    return None


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    if after.role is not Role.PARAGRAPH or after.opens or before.bold != after.bold:
        return False
    if not same_size(before.rows[-1], after.rows[0]) or after.rows[0].page - before.rows[-1].page > 1:
        return False
    text = before.lines[-1]
    return not ends(text) and (before.runs_on or after.lines[0][:1].islower())


def _joined(since: Sequence[Paragraph], after: Paragraph) -> list[Paragraph]:
    """The open paragraph with what came since, and the one that goes on from it, in the order of pages."""
    before, *between = since
    whole = replace(
        before, rows=before.rows + after.rows, lines=before.lines + after.lines, runs_on=after.runs_on
    )
    page = before.rows[-1].page
    return [
        *(it for it in between if it.rows[0].page <= page),
        whole,
        *(it for it in between if it.rows[0].page > page),
    ]
