from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Metadata, ReadDocument
from corpus.readers import pdf as reader
from corpus.readers.given import Given
from corpus.readers.source import SourceFile
from tests.corpus.readers.papers import HARBOUR, read
from tests.corpus.readers.pdfs import LEFT, Page, Text, column, pdf, wrapped


def test_the_stated_title_author_and_language_are_taken_and_the_day_of_making_is_not() -> None:
    info = b"/Title(Storm over Elmsworth)/Author(Ann Roe)/CreationDate(D:20240516120000Z)"
    found = read(pdf([Page(column(wrapped(HARBOUR, 80)))], info=info, catalog=b"/Lang(en-GB)"))
    assert found.metadata == Metadata(title="Storm over Elmsworth", author="Ann Roe", language="en")


@pytest.mark.parametrize(
    "title",
    [
        b"Microsoft Word - report final.docx",
        b"report_2024_final",
        b"untitled",
        b"C:\\\\tmp\\\\a.indd",
        b"12-4",
    ],
)
def test_a_title_that_a_program_filled_in_is_none(title: bytes) -> None:
    info = b"/Title(" + title + b")/Author(jsmith)"
    texts = [Text(LEFT, 790, "Storm closes harbour", 20), *column(wrapped(HARBOUR, 80))]
    assert read(pdf([Page(texts)], info=info)).metadata == Metadata(title="Storm closes harbour")


@pytest.mark.parametrize(
    ("stated", "shown", "title"),
    [
        ("Storm closes harbour | The Elmsworth Echo", "", "Storm closes harbour"),
        ("Storm closes harbour - The Elmsworth Echo", "Storm closes harbour", "Storm closes harbour"),
        ("Storm closes harbour - News - Elmsworth Echo", "STORM CLOSES HARBOUR", "Storm closes harbour"),
        ("Elmsworth Echo | Storm closes harbour", "Storm closes harbour", "Storm closes harbour"),
        ("Annual report - Transport", "", "Annual report - Transport"),
        ("Annual report | Transport", "Annual report | Transport", "Annual report | Transport"),
        ("Budget | Income and spending", "", "Budget | Income and spending"),
    ],
)
def test_the_name_of_a_site_is_no_part_of_the_title(stated: str, shown: str, title: str) -> None:
    headline = [Text(LEFT, 800, shown, 20)] if shown else []
    page = Page([*headline, *column(wrapped(HARBOUR, 80))])
    metadata = read(pdf([page], info=f"/Title({stated})".encode())).metadata
    assert metadata == Metadata(title=title)


def test_the_mark_of_a_note_is_no_part_of_the_title() -> None:
    title = [Text(LEFT, 800, "Storm closes harbour", 20, "F3"), Text(LEFT + 240, 808, "1", 12, "F3")]
    assert read(pdf([Page([*title, *column(wrapped(HARBOUR, 80))])])).metadata.title == "Storm closes harbour"


def test_a_language_that_the_text_belies_is_not_taken() -> None:
    found = read(pdf([Page(column(wrapped(HARBOUR, 80)))], catalog=b"/Lang(de-DE)"))
    assert found.metadata.language is None


def test_a_stated_day_of_publication_is_taken() -> None:
    xmp = (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The storm</rdf:li></rdf:Alt></dc:title>'
        "<dc:creator><rdf:Seq><rdf:li>Ann Roe</rdf:li><rdf:li>Bo Li</rdf:li></rdf:Seq></dc:creator>"
        "<prism:publicationDate>2024-05-16</prism:publicationDate></rdf:Description>"
    )
    metadata = read(pdf([Page(column(wrapped(HARBOUR, 80)))], xmp=xmp)).metadata
    assert metadata == Metadata(title="The storm", author="Ann Roe; Bo Li", published_at="2024-05-16")


def test_the_sidecar_is_believed_before_the_file() -> None:
    data = pdf([Page(column(wrapped(HARBOUR, 80)))], info=b"/Title(Storm over Elmsworth)/Author(Ann Roe)")
    sidecar = Given(Metadata(title="The real title"))
    (found,) = reader.documents(SourceFile(Path("paper.pdf"), data, sidecar))
    assert isinstance(found, ReadDocument)
    assert (found.metadata.title, found.metadata.author) == ("The real title", "Ann Roe")
