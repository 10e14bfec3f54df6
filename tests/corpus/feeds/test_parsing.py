from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from corpus.errors import ReadFailure
from corpus.feeds.parsing import feed_of

if TYPE_CHECKING:
    from corpus.feeds.feed import Entry, Feed

URL = "https://example.org/news/feed.xml"
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
)


def rss(items: str, *, channel: str = "<title>The Pier</title>") -> str:
    return f"{HEAD}<channel>{channel}{items}</channel></rss>"


def atom(entries: str) -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-CH"><title>Der Pier</title>{entries}</feed>'
    )


def feed(data: str | bytes, *, charset: str | None = None) -> Feed:
    return feed_of(data.encode() if isinstance(data, str) else data, url=URL, charset=charset, now=NOW)


def entry(data: str | bytes) -> Entry:
    (found,) = feed(data).entries
    return found


def failure(data: str | bytes) -> ReadFailure:
    with pytest.raises(ReadFailure) as raised:
        feed(data)
    assert raised.value.path == URL
    return raised.value


def test_an_rss_item_gives_all_that_it_says() -> None:
    found = feed(
        rss(
            "<item><title>Ferries &amp;amp; &lt;b&gt;tugs&lt;/b&gt;</title>"
            "<link>/2024/ferries?utm_source=rss&amp;id=3#top</link><guid isPermaLink='false'>p-17</guid>"
            "<dc:creator>Ann Roe</dc:creator><pubDate>Thu, 16 May 2024 08:30:00 +0200</pubDate>"
            "<description>Short &lt;a href='more'&gt;story&lt;/a&gt;</description>"
            "<content:encoded><![CDATA[<p>The whole story.</p><script>x</script>]]></content:encoded></item>",
            channel="<title>The &lt;i&gt;Pier&lt;/i&gt;</title><language>en-GB</language>",
        )
    )
    assert (found.title, found.language, found.repairs) == ("The Pier", "en", ())
    (item,) = found.entries
    assert item.guid == "p-17"
    assert item.link == "https://example.org/2024/ferries?id=3"
    assert item.title == "Ferries & tugs"
    assert item.author == "Ann Roe"
    assert item.published_at == "2024-05-16T06:30:00Z"
    assert item.summary == 'Short <a href="https://example.org/news/more">story</a>'
    assert item.content == "<p>The whole story.</p>"


def test_an_atom_entry_gives_all_that_it_says() -> None:
    found = feed(
        atom(
            "<entry><id>tag:example.org,2024:1</id>"
            "<title type='html'>Kr&#228;ne &amp;amp; K&amp;auml;hne</title>"
            "<link rel='enclosure' href='a.mp3'/><link href='../kraene'/>"
            "<updated>2024-05-02T00:00:00Z</updated>"
            "<published>2024-05-01T10:00:00+02:00</published><author><name>Ann</name></author>"
            "<author><name>Bo</name></author><summary>1 &lt; 2</summary>"
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Ganz.</p></div></content></entry>"
        )
    )
    assert (found.title, found.language) == ("Der Pier", "de")
    (item,) = found.entries
    assert (item.guid, item.link) == ("tag:example.org,2024:1", "https://example.org/kraene")
    assert (item.title, item.author, item.language) == ("Kräne & Kähne", "Ann, Bo", "de")
    assert item.published_at == "2024-05-01T08:00:00Z"
    assert (item.summary, item.content) == ("<p>1 &lt; 2</p>", "<p>Ganz.</p>")


def test_rdf_is_read() -> None:
    found = entry(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Pier</title></channel>'
        '<item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>'
        "<dc:date>2024-05-01</dc:date></item></rdf:RDF>"
    )
    assert (found.guid, found.title, found.published_at) == ("https://example.org/1", "One", "2024-05-01")


def test_old_rss_with_its_document_type_is_read() -> None:
    found = entry(
        '<?xml version="1.0"?><!-- <rss> by hand --><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS'
        ' 0.91//EN" "http://127.0.0.1:1/rss-0.91.dtd"><rss version="0.91"><channel><item><title>One</title>'
        "<link>https://example.org/1</link></item></channel></rss>"
    )
    assert found.title == "One"


