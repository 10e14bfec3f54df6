"""Held: the admins are told what did not arrive, or may not have, with buttons that decide about each.

A message that failed for good can be sent again; of one that nobody knows of, an admin says that it arrived,
or has it sent again (`bot.chat.settling`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.chat.places import places_told
from bot.delivery.notes import CLOCKS_APART, GATHERED, MAX_ROWS, Notes, about
from bot.ledger.states import OPEN, DeliveryState, Kind
from briefings import phrases
from briefings.replies.note import note
from briefings.reply import Action, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.editions import Press
    from bot.ledger.entries import Delivery, Occurrence
    from briefings.reply import Reply

LOOKED_BACK = timedelta(days=2)
"""Nobody is told of what went wrong longer ago."""

MOST_WITH_BUTTONS = 8
"""Deliveries of one note in a chat: two buttons for each fit into one message."""

DECISIONS = {
    DeliveryState.HELD: (Verb.ARRIVED, Verb.RESEND),
    DeliveryState.FAILED: (Verb.RESEND,),
}
"""What can be decided of a delivery by a click."""

LOOK = "Look whether it is there: what is sent again stands there twice where it is."
MEND = "Once that is mended, send it again."


def held(press: Press, now: datetime) -> int:
    """Notes of what did not arrive, each message in one of them.

    It may be done as often as one likes, and by several programs at once: the ledger holds each note once.
    What goes wrong is gathered for a while, or until nothing of its occurrence is under way any more.

    Returns:
        How many notes were posted.
    """
    posted = 0
    for occurrence, deliveries in press.ledger.troubled(since=now - LOOKED_BACK):
        for state in (DeliveryState.FAILED, DeliveryState.HELD):
            wrong = [one for one in deliveries if one.state is state]
            never_tried = [one for one in wrong if one.last_try_at is None]
            tried = [one for one in wrong if one.last_try_at is not None]
            for name, of_name in ((f"{state}", tried), (f"{state} untried", never_tried)):
                posted += _posted(press, occurrence, name, of_name, now)
    return posted


def _posted(
    press: Press, occurrence: Occurrence, name: str, wrong: Sequence[Delivery], now: datetime
) -> bool:
    """One note of what went wrong first of that which no note of this name has told yet."""
    if not wrong:
        return False
    told = _told_upto(press, occurrence, name)
    untold = [one for one in wrong if told is None or _wrong_at(one) > told]
    if not untold:
        return False
    end_at = min(map(_wrong_at, untold)) + GATHERED
    if now < end_at + CLOCKS_APART and _under_way(press, occurrence):
        return False
    gathered = [one for one in untold if _wrong_at(one) <= end_at]
    upto = max(map(_wrong_at, gathered))
    return Notes(press).post(
        about(occurrence),
        f"{name} {upto.isoformat()}",
        undelivered(occurrence, gathered),
        now=now,
        chat=in_chat(occurrence, gathered),
    )


def _told_upto(press: Press, occurrence: Occurrence, name: str) -> datetime | None:
    """The instant up to which notes of this name have told what went wrong with an occurrence."""
    notes = press.ledger.occurrences(subject=about(occurrence))
    split = (one.nominal.rpartition(" ") for one, _ in notes if one.kind is Kind.NOTE)
    return max((datetime.fromisoformat(upto) for said, _, upto in split if said == name), default=None)


def _under_way(press: Press, occurrence: Occurrence) -> bool:
    every = press.ledger.occurrences(subject=occurrence.id)
    return any(one.state in OPEN for _, deliveries in every for one in deliveries)


def _wrong_at(one: Delivery) -> datetime:
    """When it went wrong: what is settled is due then; what was tried went wrong after that."""
    return max(one.due_at, one.last_try_at or one.due_at)


def undelivered(occurrence: Occurrence, wrong: Sequence[Delivery]) -> Reply:
    """What went wrong, for who sits at a shell.

    Args:
        wrong: all of one state, at least one.
    """
    rows = [(str(one.destination), one.reason or str(one.state)) for one in wrong[:MAX_ROWS]]
    show = f"communique ledger show {occurrence.id}"
    if len(wrong) > MAX_ROWS:
        rows.append((phrases.more(len(wrong) - MAX_ROWS), show))
    if wrong[0].state is DeliveryState.HELD:
        hint = f"{show} names each; then: communique ledger resolve ID --arrived, or --send-again"
    else:
        hint = f"{show} names each; mend it, then: communique ledger resolve ID --send-again"
    return note(_title(occurrence, wrong), rows, hint, _places(wrong[:MAX_ROWS]))


def in_chat(occurrence: Occurrence, wrong: Sequence[Delivery]) -> Reply:
    """What went wrong, for who has buttons: those that decide about a delivery stand below it.

    Args:
        wrong: all of one state, at least one.
    """
    shown = wrong[:MOST_WITH_BUTTONS]
    rows = [(f"{number}", *_row(one)) for number, one in enumerate(shown, 1)]
    actions = tuple(
        Action(verb, one.id, beside=f"{number}")
        for number, one in enumerate(shown, 1)
        for verb in DECISIONS[one.state]
    )
    if len(wrong) > len(shown):
        rows.append(("", phrases.more(len(wrong) - len(shown)), ""))
    hint = LOOK if wrong[0].state is DeliveryState.HELD else MEND
    return replace(note(_title(occurrence, wrong), rows, hint, _places(shown)), actions=actions)


def _places(wrong: Sequence[Delivery]) -> tuple[str, ...]:
    return places_told(*(one.destination for one in wrong))


def _title(occurrence: Occurrence, wrong: Sequence[Delivery]) -> str:
    called = f"{occurrence.subject} {occurrence.nominal.replace('T', ' ')}"
    held = wrong[0].state is DeliveryState.HELD
    return f"{called}: {'nobody knows whether it arrived' if held else 'not delivered'}"


def _row(one: Delivery) -> tuple[str, str]:
    """Where to, with which part of several, and why."""
    part = f", part {phrases.part(one.part, one.parts)}" if one.parts > 1 else ""
    return f"{one.destination}{part}", one.reason or str(one.state)
