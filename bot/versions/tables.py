"""The table of the configuration's versions, in the same database as the documents."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from bot.instant import Instant
from corpus.store.schema import Text, metadata

configuration = Table(
    "configuration",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="from 1, without gaps"),
    Column("text", Text, nullable=False, comment="the whole, as YAML; paths are absolute"),
    Column("made_by", Text, nullable=False, comment="an opaque id: slack:U012ABC, console"),
    Column("made_in", Text, nullable=False, comment="the destination that it was made in"),
    Column("made_at", Instant, nullable=False),
    Column("change", Text, nullable=False, comment="what was changed, in one plain sentence"),
    Column(
        "file_sha256",
        Text,
        comment="of the file that the first version was seeded from, or that was imported",
    ),
    comment="The configuration as admins left it, version by version; without any, the file holds.",
)
