"""How fast each format is read, what the child process costs, and what files that were made to hurt come to.

Every document has some 500 words. The bad files are those of the reader tests, each read by a child of its
own within the limits that the program keeps.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from corpus.errors import ReadFailure
from corpus.readers import Readers, read
from tests.corpus.readers.bombs import BAD, BAD_FEEDS, document_xml, docx, page_with, paragraphs, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FILES = 300
PARAGRAPHS, SENTENCES = 10, 5
MAX_BYTES = 50_000_000
_WORDS = "harbour storm warden ships council quay winter budget vote report pilot tide north coast Monday"
_PDF_LINE_CHARS = 80


def main() -> None:
    """Print documents a second by format, the price of the child, and the table of bad files."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix, made in FORMATS.items():
            speed(folder, suffix, made, count)
        price(folder, count)
        bad_files(folder)


def prose(number: int) -> list[str]:
    """The paragraphs of an article of some 500 words, another for each number."""
    random = Random(number)  # noqa: S311  the same words every time
    return [
        " ".join(
            " ".join(random.choices(_WORDS.split(), k=10)).capitalize() + f" {random.randrange(1000)}."
            for _ in range(SENTENCES)
        )
        for _ in range(PARAGRAPHS)
    ]


def html_page(lines: Sequence[str]) -> bytes:
    """A page with what stands around an article on most pages."""
    links = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(40))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        "<!doctype html><html lang=en><head><title>The harbour | Ledger</title>"
        '<meta property="og:site_name" content="Ledger"></head><body>'
        f"<nav><ul>{links}</ul></nav><article><h1>The harbour</h1>{body}</article>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    ).encode()


def pdf_page(lines: Sequence[str]) -> bytes:
    """A page of lines as a typesetter breaks them."""
    shown = []
    for line in lines:
        start = 0
        while start < len(line):
            end = len(line) if len(line) - start <= _PDF_LINE_CHARS else line.rfind(" ", start, start + 80)
            shown.append(f"({line[start:end].strip()}) Tj T*")
            start = end
        shown.append("T*")
    return page_with(stream(f"BT /F1 9 Tf 11 TL 72 760 Td {' '.join(shown)} ET".encode()))


FORMATS: Mapping[str, Callable[[Sequence[str]], bytes]] = {
    ".txt": lambda lines: "\n\n".join(lines).encode(),
    ".md": lambda lines: ("# The harbour\n\n" + "\n\n".join(lines)).encode(),
    ".jsonl": lambda lines: json.dumps({"text": "\n\n".join(lines)}).encode(),
    ".html": html_page,
    ".eml": lambda lines: (
        b"From: Ann Roe <ann@example.org>\r\nSubject: The harbour\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + "\r\n\r\n".join(lines).encode()
    ),
    ".docx": lambda lines: docx(document_xml(paragraphs(*lines))),
    ".pdf": pdf_page,
}


def written(folder: Path, suffix: str, made: Callable[[Sequence[str]], bytes], count: int) -> list[Path]:
    """That many files of a format."""
    paths = [folder / f"{number}{suffix}" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(made(prose(number)))
    return paths


def speed(folder: Path, suffix: str, made: Callable[[Sequence[str]], bytes], count: int) -> None:
    """Print documents a second of one format, after the first of them has loaded what they need."""
    first, *rest = written(folder, suffix, made, count)
    with Readers(max_bytes=MAX_BYTES) as readers:
        first_s = seconds(lambda: read_all(readers, [first]))
        rest_s = seconds(lambda: read_all(readers, rest))
        held = f"  child {readers.peak_mb:3.0f} MB" if readers.peak_mb else ""
    print(f"{suffix:7} {len(rest) / rest_s:7.0f} documents/s   first {first_s * 1000:6.0f} ms{held}")


def price(folder: Path, count: int) -> None:
    """Print what a page costs in this process and in the child, each with its libraries loaded."""
    first, *rest = written(folder, ".html", html_page, count)
    here_s = there_s = 0.0
    with Readers(max_bytes=MAX_BYTES) as readers:
        list(read(first, max_bytes=MAX_BYTES))
        list(readers.read(first))
        for path in rest:  # in turn, so that what else the machine does weighs on both alike
            here_s += seconds(partial(list, read(path, max_bytes=MAX_BYTES)))
            there_s += seconds(partial(list, readers.read(path)))
    here_ms, there_ms = (1000 * whole_s / len(rest) for whole_s in (here_s, there_s))
    more = there_ms / here_ms - 1
    print(f"\n{len(rest)} pages: {here_ms:.2f} ms each here, {there_ms:.2f} ms in the child ({more:+.0%})\n")


def bad_files(folder: Path) -> None:
    """Print what became of each bad file and feed, the peak memory of the child, and the seconds it took."""
    print(f"{'file':24} {'size MB':>7} {'peak MB':>7} {'wall s':>6}  what happened")
    with Readers(max_bytes=MAX_BYTES) as readers:
        for name, make in BAD.items():
            path = folder / name
            path.write_bytes(make())
            report(readers, name, path.stat().st_size, partial(file_told, readers, path))
        for name, make in BAD_FEEDS.items():
            data = make()
            report(readers, f"feed: {name}", len(data), partial(feed_told, readers, data))


def report(readers: Readers, name: str, size_bytes: int, act: Callable[[], str]) -> None:
    """One line of the table, and a new child for the next."""
    started_s = time.monotonic()
    happened = act()
    wall_s = time.monotonic() - started_s
    readers.close()
    print(f"{name:24} {size_bytes / 1e6:7.2f} {readers.peak_mb:7.0f} {wall_s:6.2f}  {happened}", flush=True)


def file_told(readers: Readers, path: Path) -> str:
    """What became of a file, in a few words."""
    found = list(readers.read(path))
    failures = [one.reason for one in found if isinstance(one, ReadFailure)]
    read_well = len(found) - len(failures)
    return "; ".join([*([f"read ({read_well})"] if read_well else []), *dict.fromkeys(failures)])


def feed_told(readers: Readers, data: bytes) -> str:
    """What became of a feed, in a few words."""
    try:
        return (
            f"read ({len(readers.feed(data, url='https://example.org/feed', charset=None).entries)} entries)"
        )
    except ReadFailure as failure:
        return failure.reason


def read_all(readers: Readers, paths: Sequence[Path]) -> None:
    """Read files of one document each; speed counts only where that comes of them."""
    for path in paths:
        found = list(readers.read(path))
        if len(found) != 1 or isinstance(found[0], ReadFailure):
            raise AssertionError(found)


def seconds(act: Callable[[], object]) -> float:
    """How long it takes, by the clock: what the child does counts too."""
    started_s = time.monotonic()
    act()
    return time.monotonic() - started_s


if __name__ == "__main__":
    main()
