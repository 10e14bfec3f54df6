"""The index on disk: replaced whole, reopened, updated as if rebuilt, and never trusted when damaged."""

from __future__ import annotations

import gc
import json
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from corpus.clearance import EVERYTHING
from corpus.index import Entry, Index, rebuild, update
from tests.corpus.index.damage import damage
from tests.corpus.index.texts import NEWS, ask, entry, news

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTIONS = ["tunel", "copper exports", "Belousov", "中国外交部", "ferry wages", "minister", "sourdough"]


def kept(root: Path) -> list[Path]:
    """The files that the current generation needs."""
    index = Index.open(root)
    assert index is not None
    return [root / each.name for each in index.generation.files()]


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
    assert len(list(tmp_path.glob("part-*"))) == 2


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


def test_a_writer_that_dies_before_its_parts_are_current_leaves_nothing_that_stays(tmp_path: Path) -> None:
    rebuild(tmp_path, news()[:8], change=1)
    in_the_way = tmp_path / "CURRENT.new"
    in_the_way.mkdir()
    for change in (2, 3):
        with pytest.raises(OSError, match="CURRENT"):
            update(tmp_path, touched=["document-0"], entries=news()[8:], change=change)
        left = Index.open(tmp_path)
        assert left is not None
        assert left.change == 1
        assert ask(left, "tunnel").answered
        assert not ask(left, "ferry wages").answered
    in_the_way.rmdir()
    torn = {path.name for path in tmp_path.glob("part-*")} - {each.name for each in kept(tmp_path)}
    index = update(tmp_path, touched=["document-0"], entries=news()[8:], change=4)
    assert index is not None
    assert ask(index, "ferry wages").answered
    assert torn
    assert torn.isdisjoint(path.name for path in tmp_path.iterdir())


def test_every_damage_is_seen_and_none_raises(tmp_path: Path) -> None:
    rebuild(tmp_path, news(), change=1)
    assert update(tmp_path, touched=["document-0"], entries=[], change=2) is not None
    for path in kept(tmp_path):
        whole = path.read_bytes()
        path.unlink()
        assert Index.open(tmp_path) is None, path.name
        path.write_bytes(whole[: len(whole) // 2])
        assert Index.open(tmp_path) is None, path.name
        path.write_bytes(whole)
    assert Index.open(tmp_path) is not None
    (tmp_path / "CURRENT").write_text("", encoding="utf-8")
    assert Index.open(tmp_path) is None


def test_other_bytes_in_any_file_are_rebuilt_over(tmp_path: Path) -> None:
    index = rebuild(tmp_path, news(), change=1)
    assert index.generation.damaged() == []
    for path in [tmp_path / "CURRENT", *sorted(tmp_path.glob("part-*"))]:
        whole = path.read_bytes()
        path.write_bytes(bytes(byte ^ 0xA5 for byte in whole))
        assert Index.open(tmp_path) is None, path.name
        assert update(tmp_path, touched=[], entries=[], change=2) is None
        path.write_bytes(whole)
    (tmp_path / "CURRENT").write_bytes(b"\xff\xfe\x80")
    assert ask(rebuild(tmp_path, news(), change=3), "tunnel").answered
    reopened = Index.open(tmp_path)
    assert reopened is not None
    assert reopened.change == 3


@pytest.mark.parametrize("part", ["format", "tokens"])
def test_an_index_of_another_version_is_to_be_rebuilt(tmp_path: Path, part: str) -> None:
    rebuild(tmp_path, news(), change=1)
    manifest = tmp_path / "CURRENT"
    _, _, written = manifest.read_text(encoding="utf-8").partition("\n")
    changed = json.dumps({**json.loads(written), part: "another"})
    manifest.write_text(f"{zlib.crc32(changed.encode()):08x}\n{changed}", encoding="utf-8")
    assert Index.open(tmp_path) is None
    assert update(tmp_path, touched=[], entries=[], change=2) is None
    assert rebuild(tmp_path, news(), change=3).change == 3


def test_bytes_that_change_inside_a_file_are_found_when_all_are_read(tmp_path: Path) -> None:
    index = rebuild(tmp_path, news(), change=1)
    (path,) = tmp_path.glob("part-*")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert index.generation.damaged() == [path.name]
    path.unlink()
    assert index.generation.damaged() == [path.name]


def test_what_is_damaged_is_not_joined_with_what_is_new(tmp_path: Path) -> None:
    rebuild(tmp_path, news()[:1], change=1)
    damage(tmp_path, news()[0].text)
    with pytest.raises(ValueError, match="part-1: damaged"):
        update(tmp_path, touched=[], entries=news()[1:], change=2)


def test_many_small_updates_leave_few_parts_and_the_same_answers(tmp_path: Path) -> None:
    rebuild(tmp_path / "updated", news()[:1], change=1)
    for change, each in enumerate(news()[1:], 2):
        assert update(tmp_path / "updated", touched=[], entries=[each], change=change) is not None
    updated = update(tmp_path / "updated", touched=["document-3"], entries=[], change=99)
    assert updated is not None
    assert len(updated.generation.kept["public"]) == 1
    anew = rebuild(
        tmp_path / "anew", [each for each in news() if each.document_id != "document-3"], change=99
    )
    assert [ask(updated, query, limit=50) for query in QUESTIONS] == [
        ask(anew, query, limit=50) for query in QUESTIONS
    ]


def test_a_part_that_is_written_anew_alone_knows_no_name_that_is_gone(tmp_path: Path) -> None:
    texts = {"kept": "The envoy Odile Marchetti spoke.", "gone": "The envoy Kwame Zubarov spoke."}
    entries = [entry(at, text, document_id=name) for at, (name, text) in enumerate(texts.items())]
    rebuild(tmp_path, entries, change=1)
    index = update(tmp_path, touched=["gone"], entries=[], change=2)
    assert index is not None
    names = index.names(EVERYTHING)
    assert (names.knows("Odile Marchetti"), names.knows("Kwame Zubarov")) == (True, False)
    back = update(tmp_path, touched=["gone"], entries=entries[1:], change=3)
    assert back is not None
    assert [sorted(rows.documents) for rows in back.name_rows(EVERYTHING)] == [["gone", "kept"]]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_disk_that_is_full_is_not_filled_with_torn_parts(tmp_path: Path) -> None:
    import resource  # of POSIX alone

    rebuild(tmp_path, news(), change=1)
    before = sorted(path.name for path in tmp_path.iterdir())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            update(tmp_path, touched=[], entries=[entry(40, NEWS[0])], change=2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    left = Index.open(tmp_path)
    assert left is not None
    assert ask(left, "tunnel").answered


def test_garbage_is_collected_again_when_a_build_is_done_and_when_it_fails(tmp_path: Path) -> None:
    def broken() -> Iterator[Entry]:
        yield from news()
        assert not gc.isenabled()
        raise LookupError

    rebuild(tmp_path, news(), change=1)
    assert gc.isenabled()
    with pytest.raises(LookupError):
        rebuild(tmp_path, broken(), change=2)
    assert gc.isenabled()


def test_what_is_left_of_a_part_may_hold_no_word_at_all(tmp_path: Path) -> None:
    signs = entry(1, "§ — …", document_id="signs")
    rebuild(tmp_path, [signs, entry(2, "Министр посетил завод.", document_id="gone")], change=1)
    index = update(tmp_path, touched=["gone"], entries=[], change=2)
    assert index is not None
    assert not ask(index, "завод").answered
    filled = update(tmp_path, touched=[], entries=[entry(3, "Министр посетил завод.")], change=3)
    assert filled is not None
    assert ask(filled, "завод").answered