def test_a_json_feed_gives_all_that_it_says() -> None:
    item = {
        "id": 17,
        "url": "ferries",
        "title": "Ferries & tugs",
        "authors": [{"name": "Ann Roe"}, {"url": "x"}],
        "date_published": "2024-05-16T08:30:00+02:00",
        "summary": "1 < 2",
        "content_text": "One.\n\nTwo & three.",
        "language": "en-GB",
    }
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Pier",
        "language": "de",
        "items": [item],
    }
    found = feed(json.dumps(whole))
    assert (found.title, found.language, found.repairs) == ("Pier", "de", ())
    (one,) = found.entries
    assert (one.guid, one.link) == ("17", "https://example.org/news/ferries")
    assert (one.title, one.author, one.language) == ("Ferries & tugs", "Ann Roe", "en")
    assert one.published_at == "2024-05-16T06:30:00Z"
    assert (one.summary, one.content) == ("<p>1 &lt; 2</p>", "<p>One.</p><p>Two &amp; three.</p>")


def test_json_of_wrong_types_is_unknown_not_an_error() -> None:
    item = {
        "id": ["x"],
        "url": "http://[",
        "title": "One",
        "authors": "Ann",
        "date_published": 5,
        "summary": {},
    }
    found = feed(json.dumps({"items": [item, "two", None], "title": 7}))
    assert [one.title for one in found.entries] == ["One"]
    assert found.entries[0].link is None
    assert found.repairs


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"a": 1}', "[]", '{"items": 3}', '{"a": ' + "9" * 9000 + "}"]
)
def test_other_json_is_no_feed(text: str) -> None:
    assert "JSON" in failure(text).reason


def test_an_empty_feed_is_a_feed() -> None:
    assert feed(rss("")).entries == ()
    assert feed('{"version": "https://jsonfeed.org/version/1", "items": []}').entries == ()


@pytest.mark.parametrize("data", ["", " \n", "\n\n\n"])
def test_nothing_is_no_feed(data: str) -> None:
    assert "empty" in failure(data).reason


def test_a_web_page_names_the_feed_it_links_to() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Pier</title><link rel='stylesheet' href='a.css'>"
        "<link rel='alternate' type='application/rss+xml' href='/rss?utm_source=site'></head></html>"
    )
    failed = failure(page)
    assert failed.reason == "this is a web page, not a feed"
    assert failed.hint == "the page links to its feed: https://example.org/rss"
    assert "address of the feed" in (failure("<html><body>Sign in</body></html>").hint or "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hello", "neither XML nor JSON"),
        (b"/etc/passwd", "neither XML nor JSON"),
        (b"https://example.org/feed.xml", "neither XML nor JSON"),
        (b"<note><to>Ann</to></note>", "starts with <note>"),
        (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>", "sitemap"),
        (b"<?xml version='1.0'?><opml version='2.0'></opml>", "OPML"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07", "binary"),
        (b"<!-- never ends", "neither XML nor JSON"),
        (b"<?xml version='1.0'", "neither XML nor JSON"),
    ],
)
def test_what_is_no_feed_says_what_it_is(data: bytes, reason: str) -> None:
    assert reason in failure(data).reason


WINDOWS = rss("<item><title>Пароход пришёл в порт</title></item>").replace("utf-8", "windows-1251", 1)


@pytest.mark.parametrize(
    ("data", "charset", "mended"),
    [
        (WINDOWS.encode("cp1251"), None, False),
        (WINDOWS.encode(), None, True),
        (WINDOWS.encode("cp1251"), "iso-8859-5x", False),
        (WINDOWS.replace("windows-1251", "utf-8").encode("cp1251"), None, True),
        (WINDOWS.replace("windows-1251", "utf-8").encode("cp1251"), "windows-1251", False),
        (WINDOWS.encode("cp1251"), "utf-8", True),
        (WINDOWS.replace("windows-1251", "utf-16").encode("utf-16"), None, False),
        (WINDOWS.encode("utf-16-le"), None, False),
        (WINDOWS.encode("utf-8-sig"), "us-ascii", True),
    ],
)
def test_a_wrong_encoding_is_mended_and_told(data: bytes, charset: str | None, *, mended: bool) -> None:
    found = feed(data, charset=charset)
    assert found.entries[0].title == "Пароход пришёл в порт"
    assert bool(found.repairs) == mended


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("<title>Fish & chips</title>", "Fish & chips"),
        ("<title>Caf&eacute; &nbsp; bar</title>", "Café bar"),
        ("<title>A \x0b\x01bell</title>", "A bell"),
        ("<title>A&#0; &#x110000; bell</title>", "A\ufffd \ufffd bell"),
        ("<title>Half a <b>tag</title>", "Half a tag"),
    ],
)
def test_broken_markup_is_mended(given: str, title: str) -> None:
    assert entry(rss(f"<item>{given}<link>https://example.org/1</link></item>")).title == title


