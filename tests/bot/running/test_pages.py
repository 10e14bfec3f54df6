"""What the process says of itself to whoever watches it."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.delivery.clock import RunningClock
from bot.delivery.message import Receipt
from bot.errors import ProgramError
from bot.home import Home
from bot.ingest import ingest
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from bot.running.condition import STALE, Condition
from bot.running.metrics import Gauges, Metrics
from bot.running.pages import listening, pages
from bot.running.rounds import Round
from config.destination import destination
from corpus.store import Store
from tests.bot.running.builders import SlowMessenger, a_ledger, a_service, post
from tests.ingested import an_application
from tests.scenarios.program import DEMO

if TYPE_CHECKING:
    from pathlib import Path

    from bot.running.rounds import Rounds
    from bot.running.service import Service

NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
FAILED = "the last round failed (reference 0badcafe in the log)"
TWO = destination("file:two.jsonl")


class MovableClock(RunningClock):
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        super().__init__(NOW)
        self.s = 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.s)

    def elapsed_s(self) -> float:
        return self.s


class Process:
    """The parts of a process that its pages ask."""

    def __init__(self, folder: Path) -> None:
        self.clock = MovableClock()
        self.ledger = a_ledger(folder, clock=self.clock.now)
        self.service: Service
        self.rounds: Rounds
        self.service, self.rounds = a_service(self.ledger, SlowMessenger(), self.clock)
        self.metrics = Metrics()
        home = Home.at(folder)
        self.store = Store(self.ledger.engine)
        self.condition = Condition(self.store, home.index, self.rounds, self.service, self.clock)
        standing = Gauges(self.ledger, self.condition, next_due=lambda: NOW + timedelta(hours=1))
        self.metrics.registry.register(standing)
        self.round()

    def round(self, *, trouble: str | None = None) -> None:
        """Say that a round has ended now."""
        self.rounds.last = Round(self.clock.now(), self.clock.elapsed_s(), 0.25, None, trouble)
        self.metrics.looked(self.rounds.last)

    def asked(self, *paths: str) -> list[tuple[int, str]]:
        """The status and text of each page."""

        async def ask() -> list[tuple[int, str]]:
            site = listening(pages(self.condition, self.metrics), "127.0.0.1", 0)
            async with site as port, aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
                answers = []
                for path in paths:
                    async with session.get(path) as answer:
                        answers.append((answer.status, await answer.text()))
                return answers

        return asyncio.run(ask())

    def ready(self) -> tuple[int, list[str]]:
        """The status of `/readyz`, and its reasons."""
        [(status, text)] = self.asked("/readyz")
        return status, json.loads(text)["reasons"]


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """One whose last round has just ended, over an empty home."""
    return Process(tmp_path)


def test_one_that_rounds_is_alive_and_ready(process: Process) -> None:
    assert process.asked("/healthz", "/readyz") == [
        (200, '{"alive": true}'),
        (200, '{"ready": true, "reasons": [], "troubles": []}'),
    ]


def test_one_whose_rounds_do_not_end_is_not_alive(process: Process) -> None:
    process.clock.s = STALE.total_seconds() + 1
    assert process.asked("/healthz") == [(503, '{"alive": false}')]
    process.round()
    assert process.asked("/healthz") == [(200, '{"alive": true}')]


def test_a_round_or_a_courier_that_failed_is_a_reason_and_none_of_death(process: Process) -> None:
    process.round(trouble=FAILED)
    process.service.trouble = "messages are not carried"
    assert process.ready() == (503, [FAILED, "messages are not carried"])
    assert process.asked("/healthz")[0][0] == 200


def test_one_that_was_told_to_stop_is_not_ready(process: Process) -> None:
    process.service.stop()
    assert process.ready() == (503, ["it has been told to stop"])


def test_before_its_first_round_it_is_not_ready(process: Process) -> None:
    process.rounds.last = None
    assert process.ready() == (503, ["the first round has not ended yet"])


def test_a_database_of_another_version_is_a_reason(process: Process) -> None:
    with process.ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    assert process.ready() == (503, ["the database has not been migrated"])
    with process.ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert process.ready() == (503, ["the database has been migrated by a newer version of the program"])


def test_an_index_that_is_damaged_is_a_reason_once_there_are_documents(tmp_path: Path) -> None:
    application = an_application(tmp_path)
    ingest(application, [DEMO])
    process = Process(tmp_path)
    assert process.ready() == (200, [])
    assert process.condition.index_lag() == 0

    document = application.reader.documents()[0]
    application.store.withdraw(document.id, at="2024-05-21T00:00:00Z")
    assert process.condition.index_lag() == 1

    (tmp_path / "index/CURRENT").write_text("damaged")
    damaged = Process(tmp_path)
    status, [reason] = damaged.ready()
    assert (status, "index" in reason) == (503, True)
    assert "communique_index_lag_changes" not in damaged.metrics.text().decode()


def test_the_metrics_say_what_was_sent_how_late_and_what_is_open(process: Process) -> None:
    post(process.ledger, due_at=NOW)
    post(process.ledger, TWO, destination("file:three.jsonl"), due_at=NOW, subject="other")
    [one, two, _] = process.ledger.claim("one", "file", lease=timedelta(minutes=1), limit=3)
    for outcome in (
        Outcome(one, DeliveryState.SENT, Receipt("m1", NOW + timedelta(seconds=3))),
        Outcome(two, DeliveryState.HELD, reason="nobody knows"),
    ):
        process.ledger.record([outcome])
        process.metrics.settled(outcome)
    process.round(trouble="failed")

    found = _samples(process.metrics.text().decode())
    assert found["communique_deliveries", "briefing", "sent"] == 1
    assert found["communique_deliveries_open",] == 1
    assert found["communique_deliveries_held",] == 1
    assert found["communique_delivery_outcomes_total", "briefing", "file", "held"] == 1
    assert found["communique_delivery_lateness_seconds_bucket", "briefing", "2.0"] == 0
    assert found["communique_delivery_lateness_seconds_bucket", "briefing", "5.0"] == 1
    assert found["communique_rounds_total",] == 2
    assert found["communique_round_failures_total",] == 1
    assert found["communique_round_duration_seconds_sum",] == 0.5
    assert found["communique_last_wakeup_timestamp_seconds",] == NOW.timestamp()
    assert found["communique_next_due_timestamp_seconds",] == NOW.timestamp() + 3600
    assert found["communique_documents",] == 0
    assert found["communique_index_lag_changes",] == 0
    assert found["communique_database_readable",] == 1


def test_the_metrics_are_named_as_prometheus_wants_it(process: Process) -> None:
    post(process.ledger, due_at=NOW)
    [claim] = process.ledger.claim("one", "file", lease=timedelta(minutes=1), limit=1)
    process.metrics.settled(Outcome(claim, DeliveryState.SENT, Receipt("m1", NOW)))
    text = process.metrics.text().decode()
    assert text.endswith("\n")
    families = list(text_string_to_metric_families(text))
    assert len(families) > 10
    for family in families:
        assert re.fullmatch(r"communique_[a-z_]+", family.name)
        assert family.documentation.endswith(".")
        assert family.type in {"counter", "gauge", "histogram"}
        for sample in family.samples:
            assert sample.name.endswith("_total") == (family.type == "counter")
            assert "_created" not in sample.name
    assert len({family.name for family in families}) == len(families)


def test_a_database_that_is_gone_leaves_what_this_process_counted(process: Process, tmp_path: Path) -> None:
    process.ledger.engine.dispose()
    (tmp_path / "communique.db").write_bytes(b"this is no database, however long one looks at it" * 100)
    found = _samples(process.metrics.text().decode())
    assert found["communique_database_readable",] == 0
    assert found["communique_rounds_total",] == 1
    assert ("communique_documents",) not in found
    status, [reason] = process.ready()
    assert (status, reason.startswith("the database cannot be read")) == (503, True)


def test_what_is_wrong_with_chat_is_told_once_and_is_no_obstacle(process: Process, tmp_path: Path) -> None:
    class Heard:
        trouble: str | None = None

        async def prepare(self) -> None: ...

        async def run(self) -> None: ...

    slack, discord = Heard(), Heard()
    process.condition = Condition(
        process.store,
        tmp_path,
        process.rounds,
        process.service,
        process.clock,
        {"slack": slack, "discord": discord},
    )
    assert process.condition.troubles() == []
    slack.trouble = discord.trouble = "the index is stale"
    assert process.condition.troubles() == ["the index is stale"]
    assert process.ready() == (200, [])


def test_an_address_that_is_taken_is_said_plainly(process: Process) -> None:
    async def twice() -> None:
        application = pages(process.condition, process.metrics)
        async with listening(application, "127.0.0.1", 0) as port:
            with pytest.raises(ProgramError, match=f"cannot listen on 127.0.0.1, port {port}"):
                async with listening(pages(process.condition, process.metrics), "127.0.0.1", port):
                    pass

    asyncio.run(twice())


def _samples(text: str) -> dict[tuple[str, ...], float]:
    """Every sample by its name and the values of its labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
