from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.block import QUOTABLE, SPLIT, check_blocks
from corpus.canonical import canonical_text, text_sha256
from corpus.copies import shingles
from corpus.derivation import Derived, derived, identity_of
from corpus.span import in_order
from tests.corpus.store.documents import OPENING, READ_AT, a_document
from tests.generated import report


def _derived(text: str) -> Derived:
    return derived(a_document(text), read_at=READ_AT)


def _check(made: Derived) -> None:
    check_blocks(made.text, made.blocks)
    assert made.text_sha256 == text_sha256(made.text)
    assert in_order(made.sentences)
    assert in_order([passage.span for passage in made.passages])
    split = [block.span for block in made.blocks if block.role in SPLIT]
    assert all(any(span.holds(one) for span in split) for one in made.sentences)
    quotable = [block for block in made.blocks if block.role in QUOTABLE]
    for passage in made.passages:
        assert passage.span in made.sentences
        assert quotable[passage.paragraph].span.holds(passage.span)
        assert passage.span.of(made.text).strip()
        for figure in passage.annotation.figures:
            assert passage.span.holds(figure.span)
        for date in passage.annotation.dates:
            assert passage.span.holds(date.span)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_derived_whole_with_every_offset_in_its_place(raw: str) -> None:
    text, _ = canonical_text(raw)
    if text.strip():
        _check(_derived(text))


@given(
    st.lists(
        st.sampled_from([
            "Home › News › Harbour", "Photo: Ada Thornbury / Coast Wire", "• 12 cranes", "The tunnel opens",
            "It cost €412 million on 3 May 2024.", "“We are late,” said Bertil Osk.", "", "* * *",
            "Sign up for our newsletter",
            "1. See the annual report, p. 4.", "隧道于5月3日开通。", "Он сказал: «Нет».",
        ]),
        max_size=14,
    )
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_mixture_of_lines_is(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        _check(_derived(text))


def test_the_same_document_read_at_the_same_time_gives_the_same_result() -> None:
    assert _derived(report(5)) == _derived(report(5))


def test_a_fact_carries_its_figures_its_dates_and_its_language() -> None:
    made = _derived(OPENING)

    assert made.metadata.language == "en"
    values = {figure.value for passage in made.passages for figure in passage.annotation.figures}
    assert values >= {412_000_000, 12_000}
    assert [date.iso for date in made.passages[0].annotation.dates] == ["2024-05-03"]


def test_the_sketch_is_a_part_of_the_shingles_of_what_may_be_quoted() -> None:
    made = _derived(report(7))

    assert made.sketch <= made.shingles == shingles(report(7))


@pytest.mark.parametrize(
    ("fields", "identity"),
    [
        ({"given_id": "7"}, "id:7"),
        ({"url": "https://harbourpost.example/a"}, "url:https://harbourpost.example/a"),
        ({"source": "/news/a.txt"}, "path:/news/a.txt"),
        ({"given_id": "path:/news/a.txt"}, "id:path:/news/a.txt"),
    ],
)
def test_an_identity_says_of_what_kind_it_is(fields: dict[str, str], identity: str) -> None:
    assert identity_of(a_document(**fields)) == identity


def test_a_line_of_many_is_identified_by_its_number() -> None:
    line = replace(a_document(source="/news/a.jsonl"), identity="/news/a.jsonl#3")

    assert identity_of(line) == "path:/news/a.jsonl#3"
