"""What can be wrong with versions of the configuration, as one tree.

VersionError
├── ConfigurationChanged   somebody else was faster
└── UnreadableVersion      this program does not understand the stored text
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import ProgramError

if TYPE_CHECKING:
    from bot.versions.version import Version


class VersionError(ProgramError):
    """The root of what is wrong with versions."""


class ConfigurationChanged(VersionError):
    """Somebody else has changed the configuration meanwhile; nothing was stored.

    Attributes:
        latest: what holds now; None where no version is there yet, or any more.
    """

    def __init__(self, latest: Version | None) -> None:
        self.latest = latest
        said = "the configuration has been changed meanwhile"
        if latest is not None:
            when = f"{latest.made_at:%Y-%m-%d %H:%M} UTC"
            said += f", by {latest.made_by} at {when}: {latest.change}"
        super().__init__(said, hint="look at it as it is now, then change it again")


class UnreadableVersion(VersionError):
    """The version that holds is not understood; nothing else stands in for it."""

    def __init__(self, number: int, reason: str) -> None:
        self.number, self.reason = number, reason
        super().__init__(
            f"version {number} of the configuration, in the database, is not understood: {reason}",
            hint="upgrade Communique if a newer one wrote it; else: communique config undo, or config import",
        )
