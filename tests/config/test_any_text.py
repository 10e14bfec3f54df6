"""Whatever a person writes, it is read or it is a ConfigError; nothing else comes out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from config import ConfigError, ConfigErrors, parse
from config.cron import cron
from config.destination import destination
from config.schedule import date_range, days, duration, time_of_day, timezone
from config.section import text, whole_number

KEYS = ["timezone", "topics", "briefings", "morning", "at", "to", "words", "aliases", "paths", "skip", "days"]
MARKS = [
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "'",
    '"',
    "#",
    "? ",
    "!t ",
    "|",
    ": ",
    "\n",
    "\n  ",
    "\t",
    "---\n",
]
VALUES = [
    "null",
    "08:00",
    "08.00",
    "mon-",
    "slack:#x",
    "http://[x",
    "2026-02-30..",
    "*/0",
    "60",
    "²",
    "٣",
    "1m",
]
PIECES = st.sampled_from([*KEYS, *MARKS, *VALUES])
FORMS = (cron, destination, date_range, days, duration, time_of_day, timezone, text, whole_number(1, 50))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40))
def test_any_text_is_a_configuration_or_a_list_of_mistakes(written: str) -> None:
    with suppress(ConfigErrors):
        assert parse(written, path="communique.yaml", folder=Path("/srv")).collections


@settings(deadline=None)
@given(st.sampled_from(FORMS), st.lists(PIECES, max_size=4).map("".join) | st.text(max_size=20))
def test_any_text_is_a_value_or_a_mistake(form: object, written: str) -> None:
    assert callable(form)
    with suppress(ConfigError):
        assert form(written) is not None
