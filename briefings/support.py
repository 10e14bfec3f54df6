"""Support and conflict: which origins carry what a sentence states, and which state it differently."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefings.citation import citation_of
from briefings.comparing.periods import told
from briefings.fact import Conflict, Relation, Support
from briefings.precedence import lacking
from briefings.quote import quote_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.document import Passage


_WEIGHT = (Relation.CONFLICT, Relation.REVISION, Relation.SCOPE)


def standing(
    passage: Passage, related: Iterable[tuple[Passage, Relation]], origins: Mapping[str, str]
) -> tuple[Support, tuple[Conflict, ...]]:
    """Who else states what this sentence states, and who states it differently.

    Args:
        related: what is known of its relations to others, in any order.
        origins: document id to its origin, for all of these passages' documents.

    Returns:
        The support, one citation an origin; and the conflicts, one an origin and relation, weightiest first.
    """
    own = origins[passage.document.id]
    carrying: defaultdict[str, dict[str, Passage]] = defaultdict(dict)
    carrying[own][passage.document.id] = passage
    differing: defaultdict[tuple[Relation, str], list[Passage]] = defaultdict(list)
    for peer, how in sorted(related, key=lambda each: (*told(each[0].document), each[0].number)):
        origin = origins[peer.document.id]
        if how is Relation.AGREE:
            carrying[origin].setdefault(peer.document.id, peer)
        else:
            differing[how, origin].append(peer)
    firsts = [_to_check(documents.values()) for origin, documents in carrying.items() if origin != own]
    support = Support(
        len(carrying),
        tuple(citation_of(one.document, quote_of(one)) for one in firsts),
        _named(passage, firsts),
        sum(map(len, carrying.values())) - len(carrying),
    )
    return support, tuple(
        Conflict(how, quote_of(one), citation_of(one.document, quote_of(one)), one, _later(passage, one))
        for (how, _), sides in sorted(differing.items(), key=lambda item: _WEIGHT.index(item[0][0]))
        for one in (_to_check(sides),)
    )


def _to_check(copies: Iterable[Passage]) -> Passage:
    """The sentence of the copy that there is the most to check by, the first of those alike."""
    return min(copies, key=lambda one: lacking(one.document))


def _named(passage: Passage, others: Iterable[Passage]) -> tuple[str, ...]:
    """The offices and studies that are credited, each once, in the words of the documents of one language.

    That is the language of the sentence itself, where any of them names one; else all are given.
    """
    crediting = [one for one in (passage, *others) if one.named_source]
    at_home = [one for one in crediting if one.document.language == passage.document.language]
    names: dict[str, str] = {}
    for one in at_home or crediting:
        if one.named_source:
            names.setdefault(one.named_source.casefold(), one.named_source)
    return tuple(names.values())


def _later(passage: Passage, other: Passage) -> bool:
    """Whether the other side was published after this one."""
    return told(other.document) > told(passage.document)
