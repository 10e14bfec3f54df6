"""A file that somebody attached to a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """A file's name and bytes; `address` is where this server gives them out, for a while."""

    id: str
    name: str
    content: bytes
    mimetype: str
    address: str

    def payload(self) -> dict[str, Any]:
        """The file as a message's `attachments` show it."""
        return {
            "id": self.id,
            "filename": self.name,
            "size": len(self.content),
            "url": self.address,
            "proxy_url": self.address,
            "content_type": self.mimetype,
        }
