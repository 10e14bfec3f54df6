"""What can go wrong in the program itself, as one tree.

    ProgramError
    ├── UsageMistake      a command that was typed wrongly
    │   └── ForAdmins     a command that was typed by somebody whom it is not for
    └── UnknownName       no such briefing, topic or collection

What documents and configuration do wrong has trees of its own (`corpus.errors`, `config.errors`).
"""

from __future__ import annotations


class ProgramError(Exception):
    """The root: catch this to catch everything the program itself reports."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


class UsageMistake(ProgramError):
    """A command that was typed wrongly."""


class ForAdmins(UsageMistake):
    """A command that was typed by somebody whom it is not for."""


class UnknownName(ProgramError):
    """No briefing, topic or collection of this name."""

    def __init__(self, kind: str, name: str, *, hint: str | None = None) -> None:
        self.kind, self.name = kind, name
        super().__init__(f"no {kind} {name!r}", hint=hint)
