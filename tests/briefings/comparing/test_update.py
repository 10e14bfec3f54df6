"""Updates: a later number for the same thing, and nothing else."""

from __future__ import annotations

import pytest

from briefings.comparing.update import updates
from tests.passages import a_passage

BEFORE, AFTER = "2025-03-04", "2025-03-06"

NEW_STATE = [
    (
        "Rangers have counted 41 sick seals on the beaches of Holm Island since Sunday.",
        "The number of sick seals on Holm Island rose to 46 on Thursday.",
    ),
    (
        "The reservoir above Dalby has fallen to 23 percent of its capacity.",
        "Rain lifted the reservoir above Dalby to 25 percent of its capacity.",
    ),
    (
        "The Dalby bridge will open to lorries on 1 June, the council said.",
        "The Dalby bridge will now open to lorries on 20 June, the council said.",
    ),
]
ANOTHER_THING = [
    (
        "Rangers have counted 41 sick seals on the beaches of Holm Island since Sunday.",
        "The bakery in Dalby sold 46 loaves on Thursday.",
    ),
    (
        "Exports of Norland rose by 12 percent in 2024.",
        "Imports of Norland rose by 9 percent in 2024.",
    ),
    (
        "Rangers have counted 41 sick seals on the beaches of Holm Island since Sunday.",
        "Rangers have counted 41 sick seals on the beaches of Holm Island, a report says.",
    ),
]


@pytest.mark.parametrize(("before", "after"), NEW_STATE)
def test_a_later_number_or_day_for_one_thing_is_its_new_state(before: str, after: str) -> None:
    one = a_passage(before, "post", title="Holm and Dalby today", published_at=BEFORE)
    other = a_passage(after, "wire", title="Holm and Dalby today", published_at=AFTER)
    assert updates(one, other)
    assert not updates(other, one)


@pytest.mark.parametrize(("before", "after"), ANOTHER_THING)
def test_another_thing_or_the_same_number_is_none(before: str, after: str) -> None:
    one = a_passage(before, "post", title="Holm and Dalby today", published_at=BEFORE)
    assert not updates(one, a_passage(after, "wire", title="Holm and Dalby today", published_at=AFTER))


def test_on_one_day_nothing_is_later() -> None:
    before, after = NEW_STATE[0]
    one, other = (a_passage(text, name, published_at=BEFORE) for text, name in ((before, "a"), (after, "b")))
    assert not updates(one, other)
