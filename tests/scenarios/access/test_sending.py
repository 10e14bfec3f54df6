"""What is for the board goes to its room while the board alone reads there: looked at again as it is sent."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.application import Application
from bot.delivery.closed import PUBLIC, SHARED, Closed
from bot.delivery.desk import desk_of
from bot.delivery.outbox import OutboxMessenger
from bot.discord_adapter.messenger import DiscordMessenger
from bot.discord_adapter.readers import Readers as DiscordReaders
from bot.discord_adapter.web import Web as DiscordWeb
from bot.home import Home
from bot.ledger.states import DeliveryState
from bot.slack_adapter.messenger import SlackMessenger
from bot.slack_adapter.readers import Readers as SlackReaders
from bot.slack_adapter.web import Web as SlackWeb
from config import load
from config.destination import Platform, destination
from corpus.clearance import EVERYTHING
from tests.discord.channel import Overwrite
from tests.discord.community import BOT, GUILD
from tests.discord.community import BOT_TOKEN as DISCORD_TOKEN
from tests.discord.permissions import Permission
from tests.scenarios.desks import HandClock, Newsroom
from tests.scenarios.discord.standing import standing as on_discord
from tests.scenarios.slack.scene import ANNA
from tests.scenarios.slack.standing import LONG_S
from tests.scenarios.slack.standing import standing as on_slack
from tests.slack.workspace import BOT_TOKEN as SLACK_TOKEN

if TYPE_CHECKING:
    from pathlib import Path

    from bot.delivery.messenger import Messenger
    from tests.discord.people import Discord
    from tests.scenarios.discord.standing import Standing as OnDiscord
    from tests.scenarios.slack.standing import Standing as OnSlack
    from tests.slack.people import Slack

BOARD, BOARD_D = "C0BOARD", "500000000000000020"
CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {{paths: [news]}}
  vault: {{paths: [board], allow: ["{board}"]}}
topics:
  tunnel: {{words: [tunnel, harbour]}}
briefings:
  boardroom: {{title: For the board, days: daily, at: "08:00", topics: [tunnel], to: ["{board}"]}}
admins: {{notes: ["file:notes.jsonl"]}}
"""
OPEN = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"
CLOSED = "The pumps of the harbour tunnel cost 7,319 zorkmids.\n"
LATER = "The doors of the harbour tunnel cost 8,214 zorkmids.\n"
FROZEN, SENT = "05:59:00+00:00", "06:05:00+00:00"
"""Eight in Stockholm is six in June; two minutes before, what is sent is written."""


@dataclass
class Boardroom(Newsroom):
    """A newsroom with one briefing, which goes to the board."""

    def __post_init__(self) -> None:
        for name in ("news", "board"):
            (self.folder / name).mkdir()
        file = self.folder / "communique.yaml"
        file.write_text(CONFIG.format(board=self.to), encoding="utf-8")
        self.application = Application(
            Home.at(self.folder / "home"),
            load(file),
            clock=self.clock.now,
            clearance=EVERYTHING,
            max_file_bytes=100_000,
        )
        self.read("opening.txt", OPEN)
        self.read("pumps.txt", CLOSED, where="board")

    def served_by(self, platform: Platform, messenger: Messenger) -> None:
        """Its briefing is carried by a messenger, and its notes into a file."""
        outbox = OutboxMessenger(self.application.home.folder, clock=self.clock.now)
        messengers: dict[Platform, Messenger] = {Platform.FILE: outbox, platform: messenger}
        self.desk = desk_of(self.application, self.clock, messengers=messengers, simulated=True)

    def failed(self) -> list[str | None]:
        """Why deliveries of it have failed."""
        found = self.desk.ledger.occurrences(state=DeliveryState.FAILED)
        return [each.reason for _, deliveries in found for each in deliveries]


def _slack_board(folder: Path) -> Boardroom:
    return Boardroom(folder, HandClock("2026-06-08T05:00:00+00:00"), to=f"slack:{BOARD}")


def _begin(room: Boardroom, there: OnSlack) -> None:
    web = SlackWeb(SLACK_TOKEN, there.slack.url)
    readers = SlackReaders(web, Closed(room.application))
    room.served_by(Platform.SLACK, SlackMessenger(web, readers=readers))
    there.slack.add_channel(BOARD, "board", members=[ANNA], is_private=True)


def _posted(there: OnSlack) -> list[str]:
    return [one.text for one in there.slack.messages(BOARD)]


