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

    Args:
        newer: in any order.
        origins: document id to its origin; a document without one is an origin of its own.
    """
    carried = {origins.get(one.document_id, one.document_id) for one in followed.carriers}
    found: dict[tuple[Trigger, str], Fired] = {}
    for passage in sorted(newer, key=lambda one: (*publication(one.document), one.number)):
        origin = origins.get(passage.document.id, passage.document.id)
        trigger = _trigger(followed.passage, passage)
        if trigger is None or (trigger is Trigger.FIRMER and origin in carried):
            continue
        found.setdefault((trigger, origin), Fired(trigger, passage))
    return sorted(found.values(), key=lambda one: tuple(Trigger).index(one.trigger))


def _trigger(followed: Passage, passage: Passage) -> Trigger | None:
    compared = relation(followed, passage)
    if compared is None:
        return None
    if compared.relation is Relation.AGREE:
        return Trigger.FIRMER
    later = publication(passage.document)[0][:10] > publication(followed.document)[0][:10]
    if compared.relation is Relation.REVISION:
        return Trigger.CHANGED if later else None
    if compared.relation is Relation.CONFLICT:
        return Trigger.CHANGED if later else Trigger.DISPUTED
    return None
