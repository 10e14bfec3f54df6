"""The command: everything measured in one run, printed, and written down where it is wanted."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.search import runs
from tests.bench.search.collection import Collection, collection, without
from tests.bench.search.engines import NAMES, NGRAMS, OURS, STEMMED, UNBARRED, WRATIO
from tests.bench.search.heading import Counts, heading
from tests.bench.search.measured import Measured, Run, Size
from tests.bench.search.recombined import script, words_of
from tests.bench.search.report import tables
from tests.generated import report
from tests.quality.search import entries, questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index import Entry
    from tests.quality.search import Question

SHARED = Path(__file__).resolve().parents[3] / "../shared"
SIZES = (10_000, 100_000, 1_000_000)
JUDGED = 100_000
"""Quality is judged on the greatest size up to this one."""

SEED = 9
WARMING = 100
ASKED_LARGE = 1_000
"""Questions over a collection that is greater than those that quality is judged on."""

SCANNED, SCANNED_LARGE = 30, 3
"""Questions that an engine is asked that goes through all passages for each."""

ADDED_DOCUMENTS, ADDED_SENTENCES = 5, 9
REFUSING = (OURS, STEMMED, NGRAMS)


def run() -> None:
    """Measure, print, and write to the file that is named."""
    typed = _parser().parse_args()
    if not SHARED.is_dir():
        print("search: skipped, the evaluation passages are not beside the project")
        return
    measured, real, asked = _measured(sorted(set(typed.passages)), slow=typed.slow)
    head = heading(
        command=" ".join(["python -m tests.bench.search", *sys.argv[1:]]),
        day=datetime.now(UTC).date(),
        asked=Counts(real, asked, untimed=WARMING, large=ASKED_LARGE, judged=JUDGED, scanned=SCANNED),
    )
    text = "\n\n".join([head, *map(str, tables(measured))]) + "\n"
    print(text)
    if typed.out:
        typed.out.write_text(text, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=SIZES, help="sizes of the collections")
    parser.add_argument("--out", type=Path, help="a file for the tables, beside the standard output")
    parser.add_argument("--slow", action="store_true", help="WRatio over the largest collections too")
    return parser


def _measured(sizes: Sequence[int], *, slow: bool) -> tuple[Measured, int, int]:
    """All figures, the number of real passages, and that of the questions."""
    real, asked = entries(SHARED, frozenset(), distractors=10**9), questions(SHARED)
    judged = max((size for size in sizes if size <= JUDGED), default=sizes[0])
    found: dict[int, Size] = {}
    halves: dict[str, Run] = {}
    for passages in sizes:
        held = collection(real, asked, passages, seed=SEED)
        with tempfile.TemporaryDirectory() as folder:
            found[passages] = _size(held, Path(folder), slow=slow)
            if passages == judged:
                half = without(held, frozenset(each.document_id for each in held.entries if _even(each)))
                halves = _runs(half, Path(folder) / "half", REFUSING, slow=slow)
    return Measured(found, judged, halves), len(real), len(asked)


def _size(held: Collection, folder: Path, *, slow: bool) -> Size:
    found = _runs(held, folder, NAMES, slow=slow)
    _progress(len(held.entries), "documents added")
    new = folder / "new.jsonl"
    runs.write_entries(new, _new_documents(first=len(held.entries) + 1))
    vocabulary = Counter(script(word) for word in {w for each in held.entries for w in words_of(each.text)})
    return Size(len(held.entries), dict(vocabulary.most_common()), found, runs.added(new, folder / OURS))


def _runs(held: Collection, folder: Path, engines: Sequence[str], *, slow: bool) -> dict[str, Run]:
    """Each engine over a collection, built in the folder under its name."""
    folder.mkdir(exist_ok=True)
    passages = folder / "passages.jsonl"
    runs.write_entries(passages, held.entries)
    found: dict[str, Run] = {}
    for name in engines:
        asked, warming = held.questions[: ASKED_LARGE if len(held.entries) > JUDGED else None], WARMING
        if name == WRATIO:
            asked, warming = _few(held, slow=slow), 0
        if name == UNBARRED and len(held.entries) > JUDGED:
            continue
        if asked:
            _progress(len(held.entries), name)
            place = folder / (OURS if name == UNBARRED else name.replace("/", "-"))
            if name == UNBARRED:
                built = found[OURS].built
            else:
                built = runs.built(name, passages, place, count=len(held.entries))
            answered = runs.asked(name, place, [each.text for each in asked], warming=warming)
            found[name] = Run(built, answered, asked)
    return found


def _few(held: Collection, *, slow: bool) -> Sequence[Question]:
    """The questions for an engine that needs seconds for each; they are timed for the others too."""
    large = len(held.entries) > JUDGED
    count = (SCANNED_LARGE if slow else 0) if large else SCANNED
    return held.questions[WARMING : WARMING + count]


def _new_documents(*, first: int) -> list[Entry]:
    from corpus.index import Entry

    return [
        Entry(
            first + number,
            f"added-{number // ADDED_SENTENCES}",
            "all",
            None,
            report(number, sentences=1).strip(),
        )
        for number in range(ADDED_DOCUMENTS * ADDED_SENTENCES)
    ]


def _even(entry: Entry) -> bool:
    """Whether an entry's document is taken away to see what is refused."""
    return int(hashlib.sha1(entry.document_id.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0


def _progress(passages: int, what: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {passages:,} passages: {what}\n")
