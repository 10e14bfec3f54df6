"""Holding: which configuration is in force, the file or a version, and whether the file says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING

from bot.versions.versions import Versions

if TYPE_CHECKING:
    from bot.application import Application


@dataclass(frozen=True, slots=True)
class Holding:
    """What is in force.

    Attributes:
        said: as half a sentence.
        file_differs: the file is none that a version was made from, or has been changed since.
        hint: what to do about that; None where there is nothing to do.
    """

    said: str
    file_differs: bool = False
    hint: str | None = None


def holding(application: Application) -> Holding:
    """What is in force in an application.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    file = application.file
    if not application.version:
        return Holding("the file holds" if file is None else f"{file.path.name} holds")
    said = f"version {application.version} in the database holds"
    if file is None:
        return Holding(said)
    if not file.sha256:
        return Holding(f"{said}; {file.path} is not there to be compared with it")
    versions = Versions(application.store.engine)
    made, held = versions.files(), versions.at(application.version)
    if file.sha256 in made or (held is not None and file.sha256 == held.sha256):
        return Holding(said)
    since = f"version {max(made.values())}" if made else "the first version"
    return Holding(
        f"{said}; {file.path} has been changed since {since} was made, or is another file",
        file_differs=True,
        hint=f"communique config import {quote(str(file.path))} makes it the next version",
    )
