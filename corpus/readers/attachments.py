"""Attachments: what came with a message, in order: messages, and files of which some kinds are read.

Message → attachments → documents, or the reason why one is none. A file's name comes from a stranger: it
tells the kind and may stand in for a title; nothing is written or opened under it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.document import ReadDocument
from corpus.readers.given import one_line
from corpus.readers.mail_body import is_attached
from corpus.readers.message import content, decoded_field, inner, parameter, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message

    from corpus.errors import ReadFailure
    from corpus.readers.source import SourceFile

    Read = Callable[[SourceFile], Iterator[ReadDocument | ReadFailure]]

MESSAGE = "message/rfc822"
KINDS = frozenset({".pdf", ".docx", ".txt", ".md", ".html", ".htm"})
"""By suffix: what is one document, and holds no others."""

_TYPES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""For names without a suffix that says more."""

_NO_FILES = frozenset({"image", "multipart", "message"})
_NOTHING_TO_READ = re.compile(r"application/(?:pgp-signature|(?:x-)?pkcs7-signature)|text/calendar")
_HEADINGS = frozenset({Role.TITLE, Role.HEADING})
_MAX_NAME_CHARS = 120
_MAX_NAMED = 10


def attached(mail: Message) -> Iterator[Message]:
    """The messages and files that came with a message, each before what came with itself, in order."""
    for part in parts(mail):
        if part.get_content_type() == MESSAGE:
            for each in inner(part)[:1]:
                yield part
                yield from attached(each)
        elif _is_file(part):
            yield part


def kind(part: Message) -> str | None:
    """The suffix of the reader that an attached file is for; None where it is of no kind that is read."""
    suffix = PurePosixPath(file_name(part)).suffix.lower()
    return suffix if suffix in KINDS else _TYPES.get(part.get_content_type())


def attached_document(file: SourceFile, part: Message, read: Read) -> ReadDocument | ReadFailure:
    """The document that an attached file is; its id and its collection are not its own to say.

    Args:
        file: the message that it came with, and what is given of all that is in it.
        part: of a kind that is read.
        read: the reader of all kinds.
    """
    name, data = file_name(part), content(part)
    inside = replace(
        file,
        path=file.path.with_name(f"attachment{kind(part)}"),
        data=data,
        charset=parameter(part, "charset") or None,
    )
    found = next(read(inside), None) if data.strip() else inside.failure("it is empty")
    if not isinstance(found, ReadDocument):
        return found or inside.failure("there is no text in it")
    metadata = found.metadata
    if not (metadata.title or any(block.role in _HEADINGS for block in found.blocks)):
        metadata = replace(metadata, title=PurePosixPath(name).stem or None)
    return replace(
        found,
        source=file.resolved,
        metadata=metadata,
        given_id=None,
        collection=file.sidecar.collection,
    )


def unread(mail: Message) -> tuple[str, ...]:
    """The note for the files of other kinds that came with a message; empty where there are none."""
    files = (part for part in parts(mail) if _is_file(part) and kind(part) is None)
    names = [name for part in files if (name := file_name(part))]
    more = f" and {len(names) - _MAX_NAMED:,} more" if len(names) > _MAX_NAMED else ""
    return (f"what is attached is not read: {', '.join(names[:_MAX_NAMED])}{more}",) if names else ()


def file_name(part: Message) -> str:
    """The name that a file was sent under, without folders; empty where it has none."""
    try:
        name = one_line(decoded_field(part.get_filename() or ""))
    except (ValueError, LookupError, TypeError):
        return ""
    return _short(re.split(r"[/\\]", name)[-1].strip())


def _short(name: str) -> str:
    """A name cut where it is long, with its suffix."""
    suffix = PurePosixPath(name).suffix
    if len(name) <= _MAX_NAME_CHARS or len(suffix) > _MAX_NAME_CHARS // 2:
        return name[:_MAX_NAME_CHARS]
    return name[: _MAX_NAME_CHARS - len(suffix)] + suffix


def _is_file(part: Message) -> bool:
    media_type = part.get_content_type()
    if part.get_content_maintype() in _NO_FILES or _NOTHING_TO_READ.fullmatch(media_type):
        return False
    return is_attached(part) or part.get_content_maintype() != "text"
