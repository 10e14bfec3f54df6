"""What is measured in a process of its own, so that no engine pays for another: `python -m … child ACT …`.

In come an engine's name, files and a folder by the command line; out goes one JSON object on stdout.

    build ENGINE PASSAGES FOLDER     the index made
    ask ENGINE FOLDER QUESTIONS N    opened, and everything asked, timed after the first N
    add PASSAGES FOLDER              one document after the other, each until it is found
    watch PASSAGES FOLDER            a reader beside that writer: says ready, then when it found each document
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.search.engines import engine
from tests.bench.search.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.index import Entry

LOOKED_AT = (100, 600)
"""After so many questions the memory is looked at, and after the last one."""

_POLL_S, _PAUSE_S, _LONGEST_S = 0.01, 1.0, 3600.0
"""Between two looks of the reader, between two documents, and until the reader gives up."""


def build(name: str, passages: str, folder: str) -> dict[str, Any]:
    """Seconds of building; reading the passages does not count, and every thread and child does."""
    entries = _entries(passages)
    chosen = engine(name)
    Path(folder).mkdir(parents=True)
    before_cpu_s, before_s = _processor_s(), time.monotonic()
    chosen.build(Path(folder), entries)
    return {"cpu_s": _processor_s() - before_cpu_s, "wall_s": time.monotonic() - before_s}


def ask(name: str, folder: str, asked: str, warming: str) -> dict[str, Any]:
    """Memory and seconds of opening, and all answers, with the CPU seconds of those after the warming."""
    untimed = int(warming)
    questions = json.loads(Path(asked).read_text(encoding="utf-8"))
    chosen = engine(name)
    gc.collect()
    gc.freeze()  # as a service does before it answers: what is imported is never garbage
    imported = Memory.now()
    before_cpu_s, before_s = time.process_time(), time.monotonic()
    answering = chosen.open(Path(folder))
    answering(questions[0])
    opened_cpu_s, opened_s = time.process_time() - before_cpu_s, time.monotonic() - before_s
    memory, answers = [(1, Memory.now() - imported)], []
    for number, question in enumerate(questions, 1):
        before_cpu_s = time.process_time()
        answer = answering(question)
        took_s = time.process_time() - before_cpu_s
        answers.append((answer.passage_ids, answer.confidence, took_s if number > untimed else None))
        if number in LOOKED_AT or number == len(questions):
            memory.append((number, Memory.now() - imported))
    return {
        "opened_cpu_s": opened_cpu_s,
        "opened_s": opened_s,
        "base": imported,
        "memory": memory,
        "answers": answers,
    }


def add(passages: str, folder: str) -> dict[str, Any]:
    """For each document: when its writing began, and seconds until it is found here, CPU seconds too."""
    from corpus.index import update

    added = []
    for change, (document, entries) in enumerate(_documents(passages).items(), 2):
        began_s, before_cpu_s = time.monotonic(), time.process_time()
        update(Path(folder), touched=[document], entries=entries, change=change)
        if not _finds(folder, entries[0]):
            raise SystemExit(f"what was added is not found: {entries[0].text}")
        added.append((began_s, time.monotonic() - began_s, time.process_time() - before_cpu_s))
        time.sleep(_PAUSE_S)
    return {"added": added}


def watch(passages: str, folder: str) -> dict[str, Any]:
    """When each document was found here; instants as `add` has them."""
    print("ready", flush=True)
    ends_s, seen_s = time.monotonic() + _LONGEST_S, []
    for document, entries in _documents(passages).items():
        while not _finds(folder, entries[0]):
            if time.monotonic() > ends_s:
                raise SystemExit(f"never found by the reader: {document}")
            time.sleep(_POLL_S)
        seen_s.append(time.monotonic())
    return {"seen": seen_s}


def _finds(folder: str, entry: Entry) -> bool:
    """Whether the index, opened now, answers with a passage to its own text."""
    from corpus.clearance import EVERYTHING
    from corpus.index import Index

    index = Index.open(Path(folder))
    hits = index.search(entry.text, clearance=EVERYTHING).hits if index else ()
    return any(hit.passage_id == entry.passage_id for hit in hits)


def _documents(path: str) -> dict[str, list[Entry]]:
    documents: dict[str, list[Entry]] = {}
    for entry in _entries(path):
        documents.setdefault(entry.document_id, []).append(entry)
    return documents


def _entries(path: str) -> list[Entry]:
    from corpus.index import Entry

    with Path(path).open(encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return [Entry(number, document, "all", None, text) for number, document, text in rows]


def _processor_s() -> float:
    """Seconds of a processor that this process and its ended children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


_ACTS: dict[str, Callable[..., dict[str, Any]]] = {"build": build, "ask": ask, "add": add, "watch": watch}


def main(words: Sequence[str]) -> None:
    """One act, and what it found as JSON."""
    print(json.dumps(_ACTS[words[0]](*words[1:])))


if __name__ == "__main__":
    main(sys.argv[1:])
