from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given

from bot.rendering.links import safe_url, text_link
from tests.bot.rendering.replies import citations, words
from tests.builders import a_citation

if TYPE_CHECKING:
    from briefings.citation import Citation

PAGE = "https://harbourpost.example/tunnel"


def link_of(quote: str, url: str | None = PAGE) -> str | None:
    return text_link(a_citation(url=url), quote)


def test_a_short_quote_is_named_whole() -> None:
    assert link_of("The tunnel opens") == f"{PAGE}#:~:text=The%20tunnel%20opens"


def test_a_document_with_pages_opens_on_the_page_of_the_quote() -> None:
    cited = a_citation(url=PAGE, pages=(4, 5))
    assert text_link(cited, "The toll") == f"{PAGE}#page=4:~:text=The%20toll"
    assert text_link(cited, "") == f"{PAGE}#page=4"
    assert text_link(replace(cited, url=f"{PAGE}#top"), "") == f"{PAGE}#top"


def test_the_syntax_of_a_text_directive_is_encoded() -> None:
    assert link_of("toll-free, now & then") == f"{PAGE}#:~:text=toll%2Dfree%2C%20now%20%26%20then"


def test_a_long_quote_is_named_by_its_first_and_last_whole_words() -> None:
    quote = (
        "The council will decide in June whether vans pay the same toll as cars, the mayor of the town said."
    )
    assert link_of(quote) == f"{PAGE}#:~:text=The%20council%20will%20decide,mayor%20of%20the%20town%20said."


def test_a_long_chinese_quote_is_named_by_its_first_and_last_clauses() -> None:
    clauses = (
        *("隧道将于明年三月向所有车辆开放，", "港务局局长周一在新闻发布会上这样告诉记者，"),
        *("通行费的多少将由市议会在六月的会议上决定，", "行人和自行车可以免费通过新的隧道，"),
        "工程比原来的计划晚了整整两年才最后完成。",
    )
    link = link_of("".join(clauses))
    assert link is not None
    start, end = unquote(link.partition("text=")[2]).split(",")
    assert (start, end) == ("".join(clauses[:2]), clauses[-1])


def test_a_long_quote_without_any_boundary_is_named_whole() -> None:
    assert link_of("隧" * 100) == f"{PAGE}#:~:text={'%E9%9A%A7' * 100}"


def test_each_piece_of_a_cut_quote_is_named_by_itself() -> None:
    assert link_of("[…] the toll […] is due […]") == f"{PAGE}#:~:text=the%20toll&text=is%20due"


def test_a_line_break_inside_a_quote_is_a_space() -> None:
    assert link_of("the\n  toll") == f"{PAGE}#:~:text=the%20toll"


def test_a_fragment_that_the_address_has_stays_before_the_directive() -> None:
    assert link_of("toll", f"{PAGE}#cost") == f"{PAGE}#cost:~:text=toll"
    assert link_of("toll", f"{PAGE}#cost:~:text=old") == f"{PAGE}#cost:~:text=toll"


def test_without_words_the_link_is_the_address() -> None:
    assert link_of("") == PAGE


@pytest.mark.parametrize(
    "url",
    [
        *(
            None,
            "",
            "tunnel",
            "/tunnel",
            "ftp://harbour.example/a",
            "javascript:alert(1)",
            "data:text/html,x",
        ),
        *("https://", "https:///a", "https://bank.example@evil.example/", "https://harbour.example:toll/"),
        *(
            "https://[::1/",
            "https://harbour.example/\u202ea",
            "https://harbour.example/\x1b[0m",
            "//harbour.example",
        ),
        *("https://harbour<b>.example/", "https://harbour.example\n.evil.example"),
    ],
)
def test_only_a_plain_web_address_is_linked(url: str | None) -> None:
    assert safe_url(url) is None
    assert link_of("toll", url) is None


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://harbour.example/ход?q=a b", "https://harbour.example/%D1%85%D0%BE%D0%B4?q=a%20b"),
        ("http://пристань.example/", "http://xn--80apqffhh6f.example/"),
        ('https://harbour.example/"<>|`', "https://harbour.example/%22%3C%3E%7C%60"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("HTTPS://Harbour.Example/A%20b", "https://harbour.example/A%20b"),
    ],
)
def test_an_address_is_shown_in_plain_ascii(url: str, safe: str) -> None:
    assert safe_url(url) == safe


@given(citations, words)
def test_a_link_has_no_character_that_any_markup_reads(citation: Citation, quote: str) -> None:
    link = text_link(citation, quote)
    if link is not None:
        assert link.isascii()
        assert link.isprintable()
        assert not set(link) & set(' <>"|\\^`{}')
        assert link.startswith(("https://", "http://"))
