"""A document with pages: asked for, followed to its page, put into a footnote, and verified there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.grammar import parsed
from bot.rendering.html import Look, fragment_of
from bot.rendering.text import text_of
from corpus.document import Metadata, ReadDocument
from tests.corpus.store.documents import put_one
from tests.ingested import an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from bot.commands.result import Result

PAGES = (
    "Report on the ferry pier\n\nThe pier was closed in November 2023 after a storm.\n\n",
    (
        "The repair of the pier has cost 7.4 million euros so far. Divers replaced 36 of the oak piles.\n\n"
        "The harbour board expects that the last of the new ferries, which are wider than the old ones, "
    ),
    "will berth there in September 2024.\n\nNo toll is planned.\n",
)
"""The last sentence of the second page ends on the third."""

COST = "The repair of the pier has cost 7.4 million euros so far."
URL = "https://board.example.org/pier.pdf"


def report(*pages: str) -> ReadDocument:
    """What a reader makes of these pages."""
    starts = tuple(sum(map(len, pages[:number])) for number in range(len(pages)))
    metadata = Metadata("Report on the ferry pier", "Harbour Board", published_at="2024-05-17", url=URL)
    return ReadDocument("/reports/pier.pdf", URL, "".join(pages), metadata=metadata, pages=starts)


@pytest.fixture
def application(tmp_path: Path) -> Application:
    """An application that has read the report."""
    application = an_application(tmp_path)
    put_one(application.store, report(*PAGES))
    return application


def typed(application: Application, words: str) -> Result:
    command, arguments, options = parsed(words)
    return command.run(application, arguments, options)


def cited(application: Application, words: str) -> dict[str, Any]:
    """The first citation of an answer."""
    citation: dict[str, Any] = typed(application, f"ask {words}").shape["excerpts"][0]["citation"]
    return citation


def test_an_answer_names_the_page_in_text_on_a_page_and_as_json(application: Application) -> None:
    answer = typed(application, "ask cost of the pier repair")
    assert answer.shape["excerpts"][0]["quote"] == COST
    assert f"“{COST}”  p. 2" in text_of(answer.reply, width=120)
    assert "17 May 2024\N{NO-BREAK SPACE}· p. 2" in fragment_of(answer.reply, Look.PLAIN)
    citation = cited(application, "cost of the pier repair")
    assert (citation["page"], citation["last_page"]) == (2, 2)


def test_the_link_to_a_quote_opens_its_page(application: Application) -> None:
    answer = typed(application, "ask cost of the pier repair")
    assert f"{URL}#page=2:~:text=The%20repair" in fragment_of(answer.reply, Look.PLAIN)


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


def test_a_citation_keeps_its_page_when_the_document_has_been_paged_anew(application: Application) -> None:
    citation = cited(application, "cost of the pier repair")
    put_one(application.store, report("A word before.\n\n", *PAGES))
    assert cited(application, "cost of the pier repair")["page"] == 3
    assert typed(application, f"verify {citation['id']}").shape["citation"]["page"] == 2


def test_a_fact_of_an_older_revision_stands_on_the_page_it_stood_on(application: Application) -> None:
    document_id = cited(application, "cost of the pier repair")["document_id"]
    put_one(application.store, report("A word before.\n\n", *PAGES))
    for revision, page in ((1, 2), (2, 3)):
        facts = typed(application, f"document {document_id} --revision {revision}").shape["facts"]
        assert [one["citation"]["page"] for one in facts if one["quote"] == COST] == [page]


def test_a_document_says_how_many_pages_it_has_and_where_each_starts(application: Application) -> None:
    document_id = cited(application, "cost of the pier repair")["document_id"]
    shown = typed(application, f"document {document_id} --text")
    starts, text = shown.shape["pages"], shown.shape["text"]
    assert [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)] == list(PAGES)
    assert "3 pages · " in text_of(shown.reply)
