"""Answers: what a child found, as messages and back, where every part is checked before it is believed."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.block import Block, Role, check_blocks
from corpus.canonical import canonical_text
from corpus.document import Metadata
from corpus.errors import InvalidSpan, ReadFailure
from corpus.feeds.feed import Entry, Feed
from corpus.published import published_at
from corpus.readers.confinement.wire import BrokenWire, Message
from corpus.readers.formats import PLAIN_BYTES
from corpus.readers.given import Given, language_code, one_line, web_address
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.document import ReadDocument
    from corpus.readers.source import SourceFile

DOCUMENT, FAILURE, FEED, END, READY = "document", "failure", "feed", "end", "ready"
"""What a message is, under the key `is`."""

_TOO_LARGE = 2**31
_MAX_NAME_CHARS = 1_000
_MAX_REASON_CHARS = 500
_MAX_REPAIRS = 100
_MAX_FLAGS = 20
_MAX_ENTRIES = 10_000


def document_message(document: ReadDocument, file: SourceFile) -> Message:
    """A document, for the wire. Where its file stands goes unsaid: the parent knows it."""
    whole, _, part = document.identity.rpartition("#")
    head: dict[str, object] = {
        "is": DOCUMENT,
        "part": int(part) if whole == file.resolved and part.isdecimal() else None,
        "metadata": asdict(document.metadata),
        "id": document.given_id,
        "collection": document.collection,
        "blocks": [(block.role, block.span.start, block.span.end) for block in document.blocks],
        "repairs": document.repairs[:_MAX_REPAIRS],
        "line": document.line,
        "pages": document.pages,
    }
    return Message(head, document.text.encode("utf-8", "surrogatepass"))


def failure_message(failure: ReadFailure) -> Message:
    """A failure, for the wire."""
    return Message({"is": FAILURE, "reason": failure.reason, "line": failure.line, "hint": failure.hint})


def feed_message(feed: Feed) -> Message:
    """A feed, for the wire: its first entries where it has very many."""
    return Message({"is": FEED, **asdict(replace(feed, entries=feed.entries[:_MAX_ENTRIES]))})


def checked_document(message: Message, file: SourceFile) -> ReadDocument:
    """The document that a child found in a file.

    Only front matter and the sidecar give it an id or a collection: by those it would pass for another.

    Raises:
        BrokenWire: a part of it is not what it should be.
    """
    head, text = message.head, _text(message.body)
    blocks = tuple(_block(one) for one in _list(head.get("blocks"), len(text)))
    try:
        if blocks:
            check_blocks(text, blocks)
    except InvalidSpan as error:
        raise BrokenWire(str(error)) from error
    pages = tuple(_number(one) for one in _list(head.get("pages"), len(text) + 1))
    if pages and (pages[0] or pages[-1] > len(text) or any(one > other for one, other in pairwise(pages))):
        raise BrokenWire("pages are out of order, or outside the text")
    line, part = head.get("line"), head.get("part")
    found = file.document(
        text,
        _given(head, file),
        repairs=[_reason(one) for one in _list(head.get("repairs"), _MAX_REPAIRS)],
        blocks=blocks,
        line=None if line is None else _number(line),
        pages=pages,
    )
    return found if part is None else replace(found, identity=f"{file.resolved}#{_number(part)}")


def checked_failure(message: Message, where: str) -> ReadFailure:
    """The failure that a child met.

    Args:
        where: the file as the person named it, or the address.

    Raises:
        BrokenWire: a part of it is not what it should be.
    """
    line, hint = message.head.get("line"), message.head.get("hint")
    return ReadFailure(
        where,
        _reason(message.head.get("reason")),
        line=None if line is None else _number(line),
        hint=None if hint is None else _reason(hint),
    )


def checked_feed(message: Message) -> Feed:
    """The feed that a child read.

    Raises:
        BrokenWire: a part of it is not what it should be.
    """
    head = message.head
    return Feed(
        title=_name(head.get("title")),
        language=_form(head.get("language"), language_code),
        entries=tuple(_entry(one) for one in _list(head.get("entries"), _MAX_ENTRIES)),
        repairs=tuple(_reason(one) for one in _list(head.get("repairs"), _MAX_REPAIRS)),
    )


def _entry(value: object) -> Entry:
    entry = _object(value)
    return Entry(
        guid=_name(entry.get("guid")),
        link=_form(entry.get("link"), web_address),
        title=_name(entry.get("title")),
        author=_name(entry.get("author")),
        published_at=_form(entry.get("published_at"), published_at),
        summary=canonical_text(_string(entry.get("summary")))[0],
        content=canonical_text(_string(entry.get("content")))[0],
        language=_form(entry.get("language"), language_code),
    )


def _given(head: dict[str, object], file: SourceFile) -> Given:
    metadata, part = _metadata(head.get("metadata")), head.get("part")
    if file.path.suffix.lower() in PLAIN_BYTES:  # it may have front matter; and it takes nobody over
        return Given(metadata, id=_name(head.get("id")), collection=_name(head.get("collection")))
    return Given(metadata, id=file.sidecar.id if part is None else None, collection=file.sidecar.collection)


def _metadata(value: object) -> Metadata:
    said = _object(value)
    flags = [_string(flag) for flag in _list(said.get("flags"), _MAX_FLAGS)]
    inferred = said.get("date_inferred")
    if not isinstance(inferred, bool) or not all(re.fullmatch(r"[\w-]{1,80}", flag) for flag in flags):
        raise BrokenWire("no metadata")
    return Metadata(
        title=_name(said.get("title")),
        publisher=_name(said.get("publisher")),
        author=_name(said.get("author")),
        published_at=_form(said.get("published_at"), published_at),
        url=_form(said.get("url"), web_address),
        language=_form(said.get("language"), language_code),
        date_inferred=inferred,
        flags=tuple(flags),
    )


def _text(body: bytes) -> str:
    """A canonical text with words in it."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BrokenWire("no UTF-8") from error
    if not text.strip() or canonical_text(text)[0] != text:
        raise BrokenWire("no canonical text")
    return text


def _block(value: object) -> Block:
    try:
        role, start, end = _list(value, 3)
        return Block(Role(_string(role)), Span(_number(start), _number(end)))
    except (ValueError, InvalidSpan) as error:
        raise BrokenWire("no block") from error


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BrokenWire("no object")
    return value


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise BrokenWire("no list, or too long")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _TOO_LARGE:
        raise BrokenWire("no number")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise BrokenWire("no text")
    return value


def _reason(value: object) -> str:
    """A sentence for a person: on one line, and cut where no sentence of ours is so long."""
    return one_line(_string(value))[:_MAX_REASON_CHARS]


def _name(value: object) -> str | None:
    return None if value is None else one_line(_string(value))[:_MAX_NAME_CHARS] or None


def _form(value: object, form: Callable[[str], str | None]) -> str | None:
    """Text of a form that has its one spelling, as a date or an address; what has another is unknown."""
    return None if value is None else form(_string(value))
