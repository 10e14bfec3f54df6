"""Notes to the admins, through the same ledger: each is sent once, whichever program finds it out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.ledger.entries import Edition, Frozen, Occurrence, name_of
from bot.ledger.states import Kind
from briefings import phrases
from briefings.replies.note import note
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.delivery.commission import Commission
    from bot.delivery.editions import Press
    from bot.ledger.entries import Planned
    from briefings.reply import Reply

CONSOLE = Destination(Platform.CONSOLE)

IN_CHAT = frozenset({Platform.SLACK, Platform.DISCORD})
"""Where notes are read by people who have buttons and no shell at hand."""

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
