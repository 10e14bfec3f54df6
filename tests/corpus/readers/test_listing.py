from __future__ import annotations

import os
from pathlib import Path

from corpus.readers import documents_under


def made(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", encoding="utf-8")


def test_folders_are_walked_in_sorted_order_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    made(
        tmp_path, "b.txt", "a/z.md", "a/.hidden.txt", ".git/c.txt", "b.txt.meta.yaml", "picture.png", "C.HTML"
    )
    listing = documents_under([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in listing.files] == ["C.HTML", "b.txt", "a/z.md"]
    assert [path.name for path in listing.skipped] == ["picture.png"]
    assert listing.failures == []


def test_an_absent_path_is_reported_with_the_name_that_is_near(tmp_path: Path) -> None:
    made(tmp_path, "reports.txt")
    (failure,) = documents_under([tmp_path / "report.txt"]).failures
    assert "reports.txt" in str(failure.hint)


def test_a_file_named_twice_is_listed_once(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert len(documents_under([tmp_path / "a.txt", tmp_path]).files) == 1


def test_loops_and_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "out/secret.txt", "in/a.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/leak.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    (tmp_path / "in/same.txt").symlink_to(tmp_path / "in/a.txt")
    listing = documents_under([tmp_path / "in"])
    assert [path.name for path in listing.files] == ["a.txt"]
    assert [path.name for path in listing.skipped] == ["leak.txt"]


def test_a_folder_named_like_a_document_is_walked_and_reported_only_when_empty(tmp_path: Path) -> None:
    made(tmp_path, "site.md/a.txt")
    (tmp_path / "empty.txt").mkdir()
    listing = documents_under([tmp_path / "site.md", tmp_path / "empty.txt"])
    assert [path.name for path in listing.files] == ["a.txt"]
    assert [failure.path for failure in listing.failures] == [str(tmp_path / "empty.txt")]


def test_a_name_in_the_wrong_case_is_near(tmp_path: Path) -> None:
    made(tmp_path, "Quarterly Report.TXT")
    (failure,) = documents_under([tmp_path / "quarterly report.txt"]).failures
    assert "Quarterly Report.TXT" in str(failure.hint)


def test_a_pipe_is_reported_and_never_opened_in_a_folder_or_by_name(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    for listing in (
        documents_under([tmp_path]),
        documents_under([tmp_path / "pipe.txt", tmp_path / "a.txt"]),
    ):
        assert [path.name for path in listing.files] == ["a.txt"]
        (failure,) = listing.failures
        assert failure.reason == "this is not a regular file"


def test_locks_and_downloads_under_way_are_no_documents(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "~$report.txt", ".~lock.a.txt#", "b.txt.part", "b.txt.crdownload", "c.tmp")
    listing = documents_under([tmp_path])
    assert [path.name for path in listing.files] == ["a.txt"]
    assert listing.skipped == []


def test_a_link_that_leads_to_itself_is_reported_and_never_followed(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "one.txt").symlink_to(tmp_path / "two.txt")
    (tmp_path / "two.txt").symlink_to(tmp_path / "one.txt")
    listing = documents_under([tmp_path, tmp_path / "loop.txt"])
    assert [path.name for path in listing.files if path.exists()] == ["a.txt"]


def test_a_folder_whose_name_is_not_utf_8_is_one_failure_and_its_neighbours_are_listed(
    tmp_path: Path,
) -> None:
    bad = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    made(tmp_path, "a.txt")
    made(bad, "b.txt", "c.txt")
    for listing in (documents_under([tmp_path]), documents_under([bad, tmp_path / "a.txt"])):
        assert [path.name for path in listing.files] == ["a.txt"]
        assert [str(failure) for failure in listing.failures] == [
            f"{tmp_path}/caf\\xe9: the name of this folder is not UTF-8"
        ]


def test_a_skipped_file_can_be_named_whatever_its_name_is(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.png")).write_bytes(b"no document")
    (skipped,) = documents_under([tmp_path]).skipped
    assert str(skipped).encode().endswith(b"caf\\xe9.png")


def test_a_link_to_a_file_whose_name_is_not_utf_8_is_reported(tmp_path: Path) -> None:
    bad = Path(os.fsdecode(os.fsencode(tmp_path) + b"/.caf\xe9.txt"))
    bad.write_text("Words.")
    (tmp_path / "good-name.txt").symlink_to(bad)
    listing = documents_under([tmp_path])
    assert listing.files == []
    assert len(listing.failures) == 1
