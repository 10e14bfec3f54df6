"""Bad input through the command line: each trouble one line with its place, and everything else done."""

from __future__ import annotations

import json
import os
import pty
from typing import TYPE_CHECKING

import pytest

from bot.ingest import ingest
from tests.bot.homes import AUDIT, TUNNEL
from tests.ingested import an_application
from tests.scenarios.program import command, environment, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good document among everything that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(TUNNEL)
    (folder / "empty.txt").write_text("")
    (folder / "binary.md").write_bytes(bytes(range(256)) * 8)
    (folder / "archive.html").write_bytes(b"PK\x03\x04" + b"\0" * 100)
    (folder / "huge.txt").write_text("word " * 250_000)
    (folder / "cut.txt").write_bytes("Für Köche und Bäcker, früh und spät. ".encode() * 9 + b"\xc3 end")
    (folder / "yaml.md").write_text("---\ntitle: a: b\n---\nText.\n")
    (folder / "beside.txt").write_text(AUDIT)
    (folder / "beside.txt.meta.yaml").write_text("- a list\n- and no mapping\n")
    (folder / "lines.jsonl").write_text(
        json.dumps({"id": "line-1", "text": AUDIT}) + "\n"
        '{"text": "never closed\n' + json.dumps({"title": "no text"}) + "\n" + '"a string"\n\n'
        + json.dumps({"id": "line-6", "text": TUNNEL}) + "\n"
    )  # fmt: skip
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


PLACES = {
    ("empty.txt", None), ("binary.md", None), ("archive.html", None), ("huge.txt", None), ("cut.txt", None),
    ("yaml.md", 2), ("beside.txt.meta.yaml", 1), ("lines.jsonl", 2), ("lines.jsonl", 3), ("lines.jsonl", 4),
    ("nowhere.txt", None),
}  # fmt: skip


def test_the_report_names_every_place_and_the_rest_is_stored(folder: Path, tmp_path: Path) -> None:
    done = run(
        tmp_path / "home", "ingest", folder, tmp_path / "nowhere.txt", "--json", COMMUNIQUE_MAX_FILE_MB="1"
    )
    report = json.loads(done.stdout)

    assert (done.returncode, done.stderr) == (1, "")
    assert {(one["path"].rpartition("/")[2], one["line"]) for one in report["failed"]} == PLACES
    assert all(one["reason"] and "\n" not in one["reason"] for one in report["failed"])
    assert len(report["added"]) == 4  # good, cut, and two lines
    assert [path.rpartition("/")[2] for path in report["skipped"]] == ["photo.jpg"]

    said = run(tmp_path / "home", "ingest", folder, tmp_path / "nowhere.txt", COMMUNIQUE_MAX_FILE_MB="1")
    lines = [line for line in said.stderr.splitlines() if not line.startswith("  hint: ")]
    assert said.returncode == 1
    assert len(lines) == len(PLACES)
    for name, line in PLACES:
        place = f"{name}:{line}: " if line else f"{name}: "
        assert any(place in one for one in lines), place
    assert said.stdout == "0 added, 0 updated, 4 unchanged, 1 skipped (.jpg), 11 failed\n"

    (folder / "lines.jsonl").write_text(json.dumps({"id": "line-6", "text": TUNNEL}) + "\n")
    mended = ingest(an_application(tmp_path / "home"), [folder / "lines.jsonl"])
    assert (mended.failed, mended.unchanged) == ([], ["line-6"])


def test_an_unknown_collection_is_one_json_object_and_stores_nothing(folder: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "home", "ingest", folder, "--collection", "boerd", "--json")

    assert done.returncode == 1
    assert list(json.loads(done.stdout)) == ["error"]
    assert "boerd" in json.loads(done.stdout)["error"]["message"]


def test_names_that_no_file_can_have_are_reported_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TUNNEL)
    done = run(
        tmp_path / "home",
        "ingest",
        "x" * 300 + ".txt",
        tmp_path / "good.txt" / "in.txt",
        "good.txt",
        "--json",
    )
    report = json.loads(done.stdout)

    assert done.returncode == 1
    assert [one["reason"] for one in report["failed"]] == ["there is no such file or folder"] * 2
    assert len(report["added"]) == 1


def test_progress_goes_to_the_terminal_and_the_object_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TUNNEL)
    read_end, write_end = os.pipe()
    process, terminal = pty.fork()
    if process == 0:
        os.dup2(write_end, 1)
        arguments = command(tmp_path / "home", "ingest", tmp_path / "good.txt", "--json")
        os.execve(arguments[0], arguments, environment(TERM="xterm"))  # noqa: S606  our own program
    os.close(write_end)
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:  # how a terminal says that the other side is gone
        pass
    with os.fdopen(read_end, encoding="utf-8") as stream:
        report = json.loads(stream.read())
    os.waitpid(process, 0)
    os.close(terminal)

    assert len(report["added"]) == 1
    assert b"reading" in shown
