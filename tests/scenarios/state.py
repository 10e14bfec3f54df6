"""Everything that a home holds, as one value that can be compared with another home's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.home import Home, open_store
from bot.indexing import current_index
from corpus.clearance import EVERYTHING
from corpus.index import Index

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

QUESTIONS = ("pipeline", "tonnes of herring", "Lantern Bay pilot boats", "Kraft Sibiri", "trade record")

_TABLES = {
    "documents": "SELECT id, identity, collection, source, revision, withdrawn_at FROM document",
    "revisions": """
        SELECT document_id, number, text, text_sha256, title, publisher, author, published_at, date_inferred,
        day, url, language, flags, read_at, blocks, sentences, passages, junk, derivation FROM revision""",
    "passages": """
        SELECT document_id, revision, number, paragraph, start, "end", attribution, figures, dates
        FROM passage""",
    "relations": """
        WITH named AS (SELECT id, document_id || '#' || number AS name FROM passage)
        SELECT kind, strength, one.name, other.name FROM relation
        JOIN named AS one ON one.id = passage_id JOIN named AS other ON other.id = other_id
        UNION ALL
        SELECT kind, strength, other.name, one.name FROM relation
        JOIN named AS one ON one.id = passage_id JOIN named AS other ON other.id = other_id""",
    "shingles": "SELECT hash, document_id FROM shingle",
    "near copies": "SELECT document_id, other_id FROM near_copy",
    "failures": "SELECT path, line, collection, reason, hint FROM read_failure",
    "files": "SELECT path, sha256, collection, derivation FROM source_file",
}


def state_of(folder: Path, database_url: str | None = None) -> dict[str, Any]:
    """Every row, without the count of changes and the numbers of passages, and the answers of the index.

    Args:
        database_url: in place of the database in the home.
    """
    home = Home.at(folder, database_url)
    store = open_store(home)
    with store.engine.connect() as connection:
        held: dict[str, Any] = {
            name: sorted(map(tuple, connection.exec_driver_sql(query)), key=repr)
            for name, query in _TABLES.items()
        }
        sound, astray = ("ok", []) if database_url else _examined(connection)
    on_disk = Index.open(home.index)
    index = current_index(store, home.index)
    reader = store.reader(EVERYTHING)
    held["answers"] = {
        question: [
            (passage.document.id, passage.number)
            for passage in reader.passages(
                [hit.passage_id for hit in index.search(question, clearance=EVERYTHING, limit=1000).hits]
            )
        ]
        for question in QUESTIONS
    }
    held["health"] = (sound, astray, on_disk is not None and on_disk.change == store.change())
    store.engine.dispose()
    return held


def _examined(connection: Connection) -> tuple[object, list[Any]]:
    """What SQLite finds wrong with its own file, and rows that name one which is not there."""
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    return sound, list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
