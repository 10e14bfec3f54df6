"""The prompt, with the commands of chat."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.console import Console
from bot.errors import UsageMistake
from bot.home import Home
from bot.ingest import ingest
from bot.opening import opened

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Console:
    folder = tmp_path_factory.mktemp("console")
    (folder / "tunnel.txt").write_text(
        "Two years late, the work is in its last phase. The port authority said on Monday that the harbour "
        "tunnel will open in March 2026. The toll is not decided yet.\n"
    )
    application = opened(home=Home.at(folder / "home").folder)
    ingest(application, [folder / "tunnel.txt"])
    return Console(application)


def test_a_line_of_the_last_answer_can_be_opened_and_cited(console: Console) -> None:
    asked = console.reply("ask tunnel")
    citation = asked.items()[0].statements[0].citation
    shown = console.reply("open 1")
    assert shown.items()[0].before == "Two years late, the work is in its last phase."
    assert shown.items()[0].after == "The toll is not decided yet."
    assert citation.id in shown.items()[0].statements[0].notes
    (note,) = console.reply("cite 1").rows[0]
    assert note.startswith("“The port authority said on Monday")
    assert note.endswith(f"[{citation.id}]")


def test_opening_a_line_that_is_not_there_is_a_mistake_with_a_hint(console: Console) -> None:
    console.reply("ask sourdough")
    with pytest.raises(UsageMistake, match="no line 7"):
        console.reply("open 7")


def test_help_names_every_command_at_the_prompt(console: Console) -> None:
    named = {row[0].split()[0] for row in console.reply("help").rows}
    assert {
        "ask",
        "fact",
        "brief",
        "timeline",
        "compare",
        "check",
        "verify",
        "sources",
        "open",
        "cite",
        "quit",
    } <= named


def test_a_mistake_does_not_end_the_conversation(
    console: Console, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"nonsense\nask tunnel --limit none\nask tunnel\nquit\nask never\n")
    os.close(writer)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(os.fdopen(reader, "rb")))
    console.run()
    printed = capsys.readouterr()
    assert "there is no command 'nonsense'" in printed.err
    assert "'none' is no whole number" in printed.err
    assert "“The port authority" in printed.out
    assert "never" not in printed.out


def test_at_a_terminal_there_is_a_prompt_and_the_end_of_input_leaves_quietly(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "bot", "--home", str(tmp_path / "home"), "demo"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
    )
    os.close(theirs)
    os.write(ours, b"ask Li Hui\n\x04")
    out, _ = started.communicate(timeout=300)
    os.close(ours)
    assert started.returncode == 0, out.decode()
    assert "communique> " in out.decode()
    assert "Li Hui" in out.decode().rpartition("communique> ")[0].rpartition("Now you")[2]
    assert (tmp_path / "demo.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_without_a_terminal_and_without_input_the_demo_ends_by_itself(tmp_path: Path) -> None:
    reader, writer = os.pipe()  # never written to, and not closed
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--home", str(tmp_path / "home"), "demo"],
        stdin=reader,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=300,
        check=False,
    )
    os.close(writer)
    os.close(reader)
    assert done.returncode == 0, done.stderr.decode()
