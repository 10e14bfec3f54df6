"""The tables of chat, in the same database as the documents.

People are kept as opaque ids such as `slack:U012ABC`, never by name; of their messages only what
they asked the bot is kept.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, Table

from bot.instant import Instant
from corpus.store.schema import Text, metadata

shown = Table(
    "shown",
    metadata,
    Column("id", Text, primary_key=True, comment="what a click on the answer names it by"),
    Column("shown_at", Instant, nullable=False, index=True),
    Column("destination", Text, nullable=False, comment="whose clearance it was made with"),
    Column("person", Text, nullable=False, comment="who asked"),
    Column("command", Text, nullable=False),
    Column("words", Text, nullable=False, comment="as they were asked; empty for somebody else's draft"),
    Column("options", JSON, nullable=False),
    Column("lines", JSON, nullable=False, comment="name and citations of each line, by its number"),
    comment="Answers that were shown, so that what stands beside their lines can be asked for.",
)

hidden = Table(
    "hidden",
    metadata,
    Column("destination", Text, primary_key=True),
    Column("citation_id", Text, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column(
        "quote_sha256", Text, nullable=False, comment="of the quote: the same words are hidden everywhere"
    ),
    Column("hidden_by", Text, nullable=False),
    Column("hidden_at", Instant, nullable=False),
    comment="Lines that somebody called wrong: they are not shown at that destination any more.",
)

muted = Table(
    "muted",
    metadata,
    Column("destination", Text, primary_key=True),
    Column("keyword", Text, primary_key=True),
    Column("muted_by", Text, nullable=False),
    Column("muted_at", Instant, nullable=False),
    comment="Keywords that a channel wants to hear nothing of, whatever the configuration says.",
)

snippet = Table(
    "snippet",
    metadata,
    Column("destination", Text, primary_key=True),
    Column("thread", Text, primary_key=True, comment="the message that the thread hangs from"),
    Column("citation_id", Text, primary_key=True),
    Column("keyword", Text, nullable=False),
    Column("posted_at", Instant, nullable=False),
    Index("ix_snippet_destination", "destination", "posted_at"),
    comment="Snippets that keywords called up: each fact once a thread, none within a cooldown.",
)

acted = Table(
    "acted",
    metadata,
    Column("kind", Text, primary_key=True, comment="event, click, greeting"),
    Column("key", Text, primary_key=True, comment="the platform's own id of what happened"),
    Column("acted_at", Instant, nullable=False, index=True),
    comment="What has been acted on, so that what a platform tells twice is done once.",
)

channel_name = Table(
    "channel_name",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("name", Text, primary_key=True, comment="as the configuration has it, without the #"),
    Column("id", Text, nullable=False),
    Column("pinned_at", Instant, nullable=False),
    comment="Which channel a name meant when it was first met: no other that takes the name is.",
)

unanswered = Table(
    "unanswered",
    metadata,
    Column("destination", Text, primary_key=True),
    Column("words", Text, primary_key=True, comment="the question"),
    Column("person", Text, nullable=False, comment="who told the admins first"),
    Column("asked_at", Instant, nullable=False),
    Column("times", Integer, nullable=False),
    comment="Questions without an answer that somebody told the admins of.",
)

proposal = Table(
    "proposal",
    metadata,
    Column("id", Text, primary_key=True, comment="what a form, and a click on what it shows, names it by"),
    Column("act", Text, nullable=False),
    Column("name", Text, nullable=False, comment="of what is changed, or empty"),
    Column("filled", JSON, nullable=False, comment="what was filled in, by the name of the field"),
    Column("after", Integer, nullable=False, comment="the version that was shown; 0 is the file"),
    Column("person", Text, nullable=False, comment="who alone may go on with it"),
    Column("destination", Text, nullable=False, comment="where it was begun"),
    Column("made_at", Instant, nullable=False, index=True),
    comment="Changes of the configuration that somebody has begun and not yet agreed to; kept for a day.",
)

rating = Table(
    "rating",
    metadata,
    Column("shown_id", Text, primary_key=True, comment="the answer"),
    Column("person", Text, primary_key=True),
    Column("destination", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("words", Text, nullable=False, comment="as they were asked"),
    Column("citations", JSON, nullable=False, comment="ids, in the order of the lines"),
    Column("useful", Boolean, nullable=False),
    Column("rated_at", Instant, nullable=False, index=True),
    comment="What people think of answers, to evaluate search with.",
)
