"""The doctor on time zones: whether they are found, and how new their rules are."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.doctor.check import Check
from bot.schedule.tzdata import SYSTEM, tzdata_version
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.application import Application

_RELEASE = re.compile(r"(?P<year>20\d\d)(?:\.(?P<number>\d+)|(?P<letter>[a-z]))")


def zones(application: Application) -> Check:
    """Whether each configured zone is found, and the rules are no older than those of the package."""
    held = application.configuration
    wanted = {held.timezone, *(briefing.timezone for briefing in held.briefings.values())}
    try:
        package = version("tzdata")
    except PackageNotFoundError:
        package = ""
    return rules(tzdata_version(), package, wanted)


def rules(used: str, package: str, wanted: Iterable[str]) -> Check:
    """What to say of the rules of time zones.

    Args:
        used: as `tzdata_version` names them.
        package: the version of the package that came with the program, or empty.
        wanted: names of zones.
    """
    unknown = sorted(name for name in set(wanted) if not _found(name))
    if unknown:
        found = f"not found in the rules {used}: {', '.join(unknown)}"
        return Check("time zones", "fail", found, "install the package tzdata anew")
    said = f"{phrases.several(len(set(wanted)), 'zone')} found, rules {used}"
    mine, newest = _release(used), _release(package)
    if used.startswith(SYSTEM) and mine and newest and mine < newest:
        return Check(
            "time zones",
            "warn",
            f"{said}, older than those of the package ({package})",
            "update the system's tzdata, or set PYTHONTZPATH to nothing: then the package's hold",
        )
    return Check("time zones", "ok", said)


def _found(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _release(rules_version: str) -> tuple[int, int] | None:
    """The year and the number in it: `2025b` and `2025.2` are the same one."""
    found = _RELEASE.search(rules_version)
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else ord(found["letter"]) - ord("a") + 1
    return int(found["year"]), number
