"""A version of the configuration, and the file that one was made from: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bot.versions.errors import UnreadableVersion
from config import ConfigErrors, parse

if TYPE_CHECKING:
    from datetime import datetime

    from config import Configuration

ROOT = Path("/")
"""What relative paths would count from: there are none, for the text of a version has absolute ones."""


@dataclass(frozen=True, slots=True)
class Version:
    """One whole configuration, as an admin left it.

    Attributes:
        number: from 1, without gaps.
        text: as YAML.
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
    """

    path: Path
    sha256: str

    @classmethod
    def at(cls, path: Path) -> File:
        """The file at a path, which may be missing."""
        try:
            return cls(path, sha256(path.read_bytes()).hexdigest())
        except OSError:
            return cls(path, "")
