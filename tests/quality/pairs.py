"""Scores of the comparison of two sentences over written pairs of many fields: how often a class is right.

Every pair is annotated by the real rules, as two documents of one sentence each. `shown` is whatever is set
against each other, as conflict, revision or scope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.comparing.agreement import comparison
from tests.passages import a_passage
from tests.quality.gold.pairs import Told, WrittenPair, written_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.document import Passage

KINDS = ("agreement", "conflict", "revision", "scope")
_KIND = {"agree": "agreement"}


def kind_of(pair: WrittenPair) -> str:
    """What the core reads two sentences as; `lookalike` when as nothing."""
    found = comparison(_passage(pair.first, "first"), _passage(pair.second, "second"))
    return "lookalike" if found is None else _KIND.get(found.relation.value, found.relation.value)


def scores() -> dict[str, dict[str, float]]:
    """Precision and recall of each class: over all pairs, the halves, and those written last."""
    read = [(pair, kind_of(pair)) for pair in written_pairs()]
    return {
        "all": _scores([one for one in read if not one[0].fresh]),
        "seen": _scores([one for one in read if one[0].seen]),
        "unseen": _scores([one for one in read if not (one[0].seen or one[0].fresh)]),
        "fresh": _scores([one for one in read if one[0].fresh]),
    }


def _scores(read: Sequence[tuple[WrittenPair, str]]) -> dict[str, float]:
    found = {}
    for kind in KINDS:
        found[f"{kind}_precision"] = _share(pair.kind == kind for pair, as_ in read if as_ == kind)
        found[f"{kind}_recall"] = _share(as_ == kind for pair, as_ in read if pair.kind == kind)
    differing = KINDS[1:]
    found["shown_precision"] = _share(pair.kind in differing for pair, as_ in read if as_ in differing)
    found["shown_recall"] = _share(as_ in differing for pair, as_ in read if pair.kind in differing)
    found["shown_class"] = _share(
        pair.kind == as_ for pair, as_ in read if pair.kind in differing and as_ in differing
    )
    return found


def misses(*, seen: bool) -> list[str]:
    """Pairs of one half that are read otherwise, one line each, for people."""
    return [
        f"{pair.kind:>10} read as {as_:>10} | {pair.first.text} | {pair.second.text}"
        for pair in written_pairs()
        if pair.seen is seen and not pair.fresh and (as_ := kind_of(pair)) != pair.kind
    ]


def _passage(told: Told, document_id: str) -> Passage:
    return a_passage(
        told.text,
        document_id,
        title=told.title,
        publisher=told.publisher,
        published_at=told.published_at,
        language=told.language,
    )


def _share(hits: Iterable[bool]) -> float:
    """Nothing shown is nothing wrong."""
    every = list(hits)
    return sum(every) / len(every) if every else 1.0
