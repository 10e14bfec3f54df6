"""The examination: every check in turn, and what all of them come to."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.result import Result
from bot.doctor.check import Check
from bot.doctor.clocks import clock
from bot.doctor.database import database, library
from bot.doctor.deliveries import delivery
from bot.doctor.documents import collections, comparing, index, reading, store
from bot.doctor.installation import configuration, home, secrets
from bot.doctor.platforms import discord, slack
from bot.doctor.sources import sources
from bot.doctor.zones import zones
from bot.door import KNOWN
from bot.opening import opened
from briefings import phrases
from briefings.reply import Reply
from config.settings import DOTENV
from corpus.errors import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.application import Application

ONE_EACH: tuple[tuple[str, Callable[[Application], Check]], ...] = (
    ("database", database),
    ("clock", clock),
    ("time zones", zones),
    ("home", home),
    ("store", store),
    ("collections", collections),
    ("index", index),
    ("comparing", comparing),
    ("reading", reading),
    ("delivery", delivery),
)
SEVERAL_EACH: tuple[tuple[str, Callable[[Application], Iterator[Check]]], ...] = (
    ("sqlite", library),
    ("sources", sources),
    ("slack", slack),
    ("discord", discord),
)
"""What is looked at, in order, each by its room, and what it is called where it cannot be looked at."""


def examined(*, home: Path | None, config: Path | None) -> Result:
    """Every check, the ones that need the application only when it can be opened."""
    checks = list(_checks(home, config))
    failed = [check for check in checks if check.state == "fail"]
    reply = Reply(
        title="Doctor",
        rows=tuple(
            tuple(part for part in (check.state, f"{check.name}: {check.found}", check.hint) if part)
            for check in checks
        ),
        footer=(phrases.several(len(checks), "check"), f"{len(failed)} failed"),
    )
    shape = {
        "ok": not failed,
        "checks": [
            {"name": check.name, "state": check.state, "found": check.found, "hint": check.hint}
            for check in checks
        ],
    }
    return Result(reply, shape, ok=not failed)


def _checks(folder: Path | None, config: Path | None) -> Iterator[Check]:
    yield Check("program", "ok", f"Communique {version('communique')}, Python {sys.version.split()[0]}")
    yield from secrets(Path.cwd() / DOTENV)
    try:
        application = opened(home=folder, config=config)
    except KNOWN as error:
        name = "database" if isinstance(error, StoreUnavailable) else "configuration"
        for one in getattr(error, "errors", None) or (error,):
            yield Check(name, "fail", str(one), getattr(one, "hint", None))
        return
    yield configuration(application)
    for name, look in ONE_EACH:
        yield _looked(name, look, application)
    for name, several in SEVERAL_EACH:
        try:
            yield from several(application)
        except KNOWN as error:
            yield _impossible(name, error)


def _looked(name: str, look: Callable[[Application], Check], application: Application) -> Check:
    try:
        return look(application)
    except KNOWN as error:
        return _impossible(name, error)


def _impossible(name: str, error: Exception) -> Check:
    return Check(name, "fail", str(error), getattr(error, "hint", None))
