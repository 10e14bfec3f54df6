"""At the console the configuration is listed and changed as it is in chat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIG = """\
timezone: Europe/Stockholm
collections: {public: {paths: [news]}}
briefings: {morning: {title: Morning, days: daily, at: "08:00", to: [console]}}
"""


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Types a command; exit code, and what was printed."""
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COMMUNIQUE_NOW", "2024-05-20T06:00:00Z")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    Path("own.yaml").write_text(CONFIG, encoding="utf-8")

    def run(*words: str) -> tuple[int, str]:
        code = main(["--config", "own.yaml", "config", *words])
        printed = capsys.readouterr()
        return code, " ".join((printed.out + printed.err).split())

    return run


def test_a_page_says_what_to_type_for_what_buttons_do_in_chat(typed: Callable[..., tuple[int, str]]) -> None:
    assert "config list briefings morning" in typed("list", "briefings")[1]
    code, page = typed("list", "briefings", "morning")
    assert code == 0
    assert "config change briefing.edit morning" in page


def test_a_change_is_shown_first_and_made_when_it_is_agreed_to(typed: Callable[..., tuple[int, str]]) -> None:
    change = ("change", "briefing.edit", "morning", "at=07:30")
    code, shown = typed(*change)
    assert code == 0
    assert "morning › at 08:00 → 07:30" in shown
    assert "None yet" in typed("history")[1]
    code, done = typed(*change, "--yes")
    assert code == 0
    assert "Version 2 holds now" in done
    assert "07:30" in typed("list", "briefings")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("briefing.edit", "mornin", "at=07:30"), "Did you mean 'morning'?"),
        (("briefing.edit", "morning", "at=26:00"), "26:00"),
        (("briefing.edti", "morning"), "briefing.edit"),
        (("briefing.edit", "morning", "hour=7"), "No field 'hour'"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(
    typed: Callable[..., tuple[int, str]], words: tuple[str, ...], said: str
) -> None:
    code, told = typed("change", *words, "--yes")
    assert code == 1
    assert said in told
    assert "None yet" in typed("history")[1]


def test_a_folder_can_be_added_from_here(typed: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    code, done = typed("change", "source.add", f"location={folder}", "collection=public", "--yes")
    assert code == 0
    assert "is read for public" in done
