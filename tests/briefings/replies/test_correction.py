"""Corrections: the words that were sent, and what has become of them."""

from __future__ import annotations

from bot.rendering.text import text_of
from briefings.citation import Citation, citation_of
from briefings.quote import Quote, quote_of
from briefings.replies.correction import correction
from briefings.reply import Mark
from tests.passages import a_document, sentences_of

NAME = "morning 05-20 #3"


def quoted(text: str, *, revision: int = 1) -> tuple[Quote, Citation]:
    (passage,) = sentences_of(text, a_document(text=text, revision=revision))
    quote = quote_of(passage)
    return quote, citation_of(passage.document, quote)


OLD = quoted("The tunnel opens on 3 May.")
NEW = quoted("The tunnel opens on 12 August.", revision=2)


def test_what_was_sent_stands_first_and_then_what_the_document_says_now() -> None:
    reply = correction(NAME, OLD, NEW)
    (item,) = reply.items()
    assert reply.title == "Correction: morning 05-20 #3"
    assert [(one.lead, one.quote, one.citation) for one in item.statements] == [
        ("was sent", *OLD),
        ("now reads", *NEW),
    ]
    assert (item.marks, reply.notice) == ((Mark.CHANGED,), "")
    assert reply.push == "Correction: morning 05-20 #3 · now reads: “The tunnel opens on 12 August.”"


def test_words_that_are_gone_and_documents_that_are_withdrawn_are_told_apart() -> None:
    gone, withdrawn = correction(NAME, OLD), correction(NAME, OLD, withdrawn=True)
    assert gone.notice == "The document no longer says this."
    assert withdrawn.notice == "The document has been withdrawn."
    for reply in (gone, withdrawn):
        (item,) = reply.items()
        assert [one.quote for one in item.statements] == [OLD[0]]
        assert reply.push == f"Correction: morning 05-20 #3 · {reply.notice}"


def test_of_a_withdrawn_document_no_newer_words_are_shown() -> None:
    assert correction(NAME, OLD, NEW, withdrawn=True) == correction(NAME, OLD, withdrawn=True)


def test_both_revisions_are_among_the_sources() -> None:
    text = text_of(correction(NAME, OLD, NEW))
    assert "was sent: “The tunnel opens on 3 May.”" in text
    assert "\nA  Harbour Post" in text
    assert "\nB  Harbour Post" in text


def test_a_line_keeps_the_number_that_it_was_sent_with() -> None:
    assert [item.number for item in correction(NAME, OLD, NEW).items()] == [3]
    assert [item.number for item in correction("A report", OLD, NEW).items()] == [1]


def test_two_texts_of_one_document_are_told_apart_by_when_they_were_read() -> None:
    apart = "2024-05-19T06:00:00Z", "2024-05-20T06:00:00Z"
    (item,) = correction(NAME, OLD, NEW, read_at=apart).items()
    assert [one.notes for one in item.statements] == [("as read 19 May 2024",), ("as read 20 May 2024",)]
    one_day = "2024-05-19T06:00:00Z", "2024-05-19T07:30:00Z"
    (item,) = correction(NAME, OLD, NEW, read_at=one_day).items()
    assert [one.notes for one in item.statements] == [
        ("as read 19 May 2024 06:00 UTC",),
        ("as read 19 May 2024 07:30 UTC",),
    ]


def test_two_texts_are_told_apart_however_soon_one_followed_the_other() -> None:
    first = "2024-05-20T06:00:00Z"

    def stamps(last: str) -> list[str]:
        (item,) = correction(NAME, OLD, NEW, read_at=(first, last)).items()
        return [note for one in item.statements for note in one.notes]

    assert stamps("2024-05-21T06:00:00Z") == ["as read 20 May 2024", "as read 21 May 2024"]
    assert stamps("2024-05-20T06:01:00Z") == [
        "as read 20 May 2024 06:00 UTC",
        "as read 20 May 2024 06:01 UTC",
    ]
    assert stamps("2024-05-20T06:00:09Z") == [
        "as read 20 May 2024 06:00:00 UTC",
        "as read 20 May 2024 06:00:09 UTC",
    ]
    assert stamps(first) == ["revision 1", "revision 2"]
