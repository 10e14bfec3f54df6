"""All that one run of the benchmark has found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.bench.search.quality import recalls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.bench.search.quality import Recalls
    from tests.bench.search.runs import Added, Asked, Built
    from tests.quality.search import Question


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """One engine over one collection.

    Attributes:
        questions: those that it was asked, with their gold.
    """

    built: Built
    asked: Asked
    questions: Sequence[Question]

    @property
    def recalls(self) -> Recalls:
        """By set and variant."""
        return recalls(self.questions, self.asked.answers)


@dataclass(frozen=True, slots=True, eq=False)
class Size:
    """What was measured over so many passages.

    Attributes:
        passages: how many.
        vocabulary: distinct words by script.
        runs: by engine; an engine that would take too long is missing.
        added: to our index, one after the other.
    """

    passages: int
    vocabulary: Mapping[str, int]
    runs: Mapping[str, Run]
    added: Sequence[Added]


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A whole run.

    Attributes:
        sizes: ascending.
        judged: of the sizes, the passages of the one that quality is judged on.
        halves: by engine, the same collection without the documents that were taken away.
    """

    sizes: Mapping[int, Size] = field(default_factory=dict)
    judged: int = 0
    halves: Mapping[str, Run] = field(default_factory=dict)

    def run(self, engine: str, passages: int) -> Run | None:
        """Of an engine over so many passages; None where it was not measured."""
        size = self.sizes.get(passages)
        return size.runs.get(engine) if size else None
