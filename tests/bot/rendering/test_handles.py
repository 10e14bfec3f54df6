"""Handles: whatever a click is about, what it carries is short, and leads back to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.discord import limits
from bot.rendering.handles import MAX_CHARS, handle_of, meant

values = st.text(st.characters(codec="utf-8") | st.sampled_from("a|:~\N{GRINNING FACE}\n"), max_size=200)


@given(values, st.lists(values, max_size=3))
def test_a_handle_is_short_and_stands_for_its_value_alone(value: str, others: list[str]) -> None:
    handle = handle_of(value)
    assert limits.carried(handle, MAX_CHARS)
    assert handle.isprintable()
    assert meant(handle, [*others, value]) == value


def test_what_fits_is_carried_as_it_is_and_what_stands_for_nothing_stays() -> None:
    assert handle_of("Power of Siberia") == "Power of Siberia"
    assert handle_of("x" * 61) != handle_of("x" * 62)
    assert meant("~gone", ["here"]) == "~gone"
