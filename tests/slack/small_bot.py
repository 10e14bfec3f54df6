"""A small bot on Slack's own framework, to try the fake Slack with, in Socket Mode or over HTTP."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack.server import slack_serving
from tests.slack.workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.slack.people import Slack

BUTTONS: list[dict[str, Any]] = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "share",
                "value": "h1",
                "text": {"type": "plain_text", "text": "Share"},
            },
            {
                "type": "static_select",
                "action_id": "line:0",
                "options": [
                    {"text": {"type": "plain_text", "text": "Why"}, "value": "why|h1|1"},
                    {"text": {"type": "plain_text", "text": "Context"}, "value": "context|h1|1"},
                ],
            },
        ],
    }
]
MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "topics",
    "title": {"type": "plain_text", "text": "Topics"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "topics",
            "label": {"type": "plain_text", "text": "Topics"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


@dataclass
class Notes:
    """What the bot was told."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    clicked: list[dict[str, Any]] = field(default_factory=list)
    submitted: list[dict[str, Any]] = field(default_factory=list)


def bot_of(slack: Slack, notes: Notes) -> AsyncApp:  # noqa: C901  one small handler after the other
    """The bot; what it is told it writes into the notes."""
    client = AsyncWebClient(BOT_TOKEN, base_url=slack.url, retry_handlers=[])
    app = AsyncApp(client=client, signing_secret=SIGNING_SECRET)

    @app.command("/ask")
    async def ask(ack: Any, respond: Any, body: dict[str, Any]) -> None:  # noqa: ANN401  Bolt's own
        await ack()
        await respond(text=f"About {body['text']}", blocks=BUTTONS)

    @app.command("/fact")
    async def fact(ack: Any) -> None:  # noqa: ANN401
        await ack("At once")

    @app.command("/brief")
    async def brief(ack: Any, respond: Any) -> None:  # noqa: ANN401
        await ack()
        for number in range(6):
            await respond(f"answer {number}")

    @app.action("share")
    async def share(ack: Any, body: dict[str, Any], respond: Any) -> None:  # noqa: ANN401
        await ack()
        notes.clicked.append(body)
        await respond(text="Shared", replace_original=True)

    @app.action("line:0")
    async def line(ack: Any, body: dict[str, Any]) -> None:  # noqa: ANN401
        await ack()
        notes.clicked.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.shortcut("check")
    async def check(ack: Any, body: dict[str, Any]) -> None:  # noqa: ANN401
        await ack()
        await client.chat_postEphemeral(
            channel=body["channel"]["id"], user=body["user"]["id"], text=f"Checked {body['message']['text']}"
        )

    @app.view("topics")
    async def topics(ack: Any, body: dict[str, Any]) -> None:  # noqa: ANN401
        notes.submitted.append(body)
        entered = body["view"]["state"]["values"]["topics"]["text"]["value"]
        if entered == "wrong":
            await ack(response_action="errors", errors={"topics": "Not so"})
        else:
            await ack()

    @app.event("app_mention")
    async def mentioned(event: dict[str, Any], say: Any) -> None:  # noqa: ANN401
        await say(text="You called", thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    async def message(body: dict[str, Any]) -> None:
        notes.heard.append(body)

    @app.event("app_home_opened")
    async def home(event: dict[str, Any]) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": BUTTONS})

    @app.event("member_joined_channel")
    async def joined(event: dict[str, Any], say: Any) -> None:  # noqa: ANN401
        await say(f"Hello, {event['channel']}")

    return app


@asynccontextmanager
async def listening(slack: Slack, app: AsyncApp, mode: str) -> AsyncIterator[None]:
    """The bot, connected in that mode."""
    if mode == "socket":
        handler = AsyncSocketModeHandler(app, APP_TOKEN)
        handler.client.ping_interval = 0.05
        await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt has no types here
        await slack.connected()
        try:
            yield
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]  # likewise
        return
    runner = web.AppRunner(app.server(path="/slack/events").web_app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port, *_ = runner.addresses[0]
    slack.events_url = f"http://{host}:{port}/slack/events"
    try:
        yield
    finally:
        await runner.cleanup()


def with_bot(
    act: Callable[[Slack, Notes], Awaitable[None]],
    mode: str,
    **made: Any,  # noqa: ANN401  slack_serving's own arguments
) -> None:
    """Run the act with the bot listening, in a workspace with two people and two channels."""

    async def run() -> None:
        async with slack_serving(**made) as slack:
            slack.add_user("U012ABC", "ada")
            slack.add_user("U034DEF", "ben")
            slack.add_channel("C012ABC", "general", members=["U012ABC", "U034DEF"])
            slack.add_channel("C034DEF", "elsewhere", members=["U012ABC"], bot=False)
            notes = Notes()
            async with listening(slack, bot_of(slack, notes), mode):
                await act(slack, notes)

    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    asyncio.run(run())
