"""Which SQLite has the WAL-reset fault, and what is said of it."""

from __future__ import annotations

import pytest

from bot.doctor.database import sqlite, wal_reset_fault


@pytest.mark.parametrize(
    ("version", "faulty"),
    [
        ((3, 6, 23), False),  # before there was a WAL
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),  # mended in its branch
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),  # mended in its branch
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
    ],
)
def test_versions_between_the_first_wal_and_the_mending_are_faulty(
    version: tuple[int, int, int], *, faulty: bool
) -> None:
    assert wal_reset_fault(version) is faulty


def test_only_a_journal_that_the_fault_can_hurt_is_warned_of() -> None:
    assert sqlite((3, 51, 3), "wal").state == "ok"
    assert sqlite((3, 40, 1), "truncate").state == "ok"
    hurt = sqlite((3, 40, 1), "wal")
    assert hurt.state == "warn"
    assert hurt.found.endswith("the database has been switched to WAL: it may be damaged")
