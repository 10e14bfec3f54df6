"""The directory: an asker for whoever does something on Slack: who, where, and what may be answered there."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.slack_adapter.channels import Channel, ChannelKind
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack_adapter.channels import Channels
    from bot.slack_adapter.people import People, Person
    from bot.slack_adapter.team import Team
    from config import Configuration

DEACTIVATED = "This account is deactivated."
GUEST_ALONE = "Guests are answered in channels only: ask me in one."
STRANGER_ALONE = "People of other organisations are answered in channels only: ask me in one."
ARCHIVED = "This channel is archived: ask me in another one."


class Directory:
    """Who asks and where, as Slack knows it.

    Args:
        team: whose bot this is.
        configuration: as it holds now: it says who else is an admin.
    """

    def __init__(
        self, channels: Channels, people: People, team: Team, configuration: Callable[[], Configuration]
    ) -> None:
        self.channels, self.people = channels, people
        self._team, self._configuration = team, configuration

    async def asker(self, user: str, channel: str | None, *, team: str | None = None) -> Asker:
        """Somebody in a place. Never raises: what cannot be found out gives no rights and no closed document.

        Args:
            user: the id of who asks.
            channel: the id of where; None for somebody's own App Home.
            team: the id of the workspace that the request says somebody is of, where it says so.
        """
        person, place = await asyncio.gather(self.people.of(user), self._place(user, channel))
        foreign = self._is_foreign(team)
        if foreign:
            person = replace(person, stranger=True, admin=False)
        listed = self._configuration().admins.slack
        alone = place.kind is ChannelKind.DM and place.user == user
        asker = Destination(Platform.SLACK, user)
        private = STRANGER_ALONE if foreign else kept_out(person)
        return Asker(
            person=asker,
            where=asker if alone else Destination(Platform.SLACK, place.id),
            admin=await self.people.is_admin(person, listed),
            timezone=person.timezone,
            outside=person.stranger or place.shared,
            member=person.known and not (person.guest or person.stranger),
            barred=_barred(person, place) or (private if alone else ""),
            private=private,
        )

    async def _place(self, user: str, channel: str | None) -> Channel:
        if channel is None:
            return Channel(id=user, kind=ChannelKind.DM, member=True, shared=False, user=user)
        return await self.channels.of(channel)

    def _is_foreign(self, team: str | None) -> bool:
        """Whether a workspace is not ours; within an organisation of several, `People` knows better."""
        return bool(team) and not self._team.enterprise and team != self._team.id


def _barred(person: Person, place: Channel) -> str:
    if person.deleted:
        return DEACTIVATED
    return ARCHIVED if place.archived else ""


def kept_out(person: Person) -> str:
    """Why somebody gets nothing in a conversation of their own, one plain sentence; empty where they do."""
    if person.known and person.stranger:
        return STRANGER_ALONE
    return GUEST_ALONE if person.guest else ""
