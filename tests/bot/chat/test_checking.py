"""Checking a message: a verdict on each sentence, footnotes for what is carried, and nothing of it stored."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.checking import checked, footnotes
from bot.chat.hiding import Hidden
from bot.chat.recent import Recent
from bot.chat.shown import Shelf, Shown
from briefings.reply import Mark, Verb
from config.destination import destination
from tests.bot.homes import AUDIT, NOW, TUNNEL, a_folder, an_application
from tests.corpus.store.documents import a_document, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application

ANN = Asker(destination("slack:U012ANN"), destination("slack:C012ABC"))
AT_BOARD = replace(ANN, where=destination("slack:#board"))
DRAFT = "The tunnel under the harbour opened on 3 May 2024. Zebras flummoxed the quizzical ombudsman."


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    opened = an_application(a_folder(tmp_path))
    put(opened.store, a_document(TUNNEL, given_id="tunnel"))
    put(opened.store, a_document(AUDIT, given_id="audit", source="/board/audit.txt"), collection="board")
    yield opened
    opened.store.engine.dispose()


@pytest.fixture
def recent(application: Application) -> Iterator[Recent]:
    with closing(Recent(Shelf(application.store.engine))) as one:
        yield one


def remembered(recent: Recent, handle: str | None) -> Shown:
    """What the answer is remembered as."""
    shown = recent.find(handle or "")
    assert shown is not None
    return shown


def test_each_sentence_has_its_verdict_and_what_is_carried_can_be_cited(
    application: Application, recent: Recent
) -> None:
    reply = checked(application, ANN, DRAFT, NOW, recent=recent)
    assert [one.marks for one in reply.items()] == [(Mark.CARRIED,), (Mark.NOT_FOUND,)]
    assert [one.verb for one in reply.actions] == [Verb.FOOTNOTES, Verb.SHARE]
    notes = footnotes(application, ANN, remembered(recent, reply.handle))
    ((note,),) = notes.rows
    assert notes.verbatim
    assert note.startswith(f"“{TUNNEL.strip()}”")
    assert "tunnel@1:" in note
    assert notes.notice == ""


def test_a_draft_that_nothing_carries_has_no_footnotes(application: Application, recent: Recent) -> None:
    reply = checked(application, ANN, "Zebras flummoxed the quizzical ombudsman.", NOW, recent=recent)
    assert [one.verb for one in reply.actions] == [Verb.SHARE]
    assert footnotes(application, ANN, remembered(recent, reply.handle)).notice.startswith("No sentence")


def test_a_verdict_goes_where_the_draft_stands_and_alone_nowhere(
    application: Application, recent: Recent
) -> None:
    alone = replace(ANN, where=ANN.person)
    for asker, thread, verb in (
        (ANN, "1.1", [Verb.THREAD]),
        (ANN, "", [Verb.SHARE]),
        (alone, "1.1", []),
        (alone, "", []),
    ):
        reply = checked(application, asker, DRAFT, NOW, thread=thread, recent=recent)
        assert [one.verb for one in reply.actions] == [Verb.FOOTNOTES, *verb]


def test_a_message_without_text_gets_one_plain_sentence(application: Application, recent: Recent) -> None:
    for text in ("", " \n "):
        reply = checked(application, ANN, text, NOW, recent=recent)
        assert reply.notice.startswith("There is no text")
        assert reply.handle is None


def test_nothing_of_a_draft_is_stored(application: Application, recent: Recent) -> None:
    checked(application, ANN, DRAFT, NOW, thread="1716184800.000100", recent=recent)
    recent.close()  # all of it is written
    application.store.engine.dispose()
    for path in application.home.folder.rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        for word in (b"zebras", b"flummoxed", b"quizzical", b"ombudsman"):
            assert word not in held, path


def test_a_draft_is_checked_against_what_the_place_may_see(application: Application, recent: Recent) -> None:
    said = "Auditors have found that the pumps of the tunnel were ordered twice."
    assert [one.marks for one in checked(application, AT_BOARD, said, NOW, recent=recent).items()] == [
        (Mark.CARRIED,)
    ]
    assert [one.marks for one in checked(application, ANN, said, NOW, recent=recent).items()] == [
        (Mark.NOT_FOUND,)
    ]
    outside = replace(AT_BOARD, outside=True)
    assert [one.marks for one in checked(application, outside, said, NOW, recent=recent).items()] == [
        (Mark.NOT_FOUND,)
    ]


def test_a_footnote_that_is_hidden_meanwhile_is_left_out(application: Application, recent: Recent) -> None:
    reply = checked(application, ANN, DRAFT, NOW, recent=recent)
    line = reply.items()[0].statements[0]
    Hidden(application.store.engine).hide(ANN.where, line.quote.text, line.citation, by=ANN.person, now=NOW)
    notes = footnotes(application, ANN, remembered(recent, reply.handle))
    assert notes.rows == ()
    assert notes.notice == "1 line cannot be cited any more: it is not shown here now."


def test_an_answer_that_keeps_its_words_is_cited_by_reading_them_again(
    application: Application, recent: Recent
) -> None:
    reply = checked(application, ANN, DRAFT, NOW, recent=recent)
    typed = replace(remembered(recent, reply.handle), words=DRAFT, options={})
    assert len(footnotes(application, ANN, typed).rows) == 1
    asked = replace(typed, command="ask", words="tunnel")
    assert len(footnotes(application, ANN, asked).rows) == 1


def test_an_empty_corpus_does_not_say_the_draft_back(tmp_path: Path) -> None:
    empty = an_application(a_folder(tmp_path))
    with closing(Recent(Shelf(empty.store.engine))) as recent:
        reply = checked(empty, ANN, DRAFT, NOW, recent=recent)
    assert reply.title == ""
    assert reply.notice
    empty.store.engine.dispose()
