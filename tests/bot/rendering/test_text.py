from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.rendering.links import safe_url
from bot.rendering.sources import citations_of, letter, sources_of
from bot.rendering.text import MIN_WIDTH, text_of
from briefings.phrases import day
from briefings.replies.note import note
from briefings.reply import Mark, Reply, Section
from tests.bot.rendering.replies import replies
from tests.builders import (
    a_citation,
    a_reply,
    a_statement,
    an_item,
    ask_reply,
    disagreement_reply,
    morning_reply,
    nothing_reply,
)

if TYPE_CHECKING:
    from datetime import date

SGR = re.compile(r"\x1b\[[\d;]*m")
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
any_reply = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@any_reply
@given(replies)
def test_no_control_bidi_or_zero_width_character_survives(reply: Reply) -> None:
    assert not FORBIDDEN.search(text_of(reply))


@any_reply
@given(replies)
def test_colour_adds_nothing_but_colour(reply: Reply) -> None:
    coloured = SGR.sub("", text_of(reply, colour=True, unicode=False))
    assert [line.rstrip() for line in coloured.splitlines()] == text_of(reply).splitlines()


@any_reply
@given(replies, st.integers(MIN_WIDTH, 100))
def test_no_line_is_wider_than_asked_unless_it_is_one_address(reply: Reply, width: int) -> None:
    addresses = {safe_url(citation.url) for citation in citations_of(reply)}
    for line in text_of(reply, width=width).splitlines():
        assert cell_len(line) <= width or line.split()[-1] in addresses


@any_reply
@given(replies, st.integers(MIN_WIDTH, 100))
def test_every_citation_is_shown_at_every_width(reply: Reply, width: int) -> None:
    shown = "".join(text_of(reply, width=width).split())
    for citation in citations_of(reply):
        assert "".join(sources_of(reply).reference(citation).split()) in shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("reply", [morning_reply(), ask_reply(), nothing_reply(), disagreement_reply()])
def test_no_line_starts_or_ends_with_the_wrong_mark(reply: Reply, width: int) -> None:
    for line in text_of(reply, width=width).splitlines():
        assert not line.lstrip().startswith(("·", "，", "。", "”"))
        assert not line.endswith("“")


def test_marks_are_ascii_unless_there_are_both_colour_and_unicode() -> None:
    marks = tuple(Mark)
    reply = a_reply(Section("", (an_item(marks=marks),)))
    assert text_of(reply).splitlines()[2].startswith("*+~!>=/? 1  “")
    assert text_of(reply, colour=True, unicode=False).count("~") == 1
    assert SGR.sub("", text_of(reply, colour=True)).splitlines()[2].startswith("●▲↻!→✓≠? 1  “")


def test_emphasis_is_bold_in_colour() -> None:
    reply = a_reply(Section("", (an_item(a_statement("The toll is 4 euros.", "4 euros")),)))
    assert "\x1b[1m4 euros\x1b[0m" in text_of(reply, colour=True)


def test_a_document_cannot_colour_the_terminal() -> None:
    reply = a_reply(Section("", (an_item(a_statement("[red]The toll[/red] :smile: \x1b[31mrises")),)))
    assert "“[red]The toll[/red] :smile: [31mrises”" in text_of(reply)
    assert "\x1b[31m" not in text_of(reply, colour=True)


def test_chinese_is_wrapped_by_the_cells_it_takes() -> None:
    reply = a_reply(
        Section("", (an_item(a_statement("隧道将于明年三月开放，" * 9, citation=a_citation(url=None))),))
    )
    lines = text_of(reply, width=60).splitlines()
    assert all(cell_len(line) <= 60 for line in lines)
    assert cell_len(lines[2]) > 40


def test_the_sources_say_when_the_date_is_inferred_or_missing() -> None:
    inferred, undated = (
        a_citation("a", date_inferred=True),
        a_citation("b", published_at=None, publisher=None),
    )
    text = text_of(a_reply(Section("", (an_item(a_statement(citation=inferred, also=(undated,))),))))
    assert "A  Harbour Post · ≈ 19 May 2024 · Tunnel" in text
    assert "B  undated · Tunnel" in text


def test_the_sources_say_what_is_opinion_or_a_translation() -> None:
    flagged = a_citation(flags=("translation", "no_author", "opinion"))
    text = text_of(a_reply(Section("", (an_item(a_statement(citation=flagged)),))))
    assert "A  Harbour Post · 19 May 2024, opinion, translation · Tunnel" in text
    assert "no_author" not in text


def test_the_page_stands_beside_each_quote_of_a_document_that_has_pages() -> None:
    one = a_statement("The toll is 4 euros.", citation=a_citation(pages=(4, 4)), notes=("one source",))
    other = a_statement(
        "It rises in June.", citation=a_citation(pages=(4, 5)), also=(a_citation("b", pages=(9, 9)),)
    )
    text = text_of(a_reply(Section("", (an_item(one), an_item(other, number=2)))))
    assert "“The toll is 4 euros.”  p. 4 · one source   " in text
    assert "“It rises in June.”  pp. 4–5 · also B 1204–1263 p. 9 " in text


def test_an_older_revision_is_a_source_of_its_own() -> None:
    old, new = a_citation(revision=1), a_citation(revision=2)
    reply = a_reply(Section("", (an_item(a_statement(citation=new), a_statement(citation=old)),)))
    assert list(sources_of(reply).lettered) == ["A", "B"]


def test_labels_of_a_timeline_stand_in_a_column() -> None:
    items = (an_item(label="June 2024"), an_item(label="3 June", number=2))
    first, second = (line for line in text_of(a_reply(Section("", items))).splitlines() if "“" in line)
    assert first.index("“") == second.index("“")


def test_letters_go_on_after_z() -> None:
    assert [letter(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


@given(st.dates())
def test_a_day_is_shown_in_words_with_its_year(published: date) -> None:
    assert day(published.isoformat()) == f"{published.day} {published:%B} {published.year:04}"


def test_a_month_a_year_and_an_instant_are_dates_too() -> None:
    assert [day("2024-05"), day("2024"), day("2024-05-19T23:00:00Z")] == ["May 2024", "2024", "19 May 2024"]
    assert day("soon") == "soon"


@given(heads=st.lists(st.integers(1, 300), min_size=1, max_size=4), width=st.integers(MIN_WIDTH, 120))
def test_a_row_whose_first_cell_is_as_long_as_a_path_loses_no_word(heads: list[int], width: int) -> None:
    rows = [("/" + "a" * length, f"it cannot be read {number}") for number, length in enumerate(heads)]
    text = text_of(note("Some files could not be read", rows), width=width)
    lines = text.splitlines()
    assert max(map(cell_len, lines)) <= width
    joined = "".join(text.split())
    for head, words in rows:
        assert head in joined
        assert words.replace(" ", "") in joined
