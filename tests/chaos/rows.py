"""The rows of the table: what goes wrong in each, how often it is run, and what must come of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from config.configuration import Unknown
from config.destination import Platform
from tests.chaos.harness import Trouble
from tests.chaos.worker import LEASE, LIMITS, Protocol

if TYPE_CHECKING:
    from tests.chaos.count import Count

_TIMEOUT_S, _SETTLE_S = LIMITS.timeout.total_seconds(), LIMITS.settle.total_seconds()

BEARABLE_PAUSE_S = (_TIMEOUT_S + 0.2, 2 * _TIMEOUT_S + _SETTLE_S - 0.1)
"""Longer than a request may take. A request that leaves so late shows by the time it is looked for last: a
search begins when the lease has ended, which is a timeout after the last moment to send."""

LONG_PAUSE_S = (LEASE.total_seconds() + 2 * _TIMEOUT_S + _SETTLE_S, 8.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        troubles: one for each run of it.
        duplicates: whether there may be any.
        missing: likewise; a message that is held for an admin is not missing.
    """

    name: str
    database: str
    troubles: tuple[Trouble, ...]
    duplicates: bool = False
    missing: bool = False

    def broken(self, count: Count) -> bool:
        """Whether it promised what it did not keep."""
        ours = all(trouble.protocol is Protocol.LEDGER for trouble in self.troubles)
        return bool(
            (count.duplicates and not self.duplicates)
            or (count.missing and not self.missing)
            or (count.wrong and ours)
        )


_FLAKY = tuple(Trouble(faults) for faults in (0.5, 0.6, 0.7))
_FORUM = tuple(Trouble(faults) for faults in (0.4, 0.5, 0.6))
"""To search a forum takes several answers in a row: of more faults than these none comes about in time."""

_STOPPED = Trouble(0.5, kills=6, pauses_s=BEARABLE_PAUSE_S)


def rows(runs: int, databases: tuple[str, ...]) -> list[Row]:
    """All rows; the first one of each database is run so often."""
    flaky = tuple(_FLAKY[at % len(_FLAKY)] for at in range(runs))
    found = [Row("ledger", database, flaky) for database in databases]
    found += [Row("ledger, workers stopped", database, (_STOPPED,) * 2) for database in databases]
    for platform, name, flaky in (
        (Platform.SLACK, "Slack's", _FLAKY),
        (Platform.DISCORD, "Discord's", _FORUM),
    ):
        adapter = tuple(replace(trouble, adapter=platform) for trouble in flaky)
        found += [Row(f"ledger, {name} messenger", database, adapter) for database in databases]
    first = databases[0]
    found += [
        Row(
            "ledger, stopped for too long",
            first,
            (Trouble(0.5, kills=6, pauses_s=LONG_PAUSE_S),),
            duplicates=True,
        ),
        Row("ledger, history shown too late", first, (Trouble(lag_s=4.0),), duplicates=True),
        Row("ledger, no history, resend", first, (Trouble(readable=False),), duplicates=True),
        Row("ledger, no history, hold", first, (Trouble(readable=False, unknown=Unknown.HOLD),)),
        Row("ledger, network doubles 5 %", first, (Trouble(doubled=0.05),), duplicates=True),
    ]
    retry, mark = (Trouble(0.5, kills=12, protocol=each) for each in (Protocol.RETRY, Protocol.MARK_FIRST))
    found += [Row("retry on error", database, (retry,), duplicates=True) for database in databases]
    return [*found, Row("mark, then send", first, (mark,), missing=True)]
