"""What can be done about who may see and who may change what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.versions.acting.naming import held, renamed
from bot.versions.edits import Edited
from config.configuration import Admins, Often
from config.errors import ConfigError
from config.values import choice, role_id, slack_id, truth

if TYPE_CHECKING:
    from bot.versions.acting.filled import Filled
    from config import Configuration
    from config.configuration import Collection
    from config.destination import Destination

BOTH = "choose that only those named may see it, or name none"
NEVER = "no"
"""What is chosen where something is not wanted: no menu has an empty choice."""


def edit(configuration: Configuration, filled: Filled) -> Edited:
    """Who may see a collection."""
    name = filled.change.name
    before = held("collection", name, configuration.collections)
    after = replace(before, allow=open_to(filled, before.allow))
    filled.raise_if_any()
    if after == before:
        return Edited(configuration)
    collections = renamed(configuration.collections, name, name, after)
    return Edited(replace(configuration, collections=collections), f"{name} is open to {allowed(after)}.")


def admins(configuration: Configuration, filled: Filled) -> Edited:
    """Who may change the configuration, and where notes to them go."""
    before = configuration.admins
    after = Admins(
        slack=filled.many("slack", slack_id, before.slack),
        discord_roles=filled.many("discord_roles", role_id, before.discord_roles),
        notes=filled.destinations("notes", before.notes),
        unanswered=_often(filled, before.unanswered),
    )
    filled.raise_if_any()
    said = [
        f"admins on Slack are {_listed(after.slack)}" if after.slack != before.slack else "",
        f"roles of admins on Discord are {_listed(after.discord_roles)}"
        if after.discord_roles != before.discord_roles
        else "",
        f"notes to admins go {_listed(after.notes, 'nowhere', lead='to ')}"
        if after.notes != before.notes
        else "",
        _listing(after.unanswered) if after.unanswered is not before.unanswered else "",
    ]
    together = "; ".join(filter(None, said))
    if not together:
        return Edited(configuration)
    return Edited(replace(configuration, admins=after), f"{together[0].upper()}{together[1:]}.")


def _often(filled: Filled, now: Often | None) -> Often | None:
    """How often questions that nothing answers are listed; `no`, or nothing chosen, is never."""
    if filled.change.one("unanswered") in {"", NEVER}:
        return None
    return filled.one("unanswered", choice(Often), now)


def _listing(often: Often | None) -> str:
    told = "are listed to admins once a week" if often else "are not listed to admins any more"
    return f"questions that nothing answers {told}"


def open_to(filled: Filled, now: tuple[Destination, ...] | None) -> tuple[Destination, ...] | None:
    """Who may see a collection by its form: everyone, or the channels that are chosen.

    Args:
        now: who may see it so far; None is everyone. Everyone and some that are named is a mistake.
    """
    everyone: bool | None = filled.one("everyone", _yes, None, empty=False)
    chosen = filled.destinations("allow", now or ())
    if everyone:
        if any(filled.texts("allow")):
            filled.wrong("allow", "everyone may see it, and these as well", BOTH)
        return None
    return now if everyone is None and "allow" not in filled else chosen


def allowed(collection: Collection) -> str:
    """Who may see it, on one line."""
    return "everyone" if collection.allow is None else _listed(collection.allow, "nobody in chat")


def _yes(written: str) -> bool:
    """Whether it says yes, in the words of the form."""
    try:
        return truth(written)
    except ConfigError:
        raise ConfigError(f"expected yes or no, found {written[:40]!r}", hint="write yes or no") from None


def _listed(several: tuple[object, ...], none: str = "none but its own", *, lead: str = "") -> str:
    return f"{lead}{', '.join(map(str, several))}" if several else none
