"""Parts: whatever the limits, every citation is shown in one message or counted, and no quote is cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.errors import Refused
from bot.delivery.message import Content
from bot.delivery.parts import Split, parts_of
from bot.rendering.sources import citations_of
from bot.rendering.text import text_of
from briefings.reply import Action, Item, Mark, Reply, Section, Verb
from tests.builders import a_statement, an_item, coast_wire, harbour_post, morning_reply

if TYPE_CHECKING:
    from collections.abc import Callable


def _plain(reply: Reply) -> str:
    """Everything that a reply says, one thing a line: quicker than any real page."""
    lines = [
        reply.title,
        *reply.aside,
        *reply.summary,
        *(f"{number} {mark}" for mark, number in reply.counts),
    ]
    for section in reply.sections:
        lines.append(section.heading)
        for item in section.items:
            lines += [str(item.number), item.label, item.before, item.after]
            for one in item.statements:
                lines += [one.lead, one.quote.text, one.citation.id, *one.notes]
                lines += [each.id for each in one.also]
                lines.append("*" * 2 * len(one.emphasis))
    rows = [" ".join(row) for row in reply.rows]
    return "\n".join(
        [*lines, *rows, reply.notice, *reply.suggestions, *reply.footer, reply.push, *reply.next]
    )


@dataclass(slots=True)
class Page:
    """A platform that takes texts of so many characters, and counts how often it is asked."""

    most: int
    text: Callable[[Reply], str] = _plain
    draws: int = 0

    def __call__(self, reply: Reply) -> Content | None:
        """The reply as text, where it is short enough."""
        self.draws += 1
        text = self.text(reply)
        return Content(text, _cited(reply)) if len(text) <= self.most else None


def _cited(reply: Reply) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in citations_of(reply)))


def _shown(found: Split) -> list[Item]:
    return [item for part in found.parts for item in part.reply.items()]


_lengths = st.integers(0, 500) | st.integers(0, 60)


@st.composite
def some_items(draw: st.DrawFn, number: int) -> Item:
    """An item of any length: with other carriers, other sides, and what stands around it."""
    sides = [
        a_statement(
            "x" * (1 + draw(_lengths)),
            citation=harbour_post(1000 * number + 10 * at, 1000 * number + 10 * at + 9),
            notes=("one source",),
            also=tuple(coast_wire(1000 * number + each, 1000 * number + each + 9) for each in range(others)),
        )
        for at, others in enumerate(draw(st.lists(st.integers(0, 9), min_size=1, max_size=3)))
    ]
    marks = (Mark.DISAGREE,) if draw(st.booleans()) else ()
    return an_item(*sides, number=number, marks=marks, before="y" * draw(_lengths))


@st.composite
def long_replies(draw: st.DrawFn) -> Reply:
    """Replies of up to twenty items in a few sections, and of a few rows."""
    count = draw(st.integers(1, 20))
    drawn = [draw(some_items(number)) for number in range(1, count + 1)]
    ends = sorted({0, count, *draw(st.sets(st.integers(0, count), max_size=3))})
    sections = [Section(f"Topic {start}", tuple(drawn[start:end])) for start, end in pairwise(ends)]
    rows = [(f"row {at}", "z" * draw(_lengths)) for at in range(draw(st.integers(0, 2)))]
    return Reply(
        "Morning briefing",
        aside=("Mon 20 May 2024 08:00 Stockholm",),
        summary=("2 of 5 documents",),
        counts=((Mark.NEW, count),),
        sections=tuple(sections),
        rows=tuple(rows),
        notice="w" * draw(_lengths),
        footer=("96 sentences → 5 lines", "v" * draw(_lengths)),
        push="1 new",
        next=("open 1",),
    )


def _named(reply: Reply) -> list[str]:
    return [*(item.name for item in reply.items()), *(row[0] for row in reply.rows)]


limits = st.integers(150, 3_000)


@given(long_replies(), limits, st.integers(1, 12))
def test_every_citation_is_shown_in_one_part_or_counted(reply: Reply, limit: int, most: int) -> None:
    try:
        found = parts_of(reply, Page(limit), most=most, again="brief morning")
    except Refused:
        return
    whole = {item.number: item for item in reply.items()}
    shown = [name for part in found.parts for name in _named(part.reply)]

    assert 1 <= len(found.parts) <= most
    assert all(len(part.content.body) <= limit for part in found.parts)
    assert all(part.content.body == _plain(part.reply) for part in found.parts)
    assert sorted([*shown, *found.left_out]) == sorted(_named(reply))
    assert shown == [name for name in _named(reply) if name in set(shown)]
    for item in _shown(found):
        for one, before in zip(item.statements, whole[item.number].statements, strict=True):
            assert (one.quote, one.citation, one.attribution) == (
                before.quote,
                before.citation,
                before.attribution,
            )
            assert one.also == before.also or (one.also, one.notes[-1]) == ((), f"+{len(before.also)} more")
    if found.left_out:
        assert found.parts[-1].reply.footer[0] == f"+{len(found.left_out)} more: brief morning"


@given(long_replies(), limits, st.integers(1, 12))
def test_the_counts_begin_the_first_part_and_the_account_ends_the_last(
    reply: Reply, limit: int, most: int
) -> None:
    try:
        found = parts_of(reply, Page(limit), most=most)
    except Refused:
        return
    parts = [part.reply for part in found.parts]
    assert (parts[0].title, parts[0].counts, parts[0].summary) == (reply.title, reply.counts, reply.summary)
    assert not any(one.counts or one.summary or one.push for one in parts[1:])
    last = parts[-1]
    assert (last.notice, last.next) == (reply.notice, reply.next)
    assert last.footer == (*((f"+{len(found.left_out)} more",) if found.left_out else ()), *reply.footer)
    assert not any(one.footer or one.next or one.notice for one in parts[:-1])
    which = [one.aside[-1:] for one in parts]
    of = len(parts)
    assert of == 1 or which == [(f"{at} of {of}",) for at in range(1, of + 1)]


@given(long_replies(), limits)
def test_a_continued_section_has_its_heading_again(reply: Reply, limit: int) -> None:
    try:
        found = parts_of(reply, Page(limit), most=99)
    except Refused:
        return
    headings = {item.number: section.heading for section in reply.sections for item in section.items}
    for part in found.parts:
        for section in part.reply.sections:
            assert section.items or len(found.parts) == 1
            assert {headings[item.number] for item in section.items} <= {section.heading}


@given(st.lists(st.booleans(), min_size=1, max_size=30), st.integers(1, 4), st.integers(420, 1_200))
def test_no_disagreement_is_left_out_before_an_ordinary_line(
    disputed: list[bool], most: int, limit: int
) -> None:
    lines = tuple(
        an_item(number=number, marks=(Mark.DISAGREE,) if one else (Mark.NEW,))
        for number, one in enumerate(disputed, 1)
    )
    found = parts_of(Reply("Morning", sections=(Section("", lines),)), Page(limit), most=most)
    gone = [item for item in lines if item.name in found.left_out]
    kinds = [Mark.DISAGREE in item.marks for item in _shown(found)]
    if any(Mark.DISAGREE in item.marks for item in gone):
        assert all(kinds)
    for kind in (True, False):
        left = [item.number for item in gone if (Mark.DISAGREE in item.marks) is kind]
        kept = [item.number for item in _shown(found) if (Mark.DISAGREE in item.marks) is kind]
        assert not left or not kept or max(kept) < min(left)


@given(st.integers(1, 60), st.integers(300, 3_000), st.integers(1, 60))
def test_few_drawings_are_needed(number: int, limit: int, most: int) -> None:
    lines = tuple(an_item(number=at) for at in range(1, number + 1))
    page = Page(limit)
    found = parts_of(Reply("Morning", sections=(Section("", lines),)), page, most=most)
    assert page.draws <= 20 + 8 * number * log2(number + 1)
    # As many parts as are needed and no more: two neighbours never fit into one.
    for one, other in pairwise(found.parts):
        assert (
            len(one.content.body) + len(_plain(Reply("", sections=(Section("", other.reply.items()[:1]),))))
            > limit
        )


def test_what_fits_is_one_message_and_unchanged() -> None:
    found = parts_of(morning_reply(), Page(10_000, text_of), most=5)
    assert [part.reply for part in found.parts] == [morning_reply()]
    assert found.left_out == ()


def test_the_number_of_parts_may_take_another_digit() -> None:
    lines = tuple(an_item(number=at) for at in range(10, 30))

    def split_in(most_of: Reply, items: tuple[Item, ...]) -> list[int]:
        """How many items stand in each part, on a page that just holds this."""
        page = Page(len(_plain(most_of)))
        found = parts_of(Reply("Morning", sections=(Section("", items),)), page, most=20)
        assert found.left_out == ()
        assert all(len(part.content.body) <= page.most for part in found.parts)
        return [len(part.reply.items()) for part in found.parts]

    pair = Reply("Morning", aside=("9 of 9",), sections=(Section("", lines[:2]),))
    assert split_in(pair, lines[:18]) == [2] * 9
    assert split_in(pair, lines) == [1] * 20
    assert split_in(replace(pair, aside=("10 of 10",)), lines) == [2] * 10


def test_a_line_too_long_for_a_message_loses_its_other_carriers_and_says_how_many() -> None:
    carriers = tuple(harbour_post(start, start + 40) for start in range(0, 4_000, 100))
    line = an_item(a_statement(also=carriers, notes=("carried by 41",)))
    found = parts_of(Reply("Morning", sections=(Section("Cost", (line,)),)), Page(500), most=3)
    (statement,) = _shown(found)[0].statements
    assert statement.also == ()
    assert statement.notes == ("carried by 41", "+40 more")
    assert statement.quote == line.statements[0].quote


def test_what_stands_around_a_line_goes_before_the_line() -> None:
    line = an_item(before="It rained. " * 60)
    found = parts_of(Reply("Morning", sections=(Section("Cost", (line,)),)), Page(500), most=3)
    assert [item.before for item in _shown(found)] == [""]


def test_a_line_that_no_message_holds_goes_whole_and_its_quote_is_not_notified() -> None:
    long = an_item(a_statement("The bill has risen. " * 60, citation=coast_wire()), number=1)
    short = an_item(number=2)
    reply = Reply("Morning", sections=(Section("Cost", (long, short)),), push="“The bill has risen.”")
    found = parts_of(reply, Page(500), most=3, again="brief morning")
    assert found.left_out == (long.name,)
    assert [item.number for item in _shown(found)] == [2]
    assert found.parts[0].reply.push == f"“{short.statements[0].quote.text}”"
    assert found.parts[-1].reply.footer == ("+1 more: brief morning",)


def test_a_title_that_fits_no_message_is_refused_for_good() -> None:
    with pytest.raises(Refused, match="too long for one message") as refused:
        parts_of(Reply("Morning " * 100), Page(100), most=3)
    assert refused.value.lasting


def test_a_whole_briefing_in_three_messages() -> None:
    found = parts_of(morning_reply(), Page(900, text_of), most=5, again="brief morning")
    assert [part.reply.aside[-1] for part in found.parts] == ["1 of 3", "2 of 3", "3 of 3"]
    assert found.left_out == ()
    assert [item.number for item in _shown(found)] == [1, 2, 3, 4, 5]
    assert set().union(*(part.content.citations for part in found.parts)) == set(_cited(morning_reply()))


def test_every_part_can_be_asked_about_and_the_last_one_has_the_buttons() -> None:
    whole = replace(morning_reply(), handle="", actions=(Action(Verb.DIGEST, "morning"),))
    parts = parts_of(whole, Page(len(_plain(whole)) // 2), most=5).parts
    assert len(parts) > 1
    assert {one.reply.handle for one in parts} == {""}
    assert [bool(one.reply.actions) for one in parts] == [*[False] * (len(parts) - 1), True]
