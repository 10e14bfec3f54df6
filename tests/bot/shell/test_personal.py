"""`forget`, `prune` and `feedback export`, as people type them."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from bot import cli
from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.click import Click
from bot.chat.help import OWN_NAMES
from bot.ingest import ingest
from briefings.reply import Verb
from config.destination import destination
from tests.bot.homes import TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ANN = destination("slack:U012ANN")


def home_with_a_rating(tmp_path: Path) -> list[str]:
    """The options that name it."""
    folder = a_folder(tmp_path)
    (folder / "news/a.txt").write_text(TUNNEL, encoding="utf-8")
    application = an_application(folder)
    ingest(application)
    with closing(Chat(application, OWN_NAMES)) as chat:
        reply = chat.typed(Asker(ANN, ANN), "ask tunnel").reply
        assert reply is not None
        assert chat.clicked(Asker(ANN, ANN), Click(Verb.USEFUL, handle=reply.handle or "")).reply
    application.store.engine.dispose()
    return ["--home", str(folder / "home"), "--config", str(folder / "communique.yaml")]


def test_what_is_kept_is_shown_and_deleted_only_when_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_with_a_rating(tmp_path)
    for _ in range(2):
        assert cli.main([*home, "forget", str(ANN)]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert "1 answer that you were shown will be deleted" in printed
        assert f"communique forget {ANN} --yes" in printed
    assert cli.main([*home, "forget", str(ANN), "--yes"]) == 0
    assert "1 answer that you rated deleted" in " ".join(capsys.readouterr().out.split())
    for sure in ([], ["--yes"]):
        assert cli.main([*home, "forget", str(ANN), *sure]) == 0
        assert "Nothing is kept of this person." in capsys.readouterr().out


def test_who_is_no_person_is_nobody_to_forget(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = home_with_a_rating(tmp_path)
    for typed in ("slack:C012ABC", "slack:U1", "slack:#harbour", "discord:112233", "console", "file:a.jsonl"):
        assert cli.main([*home, "forget", typed, "--yes"]) == 2
        assert "is no person" in capsys.readouterr().err


def test_ratings_are_exported_as_lines_of_json_that_name_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_with_a_rating(tmp_path)
    assert cli.main([*home, "feedback", "export"]) == 0
    printed = capsys.readouterr().out
    (line,) = map(json.loads, printed.splitlines())
    assert set(line) == {"query", "command", "citations", "useful", "rated_at", "answer", "person"}
    assert ANN.address not in printed
    file = tmp_path / "ratings.jsonl"
    assert cli.main([*home, "feedback", "export", str(file)]) == 0
    assert capsys.readouterr().out == f"1 rating written to {file}\n"
    assert file.read_text(encoding="utf-8") == printed
    assert cli.main([*home, "feedback", "export", str(tmp_path / "missing" / "ratings.jsonl")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_pruning_says_how_many_of_each_are_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_with_a_rating(tmp_path)
    monkeypatch.setenv("COMMUNIQUE_NOW", "2099-01-01T00:00:00Z")
    assert cli.main([*home, "prune"]) == 0
    assert capsys.readouterr().out.startswith("answers 1, ratings 1, questions 0")
    assert cli.main([*home, "prune"]) == 0
    assert capsys.readouterr().out.startswith("answers 0, ratings 0")
