from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.feeds.link import is_homepage, link_host, link_key, plain_link

HERE = "https://example.org/2026/ferries"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("HTTPS://Example.ORG:443/2026/ferries", HERE),
        ("https://example.org./2026/ferries#comments", HERE),
        (" https://example.org/2026/\nferries ", HERE),
        (f"{HERE}?utm_source=rss&utm_medium=feed", HERE),
        (f"{HERE}?fbclid=1&gclid=2&mc_cid=3&mc_eid=4&igshid=5&yclid=6&_ga=7", HERE),
        (f"{HERE}?at_medium=RSS&at_campaign=rss&CMP=x&ns_mchannel=rss&xtor=RSS-1", HERE),
        (f"{HERE}?ref=rss", HERE),
        (f"{HERE}?source=rss-2.0", HERE),
        (f"{HERE}?", HERE),
        (f"{HERE}?z=1&utm_id=3&a=2&&", f"{HERE}?z=1&a=2"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/app#!/story/7", "https://example.org/app#!/story/7"),
        ("https://example.org/%7eann/%e4%b8%ad", "https://example.org/~ann/%E4%B8%AD"),
        ("https://example.org/中", "https://example.org/%E4%B8%AD"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("http://[2001:DB8::1]/a", "http://[2001:db8::1]/a"),
    ],
)
def test_an_address_comes_in_its_plain_form(written: str, plain: str) -> None:
    assert plain_link(written) == plain


@pytest.mark.parametrize(
    "link",
    [
        f"{HERE}?ref=4711",
        f"{HERE}?source=reuters&id=3",
        f"{HERE}?p=12&page=2",
        "https://example.org/redirect?url=https%3A%2F%2Fexample.net%2Fa",
    ],
)
def test_what_may_name_the_article_is_kept(link: str) -> None:
    assert plain_link(link) == link


@pytest.mark.parametrize(
    "written",
    ["", "ferries", "/2026/ferries", "mailto:ann@example.org", "javascript:alert(1)", "file:///etc/hosts",
     "https://", "https://ann:secret@example.org/", "https://example.org:port/", "http://[::1/", "tag:a,1:b"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_has_no_plain_form(written: str) -> None:
    assert plain_link(written) is None


_SIGNS = ":// : / // ? # #! & = % %4 %41 %c3 @ . .. [ ] + ; \\ ' \""
_WORDS = "http https www. example.org Ü utm_source ref rss 80 443 a"
_pieces = st.sampled_from([*_SIGNS.split(), *_WORDS.split(), "\t", " "])


@given(st.one_of(st.text(), st.lists(_pieces, max_size=14).map("".join), st.text().map("http://a/".__add__)))
def test_what_is_plain_stays_as_it_is(written: str) -> None:
    plain = plain_link(written)
    if plain is not None:
        assert plain_link(plain) == plain
        assert plain.startswith(("http://", "https://"))


def test_a_key_outlives_a_move_to_https() -> None:
    assert link_key("http://www.example.org/a/") == link_key("https://example.org/a")
    assert link_host("https://www.example.org:8080/a?b") == "example.org"


def test_a_homepage_is_told_from_an_article() -> None:
    assert is_homepage("https://www.example.org/")
    assert not is_homepage("https://example.org/?p=1")
    assert not is_homepage("https://example.org/a")
