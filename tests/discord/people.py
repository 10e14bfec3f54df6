"""What people do on Discord: the tests' hands; their eyes are in `seeing`.

Every act that the bot has to acknowledge waits until it has, or until the time for that is over; what the bot
then shows is waited for with `seen`.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tests.discord import files, posting, told
from tests.discord.community import BOT
from tests.discord.elements import NotThere, chosen, command_options, component_of, submitted
from tests.discord.interaction import Doing, Interaction
from tests.discord.permissions import Permission
from tests.discord.resolving import resolved
from tests.discord.seeing import Seeing

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence
    from datetime import timedelta

    from tests.discord.channel import Channel
    from tests.discord.community import Community
    from tests.discord.gateway import Gateway
    from tests.discord.message import Message
    from tests.discord.refusal import Refusal
    from tests.platform.faults import Faults

CHAT, ON_USER, ON_MESSAGE = 1, 2, 3


class Discord(Seeing):
    """Discord as people have it before them.

    Attributes:
        acknowledge_within: how long the bot may take to acknowledge something.
        interactions: all that people did with the bot, in order, with its acknowledgements and their latency.
        called: how often each REST route was asked.
        refused: the route and the refusal of every request that was refused.
    """

    def __init__(
        self, community: Community, gateway: Gateway, faults: Faults, acknowledge_within: timedelta
    ) -> None:
        super().__init__(community, gateway)
        self.faults, self.acknowledge_within = faults, acknowledge_within
        self.interactions: list[Interaction] = []
        self.called: Counter[str]
        self.refused: list[tuple[str, Refusal]]

    @property
    def url(self) -> str:
        """What DISCORD_API_URL is set to."""
        return f"{self.community.origin}/api/v10"

    @property
    def modals(self) -> Mapping[str, Mapping[str, Any]]:
        """The modal before each person who has one open."""
        return {user: opened.answer for user, opened in self.community.modals.items()}

    def latencies(self, doing: Doing) -> list[timedelta]:
        """How long each acknowledgement of that kind took, shortest first."""
        return sorted(each.latency for each in self.interactions if each.doing is doing and each.latency)

    async def command(
        self,
        user: str,
        channel: str,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        attachments: Mapping[str, tuple[str, bytes]] | None = None,
        overridden: bool = False,
    ) -> Interaction:
        """Send a slash command.

        Args:
            user: who.
            channel: where; a person's id stands for their conversation with the bot.
            name: with its subcommands: `communique status`.
            options: by name.
            attachments: by the option's name, a file's name and content.
            overridden: the server's admins let everybody use it, whatever its default permissions.

        Raises:
            NotThere: the client does not offer that there, or not with these options.
        """
        place, (head, *path) = self.channel(channel), name.split()
        command = self._offered(user, place, head, CHAT, overridden=overridden)
        given, resolved = dict(options or {}), {}
        for option, (filename, content) in (attachments or {}).items():
            file = files.keep(self.community, place.id, filename, "application/octet-stream", content)
            given[option] = file.id
            resolved[file.id] = file.payload()
        data = _called(command) | {"options": command_options(command, path, given)}
        if resolved:
            data["resolved"] = {"attachments": resolved}
        return await self._do(user, place, Doing.COMMAND, data)

    async def autocomplete(
        self,
        user: str,
        channel: str,
        name: str,
        option: str,
        typed: str,
        options: Mapping[str, Any] | None = None,
    ) -> list[dict[str, Any]]:
        """What is offered while a person types an option, `{name, value}` each; nothing if none came in time.

        Raises:
            NotThere: the client offers no such command or option.
        """
        place, (head, *path) = self.channel(channel), name.split()
        command = self._offered(user, place, head, CHAT)
        typing = command_options(command, path, {**(options or {}), option: typed}, option)
        done = await self._do(user, place, Doing.AUTOCOMPLETE, _called(command) | {"options": typing})
        return done.choices

    async def context_menu(
        self, user: str, name: str, message: Message, *, overridden: bool = False
    ) -> Interaction:
        """Choose an app's command in a message's menu; what only one person sees has no such menu.

        Raises:
            NotThere: that person does not see the message, or is not offered the command.
        """
        place = self._before(user, message)
        if message.only_for is not None:
            raise NotThere("an ephemeral message offers no apps")
        command = self._offered(user, place, name, ON_MESSAGE, overridden=overridden)
        shown = posting.shown(self.community, message)
        data = _called(command) | {"target_id": message.id, "resolved": {"messages": {message.id: shown}}}
        return await self._do(user, place, Doing.COMMAND, data)

    async def click(self, user: str, message: Message, custom_id: str) -> Interaction:
        """Click a button.

        Raises:
            NotThere: that person does not see the message, or there is no such button in it.
        """
        place, found = self._before(user, message), component_of(message.components, custom_id)
        return await self._do(user, place, Doing.COMPONENT, told.component(found, None), message)

    async def choose(self, user: str, message: Message, custom_id: str, values: Sequence[str]) -> Interaction:
        """Choose in a select, by the options' values or labels.

        Raises:
            NotThere: that person does not see the message, or there is no such select or option in it.
        """
        place, found = self._before(user, message), component_of(message.components, custom_id)
        return await self._do(
            user, place, Doing.COMPONENT, told.component(found, chosen(found, values)), message
        )

    async def submit_modal(self, user: str, values: Mapping[str, Any] | None = None) -> Interaction:
        """Fill in the open modal, by custom id, and submit it; it closes where the bot acknowledges that.

        Raises:
            NotThere: they have none open, or something was entered where there is nothing to fill in.
        """
        opened = self.community.modals.get(user)
        if opened is None:
            raise NotThere(f"{user} has no modal open")
        modal = opened.answer
        place, sent = self.community.channels[opened.channel], submitted(modal, values or {})
        data = {"custom_id": modal["custom_id"], "components": sent}
        data |= resolved(self.community, user, place, modal, sent)
        done = await self._do(user, place, Doing.MODAL, data, opened.source)
        if done.acknowledged:
            self.community.modals.pop(user, None)
            self.community.bell.ring()
        return done

    def dismiss(self, user: str) -> None:
        """Close the modal, of which the bot does not hear."""
        del self.community.modals[user]

    def say(
        self,
        user: str,
        channel: str,
        text: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        mentions_bot: bool = False,
        attachments: Mapping[str, bytes] | None = None,
    ) -> Message:
        """Write a message, of which the bot hears where it may see the channel.

        Args:
            user: who writes it.
            channel: where; a person's id stands for their conversation with the bot.
            text: as Discord words it: people as `<@1>`.
            reply_to: the message it answers, whose author is notified where `ping`.
            mentions_bot: whether it begins with the bot's name.
            attachments: content by the file's name.
        """
        place = self.channel(channel)
        sent: dict[str, Any] = {"content": f"<@{BOT}> {text}" if mentions_bot else text}
        if reply_to is not None:
            sent["message_reference"] = {"message_id": reply_to.id}
            sent["allowed_mentions"] = {"parse": ["users", "roles", "everyone"], "replied_user": ping}
        kept = [
            files.keep(self.community, place.id, name, "text/plain", content).payload()
            for name, content in (attachments or {}).items()
        ]
        return posting.post(self.community, place, user, sent, attachments=kept)

    def _offered(
        self, user: str, channel: Channel, name: str, kind: int, *, overridden: bool = False
    ) -> dict[str, Any]:
        """The command of that name where the client shows it to that person."""
        here = [*self.community.commands.get(channel.guild, [])] if channel.guild else []
        everywhere = self.community.commands.get(None, [])
        found = next(
            (each for each in [*here, *everywhere] if each["name"] == name and each["type"] == kind), None
        )
        if found is None:
            raise NotThere(f"no command {name!r} among {[each['name'] for each in [*here, *everywhere]]}")
        contexts = found.get("contexts")
        if channel.is_direct and not (
            1 in contexts if contexts is not None else found.get("dm_permission", True)
        ):
            raise NotThere(f"{name} is not offered in direct messages")
        if not channel.is_direct:
            if contexts is not None and 0 not in contexts:
                raise NotThere(f"{name} is not offered in servers")
            may = self.community.permissions(user, channel)
            needed = found.get("default_member_permissions")
            if not may & Permission.VIEW_CHANNEL or not may & Permission.USE_APPLICATION_COMMANDS:
                raise NotThere(f"{user} may use no commands there")
            if (
                needed is not None
                and not overridden
                and (int(needed) == 0 or may & int(needed) != int(needed))
            ):
                raise NotThere(f"{name} is not offered to {user}")
        return found

    async def _do(
        self,
        user: str,
        channel: Channel,
        doing: Doing,
        data: dict[str, Any],
        source: Message | None = None,
    ) -> Interaction:
        """Tell the bot, and wait until it has acknowledged that or the time is over."""
        shown = posting.shown(self.community, source) if source is not None else None
        payload = told.interaction(self.community, self.community.users[user], channel, doing, data, shown)
        done = Interaction(
            id=payload["id"],
            token=payload["token"],
            doing=doing,
            user=user,
            channel=channel.id,
            payload=payload,
            issued_at=self.community.clock(),
            told_s=asyncio.get_running_loop().time(),
            source=source,
        )
        self.community.interactions[done.token] = done
        self.interactions.append(done)
        self.community.happened("INTERACTION_CREATE", payload, channel)
        with suppress(TimeoutError):
            async with asyncio.timeout(self.acknowledge_within.total_seconds()):
                await done.answered.wait()
        done.expired = not done.acknowledged
        return done

    def _before(self, user: str, message: Message) -> Channel:
        place = self.community.channels[message.channel]
        visible = self.community.may(user, place, Permission.VIEW_CHANNEL)
        if not visible or message not in place.shown_to(user):
            raise NotThere(f"{user} does not see that message")
        return place


def _called(command: Mapping[str, Any]) -> dict[str, Any]:
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})
