"""A document with pages: asked for, followed to its page, put into a footnote, and verified there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.grammar import parsed
from bot.ingest import ingest
from bot.rendering.html import Look, fragment_of
from bot.rendering.text import text_of
from tests.corpus.readers.pdfs import Page, column, pdf, wrapped
from tests.ingested import an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from bot.commands.result import Result

CLOSED = "The pier was closed in November 2023 after a storm had broken its head."
COST = "The repair of the pier has cost 7.4 million euros so far."
FERRIES = (
    "The harbour board expects that the last of the new ferries, which are wider than the old ones, will "
    "berth there in September 2024."
)
TOLL = "No toll is planned for anybody who walks on the pier."
URL = "https://board.example.org/pier.pdf"
SIDECAR = f"""\
title: Report on the ferry pier
publisher: Harbour Board
published_at: 2024-05-17
url: {URL}
"""
COLUMN_CHARS = 70


def report(folder: Path, *before: str) -> Path:
    """A report of three pages, with a sentence from the second to the third, and other pages before it."""
    head, *tail = wrapped(FERRIES, COLUMN_CHARS)
    pages = [
        *(column([words], y=700) for words in before),
        column(wrapped(CLOSED, COLUMN_CHARS)),
        [*column(wrapped(COST, COLUMN_CHARS), y=300), *column([head], y=80)],
        [*column(tail), *column([TOLL], y=600)],
    ]
    path = folder / "pier.pdf"
    path.write_bytes(pdf(map(Page, pages)))
    path.with_name("pier.pdf.meta.yaml").write_text(SIDECAR, encoding="utf-8")
    return path


@pytest.fixture
def application(tmp_path: Path) -> Application:
    """An application that has read the report."""
    application = an_application(tmp_path / "home")
    assert len(ingest(application, [report(tmp_path)]).added) == 1
    return application


def typed(application: Application, words: str) -> Result:
    command, arguments, options = parsed(words)
    return command.run(application, arguments, options)


def cited(application: Application, words: str) -> dict[str, Any]:
    """The first citation of an answer."""
    citation: dict[str, Any] = typed(application, f"ask {words}").shape["excerpts"][0]["citation"]
    return citation


def test_an_answer_names_the_page_and_links_to_it(application: Application) -> None:
    answer = typed(application, "ask cost of the pier repair")
    assert answer.shape["excerpts"][0]["quote"] == COST
    assert f"“{COST}”  p. 2" in text_of(answer.reply, width=120)
    assert "17 May 2024\N{NO-BREAK SPACE}· p. 2" in fragment_of(answer.reply, Look.PLAIN)
    assert f"{URL}#page=2:~:text=The%20repair" in fragment_of(answer.reply, Look.PLAIN)
    citation = answer.shape["excerpts"][0]["citation"]
    assert (citation["page"], citation["last_page"]) == (2, 2)


def test_a_sentence_that_runs_over_stands_on_both_pages(application: Application) -> None:
    citation = cited(application, "new ferries berth September")
    assert (citation["page"], citation["last_page"]) == (2, 3)
    assert "pp. 2–3" in text_of(typed(application, "ask new ferries berth September").reply)


def test_verify_names_the_same_page_and_its_footnotes_do_too(application: Application) -> None:
    citation = cited(application, "cost of the pier repair")
    verified = typed(application, f"verify {citation['id']}")
    assert verified.shape["citation"] == citation
    assert "p. 2" in text_of(verified.reply)
    footnotes = verified.shape["footnotes"]
    assert ", 17 May 2024, p. 2. " in footnotes["plain"]
    assert ", 17 May 2024, p. 2. " in footnotes["markdown"]
    assert f", May 17, 2024, 2, {URL}. " in footnotes["chicago"]


def test_what_was_cited_keeps_its_page_when_the_document_is_paged_anew(
    application: Application, tmp_path: Path
) -> None:
    citation = cited(application, "cost of the pier repair")
    again = ingest(application, [report(tmp_path, "A word before the report.")])
    assert again.updated == [citation["document_id"]]
    assert cited(application, "cost of the pier repair")["page"] == 3
    assert typed(application, f"verify {citation['id']}").shape["citation"]["page"] == 2
    for revision, page in ((1, 2), (2, 3)):
        facts = typed(application, f"document {citation['document_id']} --revision {revision}").shape["facts"]
        assert [one["citation"]["page"] for one in facts if one["quote"] == COST] == [page]


def test_a_document_says_how_many_pages_it_has_and_where_each_starts(application: Application) -> None:
    document_id = cited(application, "cost of the pier repair")["document_id"]
    shown = typed(application, f"document {document_id} --text")
    starts, text = shown.shape["pages"], shown.shape["text"]
    assert starts == [0, text.index(COST), text.index(wrapped(FERRIES, COLUMN_CHARS)[1])]
    assert "3 pages · " in text_of(shown.reply)
