"""A version of the configuration, and the file that one was made from: frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.versions.errors import UnreadableVersion
from config import ConfigErrors, parse
from config.patch import ROOT

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from config import Configuration


@dataclass(frozen=True, slots=True)
class Version:
    """One whole configuration, as an admin left it.

    Attributes:
        number: from 1, without gaps.
        text: as YAML, to the last character as it was written; source paths are absolute.
        made_by: an opaque id: `slack:U012ABC`, `console`.
        made_in: the destination that it was made in, as text.
        made_at: an aware UTC instant.
        change: what was changed, in one plain sentence.
        file_sha256: of the file that it was made from; None where it was made by an edit.
    """

    number: int
    text: str
    made_by: str
    made_in: str
    made_at: datetime
    change: str
    file_sha256: str | None = None

    @property
    def sha256(self) -> str:
        """Of a file that holds its text and nothing else, in hex."""
        return sha256(self.text.encode()).hexdigest()

    def read(self) -> Configuration:
        """The configuration that the text means.

        Raises:
            UnreadableVersion: this program does not understand it; a newer one may have written it.
        """
        try:
            return parse(self.text, path=f"version {self.number}", folder=ROOT)
        except ConfigErrors as error:
            raise UnreadableVersion(self.number, str(error.errors[0])) from error


@dataclass(frozen=True, slots=True)
class File:
    """The file of a configuration, as it was when it was looked at.

    Attributes:
        sha256: of its bytes, in hex; empty where it could not be read.
        text: what stood in it, line ends and a byte order mark included; what is no UTF-8 left out.
    """

    path: Path
    sha256: str
    text: str = field(default="", compare=False, repr=False)

    @classmethod
    def at(cls, path: Path) -> File:
        """The file at a path, which may be missing."""
        try:
            content = path.read_bytes()
        except OSError:
            return cls(path, "")
        return cls(path, sha256(content).hexdigest(), content.decode(errors="ignore"))
