"""Where documents come from and how reading went; pages; and what admins put right of a document.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that compares by its bytes, as in SQLite."""


def upgrade() -> None:
    """Make the tables of the intake; nothing that is stored changes."""
    op.add_column(
        "document",
        sa.Column(
            "file_gone",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
            comment="withdrawn because its file was removed, until it is back",
        ),
    )
    op.add_column(
        "revision",
        sa.Column(
            "pages",
            sa.JSON(),
            nullable=False,
            server_default="[]",
            comment="where each page starts; empty where there are no pages",
        ),
    )
    op.create_table(
        "amendment",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column(
            "name", TEXT, nullable=False, comment="title, published_at, …, flag:opinion, or settled:undated"
        ),
        sa.Column("value", TEXT, nullable=False, comment="what holds in place of what was read"),
        sa.Column("made_by", TEXT, nullable=False),
        sa.Column("made_at", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_amendment_document_id")),
        sa.PrimaryKeyConstraint("document_id", "name", name=op.f("pk_amendment")),
        comment="What admins put right of a document: it holds for every revision, and is not read over.",
    )
    op.create_table(
        "source",
        sa.Column("collection", TEXT, nullable=False),
        sa.Column("location", TEXT, nullable=False, comment="an absolute path, or a web address"),
        sa.Column("kind", TEXT, nullable=False, comment="path, feed or url"),
        sa.Column("read_at", sa.BigInteger(), nullable=True, comment="when it was last read to its end"),
        sa.Column(
            "new_at",
            sa.BigInteger(),
            nullable=True,
            comment="when it last had a document that was new or changed",
        ),
        sa.Column(
            "failing_since",
            sa.BigInteger(),
            nullable=True,
            comment="of the failures in a row, the first; null where all is well",
        ),
        sa.Column("failures", sa.Integer(), nullable=False, comment="in a row"),
        sa.Column("trouble", TEXT, nullable=True, comment="why it could not be read the last time"),
        sa.Column("hint", TEXT, nullable=True),
        sa.Column("next_at", sa.BigInteger(), nullable=True, comment="not asked again before"),
        sa.Column("etag", TEXT, nullable=True, comment="of the last answer: If-None-Match"),
        sa.Column("last_modified", TEXT, nullable=True, comment="of the last answer: If-Modified-Since"),
        sa.Column("claimed_by", TEXT, nullable=True, comment="the worker that reads it just now"),
        sa.Column("claimed_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("collection", "location", name=op.f("pk_source")),
        comment="How reading each source went.",
    )
    op.create_table(
        "feed_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("collection", TEXT, nullable=False),
        sa.Column("feed", TEXT, nullable=False),
        sa.Column("guid", TEXT, nullable=True),
        sa.Column(
            "link",
            TEXT,
            nullable=True,
            comment="as the feed wrote it last, without what only counts clicks",
        ),
        sa.Column(
            "words",
            TEXT,
            nullable=False,
            comment="digest of title and text: an entry that changed its names",
        ),
        sa.Column("said", TEXT, nullable=False, comment="digest of all that the feed said of it last"),
        sa.Column("identity", TEXT, nullable=False, comment="of its document: never changes"),
        sa.Column(
            "taken", sa.Boolean(), nullable=False, comment="it is read; entries from before our time are not"
        ),
        sa.Column("tries", sa.Integer(), nullable=False, comment="failed ones in a row; 0 once it is read"),
        sa.Column(
            "next_at",
            sa.BigInteger(),
            nullable=True,
            comment="its page is not asked for again before; null where it need not be",
        ),
        sa.Column("seen_at", sa.BigInteger(), nullable=False, comment="when the feed last had it"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_entry")),
        sa.UniqueConstraint("collection", "feed", "identity", name="uq_feed_entry_document"),
        comment="What feeds have said: an entry that changes its date or its names stays one document.",
    )
    op.create_table(
        "offer",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False, comment="link or file"),
        sa.Column("name", TEXT, nullable=False, comment="the address, or the name of the file"),
        sa.Column("data", sa.LargeBinary(), nullable=True, comment="of a file, until it is decided on"),
        sa.Column("collection", TEXT, nullable=False, comment="where it is filed if nobody says otherwise"),
        sa.Column("offered_by", TEXT, nullable=False),
        sa.Column("offered_in", TEXT, nullable=False),
        sa.Column("offered_at", sa.BigInteger(), nullable=False),
        sa.Column("state", TEXT, nullable=False, comment="offered, reading, approved or refused"),
        sa.Column("decided_by", TEXT, nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("documents", sa.JSON(), nullable=False, comment="ids of what came of it"),
        sa.Column(
            "trouble",
            TEXT,
            nullable=True,
            comment="why it could not be read when it was approved last, or was refused",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        comment="Documents and links that people offered, and what was decided.",
    )


def downgrade() -> None:
    """Drop the tables of the intake; a document whose file was removed stays withdrawn."""
    op.drop_table("offer")
    op.drop_table("feed_entry")
    op.drop_table("source")
    op.drop_table("amendment")
    op.drop_column("revision", "pages")
    op.drop_column("document", "file_gone")
