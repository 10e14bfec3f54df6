"""The command line, as programs and people call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from bot import cli
from tests.corpus.index.damage import damage
from tests.discord import payloads
from tests.slack.blocks import problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

TUNNEL = (
    "The port authority said on Monday that the harbour tunnel will open in March 2026. "
    "The bill has risen to 412.6 million euros, 18 percent above the estimate of 2022.\n"
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a home of its own: exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["--home", str(tmp_path / "home"), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "tunnel.txt").write_text(TUNNEL)
    return call


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """The same, with one document read."""
    assert run("ingest", str(tmp_path / "docs"))[0] == 0
    return run


def one_object(printed: str) -> dict[str, Any]:
    lines = printed.splitlines()
    assert len(lines) == 1
    read = json.loads(lines[0])
    assert isinstance(read, dict)
    return read


def test_what_is_skipped_is_told_by_kind(run: Run, tmp_path: Path) -> None:
    for name in ("a.doc", "b.DOC", "c.odt", "README"):
        (tmp_path / "docs" / name).write_text("words")
    assert run("ingest", str(tmp_path / "docs"))[1].splitlines()[-1] == (
        "1 added, 0 updated, 0 unchanged, 4 skipped (.doc, .odt, no suffix), 0 failed"
    )
    for suffix in ("pptx", "xls", "zip"):
        (tmp_path / "docs" / f"d.{suffix}").write_text("words")
    told = run("ingest", str(tmp_path / "docs"))[1].splitlines()[-1]
    assert "7 skipped (.doc, .odt, .pptx, .xls, .zip, …)" in told


def test_help_lists_the_commands_and_nothing_that_does_not_work(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for name in (
        "ask",
        "brief",
        "check",
        "compare",
        "deliver",
        "demo",
        "doctor",
        "fact",
        "ingest",
        "init",
        "ledger",
        "plan",
        "run",
        "slack",
        "sources",
        "timeline",
        "verify",
    ):
        assert f"  {name} " in out
    assert "  discord " in out


def test_an_empty_home_says_that_there_is_nothing_to_read_yet(run: Run) -> None:
    code, out, err = run("ask", "tunnel")
    assert (code, err) == (0, "")
    assert "nothing to read yet" in out


def test_an_answer_a_refusal_and_a_failure_look_different(filled: Run) -> None:
    answered, refused, failed = (
        filled("ask", "tunnel"),
        filled("ask", "sourdough"),
        filled("ask", "x", "--since", "x"),
    )
    assert (answered[0], refused[0], failed[0]) == (0, 0, 2)
    assert "“The port authority said on Monday" in answered[1]
    assert "Nothing in 1 document answers that." in refused[1]
    assert failed[1] == ""
    assert "--since: 'x' is no date" in failed[2]


def test_json_is_one_object_on_standard_output_and_nothing_else(filled: Run) -> None:
    code, out, err = filled("ask", "tunel", "--json")
    answer = one_object(out)
    assert (code, err) == (0, "")
    assert answer["answered"] is True
    match = answer["excerpts"][0]["matches"][0]
    quote = answer["excerpts"][0]["quote"]
    assert (match["query"], match["found"], match["how"]) == ("tunel", "tunnel", "spelling")
    assert quote[match["start"] : match["end"]] == "tunnel"


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "--json"),
        ("ask", "x", "--limit", "0", "--json"),
        ("ask", "x", "--until", "soon", "--json"),
        ("ask", "x", "--since", "2026-01-01", "--until", "2025-01-01", "--json"),
        ("brief", "--since", "2026-01-01", "--until", "2025-01-01", "--json"),
        ("compare", "--json"),
        ("nonsense", "--json"),
    ],
)
def test_wrong_usage_exits_2_and_says_so_in_json_too(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, _ = run(*arguments)
    assert code == 2
    assert set(one_object(out)["error"]) == {"message", "path", "line", "key", "hint"}


def test_every_mistake_of_a_configuration_is_reported_at_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("timezon: Europe/Stockholm\nbriefings:\n  morning: {title: M, topics: [nosuch]}\n")
    code, _, err = run("--config", str(path), "ask", "x")
    assert code == 1
    assert f"{path}:1" in err
    assert "timezone" in err
    assert f"{path}:3" in err


def test_a_citation_verifies_and_a_forged_one_does_not(filled: Run) -> None:
    cited = one_object(filled("ask", "tunnel", "--json")[1])["excerpts"][0]["citation"]["id"]
    code, out, _ = filled("verify", cited, "--json")
    assert code == 0
    assert one_object(out)["valid"] is True
    document, _, _ = cited.rpartition(":")
    for forged in (f"{document}:0-999999", "nosuch@1:0-5", "@:", "x"):
        code, out, _ = filled("verify", forged, "--json")
        assert code == 1
        assert one_object(out)["valid"] is False


def test_a_dash_reads_questions_line_by_line(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", iter(["tunnel\n", "\n", "sourdough\n"]))
    code, out, _ = filled("ask", "-")
    assert code == 0
    assert [json.loads(line)["answered"] for line in out.splitlines()] == [True, False, False]


def test_a_damaged_index_costs_none_of_many_questions(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(tmp_path / "home/index", TUNNEL[:40])
    monkeypatch.setattr(sys, "stdin", iter(["tunnel\n", "sourdough\n", "harbour\n"]))
    code, out, err = filled("ask", "-")
    assert (code, err) == (0, "")
    assert [json.loads(line)["answered"] for line in out.splitlines()] == [True, False, True]


@pytest.mark.parametrize(
    "query",
    ["", "   ", "?!…", '"(:*', "a" * 5_000, "tunnel " * 900, "\x00", "🚇🚇", "\u202etunnel\u202c", "-- --"],
    ids=["empty", "blank", "signs", "syntax", "long word", "long", "nul", "emoji", "right to left", "dashes"],
)
def test_any_query_gets_an_answer_or_a_plain_no(filled: Run, query: str) -> None:
    for command in ("ask", "fact", "timeline", "sources"):
        code, out, err = filled(command, "--", query)
        assert code == 0
        assert err == ""
        assert out.strip()
        assert not any(ord(character) < 32 and character != "\n" for character in out)


def test_control_characters_of_a_document_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs" / "evil.txt").write_text(
        "The \x1b[31mred\x1b[0m ferry\x07 left the \u202eharbour\u202c at noon on Friday,"
        " said the \u200bmaster of the port.\n"
    )
    run("ingest", str(tmp_path / "docs"))
    for arguments in (("ask", "ferry"), ("brief",), ("fact", "ferry"), ("timeline",), ("sources",)):
        _, out, _ = run(*arguments)
        assert not set(out) & set("\x1b\x07\u202e\u202c\u200b")


def test_withdrawing_takes_a_document_out_of_answers_but_its_citations_still_verify(filled: Run) -> None:
    citation = one_object(filled("ask", "tunnel", "--json")[1])["excerpts"][0]["citation"]
    assert filled("withdraw", citation["document_id"])[0] == 0
    assert one_object(filled("ask", "tunnel", "--json")[1])["answered"] is False
    assert one_object(filled("sources", "--json")[1])["documents"] == []
    assert filled("verify", citation["id"])[0] == 0


def test_a_withdrawn_document_says_so_until_it_is_brought_back(filled: Run, tmp_path: Path) -> None:
    (document,) = one_object(filled("sources", "--json")[1])["documents"]
    name = document["id"]
    filled("withdraw", name)
    assert "withdrawn" in one_object(filled("document", name, "--json")[1])["flags"]
    assert "withdrawn" in filled("document", name)[1]
    assert f"{name}: withdrawn" in filled("ingest", str(tmp_path / "docs"))[1]

    code, out, _ = filled("withdraw", name, "--undo")
    assert (code, out) == (0, f"brought back: {name}, in the collection 'public'\n")
    assert one_object(filled("sources", "--json")[1])["documents"] == [document]
    assert one_object(filled("ask", "tunnel", "--json")[1])["answered"] is True
    assert filled("withdraw", "nobody", "--undo")[0] == 1


def test_render_gives_a_whole_page_or_text(filled: Run) -> None:
    code, page, _ = filled("render", "ask", "tunnel", "--platform", "html")
    assert code == 0
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert "<script" not in page
    for words in (
        ("tunnel",),
        ('the "harbour" tunnel',),
        ("tunnel", "--limit", "1", "--since", "2024-01-01"),
    ):
        assert filled("render", "ask", *words, "--platform", "text")[1] == filled("ask", *words)[1]


def test_render_gives_the_messages_that_slack_would_be_sent(filled: Run) -> None:
    code, printed, _ = filled("render", "ask", "tunnel", "--platform", "slack")
    assert code == 0
    (message,) = one_object(printed)["messages"]
    assert problems(message) == []
    assert message["text"].startswith("“The port authority said on Monday")
    assert (message["mrkdwn"], message["unfurl_links"]) == (False, False)
    assert message["blocks"][0]["type"] == "rich_text"


def test_render_gives_the_messages_that_discord_would_be_sent(filled: Run) -> None:
    code, printed, _ = filled("render", "ask", "tunnel", "--platform", "discord")
    assert code == 0
    (message,) = one_object(printed)["messages"]
    assert payloads.problems(message, kind="message") == []
    assert message["components"][0]["components"][0]["content"].startswith("### tunnel")


def test_a_broken_pipe_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "tunnel.txt").write_text(TUNNEL * 50)
    environment = {**os.environ, "COMMUNIQUE_HOME": str(tmp_path / "home")}
    program = [sys.executable, "-m", "bot"]
    subprocess.run(
        [*program, "ingest", str(tmp_path / "tunnel.txt")], env=environment, check=True, capture_output=True
    )
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [*program, "ask", "tunnel"], env=environment, stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b""
    assert done.returncode == 0
