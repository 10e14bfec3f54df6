"""What sentences state of the same thing, stored as documents arrive; and the office behind a figure.

The blocks of equal figures move into the search index, which can be made again at any time.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that compares by its bytes, as in SQLite."""


def upgrade() -> None:
    """Make the table of relations; the next ingest fills it."""
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("named_source", TEXT, nullable=True, comment="the office or study it credits")
        )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(
            "ix_revision_counted",
            ["document_id", "number", "day", "read_at", "change", "published_at", "passages", "junk"],
            unique=False,
        )
    op.create_table(
        "relation",
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False, comment="agree, revision, scope or conflict"),
        sa.Column("strength", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passage.id"], name=op.f("fk_relation_passage_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["passage.id"], name=op.f("fk_relation_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("passage_id", "other_id", name=op.f("pk_relation")),
        comment="Pairs of sentences that state one thing alike or otherwise, the smaller number first.",
    )
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relation_other_id"), ["other_id"], unique=False)
    with op.batch_alter_table("figure_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figure_key_passage_id"))
    op.drop_table("figure_key")


def downgrade() -> None:
    """Go back to the blocks of equal figures; the next ingest fills them."""
    op.create_table(
        "figure_key",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passage.id"], name=op.f("fk_figure_key_passage_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "passage_id", name=op.f("pk_figure_key")),
        comment="Blocks of passages that state nearly the same value in the same unit.",
    )
    with op.batch_alter_table("figure_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figure_key_passage_id"), ["passage_id"], unique=False)
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_relation_other_id"))
    op.drop_table("relation")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index("ix_revision_counted")
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.drop_column("named_source")
