"""The tables that documents live in, for SQLite and PostgreSQL alike.

`document` says what we hold and where it came from, `revision` keeps every text it ever had; all the other
tables are derived from the current revision and can be made again from it.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    false,
)
from sqlalchemy import Text as AnyText

SCHEMA_REVISION = "0006"
"""The newest migration; a test holds it equal to the head of `bot/migrations`."""

Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")
"""Text that compares by its bytes, as in SQLite and in Python, whatever language the server sorts by."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

state = Table(
    "state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
    comment="Counters: `change` counts every change of a document; the index and `related` catch up with it.",
)

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("identity", Text, nullable=False, unique=True),
    Column("collection", Text, nullable=False),
    Column("source", Text, nullable=False, index=True),
    Column("revision", Integer, nullable=False, comment="the current one"),
    Column("withdrawn_at", Text),
    Column(
        "file_gone",
        Boolean,
        nullable=False,
        server_default=false(),
        comment="withdrawn because its file was removed, until it is back",
    ),
    Column("change", BigInteger, nullable=False, index=True, comment="the change that last touched it"),
)

revision = Table(
    "revision",
    metadata,
    Column("document_id", Text, ForeignKey(document.c.id), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text),
    Column("author", Text),
    Column("published_at", Text),
    Column("date_inferred", Boolean, nullable=False),
    Column("day", Text, nullable=False, comment="YYYY-MM-DD published, or read_at where undated"),
    Column("url", Text),
    Column("language", Text),
    Column("flags", JSON, nullable=False),
    Column("read_at", Text, nullable=False, comment="when this text was first read"),
    Column("change", BigInteger, nullable=False, comment="the change that first stored this text"),
    Column("blocks", JSON, nullable=False, comment="[[role, start, end], …]"),
    Column("sentences", JSON, nullable=False, comment="[[start, end], …] of titles and headings too"),
    Column("passages", Integer, nullable=False, comment="how many sentences may be quoted"),
    Column("junk", Integer, nullable=False, comment="how many blocks are boilerplate"),
    Column("derivation", Integer, nullable=False, comment="version of the rules behind the derived data"),
    Column(
        "pages",
        JSON,
        nullable=False,
        server_default="[]",
        comment="where each page starts; empty where there are no pages",
    ),
    Index("ix_revision_day", "day"),
    Index(
        # What is counted of all documents, beside their long texts: a count reads nothing else.
        "ix_revision_counted",
        *("document_id", "number", "day", "read_at", "change", "published_at", "passages", "junk"),
    ),
)

amendment = Table(
    "amendment",
    metadata,
    Column("document_id", Text, ForeignKey(document.c.id), primary_key=True),
    Column(
        "name", Text, primary_key=True, comment="title, published_at, …, flag:opinion, or settled:undated"
    ),
    Column("value", Text, nullable=False, comment="what holds in place of what was read"),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    comment="What admins put right of a document: it holds for every revision, and is not read over.",
)

passage = Table(
    "passage",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("attribution", Text),
    Column("named_source", Text, comment="the office or study it credits"),
    Column("figures", JSON, nullable=False),
    Column("dates", JSON, nullable=False),
    ForeignKeyConstraint(["document_id", "revision"], ["revision.document_id", "revision.number"]),
    Index("ix_passage_document_id_number", "document_id", "number"),
    comment="Sentences of current revisions that may be quoted.",
    sqlite_autoincrement=True,  # an index that lags must never find another sentence under an old number
)

relation = Table(
    "relation",
    metadata,
    Column("passage_id", Integer, ForeignKey(passage.c.id, ondelete="CASCADE"), primary_key=True),
    Column("other_id", Integer, ForeignKey(passage.c.id, ondelete="CASCADE"), primary_key=True, index=True),
    Column("kind", Text, nullable=False, comment="agree, revision, scope or conflict"),
    Column("strength", Float, nullable=False),
    comment="Pairs of sentences that state one thing alike or otherwise, the smaller number first.",
)

shingle = Table(
    "shingle",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("document_id", Text, ForeignKey(document.c.id), primary_key=True, index=True),
    comment="A fixed sample of each document's word shingles, to find near-copies.",
)

near_copy = Table(
    "near_copy",
    metadata,
    Column("document_id", Text, ForeignKey(document.c.id), primary_key=True),
    Column("other_id", Text, ForeignKey(document.c.id), primary_key=True, index=True),
    comment="Pairs of near-copies, the smaller id first.",
)

read_failure = Table(
    "read_failure",
    metadata,
    Column("path", Text, primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False, comment="0 for the whole file"),
    Column("collection", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text),
    comment="What could not be read when its file was last tried.",
)

source_file = Table(
    "source_file",
    metadata,
    Column("path", Text, primary_key=True),
    Column("sha256", Text, nullable=False, comment="of the file's bytes and its sidecar's"),
    Column("collection", Text, nullable=False),
    Column("derivation", Integer, nullable=False),
    comment="Files of which all that can be read is stored: they need not be read again.",
)
