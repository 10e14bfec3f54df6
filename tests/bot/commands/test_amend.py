"""`amend` and `sources --needs-attention`: what could be better, what was before, what is left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import UnknownName, UsageMistake
from bot.grammar import parsed
from bot.ingest import ingest
from bot.rendering.text import text_of
from corpus.clearance import Clearance
from tests.bot.homes import a_folder, an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from bot.commands.result import Result

TUNNEL = "The tunnel under the harbour cost 412 million euros. The tunnel opened for all cars last month.\n"
FERRY = "The ferry to Norwick carries 400 people across the bay. It will be sold in June.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One document of which nothing is known, and one of the board's."""
    folder = a_folder(tmp_path)
    (folder / "news" / "harbour-tunnel.txt").write_text(TUNNEL, encoding="utf-8")
    (folder / "board" / "ferry-sale.txt").write_text(FERRY, encoding="utf-8")
    return folder


@pytest.fixture
def application(folder: Path) -> Application:
    """An application that has read them."""
    application = an_application(folder)
    assert not ingest(application).failed
    return application


@pytest.fixture
def tunnel(application: Application) -> str:
    """The id of the one about the tunnel."""
    return next(one.id for one in application.reader.documents() if "tunnel" in one.id)


def answer(application: Application, line: str) -> Result:
    command, words, options = parsed(line)
    return command.run(application, words, options)


def found(application: Application, line: str = "sources --needs-attention") -> dict[str, list[str]]:
    """By id, the kinds of what is found."""
    documents = answer(application, line).shape["documents"]
    return {one["id"]: [each["kind"] for each in one["findings"]] for one in documents}


def dates(application: Application, document_id: str) -> list[str]:
    """The dates that a document's sentences name."""
    facts = answer(application, f"document {document_id}").shape["facts"]
    return [date["iso"] for fact in facts for date in fact["dates"]]


def test_each_finding_goes_once_its_own_command_was_typed(application: Application, tunnel: str) -> None:
    """In chat as at a shell: whatever is left open in the command is filled in first."""
    filled = {"YYYY-MM-DD": "2024-04-02", '"…"': '"Harbour Post"', "communique ": ""}
    (document,) = answer(application, "sources tunnel --needs-attention").shape["documents"]
    kinds = [one["kind"] for one in document["findings"]]
    assert kinds == ["undated", "no_title", "no_publisher"]
    for finding in document["findings"]:
        line = finding["fix"]
        for left_open, value in filled.items():
            line = line.replace(left_open, value)
        answer(application, line)
        kinds.remove(finding["kind"])
        assert found(application).get(tunnel, []) == kinds


def test_it_says_what_was_before_what_is_now_and_what_is_left(application: Application, tunnel: str) -> None:
    told = answer(application, f'amend {tunnel} --date 2024-04-02 --publisher "Harbour Post" --flag opinion')

    assert told.shape["changes"] == [
        {"name": "publisher", "before": None, "after": "Harbour Post"},
        {"name": "date", "before": None, "after": "2024-04-02"},
        {"name": "opinion", "before": "not marked so", "after": "marked so"},
    ]
    assert told.shape["document"]["published_at"] == "2024-04-02"
    assert [one["kind"] for one in told.shape["findings"]] == ["no_title"]
    text = text_of(told.reply)
    assert "date       not known → 2024-04-02" in text
    assert "no_title: It has no title: the name of its file stands in for it." in text


def test_the_answers_follow_at_once(application: Application, tunnel: str) -> None:
    assert dates(application, tunnel) == []  # nobody knows which month was the last one
    answer(application, f"amend {tunnel} --date 2023-09-02")
    assert dates(application, tunnel) == ["2023-08"]
    assert answer(application, "ask tunnel cost").shape["excerpts"]
    assert answer(application, "ask tunnel cost --since 2024-01-01").shape["excerpts"] == []


def test_an_old_citation_still_verifies(application: Application, tunnel: str) -> None:
    (first, *_) = answer(application, "ask tunnel cost").shape["excerpts"]
    answer(application, f"amend {tunnel} --title Wet --date 2023-09-02 --language de --flag translation")
    checked = answer(application, f"verify {first['citation']['id']}").shape
    assert (checked["valid"], checked["quote"]) == (True, first["quote"])


def test_what_is_put_right_is_not_read_over_until_it_is_taken_back(
    application: Application, tunnel: str
) -> None:
    answer(application, f"amend {tunnel} --publisher Post --title Wet --settle undated")
    assert ingest(application).updated == []
    told = answer(application, f"amend {tunnel} --undo publisher,undated")
    assert told.shape["changes"] == [
        {"name": "publisher", "before": "Post", "after": None},
        {"name": "undated", "before": "settled", "after": "open"},
    ]
    assert "Post → as it is read the next time" in text_of(told.reply)
    assert ingest(application).updated == [tunnel]
    assert found(application)[tunnel] == ["undated", "no_publisher"]


