"""`pause`: a digest rests until a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.days import day
from bot.commands.result import Result
from bot.commands.subscriptions import HERE, own, row_of, shape_of
from bot.errors import UsageMistake
from bot.ledger import Ledger
from bot.ledger.states import Kind
from briefings.reply import Reply
from config.schedule import DateRange

if TYPE_CHECKING:
    from bot.application import Application

PAUSED = "Paused"
RESUMED = "No longer paused"


def pause(
    application: Application,
    subscription_id: str,
    *,
    until: str | None = None,
    off: bool = False,
    to: str = HERE,
) -> Result:
    """Let one of somebody's own digests rest from today on, or no longer.

    Args:
        until: the day on which it is due again, `YYYY-MM-DD`, in the digest's zone.
        off: it no longer rests.

    Raises:
        UsageMistake: no day, one that is over, both or neither; or it is nothing that can rest.
        UnknownName: they have none of this name.
    """
    one = own(application, subscription_id, to)
    if one.kind is not Kind.DIGEST:
        raise UsageMistake("what you follow cannot be paused", hint=f"unsubscribe {one.id}")
    ends = day(until, option="--until")
    if ends is not None and off:
        raise UsageMistake("either --until or --off", hint=f"pause {one.id} --off")
    if ends is None and not off:
        raise UsageMistake("pause needs --until or --off", hint=f"pause {one.id} --until 2026-01-07")
    resting = None
    if ends is not None:
        today = application.now().astimezone(ZoneInfo(one.timezone)).date()
        last = date.fromisoformat(ends) - timedelta(days=1)
        if last < today:
            raise UsageMistake(f"--until: {ends} is not after today", hint="the day on which it is due again")
        resting = DateRange(today, last)
    Ledger(application.store.engine).pause(one.id, resting)
    held = replace(one, paused=resting)
    return Result(
        Reply(RESUMED if off else PAUSED, rows=(row_of(application, held),)),
        {"subscription": shape_of(application, held)},
    )
