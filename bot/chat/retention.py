"""Retention: how long the program keeps what it remembers of people, and what it does away with every day.

Nothing here touches documents, the configuration and its versions, what is hidden or muted, or what people
asked for and still get. What the program logs goes to standard error, and is kept by whoever runs it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bot.chat import acted, proposals, snippets, tables
from bot.ledger.pruning import prune as prune_deliveries
from bot.ledger.pruning import prune_subscriptions
from corpus.store.engine import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Engine, Table

    from bot.ledger import Ledger
    from config import Settings


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each is kept.

    Attributes:
        answers: so long the menus and buttons of an answer work.
        questions: that nothing answered, and that somebody told the admins of.
        deliveries: the record of what was sent, and subscriptions that have ended.
    """

    answers: timedelta
    ratings: timedelta
    questions: timedelta
    deliveries: timedelta

    @classmethod
    def of(cls, settings: Settings) -> Retention:
        """As the operator set it."""
        return cls(
            timedelta(days=settings.keep_answers_days),
            timedelta(days=settings.keep_ratings_days),
            timedelta(days=settings.keep_questions_days),
            timedelta(days=settings.keep_deliveries_days),
        )


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was done away with, as numbers.

    Attributes:
        proposals: changes of the configuration that nobody agreed to.
        snippets: what keywords called up in threads.
        acts: what platforms told, so that it is done once.
        messages: records of what was sent.
        subscriptions: that had ended.
    """

    answers: int
    ratings: int
    questions: int
    proposals: int
    snippets: int
    acts: int
    messages: int
    subscriptions: int

    def counts(self) -> dict[str, int]:
        """Each number by its name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def prune(ledger: Ledger, retention: Retention, now: datetime) -> Pruned:
    """Do away with what has been kept for long enough; it may be done as often as one likes, by several.

    Args:
        now: an aware UTC instant.

    Raises:
        StoreUnavailable: the database cannot be written; what was done away with before stays so.
    """
    engine = ledger.engine
    shown, rating, unanswered = tables.shown.c, tables.rating.c, tables.unanswered.c
    proposal, snippet, act = tables.proposal.c, tables.snippet.c, tables.acted.c
    passing = act.kind.not_in(acted.LASTING)
    return Pruned(
        _deleted(engine, tables.shown, shown.shown_at < now - retention.answers),
        _deleted(engine, tables.rating, rating.rated_at < now - retention.ratings),
        _deleted(engine, tables.unanswered, unanswered.asked_at < now - retention.questions),
        _deleted(engine, tables.proposal, proposal.made_at < now - proposals.KEPT_FOR),
        _deleted(engine, tables.snippet, snippet.posted_at < now - snippets.KEPT),
        _deleted(engine, tables.acted, (act.acted_at < now - acted.KEPT) & passing),
        _messages(ledger, now - retention.deliveries),
        _subscriptions(ledger, now - retention.deliveries),
    )


def _deleted(engine: Engine, table: Table, past: ColumnElement[bool]) -> int:
    with transaction(engine) as connection:
        return connection.execute(delete(table).where(past)).rowcount


def _messages(ledger: Ledger, before: datetime) -> int:
    """A few occurrences a transaction: whoever carries messages goes between."""
    taken_out = 0
    while True:
        with ledger.settling() as connection:
            some = prune_deliveries(connection, before)
        taken_out += some
        if not some:
            return taken_out


def _subscriptions(ledger: Ledger, before: datetime) -> int:
    with ledger.settling() as connection:
        return prune_subscriptions(connection, before)
