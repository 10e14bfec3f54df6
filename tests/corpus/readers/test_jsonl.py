from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import read

if TYPE_CHECKING:
    from pathlib import Path


def lines(tmp_path: Path, *content: str) -> list[ReadDocument | ReadFailure]:
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(content), encoding="utf-8")
    return list(read(path, max_bytes=100_000))


def test_every_bad_line_is_reported_with_its_number_and_the_good_ones_go_on(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        '{"text": "First."}',
        "",
        "{not json",
        "[1, 2]",
        '{"title": "No text"}',
        '{"text": 5}',
        '{"text": "   "}',
        '{"text": "Fine.", "title": ["a"]}',
        "[" * 50_000,
        '{"text": "Last."}',
    )
    failures = {failure.line: failure.reason for failure in found if isinstance(failure, ReadFailure)}
    assert list(failures) == [3, 4, 5, 6, 7, 8, 9]
    assert "title must be text, not a list" in failures[8]
    assert [document.text for document in found if isinstance(document, ReadDocument)] == ["First.", "Last."]


def test_the_identity_is_the_id_else_the_url_else_the_line(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        '{"id": "x-1", "url": "https://example.org/1", "text": "One."}',
        '{"url": "https://example.org/2", "text": "Two."}',
        '{"text": "Three.", "id": null}',
        '{"text": "Four.", "id": 4}',
    )
    identities = [document.identity for document in found if isinstance(document, ReadDocument)]
    assert identities[:2] == ["x-1", "https://example.org/2"]
    assert identities[2].endswith("feed.jsonl#3")
    assert identities[3] == "4"


def test_all_fields_are_read_and_replaced_characters_noted(tmp_path: Path) -> None:
    record = {
        "title": "  A\n title ",
        "text": "Bad \ud800 sign.",
        "publisher": "The Paper",
        "author": "Ann Roe",
        "published_at": "2024-05-16T08:00:00+02:00",
        "url": "https://example.org/1",
        "language": "en",
        "collection": "board",
    }
    (found,) = lines(tmp_path, json.dumps(record))
    assert isinstance(found, ReadDocument)
    assert found.text == "Bad \ufffd sign."
    assert found.metadata.title == "A title"
    assert found.metadata.published_at == "2024-05-16T06:00:00Z"
    assert found.collection == "board"
    assert len(found.repairs) == 1


def test_a_sidecar_speaks_for_every_line_but_names_none(tmp_path: Path) -> None:
    sidecar = "publisher: The Paper\ncollection: board\nid: all\n"
    (tmp_path / "feed.jsonl.meta.yaml").write_text(sidecar, encoding="utf-8")
    found = lines(tmp_path, '{"text": "One."}', '{"text": "Two.", "publisher": "Other"}')
    documents = [document for document in found if isinstance(document, ReadDocument)]
    assert [document.metadata.publisher for document in documents] == ["The Paper", "Other"]
    assert {document.collection for document in documents} == {"board"}
    assert len({document.identity for document in documents}) == 2


def test_of_two_lines_with_one_id_or_url_the_second_fails_and_names_both(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        '{"id": "a", "text": "One."}',
        '{"id": "b", "text": "Two.", "url": "https://example.org/1"}',
        '{"id": "a", "text": "Three."}',
        '{"text": "Four.", "url": "https://example.org/1"}',
        '{"text": "Five.", "url": "https://example.org/1"}',
    )
    failures = {failure.line: failure.reason for failure in found if isinstance(failure, ReadFailure)}
    assert failures == {
        3: "line 1 has the same id a",
        5: "line 4 has the same url https://example.org/1",
    }
    assert [one.text for one in found if isinstance(one, ReadDocument)] == ["One.", "Two.", "Four."]
