"""The app's commands over REST: registered for all, or in one server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord.community import APP
from tests.discord.payloads import problems
from tests.discord.refusal import (
    MISSING_ACCESS,
    TOO_MANY_COMMANDS,
    UNKNOWN_APPLICATION,
    UNKNOWN_COMMAND,
    Refusal,
    invalid,
)

if TYPE_CHECKING:
    from tests.discord.call import Call
    from tests.discord.community import Community

CREATES_A_DAY = 200


def listed(community: Community, call: Call) -> list[dict[str, Any]]:
    """GET: those registered."""
    return community.commands.get(_scope(community, call), [])


def replaced(community: Community, call: Call) -> list[dict[str, Any]]:
    """PUT: these in place of all there were; one of the same name and type is updated, any other created."""
    scope = _scope(community, call)
    if found := problems(call.body, kind="commands"):
        raise invalid(found)
    before = {_key(command): command for command in community.commands.get(scope, [])}
    created = [command for command in call.body if _key(command) not in before]
    _count(community, scope, len(created))
    kept = [_registered(community, scope, command, before.get(_key(command))) for command in call.body]
    community.commands[scope] = kept
    community.bell.ring()
    return kept


def created(community: Community, call: Call) -> dict[str, Any]:
    """POST: one more, or one updated."""
    scope = _scope(community, call)
    if found := problems(call.payload, kind="command"):
        raise invalid(found)
    before = {_key(command): command for command in community.commands.get(scope, [])}
    if _key(call.payload) not in before:
        _count(community, scope, 1)
    made = _registered(community, scope, call.payload, before.get(_key(call.payload)))
    community.commands[scope] = [*({**before, _key(made): made}).values()]
    return made


def deleted(community: Community, call: Call) -> None:
    """DELETE: one less."""
    scope = _scope(community, call)
    commands = community.commands.get(scope, [])
    rest = [command for command in commands if command["id"] != call.parts["command"]]
    if len(rest) == len(commands):
        raise Refusal(*UNKNOWN_COMMAND)
    community.commands[scope] = rest


def _scope(community: Community, call: Call) -> str | None:
    if call.parts["application"] != APP:
        raise Refusal(*UNKNOWN_APPLICATION)
    guild = call.parts.get("guild")
    if guild is not None and (guild not in community.guilds or not community.guilds[guild].members):
        raise Refusal(*MISSING_ACCESS)
    return guild


def _key(command: dict[str, Any]) -> tuple[int, str]:
    return command.get("type", 1), command["name"]


def _count(community: Community, scope: str | None, more: int) -> None:
    if community.creates.get(scope, 0) + more > CREATES_A_DAY:
        raise Refusal(*TOO_MANY_COMMANDS)
    community.creates[scope] = community.creates.get(scope, 0) + more


def _registered(
    community: Community, scope: str | None, command: dict[str, Any], before: dict[str, Any] | None
) -> dict[str, Any]:
    defaults: dict[str, Any] = {
        "type": 1,
        "description": "",
        "default_member_permissions": None,
        "nsfw": False,
        "dm_permission": True,
        "contexts": None,
        "integration_types": [0],
    }
    known = {
        "id": before["id"] if before else community.id(),
        "application_id": APP,
        "version": community.id(),
    }
    return defaults | command | known | ({"guild_id": scope} if scope else {})


_GLOBAL, _LOCAL = (
    "/applications/{application}/commands",
    "/applications/{application}/guilds/{guild}/commands",
)
ROUTES = {
    f"{method} {path}": handler
    for path in (_GLOBAL, _LOCAL)
    for method, handler in (("GET", listed), ("PUT", replaced), ("POST", created))
} | {f"DELETE {path}/{{command}}": deleted for path in (_GLOBAL, _LOCAL)}
