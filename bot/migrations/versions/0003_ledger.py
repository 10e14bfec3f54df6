"""The ledger of deliveries: what is due, what was frozen, what was sent where; and what people subscribe to.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that compares by its bytes, as in SQLite."""


def upgrade() -> None:
    """Make the tables of the ledger; nothing that is stored changes."""
    op.create_table(
        "content",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("citations", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
        comment="What messages say, each once, however many destinations get it.",
    )
    op.create_table(
        "heard",
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("frozen_at", sa.BigInteger(), nullable=False),
        sa.Column("upto_change", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", "destination", name=op.f("pk_heard")),
        comment="The last delivered freeze of a briefing to a destination: where its next window begins.",
    )
    op.create_table(
        "occurrence",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False, comment="the briefing's name, the digest's id, …"),
        sa.Column(
            "nominal",
            TEXT,
            nullable=False,
            comment="local time as the plan names it, or what else tells it apart",
        ),
        sa.Column("timezone", TEXT, nullable=False),
        sa.Column("tzdata", TEXT, nullable=False, comment="the version that placed it"),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=True, comment="why it was skipped or merged, or what is wrong"),
        sa.Column("unknown", TEXT, nullable=False, comment="resend or hold: what is done where nobody knows"),
        sa.Column("examined_at", sa.BigInteger(), nullable=True, comment="when the preflight looked at it"),
        sa.Column(
            "pinged_at",
            sa.BigInteger(),
            nullable=True,
            comment="when the outside alarm was told that it arrived",
        ),
        sa.CheckConstraint("kind IN ('briefing', 'digest', 'follow', 'correction', 'note')", name="kind"),
        sa.CheckConstraint("state IN ('planned', 'frozen', 'done', 'skipped', 'merged')", name="state"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        sa.UniqueConstraint("kind", "subject", "nominal", name=op.f("uq_occurrence_kind_subject_nominal")),
    )
    op.create_index("ix_occurrence_state", "occurrence", ["state", "due_at"], unique=False)
    op.create_index("ix_occurrence_due_at", "occurrence", ["due_at"], unique=False)
    op.create_table(
        "progress",
        sa.Column("name", TEXT, nullable=False),
        sa.Column(
            "change",
            sa.BigInteger(),
            nullable=False,
            comment="of the documents, up to which it has been done",
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_progress")),
        comment="How far corrections and followed figures have caught up with the documents.",
    )
    op.create_table(
        "secret",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secret")),
        comment="The key of the marks, made once: two ledgers never make the same mark.",
    )
    op.create_table(
        "subscription",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False, comment="digest or follow"),
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False, comment="names of topics; none is an overview"),
        sa.Column("days", TEXT, nullable=True, comment="as an admin writes them: mon-fri"),
        sa.Column("at", TEXT, nullable=True, comment="local time: 08:00"),
        sa.Column("timezone", TEXT, nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column(
            "followed",
            sa.JSON(),
            nullable=True,
            comment="the fact that is followed, and what has been said of it",
        ),
        sa.Column(
            "paused",
            TEXT,
            nullable=True,
            comment="local days on which it is not due: 2026-03-02..2026-03-08",
        ),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('briefing', 'digest', 'follow', 'correction', 'note')", name="kind"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        comment="What people asked for themselves: a digest at their hour, or word of a figure.",
    )
    op.create_index(op.f("ix_subscription_destination"), "subscription", ["destination"], unique=False)
    op.create_table(
        "watermark",
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column(
            "until_at", sa.BigInteger(), nullable=False, comment="what was due up to then has been planned"
        ),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_watermark")),
    )
    op.create_table(
        "edition",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("occurrence_id", TEXT, nullable=False),
        sa.Column("frozen_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "upto_change",
            sa.BigInteger(),
            nullable=True,
            comment="of the documents it could see; null: it tells of none",
        ),
        sa.Column(
            "told", sa.JSON(), nullable=False, comment="the facts it tells, for the memory of its readers"
        ),
        sa.ForeignKeyConstraint(["occurrence_id"], ["occurrence.id"], name=op.f("fk_edition_occurrence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        comment="What an occurrence says to those who may see the same and were told the same.",
    )
    op.create_index(op.f("ix_edition_occurrence_id"), "edition", ["occurrence_id"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("occurrence_id", TEXT, nullable=False),
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("edition_id", TEXT, nullable=True),
        sa.Column("content_sha256", TEXT, nullable=True),
        sa.Column(
            "thread",
            TEXT,
            nullable=True,
            comment="the message that it replies to, where that is of another occurrence",
        ),
        sa.Column("mark", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False, comment="it is not touched before"),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False, comment="whoever holds an older one has lost it"),
        sa.Column("owner", TEXT, nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("first_try_at", sa.BigInteger(), nullable=True),
        sa.Column("last_try_at", sa.BigInteger(), nullable=True),
        sa.Column("message_id", TEXT, nullable=True),
        sa.Column("posted_at", sa.BigInteger(), nullable=True),
        sa.Column("negative_reads", sa.Integer(), nullable=False),
        sa.Column("reason", TEXT, nullable=True, comment="the last thing that went wrong"),
        sa.CheckConstraint(
            "state IN ('planned', 'ready', 'sending', 'unknown', 'sent', 'failed', 'held', 'skipped')",
            name="state",
        ),
        sa.ForeignKeyConstraint(
            ["content_sha256"], ["content.sha256"], name=op.f("fk_delivery_content_sha256")
        ),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_delivery_edition_id")),
        sa.ForeignKeyConstraint(["occurrence_id"], ["occurrence.id"], name=op.f("fk_delivery_occurrence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("mark", name=op.f("uq_delivery_mark")),
        sa.UniqueConstraint(
            "occurrence_id", "destination", "part", name=op.f("uq_delivery_occurrence_id_destination_part")
        ),
    )
    op.create_index(op.f("ix_delivery_edition_id"), "delivery", ["edition_id"], unique=False)
    op.create_index("ix_delivery_state", "delivery", ["state", "due_at", "platform"], unique=False)
    op.create_table(
        "memory",
        sa.Column("id", TEXT, nullable=False, comment="a hash of the two others"),
        sa.Column("parent_id", TEXT, nullable=True),
        sa.Column("edition_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_memory_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memory")),
        comment="Chains of editions: destinations that were told the same share one.",
    )
    op.create_table(
        "quoted",
        sa.Column("edition_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("line", TEXT, nullable=False, comment="its name, as people say it"),
        sa.Column("quote", sa.JSON(), nullable=False),
        sa.Column("citation", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_quoted_edition_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("edition_id", "number", name=op.f("pk_quoted")),
        comment="Every quote of every edition: a document that changes finds who was told its words.",
    )
    op.create_index(op.f("ix_quoted_document_id"), "quoted", ["document_id"], unique=False)
    op.create_table(
        "corrected",
        sa.Column("edition_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("destination", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_corrected_edition_id")),
        sa.PrimaryKeyConstraint("edition_id", "number", "destination", name=op.f("pk_corrected")),
        comment="Quotes that a correction has put right, at each destination: nobody is told twice.",
    )
    op.create_table(
        "reader",
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("memory_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["memory_id"], ["memory.id"], name=op.f("fk_reader_memory_id")),
        sa.PrimaryKeyConstraint("destination", name=op.f("pk_reader")),
        comment="The last link of the chain of what each destination was told.",
    )


def downgrade() -> None:
    """Forget everything that was planned, sent and subscribed to."""
    op.drop_table("reader")
    op.drop_table("corrected")
    op.drop_index(op.f("ix_quoted_document_id"), table_name="quoted")
    op.drop_table("quoted")
    op.drop_table("memory")
    op.drop_index("ix_delivery_state", table_name="delivery")
    op.drop_index(op.f("ix_delivery_edition_id"), table_name="delivery")
    op.drop_table("delivery")
    op.drop_index(op.f("ix_edition_occurrence_id"), table_name="edition")
    op.drop_table("edition")
    op.drop_table("watermark")
    op.drop_index(op.f("ix_subscription_destination"), table_name="subscription")
    op.drop_table("subscription")
    op.drop_table("secret")
    op.drop_table("progress")
    op.drop_index("ix_occurrence_due_at", table_name="occurrence")
    op.drop_index("ix_occurrence_state", table_name="occurrence")
    op.drop_table("occurrence")
    op.drop_table("heard")
    op.drop_table("content")
