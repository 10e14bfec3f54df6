from __future__ import annotations

import shutil
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
from tests.corpus.store.documents import a_document, put, put_one

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def test_after_an_ingest_the_index_on_disk_is_up_to_date(application: Application) -> None:
    index = Index.open(application.home.index)

    assert index is not None
    assert index.change == application.store.change()


def test_an_index_that_is_lost_or_damaged_is_made_again(application: Application, folder: Path) -> None:
    for path in application.home.index.rglob("*.npy"):
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
    assert late.generation.folder == before.generation.folder


def test_where_the_index_cannot_be_written_answers_come_from_a_temporary_one(
    application: Application, folder: Path
) -> None:
    shutil.rmtree(application.home.index)
    application.home.index.write_text("a file stands where the folder should")

    assert _found(an_application(folder), "tunnel harbour") == [TUNNEL.strip()]


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
    asked: list[int] = []

    def counted(self: Reader, document_ids: Sequence[str]) -> tuple[Passage, ...]:
        asked.append(len(document_ids))
        return passages_of(self, document_ids)

    passages_of = Reader.passages_of
    monkeypatch.setattr(Reader, "passages_of", counted)
    monkeypatch.setattr("bot.indexing.DOCUMENTS_AT_ONCE", 3)
    index = application.index()

    assert asked == [3, 3, 1]
    assert len(index.search("lighthouse", clearance=EVERYTHING, limit=50).hits) == 7
