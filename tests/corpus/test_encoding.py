from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import decoded
from corpus.errors import BinaryData

RUSSIAN = "Министр заявил, что поставки газа вырастут на треть."
CHINESE = "部长说，天然气出口将增长三分之一。会谈于五月十六日在北京举行。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        ("Привет, мир", "cp1251"),
        (CHINESE, "gb18030"),
        ("El año pasado la economía creció.", "cp1252"),
        ("Übergröße", "latin-1"),
        ("He said “no” – at the café.", "cp1252"),
        ("Gdańsk i Łódź są większe.", "cp1250"),
        ("Line one\nline two.\n", "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (CHINESE + " ok \n", "utf-16"),
        (RUSSIAN, "utf-32-le"),
        (CHINESE, "utf-8-sig"),
    ],
)
def test_text_in_another_encoding_is_read_right(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    text, encoding, replaced = decoded(RUSSIAN.encode() + b"\xd0")
    assert (text, encoding, replaced) == (RUSSIAN + "\ufffd", "utf-8", 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00" * 64, "binary"),
    ],
)
def test_binary_data_is_refused_with_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BinaryData, match=reason):
        decoded(data)


def test_a_single_nul_does_not_make_a_text_binary() -> None:
    assert decoded(b"one\x00two").text == "one\x00two"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decoded(data).text
    except BinaryData as refused:
        text = refused.reason
    assert isinstance(text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_always_read_as_utf8(text: str) -> None:
    data = text.encode()
    if not data.startswith(
        (b"BZh", b"RIFF", b"ID3", b"OggS", b"%PDF-", b"GIF8", b"{\\rtf", b"SQLite", b"\xef\xbb\xbf")
    ):
        assert decoded(data).text == text
