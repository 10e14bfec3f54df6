"""E-mail (EML): a message is a document, and so is each message that came attached to it.

Files that came with it are named and not opened. A message may claim to be from anybody: what its fields say
is taken as what a front matter says, and no field can make it a document of another place.
**Source:** RFC 5322 (fields), RFC 2919 (List-Id), RFC 2369 (List-Unsubscribe).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.document import Metadata, ReadDocument
from corpus.errors import ReadFailure
from corpus.published import published_at
from corpus.readers.given import Given, language_code, one_line
from corpus.readers.mail_body import body, is_attached
from corpus.readers.message import TooDeep, decoded_field, field, inner, message, parts, sender
from corpus.readers.source import replacement_repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

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
_MAX_NAMED = 10
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_NO_FILES = frozenset({"image", "multipart", "message"})
_NOTHING_TO_READ = re.compile(r"application/(?:pgp-signature|(?:x-)?pkcs7-signature)|text/calendar")


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """The message, then each message attached to it, in order.

    What is only the cover of an attached message is no failure for want of text; an attached message that
    cannot be read is a note on the one it came with.
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
    below = replace(file, sidecar=file.sidecar.shared())
    mails = list(_attached(whole))
    attached = [_document(below, mail) for mail in mails[:_MAX_ATTACHED]]
    documents_below = [
        replace(each, identity=f"{file.resolved}#{number}")
        for number, each in enumerate(attached, 2)
        if isinstance(each, ReadDocument)
    ]
    if isinstance(main, ReadDocument):
        left_out = [
            f"attached message {number} is left out: {each.reason}"
            for number, each in enumerate(attached, 1)
            if isinstance(each, ReadFailure)
        ]
        if len(mails) > _MAX_ATTACHED:
            left_out.append(f"of {len(mails):,} attached messages the first {_MAX_ATTACHED:,} are read")
        yield replace(main, repairs=(*main.repairs, *left_out))
    elif not documents_below or main.reason != _NO_TEXT:
        yield main
    yield from documents_below


def _document(file: SourceFile, mail: Message) -> ReadDocument | ReadFailure:
    if mail.get_content_type() in _ENCRYPTED:
        return file.failure("the message is encrypted", hint="save it decrypted")
    forwards, title = _title(field(mail, "Subject"))
    found = body(mail, forwards=forwards)
    if not found.text.strip():
        return file.failure(_NO_TEXT)
    if found.blocks and all(block.role is Role.BOILERPLATE for block in found.blocks):
        return file.failure("the message only quotes others and has no words of its own")
    repairs = (*_unopened(mail), *replacement_repair(found.replaced))
    said = file.sidecar.over(_given(mail, title))
    return file.document(found.text, said, repairs=repairs, blocks=found.blocks)


def _attached(whole: Message) -> Iterator[Message]:
    """The messages attached to a message or to one attached to it, in order."""
    waiting = [whole]
    while waiting:
        mail = waiting.pop()
        if mail is not whole:
            yield mail
        holders = [part for part in parts(mail) if part.get_content_type() == "message/rfc822"]
        waiting.extend(each for part in reversed(holders) for each in inner(part)[:1])


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


def _unopened(mail: Message) -> tuple[str, ...]:
    """The note for the files that came with the message."""
    names = [name for part in parts(mail) if _is_file(part) and (name := _file_name(part))]
    if not names:
        return ()
    more = f" and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else ""
    return (f"what is attached is not read: {', '.join(names[:_MAX_NAMED])}{more}",)


def _is_file(part: Message) -> bool:
    kind = part.get_content_type()
    if part.get_content_maintype() in _NO_FILES or _NOTHING_TO_READ.fullmatch(kind):
        return False
    return is_attached(part) or part.get_content_maintype() != "text"


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return one_line(decoded_field(name))[:_MAX_NAME_CHARS]
