"""Attachments: files that came with a message are documents, whatever they are called or claim."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import formats, mail
from corpus.readers.given import Given
from corpus.readers.source import SourceFile
from tests.corpus.readers.bombs import PROSE, good_docx, good_html, good_pdf, mail_nested_parts, pdf_encrypted

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # of the libraries that trafilatura loads

COVER = "Please find the two papers attached, as the board asked on Friday."


def letter(text: str = COVER) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann Roe <ann@example.org>", "The papers"
    message["Date"] = "Thu, 16 May 2024 08:30:00 +0200"
    message.set_content(text)
    return message


def attach(message: EmailMessage, data: bytes, name: str, kind: str = "application/octet-stream") -> None:
    maintype, _, subtype = kind.partition("/")
    message.add_attachment(data, maintype=maintype, subtype=subtype, filename=name or None)


def every(message: EmailMessage, sidecar: Given | None = None) -> list[ReadDocument | ReadFailure]:
    file = SourceFile(Path("letter.eml"), message.as_bytes(), sidecar or Given())
    return list(mail.documents(file, formats.documents))


def documents(message: EmailMessage, sidecar: Given | None = None) -> list[ReadDocument]:
    found = every(message, sidecar)
    assert all(isinstance(one, ReadDocument) for one in found), found
    return [one for one in found if isinstance(one, ReadDocument)]


def number(found: ReadDocument) -> str:
    return found.identity.rpartition("letter.eml")[2]


def test_a_pdf_and_a_word_file_that_came_with_a_message_are_documents_of_their_own() -> None:
    message = letter()
    attach(message, good_pdf(), "Storm report.pdf", "application/pdf")
    attach(message, good_docx(), "minutes.docx")
    main, paper, minutes = documents(message)
    assert main.repairs == ()
    assert PROSE[0] in paper.text
    assert PROSE[0] in minutes.text
    assert [number(one) for one in (main, paper, minutes)] == ["", "#2", "#3"]
    assert {one.source for one in (main, paper, minutes)} == {main.source}
    assert paper.pages == (0,)
    assert paper.metadata.title == "Storm report"
    assert [(one.metadata.author, one.metadata.published_at) for one in (paper, minutes)] == [
        (None, None)
    ] * 2


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("notes.txt", "application/octet-stream", "\n".join(PROSE).encode()),
        ("NOTES.TXT", "application/octet-stream", "\n".join(PROSE).encode()),
        ("notes.md", "application/octet-stream", "\n\n".join(PROSE).encode()),
        ("notes.html", "text/html", good_html()),
        ("notes.htm", "application/octet-stream", good_html()),
        ("notes", "application/pdf", good_pdf()),
        ("", "application/pdf", good_pdf()),
    ],
)
def test_the_name_tells_the_kind_and_else_the_media_type(name: str, kind: str, data: bytes) -> None:
    message = letter()
    attach(message, data, name, kind)
    _, found = documents(message)
    assert PROSE[0] in found.text


def test_files_of_other_kinds_are_named_and_keep_their_numbers() -> None:
    message = letter()
    attach(message, b"PK", "all.zip", "application/zip")
    attach(message, b'{"text": "a line"}', "many.jsonl")
    attach(message, good_pdf(), "report.pdf", "application/pdf")
    main, paper = documents(message)
    assert main.repairs == ("what is attached is not read: all.zip, many.jsonl",)
    assert number(paper) == "#4"


def test_what_cannot_be_read_is_a_note_on_the_message() -> None:
    message = letter()
    attach(message, pdf_encrypted(), "closed.pdf", "application/pdf")
    attach(message, b" \n", "empty.txt")
    attach(message, b"---\ntitle: [\n---\n", "odd.md")
    attach(message, good_docx(), "minutes.docx")
    main, minutes = documents(message)
    assert [note.partition(": ")[0] for note in main.repairs] == [
        "the attachment closed.pdf could not be read",
        "the attachment empty.txt could not be read",
        "the attachment odd.md could not be read",
    ]
    assert number(minutes) == "#5"


def test_a_mere_cover_of_a_file_is_no_failure_and_its_notes_are_kept() -> None:
    message = letter("")
    attach(message, b"PK", "all.zip", "application/zip")
    attach(message, b" ", "empty.txt")
    attach(message, good_docx(), "minutes.docx")
    (minutes,) = documents(message)
    assert minutes.repairs == (
        "what is attached is not read: all.zip",
        "the attachment empty.txt could not be read: it is empty",
    )


def test_a_message_of_nothing_but_what_cannot_be_read_says_why() -> None:
    message = letter("")
    attach(message, pdf_encrypted(), "closed.pdf", "application/pdf")
    (found,) = every(message)
    assert isinstance(found, ReadFailure)
    assert found.hint is not None
    assert found.hint.startswith("the attachment closed.pdf could not be read: ")


@pytest.mark.parametrize("name", ["../../etc/x.pdf", "..\\..\\x.pdf", "/x.pdf", "C:\\temp\\x.pdf"])
def test_a_name_with_folders_leads_nowhere(name: str) -> None:
    message = letter()
    attach(message, good_pdf(), name, "application/pdf")
    main, found = documents(message)
    assert (found.source, number(found), found.metadata.title) == (main.source, "#2", "x")


def test_a_name_without_end_is_cut_and_keeps_its_kind() -> None:
    message = letter()
    attach(message, "\n".join(PROSE).encode(), "x" * 5_000 + ".txt")
    _, found = documents(message)
    assert found.metadata.title == "x" * 116


def test_an_attachment_says_neither_its_id_nor_its_collection() -> None:
    message = letter()
    claims = "---\nid: budget-2024\ncollection: board\ntitle: Claims\nauthor: Bob Poe\n---\n" + PROSE[0]
    attach(message, claims.encode(), "claims.md")
    main, found = documents(message, Given(id="letter-1", collection="open"))
    assert (main.given_id, main.collection) == ("letter-1", "open")
    assert (found.given_id, found.collection, number(found)) == (None, "open", "#2")
    assert (found.metadata.title, found.metadata.author) == ("Claims", "Bob Poe")


def test_of_two_thousand_attachments_the_first_thousand_are_read() -> None:
    message = letter()
    for _ in range(1_200):
        attach(message, PROSE[0].encode(), "a.txt")
    for _ in range(800):
        attach(message, b"", "b.pdf", "application/pdf")
    main, *found = documents(message)
    assert main.repairs == ("of 2,000 attachments the first 1,000 are read",)
    assert len(found) == 1_000


def test_a_thousand_that_cannot_be_read_are_named_in_part() -> None:
    message = letter()
    for _ in range(1_000):
        attach(message, b"no paper", "b.pdf", "application/pdf")
    (main,) = documents(message)
    assert len(main.repairs) == 11
    assert main.repairs[-1] == "990 more attachments could not be read"


def test_what_came_with_an_attached_message_is_read_after_it() -> None:
    older, message = letter(PROSE[1]), letter()
    attach(older, good_pdf(), "report.pdf", "application/pdf")
    message.add_attachment(older)
    attach(message, good_docx(), "minutes.docx")
    main, mail_below, paper, minutes = documents(message)
    assert [number(one) for one in (main, mail_below, paper, minutes)] == ["", "#2", "#3", "#4"]
    assert PROSE[1] in mail_below.text
    assert paper.pages


def test_a_message_that_was_attached_as_a_mere_file_is_not_opened() -> None:
    message = letter()
    attach(message, mail_nested_parts(), "deep.eml")
    (main,) = documents(message)
    assert main.repairs == ("what is attached is not read: deep.eml",)
