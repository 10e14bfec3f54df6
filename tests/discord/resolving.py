"""The channels that somebody chose in a modal, as Discord resolves them for the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord.component_limits import Type, every
from tests.discord.elements import NotThere
from tests.discord.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.discord.channel import Channel
    from tests.discord.community import Community


def resolved(
    community: Community, user: str, place: Channel, modal: Mapping[str, Any], sent: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """What is told beside a submission; nothing where no channel was chosen.

    Args:
        place: where the modal was opened: its menus have the channels of that server.
        modal: as it was opened.
        sent: its components with what was entered.

    Raises:
        NotThere: a menu does not have a channel that was chosen in it.
    """
    kinds = {
        each["custom_id"]: each.get("channel_types")
        for each in every(modal["components"])
        if each["type"] == Type.CHANNELS
    }
    found: dict[str, Any] = {}
    for menu in every(sent):
        for chosen in menu.get("values") or [] if menu["type"] == Type.CHANNELS else []:
            channel, allowed = community.channels.get(chosen), kinds[menu["custom_id"]]
            if (
                channel is None
                or channel.guild != place.guild
                or not community.may(user, channel, Permission.VIEW_CHANNEL)
                or (allowed and channel.kind not in allowed)
            ):
                raise NotThere(f"{menu['custom_id']!r} does not have the channel {chosen}")
            found[chosen] = community.shown(channel)
    return {"resolved": {"channels": found}} if found else {}
