from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import bot.intake.batch
from bot.commands.ask import ask
from bot.commands.sources import sources
from bot.ingest import ingest
from corpus.clearance import Clearance
from corpus.derivation import derived
from corpus.readers import Readers
from tests.bot.homes import AUDIT, TUNNEL, a_folder, an_application
from tests.generated import write_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application
    from bot.report import Report
    from corpus.derivation import Derived
    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@pytest.fixture
def application(folder: Path) -> Application:
    return an_application(folder)


def _lines(path: Path, *records: object) -> Path:
    written = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
    return path


def _failed(report: Report) -> list[tuple[str, int | None, str]]:
    return [(one.path.rpartition("/")[2], one.line, one.reason) for one in report.failed]


def test_a_second_run_finds_everything_unchanged(application: Application, folder: Path) -> None:
    (folder / "news/a.txt").write_text(TUNNEL)
    write_jsonl(folder / "news/b.jsonl", 3)

    first, second = ingest(application), ingest(application)
    assert len(first.added) == 4
    assert (second.added, second.updated, second.unchanged) == ([], [], first.added)


def test_a_touched_sidecar_or_changed_file_is_read_again(application: Application, folder: Path) -> None:
    (folder / "news/a.txt").write_text(TUNNEL)
    ingest(application)
    (folder / "news/a.txt.meta.yaml").write_text("publisher: Harbour Post\n")
    beside = ingest(application)
    (folder / "news/a.txt").write_text(AUDIT)
    changed = ingest(application)

    (document,) = application.reader.documents()
    assert (beside.updated, changed.updated) == ([document.id], [document.id])
    assert (document.publisher, document.revision) == ("Harbour Post", 2)


