"""Two processes that read into one database at once: in one home, or as replicas with a home each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ingest import ingest
from tests.generated import write_jsonl
from tests.ingested import an_application
from tests.scenarios.program import start
from tests.scenarios.state import state_of

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = 40


def _folder(path: Path, first: int) -> Path:
    path.mkdir()
    write_jsonl(path / "a.jsonl", DOCUMENTS, first=first, sentences=3)
    write_jsonl(path / "b.jsonl", DOCUMENTS, first=first + DOCUMENTS, sentences=3)
    return path


def test_the_same_folder_read_twice_at_once_is_stored_once(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "coast", 0)
    both = [start(tmp_path / "home", "ingest", folder) for _ in range(2)]

    assert [process.wait() for process in both] == [0, 0]
    ingest(an_application(tmp_path / "alone"), [folder])
    together, alone = (state_of(tmp_path / name) for name in ("home", "alone"))
    # Which few of very many sentences each is held against depends on those that had arrived before it.
    assert together.pop("relations")
    assert alone.pop("relations")
    assert together == alone


def test_two_folders_read_at_once_are_both_stored_and_both_found(tmp_path: Path) -> None:
    folders = [_folder(tmp_path / "east", 0), _folder(tmp_path / "west", 1000)]
    both = [start(tmp_path / "home", "ingest", folder) for folder in folders]

    assert [process.wait() for process in both] == [0, 0]
    ingest(an_application(tmp_path / "alone"), folders)
    together, alone = (state_of(tmp_path / name) for name in ("home", "alone"))
    # Which few of very many sentences each is held against depends on those that had arrived before it.
    assert together.pop("relations")
    assert alone.pop("relations")
    assert together == alone


def test_two_replicas_that_read_at_once_into_postgresql_store_all_and_find_all(
    tmp_path: Path, postgres_url: str
) -> None:
    folders = [_folder(tmp_path / "east", 0), _folder(tmp_path / "west", 1000)]
    both = [
        start(tmp_path / name, "ingest", *folders, COMMUNIQUE_DATABASE_URL=postgres_url)
        for name in ("one", "other")
    ]

    assert [process.wait() for process in both] == [0, 0]
    ingest(an_application(tmp_path / "alone"), folders)
    one, other = (state_of(tmp_path / name, postgres_url) for name in ("one", "other"))
    assert one.pop("health")[:2] == other.pop("health")[:2] == ("ok", [])
    assert one == other
    alone = state_of(tmp_path / "alone")
    assert one["answers"] == alone["answers"]
    for part in ("documents", "shingles", "near copies", "files"):
        assert one[part] == alone[part], part
