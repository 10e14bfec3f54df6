"""How fast documents of each format become searchable, step by step: `python -m tests.bench.formats [N]`.

N documents of some 500 words of invented text with figures, names and dates, a file each but for JSON Lines,
which are one file; each format in a home of its own on SQLite. Steps are timed by the clock, as this process
waits for them: "reading" is the wait for files and for the child that parses most formats, with its start.
Processor time is told apart for this process and the child; documents by a second of it are what a quiet core
would do. Comparing is cheap here, where each text is news of its own: `tests.bench.core` has texts that meet.

In the same run, what reading a file takes, with the way through the child, against the library that most
would take for it, file by file in turn.
"""

from __future__ import annotations

import email
import email.policy
import os
import resource
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from functools import partial, wraps
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from zlib import crc32

import docx
import trafilatura
from pypdf import PdfReader

import bot.intake.batch
import bot.intake.paths
import bot.intake.searchable
from bot.application import Application
from bot.ingest import ingest
from bot.intake.batch import Batch
from corpus.readers import Readers
from corpus.store import Store
from tests.bench.ingest import MAX_BYTES, an_application
from tests.bench.reading import FORMATS, html_page, seconds
from tests.corpus.readers.bombs import mhtml
from tests.corpus.readers.pdfs import Page, column, pdf, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

DOCUMENTS = 200
PARAGRAPHS, SENTENCES = 10, 3
"""Of a document: some 500 words."""

WORDS = 6_000
LINE_CHARS = 95
LEADING = 12.0

_ONSETS = "b br d f g gl h k l m n p r s sk st t tr v w"
_RIMES = "a an ar e el en er i in o ol on or u"
_BETWEEN = "the of and to in a that for on was with as by at from its his were had which their"
_DONE = "said rose fell told opened closed cut raised approved rejected paid lost won built denied"
_MONTHS = "January March April June August October December"
_NUMBERS, _DATES, _NAMES = 0.06, 0.03, 0.11
"""How often a phrase is one: about as often as in news."""

STEPS: Mapping[str, Sequence[tuple[Any, str]]] = {
    "digest": [(bot.intake.paths, "_digest")],
    "deriving": [(bot.intake.batch, "derived")],
    "storing": [(Store, "put"), (Store, "held_files"), (Store, "places_of")],
    "indexing": [(Application, "index")],
    "comparing": [(bot.intake.searchable, "relate")],
}
"""The functions that each step consists of; reading, which hands on what it reads bit by bit, is not here."""


