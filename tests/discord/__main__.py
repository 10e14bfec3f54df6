"""The fake Discord to play with by hand: `python -m tests.discord --port 8766`.

It prints what the bot is started with; what is typed here is then done by a person: a line that begins with
a slash is a command (`/ask question=tides`), any other a message. What the bot answers is printed as that
person sees it.
"""

from __future__ import annotations

import argparse
import asyncio
import shlex
import sys
from datetime import timedelta

from tests.discord.community import BOT_TOKEN
from tests.discord.elements import NotThere
from tests.discord.permissions import Permission
from tests.discord.server import discord_serving
from tests.platform.bell import NotSeen

PERSON, PLACE, ADMINS = "100000000000000001", "200000000000000001", "300000000000000001"


def show(*words: object) -> None:
    """Print it at once."""
    print(*words, flush=True)  # noqa: T201  who plays reads that


def command_of(line: str) -> tuple[str, dict[str, str]]:
    """The name of a command with its subcommands, and its options."""
    words = shlex.split(line.removeprefix("/"))
    options = dict(word.split("=", maxsplit=1) for word in words if "=" in word)
    return " ".join(word for word in words if "=" not in word), options


async def play(port: int) -> None:
    """Serve until the input ends."""
    async with discord_serving(port=port) as discord:
        discord.add_role(ADMINS, "admins", Permission.MANAGE_GUILD)
        discord.add_user(PERSON, "ada", roles=[ADMINS])
        discord.add_channel(PLACE, "general")
        show(f"DISCORD_API_URL={discord.url}\nDISCORD_TOKEN={BOT_TOKEN}")
        shown = 0
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            try:
                if line.startswith("/"):
                    done = await discord.command(PERSON, PLACE, *command_of(line))
                    show(f"acknowledged: {done.latency}")
                else:
                    discord.say(PERSON, PLACE, line)
                seen = await discord.seen(PERSON, PLACE, count=shown + 1, within=timedelta(seconds=3))
            except (NotSeen, NotThere) as nothing:
                show(f"({nothing})")
                continue
            for message in seen[shown:]:
                show("only you:" if message.only_for else "everyone:", message.text)
            shown = len(seen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.discord", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="on loopback; by default any that is free")
    asyncio.run(play(parser.parse_args().port))
