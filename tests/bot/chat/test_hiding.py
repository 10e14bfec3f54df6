"""Hiding: what somebody called wrong is not shown in that place any more, nor copied there from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.hiding import NOTHING_HIDDEN, Hidden, HiddenLine, HiddenLines, words_sha256
from briefings.reply import Mark, Section
from config.destination import destination
from tests.builders import (
    a_reply,
    a_statement,
    an_item,
    ask_reply,
    city_ledger,
    coast_wire,
    harbour_post,
    morning_reply,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from briefings.citation import Citation
    from briefings.reply import Reply

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
HERE, THERE = destination("slack:C012ABC"), destination("slack:C012DEF")
ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")

OPENING = "The port authority said the tunnel will open in March 2026."
BILL = "The bill has risen to €412.6 million, 18 percent above the 2022 estimate."


def hiding(*lines: tuple[str, Citation]) -> HiddenLines:
    """These lines."""
    return HiddenLines(
        frozenset((one.document_id, one.revision, one.spans) for _, one in lines),
        frozenset(words_sha256(said) for said, _ in lines),
    )


def test_where_nothing_is_hidden_a_reply_stays_as_it_is() -> None:
    whole = morning_reply()
    assert NOTHING_HIDDEN.without(whole) is whole
    assert hiding(("Other words.", harbour_post(1, 9))).without(whole) is whole


def test_a_hidden_line_is_left_out_and_counted_and_the_others_keep_their_numbers() -> None:
    shown = hiding((BILL, city_ledger(402, 474))).without(morning_reply())
    assert [one.number for one in shown.items()] == [1, 3, 4, 5]
    assert [one.heading for one in shown.sections] == [
        "Sources disagree: opening date",
        "Cost",
        "Traffic",
        "Ahead",
    ]
    assert shown.notice == "1 line is hidden here: somebody called it wrong."
    assert shown.counts == ((Mark.NEW, 3), (Mark.DISAGREE, 1), (Mark.AHEAD, 1))
    assert shown.push.endswith(f"“{OPENING}”")


def test_the_notification_quotes_the_first_line_that_is_shown() -> None:
    whole = ask_reply()
    shown = hiding((OPENING, harbour_post())).without(whole)
    assert OPENING not in shown.push
    assert shown.push == f"“{whole.items()[1].statements[0].quote.text}”"


def test_where_all_is_hidden_the_notification_says_that() -> None:
    shown = hiding((OPENING, harbour_post())).without(replace(a_reply(), push=f"1 new · “{OPENING}”"))
    assert shown.items() == ()
    assert shown.sections == ()
    assert shown.push == shown.notice == "1 line is hidden here: somebody called it wrong."


def test_a_hidden_other_side_leaves_its_line_which_no_longer_says_that_sources_disagree() -> None:
    side = a_statement("It will not open before autumn.", citation=city_ledger(), lead="disagrees")
    item = an_item(a_statement(OPENING), side, marks=(Mark.DISAGREE, Mark.NEW))
    whole = replace(a_reply(Section("", (item,))), counts=((Mark.NEW, 1), (Mark.DISAGREE, 1)))
    shown = hiding(("It will not open before autumn.", city_ledger())).without(whole)
    (left,) = shown.items()
    assert left.statements == (a_statement(OPENING),)
    assert left.marks == (Mark.NEW,)
    assert shown.counts == ((Mark.NEW, 1),)
    assert shown.notice == ""


def test_one_of_two_sides_that_disagree_being_hidden_leaves_the_disagreement() -> None:
    sides = [
        a_statement(f"It will open in {month}.", citation=city_ledger(at, at + 20), lead="disagrees")
        for month, at in (("May", 100), ("June", 200))
    ]
    item = an_item(a_statement(OPENING), *sides, marks=(Mark.DISAGREE,))
    (left,) = (
        hiding(("It will open in May.", city_ledger(100, 120))).without(a_reply(Section("", (item,)))).items()
    )
    assert left.statements[1:] == (sides[1],)
    assert left.marks == (Mark.DISAGREE,)


def test_a_line_whose_earlier_words_are_hidden_does_not_say_that_it_has_changed() -> None:
    old = a_statement("It will open in May.", citation=city_ledger(), lead="on 17 May")
    item = an_item(a_statement(OPENING), old, marks=(Mark.CHANGED,))
    (left,) = hiding((old.quote.text, old.citation)).without(a_reply(Section("", (item,)))).items()
    assert (left.statements, left.marks) == ((a_statement(OPENING),), ())


def test_no_note_sends_a_reader_to_a_line_that_is_hidden() -> None:
    first = an_item(a_statement(OPENING, notes=("one source", "disagrees: line 2", "disagrees: line 3")))
    second = an_item(a_statement(BILL, citation=city_ledger()), number=2)
    shown = hiding((BILL, city_ledger())).without(a_reply(Section("", (first, second))))
    assert shown.items()[0].statements[0].notes == ("one source", "disagrees: line 3")


def test_what_overlaps_a_hidden_line_is_hidden_and_what_follows_it_is_not() -> None:
    lines = hiding((OPENING, harbour_post(100, 160)))
    assert lines.hides_quote("half of it", harbour_post(150, 200))
    assert not lines.hides_quote("the next", harbour_post(160, 200))
    assert not lines.hides_quote("the same place elsewhere", city_ledger(100, 160))
    assert not lines.hides_quote("another text", replace(harbour_post(100, 160), revision=2))


def test_the_same_words_are_hidden_wherever_they_stand_however_they_are_printed() -> None:
    lines = hiding((OPENING, harbour_post()))
    copy = OPENING.upper().replace(" ", "\n  ")
    assert lines.hides_quote(copy, coast_wire())
    assert lines.hides_quote(OPENING, replace(harbour_post(5, 64), revision=2))
    assert not lines.hides_quote(OPENING.replace("2026", "2027"), coast_wire())


def test_a_hidden_sentence_does_not_stand_around_another_line() -> None:
    item = an_item(a_statement(BILL, citation=city_ledger()), before=OPENING, after="All is well.")
    (left,) = hiding((OPENING, harbour_post())).without(a_reply(Section("", (item,)))).items()
    assert (left.before, left.after) == ("", "All is well.")


def test_a_line_of_a_draft_without_a_quote_stays() -> None:
    item = replace(an_item(), statements=(), draft="Our own words.")
    whole = a_reply(Section("", (item,)))
    assert hiding((OPENING, harbour_post())).without(whole) is whole


@given(st.sets(st.integers(0, 4)))
def test_no_hidden_quote_is_left_anywhere_in_a_reply(which: set[int]) -> None:
    whole = morning_reply()
    hidden = [whole.items()[at].statements[0] for at in which]
    shown = hiding(*((one.quote.text, one.citation) for one in hidden)).without(whole)
    assert [one.number for one in shown.items()] == [n + 1 for n in range(5) if n not in which]
    left = _all_words(shown)
    assert not [one.quote.text for one in hidden if one.quote.text in left]
    marks = [mark for item in shown.items() for mark in item.marks]
    assert shown.counts == tuple((mark, marks.count(mark)) for mark, _ in whole.counts if mark in marks)


def _all_words(reply: Reply) -> str:
    said = [one.quote.text for item in reply.items() for one in item.statements]
    return "\n".join((reply.push, *said))


def test_a_line_is_hidden_once_in_one_place_and_shown_again(database: Engine) -> None:
    hidden = Hidden(database)
    cited = harbour_post()
    assert hidden.hide(HERE, OPENING, cited, by=ANN, now=NOW)
    assert not hidden.hide(HERE, OPENING, cited, by=BOB, now=NOW + timedelta(hours=1))
    assert hidden.find(HERE, cited.id) == HiddenLine(HERE, cited.id, cited.document_id, ANN, NOW)
    assert hidden.at(HERE) == hiding((OPENING, cited))
    assert hidden.at(THERE) == NOTHING_HIDDEN
    assert hidden.find(THERE, cited.id) is None
    assert not hidden.unhide(THERE, cited.id, BOB)
    assert hidden.unhide(HERE, cited.id, BOB)
    assert not hidden.unhide(HERE, cited.id, BOB)
    assert hidden.at(HERE) == NOTHING_HIDDEN


def test_places_where_the_same_is_hidden_have_the_same(database: Engine) -> None:
    hidden = Hidden(database)
    for where, by in ((HERE, ANN), (THERE, BOB)):
        hidden.hide(where, OPENING, harbour_post(), by=by, now=NOW)
    assert hidden.at_each([HERE, THERE, ANN]) == {
        HERE: hidden.at(THERE),
        THERE: hidden.at(HERE),
        ANN: NOTHING_HIDDEN,
    }
    assert len({hidden.at(HERE), hidden.at(THERE)}) == 1


def test_what_was_hidden_is_listed_in_order_from_an_instant_on(database: Engine) -> None:
    hidden = Hidden(database)
    for minutes, cited in enumerate((harbour_post(), city_ledger(), coast_wire())):
        hidden.hide(HERE, OPENING, cited, by=ANN, now=NOW + timedelta(minutes=minutes))
    assert [one.citation_id for one in hidden.listed(since=NOW)] == [city_ledger().id, coast_wire().id]


def test_a_hash_tells_words_apart_where_there_are_no_letters() -> None:
    assert words_sha256("…") != words_sha256("—")
    assert words_sha256("[…] the Toll [… ]") != words_sha256("the toll is 3")
    assert words_sha256("[…] the Toll […]") == words_sha256("the toll")
