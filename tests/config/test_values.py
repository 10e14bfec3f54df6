from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import ConfigError, parse
from config.configuration import CATCH_UP_ALL, CatchUp
from config.values import catch_up, catch_up_text, truth


@pytest.mark.parametrize(
    ("written", "meant"), [("false", False), ("No", False), ("off", False), ("true", True)]
)
def test_a_briefing_is_switched_off_by_whatever_says_no(written: str, *, meant: bool) -> None:
    text = f"briefings: {{morning: {{enabled: {written}}}, noon: {{}}}}"
    held = parse(text, path="communique.yaml", folder=Path("/")).briefings
    assert (held["morning"].enabled, held["noon"].enabled) == (meant, True)


def test_what_says_neither_yes_nor_no_is_a_mistake() -> None:
    with pytest.raises(ConfigError) as raised:
        truth("perhaps")
    assert raised.value.hint == "write true or false"


@given(
    st.sampled_from([*CatchUp, CATCH_UP_ALL])
    | st.integers(1, 366 * 24).map(lambda hours: timedelta(hours=hours))
)
def test_what_is_made_up_for_is_read_back_as_it_was_written(chosen: CatchUp | timedelta) -> None:
    assert catch_up(catch_up_text(chosen)) == chosen
