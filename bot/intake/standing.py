"""The standing of each source: when it was read, what went wrong since, and when it is asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, update

from bot.inserting import insert_new
from bot.intake import tables
from bot.intake.patience import pause
from bot.web.fetched import NO_VALIDATORS, Validators
from config.configuration import Source, SourceKind
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Engine, Row

    from bot.application import Application

_S = tables.source


@dataclass(frozen=True, slots=True)
class Standing:
    """How reading one source went.

    Attributes:
        read_at: when it was last read to its end; None where it never was.
        new_at: when it last had a document that was new or changed.
        failing_since: of the failures in a row, the first; None where all is well.
        failures: in a row.
        trouble: why it could not be read the last time, one plain sentence.
        next_at: it is not asked again before; None where it may be asked at once.
        validators: of its last answer.
    """

    source: Source
    read_at: datetime | None = None
    new_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    trouble: str | None = None
    hint: str | None = None
    next_at: datetime | None = None
    validators: Validators = NO_VALIDATORS


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading a source went this time.

    Attributes:
        trouble: why it could not be read; None where it could.
        new: it had a document that was new or changed.
        validators: of its answer.
        every: how often it is asked while all is well.
        retry_after: what its server asked for.
    """

    every: timedelta
    trouble: str | None = None
    hint: str | None = None
    new: bool = False
    validators: Validators = NO_VALIDATORS
    retry_after: timedelta | None = None


class Standings:
    """What is written down of the sources, for all workers of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, sources: Iterable[Source]) -> list[Standing]:
        """How each of these stands, in their order; one that was never read stands at its beginning."""
        with reading(self._engine) as connection:
            rows = {(row.collection, row.location): row for row in connection.execute(select(_S))}
        found = ((one, rows.get((one.collection, one.location))) for one in sources)
        return [Standing(one) if row is None else _standing(row, one) for one, row in found]

    def first_at(self, sources: Iterable[Source]) -> datetime | None:
        """When the first feed or page of these wants to be asked again, and may be; None where there is none.

        What another worker reads just now, or was reading when it died, is not asked before its time is over.
        """
        asked = {(one.collection, one.location): one for one in sources}
        with reading(self._engine) as connection:
            rows = connection.execute(select(_S)).all()
        every = ((row, asked.get((row.collection, row.location))) for row in rows)
        wanted = ((row, None if one is None else _next_at(row, one)) for row, one in every)
        return min(
            (max(at, row.claimed_until or at) for row, at in wanted if at is not None),
            default=None,
        )

    def claim(self, source: Source, owner: str, *, now: datetime, until: datetime) -> bool:
        """Take a source for this worker alone, for a time; False where another one has it."""
        with transaction(self._engine) as connection:
            insert_new(connection, _S, [_key(source) | {"kind": source.kind.value, "failures": 0}])
            free = or_(_S.c.claimed_until.is_(None), _S.c.claimed_until <= now)
            taken = update(_S).where(_here(source), free).values(claimed_by=owner, claimed_until=until)
            return connection.execute(taken).rowcount == 1

    def renew(self, source: Source, owner: str, *, until: datetime) -> None:
        """Keep a source for longer; nothing where it is this worker's no more."""
        with transaction(self._engine) as connection:
            connection.execute(update(_S).where(_held_by(source, owner)).values(claimed_until=until))

    def release(self, source: Source, owner: str) -> None:
        """Let go of a source; nothing where it is this worker's no more."""
        values = {"claimed_by": None, "claimed_until": None}
        with transaction(self._engine) as connection:
            connection.execute(update(_S).where(_held_by(source, owner)).values(**values))

    def record(self, source: Source, outcome: Outcome, *, now: datetime) -> None:
        """Write down how reading it went."""
        with transaction(self._engine) as connection:
            insert_new(connection, _S, [_key(source) | {"kind": source.kind.value, "failures": 0}])
            held = connection.execute(select(_S).where(_here(source))).one()
            failures = held.failures + 1 if outcome.trouble else 0
            values = {
                "kind": source.kind.value,
                "failures": failures,
                "failing_since": (held.failing_since or now) if outcome.trouble else None,
                "trouble": outcome.trouble,
                "hint": outcome.hint,
                "next_at": now + pause(failures, every=outcome.every, retry_after=outcome.retry_after),
            }
            if outcome.new:
                values["new_at"] = now
            if outcome.trouble is None:
                values |= {
                    "read_at": now,
                    "etag": outcome.validators.etag,
                    "last_modified": outcome.validators.last_modified,
                }
            connection.execute(update(_S).where(_here(source)).values(**values))


def standings(application: Application) -> list[Standing]:
    """How the configured sources stand of the collections that the asker may see."""
    configured = application.configuration.sources()
    visible = [one for one in configured if application.clearance.allows(one.collection)]
    return Standings(application.store.engine).of(visible)


def _key(source: Source) -> dict[str, str]:
    return {"collection": source.collection, "location": source.location}


def _here(source: Source) -> ColumnElement[bool]:
    return (_S.c.collection == source.collection) & (_S.c.location == source.location)


def _held_by(source: Source, owner: str) -> ColumnElement[bool]:
    return _here(source) & (_S.c.claimed_by == owner)


def _standing(row: Row[Any], source: Source) -> Standing:
    # An address that was a page and is a feed now is asked anew.
    validators = Validators(row.etag, row.last_modified) if row.kind == source.kind else NO_VALIDATORS
    return Standing(
        source,
        row.read_at,
        row.new_at,
        row.failing_since,
        row.failures,
        row.trouble,
        row.hint,
        _next_at(row, source),
        validators,
    )


def _next_at(row: Row[Any], source: Source) -> datetime | None:
    """When a source may be asked again; while all is well, as often as is configured now, not back then."""
    if source.kind is SourceKind.PATH or source.kind != row.kind:
        return None
    well = not row.failures and row.read_at is not None
    next_at: datetime | None = row.read_at + source.every if well else row.next_at
    return next_at
