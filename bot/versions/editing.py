"""Editing: an edit, made to what holds now, stored as the next version, and in force at once.

edit → the latest version, seeded from the file where there is none → checked → stored → adopted
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from bot.versions.errors import ConfigurationChanged
from bot.versions.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.application import Application
    from bot.versions.edits import Edited
    from bot.versions.version import Version
    from config import Configuration

ATTEMPTS = 5
"""However many click at once: each turns to what the one before has made of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an edit.

    Attributes:
        version: that holds now; None where none is stored, and nothing had to be changed.
    """

    edited: Edited
    version: Version | None

    @property
    def changed(self) -> bool:
        """Whether a version was appended."""
        return bool(self.edited.change)


def edit(
    application: Application,
    how: Callable[[Configuration], Edited],
    *,
    made_by: str,
    made_in: str,
    after: int | None = None,
) -> Made:
    """Make an edit, and adopt what came of it.

    Args:
        how: pure; it is made again to whatever somebody else has stored meanwhile.
        made_by: an opaque id.
        made_in: the destination that it was made in, as text.
        after: only to this version (0 is the file): what was shown of it is what somebody decided on.

    Raises:
        ConfigurationChanged: `after` is not the latest any more.
        ConfigErrors: what came of it is no right configuration; nothing is stored.
        StoreUnavailable: the database cannot be written.
    """
    versions, now = Versions(application.store.engine), application.now().astimezone(UTC)
    for attempt in range(1, ATTEMPTS + 1):
        latest = versions.latest()
        if after is not None and after != (0 if latest is None else latest.number):
            raise ConfigurationChanged(latest)
        written = application.written if latest is None else latest.read()
        edited = how(written)
        if not edited.change:
            break
        seeded = versions.seed(written, application.file, now=now) if latest is None else latest
        if latest is None and seeded.read() != written:
            continue  # another was seeded meanwhile, from another file
        try:
            latest = versions.append(
                edited.configuration,
                after=seeded.number,
                made_by=made_by,
                made_in=made_in,
                change=edited.change,
                now=now,
            )
        except ConfigurationChanged:
            if attempt == ATTEMPTS or after is not None:
                raise
        else:
            break
    if latest is not None:
        application.adopt(latest)
    return Made(edited, latest)


def current(application: Application) -> Application:
    """The same application, with the latest version in force: another replica may have stored one.

    Raises:
        StoreUnavailable: the database cannot be read.
        UnreadableVersion: this program does not understand it; what held until now still does.
    """
    versions = Versions(application.store.engine)
    if versions.number() > application.version:
        latest = versions.latest()
        if latest is not None:
            application.adopt(latest)
    return application
