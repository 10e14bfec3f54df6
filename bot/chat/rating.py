"""Rating: what people think of an answer, by a click; and all of it, to evaluate search with."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.chat.tables import rating
from bot.chat.trouble import said
from bot.inserting import upsert
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Engine

    from bot.chat.shown import Shown
    from briefings.reply import Reply
    from config.destination import Destination

THANKS = {
    True: "Thank you: 👍 is noted. A click on 👎 changes it.",
    False: "Thank you: 👎 is noted. A click on 👍 changes it.",
}

PERSON_CHARS = 16
"""Of the hash that stands for a person: 64 bits tell the members of any workspace apart."""


class Ratings:
    """Remembers them, over all replicas and restarts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rate(self, answer: Shown, person: Destination, *, useful: bool, now: datetime) -> None:
        """Write down what somebody thinks of an answer, in place of what they thought before.

        Args:
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        cited = dict.fromkeys(each for line in answer.lines for each in line.citation_ids[:1])
        row = {
            "shown_id": answer.id,
            "person": str(person),
            "destination": str(answer.destination),
            "command": answer.command,
            "words": answer.words,
            "citations": list(cited),
            "useful": useful,
            "rated_at": now,
        }
        with transaction(self._engine) as connection:
            upsert(connection, rating, [row])

    def exported(self, key: str) -> Iterator[dict[str, Any]]:
        """Every rating, the first first, as JSON can hold it; people stand there as a hash.

        Args:
            key: of this installation: nobody without it can tell whose hash it is.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        wanted = select(rating).order_by(rating.c.rated_at, rating.c.shown_id, rating.c.person)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted).all()
        for row in rows:
            yield {
                "query": row.words,
                "command": row.command,
                "citations": row.citations,
                "useful": row.useful,
                "rated_at": row.rated_at.isoformat(),
                "answer": row.shown_id,
                "person": hashed(row.person, key),
            }


def hashed(person: str, key: str) -> str:
    """What stands for a person outside: of the same one always the same, and nobody can turn it back."""
    return hmac.new(key.encode(), f"rated by {person}".encode(), "sha256").hexdigest()[:PERSON_CHARS]


def rated(engine: Engine, answer: Shown, person: Destination, *, useful: bool, now: datetime) -> Reply:
    """What somebody is told who says what they think of an answer."""
    Ratings(engine).rate(answer, person, useful=useful, now=now)
    return said(THANKS[useful])
