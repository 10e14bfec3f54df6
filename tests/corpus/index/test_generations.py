"""The index on disk: replaced whole, reopened, updated as if rebuilt, and never trusted when damaged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus.index import Entry, Index, rebuild, update
from tests.corpus.index.texts import NEWS, ask, entry, news

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTIONS = ["tunel", "copper exports", "Belousov", "中国外交部", "ferry wages", "minister", "sourdough"]


def test_nothing_there_is_to_be_rebuilt(tmp_path: Path) -> None:
    assert Index.open(tmp_path / "missing") is None
    assert update(tmp_path / "missing", touched=[], entries=news(), change=2) is None


def test_an_index_is_reopened_with_its_change_number(tmp_path: Path) -> None:
    built = rebuild(tmp_path, news(), change=7)
    opened = Index.open(tmp_path)
    assert opened is not None
    assert opened.change == 7
    assert [ask(opened, query) for query in QUESTIONS] == [ask(built, query) for query in QUESTIONS]


def test_an_index_of_nothing_can_be_searched_and_added_to(tmp_path: Path) -> None:
    assert not ask(rebuild(tmp_path, [], change=0), "tunnel").answered
    filled = update(tmp_path, touched=[], entries=news(), change=1)
    assert filled is not None
    assert ask(filled, "tunnel").answered


def test_an_update_gives_what_a_rebuild_gives(tmp_path: Path) -> None:
    rebuild(
        tmp_path / "updated", [*news()[:6], entry(30, "Old text of a tunnel.", document_id="old")], change=1
    )
    update(tmp_path / "updated", touched=["old", "unknown"], entries=news()[6:], change=2)
    changed = entry(40, "The ferry company has paid all wages.", document_id="document-8")
    updated = update(tmp_path / "updated", touched=[changed.document_id], entries=[changed], change=3)
    anew = rebuild(tmp_path / "anew", [*news()[:8], news()[9], changed], change=3)
    assert updated is not None
    assert updated.change == 3
    assert [ask(updated, query, limit=50) for query in QUESTIONS] == [
        ask(anew, query, limit=50) for query in QUESTIONS
    ]


def test_a_new_revision_replaces_the_old_one_whole(tmp_path: Path) -> None:
    rebuild(tmp_path, news(), change=1)
    index = update(
        tmp_path,
        touched=["document-0"],
        entries=[entry(50, "A bridge instead.", document_id="document-0")],
        change=2,
    )
    assert index is not None
    assert not ask(index, "tunnel").answered
    assert [hit.passage_id for hit in ask(index, "bridge").hits] == [50]


def test_the_last_document_of_a_collection_takes_the_collection_with_it(tmp_path: Path) -> None:
    rebuild(tmp_path, [entry(0, NEWS[0]), entry(1, NEWS[1], collection="board")], change=1)
    index = update(tmp_path, touched=["document-1"], entries=[], change=2)
    assert index is not None
    assert sorted(index.generation.shards) == ["public"]


def test_a_reader_keeps_its_generation_while_writers_move_on(tmp_path: Path) -> None:
    first = rebuild(tmp_path, news(), change=1)
    for change in range(2, 6):
        assert update(tmp_path, touched=[f"document-{change}"], entries=[], change=change) is not None
    assert ask(first, "tunnel").answered
    assert ask(first, "North Lantern pipeline").answered


def test_only_the_current_generation_and_the_one_before_are_kept(tmp_path: Path) -> None:
    for change in range(4):
        rebuild(tmp_path, news(), change=change)
    assert len(list(tmp_path.glob("gen-*"))) == 2


def test_a_writer_that_dies_leaves_the_current_generation(tmp_path: Path) -> None:
    def cut_short() -> Iterator[Entry]:
        yield news()[0]
        raise KeyboardInterrupt

    rebuild(tmp_path, news(), change=1)
    with pytest.raises(KeyboardInterrupt):
        rebuild(tmp_path, cut_short(), change=2)
    left = Index.open(tmp_path)
    assert left is not None
    assert left.change == 1
    assert rebuild(tmp_path, news(), change=3).change == 3


def test_every_damage_is_seen_and_none_raises(tmp_path: Path) -> None:
    index = rebuild(tmp_path, news(), change=1)
    folder = index.generation.folder
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        whole = path.read_bytes()
        if path.suffix == ".lock":
            continue
        path.unlink()
        assert Index.open(tmp_path) is None, path.name
        path.write_bytes(whole[: len(whole) // 2])
        assert Index.open(tmp_path) is None, path.name
        path.write_bytes(whole)
    assert Index.open(tmp_path) is not None
    (tmp_path / "CURRENT").write_text("gen-99", encoding="utf-8")
    assert Index.open(tmp_path) is None
    (tmp_path / "CURRENT").write_text("../elsewhere", encoding="utf-8")
    assert Index.open(tmp_path) is None


def test_other_bytes_in_any_file_are_rebuilt_over(tmp_path: Path) -> None:
    folder = rebuild(tmp_path, news(), change=1).generation.folder
    files = [each for each in folder.rglob("*") if each.is_file() and each.suffix != ".lock"]
    for path in [tmp_path / "CURRENT", *sorted(files)]:
        whole = path.read_bytes()
        if not whole:
            continue
        path.write_bytes(bytes(byte ^ 0xA5 for byte in whole))
        assert Index.open(tmp_path) is None, path.name
        assert update(tmp_path, touched=[], entries=[], change=2) is None
        path.write_bytes(whole)
    (tmp_path / "CURRENT").write_bytes(b"\xff\xfe\x80")
    assert ask(rebuild(tmp_path, news(), change=3), "tunnel").answered
    reopened = Index.open(tmp_path)
    assert reopened is not None
    assert reopened.change == 3


@pytest.mark.parametrize("part", ["format", "tokens", "engine"])
def test_an_index_of_another_version_is_to_be_rebuilt(tmp_path: Path, part: str) -> None:
    manifest = rebuild(tmp_path, news(), change=1).generation.folder / "manifest.json"
    changed = {**json.loads(manifest.read_text(encoding="utf-8")), part: "another"}
    manifest.write_text(json.dumps(changed), encoding="utf-8")
    assert Index.open(tmp_path) is None
    assert update(tmp_path, touched=[], entries=[], change=2) is None
    assert rebuild(tmp_path, news(), change=3).change == 3
