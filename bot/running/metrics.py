"""Metrics: what the process counts, in the text form of Prometheus.

Names follow its conventions: base units, `_total` for what only grows. What the ledger knows is read when it
is asked for, and is the same on every replica; what happened is counted here, by each process for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily

from bot.ledger.states import OPEN, DeliveryState
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from prometheus_client.core import Metric

    from bot.intake.standing import Standing
    from bot.ledger import Ledger
    from bot.ledger.recording import Outcome
    from bot.running.condition import Condition
    from bot.running.rounds import Round
    from bot.running.taken import Taken

LATENESS_S = (1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 14_400, 43_200)
INTAKE_S = (1, 2, 5, 10, 30, 60, 120, 300, 600, 1_200, 3_600)
ROUND_S = (0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120)


class Metrics:
    """What has happened in this process, in a registry of its own."""

    def __init__(self) -> None:
        # When a counter began is a metric of its own in the text form: twice the lines, and nobody reads it.
        prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self._outcomes = Counter(
            "communique_delivery_outcomes_total",
            "What came of tries to deliver a message, or to find one that may have arrived.",
            ["kind", "platform", "state"],
            registry=self.registry,
        )
        self._lateness = Histogram(
            "communique_delivery_lateness_seconds",
            "How long after its occurrence was due a message arrived.",
            ["kind"],
            buckets=LATENESS_S,
            registry=self.registry,
        )
        self._rounds = Counter(
            "communique_rounds_total", "Rounds of the planner that have ended.", registry=self.registry
        )
        self._failures = Counter(
            "communique_round_failures_total", "Rounds of the planner that failed.", registry=self.registry
        )
        self._took = Histogram(
            "communique_round_duration_seconds",
            "How long a round of the planner took.",
            buckets=ROUND_S,
            registry=self.registry,
        )
        self._documents = Counter(
            "communique_ingest_documents_total",
            "Documents by what became of them when sources were read; failed counts files and pages.",
            ["outcome"],
            registry=self.registry,
        )
        self._intake_took = Histogram(
            "communique_intake_duration_seconds",
            "How long reading the sources took.",
            buckets=INTAKE_S,
            registry=self.registry,
        )
        self._intake_failures = Counter(
            "communique_intake_failures_total", "Intakes that failed as a whole.", registry=self.registry
        )
        self._woken = Gauge(
            "communique_last_wakeup_timestamp_seconds",
            "When the last round ended, in Unix time.",
            registry=self.registry,
        )

    def settled(self, outcome: Outcome) -> None:
        """Count an outcome that was written down; from any thread."""
        claim, receipt = outcome.claim, outcome.receipt
        platform = claim.delivery.destination.platform
        self._outcomes.labels(claim.kind.value, platform.value, outcome.state.value).inc()
        if outcome.state is DeliveryState.SENT and receipt is not None:
            late_s = (receipt.posted_at - claim.due_at).total_seconds()
            self._lateness.labels(claim.kind.value).observe(max(late_s, 0.0))

    def looked(self, round_: Round) -> None:
        """Count a round."""
        self._rounds.inc()
        if round_.trouble is not None:
            self._failures.inc()
        self._took.observe(round_.took_s)
        self._woken.set(round_.ended_at.timestamp())

    def taken(self, taken: Taken) -> None:
        """Count an intake."""
        for name, number in taken.counts.items():
            self._documents.labels(name).inc(number)
        self._intake_took.observe(taken.took_s)
        if taken.trouble is not None:
            self._intake_failures.inc()

    def text(self) -> bytes:
        """All of it, in the text form."""
        return generate_latest(self.registry)


class Gauges:
    """A collector: what the ledger and the documents say when they are asked.

    Args:
        next_due: when the next briefing or digest is due, or None where none is.
        standings: how each source stands.
    """

    def __init__(
        self,
        ledger: Ledger,
        condition: Condition,
        *,
        next_due: Callable[[], datetime | None],
        standings: Callable[[], list[Standing]] = list,
    ) -> None:
        self._ledger, self._condition, self._next_due = ledger, condition, next_due
        self._standings = standings

    def describe(self) -> list[Metric]:
        """Nothing ahead of time: to register must not read the database."""
        return []

    def collect(self) -> Iterator[Metric]:
        """The metrics; where the database cannot be read, one that says so."""
        try:
            found = [*self._of_ledger(), *self._of_documents(), *self._of_sources(), *self._of_plan()]
        except CorpusError:
            found = []
        yield _gauge("communique_database_readable", "1 where the database could be read.", int(bool(found)))
        yield from found

    def _of_ledger(self) -> Iterator[Metric]:
        counts = self._ledger.counts()
        every = GaugeMetricFamily(
            "communique_deliveries", "Messages in the ledger.", labels=["kind", "state"]
        )
        for (kind, state), number in sorted(counts.items()):
            every.add_metric([kind.value, state.value], number)
        yield every
        for name, states, said in (
            ("open", OPEN, "Messages that are still to be delivered."),
            ("held", (DeliveryState.HELD,), "Messages that wait for an admin's decision."),
        ):
            number = sum(held for (_, state), held in counts.items() if state in states)
            yield _gauge(f"communique_deliveries_{name}", said, number)

    def _of_documents(self) -> Iterator[Metric]:
        yield _gauge("communique_documents", "Documents that are read.", self._condition.documents())
        lag = self._condition.index_lag()
        if lag is not None:
            yield _gauge("communique_index_lag_changes", "Changes that the search index does not know.", lag)

    def _of_sources(self) -> Iterator[Metric]:
        labels = ["collection", "source"]
        failures = GaugeMetricFamily(
            "communique_source_failures", "Failures in a row of a source.", labels=labels
        )
        read = GaugeMetricFamily(
            "communique_source_last_read_timestamp_seconds", "When a source was last read.", labels=labels
        )
        new = GaugeMetricFamily(
            "communique_source_last_new_timestamp_seconds", "When a source last had news.", labels=labels
        )
        for one in self._standings():
            names = [one.source.collection, one.source.shown]
            failures.add_metric(names, one.failures)
            for family, at in ((read, one.read_at), (new, one.new_at)):
                if at is not None:
                    family.add_metric(names, at.timestamp())
        yield from (failures, read, new)

    def _of_plan(self) -> Iterator[Metric]:
        due_at = self._next_due()
        if due_at is not None:
            yield _gauge(
                "communique_next_due_timestamp_seconds",
                "When the next briefing or digest is due, in Unix time.",
                due_at.timestamp(),
            )


def _gauge(name: str, said: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, said, value=value)
