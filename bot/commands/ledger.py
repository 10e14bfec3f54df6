"""`ledger`: what was due, what became of it, and an admin's word on what nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.result import Result
from bot.errors import UnknownName, UsageMistake
from bot.ledger.entries import ASKED
from bot.ledger.states import DeliveryState
from briefings import phrases
from briefings.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.ledger import Ledger
    from bot.ledger.entries import Delivery, Occurrence
    from briefings.shapes import Shape

DEFAULT_LIMIT = 20


def state_of(word: str) -> DeliveryState:
    """The state that a word names.

    Raises:
        UsageMistake: it names none.
    """
    try:
        return DeliveryState(word.strip().lower())
    except ValueError:
        hint = f"the states: {', '.join(DeliveryState)}"
        raise UsageMistake(f"there is no state {word!r}", hint=hint) from None


def listing(ledger: Ledger, *, state: DeliveryState | None = None, limit: int = DEFAULT_LIMIT) -> Result:
    """Occurrences, the latest first, each with what became of its deliveries.

    Args:
        state: only those with a delivery in this state.
    """
    held = ledger.occurrences(state=state, limit=limit)
    rows = tuple(
        (_called(one), phrases.moment(_local(one)), _summary(one, deliveries), one.id)
        for one, deliveries in held
    )
    reply = Reply(
        title="Ledger",
        rows=rows,
        notice="" if rows else "Nothing stands in the ledger.",
        footer=("communique ledger show ID",) if rows else (),
    )
    return Result(reply, {"occurrences": [_shape(one, deliveries) for one, deliveries in held]})


def showing(ledger: Ledger, name: str) -> Result:
    """One occurrence, or all of one briefing, with every delivery.

    Args:
        name: the id of an occurrence, of one of its deliveries, or the beginning of one.

    Raises:
        UnknownName: there is none.
        UsageMistake: several begin like that.
    """
    occurrence, deliveries = _found(ledger, name)
    rows = [(one.id, *delivery_row(one)) for one in deliveries]
    reply = Reply(
        title=_called(occurrence),
        aside=(phrases.moment(_local(occurrence)),),
        summary=(str(occurrence.state), *((occurrence.reason,) if occurrence.reason else ())),
        rows=tuple(rows),
        footer=(f"occurrence {occurrence.id}", f"time zones {occurrence.tzdata}"),
    )
    return Result(reply, _shape(occurrence, deliveries))


def resolving(ledger: Ledger, name: str, *, arrived: bool) -> Result:
    """An admin's word on a delivery that failed, is held or unknown: it arrived, or it is to be sent again.

    Args:
        name: the id of the delivery, or its beginning.

    Raises:
        UnknownName: there is none.
        UsageMistake: there is nothing to decide about it.
    """
    occurrence, deliveries = _found(ledger, name)
    of_name = [one for one in deliveries if one.id.startswith(name)]
    if len(of_name) != 1:
        raise UsageMistake(
            f"{name!r} names no delivery", hint=f"communique ledger show {occurrence.id}: the first column"
        )
    (delivery,) = of_name
    state = ledger.resolve(delivery.id, arrived=arrived)
    if state is None:
        raise UsageMistake(
            f"there is nothing to decide: it is {delivery.state}",
            hint="only what failed, is held or unknown can be resolved",
        )
    said = "noted: it arrived" if arrived else "it is sent again by the program that runs, or by run --once"
    reply = Reply(title=f"{_called(occurrence)} to {delivery.destination}", notice=said)
    return Result(reply, {"delivery": delivery.id, "state": state.value})


def delivery_row(one: Delivery) -> tuple[str, ...]:
    """A delivery as cells: where, which part, what became of it."""
    part = phrases.part(one.part, one.parts) if one.parts > 1 else ""
    if one.state is DeliveryState.SENT and one.posted_at is not None:
        return str(one.destination), part, f"sent {one.posted_at:%Y-%m-%d %H:%M:%S} UTC"
    tries = f" after {phrases.several(one.attempt, 'try', 'tries')}" if one.attempt else ""
    return str(one.destination), part, f"{one.state}{tries}{f': {one.reason}' if one.reason else ''}"


def delivery_shape(one: Delivery) -> Shape:
    """A delivery as JSON."""
    return {
        "id": one.id,
        "destination": str(one.destination),
        "part": one.part,
        "parts": one.parts,
        "mark": one.mark,
        "state": one.state.value,
        "attempts": one.attempt,
        "message_id": one.message_id,
        "posted_at": None if one.posted_at is None else f"{one.posted_at:%Y-%m-%dT%H:%M:%SZ}",
        "reason": one.reason,
    }


def _shape(occurrence: Occurrence, deliveries: Sequence[Delivery]) -> Shape:
    return {
        "id": occurrence.id,
        "kind": occurrence.kind.value,
        "subject": occurrence.subject,
        "nominal": occurrence.nominal,
        "timezone": occurrence.timezone,
        "due_at": f"{occurrence.due_at:%Y-%m-%dT%H:%M:%SZ}",
        "state": occurrence.state.value,
        "reason": occurrence.reason,
        "deliveries": [delivery_shape(one) for one in deliveries],
    }


def _found(ledger: Ledger, name: str) -> tuple[Occurrence, list[Delivery]]:
    found = ledger.named(name)
    if not found:
        raise UnknownName("occurrence or delivery", name, hint="communique ledger list")
    if len(found) > 1:
        raise UsageMistake(f"several begin with {name!r}", hint="type more of it")
    return found[0]


def _called(occurrence: Occurrence) -> str:
    return f"{occurrence.kind} {occurrence.subject}"


def _local(occurrence: Occurrence) -> datetime:
    return occurrence.due_at.astimezone(ZoneInfo(occurrence.timezone))


def _summary(occurrence: Occurrence, deliveries: Sequence[Delivery]) -> str:
    """`sent 3, failed 1`; with what is wrong where something is."""
    counts: dict[DeliveryState, int] = {}
    for one in deliveries:
        counts[one.state] = counts.get(one.state, 0) + 1
    told = ", ".join(f"{state} {number}" for state, number in counts.items()) or str(occurrence.state)
    asked = " (asked for)" if occurrence.nominal.endswith(ASKED) else ""
    return f"{told}{asked}"
