"""How fast files become searchable, beside the same passages loaded plainly into tantivy; one thread.

Ours reads, cleans, splits, annotates, stores and indexes; the plain load only tokenises and indexes sentences
that are ready. The ratio is the price of everything else, measured in the same run. Given a number of
documents as an argument, that many are made.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from bot.application import Application
from bot.home import Home
from bot.ingest import ingest
from config import bundled_path, load
from corpus.clearance import EVERYTHING
from corpus.derivation import derived
from corpus.document import ReadDocument
from corpus.readers import read
from tests.generated import write_jsonl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DOCUMENTS = 1_000
SENTENCES = 12
MAX_BYTES = 1_000_000_000
NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
WRITER_BYTES = 30_000_000


def main() -> None:
    """Print documents and sentences a second, where the time goes, and the ratio to a plain load."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        path = write_jsonl(Path(folder) / "coast.jsonl", documents, sentences=SENTENCES)
        application = an_application(Path(folder) / "home")
        whole_s = seconds(lambda: ingest(application, [path]))
        again_s = seconds(lambda: ingest(application, [path]))
        passages = application.reader.passages_of(
            [document.id for document in application.reader.documents()]
        )
        texts = [passage.text for passage in passages]
        plain_s = seconds(lambda: load_plainly(texts, Path(folder) / "plain"))
        derive_s = seconds(lambda: derive(path))
    count = len(texts)
    print(f"ingest     {documents / whole_s:7.0f} documents/s  {count / whole_s:8.0f} sentences/s")
    print(
        f"           {whole_s / count * 1000:7.2f} s per 1,000 sentences, "
        f"{derive_s / whole_s:.0%} of it read, clean, split and annotate"
    )
    print(f"unchanged  {again_s:7.3f} s in all")
    print(f"tantivy    {count / plain_s:7.0f} sentences/s, plain load  ratio {whole_s / plain_s:.1f}")


def an_application(home: Path) -> Application:
    """An application over an empty home."""
    return Application(
        Home.at(home),
        load(bundled_path()),
        clock=lambda: NOW,
        clearance=EVERYTHING,
        max_file_bytes=MAX_BYTES,
    )


def derive(path: Path) -> None:
    """Only what is done to a document before it is stored."""
    for document in read(path, max_bytes=MAX_BYTES):
        if isinstance(document, ReadDocument):
            derived(document, read_at="2024-05-20T06:00:00Z")


def load_plainly(texts: Sequence[str], folder: Path) -> None:
    """Index sentences as tantivy's own tutorial does: one text field, its English tokeniser, one commit."""
    folder.mkdir()
    schema = tantivy.SchemaBuilder().add_text_field("text", stored=True, tokenizer_name="en_stem").build()
    writer = tantivy.Index(schema, str(folder)).writer(WRITER_BYTES, 1)
    for text in texts:
        document = tantivy.Document()
        document.add_text("text", text)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def seconds(act: Callable[[], object]) -> float:
    """Processor time, all threads: other work on the machine does not count."""
    started_s = time.process_time()
    act()
    return time.process_time() - started_s


if __name__ == "__main__":
    main()
