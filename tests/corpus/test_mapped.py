"""Arrays in a file: what is opened is what was written, also after its memory was given back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.mapped import Strings, mapped_columns, write_columns

if TYPE_CHECKING:
    from corpus.mapped import Columns

LARGE = np.arange(1 << 20, dtype=np.uint32)


def test_arrays_of_every_shape_come_back(tmp_path: Path) -> None:
    columns: Columns = {
        "none": np.empty((0, 2), np.float32),
        "two": np.arange(6).reshape(2, 3),
        "large": LARGE,
    }
    write_columns(tmp_path / "file", columns)
    opened = mapped_columns(tmp_path / "file")
    assert list(opened) == list(columns)
    for name, column in columns.items():
        assert opened[name].dtype == column.dtype
        assert np.array_equal(opened[name], column)
        opened.give_back(name)
        assert np.array_equal(opened[name], column)


@pytest.mark.skipif(sys.platform != "linux", reason="resident memory is told otherwise there")
def test_memory_that_is_given_back_is_no_longer_taken(tmp_path: Path) -> None:
    def resident_bytes() -> int:
        maps = Path("/proc/self/smaps").read_text(encoding="utf-8").split(str(tmp_path / "file"))[1]
        return int(maps.partition("Rss:")[2].split()[0]) * 1024

    write_columns(tmp_path / "file", {"before": LARGE, "large": LARGE})
    opened = mapped_columns(tmp_path / "file")
    assert int(opened["large"].sum()) + int(opened["before"].sum()) == 2 * int(LARGE.sum())
    assert resident_bytes() >= 2 * LARGE.nbytes
    opened.give_back("large")
    assert LARGE.nbytes <= resident_bytes() < 1.1 * LARGE.nbytes


@pytest.mark.parametrize(
    "texts", [["ferry", "паром", "", "渡轮", "\ud800"], ["a\0b", "", "\0", "c"], ["", ""], []]
)
def test_texts_at_some_places_are_those_that_stand_there(texts: list[str]) -> None:
    held = Strings.of(texts)
    places = np.array([*range(len(texts)), *reversed(range(len(texts)))], np.int64)
    assert held.at(places) == [*texts, *reversed(texts)]
    assert held.at(places[:0]) == []
