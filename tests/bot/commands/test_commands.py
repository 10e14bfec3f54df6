"""The commands over the demo corpus: what a reader gets at eight in the morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.commands import pool
from bot.commands.ask import ask
from bot.commands.brief import brief
from bot.commands.compare import compare
from bot.commands.fact import fact
from bot.commands.sources import sources
from bot.commands.timeline import timeline
from bot.commands.verify import verify
from bot.errors import UnknownName, UsageMistake
from bot.rendering.text import text_of
from briefings.shapes import canonical_json

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application


def test_a_morning_briefing_fills_its_lines_and_tells_each_fact_once(demo: Application) -> None:
    lines = [line for section in brief(demo, "morning").shape["sections"] for line in section["lines"]]
    assert len(lines) == demo.configuration.briefings["morning"].lines
    told: set[str] = set()
    for line in lines:
        citations = {line["citation"]["id"], *(one["id"] for one in line["support"]["citations"])}
        assert told.isdisjoint(citations)
        told |= citations


def test_a_briefing_is_the_same_twice(demo: Application) -> None:
    assert canonical_json(brief(demo, "morning").shape) == canonical_json(brief(demo, "morning").shape)


@pytest.mark.parametrize("limit", [1, 3, 12])
def test_a_limit_is_a_total_to_fill(demo: Application, limit: int) -> None:
    shape = brief(demo, limit=limit).shape
    assert sum(len(section["lines"]) for section in shape["sections"]) == limit


@pytest.mark.parametrize("words", [30, 120, 400])
def test_words_are_a_total_over_whole_quotes(demo: Application, words: int) -> None:
    shape = brief(demo, words=words).shape
    quotes = [line["quote"] for section in shape["sections"] for line in section["lines"]]
    assert words - 30 < sum(len(quote.split()) for quote in quotes) <= words


def test_a_topic_may_be_configured_or_any_words(demo: Application) -> None:
    assert brief(demo, topic="Energy").shape["sections"][-1]["topic"] in {"energy", "Ahead"}
    assert brief(demo, topic="peace conference").shape["sections"]


def test_a_topic_of_free_words_fills_its_words(demo: Application) -> None:
    shape = brief(demo, topic="gas pipeline", words=120).shape
    quotes = [line["quote"] for section in shape["sections"] for line in section["lines"]]
    assert 90 <= sum(len(quote.split()) for quote in quotes) <= 120


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"limit": 1},
        {"words": 120},
        {"limit": 500},
        {"topic": "gas pipeline"},
        {"topic": "penicillin"},
        {"topic": "energy", "limit": 2},
        {"name": "morning"},
        {"since": "2024-05-19", "until": "2024-05-19"},
        {"since": "1999-01-01", "until": "1999-12-31"},
        {"topic": "gas", "until": "1999-12-31"},
    ],
)
def test_lines_and_what_was_left_out_come_to_all_sentences(demo: Application, asked: dict[str, Any]) -> None:
    shape = brief(demo, **asked).shape
    counted = shape["accounting"]
    lines = sum(len(section["lines"]) for section in shape["sections"])
    assert lines + sum(counted["dropped"].values()) == counted["sentences"]
    assert all(number > 0 for number in counted["dropped"].values())


def test_sentences_of_an_overview_that_were_not_looked_at_are_beyond_the_limit(
    demo: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "MAX_LEADING", 40)
    shape = brief(demo, limit=3).shape
    counted = shape["accounting"]
    assert 3 + sum(counted["dropped"].values()) == counted["sentences"]
    assert counted["dropped"]["beyond_the_limit"] > counted["sentences"] - 50


def test_a_window_holds_only_what_was_published_in_it(demo: Application) -> None:
    shape = brief(demo, since="2024-05-19", until="2024-05-19").shape
    days = {
        line["citation"]["published_at"][:10] for section in shape["sections"] for line in section["lines"]
    }
    assert days == {"2024-05-19"}
    assert shape["accounting"]["documents_new"] < shape["accounting"]["documents_read"]


def test_an_undated_document_in_a_window_says_so(demo: Application) -> None:
    result = ask(demo, "deputy prime ministers made the journey", since="2024-05-20")
    notes = [note for item in result.reply.items() for one in item.statements for note in one.notes]
    assert "undated, read 20 May 2024" in notes
    assert set(result.shape["undated"].values()) == {"2024-05-20"}


def test_without_a_window_nothing_is_said_of_it(demo: Application) -> None:
    result = ask(demo, "deputy prime ministers made the journey")
    notes = [note for item in result.reply.items() for one in item.statements for note in one.notes]
    assert not any("undated" in note for note in notes)


def test_the_first_fact_has_figures_and_is_carried_or_disputed(demo: Application) -> None:
    first = fact(demo, "deputy prime ministers").shape["facts"][0]
    assert first["figures"]
    assert first["support"]["carried_by"] > 1 or first["conflicts"]


def test_nothing_found_is_an_answer_of_its_own(demo: Application) -> None:
    assert ask(demo, "who discovered penicillin").shape["answered"] is False
    assert fact(demo, "penicillin").shape == {
        "keyword": "penicillin",
        "answered": False,
        "facts": [],
        "suggestions": fact(demo, "penicillin").shape["suggestions"],
    }
    assert timeline(demo, "penicillin").shape["events"] == []
    assert compare(demo, "penicillin").shape["clusters"] == []
    assert sources(demo, "penicillin").shape == {"documents": []}


def test_a_citation_that_does_not_hold_is_not_ok(demo: Application) -> None:
    document = demo.reader.documents()[0]
    assert not verify(demo, "nothing").ok
    assert not verify(demo, f"{document.id}@9:0-5").ok
    assert not verify(demo, f"{document.id}@1:0-99999999").ok
    assert verify(demo, f"{document.id}@1:0-5").ok


def test_mistakes_are_named(demo: Application) -> None:
    with pytest.raises(UnknownName):
        brief(demo, "evening")
    with pytest.raises(UsageMistake):
        brief(demo, "morning", topic="energy")
    with pytest.raises(UsageMistake):
        brief(demo, since="yesterday")
    with pytest.raises(UsageMistake):
        compare(demo)


def test_sources_are_found_by_title_outlet_or_author(demo: Application) -> None:
    listed = sources(demo, "saltmarsh ledger").shape["documents"]
    assert {one["publisher"] for one in listed} == {"The Saltmarsh Ledger"}


def test_opinion_is_marked_wherever_its_document_is_named(demo: Application) -> None:
    result = ask(demo, "A beaten one would be worse")
    assert result.shape["excerpts"][0]["citation"]["flags"] == ["opinion"]
    assert "18 May 2024, opinion" in text_of(result.reply)
    (row,) = sources(demo, "lanternfield review").reply.rows
    assert row[0] == "18 May 2024, opinion"


def test_an_empty_home_says_that_there_is_nothing_to_read(tmp_path: Path) -> None:
    from tests.ingested import an_application

    empty = an_application(tmp_path)
    for result in (ask(empty, "tunnel"), fact(empty, "tunnel"), brief(empty)):
        assert result.reply.notice.startswith("I have nothing to read yet.")
