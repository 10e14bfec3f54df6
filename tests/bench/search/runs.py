"""One engine over one collection: built and asked in processes of their own, and what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.search.engines import Answer
from tests.bench.search.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.index import Entry

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """What it took to make an index.

    Attributes:
        passages: it holds.
        cpu_s: seconds of a processor, all threads together.
        megabytes: on disk (10^6 bytes).
    """

    passages: int
    cpu_s: float
    megabytes: float

    @property
    def passages_a_second(self) -> float:
        """Of a processor."""
        return self.passages / self.cpu_s


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What it took to answer, in a new process.

    Attributes:
        opened_s: seconds on the wall from the end of imports to the first answer.
        opened_cpu_s: the same in CPU seconds.
        base: memory after imports.
        memory: what is held above that after so many questions, in order.
        answers: to the questions, in their order.
        cpu_s: of each answer; None while warming.
    """

    opened_s: float
    opened_cpu_s: float
    base: Memory
    memory: Sequence[tuple[int, Memory]]
    answers: Sequence[Answer]
    cpu_s: Sequence[float | None]

    def cpu_ms(self, share: float) -> float:
        """A quantile of the times of a question, in CPU milliseconds."""
        timed = sorted(each for each in self.cpu_s if each is not None)
        return timed[min(len(timed) - 1, int(share * len(timed)))] * 1e3

    @property
    def held(self) -> Memory:
        """Memory over the base after the last question."""
        return self.memory[-1][1]


@dataclass(frozen=True, slots=True)
class Added:
    """One document added to an index that stands.

    Attributes:
        wall_s: seconds until the writing process found it, opening anew.
        cpu_s: the same in CPU seconds.
        reader_s: seconds on the wall until a second process found it, that opens the index again and again.
    """

    wall_s: float
    cpu_s: float
    reader_s: float


def write_entries(path: Path, entries: Iterable[Entry]) -> None:
    """A line of JSON a passage, as the other processes read them."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(
            json.dumps([entry.passage_id, entry.document_id, entry.text], ensure_ascii=False) + "\n"
            for entry in entries
        )


def built(engine: str, passages: Path, folder: Path, *, count: int) -> Built:
    """An index of so many passages, in a new folder."""
    said = _said("build", engine, str(passages), str(folder))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Built(count, said["cpu_s"], size / 1e6)


def asked(engine: str, folder: Path, questions: Sequence[str], *, warming: int) -> Asked:
    """Every question answered, one after the other; the first ones are not timed."""
    path = folder.with_suffix(".questions.json")
    path.write_text(json.dumps(questions), encoding="utf-8")
    said = _said("ask", engine, str(folder), str(path), str(warming))
    return Asked(
        opened_s=said["opened_s"],
        opened_cpu_s=said["opened_cpu_s"],
        base=Memory(*said["base"]),
        memory=[(number, Memory(*held)) for number, held in said["memory"]],
        answers=[Answer(ids, confidence) for ids, confidence, _ in said["answers"]],
        cpu_s=[cpu_s for _, _, cpu_s in said["answers"]],
    )


def added(passages: Path, folder: Path) -> list[Added]:
    """The documents of a file added to our index one after the other, while a reader looks for them.

    What other engines have written is on the disk before: ours forces each addition there, and would wait for
    all of theirs.
    """
    os.sync()
    watching = subprocess.Popen(
        _command("watch", str(passages), str(folder)), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    if watching.stdout is None or watching.stdout.readline().strip() != "ready":
        raise OSError("the reader has not started")
    said = _said("add", str(passages), str(folder))["added"]
    output, _ = watching.communicate()
    seen_s = json.loads(output)["seen"]
    return [
        Added(wall_s, cpu_s, seen - began_s)
        for (began_s, wall_s, cpu_s), seen in zip(said, seen_s, strict=True)
    ]


def _said(*words: str) -> dict[str, Any]:
    done = subprocess.run(_command(*words), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tests.bench.search.child", *words]
