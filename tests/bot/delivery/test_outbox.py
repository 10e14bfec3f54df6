from __future__ import annotations

import asyncio
import errno
import json
import multiprocessing
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import outbox_file
from bot.delivery.errors import Refused, Uncertain
from bot.delivery.message import Content, Message, Receipt
from bot.delivery.outbox import OutboxMessenger
from config.destination import Destination, Platform
from tests.builders import morning_reply

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 5, 20, 6, 0, tzinfo=UTC)
MORNING = Destination(Platform.FILE, "outbox/morning.jsonl")
LONG_AGO = NOW - timedelta(days=1)


def messenger(home: Path) -> OutboxMessenger:
    return OutboxMessenger(home, clock=lambda: NOW)


def send(home: Path, mark: str = "MARK1", *, text: str = "words", to: Destination = MORNING) -> Receipt:
    message = Message(Content(text, ("c1", "c2")), "morning-2026-05-20")
    return asyncio.run(messenger(home).send(to, message, mark))


def find(home: Path, mark: str = "MARK1", *, since: datetime = LONG_AGO) -> Receipt | None:
    return asyncio.run(messenger(home).find(MORNING, mark, since))


def lines(home: Path) -> list[dict[str, Any]]:
    text = (home / MORNING.address).read_text("utf-8")
    assert text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def test_a_message_is_one_line_of_json(tmp_path: Path) -> None:
    assert send(tmp_path, text="“412,6 M€”\nsecond line\u2028\n") == Receipt("MARK1", NOW)
    assert (tmp_path / MORNING.address).read_bytes().decode() == (
        '{"destination": "file:outbox/morning.jsonl", "occurrence": "morning-2026-05-20", "part": 1, '
        '"parts": 1, "mark": "MARK1", "text": "“412,6 M€”\\nsecond line\u2028\\n", '
        '"citations": ["c1", "c2"], "thread": null, "sent_at": "2026-05-20T06:00:00+00:00"}\n'
    )


def test_a_briefing_is_drawn_without_colour_and_names_every_citation_once() -> None:
    content = messenger(Path()).drawn(morning_reply())
    assert content.body.isascii() is False
    assert "\x1b" not in content.body
    assert content.citations
    assert len(set(content.citations)) == len(content.citations)


def test_the_same_mark_is_never_written_twice(tmp_path: Path) -> None:
    assert send(tmp_path) == send(tmp_path)
    assert len(lines(tmp_path)) == 1


def test_a_message_is_found_by_its_mark_alone(tmp_path: Path) -> None:
    send(tmp_path, "MARK1", text='he said "mark": "MARK2"')
    assert find(tmp_path, "MARK1") == Receipt("MARK1", NOW)
    assert find(tmp_path, "MARK2") is None
    assert find(tmp_path, "MARK") is None
    assert find(tmp_path, "MARK1", since=NOW + timedelta(seconds=1)) is None


