"""Examining: what `doctor` says of Slack: the tokens, the scopes, the destinations, the names, the admins.

Nothing is sent and nothing is written down. No token is ever part of what is said.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.pins import meant_by, named_in
from bot.doctor import MOST_NAMED, Check
from bot.slack_adapter.asking import UNREACHABLE, Unanswered, answered
from bot.slack_adapter.channels import Channel, ChannelKind, channel_of
from bot.slack_adapter.names import looked_up
from bot.slack_adapter.people import USER_GROUP, person_of
from bot.slack_adapter.surface import SCOPES
from bot.slack_adapter.team import Team, team_of
from briefings import phrases
from config.addresses import addressed, destinations_of, uses_of
from config.destination import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from config import Configuration, Settings
    from config.destination import Destination

TIMEOUT_S = 10.0
"""For everything together."""

AT_ONCE = 8
"""Questions under way at a time."""

WRITE_ANYWHERE = "chat:write.public"
"""With this scope, which nobody is asked for, a bot may write in public channels that it is not in."""

_PERSON = ("U", "W")
"""How the ids of members begin."""


async def examined(
    settings: Settings, configuration: Configuration, known: Mapping[str, str]
) -> tuple[Check, ...]:
    """How things stand with Slack, what was found out in time.

    Args:
        settings: with a bot's token.
        configuration: as admins wrote it, with names.
        known: what names meant when they were first met: see `Pins.of`.
    """
    checks: list[Check] = []
    try:
        async with asyncio.timeout(TIMEOUT_S):
            await _Examination(settings, configuration, known, checks).run()
    except TimeoutError:
        found = f"Slack takes more than {TIMEOUT_S:.0f} s to answer"
        checks.append(Check("slack", "warn", found, "the rest was not looked at: try again"))
    return tuple(checks)


class _Examination:
    """One look at everything; what is found goes on the list at once."""

    def __init__(
        self, settings: Settings, configuration: Configuration, known: Mapping[str, str], checks: list[Check]
    ) -> None:
        self._settings, self._configuration, self._known = settings, configuration, known
        self._checks = checks
        token = settings.slack_bot_token
        self._client = self._with(token.get_secret_value() if token else "")

    async def run(self) -> None:
        """Look at everything, as far as the token goes."""
        await self._connection()
        try:
            team = await team_of(self._client)
        except Unanswered as error:
            hint = "is SLACK_BOT_TOKEN the bot token of the app, and the app still installed?"
            self._add("slack", "fail", error.reason, _instead(error, hint))
            return
        self._add("slack", "ok", f"{team.name}, as @{team.bot_name}")
        self._scopes(team)
        configuration = await self._names()
        await self._destinations(configuration, team)
        await self._admins(team)

    def _with(self, token: str) -> AsyncWebClient:
        """A client that tries once: whoever runs the doctor can run it again."""
        return AsyncWebClient(token=token, base_url=self._settings.slack_api_url, retry_handlers=[])

    def _add(self, name: str, state: str, found: str, hint: str | None = None) -> None:
        self._checks.append(Check(name, state, found, hint))

    async def _connection(self) -> None:
        """Whether Slack can tell the bot anything."""
        if self._settings.slack_mode == "http":
            if self._settings.slack_signing_secret is None:
                hint = "it stands under Basic Information of the app"
                self._add("slack connection", "fail", "SLACK_SIGNING_SECRET is not set", hint)
            else:
                self._add("slack connection", "ok", f"over HTTP, port {self._settings.slack_port}")
            return
        token = self._settings.slack_app_token
        if token is None:
            hint = "make an app-level token with connections:write, or set SLACK_MODE=http"
            self._add("slack connection", "fail", "SLACK_APP_TOKEN is not set", hint)
            return
        try:
            client = self._with(token.get_secret_value())
            await answered(client.api_call("apps.connections.open"))
        except Unanswered as error:
            hint = "is SLACK_APP_TOKEN an app-level token with connections:write, and Socket Mode on?"
            self._add("slack connection", "fail", error.reason, _instead(error, hint))
        else:
            self._add("slack connection", "ok", "Socket Mode")

    def _scopes(self, team: Team) -> None:
        if team.scopes is None:
            self._add("slack scopes", "warn", "Slack does not say which were granted")
            return
        missing = [scope for scope in SCOPES if scope not in team.scopes]
        if missing:
            hint = "update the app from communique slack manifest, then install it again"
            self._add("slack scopes", "fail", f"missing: {', '.join(missing)}", hint)
            return
        more = sorted(team.scopes - SCOPES.keys())
        beside = f"; not needed: {', '.join(more)}" if more else ""
        self._add("slack scopes", "ok", f"all {len(SCOPES)} granted{beside}")

    async def _names(self) -> Configuration:
        """The configuration with ids, having said what is wrong with the names in it."""
        names = named_in(self._configuration)
        if not names:
            return self._configuration
        found = await looked_up(set(names.values()), self._known, self._client)
        for trouble in found.troubles:
            self._add("slack name", "warn", trouble)
        return addressed(self._configuration, meant_by(names, found.ids))

    async def _destinations(self, configuration: Configuration, team: Team) -> None:
        """Each destination that is an id by now; those that cannot be sent to first."""
        every = [
            where
            for where in destinations_of(configuration, Platform.SLACK)
            if where.address[0] not in {"#", "@"}
        ]
        gate = asyncio.Semaphore(AT_ONCE)

        async def looked_at(where: Destination) -> Check:
            async with gate:
                return await self._destination(configuration, where, team)

        checks = await asyncio.gather(*map(looked_at, every))
        checks.sort(key=lambda check: check.state == "ok")
        self._checks += checks[:MOST_NAMED]
        left = checks[MOST_NAMED:]
        if left:
            wrong = sum(check.state != "ok" for check in left)
            found = f"{phrases.more(len(left))}, {wrong} of them not reached"
            self._add("slack destination", "warn" if wrong else "ok", found)

    async def _destination(self, configuration: Configuration, where: Destination, team: Team) -> Check:
        uses = uses_of(configuration, where)
        posted = bool(uses.briefings or uses.keywords or uses.notes)
        try:
            if where.address.startswith(_PERSON):
                found, hint = await self._person(where.address, team)
            else:
                told = await answered(self._client.conversations_info(channel=where.address))
                found, hint = _channel(channel_of(told.get("channel")), team, posted=posted)
        except Unanswered as error:
            found, hint = error.reason, "invite the bot to it, or take it out of the configuration"
        return Check("slack destination", "warn" if hint else "ok", f"{where}, {found}", hint or None)

    async def _person(self, user: str, team: Team) -> tuple[str, str]:
        told = await answered(self._client.users_info(user=user))
        person = person_of(told.get("user"), team)
        if person is None or person.deleted:
            return "the account is deactivated", "take it out of the configuration"
        return "a person", ""

    async def _admins(self, team: Team) -> None:
        """Whether those whom our configuration lists are there."""
        listed = self._configuration.admins.slack
        if not listed:
            self._add("slack admins", "ok", "those of the workspace alone")
            return
        wrong: list[str] = []
        for one in listed:
            try:
                if USER_GROUP.fullmatch(one):
                    await answered(self._client.usergroups_users_list(usergroup=one))
                    continue
                found, hint = await self._person(one, team)
                wrong += [f"{one}: {found}"] if hint else []
            except Unanswered as error:
                wrong.append(f"{one}: {error.reason}")
        if wrong:
            self._add("slack admins", "warn", "; ".join(wrong), "correct admins: slack")
        else:
            self._add("slack admins", "ok", f"{len(listed)} listed, beside those of the workspace")


def _instead(error: Unanswered, hint: str) -> str:
    """The hint, which is about a refusal, or what to look at where nobody refused anything."""
    if error.code != UNREACHABLE:
        return hint
    return "it cannot be reached from here: is the network up, and does a firewall let it through?"


def _channel(channel: Channel | None, team: Team, *, posted: bool) -> tuple[str, str]:
    """What to say of a channel, and what to do about it, or nothing.

    Args:
        posted: something is to be posted there.
    """
    if channel is None:
        return "Slack tells nothing of it", "is its id right?"
    called = f"#{channel.name}" if channel.name else "a conversation"
    if channel.archived:
        return f"{called}: it is archived", "bring it back, or take it out of the configuration"
    open_to_all = channel.kind is ChannelKind.PUBLIC and WRITE_ANYWHERE in (team.scopes or ())
    if posted and not (channel.member or open_to_all):
        return f"{called}: the bot is not in it", f"in {called}: /invite the bot"
    if channel.shared and channel.kind is not ChannelKind.DM:
        hint = "closed collections are kept from questions there: look whether what is sent there may be read"
        return f"{called}: another organisation reads along", hint
    return called, ""