def test_without_an_option_it_says_what_was_put_right(application: Application, tunnel: str) -> None:
    answer(application, f"amend {tunnel} --no-flag opinion --settle no_title --date 2024-04-02")
    told = answer(application, f"amend {tunnel}")
    assert {one["name"]: one["after"] for one in told.shape["changes"]} == {
        "opinion": "not marked so",
        "no_title": "settled",
        "date": "2024-04-02",
    }


def test_an_inferred_date_is_confirmed(application: Application, folder: Path) -> None:
    path = folder / "news" / "gate.md"
    path.write_text(f"# The gate is open\n\nNORWICK, 2 May 2024 — {TUNNEL}", encoding="utf-8")
    ingest(application, [path])
    (gate,) = [one for one in application.reader.documents() if one.title == "The gate is open"]
    assert (gate.published_at, gate.date_inferred) == ("2024-05-02", True)
    assert "date_inferred" in found(application)[gate.id]

    told = answer(application, f"amend {gate.id} --confirm date")

    assert told.shape["changes"] == [
        {"name": "date", "before": "2024-05-02, inferred", "after": "2024-05-02"}
    ]
    assert not application.reader.document(gate.id).date_inferred


@pytest.mark.parametrize(
    ("typed", "says", "hint"),
    [
        ("--date 16.5", "'16.5' cannot be one", "YYYY-MM-DD"),
        ("--date 2024-05-21", "2024-05-21 is after today", "the day it was published"),
        ("--language english", "'english' cannot be one", "two letters"),
        ("--url ftp://post.example", "cannot be one", "http"),
        ('--title "--"', "cannot be one", "at least a word"),
        ("--flag opinoin", "no flag 'opinoin'", "did you mean 'opinion'?"),
        ("--flag withdrawn", "withdrawn is no flag", "communique withdraw"),
        ("--confirm date", "has no date", "--date"),
        ("--confirm title", "'title' is nothing that is inferred", "--confirm date"),
        ("--settle undatd", "no finding 'undatd'", "did you mean 'undated'?"),
        ("--settle ,", "--settle needs a name", None),
        ("--undo title", "'title' was not put right", "nothing of it"),
        ("--flag opinion --no-flag opinion", "opinion: two options", "one of them"),
    ],
)
def test_a_value_that_cannot_be_is_a_mistake_and_changes_nothing(
    application: Application, tunnel: str, typed: str, says: str, hint: str | None
) -> None:
    with pytest.raises(UsageMistake) as caught:
        answer(application, f"amend {tunnel} --publisher Post {typed}")
    assert says in str(caught.value)
    assert hint is None or hint in (caught.value.hint or "")
    assert application.reader.amendments([tunnel]) == {}


def test_of_a_document_that_is_not_there_the_likely_one_is_named(
    application: Application, tunnel: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        answer(application, "amend harbour-tunnel --date 2024-04-02")
    assert caught.value.hint == f"did you mean {tunnel!r}?"


def test_what_may_not_be_seen_is_neither_named_nor_changed(application: Application) -> None:
    (ferry,) = [one.id for one in application.reader.documents() if one.collection == "board"]
    outside = application.seen_by(frozenset({"public"}))
    assert ferry not in found(outside)
    with pytest.raises(UnknownName) as caught:
        answer(outside, f"amend {ferry[:-1]} --title Sold")
    assert ferry not in (caught.value.hint or "")
    with pytest.raises(UnknownName):
        answer(outside, f"amend {ferry} --title Sold")
    assert outside.clearance == Clearance(frozenset({"public"}))


def test_three_documents_are_shown_whole_and_of_three_hundred_the_worst(
    application: Application, folder: Path
) -> None:
    text = text_of(answer(application, "sources --needs-attention").reply, width=80)
    assert max(map(len, text.splitlines())) <= 80
    lines: list[dict[str, Any]] = [
        {"id": f"gate-{number}", "title": f"Gate {number}", "text": f"Gate {number} is open."}
        for number in range(300)
    ]
    path = folder / "news" / "gates.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ingest(application, [path])

    told = answer(application, "sources --needs-attention")

    assert len(told.shape["documents"]) == 302
    text = text_of(told.reply, width=80)
    assert "302 of 302 documents" in text
    assert "+282 more" in text
    assert len(text.splitlines()) < 200


def test_where_nothing_needs_attention_it_says_so(application: Application, tunnel: str) -> None:
    answer(application, f"amend {tunnel} --settle undated,no_publisher,no_title")
    told = answer(application, "sources tunnel --needs-attention")
    assert told.shape == {"documents": []}
    assert told.reply.notice == "Nothing needs attention."


def test_the_plain_list_says_nothing_of_it(application: Application) -> None:
    assert all("findings" not in one for one in answer(application, "sources").shape["documents"])
