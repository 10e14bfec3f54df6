"""What goes wrong unexpectedly is kept in the home, once, and only then is there a home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.door import LOG, keep_log, log, troubles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = [*log.handlers]
    yield
    for handler in [one for one in log.handlers if one not in before]:
        log.removeHandler(handler)
        handler.close()


def test_a_home_is_made_for_the_log_only_when_there_is_something_to_say(tmp_path: Path) -> None:
    keep_log(tmp_path / "some" / "home")
    assert list(tmp_path.iterdir()) == []

    (trouble,) = troubles(RuntimeError("the pump has failed"))
    said = (tmp_path / "some" / "home" / LOG).read_text(encoding="utf-8")
    assert "the pump has failed" in said
    assert said.split("unexpected error ")[1][:8] in trouble.message


def test_what_goes_wrong_is_told_once_and_in_the_home_opened_last(tmp_path: Path) -> None:
    for name in ("first", "second", "second"):
        keep_log(tmp_path / name)
    troubles(RuntimeError("the pump has failed"))

    assert [path.name for path in tmp_path.iterdir()] == ["second"]
    assert (tmp_path / "second" / LOG).read_text(encoding="utf-8").count("unexpected error") == 1


def test_a_home_that_cannot_be_made_adds_no_second_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep_log(tmp_path / "file" / "home")

    assert len(troubles(RuntimeError("the pump has failed"))) == 1
