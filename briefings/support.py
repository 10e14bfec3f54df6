"""Support and conflict: which origins carry what a sentence states, and which state it differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.agreement import comparison
from briefings.citation import citation_of
from briefings.fact import Conflict, Relation, Support
from briefings.periods import told
from briefings.quote import quote_of
from briefings.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.document import Passage


FEWEST_CHARS = 12
"""A shorter sentence says the same by chance ("He declined.")."""


def standing(
    passage: Passage, peers: Iterable[Passage], origins: Mapping[str, str]
) -> tuple[Support, tuple[Conflict, ...]]:
    """Who else states what this sentence states, and who states it differently.

    Args:
        peers: other passages that may state the same figures, in any order; itself is passed over.
        origins: document id to its origin, for all of these passages' documents.

    Returns:
        The support, one citation an origin; and the conflicts, one an origin and relation, weightiest first.
    """
    own = origins[passage.document.id]
    agreeing: dict[str, Passage] = {}
    differing: dict[tuple[Relation, str], Passage] = {}
    for peer in sorted(peers, key=lambda each: (*told(each.document), each.number)):
        origin = origins[peer.document.id]
        if _same_words(passage, peer):
            if origin != own:
                agreeing.setdefault(origin, peer)
            continue
        compared = comparison(passage, peer)
        if compared is None:
            continue
        if compared.relation is Relation.AGREE:
            if origin != own:
                agreeing.setdefault(origin, peer)
        else:
            differing.setdefault((compared.relation, origin), peer)
    support = Support(
        1 + len(agreeing),
        tuple(citation_of(one.document, quote_of(one)) for one in agreeing.values()),
        _named([passage, *agreeing.values()]),
    )
    return support, tuple(
        Conflict(relation, quote_of(one), citation_of(one.document, quote_of(one)))
        for (relation, _), one in sorted(differing.items(), key=lambda item: _WEIGHT.index(item[0][0]))
    )


_WEIGHT = (Relation.CONFLICT, Relation.REVISION, Relation.SCOPE)


def _named(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Whom these sentences credit, in their words, each once."""
    names = {
        passage.attribution.casefold(): passage.attribution for passage in passages if passage.attribution
    }
    return tuple(names.values())


def _same_words(one: Passage, other: Passage) -> bool:
    words = folded(one.text)
    return one.id != other.id and len(words) >= FEWEST_CHARS and words == folded(other.text)
