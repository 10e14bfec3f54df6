"""`document`: everything that follows from a text, of the current revision or an older one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands.document import document
from bot.ingest import ingest
from corpus.errors import UnknownDocument
from tests.ingested import an_application

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application

OLD = "The tunnel has cost 410 million euros so far. “The toll starts in June 2024,” said Ada Thornbury."
NEW = "The tunnel has cost 520 million euros so far. Ferries stop in July 2024."


@pytest.fixture
def revised(tmp_path: Path) -> tuple[Application, str]:
    """An application that read one document twice, with other words each time."""
    application, path = an_application(tmp_path / "home"), tmp_path / "tunnel.txt"
    for text in (OLD, NEW):
        path.write_text(text, encoding="utf-8")
        ingest(application, [path])
    return application, application.reader.documents()[0].id


def test_an_older_revision_states_what_its_own_text_states(revised: tuple[Application, str]) -> None:
    application, document_id = revised
    facts = document(application, document_id, revision=1).shape["facts"]
    assert [fact["quote"] for fact in facts] == [
        "The tunnel has cost 410 million euros so far.",
        "“The toll starts in June 2024,” said Ada Thornbury.",
    ]
    assert facts[0]["figures"][0]["value"] == 410_000_000
    assert facts[1]["attribution"] == "Ada Thornbury"
    assert {fact["citation"]["revision"] for fact in facts} == {1}


def test_the_current_revision_states_the_same_with_and_without_its_number(
    revised: tuple[Application, str],
) -> None:
    application, document_id = revised
    assert document(application, document_id).shape == document(application, document_id, revision=2).shape
    assert "520" in document(application, document_id).shape["facts"][0]["quote"]


def test_a_revision_read_again_is_annotated_as_it_was_the_first_time(demo: Application) -> None:
    from corpus.revision import passages_of

    for held in demo.reader.documents():
        contents = demo.reader.contents(held.id, held.revision)
        again = passages_of(held, contents.text, contents.blocks, contents.sentences)
        stored = demo.reader.passages_of([held.id])
        assert [(one.span, one.figures, one.dates, one.attribution) for one in again] == [
            (one.span, one.figures, one.dates, one.attribution) for one in stored
        ]
        assert [(one.paragraph, one.before, one.after) for one in again] == [
            (one.paragraph, one.before, one.after) for one in stored
        ]


def test_all_blocks_and_sentences_are_listed_and_the_text_when_asked(
    revised: tuple[Application, str],
) -> None:
    application, document_id = revised
    shape = document(application, document_id, text=True).shape
    assert shape["text"] == NEW
    assert [NEW[one["start"] : one["end"]] for one in shape["sentences"]] == [
        "The tunnel has cost 520 million euros so far.",
        "Ferries stop in July 2024.",
    ]
    assert "text" not in document(application, document_id).shape


def test_there_is_no_third_revision(revised: tuple[Application, str]) -> None:
    application, document_id = revised
    with pytest.raises(UnknownDocument):
        document(application, document_id, revision=3)
