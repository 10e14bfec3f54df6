"""The clinic's note: once a day the admins are told which of the new documents need their attention."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.clinic import cases, counted, rows_of
from bot.delivery.notes import Notes
from briefings import phrases
from briefings.replies.note import note
from corpus.bounds import Bounds

if TYPE_CHECKING:
    from bot.clinic import Case
    from bot.delivery.editions import Press
    from briefings.reply import Reply
    from corpus.store import Reader

NAME = "clinic"
"""Under which the ledger keeps how far this has come."""

NOT_BEFORE = time(9)
"""Local time: whoever puts documents right is at work then, and the night's are in."""

NOT_AFTER = time(17)
"""Local time: however much keeps arriving, the day's note is written now."""

QUIET = timedelta(minutes=2)
"""After the last arrival: what comes together is told together."""

MAX_CASES = 3
"""Documents that a note names with what fixes them; the command has the rest."""

ALL = "communique sources --needs-attention"


def clinic(press: Press, now: datetime) -> bool:
    """Tell the admins, once a day, which documents that came since the last note need attention.

    It may be called as often as one likes, and by several programs at once: the note of a day is posted once.
    Most of the time it asks for two numbers; documents are looked at when new ones are in, each once.

    Returns:
        Whether a note was posted.
    """
    application, ledger = press.application, press.ledger
    local = now.astimezone(ZoneInfo(application.configuration.timezone))
    if local.time() < NOT_BEFORE:
        return False
    done, change = ledger.progress(NAME), application.store.change()
    if change <= done or _told_today(press, local):
        return False
    arrived = Bounds(after_change=done)
    read_at = application.reader.totals(arrived).read_at
    if read_at and local.time() < NOT_AFTER and now < datetime.fromisoformat(read_at) + QUIET:
        return False
    found = _note(press, arrived)
    if found is not None and not Notes(press).post(NAME, local.date().isoformat(), found, now=now):
        return False
    ledger.say((), NAME, since=done, upto=change)
    return found is not None


def _told_today(press: Press, local: datetime) -> bool:
    since = local.replace(hour=0, minute=0, second=0, microsecond=0)
    notes = press.ledger.occurrences(subject=NAME, since=since)
    return any(one.nominal == local.date().isoformat() for one, _ in notes)


def _note(press: Press, arrived: Bounds) -> Reply | None:
    """The note; None where nothing that arrived needs attention.

    Documents of a closed collection are counted: not everybody who gets the note may know of them.
    """
    application = press.application
    visible = Notes(press).visible
    hidden = frozenset(application.reader.filed()) - visible
    open_cases = _cases(application.seen_by(visible).reader, arrived)
    closed = len(_cases(application.seen_by(hidden).reader, arrived)) if hidden else 0
    if not (open_cases or closed):
        return None
    rows = list(rows_of(open_cases, most=MAX_CASES, more=""))
    rows += [("", f"{phrases.several(closed, 'document')} of a closed collection")] if closed else []
    number = len(open_cases) + closed
    title = f"{phrases.several(number, 'new document')} could be better"
    return replace(note(title, rows, f"All of them: {ALL}"), summary=counted(open_cases))


def _cases(reader: Reader, arrived: Bounds) -> tuple[Case, ...]:
    return cases(reader, reader.documents(arrived))
