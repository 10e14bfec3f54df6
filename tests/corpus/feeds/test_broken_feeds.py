"""Whatever bytes come: a feed or a plain reason, in little time and memory; nothing is opened or asked."""

from __future__ import annotations

import sys
import time
import tracemalloc
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadFailure
from corpus.feeds.feed import Entry, Feed
from corpus.feeds.link import plain_link
from corpus.feeds.parsing import feed_of

URL = "https://example.org/news/feed.xml"
NOW = datetime(2026, 11, 22, tzinfo=UTC)

RSS = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    b"<title>Pier</title><link>https://example.org/</link><language>en</language><item><title>One</title>"
    b"<link>https://example.org/1</link><guid>https://example.org/1</guid><dc:creator>Ann</dc:creator>"
    b"<pubDate>Thu, 16 May 2024 08:30:00 GMT</pubDate><description><![CDATA[<p>So</p>]]></description>"
    b"</item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><title>Pier</title><entry>'
    b'<id>tag:a,2024:1</id><link href="1"/><updated>2024-05-16T08:30:00Z</updated>'
    b'<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One</div></title>'
    b'<content type="html">&lt;p&gt;So&lt;/p&gt;</content></entry></feed>'
)
JSON = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "Pier", "items": [{"id": "1", "url": "/1",'
    b' "title": "One", "content_html": "<p>So</p>", "date_published": "2024-05-16T08:30:00Z"}]}'
)
MARKUP = [
    *rb"""
    < > </ <! <![CDATA[ ]]> & &# &#x ; <? ?> <!-- --> <item> </item> <entry <svg> <title <!DOCTYPE [ ] ' " =
    encoding='utf-7' xml:base='//[' xmlns:a=' type='image/png' mode='base64' 99999999999 <image> <source>
    <content:encoded> <georss:point>x <media:content <psc:chapters> <itunes:image
    """.split(),
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b" "),
]


def read(data: bytes, charset: str | None = None) -> Feed | ReadFailure:
    """A feed whose entries are what they promise, or the reason."""
    try:
        feed = feed_of(data, url=URL, charset=charset, now=NOW)
    except ReadFailure as failure:
        return failure
    for entry in feed.entries:
        assert isinstance(entry, Entry)
        assert entry.link is None or plain_link(entry.link) == entry.link
        for field in (entry.guid, entry.title, entry.author, entry.summary, entry.content):
            assert (field or "").encode() is not None
    return feed


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.binary(), st.text().map(str.encode)), st.sampled_from([None, "utf-16", "utf-7", "x", "gbk"])
)
def test_any_bytes_are_a_feed_or_a_plain_reason(data: bytes, charset: str | None) -> None:
    read(data, charset)


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from([RSS, ATOM, JSON]),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(MARKUP) | st.binary(max_size=4)),
        max_size=6,
    ),
)
def test_a_feed_that_was_broken_anywhere_is_a_feed_or_a_plain_reason(
    data: bytes, breaks: list[tuple[float, int, bytes]]
) -> None:
    for where, length, put in breaks:
        at = int(where * len(data))
        data = data[:at] + put + data[at + length :]
    read(data)


@pytest.mark.parametrize("whole", [RSS, ATOM, JSON])
def test_a_feed_cut_anywhere_is_a_feed_or_a_plain_reason(whole: bytes) -> None:
    for at in range(0, len(whole), 3):
        read(whole[:at])


def rss(item: str) -> bytes:
    return f"<rss version='2.0'><channel><item><title>One</title>{item}</item></channel></rss>".encode()


BOMBS = {
    "elements, deep": rss("<a>" * 10_000),
    "elements, deep and closed": rss("<a>" * 10_000 + "</a>" * 10_000),
    "items": rss("</item><item>" * 3_000),
    "open comments": rss("<!-- " * 100_000),
    "open sections": rss("<![CDATA[" * 50_000),
    "open instructions": rss("<?a " * 100_000),
    "declarations": rss("<!DOCTYPE a [" * 20_000),
    "ampersands": rss("&" * 50_000),
    "references": rss("&#x41;" * 100_000),
    "half references": rss("&#" * 50_000),
    "less-than signs": rss("<" * 50_000),
    "attributes": rss("<a " + " ".join(f"b{at}='c'" for at in range(3_000)) + "/>"),
    "one attribute twice": rss("<a b='1' b='2'/>"),
    "a long attribute": rss(f"<a b='{'&lt;' * 100_000}'/>"),
    "a long title": rss(f"<title>{'&lt;b&gt;' * 60_000}</title>"),
    "anchors in the text": rss(f"<description>{'&lt;a href=&quot;x&quot;&gt;' * 4_000}</description>"),
    "open scripts in the text": rss(f"<description>{'&lt;script&gt;' * 5_000}</description>"),
    "namespaces": rss("".join(f"<a xmlns:n{at}='urn:{at}'/>" for at in range(1_000))),
    "authors": rss("<author>a@b.c (" * 2_000),
    "a long number": rss("<guid>&#" + "9" * 200_000 + ";</guid>"),
    "prolog": b"<?a?>" * 100_000 + b"<rss/>",
    "open prolog": b"<!-- " * 100_000,
    "brackets": b"[" * 500_000,
    "braces": b'{"a":' * 200_000,
    "white space": b" " * 2_000_000 + b"x",
    "spaces in a tag": b"<rss" + b" " * 300_000,
    "spaces in an id": rss("<guid" + " " * 200_000),
    "dates": rss(f"<pubDate>{'1 May ' * 50_000}</pubDate>"),
}
MOST_SECONDS = 20


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_takes_little_time(bomb: str) -> None:
    started = time.process_time()
    read(BOMBS[bomb])
    assert time.process_time() - started < MOST_SECONDS


def test_laughs_take_no_memory() -> None:
    names = "abcdefghij"
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    tracemalloc.start()
    found = read(f'<!DOCTYPE rss [<!ENTITY a "ha">{entities}]>'.encode() + rss("&j;"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found, ReadFailure)
    assert peak < 50_000_000


ASKING = [
    b"https://127.0.0.1:1/feed.xml",
    b"file:///etc/hosts",
    b"/etc/hosts",
    b"feed:http://127.0.0.1:1/",
    b"<?xml-stylesheet href='http://127.0.0.1:1/a.xsl'?>" + RSS[38:],
    b"<!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/rss.dtd'>" + RSS[38:],
    b"<!DOCTYPE rss [<!ENTITY % a SYSTEM 'http://127.0.0.1:1/'> %a;]>" + RSS[38:],
    RSS.replace(
        b"<item>", b"<item><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/hosts'/>"
    ),
    ATOM.replace(b'type="html">', b'type="text/html" src="http://127.0.0.1:1/a.html">'),
]


@pytest.mark.parametrize("data", ASKING)
def test_nothing_is_opened_or_asked_for(data: bytes) -> None:
    read(RSS)  # what is imported on the first reading is opened then
    opened: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
            opened.append(f"{event} {arguments}")

    sys.addaudithook(watch)
    try:
        read(data)
    finally:
        watching = False
    assert not opened
