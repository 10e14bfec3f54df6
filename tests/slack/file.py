"""A file somebody put into the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """A file's name and bytes; `address` is where this server gives them out."""

    id: str
    name: str
    content: bytes
    mimetype: str
    user: str
    address: str

    def payload(self) -> dict[str, Any]:
        """The file as `files.info` and message events show it."""
        return {
            "id": self.id,
            "created": 0,
            "timestamp": 0,
            "name": self.name,
            "title": self.name,
            "mimetype": self.mimetype,
            "filetype": PurePath(self.name).suffix.lstrip(".") or "binary",
            "user": self.user,
            "user_team": "T012ABC",
            "mode": "hosted",
            "is_external": False,
            "size": len(self.content),
            "file_access": "visible",
            "url_private": self.address,
            "url_private_download": self.address,
        }
