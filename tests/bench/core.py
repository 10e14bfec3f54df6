"""What 1,000 sentences cost until they can be found, part by part: `python -m tests.bench.core [REPEATS]`.

Over made documents, over the demo corpus repeated under other names, and, where it stands beside the project,
over the web pages and passages of the evaluation folder. Processor time, all threads, everything cold the
first time it is met, as in a first ingest. The core is to clean, split, annotate and index; reading, storing
and relating are told beside it, and in the same run the peers: pySBD, which splits the same text, and a plain
load of the same sentences into tantivy.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pysbd

import corpus.derivation
from bot.relating import relate
from corpus.derivation import derived
from corpus.document import ReadDocument
from corpus.readers import documents_under, read
from tests.bench.briefing import write_documents
from tests.bench.ingest import MAX_BYTES, an_application, load_plainly, seconds
from tests.generated import write_jsonl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from corpus.derivation import Derived

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "corpus/demo"
EVALUATION = ROOT / "../shared/eval/dev"
REPEATS = 20
"""How often the demo corpus is read, each time under other names."""

DOCUMENTS = 300
"""Made documents, of twelve sentences each."""

PASSAGES = 3_000
"""Sentences of the evaluation's passages."""

PEER_CHARS = 200_000
"""Of each text, what pySBD gets: it is slow."""

PARAGRAPH = 5
"""Sentences that pySBD gets at once."""

READ_AT = "2024-05-20T06:00:00Z"
PARTS = {
    "clean": ("cleaned",),
    "split": ("language_of", "sentence_spans", "list_marker"),
    "annotate": ("stated",),
    "copies": ("shingles", "text_sha256"),
}
"""The functions of `corpus.derivation` that each part consists of."""


@dataclass(slots=True)
class Meter:
    """How long some functions ran, in seconds of processor time."""

    seconds: float = 0.0

    def on(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, metered."""

        @wraps(function)
        def metered(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  whatever the function takes
            started_s = time.process_time()
            result = function(*arguments, **named)
            self.seconds += time.process_time() - started_s
            return result

        return metered


def main() -> None:
    """Print a table for each of the texts."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_jsonl(folder / "made.jsonl", DOCUMENTS, sentences=12)
        _measure("made documents", [folder / "made.jsonl"], folder)
        _measure(f"demo corpus, {repeats} times", [DEMO], folder, repeats=repeats)
        if EVALUATION.is_dir():
            _measure("web pages", _pages(folder / "pages"), folder)
            write_documents(folder / "passages.jsonl", PASSAGES)
            _measure("news passages", [folder / "passages.jsonl"], folder)


@contextmanager
def _metered(parts: Mapping[str, Meter]) -> Iterator[None]:
    functions = {name: getattr(corpus.derivation, name) for names in PARTS.values() for name in names}
    for part, names in PARTS.items():
        for name in names:
            setattr(corpus.derivation, name, parts[part].on(functions[name]))
    try:
        yield
    finally:
        for name, function in functions.items():
            setattr(corpus.derivation, name, function)


def _pages(folder: Path) -> list[Path]:
    folder.mkdir()
    for packed in sorted((EVALUATION / "text/html").glob("*.html.gz")):
        (folder / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    return [folder]


def _measure(name: str, paths: Sequence[Path], folder: Path, *, repeats: int = 1) -> None:
    documents: list[ReadDocument] = []
    read_s = seconds(lambda: documents.extend(_documents(paths)))
    documents = [_renamed(one, number) for number in range(repeats) for one in documents]
    found: list[Derived] = []
    parts = {part: Meter() for part in PARTS}
    with _metered(parts):
        derive_s = seconds(lambda: found.extend(derived(one, read_at=READ_AT) for one in documents))
    count = sum(len(one.passages) for one in found)
    home = folder / name.replace(" ", "-")
    application = an_application(home)
    store = application.store
    stored = [(one, "public") for one in found]
    store_s = seconds(lambda: store.put(stored, read_at=READ_AT))
    index_s = seconds(lambda: application.index(aside=False))
    relate_s = seconds(lambda: relate(store, application.index(aside=False)))
    texts = [span.span.of(one.text) for one in found for span in one.passages]
    plain_s = seconds(lambda: load_plainly(texts, home / "plain"))
    peer_s = _pysbd_s(texts)

    def row(part: str, taken_s: float, share: str = "") -> None:
        print(f"  {part:28}{taken_s / count * 1000:8.3f} {share}")

    core_s = derive_s + index_s
    print(f"{name}: {count:,} sentences, {sum(len(one.text) for one in found):,} characters")
    row("core", core_s, "s per 1,000 sentences")
    for part, meter in parts.items():
        row(f"  {part}", meter.seconds, f"{meter.seconds / core_s:4.0%}")
    rest_s = derive_s - sum(meter.seconds for meter in parts.values())
    row("  the rest", rest_s, f"{rest_s / core_s:4.0%}")
    row("  index", index_s, f"{index_s / core_s:4.0%}")
    row("read, beside it", read_s * repeats)
    row("store, beside it", store_s)
    row("relate, beside it", relate_s)
    row("pySBD splits", peer_s)
    row("tantivy loads plainly", plain_s)


def _documents(paths: Sequence[Path]) -> Iterator[ReadDocument]:
    for path in documents_under(paths).files:
        for one in read(path, max_bytes=MAX_BYTES):
            if isinstance(one, ReadDocument):
                yield one


def _renamed(document: ReadDocument, number: int) -> ReadDocument:
    identity = f"{document.identity}-{number}"
    return replace(document, identity=identity, given_id=identity)


def _pysbd_s(texts: Sequence[str]) -> float:
    """Seconds in which pySBD would split all of these sentences, by how long it takes for some of them."""
    part, chars = list[str](), 0
    for text in texts:
        part.append(text)
        chars += len(text)
        if chars > PEER_CHARS:
            break
    segmenter = pysbd.Segmenter(language="en", clean=False)
    paragraphs = [" ".join(part[at : at + PARAGRAPH]) for at in range(0, len(part), PARAGRAPH)]
    taken_s = seconds(lambda: [segmenter.segment(paragraph) for paragraph in paragraphs])
    return taken_s * sum(map(len, texts)) / chars


if __name__ == "__main__":
    main()
