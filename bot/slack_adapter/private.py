"""Private: whether somebody may be written to alone; guests and people of other organisations may not."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.errors import Refused
from bot.slack_adapter.asking import Unanswered, answered
from bot.slack_adapter.people import person_of
from bot.slack_adapter.team import team_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack_adapter.team import Team
    from bot.slack_adapter.web import Web

LASTING = timedelta(hours=1)
"""So long it holds that somebody is a member."""

GUEST = "that is a guest: they are answered in channels only"
STRANGER = "that is somebody of another organisation: they are answered in channels only"

_NEVER_KNOWN = frozenset({"missing_scope", "user_not_found", "user_not_visible"})
"""Slack will not say who it is: then what sends to them finds out whether it can."""


class Private:
    """Asks Slack who somebody is before they get a message of their own.

    Args:
        elapsed_s: a clock that never goes back, in seconds.
    """

    def __init__(self, web: Web, elapsed_s: Callable[[], float] = time.monotonic) -> None:
        self._web, self._elapsed_s = web, elapsed_s
        self._team: Team | None = None
        self._members: dict[str, float] = {}  # until when they are taken for such

    async def check(self, user: str) -> None:
        """Return where somebody may be written to.

        Raises:
            Refused: they may not; or Slack does not say just now who they are.
        """
        if self._elapsed_s() < self._members.get(user, 0.0):
            return
        client = await self._web.once()
        try:
            self._team = self._team or await team_of(client)
            told = await answered(client.users_info(user=user))
        except Unanswered as error:
            if error.code in _NEVER_KNOWN:
                return
            raise Refused(f"nobody knows who that is: {error.reason}") from error
        person = person_of(told.get("user"), self._team)
        if person is None:
            raise Refused("nobody knows who that is: Slack told of nobody")
        if person.guest or person.stranger:
            raise Refused(STRANGER if person.stranger else GUEST, lasting=True)
        self._members[user] = self._elapsed_s() + LASTING.total_seconds()
