from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from bot.delivery.console import ConsoleMessenger
from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.delivery.message import Content, Message, Receipt
from bot.delivery.messenger import Limits
from config.destination import Destination, Platform
from tests.bot.rendering.replies import replies
from tests.bot.rendering.test_text import FORBIDDEN, any_reply
from tests.builders import morning_reply

if TYPE_CHECKING:
    from pathlib import Path

    from briefings.reply import Reply

CONSOLE = Destination(Platform.CONSOLE)
NOW = datetime(2026, 5, 20, 6, 0, tzinfo=UTC)


def messenger() -> ConsoleMessenger:
    return ConsoleMessenger(clock=lambda: NOW)


def sent(body: str) -> Receipt:
    return asyncio.run(messenger().send(CONSOLE, Message(Content(body), "morning"), "MARK"))


def test_a_message_is_written_to_standard_output_as_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    assert sent("“412,6 M€”\n") == Receipt("MARK", NOW)
    assert capfd.readouterr() == ("“412,6 M€”\n", "")


def test_what_was_printed_before_stands_before(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("before\n")
    sent("after\n")
    assert capfd.readouterr().out == "before\nafter\n"


def test_colours_of_another_terminal_are_left_out_where_there_is_none(
    capfd: pytest.CaptureFixture[str],
) -> None:
    sent("\x1b[1mMORNING\x1b[0m\n")
    assert capfd.readouterr().out == "MORNING\n"


def test_a_terminal_without_the_letters_is_shown_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    written = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, encoding="ascii"))
    sent("€ 5\n")
    assert written.getvalue() == b"? 5\n"


def test_every_citation_is_named_once() -> None:
    citations = messenger().drawn(morning_reply()).citations
    assert citations
    assert len(set(citations)) == len(citations)


@any_reply
@given(replies)
def test_nothing_of_a_document_controls_the_terminal(reply: Reply) -> None:
    assert not FORBIDDEN.search(messenger().drawn(reply).body)


def test_a_pipe_that_nobody_reads_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as broken:
        monkeypatch.setattr(sys, "stdout", broken)
        with pytest.raises(Refused, match="broken pipe"):
            sent("hello\n")


def test_what_was_refused_is_not_written_with_the_next_message(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.touch()
    with os.fdopen(os.open(page, os.O_RDONLY), "w") as only_read, page.open("w") as written:
        monkeypatch.setattr(sys, "stdout", only_read)
        with pytest.raises(Refused):
            sent("refused\n")
        monkeypatch.setattr(sys, "stdout", written)
        sent("taken\n")
    assert page.read_text() == "taken\n"


def test_a_closed_standard_output_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = TextIOWrapper(BytesIO())
    closed.close()
    for stream in (closed, None):
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(Refused):
            sent("hello\n")
        with pytest.raises(Refused):
            asyncio.run(messenger().probe(CONSOLE))


def test_a_terminal_that_takes_no_more_leaves_it_uncertain(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    stopped = messenger()
    stopped.limits = Limits(timeout=timedelta(seconds=0.05))

    async def blocked() -> None:
        with pytest.raises(Uncertain):
            await stopped.send(CONSOLE, Message(Content("x" * 1_000_000), "morning"), "MARK")
        os.close(reading)  # which ends the thread that still writes

    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        asyncio.run(blocked())


def test_what_waits_behind_a_stopped_terminal_has_not_been_sent_and_holds_up_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()
    stopped = messenger()
    stopped.limits = Limits(timeout=timedelta(seconds=0.05))

    async def blocked() -> None:
        with pytest.raises(Uncertain):
            await stopped.send(CONSOLE, Message(Content("x" * 1_000_000), "morning"), "MARK")
        for _ in range(40):  # more than there are threads
            with pytest.raises(Refused):
                await stopped.send(CONSOLE, Message(Content("y"), "morning"), "MARK")
        assert await asyncio.to_thread(lambda: "free") == "free"

    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        asyncio.run(blocked())  # ends, although the thread still writes
        os.close(reading)


def test_a_console_cannot_be_read_back() -> None:
    with pytest.raises(Unreadable):
        asyncio.run(messenger().find(CONSOLE, "MARK", NOW))


def test_a_console_that_is_there_can_be_sent_to() -> None:
    asyncio.run(messenger().probe(CONSOLE))
