"""Bullets that are drawn make items, as those do that a font has."""

from __future__ import annotations

import pytest

from corpus.block import Role
from tests.corpus.readers.papers import read, roles
from tests.corpus.readers.pdfs import LEADING, LEFT, TOP, Page, Text, column, pdf

_ITEMS = ("Cod is cheaper than it was", "Herring costs a third more", "Nobody buys plaice")


def _disc(x: float, y: float, radius: float) -> bytes:
    pull = 0.5523 * radius
    return (
        f"{x + radius} {y} m "
        f"{x + radius} {y + pull} {x + pull} {y + radius} {x} {y + radius} c "
        f"{x - pull} {y + radius} {x - radius} {y + pull} {x - radius} {y} c "
        f"{x - radius} {y - pull} {x - pull} {y - radius} {x} {y - radius} c "
        f"{x + pull} {y - radius} {x + radius} {y - pull} {x + radius} {y} c h"
    ).encode()


def _square(x: float, y: float, radius: float) -> bytes:
    return f"{x - radius} {y - radius} {2 * radius} {2 * radius} re".encode()


_DRAWN = {
    "disc": (_disc, b"f"),
    "ring": (_disc, b"S"),
    "square": (_square, b"f"),
    "scaled disc": (lambda x, y, radius: b"q .5 0 0 .5 0 0 cm " + _disc(2 * x, 2 * y, 2 * radius), b"f Q"),
}


@pytest.mark.parametrize("kind", _DRAWN)
def test_a_drawn_bullet_begins_an_item(kind: str) -> None:
    draw, paint = _DRAWN[kind]
    shapes = b"\n".join(
        draw(LEFT - 10, TOP - number * LEADING + 3, 1.5) + b" " + paint for number in range(len(_ITEMS))
    )
    found = read(pdf([Page(column(_ITEMS), operators=shapes)]))
    assert roles(found) == [(Role.LIST_ITEM, f"• {item}") for item in _ITEMS]


def test_a_line_without_a_drawn_bullet_goes_on_with_its_item() -> None:
    shapes = b" ".join(
        (_disc(LEFT - 10, TOP + 3, 1.5), b"f", _disc(LEFT - 10, TOP - 2 * LEADING + 3, 1.5), b"f")
    )
    lines = ("The harbour wall is mended before the", "Easter ferries come back", "Then comes the quay")
    found = read(pdf([Page(column(lines), operators=shapes)]))
    assert roles(found) == [
        (Role.LIST_ITEM, "• The harbour wall is mended before the Easter ferries come back"),
        (Role.LIST_ITEM, "• Then comes the quay"),
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(_disc(LEFT - 10, TOP + 3, 1.5) + b" n", id="a path that clips"),
        pytest.param(_disc(LEFT - 10, TOP + 3, 40) + b" f", id="a large disc"),
        pytest.param(_disc(LEFT - 60, TOP + 3, 1.5) + b" f", id="a disc far away"),
        pytest.param(_disc(LEFT - 10, TOP - 5, 1.5) + b" f", id="a disc between lines"),
        pytest.param(b"60 763 10 1 re f", id="a rule"),
        pytest.param(b"60 763 m 63 f", id="a point without its height"),
        pytest.param(b"\n".join([_disc(LEFT - 10, TOP + 3, 1.5) + b" f"] * 600), id="a cloud of points"),
    ],
)
def test_what_is_drawn_otherwise_is_no_bullet(drawn: bytes) -> None:
    assert read(pdf([Page(column(_ITEMS[:1]), operators=drawn)])).text == _ITEMS[0]


def _slides(heading: str, points: tuple[str, ...]) -> list[str]:
    """What is read from a slide in large type whose points have no marks; the slide before shows how wide."""
    first = [Text(LEFT, TOP, "Income", 28), Text(LEFT, 650, heading, 20)]
    second = [Text(LEFT, TOP, "Spending", 28), *column(points, y=650, size=20, leading=24)]
    return [text for _, text in roles(read(pdf([Page(first), Page(second)])))][3:]


def test_the_points_of_a_slide_without_marks_are_not_run_together() -> None:
    points = ("Care takes half of the budget", "Roads: three million less", "Buses are kept as they are")
    assert _slides("The harbour pays for a third of it all again", points) == list(points)


def test_the_lines_of_a_slides_sentence_are_not_parted() -> None:
    lines = ("The council of the county of", "Elmsworth takes half of the", "budget for its ferries")
    assert _slides("The harbour pays for a third of it all again", lines) == [" ".join(lines)]


def test_full_lines_of_a_slide_are_not_parted_before_a_capital() -> None:
    lines = ("The council of the county of", "Elmsworth takes half of it")
    assert _slides("The harbour pays", lines) == [" ".join(lines)]
