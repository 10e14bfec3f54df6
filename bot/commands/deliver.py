"""`deliver`: a configured briefing to its destinations, by hand: what is due of it, or one more at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.ledger import delivery_row, delivery_shape
from bot.commands.result import Result
from bot.delivery.commission import Commission
from bot.delivery.planner import FREEZE_LEAD, planned
from bot.errors import UnknownName, UsageMistake
from bot.ledger.entries import ASKED, Occurrence, Planned
from bot.ledger.states import DeliveryState, Kind
from bot.schedule.tzdata import tzdata_version
from briefings import phrases
from briefings.reply import Reply
from config.near import did_you_mean

if TYPE_CHECKING:
    from datetime import datetime

    from bot.application import Application
    from bot.delivery.desk import Desk
    from briefings.shapes import Shape

LOOKED_BACK = timedelta(days=8)
"""So far back the last occurrence of a briefing is looked for."""

PATIENCE = timedelta(seconds=150)
"""So long is waited for a platform that answers slowly, or wants to be left alone."""


def deliver(
    application: Application, desk: Desk, name: str, *, at_once: bool = False, dry_run: bool = False
) -> Result:
    """Deliver the last occurrence of a briefing, as far as it has not arrived; each destination gets it once.

    Args:
        at_once: one more, whatever its plan says; once a minute at most.
        dry_run: show what would go where, and send nothing.

    Raises:
        UnknownName: there is no such briefing.
        UsageMistake: it goes nowhere, or was not due in the last days.
    """
    commission = commission_of(application, name)
    now = desk.day.clock.now()
    one = asked_for(commission, now) if at_once else _last_due(commission, now)
    if dry_run:
        return _previewed(desk, commission, one, now)
    desk.ledger.plan([one])
    waiting = next(
        (each for each in desk.ledger.waiting(now + FREEZE_LEAD) if each.occurrence.id == one.occurrence.id),
        None,
    )
    if waiting is not None:
        desk.day.freeze(commission, waiting, now=now)
    asyncio.run(desk.courier.carry_due(patience=PATIENCE))
    return _delivered(desk, one.occurrence)


def commission_of(application: Application, name: str) -> Commission:
    """What is delivered under the name of a briefing.

    Raises:
        UnknownName: there is no such briefing.
        UsageMistake: it goes nowhere.
    """
    briefings = application.configuration.briefings
    if name not in briefings:
        raise UnknownName("briefing", name, hint=did_you_mean(name, briefings, kind="briefing"))
    if not briefings[name].to:
        raise UsageMistake(
            f"the briefing {name!r} goes nowhere", hint=f"list destinations under briefings: {name}: to"
        )
    return Commission(Kind.BRIEFING, name, briefings[name])


def asked_for(commission: Commission, now: datetime) -> Planned:
    """One more at once, whatever its plan says: twice within a minute it is the same one."""
    local = now.astimezone(ZoneInfo(commission.briefing.timezone))
    nominal = f"{local:%Y-%m-%dT%H:%M}{ASKED}"
    occurrence = Occurrence(
        commission.kind,
        commission.subject,
        nominal,
        commission.briefing.timezone,
        tzdata_version(),
        now.replace(second=0, microsecond=0),
        unknown=commission.briefing.unknown,
    )
    return Planned(occurrence, commission.destinations)


def _last_due(commission: Commission, now: datetime) -> Planned:
    due = [one for one in planned(commission, now - LOOKED_BACK, now) if one.occurrence.reason is None]
    if not due:
        raise UsageMistake(
            f"the briefing {commission.subject!r} was not due in the last {LOOKED_BACK.days} days",
            hint=f"communique deliver {commission.subject} --now",
        )
    return due[-1]


def _previewed(desk: Desk, commission: Commission, one: Planned, now: datetime) -> Result:
    """What would be sent, with where it goes; nothing is stored."""
    readers = [where for where in one.destinations if where.platform in desk.messengers]
    rows: list[tuple[str, ...]] = []
    messages: list[Shape] = []
    lateness = desk.day.lateness(commission, one.occurrence, now)
    for edition in desk.press.editions(commission, one.occurrence, readers, now=now, lateness=lateness):
        for where in edition.destinations:
            rows.append((str(where), phrases.several(len(edition.contents), "message")))
            messages += [
                {
                    "destination": str(where),
                    "part": part,
                    "parts": len(edition.contents),
                    "text": content.body,
                    "citations": list(content.citations),
                }
                for part, content in enumerate(edition.contents, start=1)
            ]
    rows += [(str(where), "not set up") for where in one.destinations if where not in readers]
    reply = Reply(title=f"{_called(one.occurrence)}: nothing was sent", rows=tuple(rows))
    return Result(reply, {**_named(one.occurrence), "dry_run": True, "messages": messages})


def previews(result: Result) -> list[tuple[str, str]]:
    """Each message of a dry run once, in order, with the destinations that get it, and which part it is."""
    together: dict[tuple[str, str], list[str]] = {}
    for one in result.shape.get("messages", ()):
        part = f" ({phrases.part(one['part'], one['parts'])})" if one["parts"] > 1 else ""
        together.setdefault((one["text"], part), []).append(one["destination"])
    return [(f"{', '.join(where)}{part}", text) for (text, part), where in together.items()]


def _delivered(desk: Desk, occurrence: Occurrence) -> Result:
    ((held, deliveries),) = desk.ledger.occurrences(subject=occurrence.id)
    well = all(one.state is DeliveryState.SENT for one in deliveries)
    reply = Reply(
        title=_called(held),
        rows=tuple(delivery_row(one) for one in deliveries),
        notice="" if well else f"communique ledger show {held.id}",
    )
    shape = {**_named(held), "dry_run": False, "deliveries": [delivery_shape(one) for one in deliveries]}
    return Result(reply, shape, ok=well)


def _called(occurrence: Occurrence) -> str:
    return f"{occurrence.subject} {occurrence.nominal.removesuffix(ASKED).replace('T', ' ')}"


def _named(occurrence: Occurrence) -> dict[str, object]:
    return {"occurrence": occurrence.id, "briefing": occurrence.subject, "nominal": occurrence.nominal}
