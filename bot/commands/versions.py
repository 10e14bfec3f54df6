"""`config history`, `diff`, `export`, `import`, `undo`: the configuration's versions, at a command line."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from bot.commands.result import Result
from bot.errors import UnknownName, UsageMistake
from bot.versions.version import File
from bot.versions.versions import CONSOLE, Versions, written_over
from briefings import phrases
from briefings.reply import Reply
from config import load
from config.writer import plain

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from bot.application import Application
    from bot.versions.version import Version
    from briefings.shapes import Shape
    from config import Configuration

TITLE = "Versions of the configuration"


def history(application: Application, *, limit: int) -> Result:
    """The latest versions, so many at most, the latest first.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    versions = Versions(application.store.engine)
    latest, every = versions.history(limit), versions.number()
    zone = application.now().tzinfo
    of_all = f" of {every}" if every > len(latest) else ""
    reply = Reply(
        TITLE,
        rows=tuple(_row(one, zone) for one in latest),
        notice="" if latest else "None yet: the file holds.",
        footer=(phrases.several(len(latest), "version") + of_all,),
    )
    return Result(reply, {"versions": [shape_of(one) for one in latest]})


def version_of(application: Application, number: int | None = None) -> Version:
    """The version of a number, or the latest.

    Raises:
        UnknownName: there is none of this number.
        UsageMistake: there is none at all.
        StoreUnavailable: the database cannot be read.
    """
    versions = Versions(application.store.engine)
    latest = versions.number()
    if not latest:
        raise UsageMistake(
            "there is no version yet: the file holds",
            hint="communique config import FILE makes a file the first; config show prints what holds",
        )
    found = versions.at(number or latest)
    if found is None:
        raise UnknownName("version", str(number), hint=f"the latest is {latest}")
    return found


def against(held: Configuration, other: Configuration) -> tuple[str, ...]:
    """What another configuration would change, a line for each section with the names; none for nothing."""
    before, after = plain(held), plain(other)
    told = (_section(name, before[name], after[name]) for name in before)
    return tuple(line for line in told if line)


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
    written, _ = written_over(file.text, configuration, latest.number + 1)
    if latest.text == written and file.sha256 in {latest.sha256, *versions.files()}:
        return _told(f"Version {latest.number} says the same, and holds.", latest)
    imported = versions.append(
        configuration,
        after=latest.number,
        made_by=CONSOLE,
        made_in=CONSOLE,
        change=f"Imported {path.name}.",
        now=now,
        text=file.text,
        file_sha256=file.sha256,
    )
    return _told(f"Imported as version {imported.number}: it holds from now on.", imported)


def undoing(application: Application) -> Result:
    """The version before the latest becomes the next one, word for word, if there is one.

    Raises:
        ConfigurationChanged: somebody was faster.
        UnreadableVersion: this program does not understand the version before.
        StoreUnavailable: the database cannot be written.
    """
    versions = Versions(application.store.engine)
    latest, now = versions.number(), application.now().astimezone(UTC)
    undone = versions.undo(latest, made_by=CONSOLE, made_in=CONSOLE, now=now)
    if undone is None:
        return Result(Reply("", notice="There is nothing to undo."), {"version": None})
    return _told(f"Version {undone.number} holds now, as version {latest - 1} was.", undone)


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


def _section(section: str, before: Any, after: Any) -> str:  # noqa: ANN401 - plain values
    """What changes of one section, or nothing."""
    if not isinstance(before, dict):
        return "" if before == after else f"{section}: {after} in place of {before}"
    told = [f"{name} is new" for name in after if name not in before]
    told += [f"{name} changes" for name in before if name in after and after[name] != before[name]]
    told += [f"{name} goes" for name in before if name not in after]
    if not told and list(before) != list(after):
        told = ["in another order"]
    return f"{section}: {', '.join(told)}" if told else ""
