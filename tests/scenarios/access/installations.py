"""Installations: one with the closed collection and all that belongs to it, and one that never had it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.application import Application
from bot.chat.chat import Chat
from bot.chat.handing_in import handed_in
from bot.chat.proposals import Proposal, Proposals
from bot.commands.offers import offers_of
from bot.delivery.commission import commissions
from bot.delivery.courier import Courier
from bot.delivery.desk import Desk, desk_of
from bot.delivery.editions import Press
from bot.delivery.memories import Memories
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.home import Home
from bot.ingest import ingest
from bot.intake.standing import Outcome, Standings
from bot.ledger import Ledger
from bot.ledger.entries import Occurrence
from bot.ledger.states import Kind
from bot.offers import Link
from bot.rendering.discord.message import message_of as on_discord
from bot.rendering.slack.message import message_of as on_slack
from bot.versions.change import Change
from config import load
from config.configuration import SourceKind
from config.destination import Platform
from corpus.clearance import EVERYTHING
from tests.ingested import MONDAY
from tests.scenarios.access.cells import Known
from tests.scenarios.access.corpus import configuration, written
from tests.scenarios.access.seats import BOARDS_ADMIN, READER
from tests.scenarios.desks import HandClock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from bot.delivery.message import Message
    from briefings.reply import Reply
    from config.destination import Destination

NAMES = {"ask": "/ask", "brief": "/brief", "fact": "/fact", "communique": "/communique"}
THREAD = "1"
"""The message that this morning's briefing arrived as, everywhere."""

ASKED_BY_THE_BOARD = (
    "ask tunnel pumps zorkmids",
    "brief boardroom",
    "timeline",
    "check Xanthippa Vole said that 9,917 vehicles use the tunnel a day.",
)


class Drawing:
    """Draws for a platform, and sends nowhere: it arrives as message number 1."""

    limits = Limits()

    def __init__(self, message_of: Callable[[Reply], dict[str, Any] | None]) -> None:
        self._message_of = message_of

    def drawn(self, reply: Reply) -> Content | None:
        """See `bot.delivery.messenger`, as for the rest."""
        message = self._message_of(reply)
        return None if message is None else Content.of(reply, json.dumps(message, ensure_ascii=False))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        del destination, message, mark
        return Receipt(THREAD, MONDAY)

    async def find(
        self, destination: Destination, mark: str, since: datetime, *, thread: str | None = None
    ) -> Receipt | None:
        del destination, mark, since, thread
        return None

    async def probe(self, destination: Destination) -> None:
        del destination


@dataclass(frozen=True, slots=True)
class Installation:
    """A bot that has read its documents, and been asked in the board's room.

    Attributes:
        sent: this morning's briefings, by their names and where they went.
        known: what the board was shown, here.
    """

    chat: Chat
    press: Press
    sent: Mapping[str, str]
    known: Known

    @property
    def application(self) -> Application:
        """What sees everything."""
        return self.chat.application


def both(folder: Path) -> tuple[Installation, Installation]:
    """One with what is closed, and one over the same documents that has none of it and is asked the same."""
    written(folder)
    closed = installed(folder, closed=True)
    return closed, installed(folder, closed=False, told_of=closed.known)


def installed(folder: Path, *, closed: bool, told_of: Known | None = None) -> Installation:
    """A bot over the documents of a folder.

    Args:
        closed: with the closed collection.
        told_of: what is held out to it that it does not have itself.
    """
    name = "with" if closed else "without"
    file = folder / f"{name}.yaml"
    file.write_text(configuration(closed=closed), encoding="utf-8")
    application = Application(
        Home.at(folder / name), load(file), clock=lambda: MONDAY, clearance=EVERYTHING, max_file_bytes=100_000
    )
    ingest(application)
    application.index()
    for one in application.configuration.sources("vault" if closed else "public"):
        if one.kind is SourceKind.FEED:
            trouble = Outcome(timedelta(hours=1), trouble="it does not answer")
            Standings(application.store.engine).record(one, trouble, now=MONDAY)
    drawing = {Platform.SLACK: Drawing(on_slack), Platform.DISCORD: Drawing(on_discord)}
    ledger = Ledger(application.store.engine, clock=lambda: MONDAY)
    press = Press(application, ledger, drawing, Memories(ledger))
    chat = Chat(application, NAMES)
    sent = delivered(press)
    return Installation(chat, press, sent, _known(chat, ledger, told_of))


def delivered(press: Press) -> dict[str, str]:
    """The bodies of this morning's briefings, which arrive, by their names and where they went."""
    bodies: dict[str, str] = {}
    for (kind, name), commission in commissions(press.application.configuration).items():
        if kind is not Kind.BRIEFING:
            continue
        occurrence = Occurrence(kind, name, "2024-05-20T08:00", "Europe/Stockholm", "", MONDAY)
        editions = press.editions(commission, occurrence, commission.destinations, now=MONDAY)
        press.ledger.post(occurrence, editions)
        bodies |= {
            f"{name} {where}": " ".join(content.body for content in one.contents)
            for one in editions
            for where in one.destinations
        }
    courier = Courier(press.ledger, press.messengers, clock=HandClock(MONDAY.isoformat()), owner="walk")
    asyncio.run(courier.carry_due())
    return bodies


def desk(installation: Installation, *, after: timedelta) -> Desk:
    """A desk over it, some time later."""
    clock = HandClock((MONDAY + after).isoformat())
    return desk_of(installation.application, clock, messengers=installation.press.messengers, simulated=True)


def _known(chat: Chat, ledger: Ledger, told_of: Known | None) -> Known:
    """What the board's room is shown, and what somebody does there."""
    asked = (chat.typed(READER, line).reply for line in ASKED_BY_THE_BOARD)
    handles = tuple((one and one.handle) or "aaaaaaaaaaaa" for one in asked)
    if told_of is None:
        chat.done(READER, partial(_handed_in, chat))
    begun = _begun(chat)
    if told_of is not None:
        return Known(
            handles=handles,
            lines=told_of.lines,
            citations=told_of.citations,
            documents=told_of.documents,
            offers=told_of.offers,
            proposals=(begun.id,),
        )
    closed = [one for one in chat.application.reader.documents() if one.collection == "vault"]
    passages = chat.application.reader.passages_of([one.id for one in closed])
    citations = [f"{one.document.id}@1:{one.span.start}-{one.span.end}" for one in passages]
    offers = tuple(one.id for one in offers_of(chat.application).waiting())
    return Known(
        handles=handles,
        lines=tuple(sorted(ledger.lines_at(READER.where)))[:3],
        citations=tuple(citations[:4]),
        documents=tuple(one.id for one in closed),
        offers=offers,
        proposals=(begun.id,),
    )


def _begun(chat: Chat) -> Proposal:
    """A proposal of an admin's there, under an id that no platform escapes."""
    proposals, change = Proposals(chat.application.store.engine), Change("access.edit", "vault")
    while True:
        begun = proposals.begin(change, BOARDS_ADMIN, after=chat.application.version, now=chat.now())
        if begun.id.isalnum():
            return begun


def _handed_in(chat: Chat, application: Application) -> Reply:
    link = Link("https://example.org/plan.txt")
    return handed_in(application, READER, [link], now=chat.now())
