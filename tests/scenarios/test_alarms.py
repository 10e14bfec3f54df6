"""The alarm outside: it rings when nobody asked for it in time, so a briefing that arrived asks for it."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from corpus.store.engine import transaction
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path, HandClock("2026-03-02T06:00:00+00:00"))


def test_the_alarm_outside_is_asked_for_once_it_has_arrived_everywhere(newsroom: Newsroom) -> None:
    with _listening() as (address, asked):
        room = newsroom.restarted(more=f'ping: "{address}/morning"')
        room.until("2026-03-02T06:59:00+00:00")
        assert asked == []
        room.until("2026-03-02T07:10:00+00:00")
    assert asked == ["/morning"]


def test_an_alarm_that_does_not_answer_is_asked_for_again(newsroom: Newsroom) -> None:
    room = newsroom.restarted(more='ping: "http://127.0.0.1:9/morning"')
    with capture_logs() as logged:
        room.until("2026-03-02T07:10:00+00:00")
    assert {one["subject"] for one in logged if one["event"] == "not_pinged"} == {"morning"}
    with transaction(room.application.store.engine) as connection:
        done = connection.execute(text("SELECT pinged_at FROM occurrence WHERE kind = 'briefing'")).scalars()
        assert list(done) == [None]


@pytest.mark.parametrize("wrong", ["http://127.0.0.1:{port}/", "http://127.0.0.1:{port}/über"])
def test_an_alarm_that_answers_with_nonsense_fails_no_round(newsroom: Newsroom, wrong: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with suppress(OSError):
                while True:
                    with server.accept()[0] as asked:
                        asked.recv(1000)
                        asked.sendall(b"nonsense\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        room = newsroom.restarted(more=f'ping: "{wrong.format(port=server.getsockname()[1])}"')
        room.until("2026-03-02T07:10:00+00:00")
        server.shutdown(socket.SHUT_RDWR)
    assert len(room.sent()) == 1


def test_an_alarm_that_is_silent_is_waited_for_once_a_round(newsroom: Newsroom) -> None:
    asked: list[str] = []

    def silent(address: str) -> None:
        asked.append(address)
        raise TimeoutError("timed out")

    room = newsroom.restarted(more='ping: "http://127.0.0.1:9/"')
    room.reconfigure('days: mon-fri, at: "08:00"', 'cron: "*/5 8 * * *"')
    object.__setattr__(room.desk.day, "ping", silent)
    room.until("2026-03-02T07:20:00+00:00")
    assert len(room.sent()) == 5
    asked.clear()
    room.round()
    assert len(asked) == 1


@contextmanager
def _listening() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
