"""How fast the search is: `python -m tests.bench.search [PASSAGES]`, over the evaluation passages.

Prints the time to build, update and open the index, and the time of a question at the median and the
99th percentile, in CPU milliseconds of one thread.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.clearance import EVERYTHING
from corpus.index import Index, rebuild, update
from tests.quality.search import entries, questions

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).resolve().parents[2] / "../shared"
QUESTIONS = 400


def main(passages: int = 10_000) -> None:
    """Measure over so many passages and print a table."""
    if not SHARED.is_dir():
        print("search: skipped, the evaluation passages are not beside the project")
        return
    held = entries(SHARED, frozenset(), distractors=passages)
    asked = [question.text for question in questions(SHARED)][:: max(1, 3006 // QUESTIONS)]
    more = [
        replace(each, passage_id=each.passage_id + 10**7, document_id=f"new-{each.document_id}")
        for each in held[:50]
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        print(f"{len(held):>10} passages")
        print(f"{_seconds(lambda: rebuild(root, held, change=1)):>10.2f} s to build")
        added = _seconds(lambda: update(root, touched=[], entries=more, change=2))
        print(f"{added:>10.2f} s to add {len(more)} passages")
        print(f"{_seconds(lambda: Index.open(root)):>10.3f} s to open")
        index = Index.open(root)
        if index is None:
            raise SystemExit("the index cannot be opened")
        ask = partial(index.search, clearance=EVERYTHING)
        times = sorted(_seconds(partial(ask, query)) for query in asked)
        print(f"{times[len(times) // 2] * 1e3:>10.1f} ms a question at the median")
        print(f"{times[len(times) * 99 // 100] * 1e3:>10.1f} ms a question at the 99th percentile")
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>10.0f} MiB at most")


def _seconds(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
