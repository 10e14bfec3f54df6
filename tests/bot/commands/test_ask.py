"""Asking: each answer once, from several documents, and of a long sentence the part that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.commands.ask import ask
from bot.rendering.text import text_of
from briefings import phrases
from tests.bot.homes import a_folder, an_application
from tests.corpus.store.documents import a_document
from tests.corpus.store.documents import put as stored

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application

BILL = "The audit office put the bill for the lighthouse at $412.6 million, up 18 percent."
REPORT = (
    "The keeper of the lighthouse was asked how the lamp is paid for and named the harbour dues.",
    "Nobody on the council remembers a winter in which the coal for the stoves ran out so early.",
    "Two pilots who live above the old customs house have offered to repaint the tower for nothing.",
)
STATUTE = (
    "The owner of a berth shall keep the quay clear of goods, "
    + "and the committee took note of the report on moorings, " * 4
    + "save that a pilot cutter may lie there for six hours, "
    + "and the committee took note of the report on moorings, " * 4
    + "or else pay a fine of 400 euros to the harbour office."
)


def over(tmp_path: Path, **texts: str) -> Application:
    application = an_application(a_folder(tmp_path))
    documents = (a_document(text, given_id=name, source=f"/news/{name}.txt") for name, text in texts.items())
    stored(application.store, *documents)
    return application


def excerpts(application: Application, query: str, *, limit: int = 5) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(application, query, limit=limit).shape["excerpts"]
    return found


def test_a_near_copy_is_cited_beside_the_excerpt_and_not_shown_again(tmp_path: Path) -> None:
    again = "ELMSWORTH — The audit office put the bill for the lighthouse at 412.6 million dollars, up 18%."
    other = "The audit office put the bill for the lighthouse at $421.6 million, up 18 percent."
    application = over(tmp_path, ledger=BILL, post=f"{REPORT[1]} {again}", wire=other)
    found = excerpts(application, "audit office bill for the lighthouse")
    assert {one["quote"] for one in found} in ({BILL, other}, {again, other})
    first = next(one for one in found if one["quote"] != other)
    assert len({first["citation"]["document_id"], *(one["document_id"] for one in first["also"])}) == 2
    assert len(first["also"]) == first["carried_by"] + first["copies"] - 1


def test_copies_of_one_text_are_counted_and_named(tmp_path: Path) -> None:
    text = f"{BILL} {' '.join(REPORT)}"
    application = over(tmp_path, ledger=text, post=text, wire=text)
    result = ask(application, "audit office bill for the lighthouse")
    first = result.shape["excerpts"][0]
    assert (first["carried_by"], first["copies"], len(first["also"])) == (1, 2, 2)
    assert "one source · 2 copies · also B" in " ".join(text_of(result.reply, width=160).split())


def test_a_document_with_much_to_say_leaves_room_for_others(tmp_path: Path) -> None:
    speaks = [
        f"The lighthouse keeper spoke of the {noun}." for noun in ("lamp", "fog", "stairs", "gulls", "rent")
    ]
    application = over(tmp_path, much=" ".join(speaks), little="The lighthouse keeper is on leave until May.")
    cited = [one["citation"]["document_id"] for one in excerpts(application, "lighthouse keeper")]
    assert cited.count("little") == 1
    assert len(cited) == 5
    alone = excerpts(over(tmp_path / "alone", much=" ".join(speaks)), "lighthouse keeper")
    assert len(alone) == 5


def test_more_of_an_answer_holds_all_that_was_shown(tmp_path: Path) -> None:
    speaks = [
        f"The lighthouse keeper spoke of the {noun}." for noun in ("lamp", "fog", "stairs", "gulls", "rent")
    ]
    application = over(tmp_path, **{f"d{at}": " ".join(speaks[at:]) for at in range(4)})
    few, many = (
        [(one["quote"], one["score"]) for one in excerpts(application, "lighthouse keeper", limit=limit)]
        for limit in (3, 9)
    )
    assert set(few) <= set(many)
    for scores in ([score for _, score in few], [score for _, score in many]):
        assert scores == sorted(scores, reverse=True)


def test_of_a_long_sentence_the_part_that_answers_is_quoted_and_marked(tmp_path: Path) -> None:
    application = over(tmp_path, statute=STATUTE)
    [found] = excerpts(application, "pilot cutter")
    assert found["quote"].startswith("The owner of a berth")
    assert "save that a pilot cutter may lie there for six hours" in found["quote"]
    assert len(found["quote"]) < len(STATUTE)
    text = application.reader.contents("statute", 1).text
    pieces = [text[start:end] for start, end in found["citation"]["spans"]]
    assert found["quote"].replace("[…]", "").split() == " ".join(pieces).split()
    for match in found["matches"]:
        assert found["quote"][match["start"] : match["end"]] == match["found"]
    assert {match["found"] for match in found["matches"]} == {"pilot", "cutter"}


def test_what_is_much_weaker_than_the_first_excerpt_is_not_shown(tmp_path: Path) -> None:
    application = over(
        tmp_path,
        strong="The lighthouse keeper of Arle sold the brass lamp.",
        weak="A lamp in brass stood beside the harbour master and the council of the town all the winter.",
    )
    cited = [
        one["citation"]["document_id"] for one in excerpts(application, "lighthouse keeper Arle brass lamp")
    ]
    assert cited == ["strong"]


@pytest.mark.parametrize("query", ["", "  ", "?", "…", "the"])
def test_what_asks_for_nothing_is_told_how_to_ask(tmp_path: Path, query: str) -> None:
    result = ask(over(tmp_path, ledger=BILL), query)
    assert result.reply.notice == phrases.EMPTY_QUERY
    assert not result.shape["answered"]
