"""Encodings: from the bytes of a file to its text, or to a plain reason why it is none.

In come bytes; out go the text, the encoding it was read in, and how many bytes could not be read.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from corpus.canonical import REPLACEMENT
from corpus.errors import BinaryData

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text (RTF) file"),
)
"""How files that are no text begin. Source: the formats' own specifications, as collected by file(1)."""

_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in _TEXT_CONTROLS) + b"\x7f"
_SAMPLE_BYTES = 65_536

_LEGACY = (
    "cp1251", "koi8_r", "cp866", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
    "cp1252", "cp1250", "cp1253", "cp1254",
)  # fmt: skip
"""What text that is not UTF-8 is still found in; fewer candidates make the detector's guess better."""

_NOT_WESTERN = re.compile(
    r"[À-ÿŒœŠšŸŽž]{3}|[ÐÝÞðýþŸ]|[^\W\d_][¡¢£¤¥¦§¨¬¯±³´¶¸¹¼½¾ƒˆ˜]|[¤¥¦¨¬¯±³´¶¸¹£][a-zß-ÿ]"
)
_NOT_RUSSIAN = re.compile(
    r"[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]|[а-яё][А-ЯЁ]|[^\x00-\x7fА-яЁё\xa0«»„“”‘’–—…•№©§°·]"
)
_EXPECTED = (
    ("cp1252", _NOT_WESTERN),
    ("cp1251", _NOT_RUSSIAN),
    ("koi8_r", _NOT_RUSSIAN),
    ("cp866", _NOT_RUSSIAN),
)
"""What a text looks like when it was *not* written in this encoding: runs of accented letters, signs inside
words, two alphabets in one word, capitals after small letters. Detectors take "año" for Central European and
a short Russian line for Czech; a text without one such place is what it seems."""


class Decoded(NamedTuple):
    """A text, the encoding it was read in (Python's name), and how many bytes stand as U+FFFD."""

    text: str
    encoding: str
    replaced: int


def decoded(data: bytes) -> Decoded:
    """The text of these bytes: by byte order mark, as UTF-8, by where the NULs stand, else by its letters.

    UTF-8 with a few broken bytes stays UTF-8, with U+FFFD in their place.

    Raises:
        BinaryData: the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise BinaryData(f"this is {kind}, not text")
    sample = data[:_SAMPLE_BYTES]
    if b"\x00" in sample and (wide := _wide_encoding(sample)):
        return _lenient(data, wide)
    controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    if controls > max(4, len(sample) // 20):
        raise BinaryData("this is binary data, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        return _mended_utf8(data) or _legacy(data)


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, 0)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return Decoded(text, encoding, text.count(REPLACEMENT))


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the NULs of common characters stand at one place of every 2 or 4."""
    quarters = [sample[place::4].count(0) for place in range(4)]
    size = len(sample) // 4 or 1
    if quarters[2] > size * 0.9 and quarters[3] > size * 0.9 and quarters[0] < size * 0.1:
        return "utf-32-le"
    if quarters[0] > size * 0.9 and quarters[1] > size * 0.9 and quarters[3] < size * 0.1:
        return "utf-32-be"
    even, odd = quarters[0] + quarters[2], quarters[1] + quarters[3]
    if max(even, odd) < len(sample) * 0.02 or min(even, odd) > max(even, odd) * 0.05:
        return None
    if even + odd < len(sample) * 0.25 and _plain(sample.replace(b"\0", b"")):
        return None  # a text with a few NULs in it
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) & ~1].decode(encoding, errors="replace")
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return encoding if readable > len(text) * 0.98 else None


def _plain(data: bytes) -> bool:
    """Whether these bytes are UTF-8 without control characters."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(data.translate(None, delete=_CONTROLS)) == len(data)


def _mended_utf8(data: bytes) -> Decoded | None:
    """The text as UTF-8 with the broken bytes replaced, where the rest leaves no doubt that it is UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count(REPLACEMENT) - data.count(REPLACEMENT.encode())
    whole = sum(1 for character in text if character > "\x7f" and character != REPLACEMENT)
    return Decoded(text, "utf-8", broken) if whole >= broken * 10 else None


def _legacy(data: bytes) -> Decoded:
    for encoding, unlikely in _EXPECTED:
        text, _, replaced = _lenient(data, encoding)
        if not replaced and not unlikely.search(text):
            return Decoded(text, encoding, 0)
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY), preemptive_behaviour=False).best()
    return _lenient(data, "cp1252") if best is None else Decoded(str(best), best.encoding, 0)
