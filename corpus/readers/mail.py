"""E-mail (EML): a message is a document, and so is each message or readable file that came attached to it.

Files of other kinds are named and not opened. A message may claim to be from anybody: what its fields say
is taken as what a front matter says, and no field can make it a document of another place.
**Source:** RFC 5322 (fields), RFC 2919 (List-Id), RFC 2369 (List-Unsubscribe).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.document import Metadata, ReadDocument
from corpus.published import published_at
from corpus.readers.attachments import (
    MESSAGE,
    attached,
    attached_document,
    file_name,
    kind,
    unread,
)
from corpus.readers.given import Given, language_code, one_line
from corpus.readers.mail_body import body
from corpus.readers.message import TooDeep, field, inner, message, sender
from corpus.readers.source import replacement_repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from corpus.errors import ReadFailure
    from corpus.readers.attachments import Read
    from corpus.readers.source import SourceFile

_NO_TEXT = "there is no text in the message"
_FIELDS = ("From", "To", "Date", "Subject", "Message-ID", "Received", "MIME-Version")
_FORWARD = r"fwd?|wg|tr|rv|пересл|转发|轉寄"
_PREFIXES = re.compile(
    rf"(?:(?P<forward>{_FORWARD})|re|aw|antw|sv|vs|отв|回复|答复|回覆)(?:\s?[\[(]\d+[\])])?\s*[:：]\s*",
    re.IGNORECASE,
)
_OUTLETS = re.compile(
    r"(?:no-?reply|do-?not-?reply|news|newsletters?|info|editors?|redaktion|press|presse|digest|updates?|daily"
    r"|weekly|briefing|mail|hello)(?:[+.-].*)?",
    re.IGNORECASE,
)
"""Whose mailbox it is when a list sends from it: an outlet's, not a person's."""

_NO_NAME = re.compile(r"[@/]|\d{4}|\d[a-z]", re.IGNORECASE)
_VIA = re.compile(r"\s+(?:via|über|через|通过)\s+\S.*$", re.IGNORECASE)
_MAX_NAME_CHARS = 120
_MAX_ATTACHED = 1_000
_MAX_NOTES = 10
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


def documents(file: SourceFile, read: Read) -> Iterator[ReadDocument | ReadFailure]:
    """The message, then what is attached to it and is a document, in order.

    What is only the cover of something attached is no failure for want of text; what is attached and cannot
    be read is a note on the message it came with.

    Args:
        read: the reader of all kinds, for the files that are attached.
    """
    try:
        whole = message(file.data)
    except TooDeep:
        yield file.failure("its parts are nested too deep")
        return
    if not any(name in whole for name in _FIELDS):
        yield file.failure("this is no e-mail: it has no fields", hint="save the message as .eml")
        return
    main = _document(file, whole)
    below, notes = _below(file, whole, read)
    if isinstance(main, ReadDocument):
        yield replace(main, repairs=(*main.repairs, *notes))
    elif below and main.reason == _NO_TEXT:
        below[0] = replace(below[0], repairs=(*below[0].repairs, *unread(whole), *notes))
    else:
        yield file.failure(main.reason, hint=main.hint or next(iter(notes), None))
    yield from below


def _below(file: SourceFile, whole: Message, read: Read) -> tuple[list[ReadDocument], tuple[str, ...]]:
    """The documents among what is attached, and notes on what of it could not be read.

    Each is known by its number among all that is attached, counted from 2: what is read later, or no more,
    changes no other's.
    """
    below = replace(file, sidecar=file.sidecar.shared())
    held = [] if file.alone else list(attached(whole))
    found: list[ReadDocument] = []
    lost: list[str] = []
    for number, part in enumerate(held[:_MAX_ATTACHED], 2):
        if part.get_content_type() == MESSAGE:
            one, name = _document(below, inner(part)[0]), f"the attached message {number}"
        elif kind(part) is not None:
            one, name = attached_document(below, part, read), f"the attachment {file_name(part) or number}"
        else:
            continue  # named beside the text that it came with
        if isinstance(one, ReadDocument):
            found.append(replace(one, identity=f"{file.resolved}#{number}"))
        else:
            lost.append(f"{name} could not be read: {one.reason}")
    notes = lost[:_MAX_NOTES]
    if len(lost) > _MAX_NOTES:
        notes.append(f"{len(lost) - _MAX_NOTES:,} more attachments could not be read")
    if len(held) > _MAX_ATTACHED:
        notes.append(f"of {len(held):,} attachments the first {_MAX_ATTACHED:,} are read")
    return found, tuple(notes)


def _document(file: SourceFile, mail: Message) -> ReadDocument | ReadFailure:
    if mail.get_content_type() in _ENCRYPTED:
        return file.failure("the message is encrypted", hint="save it decrypted")
    forwards, title = _title(field(mail, "Subject"))
    found = body(mail, forwards=forwards)
    if not found.text.strip():
        return file.failure(_NO_TEXT)
    if found.blocks and all(block.role is Role.BOILERPLATE for block in found.blocks):
        return file.failure("the message only quotes others and has no words of its own")
    repairs = (*unread(mail), *replacement_repair(found.replaced))
    said = file.sidecar.over(_given(mail, title))
    return file.document(found.text, said, repairs=repairs, blocks=found.blocks)


def _given(mail: Message, title: str) -> Given:
    """What the fields say: a list's own name is the publisher, and the sender's the author."""
    name, address = sender(mail)
    person, outlet = _name(_VIA.sub("", name)), _name(field(mail, "List-Id").partition("<")[0])
    listed = bool(outlet or field(mail, "List-Unsubscribe"))
    if listed and not outlet and _OUTLETS.fullmatch(address.partition("@")[0]):
        outlet = person
    return Given(
        Metadata(
            title=title or None,
            publisher=outlet,
            author=None if person == outlet else person,
            published_at=published_at(field(mail, "Date")),
            language=language_code(field(mail, "Content-Language").partition(",")[0].strip()),
        )
    )


def _title(subject: str) -> tuple[bool, str]:
    """Whether the message passes another on, and its subject without the marks of answers and forwards."""
    at, forwards = 0, False
    while mark := _PREFIXES.match(subject, at):
        at, forwards = mark.end(), forwards or mark["forward"] is not None
    return forwards, subject[at:].strip()


def _name(value: str) -> str | None:
    name = one_line(value).strip("\"' ")
    return name if name and len(name) <= _MAX_NAME_CHARS and not _NO_NAME.search(name) else None
