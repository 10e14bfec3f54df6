"""The body of an answer: unpacked while it arrives, and never past its limit.

A few kilobytes of gzip can hold gigabytes. What is counted is what comes out, and no more is unpacked than
one byte past the limit, which tells that there is more.
"""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"
"""The encodings that we ask for, and so the only ones that an answer may have (RFC 9110, 12.5.3)."""

MOST_MEMBERS = 100
"""Parts that one gzip body may be made of; honest ones have a handful, and each costs a start."""

_GZIP = 31
_ZLIB = 15
_RAW = -15


class BodyTrouble(ValueError):
    """A body that cannot be taken in; the message goes on after "the answer of HOST"."""


class Body:
    """Takes in a body piece by piece.

    Args:
        encoding: the Content-Encoding, as the server names it; empty where it names none.
        max_bytes: the most that is taken, packed as well as unpacked.

    Raises:
        BodyTrouble: an encoding that was not asked for, or several on top of each other.
    """

    def __init__(self, encoding: str, *, max_bytes: int) -> None:
        names = [
            name for part in encoding.lower().split(",") if (name := part.strip()) not in {"", "identity"}
        ]
        if len(names) > 1:
            raise BodyTrouble("is packed more than once")
        self._packing = names[0].removeprefix("x-") if names else ""
        if self._packing not in {"", "gzip", "deflate"}:
            raise BodyTrouble("is packed in a way that was not asked for")
        self._max_bytes = max_bytes
        self._arrived = 0
        self._members = 0
        self._head = b""
        self._unpacker: zlib._Decompress | None = None
        self._over = False
        self._pieces: list[bytes] = []
        self._size = 0

    def feed(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            BodyTrouble: the limit is passed, or the packing is broken.
        """
        self._arrived += len(piece)
        if self._arrived > self._max_bytes:
            raise self._too_large()
        if not self._packing:
            self._keep(piece)
            return
        self._head += piece
        if len(self._head) < 2 and self._unpacker is None:
            return  # two bytes tell the two forms of deflate apart
        piece, self._head = self._head, b""
        try:
            self._unpack(piece)
        except zlib.error as error:
            raise BodyTrouble("is packed, and the packing is broken") from error

    def finish(self) -> bytes:
        """The whole body.

        Raises:
            BodyTrouble: the packing ends too early.
        """
        if self._head or (self._unpacker is not None and not self._unpacker.eof):
            raise BodyTrouble("was cut short")
        return b"".join(self._pieces)

    def _unpack(self, piece: bytes) -> None:
        while piece and not self._over:
            if self._unpacker is None or self._unpacker.eof:
                if self._unpacker is not None and not (self._packing == "gzip" and piece[0] == 0x1F):
                    self._over = True  # padding after the end, as some servers add
                    return
                self._unpacker = self._next_member(piece)
            self._keep(self._unpacker.decompress(piece, self._max_bytes - self._size + 1))
            piece = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._max_bytes:
            raise self._too_large()
        if piece:
            self._pieces.append(piece)

    def _next_member(self, piece: bytes) -> zlib._Decompress:
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise BodyTrouble(f"is packed in more than {MOST_MEMBERS} parts")
        if self._packing == "gzip":
            return zlib.decompressobj(_GZIP)
        # "deflate" means zlib, but some servers send it bare (RFC 9110, 8.4.1.2).
        wrapped = piece[0] & 0x0F == 8 and int.from_bytes(piece[:2], "big") % 31 == 0
        return zlib.decompressobj(_ZLIB if wrapped else _RAW)

    def _too_large(self) -> BodyTrouble:
        return BodyTrouble(f"is larger than {self._max_bytes / 1_000_000:g} MB")
