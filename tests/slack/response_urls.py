"""Response addresses: what lets a bot answer a command or a click, five times within thirty minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from aiohttp import web

from tests.slack.arguments import Arguments
from tests.slack.content import content_of
from tests.slack.refusal import Refusal
from tests.slack.workspace import BOT, BOT_ID

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tests.slack.channel import Channel
    from tests.slack.message import Message
    from tests.slack.workspace import Workspace

MAX_USES = 5
LASTS = timedelta(minutes=30)


@dataclass(slots=True)
class _Ticket:
    user: str
    channel: Channel
    original: Message | None
    issued_at: datetime
    uses: int = 0


class ResponseUrls:
    """The addresses given out so far, by the last part of their path.

    Attributes:
        refused: with which errors a POST to one of them was refused.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.refused: list[str] = []
        self._workspace = workspace
        self._issued: dict[str, _Ticket] = {}

    def issue(self, user: str, channel: Channel, original: Message | None = None) -> str:
        """An address's last part; `original` is the message that was clicked or chosen."""
        ticket = uuid4().hex
        self._issued[ticket] = _Ticket(user, channel, original, self._workspace.clock())
        return ticket

    async def answer(self, request: web.Request) -> web.Response:
        """What comes of a POST to a response address."""
        try:
            body = await request.json()
            self.respond(request.match_info["ticket"], body)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        except Refusal as refusal:
            self.refused.append(refusal.error)
            self._workspace.bell.ring()
            gone = refusal.error in {"used_url", "expired_url"}
            return web.json_response(refusal.payload(), status=404 if gone else 400)
        return web.Response(text="ok")

    def respond(self, ticket: str, body: Mapping[str, Any]) -> None:
        """Show, replace or take back what the body says.

        Raises:
            Refusal: `used_url`, `expired_url`, or whatever is wrong with the message.
        """
        issued = self._issued.get(ticket)
        if issued is None or self._workspace.clock() - issued.issued_at > LASTS:
            raise Refusal("expired_url")
        if issued.uses >= MAX_USES:
            raise Refusal("used_url")
        issued.uses += 1
        given = Arguments(body)
        if given.flag("delete_original"):
            self._take_back(issued)
        else:
            self._show(issued, given)
        self._workspace.bell.ring()

    def _take_back(self, issued: _Ticket) -> None:
        if issued.original in issued.channel.messages:
            issued.channel.messages.remove(issued.original)

    def _show(self, issued: _Ticket, given: Arguments) -> None:
        content = content_of(given)
        if given.flag("replace_original") and issued.original in issued.channel.messages:
            original = issued.original
            original.text, original.blocks, original.sent = content["text"], content["blocks"], given.given
            original.edited_by = BOT
            return
        everyone = given.text("response_type", "ephemeral") == "in_channel"
        self._workspace.post(
            issued.channel,
            {
                "user": BOT,
                "bot_id": BOT_ID,
                "only_for": None if everyone else issued.user,
                "thread_ts": given.text("thread_ts") or None,
                **content,
            },
        )

    def acknowledged(self, ticket: str, answer: Mapping[str, Any]) -> None:
        """Show what an acknowledgement carried, which is no use of the address."""
        if answer.get("text") or answer.get("blocks"):
            self._show(self._issued[ticket], Arguments(answer))
            self._workspace.bell.ring()
