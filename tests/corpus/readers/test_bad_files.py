"""A folder of files that were made to hurt: none takes more than its limits, and every neighbour is read."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import SUFFIXES, Limits, Readers, documents_under
from tests.corpus.readers.bombs import BAD, BAD_FEEDS, GOOD, PROSE, good_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 50_000_000
LIMITS = Limits(memory_mb=512, cpu_s=5, wall_s=10)
SMALL_CHANGE_S = 4
"""To start another child on a busy machine."""

SAID = {
    "flate-bomb.pdf": "unpacks to more",
    "nested-flate.pdf": "unpacks to more",
    "encrypted.pdf": "password",
    "ratio.docx": "zip bomb",
    "many-entries.docx": "more than 2,000 files",
    "overlapping.docx": "zip bomb",
    "many-elements.html": "reading it",
    "nuls.txt": "binary",
    "long-yaml.txt": "too long",
}
"""What some of them must be refused for."""

READ = frozenset({"utf-16.txt", "one-line.txt", "endless.mhtml", "outside-entity.docx"})
"""What is only odd, and so is read."""


def _ceiling_mb() -> float:
    """The most that a child may have held; of one that is gone the system tells no less than we held."""
    ours_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return max(LIMITS.memory_mb, ours_mb)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(max_bytes=MAX_BYTES, limits=LIMITS) as readers:
        yield readers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of good files."""
    folder = tmp_path_factory.mktemp("documents")
    for name, make in GOOD.items():
        (folder / name).write_bytes(make())
    return folder


@pytest.mark.parametrize("name", [name for name in BAD if Path(name).suffix in SUFFIXES])
def test_a_bad_file_costs_no_more_than_its_limits_and_no_neighbour(
    readers: Readers, folder: Path, name: str
) -> None:
    bad = folder / name
    bad.write_bytes(BAD[name]())
    started = time.monotonic()
    found = list(readers.read(bad))
    assert time.monotonic() - started < LIMITS.wall_s + SMALL_CHANGE_S
    assert readers.peak_mb <= _ceiling_mb()
    assert len(found) == 1 or bad.suffix in {".jsonl", ".eml"}
    for one in found:
        if isinstance(one, ReadFailure):
            assert one.path == str(bad)
            assert one.reason
            assert "\n" not in one.reason
    (first, *_) = found
    if name in SAID:
        assert isinstance(first, ReadFailure)
        assert SAID[name] in first.reason
    assert isinstance(first, ReadDocument) or name not in READ
    (neighbour,) = readers.read(folder / f"good{bad.suffix}")
    assert isinstance(neighbour, ReadDocument)
    words = " ".join(neighbour.text.split())
    assert all(line in words for line in PROSE)


def test_a_folder_of_good_and_bad_files_is_read_to_its_end(folder: Path) -> None:
    cheap = ("encrypted.pdf", "truncated.pdf", "truncated.docx", "page-loop.pdf", "nuls.txt", "deep.html")
    for name in cheap:
        (folder / name).write_bytes(BAD[name]())
    with Readers(max_bytes=MAX_BYTES, limits=LIMITS) as readers:
        files = [path for path in documents_under([folder]).files if path.name in {*GOOD, *cheap}]
        found = {path.name: list(readers.read(path)) for path in files}
    good = {name for name in GOOD if Path(name).suffix in SUFFIXES}
    assert {name for name, ones in found.items() if isinstance(ones[0], ReadDocument)} == good
    assert all(len(ones) == 1 for ones in found.values())


@pytest.mark.parametrize("name", BAD_FEEDS)
def test_a_bad_feed_costs_no_more_than_its_limits_and_no_other_feed(readers: Readers, name: str) -> None:
    url, data = "https://example.org/feed", BAD_FEEDS[name]()
    started = time.monotonic()
    try:
        entries = len(readers.feed(data, url=url, charset=None).entries)
    except ReadFailure as failure:
        why = str(failure)
    else:
        why = f"{url}: {entries} entries"
    assert time.monotonic() - started < LIMITS.wall_s + SMALL_CHANGE_S
    assert readers.peak_mb <= _ceiling_mb()
    assert why.startswith(url)
    assert "\n" not in why
    assert len(readers.feed(good_feed(), url=url, charset=None).entries) == 2


@pytest.mark.parametrize(("data", "why"), [(b" \n", "empty"), (b"x" * (MAX_BYTES + 1), "too large")])
def test_a_feed_that_is_none_is_refused_unread(readers: Readers, data: bytes, why: str) -> None:
    with pytest.raises(ReadFailure, match=why):
        readers.feed(data, url="https://example.org/feed", charset=None)


def test_nothing_of_this_machine_gets_into_a_text(readers: Readers, folder: Path) -> None:
    (folder / "outside-entity.docx").write_bytes(BAD["outside-entity.docx"]())
    (found,) = readers.read(folder / "outside-entity.docx")
    assert isinstance(found, ReadDocument)
    assert "root:" not in found.text


@pytest.mark.parametrize(
    "name", ["two\nlines.html", "esc\x1b[31m.html", "tab\t\r.txt", "\u202eright.txt", "%s{}.md"]
)
def test_a_strange_name_does_no_harm(readers: Readers, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(GOOD[f"good{Path(name).suffix}"]())
    (path,) = documents_under([tmp_path]).files
    (found,) = readers.read(path)
    assert isinstance(found, ReadDocument)
    assert found.source == str(tmp_path / name)


def test_a_path_of_more_than_two_thousand_bytes_is_read(readers: Readers, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["f" * 200] * 11)
    deep.mkdir(parents=True)
    (deep / "page.html").write_bytes(GOOD["good.html"]())
    (path,) = documents_under([tmp_path]).files
    assert len(os.fsencode(path)) > 2_000
    (found,) = readers.read(path)
    assert isinstance(found, ReadDocument)


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"caf\xe9.html", b"\xff\xfe.md"])
def test_a_name_that_is_not_utf_8_is_reported_and_not_read(
    readers: Readers, tmp_path: Path, name: bytes
) -> None:
    bad = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    bad.write_bytes(b"Words.")
    (tmp_path / "good.txt").write_bytes(GOOD["good.txt"]())
    listing = documents_under([tmp_path])
    assert [path.name for path in listing.files] == ["good.txt"]
    for failure in (*listing.failures, *readers.read(bad)):
        assert isinstance(failure, ReadFailure)
        assert failure.reason == "the name of this file is not UTF-8"
        assert "\\x" in failure.path
        assert failure.path.encode()
    assert len(listing.failures) == 1


def test_a_path_with_a_nul_is_a_failure(readers: Readers) -> None:
    for path in (Path("a\0b.txt"), Path("a\0b.html"), Path("\ud800.txt")):
        (failure,) = readers.read(path)
        assert isinstance(failure, ReadFailure)
        assert failure.path.encode()


def test_a_file_that_vanishes_while_its_folder_is_read_is_a_failure(readers: Readers, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(GOOD["good.html"]())
    (path,) = documents_under([tmp_path]).files
    path.unlink()
    (failure,) = readers.read(path)
    assert isinstance(failure, ReadFailure)
    assert failure.reason == "there is no such file"
