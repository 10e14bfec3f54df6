"""The clock of every command."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from config import ConfigError, now


@pytest.mark.parametrize(
    "written", ["2026-05-20T08:00:00Z", " 2026-05-20T10:00:00+02:00 ", "2026-05-20T08:00Z"]
)
def test_the_environment_sets_the_clock(written: str) -> None:
    instant = now({"COMMUNIQUE_NOW": written})
    assert instant == datetime(2026, 5, 20, 8, tzinfo=UTC)
    assert instant.tzinfo is UTC


@pytest.mark.parametrize("environ", [{}, {"COMMUNIQUE_NOW": ""}])
def test_else_the_clock_is_the_real_one_in_utc(environ: dict[str, str]) -> None:
    assert now(environ).tzinfo is UTC


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("yesterday", "such as 2026-05-20T08:00:00Z"),
        ("2026-05-20T25:00:00Z", "such as 2026-05-20T08:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "such as 2026-05-20T08:00:00Z"),
        ("2026-05-20", "write 2026-05-20T00:00:00Z"),
        ("2026-05-20 08:00", "write 2026-05-20T08:00:00Z"),
    ],
)
def test_an_instant_without_zone_or_sense_is_a_mistake(written: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        now({"COMMUNIQUE_NOW": written})
    assert (caught.value.key, caught.value.hint) == ("COMMUNIQUE_NOW", hint)
