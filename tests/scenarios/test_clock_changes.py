"""`communique plan` as an operator sees it before the nights on which clocks change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot import cli
from bot.commands.plan import plan
from bot.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.application import Application

    Planned = Callable[..., str]
    """The clock and what follows `plan` on the command line → what is printed."""

CONFIG = """\
timezone: Europe/Berlin
collections:
  public: {paths: []}
briefings:
  morning: {days: mon-fri, at: "08:00", to: [console, "slack:#desk"], skip: ["2026-12-24..2027-01-01"]}
  night: {cron: "30 2,3 * * *", to: ["file:outbox/night.jsonl"]}
  sunday: {days: sun, at: "00:00", timezone: America/Santiago, to: ["discord:112233445566778899"]}
  weekly: {}
"""


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Planned:
    file = tmp_path / "communique.yaml"
    file.write_text(CONFIG, encoding="utf-8")

    def call(now: str, *typed: str) -> str:
        monkeypatch.setenv("COMMUNIQUE_NOW", now)
        code = cli.main(["--home", str(tmp_path / "home"), "--config", str(file), "plan", *typed])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    return call


def shape(planned: Planned, now: str, *typed: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(planned(now, *typed, "--json"))
    return told


def test_the_page_tells_of_both_times_of_a_missing_hour(planned: Planned) -> None:
    assert planned("2026-03-28T12:00:00Z", "--next", "4") == (
        "Plan                                                Sat 28 Mar 2026 13:00 Berlin\n"
        "\n"
        "Sun 29 Mar 2026 03:30 Berlin    night · file:outbox/night.jsonl · 02:30 does not\n"
        "                                exist that night: one with 03:30\n"
        "Sun 29 Mar 2026 03:30 Berlin    night · file:outbox/night.jsonl\n"
        "Sun 29 Mar 2026 00:00 Santiago  sunday · discord:112233445566778899\n"
        "Mon 30 Mar 2026 02:30 Berlin    night · file:outbox/night.jsonl\n"
        "Mon 30 Mar 2026 03:30 Berlin    night · file:outbox/night.jsonl\n"
        "\n"
        "weekly: only when asked for\n"
    )


def test_the_page_tells_which_of_two_hours_counts(planned: Planned) -> None:
    night = planned("2026-10-24T12:00:00Z", "night", "--next", "2")
    assert "Sun 25 Oct 2026 02:30 Berlin  night" in night
    assert "02:30 comes twice that night: the first" in " ".join(night.split())
    assert night.count("Berlin  night") == 2


def test_a_midnight_that_does_not_exist_comes_an_hour_later(planned: Planned) -> None:
    sunday = " ".join(planned("2026-09-05T12:00:00Z", "sunday", "--next", "1").split())
    assert "Sun 6 Sep 2026 01:00 Santiago" in sunday
    assert "00:00 does not exist that night: 01:00" in sunday


def test_a_program_reads_the_same(planned: Planned) -> None:
    assert shape(planned, "2026-03-28T12:00:00Z", "night", "--next", "1") == {
        "occurrences": [
            {
                "briefing": "night",
                "nominal": nominal,
                "timezone": "Europe/Berlin",
                "due_at": "2026-03-29T01:30:00Z",
                "merged": merged,
                "shift": shift,
                "to": ["file:outbox/night.jsonl"],
            }
            for nominal, merged, shift in (
                ("2026-03-29T02:30", True, "gap"),
                ("2026-03-29T03:30", False, None),
            )
        ],
        "skipped": [],
        "only_when_asked": [],
    }


def test_days_that_leave_nothing_out_are_not_told(planned: Planned) -> None:
    assert "skipped" not in planned("2026-12-21T12:00:00Z", "morning", "--next", "2")
    assert "24 December 2026 – 1 January 2027  morning · skipped" in planned(
        "2026-12-21T12:00:00Z", "morning", "--next", "3"
    )
    assert shape(planned, "2026-12-31T12:00:00Z", "morning")["skipped"] == [
        {"briefing": "morning", "first": "2026-12-24", "last": "2027-01-01"}
    ]
    assert shape(planned, "2027-01-01T12:00:00Z", "morning")["skipped"] == []


def test_a_briefing_without_a_time_is_only_made_when_asked_for(planned: Planned) -> None:
    assert shape(planned, "2026-05-20T12:00:00Z", "weekly") == {
        "occurrences": [],
        "skipped": [],
        "only_when_asked": ["weekly"],
    }
    assert "weekly: only when asked for" in planned("2026-05-20T12:00:00Z", "weekly")


def test_an_unknown_briefing_is_told_with_the_likely_one(demo: Application) -> None:
    with pytest.raises(UnknownName, match="no briefing 'mornin'") as unknown:
        plan(demo, "mornin")
    assert unknown.value.hint == "did you mean 'morning'?"
