"""Notes to the admins, through the same ledger: each is sent once, whichever program finds it out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.ledger.entries import Edition, Frozen, Occurrence, name_of
from bot.ledger.states import OPEN, DeliveryState, Kind
from briefings import phrases
from briefings.replies.note import note
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.delivery.commission import Commission
    from bot.delivery.editions import Press
    from bot.ledger.entries import Delivery, Planned
    from briefings.reply import Reply

CONSOLE = Destination(Platform.CONSOLE)

IN_CHAT = frozenset({Platform.SLACK, Platform.DISCORD})
"""Where notes are read by people who have buttons and no shell at hand."""

LOOKED_BACK = timedelta(days=2)
"""Nobody is told of what went wrong longer ago."""

MAX_ROWS = 12

GATHERED = timedelta(minutes=2)
"""What goes wrong with one briefing within so long is one note, however much it is."""

CLOCKS_APART = timedelta(seconds=10)
"""The ledger's clock may be the database's: what it stamped by then is written."""

_log = structlog.get_logger("communique.notes")


@dataclass(frozen=True, slots=True)
class Notes:
    """Writes to the admins."""

    press: Press

    @property
    def visible(self) -> frozenset[str]:
        """The collections that may be named in a note: everyone who gets it may see them."""
        configuration = self.press.application.configuration
        return frozenset(configuration.collections).intersection(
            *(configuration.visible_to(where) for where in configuration.admins.notes or (CONSOLE,))
        )

    def post(
        self, subject: str, nominal: str, reply: Reply, *, now: datetime, chat: Reply | None = None
    ) -> bool:
        """Post a note, once for each subject and nominal; False where it was posted before.

        Args:
            reply: as it is read beside a shell, with the commands that help.
            chat: as it is read in a chat, where no such command can be typed; None for the same without them.
        """
        configured = self.press.application.configuration.admins.notes or (CONSOLE,)
        reachable = [where for where in configured if where.platform in self.press.messengers]
        if len(reachable) < len(configured):
            _log.warning("notes_unreachable", destinations=[str(one) for one in configured])
        places: dict[bool, list[Destination]] = defaultdict(list)
        for where in reachable or [CONSOLE]:
            places[where.platform in IN_CHAT].append(where)
        said = {False: reply, True: without_commands(reply) if chat is None else chat}
        editions = [
            Frozen(Edition(now), contents, readers)
            for in_chat, together in places.items()
            for _, contents, readers in self.press.drawn(said[in_chat], together)
        ]
        occurrence = Occurrence(Kind.NOTE, subject, nominal, "UTC", "", now)
        posted = bool(editions) and self.press.ledger.post(occurrence, editions)
        if posted:
            _log.warning("note", title=reply.title, rows=reply.rows, about=subject)
        return posted

    def report(self, now: datetime) -> int:
        """Notes of what did not arrive, each message in one of them; returns how many were new.

        What goes wrong is gathered for a while, or until nothing of its occurrence is under way any more.
        """
        posted = 0
        for occurrence, deliveries in self.press.ledger.troubled(since=now - LOOKED_BACK):
            for state in (DeliveryState.FAILED, DeliveryState.HELD):
                wrong = [one for one in deliveries if one.state is state]
                never_tried = [one for one in wrong if one.last_try_at is None]
                tried = [one for one in wrong if one.last_try_at is not None]
                for name, of_name in ((f"{state}", tried), (f"{state} untried", never_tried)):
                    posted += self._report(occurrence, name, of_name, now)
        return posted

    def missed(
        self,
        missed: Sequence[tuple[Planned, str]],
        ordered: Mapping[tuple[Kind, str], Commission],
        *,
        now: datetime,
    ) -> bool:
        """One note of all that was missed and is not made up for, once; False where there is nothing new.

        Args:
            missed: each with the reason.
        """
        if not missed:
            return False
        together: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one, reason in missed:
            commission = ordered[one.occurrence.kind, one.occurrence.subject]
            policy = reason.removeprefix("missed: ")
            together[called(commission), policy].append(one.occurrence.nominal.replace("T", " "))
        rows = [(name, _span(nominal), policy) for (name, policy), nominal in together.items()]
        left = rows[MAX_ROWS:]
        if left:
            rows = [*rows[:MAX_ROWS], (phrases.more(len(left)), "", "communique ledger list")]
        title = f"Missed while nothing ran: {phrases.several(len(missed), 'briefing')}"
        which = name_of(*sorted(one.occurrence.id for one, _ in missed))
        return self.post(
            "missed", which, note(title, rows, "communique ledger list --state skipped"), now=now
        )

    def _report(self, occurrence: Occurrence, name: str, wrong: Sequence[Delivery], now: datetime) -> int:
        """One note of what went wrong first of that which no note of this name has told yet."""
        if not wrong:
            return 0
        told = self._told_upto(occurrence, name)
        untold = [one for one in wrong if told is None or _wrong_at(one) > told]
        if not untold:
            return 0
        end_at = min(map(_wrong_at, untold)) + GATHERED
        if now < end_at + CLOCKS_APART and self._under_way(occurrence):
            return 0
        gathered = [one for one in untold if _wrong_at(one) <= end_at]
        upto = max(map(_wrong_at, gathered))
        reply = _undelivered(occurrence, gathered)
        chat = replace(without_commands(reply), notice=_to_ask_for(gathered))
        return self.post(about(occurrence), f"{name} {upto.isoformat()}", reply, now=now, chat=chat)

    def _told_upto(self, occurrence: Occurrence, name: str) -> datetime | None:
        """The instant up to which notes of this name have told what went wrong with an occurrence."""
        notes = self.press.ledger.occurrences(subject=about(occurrence))
        split = (one.nominal.rpartition(" ") for one, _ in notes if one.kind is Kind.NOTE)
        return max((datetime.fromisoformat(upto) for said, _, upto in split if said == name), default=None)

    def _under_way(self, occurrence: Occurrence) -> bool:
        every = self.press.ledger.occurrences(subject=occurrence.id)
        return any(one.state in OPEN for _, deliveries in every for one in deliveries)


def without_commands(reply: Reply) -> Reply:
    """A note without its hint, and without the cells that are commands of the shell."""
    return replace(reply, rows=tuple(map(_without_commands, reply.rows)), notice="")


def _without_commands(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row; where nothing else was in it, as one that no row stands under."""
    first, *rest = row
    kept = ["" if cell.startswith("communique ") else cell for cell in rest]
    return (first, *kept) if kept == rest or any(kept) else ("", first, *kept[1:])


