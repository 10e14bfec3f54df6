"""The fake Slack to play with by hand: `python -m tests.slack --port 8765`.

It prints what the bot is started with; what is typed here is then said by a person: a line that begins with a
slash is a command, any other a message. What the bot answers is printed as that person sees it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import timedelta

from tests.platform.bell import NotSeen
from tests.slack.server import slack_serving
from tests.slack.workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

PERSON, PLACE = "U012ABC", "C012ABC"


def show(*words: object) -> None:
    """Print it at once."""
    print(*words, flush=True)  # noqa: T201  who plays reads that


async def play(port: int, events_url: str) -> None:
    """Serve until the input ends."""
    async with slack_serving(port=port) as slack:
        slack.events_url = events_url
        slack.add_user(PERSON, "ada", is_admin=True)
        slack.add_channel(PLACE, "general", members=[PERSON])
        show(f"SLACK_API_URL={slack.url}")
        show(
            f"SLACK_BOT_TOKEN={BOT_TOKEN}\nSLACK_APP_TOKEN={APP_TOKEN}\nSLACK_SIGNING_SECRET={SIGNING_SECRET}"
        )
        shown = 0
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            if line.startswith("/"):
                name, _, text = line.partition(" ")
                told = await slack.command(PERSON, PLACE, name, text)
                show(f"acknowledged: {told.latency}")
            else:
                await slack.say(PERSON, PLACE, line)
            try:
                seen = await slack.seen(PERSON, PLACE, count=shown + 1, within=timedelta(seconds=3))
            except NotSeen:
                show("(nothing)")
                continue
            for message in seen[shown:]:
                show("only you:" if message.only_for else "everyone:", message.text)
            shown = len(seen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.slack", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="on loopback; by default any that is free")
    parser.add_argument("--events-url", default="", help="where the bot listens over HTTP; else Socket Mode")
    given = parser.parse_args()
    asyncio.run(play(given.port, given.events_url))
