"""ZIP archives, as Office documents are: what is checked before anything in one is unpacked.

In come a file's bytes; out goes an archive whose members can be read in bounded memory. What stands in its
directory is checked, and `zipfile` never gives out more of a member than is said there.
**Source:** ISO/IEC 29500-2 (Open Packaging Conventions): members are stored or deflated, and never encrypted.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipInfo

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_RATIO = 100
"""Prose in XML is packed to a tenth; text that shrinks to a hundredth is one thing said over and over."""

_SMALL_BYTES = 1_000_000
"""A member under this is harmless however well it is packed."""

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1

UNREADABLE = (
    BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError, NotImplementedError, struct.error,
)  # fmt: skip
"""What `zipfile` raises for an archive, or a member of it, that is broken."""


class BadArchive(Exception):
    """An archive that is not unpacked.

    Args:
        reason: one plain sentence.
        hint: the likely fix.
    """

    def __init__(self, reason: str, hint: str | None = None) -> None:
        self.reason, self.hint = reason, hint
        super().__init__(reason)


class Archive:
    """The members of an archive that was found harmless, by name; letter case does not matter."""

    def __init__(self, archive: ZipFile, members: Iterable[ZipInfo]) -> None:
        self._archive = archive
        self._members = {_key(member.filename): member for member in members}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def opened(self, name: str, *, max_bytes: int) -> IO[bytes]:
        """A member to be read piece by piece; reading may raise what is `UNREADABLE`.

        Raises:
            BadArchive: there is no such member, or it is longer.
        """
        member = self._members.get(_key(name))
        if member is None:
            raise BadArchive(f"a part of it is missing: {name[:80]!r}")
        if member.file_size > max_bytes:
            raise BadArchive(f"a part of it has more than {max_bytes // 1_000_000} MB", hint="split it")
        return self._archive.open(member)


def checked(data: bytes) -> Archive:
    """The archive in these bytes, when nothing in its directory promises harm.

    Raises:
        BadArchive: it is broken, encrypted, or would unpack to more than a document needs.
    """
    if data.count(_ENTRY) > MAX_ENTRIES:  # before a directory of millions is held in memory
        raise BadArchive(f"it holds more than {MAX_ENTRIES:,} files")
    try:
        archive = ZipFile(BytesIO(data))
        members = archive.infolist()
    except UNREADABLE as error:
        raise BadArchive("it is broken or cut off", hint="copy or save it again") from error
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise BadArchive("it is protected by a password", hint="save it without one")
    if any(member.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for member in members):
        raise BadArchive("it is packed in a way that Office documents are not")
    unpacked_bytes = sum(member.file_size for member in members)
    if unpacked_bytes > MAX_UNPACKED_BYTES or any(map(_swells, members)):
        size = f"{unpacked_bytes / 1_000_000:,.0f} MB"
        raise BadArchive(f"it looks like a zip bomb: it would unpack to {size}")
    return Archive(archive, members)


def _swells(member: ZipInfo) -> bool:
    return member.file_size > max(_SMALL_BYTES, MAX_RATIO * member.compress_size)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
