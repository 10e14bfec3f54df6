"""What can go wrong with a backup.

ProgramError
├── NoBackup       a file that cannot be restored
├── InTheWay       something stands where a file is to be written
└── ServersOwn     a database on a server, which has backups of its own
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import ProgramError

if TYPE_CHECKING:
    from pathlib import Path


class NoBackup(ProgramError):
    """A file that cannot be restored."""

    def __init__(self, file: Path, reason: str, *, hint: str | None = None) -> None:
        self.file, self.reason = file, reason
        super().__init__(f"{file}: {reason}", hint=hint)


class InTheWay(ProgramError):
    """Something stands where a file is to be written; it is left as it is."""

    def __init__(self, path: Path, *, hint: str) -> None:
        self.path = path
        super().__init__(f"{path} is there already", hint=hint)


class ServersOwn(ProgramError):
    """The database is on a server, which is backed up and restored by its own programs.

    Args:
        instead: the command to type.
    """

    def __init__(self, name: str, *, instead: str) -> None:
        self.name = name
        super().__init__(f"{name} has backups of its own", hint=instead)
