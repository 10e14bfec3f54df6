"""Footnotes: one line in each style, with nothing in it that a document could use as markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefings.footnote import Style, footnote
from tests.builders import a_citation

if TYPE_CHECKING:
    from briefings.citation import Citation

CITED = replace(
    a_citation(),
    title="The *tunnel* [so far]",
    publisher="Harbour Post",
    author="Ida Holm",
    published_at="2024-05-19",
    url="https://post.example.org/tunnel_(2)",
)


def test_a_plain_footnote_holds_quote_outlet_title_day_address_and_id() -> None:
    assert footnote("It opens\nin March.", CITED) == (
        "“It opens in March.” Harbour Post, The *tunnel* [so far], 19 May 2024."
        f" https://post.example.org/tunnel_(2) [{CITED.id}]"
    )


def test_in_markdown_the_title_is_the_link_and_nothing_else_is_markup() -> None:
    assert footnote("It *opens* in <March>.", CITED, Style.MARKDOWN) == (
        "“It \\*opens\\* in \\<March\\>.” Harbour Post, "
        "[The \\*tunnel\\* \\[so far\\]](https://post.example.org/tunnel_%282%29), 19 May 2024. "
        f"`{CITED.id}`"
    )


def test_only_a_web_address_becomes_a_link() -> None:
    assert "](" not in footnote("Quiet.", replace(CITED, url="javascript:alert(1)"), Style.MARKDOWN)


def test_a_chicago_note_begins_with_the_author_and_writes_the_day_as_americans_do() -> None:
    assert footnote("It opens in March.", CITED, Style.CHICAGO) == (
        "Ida Holm, “The *tunnel* [so far],” Harbour Post, May 19, 2024, "
        f"https://post.example.org/tunnel_(2). “It opens in March.” [{CITED.id}]"
    )


@pytest.mark.parametrize(("pages", "said"), [((4, 4), "p. 4"), ((4, 5), "pp. 4–5")])
@pytest.mark.parametrize("style", [Style.PLAIN, Style.MARKDOWN])
def test_a_footnote_names_the_pages_after_the_day(style: Style, pages: tuple[int, int], said: str) -> None:
    assert f", 19 May 2024, {said}. " in footnote("It opens.", replace(CITED, pages=pages), style)


@pytest.mark.parametrize(("pages", "said"), [((4, 4), "4"), ((4, 5), "4–5")])
def test_a_chicago_note_has_the_bare_pages_between_day_and_address(pages: tuple[int, int], said: str) -> None:
    cited = replace(CITED, pages=pages)
    assert f"May 19, 2024, {said}, https://" in footnote("It opens.", cited, Style.CHICAGO)
    printed = replace(cited, url=None)
    assert f"May 19, 2024, {said}. “It opens.”" in footnote("It opens.", printed, Style.CHICAGO)


@pytest.mark.parametrize(
    ("cited", "written"),
    [
        (replace(CITED, published_at=None), "n.d."),
        (replace(CITED, date_inferred=True), "[May 19, 2024]"),
        (replace(CITED, published_at="2024-05-19T06:00:00Z"), "May 19, 2024"),
    ],
)
def test_a_chicago_note_says_what_it_does_not_know(cited: Citation, written: str) -> None:
    assert f"Harbour Post, {written}, https" in footnote("It opens.", cited, Style.CHICAGO)


def test_an_undated_chicago_note_without_an_address_ends_with_one_stop() -> None:
    cited = replace(CITED, published_at=None, url=None)
    assert "Harbour Post, n.d. “It opens.”" in footnote("It opens.", cited, Style.CHICAGO)


def test_a_title_that_asks_needs_no_comma() -> None:
    assert "“Why now?” Harbour Post" in footnote("It opens.", replace(CITED, title="Why now?"), Style.CHICAGO)
