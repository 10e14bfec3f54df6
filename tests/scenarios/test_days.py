"""Mornings: documents and a clock in, messages out."""

from __future__ import annotations

import asyncio
from datetime import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.ledger import tables
from bot.ledger.entries import ASKED, Occurrence, Planned
from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from bot.subscriptions.subscription import Subscription
from config.destination import destination
from corpus.errors import StoreUnavailable
from corpus.store.engine import transaction
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = "2026-03-02T06:00:00+00:00"
"""07:00 in Stockholm."""

TUNNEL = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"
TOLL = "Lorries will pay a toll of 12 euros in the tunnel from June 2024.\n"
SALE = "The board wants to sell the tunnel to the port for 90 million euros.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path, HandClock(MONDAY))
    room.read("tunnel.txt", TUNNEL)
    return room


def _states(room: Newsroom, *, subject: str = "morning") -> dict[str, OccurrenceState]:
    return {one.nominal: one.state for one, _ in room.desk.ledger.occurrences(subject=subject)}


def test_a_briefing_arrives_once_at_its_hour_and_the_next_one_tells_what_is_new(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T06:59:59+00:00")
    assert newsroom.sent() == []
    newsroom.until("2026-03-02T12:00:00+00:00")
    (monday,) = newsroom.sent()
    assert monday["sent_at"].startswith("2026-03-02T07:00:00")
    assert "opened on 3 May" in monday["text"]
    newsroom.read("toll.txt", TOLL)
    newsroom.until("2026-03-03T12:00:00+00:00")
    _, tuesday = newsroom.sent()
    assert "toll of 12 euros" in tuesday["text"]
    assert "opened on 3 May" not in tuesday["text"]


def test_what_was_never_delivered_has_not_been_told(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T06:59:00+00:00")
    (newsroom.folder / "home" / "out.jsonl").mkdir()
    newsroom.until("2026-03-02T12:00:00+00:00")
    (newsroom.folder / "home" / "out.jsonl").rmdir()
    newsroom.until("2026-03-03T12:00:00+00:00")
    (tuesday,) = newsroom.sent()
    assert "opened on 3 May" in tuesday["text"]
    assert "the first briefing" in tuesday["text"]


def test_nothing_new_and_nothing_read_are_two_messages(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    newsroom.read("again.txt", TUNNEL)
    newsroom.until("2026-03-03T12:00:00+00:00")
    newsroom.until("2026-03-04T12:00:00+00:00")
    _, nothing_new, nothing_read = newsroom.texts()
    assert "Nothing new" in nothing_new
    assert "Nothing has been read since Mon 2 Mar 2026" in nothing_read


def test_a_briefing_that_cannot_be_made_is_a_third_message_and_a_note(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    with transaction(newsroom.application.store.engine) as connection:
        connection.execute(update(tables.edition).values(told=[{"version": 99}]))
    room = newsroom.restarted()
    room.until("2026-03-03T06:58:00+00:00")
    assert any("cannot be made" in note for note in room.texts("notes.jsonl")), "before its hour"
    assert len(room.sent()) == 1
    room.until("2026-03-03T07:00:00+00:00")
    _, broken = room.texts()
    assert "could not be made" in broken
    assert "version" not in broken


@pytest.mark.parametrize(
    ("policy", "made_up_for"),
    [
        ("latest", ["2026-03-05T08:00"]),
        ("none", []),
        ("all within 48h", ["2026-03-04T08:00", "2026-03-05T08:00"]),
    ],
)
def test_a_late_start_makes_up_for_what_the_policy_says(
    newsroom: Newsroom, policy: str, made_up_for: list[str]
) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    newsroom.clock.to("2026-03-05T08:00:00+00:00")
    room = newsroom.restarted(more=f"catch_up: {policy}")
    room.until("2026-03-05T08:01:00+00:00")
    states = _states(room)
    late = ["2026-03-03T08:00", "2026-03-04T08:00", "2026-03-05T08:00"]
    assert {nominal: states[nominal] for nominal in late} == {
        nominal: OccurrenceState.DONE if nominal in made_up_for else OccurrenceState.SKIPPED
        for nominal in late
    }
    assert len(room.sent()) == 1 + len(made_up_for)
    assert sum("opened on 3 May" in one for one in room.texts()) == 1, "what was told is not told again"
    reasons = [one.reason for one, _ in room.desk.ledger.occurrences() if one.state == "skipped"]
    assert all(reason is not None and reason.startswith("missed") for reason in reasons)


def test_a_late_briefing_says_how_late_and_why(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    newsroom.clock.to("2026-03-03T07:46:00+00:00")
    room = newsroom.restarted()
    room.clock.to("2026-03-03T07:47:00+00:00")
    room.round()
    assert "47 min late: restarted 08:46" in room.texts()[-1]


def test_what_was_written_in_time_and_lay_about_is_written_anew_and_says_so(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T06:58:00+00:00")
    newsroom.clock.to("2026-03-02T09:00:00+00:00")
    room = newsroom.restarted()
    room.read("toll.txt", TOLL)
    room.round()
    room.round()
    (late,) = room.texts()
    assert "2 h late: restarted 10:00" in late
    assert "toll of 12 euros" in late


def test_a_document_that_is_withdrawn_before_the_hour_is_not_sent(newsroom: Newsroom) -> None:
    newsroom.read("toll.txt", TOLL)
    newsroom.until("2026-03-02T06:58:00+00:00")
    (toll,) = [one for one in newsroom.application.reader.documents() if one.id.startswith("toll")]
    newsroom.application.store.withdraw(toll.id, at=newsroom.application.instant())
    newsroom.until("2026-03-02T07:05:00+00:00")
    (sent,) = newsroom.texts()
    assert "toll" not in sent
    assert "opened on 3 May" in sent


def test_a_destination_gets_what_it_may_see_and_no_more(tmp_path: Path) -> None:
    room = Newsroom(tmp_path, HandClock(MONDAY), to='"file:out.jsonl", "file:board.jsonl"')
    room.read("tunnel.txt", TUNNEL)
    room.read("sale.txt", SALE, where="board")
    room.until("2026-03-02T12:00:00+00:00")
    assert "90 million" in room.texts("board.jsonl")[0]
    assert "90 million" not in room.texts()[0]
    assert "2 documents" not in room.texts()[0]


def test_a_clearance_that_is_taken_away_between_freeze_and_hour_holds(tmp_path: Path) -> None:
    room = Newsroom(tmp_path, HandClock(MONDAY), to='"file:board.jsonl"')
    room.read("tunnel.txt", TUNNEL)
    room.read("sale.txt", SALE, where="board")
    room.until("2026-03-02T06:58:00+00:00")
    room.reconfigure('allow: ["file:board.jsonl"]', "allow: []")
    room.until("2026-03-02T07:05:00+00:00")
    (sent,) = room.texts("board.jsonl")
    assert "90 million" not in sent
    assert "opened on 3 May" in sent


def test_a_channel_that_leaves_before_the_hour_gets_nothing_and_one_that_joins_gets_it(
    newsroom: Newsroom,
) -> None:
    newsroom.until("2026-03-02T06:45:00+00:00")
    room = newsroom.restarted(to='"file:other.jsonl"')
    room.until("2026-03-02T12:00:00+00:00")
    assert room.sent() == []
    assert len(room.sent("other.jsonl")) == 1


def test_a_briefing_that_is_moved_before_its_hour_comes_at_the_new_one(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T06:45:00+00:00")
    room = newsroom.restarted(more='timezone: "Europe/London"')
    room.until("2026-03-02T07:30:00+00:00")
    assert room.sent() == []
    room.until("2026-03-02T08:30:00+00:00")
    assert [one["sent_at"][:16] for one in room.sent()] == ["2026-03-02T08:00"]


def test_a_briefing_that_is_moved_while_nothing_runs_comes_at_the_new_hour(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T06:45:00+00:00")
    newsroom.clock.to("2026-03-02T07:05:00+00:00")
    room = newsroom.restarted(more='timezone: "Europe/London"')
    room.until("2026-03-02T09:00:00+00:00")
    assert [one["sent_at"][:16] for one in room.sent()] == ["2026-03-02T08:00"]


def test_one_that_cannot_be_planned_keeps_no_other_from_its_hour(newsroom: Newsroom) -> None:
    asked = Subscription(
        "",
        Kind.DIGEST,
        destination("file:ann.jsonl"),
        "Europe/Stockholm",
        newsroom.clock.now(),
        at=time(8, 0),
    )
    newsroom.desk.ledger.subscribe(asked)
    with transaction(newsroom.application.store.engine) as connection:
        connection.execute(update(tables.subscription).values(timezone="US/Pacific-New"))  # gone since 2020b
    for at in ("06:58", "07:00"):
        newsroom.clock.to(f"2026-03-02T{at}:00+00:00")
        with pytest.raises(ExceptionGroup):
            newsroom.round()
        asyncio.run(newsroom.desk.courier.carry_due())
    assert len(newsroom.sent()) == 1


def test_what_was_asked_for_of_a_briefing_that_is_gone_is_left_out(newsroom: Newsroom) -> None:
    now = newsroom.clock.now()
    asked = Occurrence(Kind.BRIEFING, "evening", f"2026-03-02T07:00{ASKED}", "Europe/Stockholm", "", now)
    newsroom.desk.ledger.plan([Planned(asked, (destination("file:out.jsonl"),))])
    newsroom.round()
    assert newsroom.desk.ledger.waiting(now) == []


def test_two_programs_over_one_home_send_once(newsroom: Newsroom) -> None:
    other = newsroom.restarted()
    for at in ("06:40", "06:58", "07:00", "07:01"):
        newsroom.clock.to(f"2026-03-02T{at}:00+00:00")
        for room in (newsroom, other, newsroom):
            room.round()
    assert len(newsroom.sent()) == 1


def test_two_replicas_on_one_database_send_once_each_from_its_own_index(
    tmp_path: Path, postgres_url: str
) -> None:
    clock, out = HandClock(MONDAY), tmp_path / "out.jsonl"
    one, two = (
        Newsroom(tmp_path / name, clock, to=f'"file:{out}"', database_url=postgres_url)
        for name in ("one", "two")
    )
    one.read("tunnel.txt", TUNNEL)
    for at in ("06:40", "06:58", "07:00", "07:01"):
        clock.to(f"2026-03-02T{at}:00+00:00")
        for room in (two, one, two):
            room.round()
    two.read("toll.txt", TOLL)
    for at in ("06:58", "07:00"):
        clock.to(f"2026-03-03T{at}:00+00:00")
        for room in (one, two):
            room.round()
    monday, tuesday = (line["text"] for line in one.sent(str(out)))
    assert "opened on 3 May" in monday
    assert "toll of 12 euros" in tuesday
    assert "opened on 3 May" not in tuesday
    for room in (one, two):
        room.application.store.engine.dispose()


@pytest.mark.parametrize(
    ("night", "local"),
    [("2026-03-29", "03:30+02:00"), ("2026-10-25", "02:30+02:00")],
    ids=["missing hour", "repeated hour"],
)
def test_a_night_briefing_comes_once_when_the_clocks_change(tmp_path: Path, night: str, local: str) -> None:
    room = Newsroom(tmp_path, HandClock(f"{night}T00:00:00+00:00"), more='timezone: "Europe/Berlin"')
    room.reconfigure('at: "08:00"', 'at: "02:30"')
    room.reconfigure("mon-fri", "daily")
    room.read("tunnel.txt", TUNNEL)
    room.until(f"{night}T06:00:00+00:00")
    (sent,) = room.sent()
    hour = int(local[:2]) - 2
    assert sent["sent_at"][:16] == f"{night}T{hour:02}:30"


def test_the_admins_hear_before_the_hour_what_is_wrong(newsroom: Newsroom) -> None:
    room = newsroom.restarted(to='"file:out.jsonl", "slack:#briefings"')
    room.until("2026-03-02T06:41:00+00:00")
    (note,) = room.texts("notes.jsonl")
    assert "Before morning 2026-03-02 08:00" in note
    assert "slack is not set up" in note
    room.until("2026-03-02T07:01:00+00:00")
    assert len(room.sent()) == 1, "the others do not wait"
    assert "not delivered" in room.texts("notes.jsonl")[-1]


def test_an_admin_has_it_sent_again_once_it_is_mended(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T06:59:00+00:00")
    (newsroom.folder / "home" / "out.jsonl").mkdir()
    newsroom.until("2026-03-02T07:01:00+00:00")
    ((_, deliveries),) = newsroom.desk.ledger.occurrences(state=DeliveryState.FAILED)
    (newsroom.folder / "home" / "out.jsonl").rmdir()
    assert newsroom.desk.ledger.resolve(deliveries[0].id, arrived=False) is DeliveryState.READY
    newsroom.round()
    assert len(newsroom.sent()) == 1


def test_two_briefings_at_one_minute_do_not_tell_one_channel_the_same(newsroom: Newsroom) -> None:
    config = newsroom.folder / "communique.yaml"
    line = next(one for one in config.read_text().splitlines() if one.startswith("  morning:"))
    newsroom.reconfigure(line, f"{line}\n{line.replace('morning:', 'second:').replace('Morning', 'Second')}")
    newsroom.until("2026-03-02T12:00:00+00:00")
    told = ["opened on 3 May" in text for text in newsroom.texts()]
    assert sorted(told) == [False, True]
    assert [one["sent_at"][:16] for one in newsroom.sent()] == ["2026-03-02T07:00"] * 2


def test_a_first_start_a_moment_after_the_hour_misses_nothing(newsroom: Newsroom) -> None:
    newsroom.clock.to("2026-03-02T07:00:30+00:00")
    newsroom.until("2026-03-02T07:02:00+00:00")
    assert len(newsroom.sent()) == 1


def test_a_moment_with_the_clock_ahead_loses_no_morning(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    newsroom.clock.to("2026-03-12T12:00:00+00:00")
    newsroom.round()
    newsroom.clock.to("2026-03-02T12:05:00+00:00")
    newsroom.until("2026-03-05T12:00:00+00:00")
    days = [one["sent_at"][:10] for one in newsroom.sent()]
    assert [day for day in days if day < "2026-03-06"] == [f"2026-03-0{day}" for day in (2, 3, 4, 5)]


def test_a_briefing_that_is_put_back_is_not_made_up_for(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    config = newsroom.folder / "communique.yaml"
    line = next(one for one in config.read_text().splitlines() if one.startswith("  morning:"))
    newsroom.reconfigure(line, line.replace("morning:", "other:"))
    newsroom.until("2026-03-05T12:00:00+00:00")
    before = len(newsroom.sent())
    newsroom.reconfigure(line.replace("morning:", "other:"), line)
    newsroom.until("2026-03-05T12:30:00+00:00")
    assert len(newsroom.sent()) == before


def test_an_admins_word_outweighs_the_policy_of_catching_up(tmp_path: Path) -> None:
    room = Newsroom(tmp_path, HandClock(MONDAY), to='"slack:#x"', more="catch_up: none")
    room.read("tunnel.txt", TUNNEL)
    room.until("2026-03-02T12:00:00+00:00")
    ((_, deliveries),) = room.desk.ledger.occurrences(state=DeliveryState.FAILED)
    assert room.desk.ledger.resolve(deliveries[0].id, arrived=False) is DeliveryState.PLANNED
    room.round()
    ((occurrence, _),) = room.desk.ledger.occurrences(state=DeliveryState.FAILED)
    assert occurrence.state is OccurrenceState.DONE, "tried again, and refused again: not left out as missed"


def test_what_is_wrong_with_the_documents_is_one_note_a_day_that_says_what(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    newsroom.reconfigure("briefings:\n", 'briefings:\n  noon: {at: "12:00", to: ["file:noon.jsonl"]}\n')
    newsroom.until("2026-03-03T12:00:00+00:00")
    newsroom.until("2026-03-04T12:00:00+00:00")
    told = [one for one in newsroom.texts("notes.jsonl") if "Nothing has been read since Mon 2 Mar" in one]
    assert len(told) == 2, "one a day, not one a briefing"
    assert not any("something is wrong" in one for one in newsroom.texts("notes.jsonl"))


def test_a_note_names_no_file_that_its_readers_may_not_know_of(newsroom: Newsroom) -> None:
    for where in ("news", "board"):
        (newsroom.folder / where / f"{where}-secret.txt").write_bytes(b"\x00\x01\x02" * 50)
    newsroom.read("toll.txt", TOLL)
    assert len(newsroom.application.reader.failures()) == 2
    newsroom.until("2026-03-02T06:41:00+00:00")
    (told,) = newsroom.texts("notes.jsonl")
    assert "2 files could not be read" in told
    words = "".join(told.split())  # a long path is parted over lines
    assert "news-secret.txt" in words
    assert "board-secret.txt" not in words
    assert "1 file of a closed collection" in told


def test_what_was_missed_while_nothing_ran_is_one_note_of_any_number_of_programs(newsroom: Newsroom) -> None:
    newsroom.until("2026-03-02T12:00:00+00:00")
    newsroom.clock.to("2026-03-12T08:00:00+00:00")
    one, other = newsroom.restarted(), newsroom.restarted()
    for room in (one, other, one):
        room.round()
    told = [text for text in one.texts("notes.jsonl") if "Missed while nothing ran" in text]
    assert len(told) == 1
    assert "7 briefings" in told[0]
    assert "only the latest one" in told[0]


def test_a_known_trouble_is_a_plain_line_of_the_log_and_no_traceback(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(*_args: object, **_more: object) -> None:
        raise StoreUnavailable("communique.db", "it is locked")

    newsroom.until("2026-03-02T06:57:00+00:00")
    monkeypatch.setattr("bot.delivery.editions.composed", gone)
    newsroom.clock.to("2026-03-02T07:00:00+00:00")
    with capture_logs() as logged, caplog.at_level("ERROR"):
        newsroom.round()
    (line,) = [one for one in logged if one["event"] == "cannot_be_made"]
    assert line["reason"] == "communique.db: it is locked"
    assert not caplog.records
    assert line["reference"] in newsroom.texts()[0]
