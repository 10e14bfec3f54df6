from __future__ import annotations

from bot.chat.managing.differing import rows_of
from bot.versions.diff import difference

BEFORE = """\
timezone: Europe/Stockholm
topics:
  tunnel: {words: [tunnel, harbour]}
briefings:
  morning: {title: Morning, at: "08:00", to: ["slack:#news", console]}
"""


def _rows(after: str) -> tuple[tuple[str, ...], ...]:
    return rows_of(difference(BEFORE, after))


def test_a_value_that_becomes_another_is_one_row() -> None:
    after = BEFORE.replace("08:00", "09:30").replace("Stockholm", "Oslo")
    assert _rows(after) == (
        ("timezone", "Europe/Stockholm → Europe/Oslo"),
        ("morning › at", "08:00 → 09:30"),
    )


def test_what_is_new_and_what_is_gone_of_a_list_stand_in_one_row() -> None:
    after = BEFORE.replace("console]", '"slack:#board"]')
    assert _rows(after) == (("morning › to", "gone: console", "new: slack:#board"),)


def test_a_new_thing_has_a_row_for_each_of_its_keys() -> None:
    after = BEFORE.replace("briefings:", "  toll: {words: [toll, fee], aliases: {Toll: [Maut]}}\nbriefings:")
    assert _rows(after) == (
        ("toll › words", "new: [toll, fee]"),
        ("toll › aliases", "new: Toll: [Maut]"),
    )


def test_a_gone_thing_has_a_row_for_each_of_its_keys() -> None:
    assert rows_of(difference(BEFORE, BEFORE.partition("  morning")[0].rstrip() + " {}\n")) == (
        ("morning › title", "gone: Morning"),
        ("morning › at", "gone: 08:00"),
        ("morning › to", "gone: [slack:#news, console]"),
    )


def test_what_has_but_another_name_is_one_row() -> None:
    assert _rows(BEFORE.replace("  tunnel:", "  tunnels:")) == (("topics", "tunnel → tunnels"),)


def test_what_was_cut_may_be_something_else() -> None:
    cut = ("topics", "- a:", "-   words: [b…", "+ c:", "+   words: [b…")
    assert rows_of(cut) == (("a › words", "gone: [b…"), ("c › words", "new: [b…"))


def test_what_is_left_out_is_said() -> None:
    assert rows_of(("topics", "+ a: b", "… and 3 more lines")) == (
        ("topics", "new: a: b"),
        ("… and 3 more lines",),
    )
