"""Scores of the table of names over the town: pairs of forms that mean one bearer, and pairs that mean two.

Each half's documents teach one table; every form is asked for in a document that holds it.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from corpus.names.recognition import names_in
from corpus.names.table import NameTable
from corpus.span import Span
from tests.quality.gold.town import apart, documents, names

if TYPE_CHECKING:
    from tests.quality.gold.town import Half

Named = tuple[str, str]
"""A form and the document that holds it."""


def scores() -> dict[str, dict[str, float]]:
    """By half: recall over pairs of forms of one bearer, precision, and look-alikes told apart."""
    return {"development (a)": scores_of("a"), "unseen (b)": scores_of("b")}


def scores_of(half: Half) -> dict[str, float]:
    """The scores of one half."""
    table = town_table(half)
    one, two = alike(half), different(half)
    found = [pair for pair in one if joined(table, *pair)]
    wrong = [pair for pair in two if joined(table, *pair)]
    lookalikes = [(first, second) for first, second in two if (first, second) in lookalikes_of(half)]
    kept = [pair for pair in lookalikes if not joined(table, *pair)]
    return {
        "pairs of one": len(one),
        "recall": len(found) / len(one),
        "precision": len(found) / max(1, len(found) + len(wrong)),
        "look-alikes apart": len(kept) / max(1, len(lookalikes)),
    }


def joined(table: NameTable, one: Named, other: Named) -> bool:
    """Whether the table takes two names, each in its document, for one bearer."""
    return table.one_bearer(one[0], one[1], other[0], other[1])


def town_table(half: Half) -> NameTable:
    """What the documents of a half teach."""
    learnt = {}
    for document in documents(half):
        text = "\n".join(document.sentences)
        spans, at = [], 0
        for sentence in document.sentences:
            spans.append(Span(at, at + len(sentence)))
            at += len(sentence) + 1
        learnt[document.file] = [mention for span in spans for mention in names_in(text, span)]
    return NameTable.of(learnt)


def alike(half: Half) -> list[tuple[Named, Named]]:
    """Every two forms of one bearer, each in the first document that holds it."""
    return [
        ((one, ones[0]), (other, others[0]))
        for bearer in names(half)
        for (one, ones), (other, others) in combinations(bearer.forms, 2)
    ]


def lookalikes_of(half: Half) -> list[tuple[Named, Named]]:
    """Forms that look alike and mean two."""
    return [
        ((first.form, first.place.document), (second.form, second.place.document))
        for first, second in apart(half)
    ]


def different(half: Half) -> list[tuple[Named, Named]]:
    """The look-alikes, and every two forms of two bearers of a half."""
    bearers = names(half)
    crossed = [
        ((one, ones[0]), (other, others[0]))
        for first, second in combinations(bearers, 2)
        for one, ones in first.forms
        for other, others in second.forms
    ]
    return [*lookalikes_of(half), *crossed]
