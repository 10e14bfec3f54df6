"""The tables of the ledger, beside those of the documents and in the same database.

Instants are whole milliseconds since 1970, UTC: both databases compare them alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from bot.instant import Instant
from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from corpus.store.schema import Text, metadata

if TYPE_CHECKING:
    from enum import StrEnum


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


secret = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="The key of the marks, made once: two ledgers never make the same mark.",
)

watermark = Table(
    "watermark",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("until_at", Instant, nullable=False, comment="what was due up to then has been planned"),
)

occurrence = Table(
    "occurrence",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, comment="the briefing's name, the digest's id, …"),
    Column(
        "nominal",
        Text,
        nullable=False,
        comment="local time as the plan names it, or what else tells it apart",
    ),
    Column("timezone", Text, nullable=False),
    Column("tzdata", Text, nullable=False, comment="the version that placed it"),
    Column("due_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, comment="why it was skipped or merged, or what is wrong"),
    Column("unknown", Text, nullable=False, comment="resend or hold: what is done where nobody knows"),
    Column("examined_at", Instant, comment="when the preflight looked at it"),
    Column("pinged_at", Instant, comment="when the outside alarm was told that it arrived"),
    UniqueConstraint("kind", "subject", "nominal"),
    _one_of("kind", Kind),
    _one_of("state", OccurrenceState),
    Index("ix_occurrence_state", "state", "due_at"),
    Index("ix_occurrence_due_at", "due_at"),
)

edition = Table(
    "edition",
    metadata,
    Column("id", Text, primary_key=True),
    Column("occurrence_id", Text, ForeignKey(occurrence.c.id), nullable=False, index=True),
    Column("frozen_at", Instant, nullable=False),
    Column("upto_change", BigInteger, comment="of the documents it could see; null: it tells of none"),
    Column("told", JSON, nullable=False, comment="the facts it tells, for the memory of its readers"),
    comment="What an occurrence says to those who may see the same and were told the same.",
)

quoted = Table(
    "quoted",
    metadata,
    Column("edition_id", Text, ForeignKey(edition.c.id, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document_id", Text, nullable=False, index=True),
    Column("line", Text, nullable=False, comment="its name, as people say it"),
    Column("quote", JSON, nullable=False),
    Column("citation", JSON, nullable=False),
    comment="Every quote of every edition: a document that changes finds who was told its words.",
)

corrected = Table(
    "corrected",
    metadata,
    Column("edition_id", Text, ForeignKey(edition.c.id), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("destination", Text, primary_key=True),
    comment="Quotes that a correction has put right, at each destination: nobody is told twice.",
)

content = Table(
    "content",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("citations", JSON, nullable=False),
    comment="What messages say, each once, however many destinations get it.",
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Text, primary_key=True),
    Column("occurrence_id", Text, ForeignKey(occurrence.c.id), nullable=False),
    Column("platform", Text, nullable=False),
    Column("destination", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("edition_id", Text, ForeignKey(edition.c.id), index=True),
    Column("content_sha256", Text, ForeignKey(content.c.sha256)),
    Column("thread", Text, comment="the message that it replies to, where that is of another occurrence"),
    Column("mark", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("due_at", Instant, nullable=False, comment="it is not touched before"),
    Column("attempt", Integer, nullable=False),
    Column("fence", BigInteger, nullable=False, comment="whoever holds an older one has lost it"),
    Column("owner", Text),
    Column("lease_until", Instant),
    Column("first_try_at", Instant),
    Column("last_try_at", Instant),
    Column("message_id", Text),
    Column("posted_at", Instant),
    Column("negative_reads", Integer, nullable=False),
    Column("reason", Text, comment="the last thing that went wrong"),
    UniqueConstraint("occurrence_id", "destination", "part"),
    _one_of("state", DeliveryState),
    Index("ix_delivery_state", "state", "due_at", "platform"),
)

memory = Table(
    "memory",
    metadata,
    Column("id", Text, primary_key=True, comment="a hash of the two others"),
    Column("parent_id", Text),
    Column("edition_id", Text, ForeignKey(edition.c.id), nullable=False),
    comment="Chains of editions: destinations that were told the same share one.",
)

reader = Table(
    "reader",
    metadata,
    Column("destination", Text, primary_key=True),
    Column("memory_id", Text, ForeignKey(memory.c.id), nullable=False),
    comment="The last link of the chain of what each destination was told.",
)

heard = Table(
    "heard",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("destination", Text, primary_key=True),
    Column("frozen_at", Instant, nullable=False),
    Column("upto_change", BigInteger, nullable=False),
    comment="The last delivered freeze of a briefing to a destination: where its next window begins.",
)

subscription = Table(
    "subscription",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, comment="digest or follow"),
    Column("destination", Text, nullable=False, index=True),
    Column("topics", JSON, nullable=False, comment="names of topics; none is an overview"),
    Column("days", Text, comment="as an admin writes them: mon-fri"),
    Column("at", Text, comment="local time: 08:00"),
    Column("timezone", Text, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("followed", JSON, comment="the fact that is followed, and what has been said of it"),
    Column("paused", Text, comment="local days on which it is not due: 2026-03-02..2026-03-08"),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
    _one_of("kind", Kind),
    comment="What people asked for themselves: a digest at their hour, or word of a figure.",
)

progress = Table(
    "progress",
    metadata,
    Column("name", Text, primary_key=True),
    Column("change", BigInteger, nullable=False, comment="of the documents, up to which it has been done"),
    comment="How far corrections and followed figures have caught up with the documents.",
)
