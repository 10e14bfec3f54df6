"""Cutting: a dateline, a connective, an aside; and never a word that a reader must know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.selecting.cutting import cut, dateline_end, whole
from briefings.selecting.self_contained import word_count
from tests.passages import a_document, a_passage, sentences_of

BODY = "The council approved the plan on Monday."


@pytest.mark.parametrize(
    "dateline",
    [
        "BEIJING, May 16 (Northlight) — ",
        "BEIJING, 16 May 2024 /Northlight/ -- ",
        "London (Northlight) - ",
        "Washington, D.C. (NL) — ",
        "ST. PETERSBURG, Fla. (NL) — ",
        "KYIV, Ukraine (NL) — ",
        "NEW YORK — ",
        "LONDON — ",
        "(Northlight) - ",
        "Bonn/Kiel (nlp/tmn) – ",
    ],
)
def test_a_dateline_is_left_out_always(dateline: str) -> None:
    quote = cut(a_passage(dateline + BODY))
    assert quote.text == f"[…] {BODY}"


@pytest.mark.parametrize(
    ("text", "language", "rest"),
    [
        (
            "（本报北京5月16日电）港务局表示海港隧道将于三月正式通车。",
            "zh",
            "港务局表示海港隧道将于三月正式通车。",
        ),
        ("新北社上海5月16日电（记者张三）港务局表示隧道将于三月通车。", "zh", "港务局表示隧道将于三月通车。"),
        (
            "Kiel (nlp) – Der Stadtrat hat den Plan am Montag gebilligt.",
            "de",
            "Der Stadtrat hat den Plan am Montag gebilligt.",
        ),
        ("МОСКВА, 16 мая (Север) — Совет одобрил план.", "ru", "Совет одобрил план."),
    ],
)
def test_datelines_of_other_languages_are_left_out(text: str, language: str, rest: str) -> None:
    assert cut(a_passage(text, language=language)).pieces == (rest,)


@pytest.mark.parametrize(
    "text",
    [
        "UNESCO — the agency for culture — said on Friday that the map must go.",
        "NATO — The alliance said on Friday that the map must go.",
        "The mayor (Green) — once a critic of the tunnel — opened it.",
        "In March (Northlight reported) the tunnel was closed for repairs.",
        "On 16 May the council approved the plan for the tunnel.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert dateline_end(text) == 0


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        (
            "However, the drivers of the region object to the toll.",
            "en",
            "the drivers of the region object to the toll.",
        ),
        ("In addition, two clinics will close in June.", "en", "two clinics will close in June."),
        (
            "But the court rejected the claim of the widow.",
            "en",
            "the court rejected the claim of the widow.",
        ),
        ("Кроме того, водители возражают против платы.", "ru", "водители возражают против платы."),
        ("此外，港务局表示海港隧道将于三月正式通车。", "zh", "港务局表示海港隧道将于三月正式通车。"),
        (
            "Aber der Stadtrat hat den Plan am Montag gebilligt.",
            "de",
            "der Stadtrat hat den Plan am Montag gebilligt.",
        ),
    ],
)
def test_a_leading_connective_is_left_out_of_a_clause_that_stands_by_itself(
    text: str, language: str, kept: str
) -> None:
    assert cut(a_passage(text, language=language)).text == f"[…] {kept}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("However, they object to the toll of the region.", "en"),
        ("However hard the drivers tried, the road stayed closed.", "en"),
        ("But for the strike, the drivers would have agreed to it.", "en"),
        ("But most of them pay the toll for the whole year.", "en"),
        ("But delivering it to the islands takes a week or more.", "en"),
        ("But not every driver in the region pays the toll.", "en"),
        ("And was fined by the court for it last year in Bonn.", "en"),
        ("Instead, the council closed the harbour for a year.", "en"),
        ("Otherwise, the council will close the harbour for a year.", "en"),
        ("By contrast, exports of steel fell in every month.", "en"),
        ("Earlier, the council had closed the harbour for a year.", "en"),
        ("If the court agrees, the tunnel will open in March.", "en"),
        ("Allerdings hat der Stadtrat den Plan am Montag gebilligt.", "de"),
        ("Но не все водители области платят за проезд.", "ru"),
        ("“However, the drivers object to the toll,” the mayor said.", "en"),
    ],
)
def test_an_opening_that_carries_meaning_stays(text: str, language: str) -> None:
    assert cut(a_passage(text, language=language)).text == text


def test_an_aside_that_says_little_is_left_out() -> None:
    quote = cut(
        a_passage(
            "The harbour tunnel — a project long delayed by floods — "
            "will open to lorries of the islands in May."
        )
    )
    assert quote.pieces == ("The harbour tunnel", "will open to lorries of the islands in May.")
    assert not quote.cut_before


@pytest.mark.parametrize(
    "aside",
    [
        "(if the court agrees to it)",
        "(not the old one in town)",
        "(the third in ten years)",
        "(a project the mayor says is vital)",
        "(the reportedly safe one of them)",
        "(the one in Kiel or Bonn)",
        "(a sum of 30 million euros)",
        "(the larger of the twins)",
        "(a plan unless the weather turns)",
        "(its owner until last year)",
        "(NL)",
    ],
)
def test_an_aside_that_says_what_must_be_known_stays(aside: str) -> None:
    text = f"The harbour tunnel {aside} will open to lorries from the islands and to all buses in March."
    assert cut(a_passage(text)).text == text


def test_neighbours_are_one_stretch_with_what_parts_them() -> None:
    text = "The council approved the plan.  He voted against it."
    quote = whole(sentences_of(text), text)
    assert quote.text == text


def test_neighbours_are_quoted_without_the_dateline_of_the_first() -> None:
    text = "BONN (NL) — The council approved the plan. He voted against it."
    quote = whole(sentences_of(text), text)
    assert quote.text == "[…] The council approved the plan. He voted against it."


def test_sentences_that_are_no_neighbours_are_not_one_quote() -> None:
    text = "The council met. It voted twice. The mayor won."
    first, _, third = sentences_of(text)
    with pytest.raises(ValueError, match="neighbours"):
        whole((first, third), text)


OPENINGS = st.sampled_from(
    [
        "",
        "BEIJING, May 16 (Northlight) — ",
        "However, ",
        "But ",
        "LONDON — But ",
        "Meanwhile, ",
        "But for ",
        "Kiel (nlp) – ",
    ]
)
SUBJECTS = st.sampled_from(
    ["the bank of the islands", "The council", "they", "Ada Thornbury", "exports to Kiel"]
)
ASIDES = st.sampled_from(
    [
        "",
        " (a lender to farmers)",
        " — the maker of bread and cakes —",
        " (not the old one)",
        " (up 4.5 percent on May 3)",
    ]
)
ENDS = st.sampled_from(
    [
        "paid 3.5 million euros on 4 May 2024.",
        "rose by 12 percent in the first quarter, if the figures hold.",
        "will not open before 2026, according to two officials.",
        "reportedly lost 40 ships.",
    ]
)


@given(OPENINGS, SUBJECTS, ASIDES, ENDS)
def test_a_cut_quote_is_verbatim_in_order_and_keeps_every_figure_and_date(
    opening: str, subject: str, aside: str, end: str
) -> None:
    text = f"{opening}{subject}{aside} {end}"
    for passage in sentences_of(text, a_document(text=text)):
        quote = cut(passage)
        assert all(passage.span.holds(span) for span in quote.spans)
        assert all(span.of(text) == piece for span, piece in zip(quote.spans, quote.pieces, strict=True))
        assert all(one.end < other.start for one, other in zip(quote.spans, quote.spans[1:], strict=False))
        behind = passage.span.start + dateline_end(passage.text)
        spans = [figure.span for figure in passage.figures] + [date.span for date in passage.dates]
        stated = [one for one in spans if one.start >= behind]
        assert all(any(span.holds(one) for span in quote.spans) for one in stated)
        kept = sum(word_count(piece) for piece in quote.pieces)
        assert kept >= 0.6 * word_count(passage.text[dateline_end(passage.text) :])


@given(st.text(max_size=60), st.text(alphabet="()—– aехif", max_size=40))
def test_any_text_is_cut_within_itself(one: str, other: str) -> None:
    text = f"{one} {other}"
    for passage in sentences_of(text, a_document(text=text)):
        quote = cut(passage)
        assert quote.pieces
        assert all(passage.span.holds(span) and span.of(text) for span in quote.spans)
