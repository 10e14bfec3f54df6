"""`config history`, `import` and `undo`: the configuration's versions, at a command line."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from bot.commands.result import Result
from bot.versions.version import File
from bot.versions.versions import CONSOLE, Versions, checked
from briefings import phrases
from briefings.reply import Reply
from config import load

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from bot.application import Application
    from bot.versions.version import Version
    from briefings.shapes import Shape

TITLE = "Versions of the configuration"


def history(application: Application) -> Result:
    """Every version, the latest first.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    every = Versions(application.store.engine).history()
    zone = application.now().tzinfo
    reply = Reply(
        TITLE,
        rows=tuple(_row(one, zone) for one in every),
        notice="" if every else "None yet: the file holds.",
        footer=(phrases.several(len(every), "version"),),
    )
    return Result(reply, {"versions": [shape_of(one) for one in every]})


def importing(application: Application, path: Path) -> Result:
    """A file becomes the next version; where it says what holds already, nothing happens.

    Where there is no version yet, what holds until now becomes the first.

    Raises:
        ConfigErrors: all that is wrong with the file; nothing is stored.
        ConfigurationChanged: somebody was faster.
        StoreUnavailable: the database cannot be written.
    """
    file, configuration = File.at(path), load(path)
    versions, now = Versions(application.store.engine), application.now().astimezone(UTC)
    latest = versions.latest() or versions.seed(application.written, application.file, now=now)
    if latest.text == checked(configuration, latest.number) and file.sha256 in versions.files():
        return _told(f"Version {latest.number} says the same, and holds.", latest)
    imported = versions.append(
        configuration,
        after=latest.number,
        made_by=CONSOLE,
        made_in=CONSOLE,
        change=f"Imported {path.name}.",
        now=now,
        file_sha256=file.sha256,
    )
    return _told(f"Imported as version {imported.number}: it holds from now on.", imported)


def undoing(application: Application) -> Result:
    """The version before the latest becomes the next one; where there is none, nothing happens.

    Raises:
        ConfigurationChanged: somebody was faster.
        UnreadableVersion: this program does not understand the version before.
        StoreUnavailable: the database cannot be written.
    """
    versions = Versions(application.store.engine)
    every = versions.history()
    if len(every) < 2:
        return Result(Reply("", notice="There is nothing to undo."), {"version": None})
    latest, before = every[:2]
    undone = versions.append(
        before.read(),
        after=latest.number,
        made_by=CONSOLE,
        made_in=CONSOLE,
        change=f"Undid version {latest.number}: as version {before.number} was.",
        now=application.now().astimezone(UTC),
    )
    return _told(f"Version {undone.number} holds now, as version {before.number} was.", undone)


def shape_of(version: Version) -> Shape:
    """A version as JSON, without its text."""
    return {
        "number": version.number,
        "made_at": version.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "made_by": version.made_by,
        "made_in": version.made_in,
        "change": version.change,
    }


def _told(notice: str, version: Version) -> Result:
    return Result(Reply("", notice=notice), {"version": shape_of(version)})


def _row(version: Version, zone: tzinfo | None) -> tuple[str, ...]:
    return (
        str(version.number),
        phrases.clock(version.made_at.astimezone(zone)),
        version.made_by,
        version.made_in,
        version.change,
    )
