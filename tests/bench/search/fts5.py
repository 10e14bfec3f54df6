"""SQLite's own full-text search: any of the question's words, stemmed, by BM25.

It scores every passage that holds any of the words; function words would take ten times as long as the others
and find nothing more, so that they are left out of the question.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from corpus.words.vocabulary import STOP_WORDS
from tests.bench.search.engines import LIMIT, Answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.index import Entry
    from tests.bench.search.engines import Ask

_FILE = "passages.sqlite"
_TABLE = """
CREATE VIRTUAL TABLE passage USING fts5 (
  text, content='', tokenize='porter unicode61 remove_diacritics 2'
)
"""
_INSERTED = "INSERT INTO passage (rowid, text) VALUES (?, ?)"
_BEST = "SELECT rowid, rank FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?"


class _Fts5:
    """Contentless: it holds terms and no text."""

    def build(self, folder: Path, entries: Sequence[Entry]) -> None:
        with closing(sqlite3.connect(folder / _FILE)) as database, database:
            database.execute(_TABLE)
            database.executemany(_INSERTED, ((entry.passage_id, entry.text) for entry in entries))

    def open(self, folder: Path) -> Ask:
        database = sqlite3.connect(folder / _FILE)

        def ask(question: str) -> Answer:
            every = dict.fromkeys(re.findall(r"\w+", question.lower()))
            words = [word for word in every if word not in STOP_WORDS] or every
            if not words:
                return Answer([], 0.0)
            rows = database.execute(_BEST, (" OR ".join(f'"{word}"' for word in words), LIMIT)).fetchall()
            return Answer([number for number, _ in rows], -rows[0][1] if rows else 0.0)

        return ask


FTS5 = _Fts5()
