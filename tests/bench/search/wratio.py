"""rapidfuzz over the passages themselves, one after the other: what a program does that has no index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

from tests.bench.search.engines import LIMIT, Answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.index import Entry
    from tests.bench.search.engines import Ask

_FILE = "texts.json"


class _WRatio:
    """All texts in memory, without case and punctuation from the beginning."""

    def build(self, folder: Path, entries: Sequence[Entry]) -> None:
        texts = [[entry.passage_id, utils.default_process(entry.text)] for entry in entries]
        (folder / _FILE).write_text(json.dumps(texts), encoding="utf-8")

    def open(self, folder: Path) -> Ask:
        numbered = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        numbers, texts = [number for number, _ in numbered], [text for _, text in numbered]

        def ask(question: str) -> Answer:
            asked = utils.default_process(question)
            best = process.extract(asked, texts, scorer=fuzz.WRatio, processor=None, limit=LIMIT)
            return Answer([numbers[place] for _, _, place in best], best[0][1] if best else 0.0)

        return ask


WRATIO = _WRatio()
