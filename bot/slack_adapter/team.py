"""The team: whose bot this is, in which workspace, and what it may do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.slack_adapter.asking import answered

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient


@dataclass(frozen=True, slots=True)
class Team:
    """What `auth.test` says of a bot's token.

    Attributes:
        id: of the workspace.
        name: of the workspace.
        enterprise: the id of the organisation that the workspace belongs to, or empty.
        bot: the bot's id as a member.
        bot_name: what it is mentioned by.
        scopes: what it was granted; None where Slack does not say.
    """

    id: str
    name: str = ""
    enterprise: str = ""
    bot: str = ""
    bot_name: str = ""
    scopes: frozenset[str] | None = None


async def team_of(client: AsyncWebClient) -> Team:
    """Whose token it is.

    Raises:
        Unanswered: Slack does not take it, or does not answer.
    """
    told = await answered(client.auth_test())
    granted = next((value for name, value in told.headers.items() if name.lower() == "x-oauth-scopes"), None)
    return Team(
        id=str(told.get("team_id") or ""),
        name=str(told.get("team") or ""),
        enterprise=str(told.get("enterprise_id") or ""),
        bot=str(told.get("user_id") or ""),
        bot_name=str(told.get("user") or ""),
        scopes=None if granted is None else frozenset(filter(None, map(str.strip, granted.split(",")))),
    )
