"""Bad input one by one: each is one failure with a plain reason, and nothing is raised."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from corpus.block import check_blocks
from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import SUFFIXES, read

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 100_000


def failure(path: Path) -> ReadFailure:
    (found,) = read(path, max_bytes=MAX_BYTES)
    assert isinstance(found, ReadFailure)
    assert found.path == str(path)
    return found


def document(path: Path) -> ReadDocument:
    (found,) = read(path, max_bytes=MAX_BYTES)
    assert isinstance(found, ReadDocument)
    return found


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_an_empty_file_is_reported(tmp_path: Path) -> None:
    assert "empty" in failure(written(tmp_path / "a.txt", "")).reason
    assert "empty" in failure(written(tmp_path / "b.md", " \n\n ")).reason


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    found = failure(written(tmp_path / "a.txt", "x" * (MAX_BYTES + 1)))
    assert "too large" in found.reason
    assert "0.1 MB" in str(found.hint)


def test_a_folder_is_no_file_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").mkdir()
    assert "folder" in failure(tmp_path / "notes.txt").reason


def test_an_absent_file_is_reported(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "gone.txt").reason


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in failure(tmp_path / "pipe.txt").reason


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    path = written(tmp_path / "secret.txt", "Words.")
    path.chmod(0)
    assert "may not be read" in failure(path).reason


def test_an_unknown_kind_is_reported_with_the_kinds_that_are_read(tmp_path: Path) -> None:
    found = failure(written(tmp_path / "a.xyz", "Words."))
    assert all(suffix in str(found.hint) for suffix in SUFFIXES)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".html", ".htm"])
def test_binary_data_under_any_name_is_refused(tmp_path: Path, suffix: str) -> None:
    assert "PDF" in failure(written(tmp_path / f"a{suffix}", b"%PDF-1.4\n\x80\x81")).reason


def test_another_encoding_is_read_and_noted(tmp_path: Path) -> None:
    found = document(written(tmp_path / "a.txt", "Цены на газ выросли.".encode("cp1251")))
    assert found.text == "Цены на газ выросли."
    assert "cp1251" in found.repairs[0]


def test_broken_bytes_are_replaced_and_noted(tmp_path: Path) -> None:
    found = document(written(tmp_path / "a.txt", "Цены на газ выросли.".encode() + b"\xd0"))
    assert found.text.endswith("\ufffd")
    assert "1 place" in found.repairs[0]


def test_the_suffix_is_read_in_any_case(tmp_path: Path) -> None:
    assert document(written(tmp_path / "A.TXT", "Words.")).text == "Words."


def test_a_plain_file_is_identified_by_its_resolved_path(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "\ufeffOne\r\ntwo.")
    (tmp_path / "link.txt").symlink_to(path)
    found = document(tmp_path / "link.txt")
    assert found.identity == found.source == str(path.resolve())
    assert found.text == "One\ntwo."


def test_front_matter_is_removed_and_understood(tmp_path: Path) -> None:
    head = 'title: "Gas: a ledger"\ndate: 16 May 2024\nauthor: [Ann Roe, Bo Lind]\n'
    head += "flags: [Opinion]\nlanguage: en-GB\nid: gas-1\n"
    found = document(written(tmp_path / "a.md", f"---\n{head}---\nWords.\n"))
    assert found.text == "Words.\n"
    assert (found.metadata.title, found.metadata.author) == ("Gas: a ledger", "Ann Roe, Bo Lind")
    assert (found.metadata.published_at, found.metadata.language) == ("2024-05-16", "en")
    assert found.metadata.flags == ("opinion",)
    assert found.identity == found.given_id == "gas-1"


def test_a_text_that_opens_with_a_rule_has_no_front_matter(tmp_path: Path) -> None:
    text = "---\nA thought, then a rule.\n---\nAnother thought."
    assert document(written(tmp_path / "a.txt", text)).text == text


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("title: One\nauthor: [Ann\n", 4),
        ("title: One: two\n", 2),
        ("title: One\ntitle: Two\n", 3),
        ("title: {deep: down}\n", 2),
    ],
)
def test_broken_front_matter_is_reported_with_its_line(tmp_path: Path, head: str, line: int) -> None:
    found = failure(written(tmp_path / "a.md", f"---\n{head}---\nWords.\n"))
    assert found.line == line


def test_front_matter_without_an_end_is_reported(tmp_path: Path) -> None:
    assert "not closed" in failure(written(tmp_path / "a.txt", "---\ntitle: One\nWords.\n")).reason


def test_nothing_but_front_matter_is_no_document(tmp_path: Path) -> None:
    assert "no text" in failure(written(tmp_path / "a.md", "---\ntitle: One\n---\n")).reason


def test_a_sidecar_is_believed_over_front_matter(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "---\ntitle: Mine\nauthor: Ann\n---\nWords.")
    written(tmp_path / "a.txt.meta.yaml", "title: Theirs\nurl: https://example.org/a\ncollection: board\n")
    found = document(path)
    assert (found.metadata.title, found.metadata.author) == ("Theirs", "Ann")
    assert (found.identity, found.collection) == ("https://example.org/a", "board")


def test_a_broken_sidecar_is_reported_by_its_own_name_and_its_document_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "Words.")
    written(tmp_path / "a.txt.meta.yaml", "title: One\ncollection: [board\n")
    (found,) = read(path, max_bytes=MAX_BYTES)
    assert isinstance(found, ReadFailure)
    assert found.path.endswith("a.txt.meta.yaml")
    assert found.line


def test_what_cannot_be_understood_is_left_out_and_noted(tmp_path: Path) -> None:
    found = document(
        written(tmp_path / "a.md", "---\ndate: last spring\nurl: ftp://example.org\n---\nWords.")
    )
    assert (found.metadata.published_at, found.metadata.url) == (None, None)
    assert len(found.repairs) == 2


@pytest.mark.parametrize("name", ["a.html", "b.md", "c.txt"])
def test_blocks_that_a_format_gives_cover_the_text(tmp_path: Path, name: str) -> None:
    found = document(written(tmp_path / name, "<h1>Head</h1>\n<p>One line.</p>\n\n# Two\n\n* three\n"))
    if found.blocks:
        check_blocks(found.text, found.blocks)


def test_a_sidecar_named_for_the_stem_serves_the_only_document_of_that_stem(tmp_path: Path) -> None:
    (tmp_path / "tunnel.txt").write_text("It opened.\n", encoding="utf-8")
    (tmp_path / "tunnel.jpg").write_bytes(b"no document")
    (tmp_path / "tunnel.meta.yaml").write_text("publisher: Harbour Post\n", encoding="utf-8")
    (document,) = read(tmp_path / "tunnel.txt", max_bytes=1_000)
    assert isinstance(document, ReadDocument)
    assert document.metadata.publisher == "Harbour Post"

    (tmp_path / "tunnel.md").write_text("It closed.\n", encoding="utf-8")
    (doubtful,) = read(tmp_path / "tunnel.txt", max_bytes=1_000)
    assert isinstance(doubtful, ReadDocument)
    assert doubtful.metadata.publisher is None


def test_a_sidecar_named_for_the_whole_file_is_believed_over_one_for_the_stem(tmp_path: Path) -> None:
    (tmp_path / "tunnel.txt").write_text("It opened.\n", encoding="utf-8")
    (tmp_path / "tunnel.meta.yaml").write_text("publisher: Ledger\n", encoding="utf-8")
    (tmp_path / "tunnel.txt.meta.yaml").write_text("publisher: Harbour Post\n", encoding="utf-8")
    (document,) = read(tmp_path / "tunnel.txt", max_bytes=1_000)

    assert isinstance(document, ReadDocument)
    assert document.metadata.publisher == "Harbour Post"


def test_a_sidecar_that_leads_out_of_its_folder_is_not_followed_and_its_document_not_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "board").mkdir()
    (tmp_path / "public").mkdir()
    secret = written(tmp_path / "board/secret.yaml", "title: The secret merger\n")
    path = written(tmp_path / "public/a.txt", "Words.")
    (tmp_path / "public/a.txt.meta.yaml").symlink_to(secret)
    (found,) = read(path, max_bytes=MAX_BYTES)
    assert isinstance(found, ReadFailure)
    assert found.path.endswith("a.txt.meta.yaml")
    assert "out of its folder" in found.reason


def test_a_sidecar_may_be_a_link_within_its_folder(tmp_path: Path) -> None:
    written(tmp_path / "shared.yaml", "publisher: Harbour Post\n")
    path = written(tmp_path / "a.txt", "Words.")
    (tmp_path / "a.txt.meta.yaml").symlink_to("shared.yaml")
    assert document(path).metadata.publisher == "Harbour Post"


@pytest.mark.parametrize("other", ["tunnel.md", "tunnel.MD", "tunnel.TXT", "tunnel.Html"])
def test_a_sidecar_for_the_stem_serves_none_of_two_documents_however_they_are_written(
    tmp_path: Path, other: str
) -> None:
    path = written(tmp_path / "tunnel.txt", "It opened.")
    written(tmp_path / other, "It closed.")
    written(tmp_path / "tunnel.meta.yaml", "publisher: Harbour Post\n")
    assert document(path).metadata.publisher is None


def test_a_sidecar_is_found_without_listing_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    path = written(tmp_path / "tunnel.txt", "It opened.")
    written(tmp_path / "tunnel.meta.yaml", "publisher: Harbour Post\n")
    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr(os, "scandir", refuse)
    assert document(path).metadata.publisher == "Harbour Post"
