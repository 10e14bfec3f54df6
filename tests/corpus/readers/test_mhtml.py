"""Web archives made here: which of their parts is the page, and what is known of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.block import Role, check_blocks
from corpus.document import ReadDocument
from corpus.errors import BinaryData, ReadFailure
from corpus.readers import mhtml
from corpus.readers.source import SourceFile

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # of the libraries that trafilatura loads

PLACE = "https://gazette.example.org/dues"
HEAD = f"""From: <Saved by Blink>\r
Snapshot-Content-Location: {PLACE}\r
Subject: =?utf-8?Q?Dues_rise?=\r
Date: Thu, 16 May 2024 08:30:00 +0200\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="--cut--"\r
\r
"""
PROSE = "The harbour board met on Monday and put off its vote on the new dues until the autumn."
PAGE = f"<html lang='en'><head><title>Dues rise</title></head><body><h1>Dues rise</h1><p>{PROSE}</p></body>"


def part(body: str, kind: str = "text/html", *more: str) -> str:
    fields = "".join(f"{line}\r\n" for line in (f"Content-Type: {kind}", *more))
    return f"----cut--\r\n{fields}\r\n{body}\r\n"


def archive(*found: str) -> bytes:
    return (HEAD + "".join(found) + "----cut----\r\n").encode()


def read(data: bytes) -> ReadDocument | ReadFailure:
    (found,) = mhtml.documents(SourceFile(Path("saved.mhtml"), data))
    return found


def document(data: bytes) -> ReadDocument:
    found = read(data)
    assert isinstance(found, ReadDocument), found
    check_blocks(found.text, found.blocks)
    return found


def test_the_page_of_an_archive_is_read_with_its_address() -> None:
    found = document(archive(part(PAGE), part("body { }", "text/css"), part("<p>A frame.</p>")))
    assert [(block.role, block.span.of(found.text)) for block in found.blocks] == [
        (Role.TITLE, "Dues rise"),
        (Role.PARAGRAPH, PROSE),
    ]
    assert (found.metadata.title, found.metadata.url, found.metadata.language) == ("Dues rise", PLACE, "en")
    assert found.identity == PLACE


def test_the_day_a_page_was_saved_is_not_its_publication() -> None:
    assert document(archive(part(PAGE))).metadata.published_at is None


def test_the_part_that_the_archive_starts_with_is_the_page() -> None:
    frame, page = part("<p>A frame.</p>"), part(PAGE, "text/html", "Content-ID: <frame-1@mhtml>")
    started = archive(frame, page).replace(b'type="text/html"', b'start="<frame-1@mhtml>"')
    assert PROSE in document(started).text
    assert PROSE not in document(archive(frame, page)).text


def test_a_page_is_decoded_as_its_part_says() -> None:
    russian = "Совет порта отложил голосование о новых сборах до осени, сообщили в среду."
    body = f"<html><body><p>{russian}</p></body>"
    coded = "".join(f"={byte:02X}" for byte in body.encode("cp1251"))
    soft = "=\r\n".join(coded[at : at + 72] for at in range(0, len(coded), 72))
    fields = ('text/html; charset="windows-1251"', "Content-Transfer-Encoding: quoted-printable")
    assert russian in document(archive(part(soft, *fields))).text


def test_a_page_may_not_pass_for_a_page_of_another_host() -> None:
    for link, url in (
        ("https://other.example.com/dues", PLACE),
        ("https://gazette.example.org/2024/dues", "https://gazette.example.org/2024/dues"),
        ("/2024/dues", "https://gazette.example.org/2024/dues"),
        ("//[", PLACE),
    ):
        page = PAGE.replace("</head>", f'<link rel="canonical" href="{link}"></head>')
        assert document(archive(part(page))).metadata.url == url


def test_a_page_saved_from_a_disk_has_no_address() -> None:
    found = document(archive(part(PAGE)).replace(PLACE.encode(), b"file:///C:/dues.html"))
    assert found.metadata.url is None
    assert found.identity.endswith("saved.mhtml")


@pytest.mark.parametrize(
    "data", [archive(), archive(part("", "image/png")), archive(part("  ")), b"\x00\xff" * 99, b"Text only."]
)
def test_an_archive_without_a_page_is_one_failure(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, ReadFailure)
    assert "no page" in found.reason


def test_an_archive_that_is_cut_off_gives_what_is_there() -> None:
    whole = archive(part(PAGE), part("body { }" * 99, "text/css"))
    assert PROSE in document(whole[:-400]).text


def test_parts_within_parts_without_end_are_one_failure() -> None:
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n" for number in range(5_000)
    )
    assert isinstance(read(nested.encode()), ReadFailure)


SEED = archive(part(PAGE, "text/html", "Content-Transfer-Encoding: quoted-printable"), part("x", "text/css"))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), max_size=12), st.integers(0, 900)
)
def test_an_archive_with_damaged_bytes_is_read_or_reported(damage: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SEED)
    for at, byte in damage:
        data[at] = byte
    try:
        found = read(bytes(data[: max(1, len(data) - cut)]))
    except BinaryData:  # which `read` of the package reports for every reader
        return
    assert isinstance(found, ReadDocument | ReadFailure)
