"""Following: what newer documents say to a figure that somebody follows, and why that is worth a word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefings.comparing.periods import told as publication
from briefings.comparing.relation import relation
from briefings.fact import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefings.memory import Told
    from corpus.document import Passage


OTHERWISE = frozenset({Relation.REVISION, Relation.CONFLICT})
"""How sentences stand to each other that give one thing another value."""


class Trigger(StrEnum):
    """Why a sentence fires."""

    CHANGED = "changed"
    """A later document gives another value."""
    DISPUTED = "disputed"
    """Another source gives another value for the same time."""
    FIRMER = "firmer"
    """One more origin carries it."""


@dataclass(frozen=True, slots=True)
class Fired:
    """A sentence that says something new about what is followed."""

    trigger: Trigger
    passage: Passage


def fired(followed: Told, newer: Iterable[Passage], origins: Mapping[str, str]) -> list[Fired]:
    """What newer sentences say to a fact that is followed: they change it, dispute it, or carry it too.

    Another measure or period of the thing says nothing to it. Of one origin the first that fires is enough.
    Whoever carried the fact changes it, and never disputes it; as long as a document still carries it, its
    other sentences say nothing new.

    Args:
        newer: in any order.
        origins: document id to its origin; a document without one is an origin of its own.
    """
    carried = {origins.get(one.document_id, one.document_id) for one in followed.carriers}
    found: dict[tuple[Trigger, str], Fired] = {}
    ordered = sorted(newer, key=lambda one: (*publication(one.document), one.number))
    compared = [(one, how.relation) for one in ordered if (how := relation(followed.passage, one))]
    carrying = {one.document.id for one, stands in compared if stands is Relation.AGREE}
    for passage, stands in compared:
        origin = origins.get(passage.document.id, passage.document.id)
        if origin not in carried:
            trigger = _trigger(followed.passage, passage, stands)
        elif passage.document.id not in carrying and stands in OTHERWISE and _supersedes(followed, passage):
            trigger = Trigger.CHANGED
        else:
            trigger = None
        if trigger is not None:
            found.setdefault((trigger, origin), Fired(trigger, passage))
    return sorted(found.values(), key=lambda one: tuple(Trigger).index(one.trigger))


def _trigger(followed: Passage, passage: Passage, how: Relation) -> Trigger | None:
    """What a sentence of another source is to the fact."""
    if how is Relation.AGREE:
        return Trigger.FIRMER
    later = _day(passage) > _day(followed)
    if how in OTHERWISE and later:
        return Trigger.CHANGED
    return Trigger.DISPUTED if how is Relation.CONFLICT else None


def _supersedes(followed: Told, passage: Passage) -> bool:
    """Whether a sentence of a source that carried the fact is newer: in its own text, or in another's."""
    known = {one.document_id: one.revision for one in followed.carriers}
    document, before, day = passage.document, _day(followed.passage), _day(passage)
    if document.id in known:
        return document.revision > known[document.id] or day > before
    return day >= before


def _day(passage: Passage) -> str:
    return publication(passage.document)[0][:10]
