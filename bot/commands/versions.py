"""`config history`, `diff`, `export`, `import`, `undo`: the configuration's versions, at a command line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

from bot.chat.asker import Asker
from bot.commands.result import Result
from bot.errors import UnknownName, UsageMistake
from bot.versions.diff import difference
from bot.versions.errors import UnreadableVersion
from bot.versions.version import File
from bot.versions.versions import CONSOLE, Versions, written_over
from bot.versions.way_back import in_force
from briefings import phrases
from briefings.reply import Reply
from config import load
from config.destination import destination
from config.writer import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo
    from pathlib import Path

    from bot.application import Application
    from bot.versions.version import Version
    from briefings.shapes import Shape
    from config import Configuration

TITLE = "Versions of the configuration"
AGREE = "Nothing is changed yet. To make it so, type the same with --yes."
TAKES_BACK = "takes back"
NOT_UNDERSTOOD = "What holds now is not understood, so nobody can say what this means for people."
MOST_NAMED = 5
"""Of the versions that are taken back."""


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


def importing(application: Application, path: Path, *, agreed: bool) -> Result:
    """A file becomes the next version, once that was agreed to; where it says what holds, nothing happens.

    Where there is no version yet, what holds until now becomes the first. That needs no agreement, nor does a
    file that means what holds and is only written in another way.

    Raises:
        ConfigErrors: all that is wrong with the file; nothing is stored.
        ConfigurationChanged: somebody was faster.
        StoreUnavailable: the database cannot be written.
    """
    file, configuration = File.at(path), load(path)
    versions, now = Versions(application.store.engine), application.now().astimezone(UTC)
    held = versions.latest()
    latest = held or versions.seed(application.written, application.file, now=now)
    written, _ = written_over(file.text, configuration, latest.number + 1)
    if latest.text == written and file.sha256 in {latest.sha256, *versions.files()}:
        return _told(f"Version {latest.number} says the same, and holds.", latest)
    shown = Reply("")
    if held is not None:
        shown = _compared(application, held, configuration, written)
        if shown.rows:
            shown = _warned(shown, _taken_back(written, versions.history()))
            if not agreed:
                return Result(replace(shown, footer=(AGREE,)), {"version": None})
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
    return _done(shown, f"Imported as version {imported.number}: it holds from now on.", imported)


def undoing(application: Application, number: int | None = None, *, agreed: bool) -> Result:
    """The version that an undo leads to becomes the next one, word for word, once that was agreed to.

    Args:
        number: of the version that it should lead to instead.

    Raises:
        ConfigurationChanged: somebody was faster.
        UnknownName: there is no version of that number.
        UnreadableVersion: this program does not understand the earlier version.
        StoreUnavailable: the database cannot be written.
    """
    versions, now = Versions(application.store.engine), application.now().astimezone(UTC)
    latest = versions.latest()
    earlier = None if latest is None else versions.before(latest.number)
    if number is not None:
        earlier = version_of(application, number)
    if latest is None or earlier is None:
        return Result(Reply("", notice="There is nothing to undo."), {"version": None})
    taken = in_force(latest.number, versions.at)
    gone = [one for one in versions.history() if earlier.number < one.number]
    if earlier.number == taken - 1:
        gone = [one for one in gone if one.number == taken]  # what came after that is undone already
    shown = _compared(application, latest, earlier.read(), earlier.text)
    shown = replace(shown, aside=(f"It would be as version {earlier.number} was.",))
    if not agreed:
        return Result(_warned(replace(shown, footer=(AGREE,)), gone), {"version": None})
    undone = versions.restore(earlier, after=latest.number, made_by=CONSOLE, made_in=CONSOLE, now=now)
    return _done(shown, f"Version {undone.number} holds now, as version {earlier.number} was.", undone)


def _compared(application: Application, latest: Version, wanted: Configuration, text: str) -> Reply:
    """What becomes different, and what that means for people, where this program understands what holds."""
    from bot.chat.managing.differing import rows_of  # slow to load
    from bot.chat.managing.managing import TITLE, Managing

    try:
        held = latest.read()
    except UnreadableVersion:
        return Reply(TITLE, rows=rows_of(difference(latest.text, text)), notice=NOT_UNDERSTOOD)
    console = destination(CONSOLE)
    return Managing(application, Asker(console, console, admin=True)).compared(held, wanted)


def _taken_back(text: str, history: Sequence[Version]) -> Sequence[Version]:
    """The versions since the one that a text is nearest to, word by word: it does not have what they changed.

    Args:
        history: the latest first.
    """
    words = Counter(text.split())

    def apart(version: Version) -> int:
        others = Counter(version.text.split())
        return (words - others).total() + (others - words).total()

    nearest = min(history, key=apart)
    return history[: history.index(nearest)]


def _warned(shown: Reply, taken: Sequence[Version]) -> Reply:
    """With whose changes are taken back, the latest first."""
    told = [
        f"version {one.number}, by {one.made_by} at {phrases.clock(one.made_at)} UTC: {one.change}"
        for one in taken[:MOST_NAMED]
    ]
    if len(taken) > MOST_NAMED:
        told.append(phrases.more(len(taken) - MOST_NAMED))
    return replace(shown, rows=(*shown.rows, *((TAKES_BACK, one) for one in told)))


def _done(shown: Reply, notice: str, version: Version) -> Result:
    """That it holds now, and what that means."""
    reply = replace(shown, title="", aside=(), notice=f"{notice} {shown.notice}".strip())
    return Result(reply, {"version": shape_of(version)})


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
