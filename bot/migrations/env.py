"""What Alembic runs: the migrations, on the connection that `bot.migrations.upgrade` opened."""

from __future__ import annotations

from alembic import context

import bot.chat.tables
import bot.intake.tables
import bot.ledger.tables
import bot.versions.tables  # noqa: F401  their tables join those of the documents
from corpus.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
