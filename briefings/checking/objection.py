"""Objections: what keeps a source from carrying a draft although it has its words and values."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from briefings.checking.binding import scattered, unbound
from briefings.checking.enumeration import of_a_member
from briefings.checking.meaning import (
    contrary,
    otherwise_meant,
    otherwise_related,
    otherwise_said,
    otherwise_timed,
)
from briefings.checking.narrowing import restricted
from briefings.checking.speaker import unattributed
from briefings.checking.word_order import turned_round

if TYPE_CHECKING:
    from briefings.checking.reading import Reading


class Objection(StrEnum):
    """One such reason."""

    CONTRARY = "contrary"
    MODALITY = "modality"
    ORDER = "order"
    RESTRICTED = "restricted"
    UNBOUND = "unbound"
    PERIOD = "period"
    SPEAKER = "speaker"
    CLAUSE = "clause"
    QUESTION = "question"
    LANGUAGE = "language"
    RELATION = "relation"
    VOICE = "voice"
    MEMBER = "member"


def objections(reading: Reading) -> frozenset[Objection]:
    """All that is raised against a reading."""
    raised = {
        Objection.CONTRARY: contrary,
        Objection.MODALITY: otherwise_meant,
        Objection.ORDER: turned_round,
        Objection.RESTRICTED: restricted,
        Objection.UNBOUND: unbound,
        Objection.PERIOD: otherwise_timed,
        Objection.SPEAKER: otherwise_said,
        Objection.CLAUSE: scattered,
        Objection.QUESTION: _asks,
        Objection.LANGUAGE: _foreign,
        Objection.RELATION: otherwise_related,
        Objection.VOICE: unattributed,
        Objection.MEMBER: of_a_member,
    }
    return frozenset(objection for objection, stands in raised.items() if stands(reading))


def _asks(reading: Reading) -> bool:
    return reading.source.text.rstrip(" ”»\"'").endswith(("?", "？"))


def _foreign(reading: Reading) -> bool:
    return reading.foreign
