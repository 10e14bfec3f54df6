"""People: who somebody is on Slack, and whether they may change things here.

What cannot be found out gives no rights: nobody is an admin, and everybody is of another organisation,
until Slack says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import structlog

from bot.slack_adapter.asking import Unanswered, answered
from bot.slack_adapter.remembered import FAILED_LASTING_S, LASTING_S, Remembered, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.slack_adapter.team import Team

MOST = 10_000
"""People who are remembered."""

MOST_GROUPS = 100

USER_GROUP = re.compile(r"S[A-Z0-9]{2,}")
"""The id of a user group; every other admin is a member."""

_NOT_THERE = frozenset({"user_not_found", "user_not_visible", "no_such_subteam"})
"""Definite answers."""

_log = structlog.get_logger("communique.slack")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody; as it stands here with an id alone, somebody that nothing could be found out about.

    Attributes:
        known: Slack said who it is.
        admin: an admin or owner of the workspace; never a guest, a stranger, a bot or who has left.
        guest: is in some channels only.
        stranger: of another organisation.
        deleted: the account is deactivated.
        timezone: IANA name; None where it is not known.
    """

    id: str
    known: bool = False
    admin: bool = False
    guest: bool = False
    stranger: bool = True
    bot: bool = False
    deleted: bool = False
    timezone: str | None = None


class People:
    """What Slack knows of people, not more than five minutes old.

    Args:
        team: whose bot this is: everybody else is a stranger.
        elapsed_s: a clock that never goes back, in seconds.
    """

    def __init__(
        self, client: AsyncWebClient, team: Team, elapsed_s: Callable[[], float], *, most: int = MOST
    ) -> None:
        self._client, self._team = client, team
        self._people = Remembered(self._ask, elapsed_s, most=most)
        self._groups = Remembered(self._ask_group, elapsed_s, most=MOST_GROUPS)
        self._failing: set[str] = set()

    async def of(self, user: str) -> Person:
        """The person of this id. Never raises: see `Person` for who is not known."""
        return await self._people.of(user)

    async def is_admin(self, person: Person, listed: Iterable[str]) -> bool:
        """Whether somebody may change things: by Slack's own roles, or because our configuration lists them.

        Args:
            listed: ids of members and of user groups, whose members are meant.
        """
        if not person.known or person.deleted or person.bot:
            return False
        every = set(listed)
        if person.admin or person.id in every:
            return True
        for group in sorted(filter(USER_GROUP.fullmatch, every)):
            if person.id in await self._groups.of(group):
                return True
        return False

    def forget(self, user: str) -> None:
        """Ask anew: something happened to them."""
        self._people.forget(user)

    async def _ask(self, user: str) -> Said[Person]:
        try:
            told = await answered(self._client.users_info(user=user))
        except Unanswered as error:
            return Said(Person(user), self._unanswered("person_not_known", user, error))
        self._failing.clear()
        found = person_of(told.get("user"), self._team)
        if found is None or found.id != user:
            _log.warning("person_not_known", about=user, reason="Slack told of nobody")
            return Said(Person(user), FAILED_LASTING_S)
        return Said(found)

    async def _ask_group(self, group: str) -> Said[frozenset[str]]:
        try:
            told = await answered(self._client.usergroups_users_list(usergroup=group))
        except Unanswered as error:
            return Said(frozenset(), self._unanswered("user_group_not_known", group, error))
        members = told.get("users")
        return Said(frozenset(members if isinstance(members, list) else ()))

    def _unanswered(self, event: str, about: str, error: Unanswered) -> float:
        """Log it, once until Slack answers again; returns for how many seconds it holds."""
        if error.code in _NOT_THERE:
            return LASTING_S
        if error.code not in self._failing:
            self._failing.add(error.code)
            _log.warning(event, about=about, reason=error.reason)
        return FAILED_LASTING_S


def person_of(told: object, team: Team) -> Person | None:
    """Somebody as `users.info` and `users.list` tell of them; None where that is nobody.

    Args:
        team: whose bot this is.
    """
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        return None
    guest = _is(told, "is_restricted") or _is(told, "is_ultra_restricted")
    stranger = _is(told, "is_stranger") or not _is_of(told, team)
    bot, deleted = _is(told, "is_bot"), _is(told, "deleted")
    role = _is(told, "is_admin") or _is(told, "is_owner") or _is(told, "is_primary_owner")
    return Person(
        id=told["id"],
        known=True,
        admin=role and not (guest or stranger or bot or deleted),
        guest=guest,
        stranger=stranger,
        bot=bot,
        deleted=deleted,
        timezone=_timezone(told.get("tz")),
    )


def _is_of(told: Mapping[str, Any], team: Team) -> bool:
    """Whether somebody is of the bot's own workspace, or of another one of its organisation."""
    if team.id and told.get("team_id") == team.id:
        return True
    enterprise = told.get("enterprise_user")
    of = enterprise.get("enterprise_id") if isinstance(enterprise, dict) else None
    return bool(team.enterprise) and of == team.enterprise


def _timezone(name: object) -> str | None:
    if not isinstance(name, str):
        return None
    try:
        return ZoneInfo(name).key
    except (ValueError, KeyError, OSError):  # no possible name, no zone of this name, a folder of zones
        return None


def _is(told: Mapping[str, Any], key: str) -> bool:
    return told.get(key) is True