def test_nothing_is_found_in_a_file_that_is_not_there_and_none_is_made(tmp_path: Path) -> None:
    assert find(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@given(length=st.integers(0, 400))
def test_a_torn_line_never_came_and_is_cut_off_by_the_next(
    length: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    send(home, "MARK1")
    send(home, "MARK2")
    path = home / MORNING.address
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    path.write_bytes(whole[: min(first + length, len(whole) - 1)])
    assert find(home, "MARK2") is None
    send(home, "MARK3")
    send(home, "MARK2")
    assert [line["mark"] for line in lines(home)] == ["MARK1", "MARK3", "MARK2"]


def test_zeros_that_a_crash_of_the_machine_left_are_cut_off(tmp_path: Path) -> None:
    send(tmp_path, "MARK1")
    with (tmp_path / MORNING.address).open("ab") as file:
        file.write(bytes(300))
    send(tmp_path, "MARK2")
    assert [line["mark"] for line in lines(tmp_path)] == ["MARK1", "MARK2"]


def test_a_last_line_that_is_somebody_elses_is_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / MORNING.address
    path.parent.mkdir()
    path.write_text("my notes")
    with pytest.raises(Refused) as refused:
        send(tmp_path)
    assert refused.value.lasting
    assert path.read_text() == "my notes"


def test_a_file_that_is_emptied_or_replaced_is_read_anew(tmp_path: Path) -> None:
    async def changed() -> list[Receipt | None]:
        carrier = messenger(tmp_path)
        path = tmp_path / MORNING.address
        message = Message(Content("words"), "morning")
        await carrier.send(MORNING, message, "MARK1")
        path.write_bytes(path.read_bytes().replace(b"MARK1", b"MARK2") * 3)  # the same inode, and longer
        found = [await carrier.find(MORNING, mark, LONG_AGO) for mark in ("MARK1", "MARK2")]
        path.unlink()
        await carrier.send(MORNING, message, "MARK3")
        return [*found, await carrier.find(MORNING, "MARK2", LONG_AGO)]

    receipts = asyncio.run(changed())
    assert [receipt and receipt.message_id for receipt in receipts] == [None, "MARK2", None]


def test_a_line_of_an_older_program_is_found_too(tmp_path: Path) -> None:
    path = tmp_path / MORNING.address
    path.parent.mkdir()
    path.write_text('{"destination": "file:x", "mark": "OLD"}\n')
    assert find(tmp_path, "OLD") is not None


def test_an_absolute_path_and_one_out_of_the_home_are_as_they_say(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for address in (str(tmp_path / "absolute.jsonl"), "../beside.jsonl"):
        send(home, to=Destination(Platform.FILE, address))
    assert {path.name for path in tmp_path.glob("*.jsonl")} == {"absolute.jsonl", "beside.jsonl"}


def test_two_spellings_of_one_file_are_one_file(tmp_path: Path) -> None:
    send(tmp_path)
    send(tmp_path, to=Destination(Platform.FILE, "outbox/../outbox/morning.jsonl"))
    assert len(lines(tmp_path)) == 1


def a_folder(path: Path) -> None:
    path.mkdir(parents=True)


def a_file_for_a_folder(path: Path) -> None:
    path.parent.write_text("")


def a_pipe(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)


def a_loop_of_links(path: Path) -> None:
    path.parent.symlink_to(path.parent)


@pytest.mark.parametrize("in_the_way", [a_folder, a_file_for_a_folder, a_pipe, a_loop_of_links])
def test_what_stands_in_the_way_is_a_lasting_refusal(
    in_the_way: Callable[[Path], None], tmp_path: Path
) -> None:
    in_the_way(tmp_path / MORNING.address)
    with pytest.raises(Refused) as refused:
        send(tmp_path)
    assert refused.value.lasting
    with pytest.raises(Refused):
        asyncio.run(messenger(tmp_path).probe(MORNING))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_a_lasting_refusal(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match="permission denied") as refused:
        send(tmp_path)
    assert refused.value.lasting
    with pytest.raises(Refused):
        asyncio.run(messenger(tmp_path).probe(MORNING))


@pytest.mark.parametrize("address", ["a\0b", "a" * 5_000, "\ud800"])
def test_a_path_that_can_be_none_is_a_lasting_refusal(address: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        send(tmp_path, to=Destination(Platform.FILE, address))
    assert refused.value.lasting


def test_a_file_that_can_be_made_can_be_sent_to_and_none_is_made(tmp_path: Path) -> None:
    asyncio.run(messenger(tmp_path).probe(MORNING))
    assert list(tmp_path.iterdir()) == []
    send(tmp_path)
    asyncio.run(messenger(tmp_path).probe(MORNING))


class Disk:
    """The system's disk, that fails in the middle of a write, and perhaps for good."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, error: int, dead: bool = False) -> None:
        self._write, self._truncate, self._error = os.write, os.ftruncate, error
        self._dead, self._failed = dead, False
        monkeypatch.setattr(os, "write", self.write)
        monkeypatch.setattr(os, "ftruncate", self.truncate)

    def write(self, file: int, data: memoryview) -> int:
        if self._failed:
            raise OSError(self._error, os.strerror(self._error))
        self._failed = True
        return self._write(file, data[:20])

    def truncate(self, file: int, length: int) -> None:
        if self._failed and self._dead:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._truncate(file, length)


def test_a_full_disk_is_a_passing_refusal_that_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(tmp_path, "MARK1")
    with monkeypatch.context() as patched:
        Disk(patched, error=errno.ENOSPC)
        with pytest.raises(Refused, match="no space left on device") as refused:
            send(tmp_path, "MARK2")
    assert not refused.value.lasting
    assert [line["mark"] for line in lines(tmp_path)] == ["MARK1"]


def test_a_disk_that_dies_in_the_middle_leaves_it_uncertain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        Disk(patched, error=errno.EIO, dead=True)
        with pytest.raises(Uncertain):
            send(tmp_path)
    assert find(tmp_path) is None


def test_a_lock_that_another_process_keeps_is_a_passing_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_file, "LOCK_TIMEOUT_S", 0.0)
    send(tmp_path)
    with FileLock(tmp_path / f"{MORNING.address}.lock"):
        for attempt in (send, find):
            with pytest.raises(Refused, match="locked") as refused:
                attempt(tmp_path)
            assert not refused.value.lasting


def test_many_messages_at_once_each_stand_there_once(tmp_path: Path) -> None:
    async def all_at_once() -> None:
        carrier = messenger(tmp_path)
        async with asyncio.TaskGroup() as group:
            for number in range(60):
                message = Message(Content("words" * number), f"morning-{number}")
                group.create_task(carrier.send(MORNING, message, f"MARK{number % 30}"))

    asyncio.run(all_at_once())
    assert sorted(line["mark"] for line in lines(tmp_path)) == sorted(f"MARK{n}" for n in range(30))


def append_some(home: Path, marks: range) -> None:
    for number in marks:
        send(home, f"MARK{number}")


def test_several_processes_append_to_one_file(tmp_path: Path) -> None:
    """Each sends marks of its own, and some that another sends too."""
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=append_some, args=(tmp_path, range(n * 5, n * 5 + 10))) for n in (0, 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    assert sorted(line["mark"] for line in lines(tmp_path)) == sorted(f"MARK{n}" for n in range(15))


def test_a_sender_that_is_killed_and_started_again_doubles_and_loses_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    path = tmp_path / MORNING.address
    for kill_at in (3, 40, 41, None):
        sender = spawn.Process(target=append_some, args=(tmp_path, range(60)))
        sender.start()
        while (
            kill_at and sender.is_alive() and (not path.exists() or path.read_bytes().count(b"\n") < kill_at)
        ):
            pass
        if kill_at:
            sender.kill()
        sender.join()
    assert [line["mark"] for line in lines(tmp_path)] == [f"MARK{number}" for number in range(60)]


def test_who_is_cancelled_in_the_middle_leaves_a_whole_line_or_none(tmp_path: Path) -> None:
    async def cancelled() -> None:
        carrier = messenger(tmp_path)
        message = Message(Content("words"), "morning")
        for number in range(20):
            sending = asyncio.create_task(carrier.send(MORNING, message, f"MARK{number}"))
            await asyncio.sleep(0.0001 * number)
            sending.cancel()
        for number in range(20):
            await carrier.send(MORNING, message, f"MARK{number}")

    asyncio.run(cancelled())
    assert sorted(line["mark"] for line in lines(tmp_path)) == sorted(f"MARK{n}" for n in range(20))