def test_in_a_slack_channel_of_the_boards_own_it_arrives(tmp_path: Path) -> None:
    room = _slack_board(tmp_path)
    with on_slack(room.application) as there:
        _begin(room, there)
        room.until(f"2026-06-08T{SENT}")
        (sent,) = _posted(there)
        assert "7,319 zorkmids" in sent
    room.application.store.engine.dispose()


def test_a_slack_channel_that_was_shared_after_it_was_written_does_not_get_it_and_admins_are_told(
    tmp_path: Path,
) -> None:
    room = _slack_board(tmp_path)
    with on_slack(room.application) as there:
        _begin(room, there)
        room.until(f"2026-06-08T{FROZEN}")
        there.slack.channel(BOARD).is_ext_shared = True  # and what Slack tells of that is lost
        room.until(f"2026-06-08T{SENT}")
        room.round()
        assert _posted(there) == []
        assert room.failed() == [SHARED]
        (note,) = [one for one in room.texts("notes.jsonl") if "boardroom" in one or "For the board" in one]
        assert "another organisation reads this channel by now" in note
        assert "zorkmid" not in note
    room.application.store.engine.dispose()


def test_a_slack_channel_of_which_is_told_that_it_is_shared_gets_what_is_open_instead(
    tmp_path: Path,
) -> None:
    room = _slack_board(tmp_path)
    where = destination(f"slack:{BOARD}")
    with on_slack(room.application) as there:
        _begin(room, there)
        room.until(f"2026-06-08T{FROZEN}")

        async def share(slack: Slack) -> None:
            await slack.share(BOARD)
            async with asyncio.timeout(LONG_S):
                while room.application.configuration.visible_to(where) != {"public"}:  # noqa: ASYNC110  no bell
                    await asyncio.sleep(0)

        there.do(share)
        room.until(f"2026-06-08T{SENT}")
        (sent,) = _posted(there)
        assert "nine years" in sent
        assert "zorkmid" not in sent
    room.application.store.engine.dispose()


def test_a_clearance_taken_away_after_it_was_written_has_it_written_anew(tmp_path: Path) -> None:
    room = _slack_board(tmp_path)
    with on_slack(room.application) as there:
        _begin(room, there)
        room.until(f"2026-06-08T{FROZEN}")
        room.reconfigure(f'allow: ["slack:{BOARD}"]', "allow: []")
        room.until(f"2026-06-08T{SENT}")
        (sent,) = _posted(there)
        assert "nine years" in sent
        assert "zorkmid" not in sent
    room.application.store.engine.dispose()


def test_a_slack_channel_that_has_become_public_gets_no_more_of_it(tmp_path: Path) -> None:
    room = _slack_board(tmp_path)
    with on_slack(room.application) as there:
        _begin(room, there)
        room.until(f"2026-06-08T{SENT}")
        room.read("doors.txt", LATER, where="board")
        there.slack.channel(BOARD).is_private = False
        room.until(f"2026-06-09T{SENT}")
        (only,) = _posted(there)
        assert "7,319" in only
        assert room.failed() == [PUBLIC]
    room.application.store.engine.dispose()


def test_a_discord_channel_that_everybody_may_read_by_now_gets_no_more_of_it(tmp_path: Path) -> None:
    room = Boardroom(tmp_path, HandClock("2026-06-08T05:00:00+00:00"), to=f"discord:{BOARD_D}")
    shut = {
        GUILD: Overwrite(deny=int(Permission.VIEW_CHANNEL)),
        BOT: Overwrite(allow=int(Permission.VIEW_CHANNEL), of_member=True),
    }
    with on_discord(room.application) as there:
        web = DiscordWeb(DISCORD_TOKEN, there.discord.url)
        readers = DiscordReaders(Closed(room.application))
        room.served_by(Platform.DISCORD, DiscordMessenger(web, readers=readers))
        there.discord.add_channel(BOARD_D, "board", overwrites=shut)
        room.until(f"2026-06-08T{SENT}")
        assert len(_seen(there)) == 1
        room.read("doors.txt", LATER, where="board")

        async def open_up(discord: Discord) -> None:
            discord.channel(BOARD_D).overwrites.clear()

        there.do(open_up)
        room.until(f"2026-06-09T{SENT}")
        (only,) = _seen(there)
        assert "7,319" in only
        assert room.failed() == [PUBLIC]
    room.application.store.engine.dispose()


def _seen(there: OnDiscord) -> list[str]:
    return [repr(one.components) for one in there.discord.messages(BOARD_D)]