def main() -> None:
    """Print a line for each format, and one for each peer."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    print(f"{count} documents of each format; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(
        f"{'':7}{'docs/s':>7}{'of CPU':>8}{'CPU ms':>8}{'child':>7}  ", *(f"{step:>9}" for step in _steps())
    )
    peers = {}
    with tempfile.TemporaryDirectory() as name:
        ingest(
            an_application(Path(name) / "home"), written(Path(name) / "first", ".txt", 2)
        )  # loads libraries
        for suffix in MADE:
            files = written(Path(name) / suffix[1:], suffix, count)
            measure(Path(name) / f"home{suffix}", suffix, files, count)
            if suffix in PEERS:
                peers[suffix] = against(PEERS[suffix], files)
    for suffix, (ours_ms, peers_ms) in peers.items():
        ratio = f"ratio {ours_ms / peers_ms:.2f}"
        print(f"{suffix:7}{ours_ms:6.2f} ms to read a file, {peers_ms:6.2f} by its library  {ratio}")
    print(f"load {os.getloadavg()[0]:.1f}")


def _steps() -> list[str]:
    return ["reading", *STEPS, "the rest"]


class Prose:
    """Articles in words that nobody uses, a few of them often and most seldom, as in any language."""

    def __init__(self) -> None:
        self._random = Random(7)  # noqa: S311  the same words every time
        self._words = list({self._invented(): None for _ in range(WORDS)})
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(len(self._words))))

    def article(self) -> list[str]:
        """The paragraphs of another article."""
        return [" ".join(self._sentence() for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)]

    def _invented(self) -> str:
        chosen = self._random
        syllables = chosen.choice((1, 2, 2, 3, 3))
        return "".join(
            chosen.choice(_ONSETS.split()) + chosen.choice(_RIMES.split()) for _ in range(syllables)
        )

    def _sentence(self) -> str:
        words = ["The", self._word(), self._random.choice(_DONE.split())]
        for _ in range(self._random.randint(3, 9)):
            words += [self._random.choice(_BETWEEN.split()), self._phrase()]
        return " ".join(words) + "."

    def _phrase(self) -> str:
        chosen, kind = self._random, self._random.random()
        if kind < _NUMBERS:
            return f"{chosen.randint(2, 900_000):,} {self._word()}"
        if kind < _NUMBERS + _DATES:
            return f"{chosen.randint(1, 28)} {chosen.choice(_MONTHS.split())} {chosen.randint(2016, 2025)}"
        if kind < _NUMBERS + _DATES + _NAMES:
            return f"{self._word()} {self._word()}".title()
        return self._word()

    def _word(self) -> str:
        return self._random.choices(self._words, cum_weights=self._weights)[0]


def written(folder: Path, suffix: str, count: int) -> list[Path]:
    """Files of a format with that many documents in all."""
    folder.mkdir()
    prose = Prose()
    articles = [prose.article() for _ in range(count)]
    if suffix == ".jsonl":
        path = folder / "articles.jsonl"
        path.write_bytes(b"\n".join(MADE[suffix](article) for article in articles))
        return [path]
    paths = [folder / f"{number}{suffix}" for number in range(count)]
    for path, article in zip(paths, articles, strict=True):
        path.write_bytes(MADE[suffix](article))
    return paths


def _docx(lines: Sequence[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf(lines: Sequence[str]) -> bytes:
    """A page as a typesetter breaks its lines, with a gap after each paragraph."""
    broken = [part for line in lines for part in (*wrapped(line, LINE_CHARS), "")]
    return pdf([Page(column(broken, leading=LEADING))])


def _mhtml(lines: Sequence[str]) -> bytes:
    """A saved page that stood at an address of its own."""
    return mhtml(html_page(lines)).replace(b"example.org/storm", b"example.org/%d" % crc32(lines[0].encode()))


MADE: Mapping[str, Callable[[Sequence[str]], bytes]] = {
    **FORMATS,
    ".docx": _docx,
    ".pdf": _pdf,
    ".mhtml": _mhtml,
}
"""What makes a file of an article; Word files and PDFs as programs write them."""


def measure(home: Path, suffix: str, files: Sequence[Path], count: int) -> None:
    """Ingest the files of a format into an empty home, and print the line of it."""
    application = an_application(home)
    application.index(aside=False)
    here_s, child_s = time.process_time(), _children_s()
    with timed() as spent_s:
        started_s = time.perf_counter()
        done = ingest(application, files)
        wall_s = time.perf_counter() - started_s
    if len(done.added) != count or done.failed:
        raise AssertionError(done)
    here_ms = (time.process_time() - here_s) / count * 1000
    child_ms = (_children_s() - child_s) / count * 1000
    told_s = {**spent_s, "the rest": wall_s - sum(spent_s.values())}
    shares = (f"{step_s / wall_s:9.0%}" for step_s in told_s.values())
    speed = f"{count / wall_s:7.1f}{1000 / (here_ms + child_ms):8.1f}{here_ms:8.1f}{child_ms:7.1f}"
    print(f"{suffix:7}{speed}  ", *shares, flush=True)


def _children_s() -> float:
    """Processor time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@contextmanager
def timed() -> Iterator[Mapping[str, float]]:
    """Seconds by the clock that each step of an ingest takes in the meantime."""
    spent_s = dict.fromkeys(_steps(), 0.0)

    def on(step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed_function(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  whatever the function takes
            started_s = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                spent_s[step] += time.perf_counter() - started_s

        return timed_function

    read = Batch._read

    def timed_read(*arguments: Any) -> Iterator[Any]:  # noqa: ANN401  likewise
        following = on("reading", partial(next, read(*arguments), None))
        yield from iter(following, None)

    with ExitStack() as stack:
        stack.enter_context(patch.object(Batch, "_read", timed_read))
        for step, functions in STEPS.items():
            for owner, name in functions:
                stack.enter_context(patch.object(owner, name, on(step, getattr(owner, name))))
        yield spent_s


def against(peer: Callable[[Path], object], files: Sequence[Path]) -> tuple[float, float]:
    """Milliseconds in which we read a file, and a peer does, both with their libraries loaded."""
    first, *rest = files
    ours_s = peers_s = 0.0
    with Readers(max_bytes=MAX_BYTES) as readers:
        list(readers.read(first))
        peer(first)
        for path in rest:  # in turn, so that what else the machine does weighs on both alike
            ours_s += seconds(partial(list, readers.read(path)))
            peers_s += seconds(partial(peer, path))
    return ours_s / len(rest) * 1000, peers_s / len(rest) * 1000


def _docx_text(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def _pdf_text(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def _body(path: Path) -> str:
    """What the standard library takes for the body of a mail or a saved page."""
    body = email.message_from_bytes(path.read_bytes(), policy=email.policy.default).get_body(
        ("plain", "html")
    )
    assert body is not None
    return str(body.get_content())


PEERS: Mapping[str, Callable[[Path], object]] = {
    ".html": lambda path: trafilatura.extract(path.read_bytes()),
    ".eml": _body,
    ".docx": _docx_text,
    ".pdf": _pdf_text,
    ".mhtml": lambda path: trafilatura.extract(_body(path)),
}


if __name__ == "__main__":
    main()
