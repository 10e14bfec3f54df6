"""Raised and lowered signs stay at their place in the line they belong to."""

from __future__ import annotations

import pytest

from corpus.block import Role
from tests.corpus.readers.papers import read, roles
from tests.corpus.readers.pdfs import COURIER_EM, LEADING, LEFT, TOP, Page, Text, column, pdf

_SIZE = 10.0
_SIGN_SIZE = 6.5


def _after(line: str, *, y: float = TOP) -> tuple[float, float]:
    """Where a line ends."""
    return LEFT + COURIER_EM * _SIZE * len(line), y


def _signed(before: str, sign: str, after: str, *, rise: float, y: float = TOP) -> list[Text]:
    """A line in Courier with a small sign in it, `rise` points above its baseline."""
    x, y = _after(before, y=y)
    end = x + COURIER_EM * _SIGN_SIZE * len(sign)
    return [
        Text(LEFT, y, before, _SIZE, "F3"),
        Text(x, y + rise, sign, _SIGN_SIZE, "F3"),
        *([Text(end, y, after, _SIZE, "F3")] if after else []),
    ]


@pytest.mark.parametrize("rise", [2.0, 4.05, 4.5, 6.0])
def test_a_footnotes_mark_does_not_cut_the_sentence_it_stands_in(rise: float) -> None:
    first = "The port handled more goods than it did in the"
    texts = [
        Text(LEFT, TOP + LEADING, first, _SIZE, "F3"),
        *_signed("years before the war.", "1", " Timber fell once more", rise=rise),
        Text(LEFT, TOP - LEADING, "and will fall again.", _SIZE, "F3"),
    ]
    found = read(pdf([Page(texts)]))
    assert found.text == f"{first} years before the war.¹ Timber fell once more and will fall again."


def test_an_exponent_stays_at_its_unit() -> None:
    found = read(pdf([Page(_signed("The county covers 410 km", "2", ", most of it moor.", rise=4.4))]))
    assert found.text == "The county covers 410 km², most of it moor."


@pytest.mark.parametrize("rise", [-1.0, -3.0, -4.3])
def test_an_index_stays_at_its_letters(rise: float) -> None:
    found = read(pdf([Page(_signed("Emissions of CO", "2", " fell by a tenth.", rise=rise))]))
    assert found.text == "Emissions of CO2 fell by a tenth."


def test_an_index_at_a_figure_does_not_become_part_of_the_number() -> None:
    assert read(pdf([Page(_signed("It is 101", "2", " in all.", rise=-3))])).text == "It is 101₂ in all."


def test_a_negative_exponent_is_no_subtraction() -> None:
    assert read(pdf([Page(_signed("It is 10", "-3", " metres.", rise=4.4))])).text == "It is 10⁻³ metres."


def test_a_mark_in_brackets_stays_as_it_is() -> None:
    assert read(pdf([Page(_signed("So it was.", "[4]", "", rise=4.4))])).text == "So it was.[4]"


def test_several_marks_on_one_line_are_no_heading() -> None:
    one = "Fares rose by a third,"
    texts = _signed(one, "1", " and buses fell by a tenth.", rise=4.5)
    end = texts[-1].x + COURIER_EM * _SIZE * len(texts[-1].words)
    texts.append(Text(end, TOP + 4.5, "2, 3", _SIGN_SIZE, "F3"))
    assert roles(read(pdf([Page(texts)]))) == [
        (Role.PARAGRAPH, "Fares rose by a third,¹ and buses fell by a tenth.², ³")
    ]


def test_a_mark_before_its_note_stays_with_it() -> None:
    texts = [
        *column(["The port handled more goods."] * 3, font="F3"),
        Text(LEFT, 100 + 3.6, "1", 4.5, "F3"),
        Text(LEFT + 5, 100, "At the prices of last year.", 8, "F3"),
    ]
    assert roles(read(pdf([Page(texts)])))[-1] == (Role.FOOTNOTE, "¹ At the prices of last year.")


def test_marks_of_two_heights_in_one_line_both_stay_there() -> None:
    texts = _signed("It is 10", "6", " tonnes.", rise=4.4)
    end = texts[-1].x + COURIER_EM * _SIZE * len(texts[-1].words)
    texts.append(Text(end, TOP + 6, "1", _SIGN_SIZE, "F3"))
    assert read(pdf([Page(texts)])).text == "It is 10⁶ tonnes.¹"


def test_small_type_under_large_type_stays_a_line_of_its_own() -> None:
    texts = [
        Text(LEFT, TOP, "Storm closes harbour", 20, "F3"),
        Text(LEFT, TOP - 14, "By Orla Finch", 10, "F3"),
        *column(["The port handled more goods than before."] * 3, y=TOP - 50, font="F3"),
    ]
    assert [text for _, text in roles(read(pdf([Page(texts)])))][:2] == [
        "Storm closes harbour",
        "By Orla Finch",
    ]
