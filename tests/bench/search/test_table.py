from __future__ import annotations

import pytest

from tests.bench.search.floors import Floor
from tests.bench.search.table import Table, number


def test_a_table_is_markdown_whose_columns_are_aligned() -> None:
    table = Table("Speed", "CPU time.", ["engine", "ms"], [("ours", "1.5"), ("another", "12")])
    assert str(table).splitlines() == [
        "## Speed",
        "",
        "CPU time.",
        "",
        "| engine  | ms  |",
        "| ------- | --- |",
        "| ours    | 1.5 |",
        "| another | 12  |",
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(23_456.7, "23,457"), (12.34, "12.3"), (1.234, "1.23"), (0.01234, "0.0123"), (0, "0")],
)
def test_a_number_has_three_digits_that_count(value: float, shown: str) -> None:
    assert number(value) == shown


def test_a_floor_is_reached_from_its_side_or_was_not_measured() -> None:
    assert Floor("R@5", 0.9, 0.9).row == ("R@5", "≥ 0.9", "0.9", "yes")
    assert Floor("MB", 300, 312.0, highest=True).row == ("MB", "≤ 300", "312", "no")
    assert Floor("MB", 300, None, highest=True).row == ("MB", "≤ 300", "not measured", "")