def test_what_stands_around_a_feed_is_left_out_and_told() -> None:
    found = feed(
        "<br />\n<b>Warning</b>: no such file\n" + rss("<item><title>One</title></item>") + "<!-- 3 ms -->x"
    )
    assert [one.title for one in found.entries] == ["One"]
    assert len(found.repairs) == 2


def test_a_feed_that_ends_too_early_loses_its_last_entry_only() -> None:
    found = feed(rss("<item><title>One</title></item><item><title>Tw")[: -len("</channel></rss>")])
    assert [one.title for one in found.entries] == ["One"]
    assert any("middle of an entry" in repair for repair in found.repairs)


LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {c} "{f"&{b};" * 10}">' for b, c in pairwise("abcdefghi"))
ATTACKS = {
    "billion laughs": f"<!DOCTYPE rss [{LAUGHS}]>",
    "quadratic blow-up": f'<!DOCTYPE rss [<!ENTITY i "{"x" * 50_000}">]>',
    "a local file": '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
    "a request": '<!DOCTYPE rss [<!ENTITY i SYSTEM "http://127.0.0.1:1/">]>',
    "a parameter entity": '<!DOCTYPE rss [<!ENTITY % i SYSTEM "http://127.0.0.1:1/"> %i;]>',
    "behind a comment": '<!-- <rss> --><!DOCTYPE rss [<!ENTITY i "x">]>',
    "in small letters": '<!doctype rss [<!entity i "x">]>',
    "with a bracket in quotes": '<!DOCTYPE rss SYSTEM "]>" [<!ENTITY i "]>x">]>',
}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(attack: str, encoding: str) -> None:
    body = (
        ATTACKS[attack]
        + f'<rss version="2.0"><channel><item><title>{"&i;" * 1000}</title></item></channel></rss>'
    )
    assert "entities" in failure(f'<?xml version="1.0" encoding="{encoding}"?>{body}'.encode(encoding)).reason


def test_a_document_type_within_a_feed_is_inert() -> None:
    found = feed(
        rss('<item><!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/passwd">]><title>One &i;</title></item>')
    )
    assert [one.title for one in found.entries] in ([], ["One &i;"])
    assert "root:" not in repr(found)


def test_text_about_entities_is_text() -> None:
    found = entry(rss("<item><title>Why</title><description><![CDATA[&lt;!ENTITY x]]></description></item>"))
    assert "!ENTITY" in found.summary


def test_ten_thousand_elements_deep_is_no_fault() -> None:
    found = feed(rss("<item><title>One</title><description>" + "<i>" * 10_000 + "</description></item>"))
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    ("date", "published_at"),
    [
        (
            "<pubDate>Thu, 16 May 2024 08:30:00 GMT</pubDate><dc:date>2020-01-01</dc:date>",
            "2024-05-16T08:30:00Z",
        ),
        ("<dc:date>2024-05-16</dc:date>", "2024-05-16"),
        ("<pubDate>soon</pubDate><dc:date>2024-05-16</dc:date>", "2024-05-16"),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>Wed, 25 Nov 2026 08:30:00 GMT</pubDate>", None),
        ("<pubDate>Tue, 24 Nov 2026 08:30:00 GMT</pubDate>", "2026-11-24T08:30:00Z"),
        ("<pubDate>2024</pubDate>", None),
        ("", None),
    ],
)
def test_a_date_is_one_that_an_article_can_have(date: str, published_at: str | None) -> None:
    assert entry(rss(f"<item><title>One</title>{date}</item>")).published_at == published_at


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<guid>https://example.org/1</guid>", "https://example.org/1"),
        ("<guid>1</guid>", None),
        ("<guid isPermaLink='true'>tag:example.org,2024:1</guid>", None),
        ("<link>javascript:alert(1)</link><guid isPermaLink='false'>1</guid>", None),
        ("<link>https://count.example/~r/1</link><feedburner:origLink>https://example.org/1</feedburner:origLink>",
         "https://example.org/1"),
        ("<link>https://example.org/1?a=1&amp;b=2</link>", "https://example.org/1?a=1&b=2"),
    ],
)  # fmt: skip
def test_a_link_is_an_address_of_the_web(item: str, link: str | None) -> None:
    assert entry(rss(f"<item><title>One</title>{item}</item>")).link == link


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>ed@example.org (Ed Moe)</author>", "Ed Moe"),
        ("<author>ed@example.org</author>", None),
        ("<dc:creator><![CDATA[Ann &amp; Bo]]></dc:creator>", "Ann & Bo"),
    ],
)
def test_an_author_is_a_name(author: str, name: str | None) -> None:
    assert entry(rss(f"<item><title>One</title>{author}</item>")).author == name
