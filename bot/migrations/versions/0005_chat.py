"""Chat: versions of the configuration, what was shown, hidden, muted and acted on, and names of channels.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that compares by its bytes, as in SQLite."""


def upgrade() -> None:
    """Make the tables of chat; nothing that is stored changes."""
    op.create_table(
        "configuration",
        sa.Column(
            "number", sa.Integer(), autoincrement=False, nullable=False, comment="from 1, without gaps"
        ),
        sa.Column("text", TEXT, nullable=False, comment="the whole, as YAML; paths are absolute"),
        sa.Column("made_by", TEXT, nullable=False, comment="an opaque id: slack:U012ABC, console"),
        sa.Column("made_in", TEXT, nullable=False, comment="the destination that it was made in"),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("change", TEXT, nullable=False, comment="what was changed, in one plain sentence"),
        sa.Column(
            "file_sha256",
            TEXT,
            nullable=True,
            comment="of the file that the first version was seeded from, or that was imported",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_configuration")),
        comment="The configuration as admins left it, version by version; without any, the file holds.",
    )
    op.create_table(
        "shown",
        sa.Column("id", TEXT, nullable=False, comment="what a click on the answer names it by"),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.Column("destination", TEXT, nullable=False, comment="whose clearance it was made with"),
        sa.Column("person", TEXT, nullable=False, comment="who asked"),
        sa.Column("command", TEXT, nullable=False),
        sa.Column(
            "words", TEXT, nullable=False, comment="as they were asked; empty for somebody else's draft"
        ),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column(
            "lines", sa.JSON(), nullable=False, comment="name and citations of each line, by its number"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown")),
        comment="Answers that were shown, so that what stands beside their lines can be asked for.",
    )
    op.create_index(op.f("ix_shown_shown_at"), "shown", ["shown_at"])
    op.create_table(
        "hidden",
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("citation_id", TEXT, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column(
            "quote_sha256", TEXT, nullable=False, comment="of the quote: the same words are hidden everywhere"
        ),
        sa.Column("hidden_by", TEXT, nullable=False),
        sa.Column("hidden_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("destination", "citation_id", name=op.f("pk_hidden")),
        comment="Lines that somebody called wrong: they are not shown at that destination any more.",
    )
    op.create_table(
        "muted",
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("keyword", TEXT, nullable=False),
        sa.Column("muted_by", TEXT, nullable=False),
        sa.Column("muted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("destination", "keyword", name=op.f("pk_muted")),
        comment="Keywords that a channel wants to hear nothing of, whatever the configuration says.",
    )
    op.create_table(
        "snippet",
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("thread", TEXT, nullable=False, comment="the message that the thread hangs from"),
        sa.Column("citation_id", TEXT, nullable=False),
        sa.Column("keyword", TEXT, nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("destination", "thread", "citation_id", name=op.f("pk_snippet")),
        comment="Snippets that keywords called up: each fact once a thread, none within a cooldown.",
    )
    op.create_index(op.f("ix_snippet_destination"), "snippet", ["destination", "posted_at"])
    op.create_table(
        "acted",
        sa.Column("kind", TEXT, nullable=False, comment="event, click, greeting"),
        sa.Column("key", TEXT, nullable=False, comment="the platform's own id of what happened"),
        sa.Column("acted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name=op.f("pk_acted")),
        comment="What has been acted on, so that what a platform tells twice is done once.",
    )
    op.create_index(op.f("ix_acted_acted_at"), "acted", ["acted_at"])
    op.create_table(
        "channel_name",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False, comment="as the configuration has it, without the #"),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("pinned_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "name", name=op.f("pk_channel_name")),
        comment="Which channel a name meant when it was first met: no other that takes the name is.",
    )
    op.create_table(
        "unanswered",
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("words", TEXT, nullable=False, comment="the question"),
        sa.Column("person", TEXT, nullable=False, comment="who told the admins first"),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("destination", "words", name=op.f("pk_unanswered")),
        comment="Questions without an answer that somebody told the admins of.",
    )


def downgrade() -> None:
    """Drop them."""
    for name in (
        "unanswered",
        "channel_name",
        "acted",
        "snippet",
        "muted",
        "hidden",
        "shown",
        "configuration",
    ):
        op.drop_table(name)
