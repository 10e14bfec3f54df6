"""What a briefing says about itself: late, first, since when, and why there is nothing in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.rendering.text import text_of
from briefings.briefing import Accounting, Briefing, Line, Section
from briefings.fact import Support
from briefings.lateness import Cause, Lateness
from briefings.quote import quote_of
from briefings.replies.brief import reply_to_brief
from briefings.replies.broken import broken
from briefings.trouble import Trouble
from briefings.window import Window
from tests.builders import a_citation
from tests.passages import a_passage

MONDAY = datetime(2024, 5, 20, 8, 47, tzinfo=ZoneInfo("Europe/Stockholm"))
SINCE_FRIDAY = Window(read_after="2024-05-17T05:58:00Z", after_change=4)
ALL_SENT = Accounting(
    documents_read=5,
    documents_new=2,
    sentences=40,
    read_at="2024-05-20T05:30:00Z",
    dropped={"told_before": 40},
)
COST = a_passage("The bill has risen to 412.6 million euros.")
LINE = Line("energy #1", quote_of(COST), a_citation(), None, Support(1, (), ()), (), COST, (COST,))
EMPTY = Briefing("morning", "morning briefing", MONDAY, SINCE_FRIDAY, (), ALL_SENT, first=False)


def test_a_late_briefing_says_so_beside_its_title() -> None:
    late = Lateness(timedelta(minutes=47), Cause.RESTARTED, MONDAY.replace(minute=46))
    assert reply_to_brief(EMPTY, lateness=late).aside == (
        "Mon 20 May 2024 08:47 Stockholm",
        "47 min late: restarted 08:46",
        "since Fri 17 May 2024 07:58",
    )


def test_the_first_briefing_says_that_it_is_the_first() -> None:
    assert reply_to_brief(replace(EMPTY, first=True)).aside[-1] == "the first briefing"


def test_documents_that_say_nothing_new_are_counted_in_the_plain_no() -> None:
    reply = reply_to_brief(EMPTY)
    assert reply.notice == "Nothing new to report in 2 new documents."
    assert reply.footer == ("40 sentences → 0 lines", "40 sent before")


def test_where_nothing_came_in_the_day_of_the_last_reading_is_told_by_the_readers_clock() -> None:
    thursday_night = Accounting(documents_read=5, read_at="2024-05-16T22:30:00Z")
    reply = reply_to_brief(replace(EMPTY, accounting=thursday_night))
    assert reply.notice == "Nothing has been read since Fri 17 May 2024."
    early = replace(thursday_night, read_at="2024-05-16T15:30:00Z")
    assert reply_to_brief(replace(EMPTY, accounting=early)).notice.endswith("since Thu 16 May 2024.")


def test_where_there_is_nothing_to_read_at_all_the_reader_is_told_how_to_change_that() -> None:
    reply = reply_to_brief(replace(EMPTY, accounting=Accounting()))
    assert reply.notice.startswith("I have nothing to read yet.")


def test_nothing_new_nothing_read_and_broken_are_three_messages_that_notify_as_what_they_are() -> None:
    unread = replace(EMPTY, accounting=Accounting(documents_read=5, read_at="2024-05-16T15:30:00Z"))
    said = [
        reply_to_brief(EMPTY),
        reply_to_brief(unread),
        broken("Morning briefing", MONDAY, Trouble.INDEX),
    ]
    assert len({reply.notice for reply in said}) == 3
    assert [reply.push for reply in said] == [reply.notice for reply in said]
    assert len({text_of(reply) for reply in said}) == 3


def test_a_briefing_on_words_that_nothing_is_about_says_that() -> None:
    asked = replace(EMPTY, name=None, title="zzzz", window=Window())
    assert reply_to_brief(asked).notice == "Nothing in 5 documents is about that."
    assert reply_to_brief(replace(asked, title="Overview")).notice == "Nothing new to report."


def test_a_briefing_on_one_topic_says_its_name_once() -> None:
    said = Section("energy", (LINE,))
    first, *_ = reply_to_brief(replace(EMPTY, title="energy", sections=(said,))).sections
    assert first.heading == ""
    below = reply_to_brief(replace(EMPTY, title="energy", sections=(Section("Ahead", (LINE,)), said)))
    assert [one.heading for one in below.sections] == ["Ahead", "Energy"]
