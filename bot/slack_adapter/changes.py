"""Changes: what happens to channels in the course of a day, as notes to the admins where it concerns them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from config.addresses import uses_of
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from config.addresses import Uses
    from config.configuration import Configuration

NO_NAMES: Mapping[str, str] = MappingProxyType({})


def channel_in(event: Mapping[str, Any]) -> str | None:
    """The id of the channel that something happened to; what was remembered of it is out of date."""
    channel = event.get("channel")
    found = channel.get("id") if isinstance(channel, dict) else channel
    return found if isinstance(found, str) and found else None


def event_told(
    event: Mapping[str, Any],
    configuration: Configuration,
    *,
    names: Mapping[str, str] = NO_NAMES,
) -> str | None:
    """What an event means for briefings, keywords and clearances; None where it means nothing for them.

    Args:
        event: as Slack tells of it.
        configuration: with ids in place of names: see `names.resolved`.
        names: an id → what admins call the channel: see `Resolved.names`.
    """
    channel, told = channel_in(event), _TOLD.get(str(event.get("type")))
    if channel is None or told is None:
        return None
    uses = uses_of(configuration, Destination(Platform.SLACK, channel))
    return told(event, names.get(channel, f"slack:{channel}"), uses) if uses.any else None


def _archived(_: Mapping[str, Any], name: str, uses: Uses) -> str:
    return f"{name} was archived: {_concerned(uses)}. Bring it back, or take the channel out."


def _brought_back(_: Mapping[str, Any], name: str, uses: Uses) -> str:
    return f"{name} is no longer archived: {_concerned(uses)} again. Invite the bot if it is not in it."


def _deleted(_: Mapping[str, Any], name: str, uses: Uses) -> str:
    return f"{name} was deleted: {_concerned(uses)}. Take the channel out."


def _left(_: Mapping[str, Any], name: str, uses: Uses) -> str:
    return f"The bot was removed from {name}: {_concerned(uses)}. Invite it again, or take the channel out."


def _renamed(event: Mapping[str, Any], name: str, uses: Uses) -> str | None:
    channel = event.get("channel")
    new = channel.get("name") if isinstance(channel, dict) else None
    if not isinstance(new, str) or name == f"#{new}":
        return None
    return f"{name} is called #{new} now: {_concerned(uses)}, as before."


def _shared(_: Mapping[str, Any], name: str, uses: Uses) -> str:
    withheld = " Questions there are answered without closed collections." if uses.collections else ""
    return f"{name} is shared with another organisation now: {_concerned(uses)}.{withheld}"


def _unshared(event: Mapping[str, Any], name: str, uses: Uses) -> str:
    if event.get("is_ext_shared") is True:
        return f"{name} is shared with one organisation fewer, but still shared: {_concerned(uses)}."
    return f"{name} is no longer shared with another organisation: {_concerned(uses)}."


_TOLD: Mapping[str, Callable[[Mapping[str, Any], str, Uses], str | None]] = MappingProxyType(
    {
        "channel_archive": _archived,
        "group_archive": _archived,
        "channel_unarchive": _brought_back,
        "group_unarchive": _brought_back,
        "channel_deleted": _deleted,
        "group_deleted": _deleted,
        "channel_left": _left,
        "group_left": _left,
        "channel_rename": _renamed,
        "group_rename": _renamed,
        "channel_shared": _shared,
        "channel_unshared": _unshared,
    }
)


def _concerned(uses: Uses) -> str:
    """`morning goes there, and a closed collection is open to it`; collections are not named to everybody."""
    said = []
    if uses.briefings:
        said.append(f"{_together(uses.briefings)} {'goes' if len(uses.briefings) == 1 else 'go'} there")
    if uses.keywords:
        said.append(f"it is told of {_together(uses.keywords)}")
    if uses.collections:
        several = len(uses.collections) > 1
        said.append(f"{'closed collections are' if several else 'a closed collection is'} open to it")
    if uses.notes:
        said.append("notes to the admins go there")
    return _together(said)


def _together(names: tuple[str, ...] | list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
