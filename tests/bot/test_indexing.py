from __future__ import annotations

import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from bot.commands.ask import ask
from bot.indexing import current_index
from bot.ingest import ingest
from corpus.clearance import EVERYTHING, Clearance
from corpus.errors import IndexUnavailable
from corpus.index import Index, update
from corpus.store import Reader
from tests.bot.homes import AUDIT, TUNNEL, a_folder, an_application
from tests.corpus.index.damage import damage
from tests.corpus.store.documents import a_document, put, put_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.application import Application
    from corpus.document import Passage

LIGHTHOUSE = "Nobody had expected the lighthouse to burn."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = a_folder(tmp_path)
    (folder / "news/a.txt").write_text(TUNNEL)
    return folder


@pytest.fixture
def application(folder: Path) -> Application:
    application = an_application(folder)
    ingest(application)
    return application


def _found(application: Application, words: str) -> list[str]:
    return [excerpt["quote"] for excerpt in ask(application, words).shape["excerpts"]]


@contextmanager
def _unwritable(folder: Path) -> Iterator[None]:
    """An index that can be read and not written, even by root: a folder stands where its lock should."""
    lock = folder / "write.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    yield
    lock.rmdir()


def _documents_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents are read together on their way into an index, each time from now on."""
    asked: list[int] = []

    def counted(self: Reader, document_ids: Sequence[str]) -> tuple[Passage, ...]:
        asked.append(len(document_ids))
        return passages_of(self, document_ids)

    passages_of = Reader.passages_of
    monkeypatch.setattr(Reader, "passages_of", counted)
    return asked


def test_after_an_ingest_the_index_on_disk_is_up_to_date(application: Application) -> None:
    index = Index.open(application.home.index)

    assert index is not None
    assert index.change == application.store.change()


def test_an_index_that_is_lost_or_damaged_is_made_again(application: Application, folder: Path) -> None:
    for path in application.home.index.glob("part-*"):
        path.write_bytes(b"")
    assert _found(an_application(folder), "tunnel harbour") == [TUNNEL.strip()]

    shutil.rmtree(application.home.index)
    assert _found(an_application(folder), "tunnel harbour") == [TUNNEL.strip()]
    assert Index.open(application.home.index) is not None


def test_an_index_ahead_of_a_database_restored_from_a_copy_is_made_again(
    application: Application, folder: Path
) -> None:
    database = application.home.folder / "communique.db"
    shutil.copy(database, folder / "copy.db")
    (folder / "news/b.txt").write_text(AUDIT)
    ingest(application)
    assert _found(application, "auditors pumps") == [AUDIT.strip()]
    application.store.engine.dispose()
    shutil.copy(folder / "copy.db", database)

    restored = an_application(folder)
    assert _found(restored, "auditors pumps") == []
    assert _found(restored, "tunnel harbour") == [TUNNEL.strip()]
    assert restored.index().change == restored.store.change()


def test_a_restored_database_that_went_on_to_the_same_count_does_not_answer_from_the_other_past(
    application: Application, folder: Path
) -> None:
    database = application.home.folder / "communique.db"
    shutil.copy(database, folder / "copy.db")
    (folder / "news/b.txt").write_text(AUDIT)
    ingest(application)
    application.store.engine.dispose()
    shutil.copy(folder / "copy.db", database)
    (folder / "news/b.txt").write_text(LIGHTHOUSE)
    restored = an_application(folder)
    ingest(restored)

    assert _found(restored, "lighthouse burn") == [LIGHTHOUSE]
    assert _found(restored, "auditors pumps") == []


def test_an_index_that_another_process_has_brought_further_is_not_set_back(application: Application) -> None:
    before = application.index()
    late = update(application.home.index, touched=["nobody"], entries=[], change=before.change - 1)

    assert late is not None
    assert late.change == before.change
    assert late.generation.files() == before.generation.files()


def test_where_the_index_cannot_be_written_answers_come_from_a_temporary_one(
    application: Application, folder: Path
) -> None:
    shutil.rmtree(application.home.index)
    application.home.index.write_text("a file stands where the folder should")

    assert _found(an_application(folder), "tunnel harbour") == [TUNNEL.strip()]


def test_where_the_index_cannot_be_written_one_temporary_one_follows_all_changes(
    application: Application,
) -> None:
    store, folder = application.store, application.home.index
    shutil.rmtree(folder)
    folder.write_text("a file stands where the folder should")
    first = current_index(store, folder)
    put_one(store, a_document(LIGHTHOUSE, given_id="late"))
    second = current_index(store, folder, held=first)

    assert (first.search("lighthouse", clearance=EVERYTHING).answered, second.change) == (
        False,
        store.change(),
    )
    assert second.search("lighthouse", clearance=EVERYTHING).answered
    assert second.generation.root == first.generation.root != folder


def test_where_a_writer_is_ahead_of_the_temporary_index_it_goes_on_from_the_writer_s(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, folder = application.store, application.home.index
    with _unwritable(folder):
        put_one(store, a_document(LIGHTHOUSE, given_id="late"))
        first = current_index(store, folder)
    for number in range(4):  # what the temporary one links to is no longer there
        put_one(store, a_document(f"Ferry {number} was late.", given_id=str(number)))
        written = current_index(store, folder, aside=False)
    put_one(store, a_document("The pilot fell asleep.", given_id="last"))
    read = _documents_read(monkeypatch)
    with _unwritable(folder):
        second = current_index(store, folder, held=first)

    assert written.generation.root == folder
    assert first.generation.root == second.generation.root != folder
    assert read == [1]
    assert second.change == store.change()
    for words in ("tunnel", "lighthouse", "ferry", "pilot"):
        assert second.search(words, clearance=EVERYTHING).answered


def test_a_temporary_index_that_is_ahead_of_the_home_s_goes_on_from_itself(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, folder = application.store, application.home.index
    read = _documents_read(monkeypatch)
    with _unwritable(folder):
        for number in range(3):
            put_one(store, a_document(f"Ferry {number} was late.", given_id=str(number)))
            index = current_index(store, folder)

    assert read == [1, 1, 1]
    assert len(index.search("ferry", clearance=EVERYTHING).hits) == 3


def test_any_number_of_threads_have_one_temporary_index(application: Application) -> None:
    store, folder = application.store, application.home.index
    put_one(store, a_document(LIGHTHOUSE, given_id="late"))
    begin = Barrier(4)

    def opened(_: int) -> Index:
        begin.wait()
        return current_index(store, folder)

    with _unwritable(folder), ThreadPoolExecutor(4) as threads:
        found = list(threads.map(opened, range(4)))

    assert len({index.generation.root for index in found} - {folder}) == 1
    assert all(index.search("lighthouse", clearance=EVERYTHING).answered for index in found)


def test_an_ingest_whose_index_cannot_be_written_stores_all_and_says_so(
    application: Application, folder: Path
) -> None:
    shutil.rmtree(application.home.index)
    application.home.index.write_text("a file stands where the folder should")
    (folder / "news/b.txt").write_text(AUDIT)
    report = ingest(an_application(folder))

    assert len(report.added) == 1
    (failure,) = report.failed
    assert failure.path == str(application.home.index)
    assert failure.reason.startswith("the search index cannot be written: ")
    assert "\n" not in str(failure)


def test_without_a_temporary_index_the_error_says_where_and_why(application: Application) -> None:
    shutil.rmtree(application.home.index)
    application.home.index.write_text("")

    with pytest.raises(IndexUnavailable, match="search index cannot be written") as refused:
        current_index(application.store, application.home.index, aside=False)
    assert refused.value.hint


def test_a_document_filed_elsewhere_leaves_the_index_of_its_old_collection(
    application: Application, folder: Path
) -> None:
    ingest(application, [folder / "news/a.txt"], collection="board")
    index = application.index()

    public = index.search("tunnel", clearance=Clearance(frozenset({"public"})))
    assert public.hits == ()
    assert len(index.search("tunnel", clearance=EVERYTHING).hits) == 1


def test_while_another_process_writes_the_index_answers_come_from_the_one_before(
    application: Application, folder: Path
) -> None:
    put_one(application.store, a_document(LIGHTHOUSE, given_id="late"))

    with FileLock(application.home.index / "write.lock"):
        assert _found(an_application(folder), "tunnel harbour") == [TUNNEL.strip()]
        assert _found(an_application(folder), "lighthouse burn") == []
    assert _found(an_application(folder), "lighthouse burn") == [LIGHTHOUSE]


def test_where_there_is_none_yet_and_another_process_writes_it_answers_come_from_a_temporary_one(
    application: Application, folder: Path
) -> None:
    for path in application.home.index.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    with FileLock(application.home.index / "write.lock"):
        assert _found(an_application(folder), "tunnel harbour") == [TUNNEL.strip()]


def test_documents_go_into_the_index_a_few_at_a_time(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(application.store, *(a_document(LIGHTHOUSE, given_id=str(number)) for number in range(7)))
    asked = _documents_read(monkeypatch)
    monkeypatch.setattr("bot.indexing.DOCUMENTS_AT_ONCE", 3)
    index = application.index()

    assert asked == [3, 3, 1]
    assert len(index.search("lighthouse", clearance=EVERYTHING, limit=50).hits) == 7


def test_bytes_that_changed_inside_the_index_are_noticed_and_it_is_made_again(
    application: Application, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(application.home.index, TUNNEL.strip())
    with caplog.at_level(logging.ERROR):
        assert _found(an_application(folder), "tunnel harbour") == [TUNNEL.strip()]

    made = Index.open(application.home.index)
    assert made is not None
    assert made.generation.damaged() == []
    (told,) = caplog.messages
    assert told == "the search index is damaged and made anew: part-1"


def test_an_error_that_no_damage_has_caused_stays_what_it_was(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    index = application.index()
    monkeypatch.setattr(Index, "search", broken)
    with pytest.raises(ZeroDivisionError):
        index.search("tunnel", clearance=EVERYTHING)
    assert not index.mend()
    assert index.generation.files() == application.index().generation.files()


def test_an_index_that_is_damaged_while_it_is_held_is_made_again_once_for_all_who_hold_it(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.index()
    holders = [application.at_hand() for _ in range(3)]
    damage(application.home.index, TUNNEL.strip())
    read = _documents_read(monkeypatch)
    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(lambda each: _found(each, "tunnel harbour"), holders))

    assert found == [[TUNNEL.strip()]] * 3
    assert read == [1]
    assert _found(application, "tunnel harbour") == [TUNNEL.strip()]
    put_one(application.store, a_document(LIGHTHOUSE, given_id="late"))
    assert _found(application, "lighthouse burn") == [LIGHTHOUSE]
    assert read == [1, 1]


def test_what_another_process_has_mended_is_taken_from_it(
    application: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, other = application.index(), an_application(folder)
    damage(application.home.index, TUNNEL.strip())
    assert _found(other, "tunnel harbour") == [TUNNEL.strip()]
    read = _documents_read(monkeypatch)

    assert held.search("tunnel harbour", clearance=EVERYTHING).answered
    assert read == []


def test_a_damaged_index_that_cannot_be_written_is_made_again_aside(
    application: Application, folder: Path
) -> None:
    damage(application.home.index, TUNNEL.strip())
    with _unwritable(application.home.index):
        reader = an_application(folder)
        assert _found(reader, "tunnel harbour") == [TUNNEL.strip()]
        put_one(application.store, a_document(LIGHTHOUSE, given_id="late"))
        assert _found(reader, "lighthouse burn") == [LIGHTHOUSE]
        assert reader.index().generation.root != application.home.index


def test_a_temporary_index_is_mended_too(application: Application, folder: Path) -> None:
    with _unwritable(application.home.index):
        put_one(application.store, a_document(LIGHTHOUSE, given_id="late"))
        reader = an_application(folder)
        temporary = reader.index().generation.root
        damage(temporary, LIGHTHOUSE)
        assert _found(reader, "lighthouse burn") == [LIGHTHOUSE]
        assert _found(reader, "tunnel harbour") == [TUNNEL.strip()]


def test_what_arrives_is_added_to_a_damaged_index_by_making_it_again(
    application: Application, folder: Path
) -> None:
    damage(application.home.index, TUNNEL.strip())
    (folder / "news/b.txt").write_text(AUDIT)
    report = ingest(an_application(folder))

    assert not report.failed
    made = Index.open(application.home.index)
    assert made is not None
    assert made.change == application.store.change()
    assert _found(application, "tunnel harbour") == [TUNNEL.strip()]
    assert _found(application, "auditors pumps") == [AUDIT.strip()]
