"""Missing: a question that nothing answers is written down once in a place, however often it is asked."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.help import OWN_NAMES
from bot.chat.missing import (
    MAX_CHARS,
    NO_QUESTION,
    TOLD,
    TOLD_BEFORE,
    Question,
    Unanswered,
    remembered,
    told_missing,
)
from bot.chat.shown import shown_of
from config.configuration import Often
from config.destination import destination
from tests.builders import nothing_reply

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.chat.shown import Shown
    from tests.bot.delivery.newsroom import Newsroom

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
HERE, THERE = destination("slack:C012ABC"), destination("slack:C012DEF")
ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")
WHO = "who designed the tunnel"


def test_a_question_is_new_once_in_each_place_and_counted_after_that(database: Engine) -> None:
    questions = Unanswered(database)
    assert questions.ask(HERE, WHO, by=ANN, now=NOW)
    assert not questions.ask(HERE, WHO, by=BOB, now=NOW + timedelta(hours=1))
    assert questions.ask(THERE, WHO, by=BOB, now=NOW + timedelta(hours=2))
    assert questions.listed(since=NOW - timedelta(seconds=1)) == [
        Question(HERE, WHO, ANN, NOW, 2),
        Question(THERE, WHO, BOB, NOW + timedelta(hours=2), 1),
    ]
    assert questions.listed(since=NOW) == [Question(THERE, WHO, BOB, NOW + timedelta(hours=2), 1)]


def test_a_question_that_is_asked_by_many_at_once_is_counted_by_all(database: Engine) -> None:
    questions = Unanswered(database)
    with ThreadPoolExecutor(4) as pool:
        new = list(pool.map(lambda _: questions.ask(HERE, WHO, by=ANN, now=NOW), range(8)))
    assert sorted(new) == [False] * 7 + [True]
    (one,) = questions.listed(since=NOW - timedelta(seconds=1))
    assert one.times == 8


def test_a_question_of_any_length_can_be_written_down(database: Engine) -> None:
    questions = Unanswered(database)
    assert questions.ask(HERE, "\N{GRINNING FACE}" * 5_000, by=ANN, now=NOW)
    (one,) = questions.listed(since=NOW - timedelta(seconds=1))
    assert one.words == "\N{GRINNING FACE}" * MAX_CHARS


def a_no(words: str = WHO) -> Shown:
    """An answer that Ann got: nothing was found."""
    asker = Asker(ANN, HERE)
    return shown_of(nothing_reply(), asker=asker, command="ask", words=words, options={}, now=NOW)


def test_somebody_who_tells_the_admins_is_told_that_they_know(newsroom: Newsroom) -> None:
    application, asker = newsroom.application, Asker(ANN, HERE)
    assert told_missing(application, asker, a_no(), now=NOW).notice == TOLD
    assert told_missing(application, asker, a_no(), now=NOW).notice == TOLD_BEFORE
    assert told_missing(application, asker, a_no(""), now=NOW).notice == NO_QUESTION
    (one,) = Unanswered(application.store.engine).listed(since=NOW - timedelta(seconds=1))
    assert (one.destination, one.person, one.words, one.times) == (HERE, ANN, WHO, 2)


def test_what_is_remembered_names_nobody_and_becomes_the_word_of_who_tells_the_admins(
    database: Engine,
) -> None:
    questions, later = Unanswered(database), NOW + timedelta(days=3)
    for _ in range(2):
        questions.remember(HERE, WHO, now=NOW)
    assert questions.listed(since=NOW - timedelta(days=1)) == []
    assert questions.remembered(until=later) == [Question(HERE, WHO, None, NOW, 2)]
    assert questions.remembered(until=NOW) == []
    assert questions.ask(HERE, WHO, by=ANN, now=later)
    questions.remember(HERE, WHO, now=later + timedelta(hours=1))
    assert not questions.ask(HERE, WHO, by=BOB, now=later)
    assert questions.remembered(until=later + timedelta(days=1)) == []
    assert questions.listed(since=NOW) == [Question(HERE, WHO, ANN, later, 2)]


def test_only_questions_that_found_nothing_are_remembered_and_only_where_that_is_wanted(
    newsroom: Newsroom,
) -> None:
    application, asker = newsroom.application, Asker(ANN, HERE)
    questions = Unanswered(application.store.engine)

    def remember(command: str = "ask", words: str = WHO, *options: str, found: bool = False) -> bool:
        writing = remembered(application, asker, command, words, options, found=found, now=NOW)
        if writing is not None:
            writing.join()
        return writing is not None

    assert not remember()
    admins = replace(application.configuration.admins, unanswered=Often.WEEKLY)
    application.configuration = replace(application.configuration, admins=admins)
    assert not remember(found=True)
    assert not remember("brief")
    assert not remember("ask", " ")
    assert not remember("ask", WHO, "since")
    assert questions.remembered(until=NOW + timedelta(days=1)) == []
    assert remember("ask", f"  {WHO} ", "limit")
    assert remember("fact", WHO)
    assert questions.remembered(until=NOW + timedelta(days=1)) == [Question(HERE, WHO, None, NOW, 2)]


def test_what_somebody_asks_the_bot_in_vain_is_remembered_without_who_it_was(newsroom: Newsroom) -> None:
    newsroom.write("post", "The harbour tunnel has cost 412 million euros so far.")
    application = newsroom.application
    admins = replace(application.configuration.admins, unanswered=Often.WEEKLY)
    application.configuration = replace(application.configuration, admins=admins)
    with closing(Chat(application, OWN_NAMES)) as chat:
        chat.typed(Asker(ANN, HERE), f"ask {WHO}")
        chat.addressed(Asker(BOB, HERE), WHO, for_all=True)
        chat.typed(Asker(ANN, ANN), "fact unicorns")
        for answered in ("ask tunnel", "fact harbour", "brief zebra", "help"):
            chat.typed(Asker(ANN, HERE), answered)
        now = chat.now()
    for writing in threading.enumerate():
        if writing.name == "unanswered":
            writing.join()
    assert {
        (one.destination, one.words, one.person, one.times)
        for one in Unanswered(application.store.engine).remembered(until=now + timedelta(days=1))
    } == {(HERE, WHO, None, 2), (ANN, "unicorns", None, 1)}