def test_a_file_with_a_bad_line_is_not_derived_again_and_still_reported(
    application: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _lines(folder / "news/a.jsonl", {"id": "1", "text": TUNNEL}, '{"id": ', {"id": "3", "title": "x"})
    first = ingest(application)
    derivations: list[str] = []

    def counted(document: ReadDocument, *, read_at: str) -> Derived:
        derivations.append(document.identity)
        return derived(document, read_at=read_at)

    monkeypatch.setattr(bot.intake.batch, "derived", counted)
    second = ingest(application)

    assert [(name, line) for name, line, _ in _failed(first)] == [("a.jsonl", 2), ("a.jsonl", 3)]
    assert _failed(second) == _failed(first)
    assert [one.hint for one in second.failed] == [one.hint for one in first.failed]
    assert (second.unchanged, derivations) == (["1"], [])
    assert second.failed[0].path == str(path)


def test_the_second_text_under_one_id_in_a_file_fails_however_often_it_is_read(
    application: Application, folder: Path
) -> None:
    path = folder / "news/a.jsonl"
    for end in ("", "\n", "\n\n"):  # each time another file, so that it is read again
        path.write_text(
            "".join(json.dumps({"id": "1", "text": text}) + "\n" for text in (TUNNEL, AUDIT)) + end
        )
        report = ingest(application)
        assert [line for _, line, _ in _failed(report)] == [2]
        assert (report.updated, [*report.added, *report.unchanged]) == ([], ["1"])

    (document,) = application.reader.documents()
    assert document.revision == 1


def test_a_file_that_vanished_after_it_was_listed_is_reported_and_the_rest_read(
    application: Application, folder: Path
) -> None:
    for name in "abc":
        (folder / f"news/{name}.txt").write_text(TUNNEL)

    def vanish(done: int, _: int) -> None:
        if done == 1:
            (folder / "news/b.txt").unlink()

    report = ingest(application, progress=vanish)
    assert _failed(report) == [("b.txt", None, "there is no such file")]
    assert len(report.added) == 2


def test_an_error_of_our_own_costs_one_document_not_the_others_and_is_tried_again(
    application: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lines(folder / "news/a.jsonl", {"id": "1", "text": TUNNEL}, {"id": "2", "text": AUDIT})

    def broken(document: ReadDocument, *, read_at: str) -> Derived:
        if document.given_id == "1":
            raise RecursionError
        return derived(document, read_at=read_at)

    with monkeypatch.context() as patch:
        patch.setattr(bot.intake.batch, "derived", broken)
        report = ingest(application)
    assert report.added == ["2"]
    ((_, _, reason),) = _failed(report)
    assert "reference" in reason

    assert ingest(application).added == ["1"]


def test_a_reader_that_breaks_costs_one_file_not_the_others_and_is_tried_again(
    application: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (folder / f"news/{name}.txt").write_text(TUNNEL)

    read = Readers.read

    def broken(readers: Readers, path: Path) -> Iterator[ReadDocument | ReadFailure]:
        if path.name == "a.txt":
            raise RecursionError
        return read(readers, path)

    with monkeypatch.context() as patch:
        patch.setattr(Readers, "read", broken)
        report = ingest(application)
    assert len(report.added) == 1
    ((file, _, reason),) = _failed(report)
    assert file == "a.txt"
    assert "reference" in reason

    assert len(ingest(application).added) == 1


def test_a_file_that_is_stored_and_has_changed_is_read_once(
    application: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "news/a.txt"
    path.write_text(TUNNEL)
    ingest(application)
    path.write_text(AUDIT)
    calls, read = [], Readers.read

    def counted(readers: Readers, path: Path) -> Iterator[ReadDocument | ReadFailure]:
        calls.append(path.name)
        return read(readers, path)

    monkeypatch.setattr(Readers, "read", counted)
    assert len(ingest(application).updated) == 1
    assert calls == ["a.txt"]


def test_a_document_may_narrow_who_sees_it_but_never_widen_it(application: Application, folder: Path) -> None:
    def asking(place: str, collection: str) -> str:
        path = folder / place / f"{collection}.md"
        path.write_text(f"---\nid: {place}-{collection}\ncollection: {collection}\n---\n{TUNNEL}")
        ingest(application, [path])
        return application.reader.document(f"{place}-{collection}").collection

    assert asking("news", "board") == "board"
    assert asking("board", "chair") == "chair"
    assert asking("board", "public") == "board"
    assert asking("board", "staff") == "board"
    assert asking("chair", "board") == "chair"


def test_a_document_of_a_collection_nobody_knows_is_stored_nowhere(
    application: Application, folder: Path
) -> None:
    _lines(folder / "news/a.jsonl", {"id": "1", "text": TUNNEL, "collection": "bored"}, {"text": AUDIT})
    report = ingest(application)

    assert _failed(report)[0][2] == "no collection 'bored'"
    assert report.failed[0].hint == "did you mean 'board'?"
    assert len(report.added) == 1


@pytest.mark.parametrize("how", ["file moves to another collection", "document asks for another"])
def test_what_is_closed_later_is_no_longer_open(application: Application, folder: Path, how: str) -> None:
    path = folder / "news/a.jsonl"
    _lines(path, {"id": "1", "text": TUNNEL})
    ingest(application)
    if how.startswith("file"):
        ingest(application, [path], collection="board")
    else:
        _lines(path, {"id": "1", "text": TUNNEL, "collection": "board"})
        ingest(application)

    public = an_application(folder, clearance=Clearance(frozenset({"public"})))
    assert public.reader.documents() == ()
    assert not ask(public, "tunnel under the harbour").shape["answered"]
    assert [document.collection for document in application.reader.documents()] == ["board"]


@pytest.mark.parametrize("how", ["unchanged", "changed", "with an id"])
def test_what_was_filed_in_a_closed_collection_is_never_opened_by_reading_it_again(
    application: Application, folder: Path, how: str
) -> None:
    path = folder / "news/a.md"
    head = "---\nid: tunnel\n---\n" if how == "with an id" else ""
    path.write_text(head + TUNNEL)
    ingest(application, [path], collection="board")
    if how == "changed":
        path.write_text(head + AUDIT)
    reports = [ingest(application), ingest(application)]

    public = an_application(folder, clearance=Clearance(frozenset({"public"})))
    assert public.reader.documents() == ()
    assert public.reader.failures() == ()
    assert [document.collection for document in application.reader.documents()] == ["board"]
    for report in reports:
        (failure,) = report.failed
        assert "stays in the collection 'board'" in failure.reason
        assert f"{path} --collection public" in (failure.hint or "")


def test_an_explicit_collection_moves_a_document_anywhere_and_a_move_is_an_update(
    application: Application, folder: Path
) -> None:
    path = _lines(folder / "news/a.jsonl", {"id": "1", "text": TUNNEL}, {"text": AUDIT})
    ids = ingest(application).added
    for collection in ("board", "staff", "public"):
        report = ingest(application, [path], collection=collection)
        assert (sorted(report.updated), report.unchanged, report.failed) == (sorted(ids), [], [])
        assert {document.collection for document in application.reader.documents()} == {collection}
    assert ingest(application).unchanged == ids


def test_a_plain_ingest_narrows_but_neither_widens_nor_moves_sideways(
    application: Application, folder: Path
) -> None:
    def filed(place: str, collection: str) -> str:
        path = folder / place / f"{collection}.txt"
        path.write_text(TUNNEL)
        ingest(application, [path], collection=collection)
        report = ingest(application, [path])
        (document_id,) = {*report.updated, *report.unchanged}
        assert bool(report.failed) == (report.updated == [])
        return application.reader.document(document_id).collection

    assert filed("board", "public") == "board"
    assert filed("chair", "board") == "chair"
    assert filed("board", "chair") == "chair"
    assert filed("staff", "board") == "board"


def test_a_document_of_a_collection_that_was_renamed_stays_closed_until_it_is_filed_again(
    application: Application, folder: Path
) -> None:
    path = folder / "board/a.txt"
    path.write_text(TUNNEL)
    ingest(application)
    held = (folder / "communique.yaml").read_text()
    (folder / "communique.yaml").write_text(held.replace("board: {", "council: {"))
    renamed = an_application(folder)

    assert "stays in the collection 'board'" in ingest(renamed).failed[0].reason
    assert len(ingest(renamed, collection="council").updated) == 1
    assert ingest(renamed).failed == []


def test_the_list_of_sources_says_where_each_is_filed(application: Application, folder: Path) -> None:
    (folder / "board/a.txt").write_text(TUNNEL)
    ingest(application)
    assert [row[-1] for row in sources(application).reply.rows] == ["board"]


def test_withdrawn_stays_withdrawn_and_gone_from_every_answer(application: Application, folder: Path) -> None:
    path = folder / "news/a.txt"
    path.write_text(TUNNEL)
    (document_id,) = ingest(application).added
    application.store.withdraw(document_id, at=application.instant())
    again = ingest(application)
    path.write_text(TUNNEL + AUDIT)
    changed = ingest(application)

    assert (again.added, again.unchanged, again.withdrawn) == ([], [], [document_id])
    assert (changed.updated, changed.skipped, changed.withdrawn) == ([], [], [document_id])
    assert not ask(application, "tunnel under the harbour").shape["answered"]


def test_what_a_file_came_to_say_while_its_document_was_withdrawn_is_read_after_it_is_brought_back(
    application: Application, folder: Path
) -> None:
    path = folder / "news/a.txt"
    path.write_text(TUNNEL)
    (document_id,) = ingest(application).added
    application.store.withdraw(document_id, at=application.instant())
    path.write_text(AUDIT)
    ingest(application)
    assert application.store.restore(document_id)

    assert ask(application, "tunnel under the harbour").shape["answered"]
    assert ingest(application).updated == [document_id]
    assert application.reader.contents(document_id, 2).text == AUDIT


def test_places_that_could_not_be_decoded_have_failed_but_the_rest_is_read(
    application: Application, folder: Path
) -> None:
    text = "Der Tunnel öffnet früh. Größe zählt überall im Süden, für Bäcker und Köche. " * 3
    (folder / "news/a.txt").write_bytes(text.encode() + b"\xff ende.")
    first, second = ingest(application), ingest(application)

    assert len(first.added) == 1
    assert [name for name, _, _ in _failed(first)] == ["a.txt"]
    assert _failed(second)[:1] == _failed(first)[:1]


def test_what_was_mended_without_loss_is_told_once_and_has_not_failed(
    application: Application, folder: Path
) -> None:
    (folder / "news/a.txt").write_bytes("Der Tunnel öffnet früh für Bäcker und Köche.".encode("cp1252"))
    report = ingest(application)

    assert report.failed == []
    assert ["not UTF-8" in one.reason for one in report.repaired] == [True]
    assert ingest(application).repaired == []


def test_bad_files_are_reported_and_everything_else_is_done(application: Application, folder: Path) -> None:
    news = folder / "news"
    (news / "empty.txt").write_text("")
    (news / "blank.txt").write_text(" \n\n")
    (news / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    (news / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (news / "huge.txt").write_text("x" * 100_001)
    (news / "open.md").write_text("---\ntitle: [never closed\n---\n" + TUNNEL)
    (news / "good.txt").write_text(TUNNEL)
    (news / "side.txt").write_text(AUDIT)
    (news / "side.txt.meta.yaml").write_text("title: a: b\n")
    report = ingest(application, [news, folder / "newz"])

    reasons = {name: (line, reason) for name, line, reason in _failed(report)}
    assert len(report.added) == 1
    assert set(reasons) == {
        "newz", "empty.txt", "blank.txt", "picture.txt", "noise.txt", "huge.txt", "open.md",
        "side.txt.meta.yaml",
    }  # fmt: skip
    assert reasons["open.md"][0]
    assert reasons["side.txt.meta.yaml"][0] == 1
    assert _failed(ingest(application, [news])) == [one for one in _failed(report) if one[0] != "newz"]


def test_what_was_stored_stays_when_its_file_becomes_unreadable(
    application: Application, folder: Path
) -> None:
    path = folder / "news/a.txt"
    path.write_text(TUNNEL)
    ingest(application)
    path.write_text("")
    report = ingest(application)

    assert len(report.failed) == 1
    assert [document.sentences for document in application.reader.documents()] == [1]


def test_progress_counts_the_files(application: Application, folder: Path) -> None:
    for name in "ab":
        (folder / f"news/{name}.txt").write_text(TUNNEL)
    told: list[tuple[int, int]] = []
    ingest(application, progress=lambda done, total: told.append((done, total)))

    assert told == [(0, 2), (1, 2), (2, 2)]


def test_memory_is_bounded_by_batches_of_documents_and_of_characters(
    application: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_jsonl(folder / "news/a.jsonl", bot.intake.batch.BATCH_DOCUMENTS + 2, sentences=3)
    sizes: list[int] = []
    put = application.store.put

    def seen(documents: list[tuple[Derived, str]], *rest: object, **named: str) -> object:
        sizes.append(len(documents))
        return put(documents, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(application.store, "put", seen)
    ingest(application)
    assert sizes == [bot.intake.batch.BATCH_DOCUMENTS, 2]

    sizes.clear()
    monkeypatch.setattr(bot.intake.batch, "BATCH_CHARS", 10)
    write_jsonl(folder / "news/b.jsonl", 3, first=900, sentences=3)
    ingest(application)
    assert sizes == [1, 1, 1, 0]
