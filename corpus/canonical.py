"""Canonical text: the one true text of a document, its digest, and the name made from it.

In comes decoded text from a reader; out goes the text that every span and every citation counts in.
"""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, which databases and terminals cut a text at, and surrogates, which no UTF-8 can hold."""

_MAX_SLUG_CHARS = 48
_DIGEST_CHARS = 8


def canonical_text(raw: str) -> tuple[str, int]:
    r"""The text that spans count in, and how many characters of it had to be replaced.

    Byte order marks at the start go, every line ending becomes `\n` (a lone `\r` is the line ending of old
    Macs), NUL and lone surrogates become U+FFFD one for one. Everything else stays as it was written, so that
    a quote is what the source says. Applied twice it changes nothing more.
    """
    text = raw.lstrip(_BYTE_ORDER_MARK)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.subn(REPLACEMENT, text)


def text_sha256(text: str) -> str:
    """The SHA-256 of the text in UTF-8, as 64 lower-case hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def slug_id(title_or_filename: str, digest: str) -> str:
    """A readable, stable document id: `gas-exports-rise-1f3a9c02`.

    Args:
        title_or_filename: in any script; what has no ASCII form becomes `document`.
        digest: the hex SHA-256 of the document's first text; eight digits of it are used.
    """
    words = re.findall(r"[a-z0-9]+", anyascii(title_or_filename.replace("'", "").replace("’", "")).lower())
    slug = "-".join(words) or "document"
    if len(slug) > _MAX_SLUG_CHARS:
        slug = slug[: _MAX_SLUG_CHARS + 1].rpartition("-")[0] or slug[:_MAX_SLUG_CHARS]
    return f"{slug}-{digest[:_DIGEST_CHARS]}"
