"""What a database can refuse for, in plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the database cannot be used.

    Attributes:
        reason: one plain clause, without the database's name.
        hint: the likely fix.
    """

    reason: str
    hint: str


LOCKED = Trouble("the database is locked by another process", "wait for it to finish, then run this again")
FULL = Trouble("the disk is full", "free some space, then run this again; what was stored is kept")
