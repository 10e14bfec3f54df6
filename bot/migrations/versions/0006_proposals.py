"""Proposals to change the configuration, and what people think of answers.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that compares by its bytes, as in SQLite."""


def upgrade() -> None:
    """Make the two tables; nothing that is stored changes."""
    op.create_table(
        "proposal",
        sa.Column(
            "id", TEXT, nullable=False, comment="what a form, and a click on what it shows, names it by"
        ),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False, comment="of what is changed, or empty"),
        sa.Column(
            "filled", sa.JSON(), nullable=False, comment="what was filled in, by the name of the field"
        ),
        sa.Column("after", sa.Integer(), nullable=False, comment="the version that was shown; 0 is the file"),
        sa.Column("person", TEXT, nullable=False, comment="who alone may go on with it"),
        sa.Column("destination", TEXT, nullable=False, comment="where it was begun"),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        comment="Changes of the configuration that somebody has begun and not yet agreed to; kept for a day.",
    )
    op.create_index(op.f("ix_proposal_made_at"), "proposal", ["made_at"])
    op.create_table(
        "rating",
        sa.Column("shown_id", TEXT, nullable=False, comment="the answer"),
        sa.Column("person", TEXT, nullable=False),
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("command", TEXT, nullable=False),
        sa.Column("words", TEXT, nullable=False, comment="as they were asked"),
        sa.Column("citations", sa.JSON(), nullable=False, comment="ids, in the order of the lines"),
        sa.Column("useful", sa.Boolean(), nullable=False),
        sa.Column("rated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shown_id", "person", name=op.f("pk_rating")),
        comment="What people think of answers, to evaluate search with.",
    )
    op.create_index(op.f("ix_rating_rated_at"), "rating", ["rated_at"])


def downgrade() -> None:
    """Drop them."""
    for name in ("rating", "proposal"):
        op.drop_table(name)
