"""How many megabytes of English text a second are split into sentences, beside pySBD; one thread.

The text is the news of the evaluation folder where that stands beside the project, else sentences of our own.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pysbd

from corpus.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable

NEWS = Path(__file__).resolve().parents[2] / "../shared/eval/dev/text/multinews.jsonl"
OUR_RUNS = 5
OUR_BYTES = 3_000_000
PEER_BYTES = 100_000
OWN_TEXT = (
    "The harbour was closed on Monday, said Dr. Vance, who runs it for the U.S. Coast Guard. “We could not "
    "wait. The storm was near,” she said. Some 3.5 million tonnes a year pass through it (see Fig. 2). "
    "Who pays? "
)


def main() -> None:
    """Print megabytes a second of ours and of pySBD's, and how many times faster ours is."""
    text = news_text()
    ours = megabytes_a_second(sentence_spans, text, runs=OUR_RUNS)
    # The peer gets a part in paragraphs of its own size: its time grows faster than the length of a text.
    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    part = text[:PEER_BYTES].split("\n\n")
    peer = megabytes_a_second(
        lambda _: [segmenter.segment(paragraph) for paragraph in part], text[:PEER_BYTES]
    )
    print(f"sentences  ours {ours:6.1f} MB/s  pysbd {peer:6.2f} MB/s  ratio {ours / peer:6.0f}")


def news_text() -> str:
    """About three megabytes of English news, paragraphs set apart by blank lines."""
    text = OWN_TEXT
    if NEWS.exists():
        with NEWS.open(encoding="utf-8") as lines:
            clusters = [json.loads(line)["docs"] for line in lines]
        text = "\n\n".join(
            paragraph for documents in clusters for document in documents for paragraph in document
        )
    return "\n\n".join([text] * (1 + OUR_BYTES // len(text)))


def megabytes_a_second(act: Callable[[str], object], text: str, *, runs: int = 1) -> float:
    """The best of some runs, in processor time: other work on the machine does not count."""
    best_s = min(_seconds(act, text) for _ in range(runs))
    return len(text.encode()) / 1e6 / best_s


def _seconds(act: Callable[[str], object], text: str) -> float:
    started_s = time.process_time()
    act(text)
    return time.process_time() - started_s


if __name__ == "__main__":
    main()
