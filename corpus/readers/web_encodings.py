"""The encodings that a web page may declare, by the labels in use, and Python's codec for each.

UTF-16 is left out on purpose: a page whose declaration could be read byte by byte is not in it.
**Source:** WHATWG Encoding Standard, "Names and labels", where ASCII and Latin-1 mean windows-1252.
"""

from __future__ import annotations

import codecs
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "cp866": "ibm866 866 cp866 csibm866",
    "iso8859-2": "iso-8859-2 iso8859-2 iso88592 iso_8859-2 latin2 l2",
    "iso8859-3": "iso-8859-3 iso8859-3 iso88593 iso_8859-3 latin3 l3",
    "iso8859-4": "iso-8859-4 iso8859-4 iso88594 iso_8859-4 latin4 l4",
    "iso8859-5": "iso-8859-5 iso8859-5 iso88595 iso_8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso-8859-6-e iso-8859-6-i arabic",
    "iso8859-7": "iso-8859-7 iso8859-7 iso88597 iso_8859-7 greek greek8",
    "iso8859-8": "iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso-8859-8-e iso-8859-8-i hebrew visual logical",
    "iso8859-10": "iso-8859-10 iso8859-10 iso885910 latin6 l6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "iso-8859-15 iso8859-15 iso885915 iso_8859-15 latin9 l9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi8_r koi8 koi cskoi8r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 ascii "
    "us-ascii",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "euc-jp x-euc-jp",
    "iso2022-jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr",
}

WEB_ENCODINGS: dict[str, str] = {
    label: codec for codec, labels in _LABELS.items() for label in labels.split()
}
"""From a label in lower case to the name of Python's codec; every other label says nothing."""

_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def labelled_text(data: bytes, labels: Iterable[str | None]) -> tuple[str, str]:
    """The text of these bytes and its encoding (Python's name), by its byte order mark, else by its labels.

    A label is believed where it is one of the web's and true; a text beyond ASCII that is sound UTF-8 is
    nothing else. Where nothing helps, the letters tell.

    Args:
        labels: what is said of the encoding, the more credible first.

    Raises:
        BinaryData: it is no text.
    """
    if not data.startswith(_BYTE_ORDER_MARKS) and not _is_utf8(data):
        for label in labels:
            encoding = WEB_ENCODINGS.get((label or "").strip().lower())
            if encoding:
                with suppress(UnicodeDecodeError):  # it is not in what it is said to be
                    return data.decode(encoding), encoding
    text, encoding, _ = decoded(data)
    return text, encoding


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
