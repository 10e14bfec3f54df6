from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from bot.rendering.html import Look, fragment_of, page_of
from bot.rendering.neutral import neutral
from bot.rendering.sources import citations_of
from briefings.reply import Reply, Section
from tests.bot.rendering.replies import replies
from tests.bot.rendering.test_text import FORBIDDEN
from tests.builders import a_citation, a_reply, a_statement, an_item, morning_reply, nothing_reply

any_reply = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
ELEMENTS = frozenset(
    {
        "a",
        "article",
        "bdi",
        "blockquote",
        "code",
        "div",
        "figcaption",
        "figure",
        "footer",
        "h3",
        "h4",
        "header",
    }
    | {"li", "ol", "p", "section", "span", "strong"}
)
ATTRIBUTES = frozenset(
    {"aria-hidden", "aria-label", "class", "data-citation", "dir", "href", "rel", "role", "title", "value"}
)


class Elements(HTMLParser):
    """What a browser would make of the markup: its elements, attributes, text and balance."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")


@any_reply
@given(replies)
def test_no_document_adds_an_element_an_attribute_or_a_scheme(reply: Reply) -> None:
    for look in Look:
        page = Elements(fragment_of(reply, look))
        assert not page.open
        assert page.names <= ELEMENTS
        assert {name for name, _ in page.attributes} <= ATTRIBUTES
        assert all(
            value.startswith(("https://", "http://")) for name, value in page.attributes if name == "href"
        )


@any_reply
@given(replies)
def test_no_control_bidi_or_zero_width_character_survives(reply: Reply) -> None:
    assert not FORBIDDEN.search(page_of([(reply.title, reply), ("", reply)], title=reply.notice))


@any_reply
@given(replies)
def test_every_look_has_the_same_citations_in_the_same_order(reply: Reply) -> None:
    expected = [neutral(citation.id) for citation in citations_of(reply)]
    for look in Look:
        page = Elements(fragment_of(reply, look))
        assert [value for name, value in page.attributes if name == "data-citation"] == expected


@any_reply
@given(replies)
def test_every_quote_stands_whole_in_every_look(reply: Reply) -> None:
    quotes = [s.quote.text for item in reply.items() for s in item.statements]
    for look in Look:
        text = Elements(fragment_of(reply, look)).text
        assert all(f"“{neutral(quote)}”" in text for quote in quotes)


def test_the_policy_allows_the_page_its_own_style_sheet_and_nothing_else() -> None:
    page = page_of([("brief morning", morning_reply())], title="Communique")
    assert "default-src 'none'; style-src 'sha256-" in page.replace("&#x27;", "'")
    assert not re.search(r"<script|<link|<img|<iframe| style=| on\w+=|@import|url\(", page)
    assert page.count("<style>") == 1
    assert '<html lang="en">' in page


def test_a_page_of_one_look_draws_only_that_one() -> None:
    page = page_of([("brief morning", morning_reply())], title="Communique", looks=(Look.PLAIN,))
    assert 'class="reply plain"' in page
    assert 'class="reply slack"' not in page


def test_headings_never_skip_a_level() -> None:
    replies = [("brief morning", morning_reply()), ("ask", nothing_reply())]
    for looks in (tuple(Look), (Look.PLAIN,)):
        levels = [
            int(level) for level in re.findall(r"<h(\d)", page_of(replies, title="Communique", looks=looks))
        ]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_a_source_links_to_the_quoted_words_and_sends_no_referrer() -> None:
    html = fragment_of(a_reply(Section("", (an_item(a_statement("The toll is 4 euros.")),))), Look.SLACK)
    assert 'href="https://harbourpost.example/2024/05/tunnel#:~:text=The%20toll%20is%204%20euros."' in html
    assert 'rel="noopener noreferrer"' in html
    assert "target=" not in html


@pytest.mark.parametrize("look", Look)
def test_the_page_stands_after_the_day_of_its_source(look: Look) -> None:
    statement = a_statement(
        citation=a_citation(pages=(4, 5)), also=(a_citation("b", publisher="City Ledger", pages=(9, 9)),)
    )
    text = Elements(fragment_of(a_reply(Section("", (an_item(statement),))), look)).text
    assert "Harbour Post\xa0· 19 May 2024\xa0· pp. 4–5\xa0· also City Ledger p. 9" in text


@pytest.mark.parametrize("look", Look)
def test_opinion_is_marked_on_the_source(look: Look) -> None:
    html = fragment_of(
        a_reply(Section("", (an_item(a_statement(citation=a_citation(flags=("opinion",)))),))), look
    )
    assert "Harbour Post</bdi></a>\N{NO-BREAK SPACE}· 19 May 2024, opinion" in html


def test_a_source_without_an_address_is_named_and_not_linked() -> None:
    citation = a_citation(url="javascript:alert(1)", publisher=None, title="Notes <b>")
    html = fragment_of(a_reply(Section("", (an_item(a_statement(citation=citation)),))), Look.DISCORD)
    assert f"<bdi>{escape('Notes <b>')}</bdi></span>" in html
    assert "<a " not in html
