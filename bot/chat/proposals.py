"""Proposals: changes of the configuration that somebody has begun in a form and not yet agreed to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_urlsafe
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.chat import tables
from bot.versions.change import Change
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Engine, Row

    from bot.chat.asker import Asker

KEPT_FOR = timedelta(days=1)

_P = tables.proposal


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal.

    Attributes:
        id: what a form, and a click on what it shows, names it by.
        after: the number of the version that was shown; 0 is the file.
    """

    id: str
    change: Change
    after: int


class Proposals:
    """Keeps proposals for a day, each for whoever began it. Raises `StoreUnavailable` throughout."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, change: Change, asker: Asker, *, after: int, now: datetime) -> Proposal:
        """A new one; those of the day before are gone.

        Args:
            after: the number of the version that is shown; 0 is the file.
            now: an aware UTC instant.
        """
        begun = Proposal(token_urlsafe(12), change, after)
        row = {
            "id": begun.id,
            "act": change.act,
            "name": change.name,
            "filled": _as_json(change.values),
            "after": after,
            "person": str(asker.person),
            "destination": str(asker.where),
            "made_at": now,
        }
        with transaction(self._engine) as connection:
            connection.execute(_P.delete().where(_P.c.made_at < now - KEPT_FOR))
            connection.execute(_P.insert().values(row))
        return begun

    def find(self, number: str, asker: Asker) -> Proposal | None:
        """The one of this id, where this person began it."""
        wanted = _P.select().where(_P.c.id == number, _P.c.person == str(asker.person))
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        return None if row is None else _proposal(row)

    def fill(self, proposal: Proposal, values: Mapping[str, tuple[str, ...]], *, after: int) -> Proposal:
        """The same with what was filled in, in the place of what was.

        Args:
            after: the number of the version that what comes of it is shown against.
        """
        kept = MappingProxyType(dict(values))
        with transaction(self._engine) as connection:
            filled = {"filled": _as_json(kept), "after": after}
            connection.execute(_P.update().where(_P.c.id == proposal.id).values(filled))
        return replace(proposal, change=replace(proposal.change, values=kept), after=after)

    def drop(self, proposal: Proposal) -> None:
        """It is agreed to, or given up."""
        with transaction(self._engine) as connection:
            connection.execute(_P.delete().where(_P.c.id == proposal.id))


def _as_json(values: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(several) for name, several in values.items()}


def _proposal(row: Row[Any]) -> Proposal:
    values = MappingProxyType({name: tuple(several) for name, several in row.filled.items()})
    return Proposal(row.id, Change(row.act, row.name, values), row.after)
