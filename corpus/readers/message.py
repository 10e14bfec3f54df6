"""Messages in MIME form, e-mail and web archives alike: their parts, their fields, and the bytes of a part.

The standard library's older policy is used on purpose: it reads no field before it is asked for, so that a
broken one does no harm to the rest. Fields are decoded here, leniently.
**Source:** RFC 5322 (messages), RFC 2045 to 2047 (MIME).
"""

from __future__ import annotations

import binascii
import quopri
import re
from codecs import BOM_UTF8
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from corpus.errors import BinaryData
from corpus.readers.given import one_line
from corpus.readers.web_encodings import labelled_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 40
"""Parts within parts: mail programs nest three or four, a message forwarded again and again some more."""

_ENCODED_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_MAX_FIELD_CHARS = 4_000


class TooDeep(Exception):
    """Parts within parts beyond what can be followed."""


def message(data: bytes) -> Message:
    """The message in these bytes; what is broken in it is left as it stands.

    Raises:
        TooDeep: parts are nested deeper than `MAX_DEPTH`.
    """
    try:
        whole = BytesParser(policy=policy.compat32).parsebytes(data.removeprefix(BOM_UTF8).lstrip(b"\r\n"))
    except RecursionError as error:
        raise TooDeep from error
    level = [whole]
    for _ in range(MAX_DEPTH):
        level = [each for part in level for each in inner(part)]
    if level:
        raise TooDeep
    return whole


def inner(part: Message) -> list[Message]:
    """The parts that stand right in this one; empty for one that holds none."""
    payload = part.get_payload() if part.is_multipart() else []
    return [each for each in payload if isinstance(each, Message)]


def parts(whole: Message) -> Iterator[Message]:
    """The parts that hold no others, in order; what an attached message holds is its own."""
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(inner(part)))
        else:
            yield part


def content(part: Message) -> bytes:
    """The bytes of a part, as far as its transfer encoding can be undone; empty for one that holds others."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def parameter(part: Message, name: str, *, of: str = "content-type") -> str:
    """A parameter of a field in lower case; empty where it is not given."""
    try:
        value = part.get_param(name, "", header=of)
    except (ValueError, LookupError, TypeError):
        return ""
    return one_line(str(value[2] if isinstance(value, tuple) else value)).lower()


def field(part: Message, name: str) -> str:
    """The first field of this name as text on one line; empty where there is none."""
    return one_line(decoded_field(_raw(part, name)))


def sender(mail: Message) -> tuple[str, str]:
    """The name that the sender goes by, and the address; each empty where it is not given."""
    name, address = parseaddr(_raw(mail, "From"))
    return one_line(decoded_field(name)), address


def decoded_field(value: str) -> str:
    """A field with its encoded words undone: `=?utf-8?q?Pr=C3=A9fet?=` is `Préfet`.

    Neighbours in one encoding are undone together, as some programs cut a character in two; bytes that were
    sent as they are come out by their letters.
    """
    pieces: list[tuple[str, bytes]] = []
    rest = 0
    value = _BETWEEN_WORDS.sub(r"\1", value)
    for word in _ENCODED_WORD.finditer(value):
        if between := value[rest : word.start()]:
            pieces.append(("", between.encode("utf-8", "surrogateescape")))
        label, data = word[1].lower(), _undone(word[2].lower(), word[3])
        if pieces and pieces[-1][0] == label:
            data = pieces.pop()[1] + data
        pieces.append((label, data))
        rest = word.end()
    pieces.append(("", value[rest:].encode("utf-8", "surrogateescape")))
    return "".join(_text(data, label) for label, data in pieces)


def _raw(part: Message, name: str) -> str:
    found = next((value for key, value in part.raw_items() if key.lower() == name.lower()), "")
    return str(found)[:_MAX_FIELD_CHARS]


def _undone(kind: str, word: str) -> bytes:
    raw = word.encode("ascii", "replace")
    if kind == "q":
        return quopri.decodestring(raw, header=True)
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4)) or raw
    except binascii.Error:
        return raw


def _text(data: bytes, label: str) -> str:
    try:
        return labelled_text(data, (label,))[0]
    except BinaryData:
        return data.decode("utf-8", "replace")
