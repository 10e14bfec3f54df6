"""Documents and what follows from them.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that compares by its bytes, as in SQLite."""


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "document",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("collection", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, comment="the current one"),
        sa.Column("withdrawn_at", TEXT, nullable=True),
        sa.Column("change", sa.BigInteger(), nullable=False, comment="the change that last touched it"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("identity", name=op.f("uq_document_identity")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_change"), ["change"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_source"), ["source"], unique=False)

    op.create_table(
        "read_failure",
        sa.Column("path", TEXT, nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False, comment="0 for the whole file"),
        sa.Column("collection", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("hint", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("path", "line", name=op.f("pk_read_failure")),
        comment="What could not be read when its file was last tried.",
    )
    op.create_table(
        "source_file",
        sa.Column("path", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False, comment="of the file's bytes and its sidecar's"),
        sa.Column("collection", TEXT, nullable=False),
        sa.Column("derivation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_source_file")),
        comment="Files of which all that can be read is stored: they need not be read again.",
    )
    op.create_table(
        "state",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_state")),
        comment="Counters: `change` counts every change of a document; "
        "the index and `related` catch up with it.",
    )
    op.create_table(
        "near_copy",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("other_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_near_copy_document_id")),
        sa.ForeignKeyConstraint(["other_id"], ["document.id"], name=op.f("fk_near_copy_other_id")),
        sa.PrimaryKeyConstraint("document_id", "other_id", name=op.f("pk_near_copy")),
        comment="Pairs of near-copies, the smaller id first.",
    )
    with op.batch_alter_table("near_copy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_near_copy_other_id"), ["other_id"], unique=False)

    op.create_table(
        "revision",
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("text_sha256", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("publisher", TEXT, nullable=True),
        sa.Column("author", TEXT, nullable=True),
        sa.Column("published_at", TEXT, nullable=True),
        sa.Column("date_inferred", sa.Boolean(), nullable=False),
        sa.Column("day", TEXT, nullable=False, comment="YYYY-MM-DD published, or read_at where undated"),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("language", TEXT, nullable=True),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("read_at", TEXT, nullable=False, comment="when this text was first read"),
        sa.Column(
            "change", sa.BigInteger(), nullable=False, comment="the change that first stored this text"
        ),
        sa.Column("blocks", sa.JSON(), nullable=False, comment="[[role, start, end], …]"),
        sa.Column(
            "sentences", sa.JSON(), nullable=False, comment="[[start, end], …] of titles and headings too"
        ),
        sa.Column("passages", sa.Integer(), nullable=False, comment="how many sentences may be quoted"),
        sa.Column("junk", sa.Integer(), nullable=False, comment="how many blocks are boilerplate"),
        sa.Column(
            "derivation", sa.Integer(), nullable=False, comment="version of the rules behind the derived data"
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_revision_document_id")),
        sa.PrimaryKeyConstraint("document_id", "number", name=op.f("pk_revision")),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index("ix_revision_day", ["day"], unique=False)

    op.create_table(
        "shingle",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_shingle_document_id")),
        sa.PrimaryKeyConstraint("hash", "document_id", name=op.f("pk_shingle")),
        comment="A fixed sample of each document's word shingles, to find near-copies.",
    )
    with op.batch_alter_table("shingle", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shingle_document_id"), ["document_id"], unique=False)

    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", TEXT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("attribution", TEXT, nullable=True),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "revision"],
            ["revision.document_id", "revision.number"],
            name=op.f("fk_passage_document_id_revision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        comment="Sentences of current revisions that may be quoted.",
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.create_index("ix_passage_document_id_number", ["document_id", "number"], unique=False)

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


def downgrade() -> None:
    """Drop every table."""
    with op.batch_alter_table("figure_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figure_key_passage_id"))

    op.drop_table("figure_key")
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.drop_index("ix_passage_document_id_number")

    op.drop_table("passage")
    with op.batch_alter_table("shingle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shingle_document_id"))

    op.drop_table("shingle")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index("ix_revision_day")

    op.drop_table("revision")
    with op.batch_alter_table("near_copy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_near_copy_other_id"))

    op.drop_table("near_copy")
    op.drop_table("state")
    op.drop_table("source_file")
    op.drop_table("read_failure")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_source"))
        batch_op.drop_index(batch_op.f("ix_document_change"))

    op.drop_table("document")
