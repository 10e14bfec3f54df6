"""Pages and feeds as well-behaved servers give them, and what becomes of the conversation with them."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.web.client import USER_AGENT, Web
from bot.web.fetched import Validators, WebError
from tests.bot.web.asking import HERE, Names, fetched, nobody, trouble
from tests.outside.hostile import sent
from tests.outside.server import Asked, Outside, page, redirect, refusal

PAGE = "<p>The ferry sails at nine.</p>"


def test_a_page_comes_with_its_address_its_type_and_its_charset(outside: Outside) -> None:
    url = outside.serve("/a", page("Fähre".encode("latin-1"), "Text/HTML; Charset=ISO-8859-1"))
    answer = fetched(url)
    assert answer.data == "Fähre".encode("latin-1")
    assert (answer.asked, answer.url, answer.moved_to) == (url, url, None)
    assert (answer.media_type, answer.charset) == ("text/html", "iso-8859-1")
    assert not answer.unchanged


@pytest.mark.parametrize("told", ["", "nonsense", "text/html; charset=\udcff", "a/b/c d; charset=;;", "\t;"])
def test_a_strange_content_type_costs_nothing_but_itself(outside: Outside, told: str) -> None:
    written = told.encode("utf-8", "surrogateescape")
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: " + written + b"\r\n\r\nok"
    answer = fetched(outside.serve("/a", sent([head])))
    assert answer.data == b"ok"
    assert answer.media_type.isascii()
    assert answer.charset is None


def test_it_says_who_asks_and_what_it_takes_and_brings_no_cookie_back(outside: Outside) -> None:
    url = outside.serve("/a", page(PAGE, headers={"Set-Cookie": "id=1"}))

    async def twice() -> None:
        async with Web(inside=HERE, lookup=nobody) as web:
            await web.fetch(url, accept="application/rss+xml")
            web._politeness._hosts.clear()  # its pause is tested elsewhere
            await web.fetch(url)

    asyncio.run(twice())
    first, second = outside.asked("/a")
    assert first.headers["user-agent"] == USER_AGENT
    assert first.headers["accept"] == "application/rss+xml"
    assert first.headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in second.headers


def test_a_page_that_has_not_changed_is_told_so_and_not_sent_again(outside: Outside) -> None:
    modified = "Mon, 02 Mar 2026 06:00:00 GMT"
    url = outside.serve("/a", page(PAGE, etag='W/"1"', last_modified=modified))
    first = fetched(url)
    assert first.validators == Validators('W/"1"', modified)
    second = fetched(url, validators=first.validators)
    assert second.unchanged
    assert second.data == b""
    assert second.validators == first.validators
    assert outside.asked("/a")[1].headers["if-modified-since"] == modified


def test_not_changed_is_no_answer_to_who_did_not_ask(outside: Outside) -> None:
    assert "(304)" in trouble(outside.serve("/a", refusal(304))).message


def test_a_validator_that_could_not_be_stored_is_left_out(outside: Outside) -> None:
    url = outside.serve("/a", page(PAGE, headers={"ETag": '"fähre"'}))
    assert fetched(url).validators == Validators()


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", "deflate", "bare deflate", "identity"])
def test_a_packed_page_is_unpacked(outside: Outside, encoding: str) -> None:
    bare = zlib.compressobj(wbits=-15)
    body = {
        "deflate": zlib.compress(PAGE.encode()),
        "bare deflate": bare.compress(PAGE.encode()) + bare.flush(),
        "identity": PAGE.encode(),
    }.get(encoding, gzip.compress(PAGE.encode()))
    name = encoding.removeprefix("bare ")
    url = outside.serve("/a", page(body, headers={"Content-Encoding": name}))
    assert fetched(url).data == PAGE.encode()


def test_a_redirect_is_followed_and_the_address_that_answered_is_told(outside: Outside) -> None:
    outside.serve("/b", page(PAGE, etag='"b"'))
    url = outside.serve("/a", redirect("b#part", 302))
    answer = fetched(url)
    assert answer.url == outside.url("/b")
    assert answer.asked == url
    assert answer.moved_to is None
    assert answer.validators.etag == '"b"'


@pytest.mark.parametrize(
    ("statuses", "moved"), [((301,), True), ((308, 301), True), ((301, 302), False), ((307, 308), False)]
)
def test_a_page_has_moved_where_all_redirects_are_permanent(
    outside: Outside, statuses: tuple[int, ...], *, moved: bool
) -> None:
    for at, status in enumerate(statuses):
        outside.serve(f"/{at}", redirect(f"/{at + 1}", status))
    end = outside.serve(f"/{len(statuses)}", page(PAGE))
    assert fetched(outside.url("/0")).moved_to == (end if moved else None)


def test_an_unchanged_page_can_have_moved_too(outside: Outside) -> None:
    outside.serve("/b", page(PAGE, etag='"1"'))
    url = outside.serve("/a", redirect("/b", 301))
    answer = fetched(url, validators=Validators('"1"'))
    assert answer.unchanged
    assert answer.moved_to == outside.url("/b")


def test_redirects_are_followed_five_times_and_no_further(outside: Outside) -> None:
    for at in range(6):
        outside.serve(f"/{at}", redirect(f"/{at + 1}"))
    outside.serve("/6", page(PAGE))
    assert fetched(outside.url("/1")).url == outside.url("/6")
    assert "sends on and on" in trouble(outside.url("/0")).message


def test_a_loop_of_redirects_ends(outside: Outside) -> None:
    url = outside.serve("/a", redirect("/a"))
    assert "sends on and on" in trouble(url).message
    assert len(outside.asked("/a")) == 6


@pytest.mark.parametrize(
    "location", ["http://[", "ftp://example.org/", "javascript:1", "http://a:b@example.org/"]
)
def test_a_redirect_to_what_is_never_read_is_told(outside: Outside, location: str) -> None:
    assert "sends on" in trouble(outside.serve("/a", redirect(location))).message


def test_a_redirect_that_names_no_address_is_told(outside: Outside) -> None:
    assert "(302)" in trouble(outside.serve("/a", refusal(302))).message


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 418, 451, 500, 502, 504, 204, 206, 300])
def test_a_status_that_is_no_page_is_told_with_its_number(outside: Outside, status: int) -> None:
    told = trouble(outside.serve("/a", refusal(status)))
    assert f"({status})" in told.message
    assert told.retry_after is None
    assert not told.gone


def test_a_page_that_is_gone_is_told_as_gone(outside: Outside) -> None:
    assert trouble(outside.serve("/a", refusal(410))).gone


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        ("120", timedelta(minutes=2)),
        ("0", timedelta(minutes=1)),
        ("9" * 4_500, timedelta(days=1)),
        ("Mon, 02 Mar 2026 07:10:00 GMT", timedelta(minutes=10)),
        ("Mon, 02 Mar 2026 06:00:00 GMT", timedelta(minutes=1)),
        ("Mon, 02 Mar 9999 07:10:00 GMT", timedelta(days=1)),
        ("soon", None),
        ("-5", None),
        (None, None),
    ],
)
def test_a_server_that_wants_a_pause_gets_one_within_reason(
    outside: Outside, status: int, asked: str | None, pause: timedelta | None
) -> None:
    assert trouble(outside.serve("/a", refusal(status, retry_after=asked))).retry_after == pause


def test_an_empty_page_is_told(outside: Outside) -> None:
    assert "empty page" in trouble(outside.serve("/a", page(""))).message
    packed = page(gzip.compress(b""), headers={"Content-Encoding": "gzip"})
    assert "empty page" in trouble(outside.serve("/a", packed)).message


def test_xml_that_is_html_after_all_is_handed_on_as_it_is_called(outside: Outside) -> None:
    assert fetched(outside.serve("/feed.xml", page(PAGE, "text/html"))).media_type == "text/html"


def test_a_fetch_over_a_plain_port_says_that_no_secure_connection_comes_about(outside: Outside) -> None:
    assert "secure" in trouble(f"https://127.0.0.1:{outside.port}/").message


def test_a_port_that_nobody_listens_on_is_told(outside: Outside) -> None:
    url = outside.url("/")
    with Outside() as closed:
        url = closed.url("/")
    assert trouble(url).message == "127.0.0.1 takes no connection"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "start with http"),
        ("example.org/feed", "start with http"),
        ("file:///etc/passwd", "start with http"),
        ("gopher://example.org/", "start with http"),
        ("http://", "start with http"),
        ("http://[::1", "no web address"),
        ("http://example.org:99999/", "no web address"),
        ("http://example.org/" + "a" * 5_000, "more than 4000"),
        ("http://user:pass@example.org/", "name or password"),
        ("http://user@example.org/", "name or password"),
        ("http://:pass@example.org/", "name or password"),
        ("http://unknown.example/", "no address is known for unknown.example"),
        ("http://" + "a" * 64 + ".example/", "neither a name"),
    ],
)
def test_an_address_that_cannot_be_asked_is_told_in_plain_words(url: str, says: str) -> None:
    told = trouble(url)
    assert says in told.message
    assert "pass" not in told.message.replace("password", "")


@settings(deadline=None)  # each example opens a client
@given(st.text(max_size=60) | st.from_regex(r"https?://[^/]{0,30}(:[0-9]{0,6})?/?.{0,10}", fullmatch=True))
def test_any_text_is_an_address_or_told_as_none(url: str) -> None:
    with pytest.raises(WebError):  # nothing is inside, and no name is known
        fetched(url, inside=HERE.of(""), lookup=Names())


def test_a_session_that_is_not_open_is_a_mistake_of_the_program() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(Web(inside=HERE).fetch("http://127.0.0.1/"))


def test_a_server_that_hangs_up_is_asked_at_most_twice(outside: Outside) -> None:
    async def hang_up(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    assert "hung up" in trouble(outside.serve("/a", hang_up)).message
    assert len(outside.asked("/a")) <= 2