def about(occurrence: Occurrence) -> str:
    """What a note about an occurrence has for its subject: `briefing morning 2026-03-02T08:00`."""
    return f"{occurrence.kind} {occurrence.subject} {occurrence.nominal}"


def called(commission: Commission) -> str:
    """What people call it: the name of a briefing; the title of a digest and whose it is."""
    if commission.kind is Kind.BRIEFING:
        return commission.subject
    whose = ", ".join(map(str, commission.destinations))
    return f"{commission.briefing.title} for {whose} ({commission.subject})"


def _span(nominal: Sequence[str]) -> str:
    """`5: 2026-03-02 08:00 to 2026-03-06 08:00`, or the only one."""
    if len(nominal) == 1:
        return nominal[0]
    return f"{len(nominal):,}: {min(nominal)} to {max(nominal)}"


def _wrong_at(one: Delivery) -> datetime:
    """When it went wrong: what is settled is due then; what was tried went wrong after that."""
    return max(one.due_at, one.last_try_at or one.due_at)


def _to_ask_for(wrong: Sequence[Delivery]) -> str:
    """What admins can do who have no shell of this installation."""
    if wrong[0].state is DeliveryState.HELD:
        return "Look whether it is there: whoever runs the bot can send it again, or settle that it arrived."
    return "Once that is mended, whoever runs the bot can send it again."


def _undelivered(occurrence: Occurrence, wrong: Sequence[Delivery]) -> Reply:
    called = f"{occurrence.subject} {occurrence.nominal.replace('T', ' ')}"
    rows = [(str(one.destination), one.reason or str(one.state)) for one in wrong[:MAX_ROWS]]
    show = f"communique ledger show {occurrence.id}"
    if len(wrong) > MAX_ROWS:
        rows.append((f"+{len(wrong) - MAX_ROWS} more", show))
    if wrong[0].state is DeliveryState.HELD:
        title = f"{called}: nobody knows whether it arrived"
        hint = f"{show} names each; then: communique ledger resolve ID --arrived, or --send-again"
    else:
        title = f"{called}: not delivered"
        hint = f"{show} names each; mend it, then: communique ledger resolve ID --send-again"
    return note(title, rows, hint)
