"""From the bytes of a feed to its text, whatever encoding it names."""

from __future__ import annotations

import codecs
import re

from corpus.encoding import Decoded, decoded
from corpus.readers.web_encodings import WEB_ENCODINGS

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]+)""")
_HEAD_BYTES = 1_024
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_SEVEN_BIT = "iso2022-jp"
"""Japanese in ASCII bytes: the one encoding of the web that looks like UTF-8."""


def feed_text(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of a feed, and what had to be mended to read it.

    By byte order mark; as UTF-8, which other text is never mistaken for; in what the server names, else the
    XML declaration; else by its letters.

    Args:
        data: of the feed, not empty.
        charset: what the server says; it takes precedence over the declaration (RFC 7303 §3).

    Raises:
        BinaryData: the bytes are no text.
    """
    declaration = _DECLARED.search(data[:_HEAD_BYTES])
    labels = [charset or "", declaration[1].decode("ascii", "replace") if declaration else ""]
    named = [WEB_ENCODINGS[label] for label in map(_label, labels) if label in WEB_ENCODINGS]
    read = _read(data, named)
    repairs = []
    if named and not _same(read.encoding, named[0]):
        repairs.append(f"the feed names the encoding {named[0]}; it was read as {read.encoding}")
    elif not named and not read.encoding.startswith("utf"):
        repairs.append(f"the feed names no encoding; it was read as {read.encoding}")
    if read.replaced:
        repairs.append(f"in {read.replaced} places it is not valid {read.encoding}; \ufffd stands there")
    return read.text, tuple(repairs)


def _label(written: str) -> str:
    return written.strip().strip("\"'").lower()


def _read(data: bytes, named: list[str]) -> Decoded:
    if data.startswith(_MARKS) or b"\x00" in data[:_HEAD_BYTES]:
        return decoded(data)
    if not (_SEVEN_BIT in named and b"\x1b" in data):
        named = ["utf-8", *named]
    for encoding in named:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if encoding != "utf-8" or "\x00" not in text:
            return Decoded(text, encoding, 0)
    return decoded(data)


def _same(read: str, named: str) -> bool:
    """Whether the declaration was true: UTF-16 says nothing of its byte order."""
    one, other = (re.sub(r"[^a-z0-9]", "", codec.lower()) for codec in (read, named))
    return one == other or (one.startswith("utf16") and other.startswith("utf16"))
