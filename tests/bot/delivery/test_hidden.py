"""Hidden, unanswered: the admins learn once of what people call wrong, and of what they do not find."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.click import Click
from bot.chat.help import OWN_NAMES
from bot.chat.hiding import Hidden
from bot.chat.lines import HIDDEN_NOW
from bot.chat.missing import Unanswered
from bot.chat.privacy import forget
from bot.delivery.hidden import hidden
from bot.delivery.unanswered import unanswered
from briefings.citation import citation_of
from briefings.quote import quote_of
from briefings.reply import Verb
from config.destination import destination
from tests.bot.delivery.newsroom import CLOSED, OPEN
from tests.bot.delivery.test_offered import with_notes

if TYPE_CHECKING:
    from config.destination import Destination
    from tests.bot.delivery.newsroom import Newsroom

ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")
SETTLED = timedelta(minutes=2, seconds=10)
COST = "The harbour tunnel has cost 412 million euros so far."
WHO = "who designed the tunnel"


def hide(room: Newsroom, document: str, *, where: Destination = OPEN, by: Destination = ANN) -> str:
    """The first sentence of a document is called wrong; the id of its citation."""
    passage = room.application.reader.passages_of([document])[0]
    cited = citation_of(passage.document, quote_of(passage))
    engine = room.application.store.engine
    assert Hidden(engine).hide(where, passage.text, cited, by=by, now=room.clock.now())
    return cited.id


def ask(room: Newsroom, words: str, *, where: Destination = OPEN) -> None:
    """Somebody wants the admins to know of a question."""
    Unanswered(room.application.store.engine).ask(where, words, by=ANN, now=room.clock.now())


def told(message: dict[str, str]) -> str:
    """What a message says, on one line."""
    return " ".join(message["text"].split())


def test_hidden_lines_of_two_minutes_are_told_in_one_note_once(either: Newsroom) -> None:
    with_notes(either)
    either.write("post", COST)
    either.write("wire", COST.replace("412", "520"))
    first = hide(either, "post")
    either.later(minutes=1)
    second = hide(either, "wire", by=BOB)
    assert either.said(hidden) == []  # others may follow
    either.clock.at += SETTLED
    (note,) = either.said(hidden)
    assert note["destination"] == str(OPEN)
    assert told(note).startswith(f"New: 2 lines called wrong {first} post · by {ANN} · in {OPEN}")
    assert second in told(note)
    assert f"by {BOB}" in told(note)
    assert "communique verify ID" in told(note)
    either.later(hours=1)
    assert either.said(hidden) == []


def test_what_is_shown_again_before_the_note_is_not_told_and_hidden_again_is(newsroom: Newsroom) -> None:
    with_notes(newsroom)
    newsroom.write("post", COST)
    cited = hide(newsroom, "post")
    Hidden(newsroom.application.store.engine).unhide(OPEN, cited, ANN)
    newsroom.clock.at += SETTLED
    assert newsroom.said(hidden) == []
    hide(newsroom, "post")
    newsroom.clock.at += SETTLED
    assert len(newsroom.said(hidden)) == 1


def test_a_hidden_line_of_a_closed_document_is_counted_and_not_named(newsroom: Newsroom) -> None:
    with_notes(newsroom)
    newsroom.write("plan", COST, folder="board")
    hide(newsroom, "plan", where=CLOSED)
    newsroom.clock.at += SETTLED
    (note,) = newsroom.said(hidden)
    assert "1 line called wrong of a closed collection" in told(note)
    assert "plan" not in told(note)
    assert "board" not in told(note)
    assert "412" not in told(note)


def test_many_hidden_lines_are_one_short_note(newsroom: Newsroom) -> None:
    with_notes(newsroom)
    newsroom.write("post", COST)
    for number in range(30):
        hide(newsroom, "post", where=destination(f"slack:C{number:03}"))
    newsroom.clock.at += SETTLED
    (note,) = newsroom.said(hidden)
    assert "New: 30 lines called wrong" in told(note)
    assert "+18 more" in told(note)


def test_a_question_without_an_answer_is_told_once_however_often_it_is_asked(either: Newsroom) -> None:
    with_notes(either)
    ask(either, WHO)
    ask(either, WHO)
    either.clock.at += SETTLED
    (note,) = either.said(unanswered)
    assert told(note).startswith(f"New: 1 question without an answer {WHO} by {ANN} · in {OPEN}")
    ask(either, WHO)
    either.later(hours=1)
    assert either.said(unanswered) == []


def test_a_question_asked_where_closed_documents_are_read_is_counted_and_not_repeated(
    newsroom: Newsroom,
) -> None:
    with_notes(newsroom)
    ask(newsroom, "what became of the hidden reserve", where=CLOSED)
    ask(newsroom, WHO)
    newsroom.clock.at += SETTLED
    (note,) = newsroom.said(unanswered)
    assert "New: 2 questions without an answer" in told(note)
    assert "1 question without an answer asked where closed collections are read" in told(note)
    assert WHO in told(note)
    assert "reserve" not in told(note)


def wrong(room: Newsroom, asker: Asker, line: str) -> None:
    """Somebody asks, and calls the first line of the answer wrong."""
    with closing(Chat(room.application, OWN_NAMES)) as chat:
        reply = chat.typed(asker, line).reply
        assert reply is not None
        done = chat.clicked(asker, Click(Verb.WRONG, handle=reply.handle or "", line="1")).reply
        assert done is not None
        assert done.notice == HIDDEN_NOW


def test_the_note_names_the_question_that_the_line_answered(either: Newsroom) -> None:
    with_notes(either)
    either.write("post", COST)
    wrong(either, Asker(ANN, OPEN), "ask what has the tunnel cost")
    either.clock.at += SETTLED
    (note,) = either.said(hidden)
    assert f"by {ANN} · in {OPEN} · what has the tunnel cost · line 1" in told(note)


def test_the_note_names_the_briefing_that_the_line_stood_in(either: Newsroom) -> None:
    with_notes(either)
    either.write("post", COST)
    either.brief()
    hide(either, "post")
    either.clock.at += SETTLED
    (note,) = either.said(hidden)
    assert f"in {OPEN} · morning 05-20 #1" in told(note)


def test_a_question_from_where_more_is_seen_is_not_told_where_less_is(newsroom: Newsroom) -> None:
    with_notes(newsroom)
    newsroom.write("post", COST)
    wrong(newsroom, Asker(ANN, CLOSED), "ask the harbour tunnel cost")
    newsroom.clock.at += SETTLED
    (note,) = newsroom.said(hidden)
    assert f"post · by {ANN} · in {CLOSED}" in told(note)
    assert "tunnel cost" not in told(note)


def test_who_is_forgotten_is_somebody(newsroom: Newsroom) -> None:
    with_notes(newsroom)
    newsroom.write("post", COST)
    hide(newsroom, "post")
    forget(newsroom.ledger, ANN)
    newsroom.clock.at += SETTLED
    (note,) = newsroom.said(hidden)
    assert f"post · by somebody · in {OPEN}" in told(note)
