from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from corpus.block import Role
from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import html, read
from corpus.readers.source import SourceFile
from corpus.readers.web_encodings import WEB_ENCODINGS

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # of the libraries that trafilatura loads

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Long title | The Paper</title>
<meta property="og:site_name" content="The Paper"><meta name="author" content="Ann Roe">
<meta property="article:published_time" content="2024-05-16T14:30:00+08:00">
<link rel="canonical" href="https://example.org/2024/05/16/gas"></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Gas for the north</h1>
<p>The ministers signed a paper, and <b>then</b> they left.</p><h2>What it says</h2>
<ul><li>Prices stay low.</li><li>Pipes come later.</li></ul>
<figure><figcaption>The port at dawn.</figcaption></figure>
<p>One line<br>and another.</p></article><footer>© The Paper</footer></body></html>"""


def page(tmp_path: Path, content: str | bytes) -> ReadDocument | ReadFailure:
    path = tmp_path / "page.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read(path, max_bytes=100_000)
    return found


def test_the_article_comes_with_the_roles_of_its_markup(tmp_path: Path) -> None:
    found = page(tmp_path, PAGE)
    assert isinstance(found, ReadDocument)
    assert [(block.role, block.span.of(found.text)) for block in found.blocks] == [
        (Role.TITLE, "Gas for the north"),
        (Role.PARAGRAPH, "The ministers signed a paper, and then they left."),
        (Role.HEADING, "What it says"),
        (Role.LIST_ITEM, "Prices stay low."),
        (Role.LIST_ITEM, "Pipes come later."),
        (Role.CAPTION, "The port at dawn."),
        (Role.PARAGRAPH, "One line"),
        (Role.PARAGRAPH, "and another."),
    ]


def test_metadata_is_what_the_page_states(tmp_path: Path) -> None:
    found = page(tmp_path, PAGE)
    assert isinstance(found, ReadDocument)
    metadata = found.metadata
    assert (metadata.title, metadata.publisher, metadata.author) == (
        "Gas for the north",
        "The Paper",
        "Ann Roe",
    )
    assert (metadata.published_at, metadata.language) == ("2024-05-16T06:30:00Z", "en")
    assert found.identity == metadata.url == "https://example.org/2024/05/16/gas"


def test_a_date_in_the_text_is_not_taken_for_the_publication(tmp_path: Path) -> None:
    found = page(
        tmp_path, "<html><body><p>The treaty was signed on 3 May 2019 in the town hall.</p></body></html>"
    )
    assert isinstance(found, ReadDocument)
    assert found.metadata.published_at is None


def test_linked_data_is_believed_first_and_may_be_broken(tmp_path: Path) -> None:
    article = '{"@type": ["NewsArticle"], "headline": "As filed", "author": [{"name": "A"}, {"name": "B"}]}'
    data = ("{oops", '{"@graph": [{"@type": "WebSite"}, ' + article + "]}")
    scripts = "".join(f'<script type="application/ld+json">{each}</script>' for each in data)
    found = page(tmp_path, PAGE.replace("</head>", scripts + "</head>"))
    assert isinstance(found, ReadDocument)
    assert (found.metadata.title, found.metadata.author) == ("As filed", "A, B")


def test_the_declared_encoding_is_believed_when_it_is_true(tmp_path: Path) -> None:
    source = '<html><head><meta charset="windows-1251"></head><body><p>Цены на газ выросли вдвое.</p></body>'
    found = page(tmp_path, source.encode("cp1251"))
    assert isinstance(found, ReadDocument)
    assert "Цены на газ выросли вдвое." in found.text


@pytest.mark.parametrize(
    "declared", ["undefined", "unicode_escape", "punycode", "raw_unicode_escape", "hex", "x", "utf-16"]
)
def test_an_encoding_that_is_none_of_the_webs_is_not_believed(tmp_path: Path, declared: str) -> None:
    source = f'<html><head><meta charset="{declared}"></head><body><p>Год прошёл, не \\u0041.</p></body>'
    found = page(tmp_path, source.encode())
    assert isinstance(found, ReadDocument)
    assert "Год прошёл, не \\u0041." in found.text
    assert not found.repairs


def test_python_knows_every_encoding_of_the_web() -> None:
    for label, codec in WEB_ENCODINGS.items():
        assert "a".encode(codec) == b"a", label


def test_a_page_without_text_is_reported(tmp_path: Path) -> None:
    found = page(tmp_path, "<html><head><title>Empty</title></head><body><nav>Home</nav></body></html>")
    assert isinstance(found, ReadFailure)


def test_only_so_much_linked_data_is_looked_at(tmp_path: Path) -> None:
    article = '{"@type": "NewsArticle", "headline": "As filed"}'
    for before, title in ((1_000, "As filed"), (10_000, "Gas for the north")):
        data = "[" + "{}," * before + article + "]"
        script = f'<script type="application/ld+json">{data}</script></head>'
        found = page(tmp_path, PAGE.replace("</head>", script))
        assert isinstance(found, ReadDocument)
        assert found.metadata.title == title


def test_what_readers_wrote_under_an_article_is_no_part_of_it(tmp_path: Path) -> None:
    words = "The tunnel under the harbour opened to traffic after a long delay, the council said in May. "
    comment = (
        "<div id='comments' class='x'><p>Nobody at all has asked for this tunnel, and it is late.</p></div>"
    )
    found = page(
        tmp_path, f"<html><body><article><h1>Tunnel</h1>{f'<p>{words}</p>' * 5}{comment}</article></body>"
    )
    assert isinstance(found, ReadDocument)
    assert "council" in found.text
    assert "Nobody" not in found.text


RUSSIAN = "Цены на газ выросли вдвое, сообщили в среду."


def fetched(content: bytes, *, address: str, charset: str | None = None) -> ReadDocument:
    (found,) = html.documents(SourceFile(Path("page.html"), content, address=address, charset=charset))
    assert isinstance(found, ReadDocument), found
    return found


@pytest.mark.parametrize(
    ("mark", "encoding", "charset", "declared"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le", "windows-1251", "koi8-r"),
        (codecs.BOM_UTF8, "utf-8", "windows-1251", "koi8-r"),
        (b"", "cp1251", "windows-1251", "koi8-r"),
        (b"", "koi8-r", None, "koi8-r"),
        (b"", "cp1251", "utf-8", "windows-1251"),
        (b"", "cp1251", "x-none", ""),
        (b"", "utf-8", "iso-8859-1", "iso-8859-1"),
    ],
)
def test_the_encoding_is_the_one_of_mark_header_and_page_that_is_true(
    mark: bytes, encoding: str, charset: str | None, declared: str
) -> None:
    source = f'<html><head><meta charset="{declared}"></head><body><p>{RUSSIAN}</p></body></html>'
    found = fetched(mark + source.encode(encoding), address="https://example.org/a", charset=charset)
    assert found.text == RUSSIAN


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://example.org/2024/gas", "https://example.org/2024/gas"),
        ("/2024/gas?a=1", "https://example.org/2024/gas?a=1"),
        ("//example.org/gas", "https://example.org/gas"),
        ("https://other.example.com/gas", "https://example.org/a/b"),
        ("https://example.org.example.com/gas", "https://example.org/a/b"),
        ("javascript:alert(1)", "https://example.org/a/b"),
        ("https://[", "https://example.org/a/b"),
    ],
)
def test_a_fetched_page_may_not_pass_for_a_page_of_another_host(link: str, url: str) -> None:
    source = PAGE.replace("https://example.org/2024/05/16/gas", link)
    found = fetched(source.encode(), address="https://example.org/a/b")
    assert (found.metadata.url, found.identity) == (url, "https://example.org/a/b")
