"""How long a briefing takes over many sentences: `python -m tests.bench.briefing [SENTENCES]`.

Over the evaluation passages, each document's joined, where they stand beside the project; else over made
documents. Prints processor time, all threads, at the median and at the slowest of several runs, beside the
peer in the same run: a plain tantivy query for the topic's words that reads as many sentences.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
import time
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import tantivy

from bot.commands.brief import plan_of
from bot.commands.compare import compare
from bot.composing import composed
from bot.ingest import ingest
from briefings.window import Window
from tests.bench.ingest import an_application
from tests.generated import write_jsonl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.application import Application

SHARED = Path(__file__).resolve().parents[2] / "../shared/eval/dev/search"
SENTENCES = 10_000
TOPICS = ("oil prices", "election campaign", "interest rates", "Manchester United", "银行")
RUNS = 5
FOUND = 200
"""Sentences that the peer reads for a topic, as ours does at most for one word."""


def main() -> None:
    """Print the table."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        write_documents(path, wanted)
        application = an_application(Path(folder) / "home")
        read_s = seconds(lambda: ingest(application, [path]))
        count = application.reader.totals().sentences
        print(f"{count:10,} sentences, {read_s:.1f} s to ingest, support and conflict included")
        print(f"{read_s / count * 1000:10.2f} s per 1,000 sentences")
        peer = Peer(application, Path(folder) / "peer")
        rows: dict[str, Callable[[], object]] = {
            **{f"topic: {topic}": partial(briefed, application, topic) for topic in TOPICS},
            "overview": partial(briefed, application, None),
            "compare --all": partial(compare, application, everything=True),
            **{f"tantivy: {topic}": partial(peer.read, topic) for topic in TOPICS},
        }
        for name, run in rows.items():
            first = seconds(run)
            times = [seconds(run) for _ in range(RUNS)]
            taken = (median(times), max(times), first)
            print("{:10.1f} ms {:8.1f} at most {:8.1f} first".format(*(1000 * each for each in taken)), name)


def briefed(application: Application, topic: str | None) -> object:
    """One briefing, as the command makes it, without drawing it."""
    return composed(application, plan_of(application, None, topic, None, None), Window())


class Peer:
    """The sentences in plain tantivy, its own English tokeniser: what finding and reading alone costs."""

    def __init__(self, application: Application, folder: Path) -> None:
        folder.mkdir()
        schema = tantivy.SchemaBuilder().add_text_field("text", stored=True, tokenizer_name="en_stem").build()
        index = tantivy.Index(schema, str(folder))
        writer = index.writer(30_000_000)
        ids = [one.id for one in application.reader.documents()]
        for passage in application.reader.passages_of(ids):
            document = tantivy.Document()
            document.add_text("text", passage.text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._index, self._searcher = index, index.searcher()

    def read(self, topic: str) -> list[Any]:
        """The texts of the best hits."""
        query = self._index.parse_query(topic, ["text"])
        hits = self._searcher.search(query, FOUND).hits
        return [self._searcher.doc(address)["text"] for _, address in hits]


def write_documents(path: Path, sentences: int) -> None:
    """About so many sentences as JSONL documents."""
    if not SHARED.is_dir():
        write_jsonl(path, sentences // 12, sentences=12)
        return
    written = 0
    with path.open("w", encoding="utf-8") as lines:
        for name, rows in groupby(sorted(_passages(), key=itemgetter("doc")), key=itemgetter("doc")):
            texts = [row["text"] for row in rows]
            lines.write(json.dumps({"id": str(name), "title": str(name), "text": "\n\n".join(texts)}) + "\n")
            written += len(texts)
            if written >= sentences:
                return


def _passages() -> Iterator[dict[str, Any]]:
    for name in ("open-license", "research-only"):
        with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def seconds(act: Callable[[], object]) -> float:
    """Processor time, all threads: other work on the machine does not count."""
    started_s = time.process_time()
    act()
    return time.process_time() - started_s


if __name__ == "__main__":
    main()
