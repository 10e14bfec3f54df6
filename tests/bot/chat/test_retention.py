"""Retention: what has been kept for long enough goes, and nothing sooner, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from bot.chat import tables
from bot.chat.retention import Retention, prune
from bot.ledger import Ledger
from config import Settings
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from sqlalchemy import Engine, Table

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)
RETENTION = Retention(answers=30 * DAY, ratings=365 * DAY, questions=90 * DAY, deliveries=365 * DAY)
WHO, WHERE = "slack:U012ANN", "slack:C012ABC"
KINDS: tuple[tuple[Table, str, int, dict[str, Any]], ...] = (
    (
        tables.shown,
        "shown_at",
        30,
        {"destination": WHERE, "person": WHO, "command": "ask", "words": "", "options": {}, "lines": []},
    ),
    (
        tables.rating,
        "rated_at",
        365,
        {
            "person": WHO,
            "destination": WHERE,
            "command": "ask",
            "words": "",
            "citations": [],
            "useful": True,
        },
    ),
    (tables.unanswered, "asked_at", 90, {"destination": WHERE, "person": WHO, "times": 1}),
    (
        tables.proposal,
        "made_at",
        1,
        {"act": "topic.new", "name": "", "filled": {}, "after": 0, "person": WHO, "destination": WHERE},
    ),
    (tables.acted, "acted_at", 7, {"kind": "event"}),
    (
        tables.snippet,
        "posted_at",
        365,
        {"destination": WHERE, "citation_id": "a@1:0-4", "keyword": "ferry"},
    ),
)
NAMED = {"shown": "id", "rating": "shown_id", "unanswered": "words", "proposal": "id", "acted": "key"}


def rows(database: Engine, table: Table) -> int:
    with reading(database) as connection:
        return len(connection.execute(select(table)).all())


@pytest.mark.parametrize(("table", "column", "days", "other"), KINDS, ids=lambda one: str(one)[:12])
def test_what_is_older_goes_and_what_is_not_stays(
    database: Engine, table: Table, column: str, days: int, other: dict[str, Any]
) -> None:
    named = NAMED.get(table.name, "thread")
    with transaction(database) as connection:
        for name, age in (("younger", days * DAY), ("older", days * DAY + timedelta(seconds=1))):
            connection.execute(table.insert().values({**other, named: name, column: NOW - age}))
    counts = prune(Ledger(database), RETENTION, NOW).counts()
    assert sum(counts.values()) == 1
    with reading(database) as connection:
        assert list(connection.execute(select(table.c[named])).scalars()) == ["younger"]
    assert not sum(prune(Ledger(database), RETENTION, NOW).counts().values())


def test_what_is_done_once_for_ever_is_never_forgotten(database: Engine) -> None:
    with transaction(database) as connection:
        connection.execute(tables.acted.insert().values(kind="greeting", key=WHERE, acted_at=NOW - 999 * DAY))
    prune(Ledger(database), RETENTION, NOW)
    assert rows(database, tables.acted) == 1


def test_it_is_as_the_operator_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Retention.of(Settings.read(None)) == RETENTION
    monkeypatch.setenv("COMMUNIQUE_KEEP_ANSWERS_DAYS", "2")
    assert Retention.of(Settings.read(None)).answers == 2 * DAY
