"""The index that answers, mended by itself where a question comes upon files that the disk has damaged."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.clearance import Clearance
    from corpus.found import Found
    from corpus.index.companions import Companion
    from corpus.names.rows import NameRows
    from corpus.names.table import NameTable

_T = TypeVar("_T")


@dataclass(frozen=True, eq=False, kw_only=True)
class MendedIndex(Index):
    """An index that another takes the place of, once an error shows that it is damaged.

    Opening compares sizes alone, for reading every byte takes long. So a damage that leaves the size as it is
    shows when a question comes upon it. Whoever holds this index then has the other, too.

    Attributes:
        another: makes the other; None where no file of the one that failed is damaged.
    """

    another: Callable[[Index], Index | None] = field(repr=False)
    _asked_now: list[Index] = field(default_factory=list, repr=False)
    _mending: Lock = field(default_factory=Lock, repr=False)

    def __post_init__(self) -> None:
        """In the beginning it is the generation that it was made of which is asked."""
        self._asked_now.append(Index(self.generation))

    def search(self, query: str, **options: Any) -> Found:  # noqa: ANN401  handed on
        """See `Index`."""
        return self._answered(lambda index: index.search(query, **options))

    def companions(
        self,
        passage_ids: Sequence[int],
        **options: Any,  # noqa: ANN401  likewise
    ) -> list[Companion]:
        """See `Index`."""
        return self._answered(lambda index: index.companions(passage_ids, **options))

    def neighbours(self, text: str, keys: Sequence[str], *, clearance: Clearance) -> list[int]:
        """See `Index`."""
        return self._answered(lambda index: index.neighbours(text, keys, clearance=clearance))

    def names(self, clearance: Clearance) -> NameTable:
        """See `Index`."""
        return self._answered(lambda index: index.names(clearance))

    def name_rows(self, clearance: Clearance) -> list[NameRows]:
        """See `Index`."""
        return self._answered(lambda index: index.name_rows(clearance))

    def mend(self) -> bool:
        """After an error: whether another has taken the place of a damaged index.

        Raises:
            CorpusError: it is damaged, and no other can be made.
        """
        return self._mended(self._present())

    def _present(self) -> Index:
        return self._asked_now[0]

    def _answered(self, asked: Callable[[Index], _T]) -> _T:
        index = self._present()
        try:
            return asked(index)
        except Exception:
            if not self._mended(index):
                raise
        return asked(self._present())

    def _mended(self, failed: Index) -> bool:
        with self._mending:
            if self._present() is not failed:
                return True  # by whoever came upon it first
            another = self.another(failed)
            if another is not None:
                self._asked_now[0] = another
            return another is not None
