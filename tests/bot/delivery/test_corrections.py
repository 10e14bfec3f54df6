"""Corrections: documents change, and whoever was told their words is told once what became of them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.delivery.corrections import corrections
from bot.delivery.message import Content
from bot.ledger import tables
from bot.ledger.entries import Edition, Frozen, Occurrence, QuotedLine
from bot.ledger.states import DeliveryState, Kind
from corpus.store.engine import transaction
from tests.bot.delivery.newsroom import MONDAY, OPEN

if TYPE_CHECKING:
    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far. Eleven people worked on its pumps."
MORE = "The harbour tunnel has cost 520 million euros so far. Eleven people worked on its pumps."
GONE = "Eleven people worked on the pumps of the tunnel."
FERRY = "The ferry carried 90,000 people in April."


def test_changed_words_are_put_right_once_at_every_destination(either: Newsroom) -> None:
    either.write("post", COST)
    either.brief()
    either.write("post", MORE)
    said = either.said(corrections)
    assert [one["destination"] for one in said] == ["file:open.jsonl", "file:board.jsonl"]
    for one in said:
        assert "Correction: morning 05-20 #" in one["text"]
        assert "was sent: “The harbour tunnel has cost 412 million euros so far.”" in one["text"]
        assert "now reads: “The harbour tunnel has cost 520 million euros so far.”" in one["text"]
        assert {name.split(":")[0] for name in one["citations"]} == {"post@1", "post@2"}
    assert either.said(corrections) == []


def test_it_replies_to_the_message_that_was_wrong_and_is_held_where_nobody_knows(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.write("post", MORE)
    corrections(newsroom.press, newsroom.clock.now())
    claims = newsroom.ledger.claim("test", "file", lease=timedelta(minutes=1), limit=9)
    assert {one.kind for one in claims} == {Kind.CORRECTION}
    assert {one.unknown.value for one in claims} == {"hold"}
    found = newsroom.ledger.occurrences(subject="morning")
    first = {one.destination: one.message_id for _, each in found for one in each}
    assert {one.delivery.destination: one.message.thread for one in claims} == first


def test_words_that_still_stand_need_no_correction(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.write("post", f"Read this first.\n\n{COST.replace(' so far', chr(10) + 'so far')}")
    assert newsroom.said(corrections) == []


def test_words_that_are_gone_and_a_withdrawn_document_are_told_apart(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.write("ferry", FERRY)
    newsroom.brief()
    newsroom.write("post", GONE)
    newsroom.withdraw("ferry")
    texts = {one["text"] for one in newsroom.said(corrections)}
    assert sum("The document no longer says this." in one for one in texts) == 1
    assert sum("The document has been withdrawn." in one and FERRY in one for one in texts) == 1
    assert newsroom.said(corrections) == []


def test_only_words_that_stand_are_remembered_as_told(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.write("ferry", FERRY)
    newsroom.brief()
    newsroom.write("post", "The council met on Monday in the old hall.")
    newsroom.withdraw("ferry")
    newsroom.said(corrections)
    wanted = (
        select(tables.edition.c.told)
        .join(tables.occurrence, tables.occurrence.c.id == tables.edition.c.occurrence_id)
        .where(tables.occurrence.c.kind == Kind.CORRECTION)
    )
    with transaction(newsroom.ledger.engine) as connection:
        told = list(connection.execute(wanted).scalars())
    assert len(told) > 1
    assert not any(told)


def test_who_may_not_see_a_document_any_more_reads_neither_its_words_nor_where_it_went(
    newsroom: Newsroom,
) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.shut("post")
    (outside,) = newsroom.said(corrections)
    assert outside["destination"] == "file:open.jsonl"
    assert outside["text"].startswith("Correction: morning 05-20 #")
    assert "has been withdrawn" in outside["text"]
    assert "412" not in outside["text"]
    assert outside["citations"] == []


def test_what_changes_there_and_back_between_two_rounds_is_never_spoken_of(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.write("post", MORE)
    newsroom.write("post", COST)
    assert newsroom.said(corrections) == []


def test_a_correction_is_corrected_too_and_again(either: Newsroom) -> None:
    either.write("post", COST)
    either.brief()
    for text, was, reads in (
        (MORE, 412, 520),
        (COST, 520, 412),
        (MORE, 412, 520),
        (MORE.replace("520", "530"), 520, 530),
    ):
        either.later(hours=1)
        either.write("post", text)
        said = either.said(corrections)
        assert len(said) == 2
        for one in said:
            assert f"was sent: “The harbour tunnel has cost {was} million" in one["text"]
            assert f"now reads: “The harbour tunnel has cost {reads} million" in one["text"]
        assert either.said(corrections) == []


def test_a_restored_document_is_no_correction(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.withdraw("post")
    assert len(newsroom.said(corrections)) == 2
    newsroom.application.store.restore("post")
    assert newsroom.said(corrections) == []


def test_a_round_that_is_done_again_says_nothing_twice(either: Newsroom) -> None:
    """As after a crash, or by another program that knows of no progress."""
    either.write("post", COST)
    either.brief()
    either.write("post", MORE)
    assert corrections(either.press, either.clock.now()) == 2
    with transaction(either.ledger.engine) as connection:
        connection.execute(update(tables.progress).values(change=0))
    assert corrections(either.press, either.clock.now()) == 0


def test_what_was_on_its_way_while_its_document_changed_is_put_right_when_it_has_arrived(
    either: Newsroom,
) -> None:
    either.write("post", COST)
    either.brief(carried=False)
    either.write("post", MORE)
    assert corrections(either.press, either.clock.now()) == 0
    either.carry()
    assert len(either.said(corrections)) == 2


def test_the_same_words_in_two_messages_are_put_right_once_under_their_last_name(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.later(hours=9)
    now = newsroom.clock.now()
    quoted = newsroom.ledger.sent_quotes(["post"], since=MONDAY - timedelta(days=1))
    again = tuple(QuotedLine("evening 05-20 #4", one.quote, one.citation) for one in quoted)
    evening = Occurrence(Kind.BRIEFING, "evening", "2024-05-20T17:00", "Europe/Stockholm", "", now)
    newsroom.ledger.post(evening, [Frozen(Edition(now, quotes=again), (Content("again"),), (OPEN,))])
    newsroom.carry()
    newsroom.write("post", MORE)
    here = next(one for one in newsroom.said(corrections) if one["destination"] == str(OPEN))
    assert here["text"].startswith("Correction: evening 05-20 #4\n")
    assert here["text"].count("was sent") == 1
    assert newsroom.said(corrections) == []


def test_what_was_sent_more_than_a_month_ago_rests(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.later(days=31)
    newsroom.write("post", MORE)
    assert newsroom.said(corrections) == []


def test_what_never_arrived_is_not_put_right(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief(carried=False)
    with transaction(newsroom.ledger.engine) as connection:
        connection.execute(update(tables.delivery).values(state=DeliveryState.FAILED))
    newsroom.write("post", MORE)
    assert newsroom.said(corrections) == []


def test_several_quotes_of_one_document_stand_in_one_message(newsroom: Newsroom) -> None:
    newsroom.write("post", f"{COST}\n\n{FERRY}")
    newsroom.brief()
    newsroom.write("post", f"{MORE}\n\n{FERRY.replace('90,000', '95,000')}")
    for one in newsroom.said(corrections):
        assert one["text"].count("now reads") == 2
        numbers = re.findall(r"^~ (\d+)", one["text"], re.MULTILINE)
        assert sorted(numbers) == sorted(re.findall(r"#(\d+)", one["text"].splitlines()[0]))


def test_lines_of_one_number_stand_under_their_names(newsroom: Newsroom) -> None:
    newsroom.write("post", f"{COST}\n\n{FERRY}")
    newsroom.brief()
    quoted = [
        one
        for one in newsroom.ledger.sent_quotes(["post"], since=MONDAY - timedelta(days=1))
        if one.destination == OPEN
    ]
    now = newsroom.clock.now()
    again = tuple(
        QuotedLine(f"{name} 05-20 #4", one.quote, one.citation)
        for name, one in zip("abc", quoted, strict=True)
    )
    evening = Occurrence(Kind.BRIEFING, "evening", "2024-05-20T17:00", "Europe/Stockholm", "", now)
    newsroom.later(hours=1)
    edition = Edition(newsroom.clock.now(), quotes=again)
    newsroom.ledger.post(evening, [Frozen(edition, (Content("again"),), (OPEN,))])
    newsroom.carry()
    newsroom.write("post", f"{MORE}\n\n{FERRY.replace('90,000', '95,000')}")
    here = next(one["text"] for one in newsroom.said(corrections) if one["destination"] == str(OPEN))
    numbered = re.findall(r"^~ (\d+) +(. 05-20 #4)", here, re.MULTILINE)
    assert [number for number, _ in numbered] == ["1", "2"]
    assert len({name for _, name in numbered}) == 2


def test_words_that_a_briefing_told_as_old_ones_are_not_put_right(newsroom: Newsroom) -> None:
    newsroom.write("post", COST)
    newsroom.brief()
    newsroom.write("post", MORE, day="2024-05-20")
    newsroom.later(days=1)
    newsroom.brief()
    changed = [one["text"] for one in newsroom.messages() if "05-21" in one["text"] or "412" in one["text"]]
    assert changed
    said = newsroom.said(corrections)
    assert len(said) == 2  # of Monday's line
    newsroom.write("post", f"{MORE} It is dear.", day="2024-05-20")
    assert newsroom.said(corrections) == []
