"""Failing sources: what could not be read for a day is a note to the admins, once a day until it can."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.delivery.clinic import NOT_BEFORE
from bot.delivery.notes import Notes, without_commands
from bot.intake.standing import standings
from briefings import phrases
from briefings.replies.note import note

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.intake.standing import Standing

AFTER = timedelta(days=1)
"""Shorter failures are the weather of the web; doctor and metrics tell them."""

MOST_NAMED = 12

MEND = "Mend the address in the configuration, or ask whoever runs it."


def failing(press: Press, now: datetime) -> bool:
    """Tell the admins which sources have not been read for a day.

    It may be done as often as one likes, and by several programs at once: the ledger holds each note once.

    Returns:
        Whether a note was posted.
    """
    application = press.application
    if now.astimezone(ZoneInfo(application.configuration.timezone)).time() < NOT_BEFORE:
        return False
    configuration = application.configuration
    wrong = [one for one in standings(application) if _is_failing(one, now)]
    if not wrong:
        return False
    visible = Notes(press).visible
    zone = ZoneInfo(configuration.timezone)
    named = [one for one in wrong if one.source.collection in visible]
    rows = [_row(one, zone) for one in named[:MOST_NAMED]]
    if len(named) > MOST_NAMED:
        rows.append((phrases.more(len(named) - MOST_NAMED), "communique doctor"))
    if len(named) < len(wrong):
        rows.append((f"{phrases.several(len(wrong) - len(named), 'source')} of a closed collection", ""))
    title = f"Not read for a day: {phrases.several(len(wrong), 'source')}"
    hint = "mend the address in the configuration, or ask whoever runs it; communique doctor has the rest"
    told = note(title, rows, hint)
    chat = replace(without_commands(told), notice=MEND)
    today = now.astimezone(zone).date().isoformat()
    return Notes(press).post("sources", today, told, now=now, chat=chat)


def _is_failing(one: Standing, now: datetime) -> bool:
    return one.failing_since is not None and now - one.failing_since >= AFTER


def _row(one: Standing, zone: ZoneInfo) -> tuple[str, str]:
    last = (
        "never read" if one.read_at is None else f"last read {phrases.moment(one.read_at.astimezone(zone))}"
    )
    return one.source.shown, f"{one.trouble}; {last}"
