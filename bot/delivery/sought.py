"""Sought: once a week the admins get the questions that nothing answers, as a list of what to feed next.

what is remembered of the week (`bot.chat.missing`) → what still finds nothing → one note, each question once
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.chat.missing import Unanswered
from bot.delivery.notes import Notes
from bot.rendering import wording
from bot.rendering.neutral import neutral
from briefings import phrases
from briefings.replies.note import note
from corpus.words.tokens import token_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.application import Application
    from bot.chat.missing import Question
    from bot.delivery.editions import Press
    from briefings.reply import Reply
    from corpus.found import Found

SUBJECT = "what to feed next"
"""Of the notes in the ledger, the nominal of each being its Monday; and of how far they have come, as the
ordinal of the last of these."""

NOT_BEFORE = time(8)
"""Local time, on a Monday."""

MAX_LISTED = 15
MAX_CHARS = 150
"""Of a question, as it is shown: the whole list is one message."""

MAX_LOOKED_FOR = 100
"""Questions that are asked again, those asked most often first: each takes some hundredths of a second."""

CLOSED = "asked where closed collections are read"
HINT = "communique ingest PATH adds what answers them"
IN_CHAT = "Hand in what answers them: write me a link, or send me the file."


@dataclass(frozen=True, slots=True)
class Sought:
    """A question that several may have asked, in places of which the same may be known.

    Attributes:
        first: of those that asked it, the earliest.
        times: how often all of them did.
    """

    first: Question
    times: int


def sought(press: Press, now: datetime) -> bool:
    """Tell the admins, once a week, which questions found nothing and find nothing still.

    It may be done as often as one likes, and by several programs at once: the list of a week is posted once.
    Where the workspace has not asked for it, nothing is told.

    Returns:
        Whether a note was posted.
    """
    application, ledger = press.application, press.ledger
    if application.configuration.admins.unanswered is None:
        return False
    zone = ZoneInfo(application.configuration.timezone)
    monday = _monday(now.astimezone(zone))
    done = ledger.progress(SUBJECT)
    if done >= monday.toordinal():
        return False
    told = _note(
        press, since=_midnight(date.fromordinal(done), zone) if done else None, until=_midnight(monday, zone)
    )
    posted = False
    if told is not None:
        reply, chat = told
        posted = Notes(press).post(SUBJECT, monday.isoformat(), reply, now=now, chat=chat)
    ledger.say((), SUBJECT, since=done, upto=monday.toordinal())
    return posted


def grouped(questions: Sequence[Question]) -> list[Sought]:
    """The same words once, whatever their case and signs, those asked most often first."""
    together: dict[tuple[str, ...], list[Question]] = defaultdict(list)
    for one in questions:
        together[tuple(token_texts(one.words)) or (one.words.casefold(),)].append(one)
    found = [
        Sought(min(same, key=lambda one: one.asked_at), sum(one.times for one in same))
        for same in together.values()
    ]
    return sorted(found, key=lambda one: (-one.times, one.first.asked_at, one.first.words))


def _monday(local: datetime) -> date:
    """The Monday whose list is the last that is due."""
    monday = local.date() - timedelta(days=local.weekday())
    early = local.weekday() == 0 and local.time() < NOT_BEFORE
    return monday - timedelta(weeks=1) if early else monday


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _note(press: Press, *, since: datetime | None, until: datetime) -> tuple[Reply, Reply] | None:
    """The note as it is read beside a shell, and in a chat; None where every question finds something by now.

    Args:
        since: what was first asked before it has been told; None where nothing was.
    """
    application = press.application
    asked = Unanswered(application.store.engine).remembered(until=until)
    visible = Notes(press).visible
    by_place: dict[bool, list[Question]] = {True: [], False: []}
    for one in asked:
        by_place[application.configuration.visible_to(one.destination) <= visible].append(one)
    found = _open(application, by_place[True], since)
    hidden = len(_open(application, by_place[False], since))
    if not found and not hidden:
        return None
    zone = ZoneInfo(application.configuration.timezone)
    rows = [_row(question, near, zone) for question, near in found[:MAX_LISTED]]
    if len(found) > MAX_LISTED:
        rows.append((phrases.more(len(found) - MAX_LISTED), "", ""))
    if hidden:
        rows.append((f"{phrases.several(hidden, 'question')} {CLOSED}", "", ""))
    title = f"What to feed next: nothing answers {phrases.several(len(found) + hidden, 'question')}"
    return note(title, rows, HINT), note(title, rows, IN_CHAT)


def _open(
    application: Application, questions: Sequence[Question], since: datetime | None
) -> list[tuple[Sought, tuple[str, ...]]]:
    """The questions that were not told before and find nothing by now, each with what is near it.

    Each is asked again as those find the documents who asked it first.
    """
    new = [one for one in grouped(questions) if since is None or one.first.asked_at >= since]
    return [
        (one, found.suggestions)
        for one in new[:MAX_LOOKED_FOR]
        if not (found := _found(application, one.first)).answered
    ]


def _found(application: Application, question: Question) -> Found:
    seen = application.seen_by(application.configuration.visible_to(question.destination))
    return seen.index().search(question.words, clearance=seen.clearance, aliases=seen.aliases, limit=1)


def _row(one: Sought, near: Sequence[str], zone: ZoneInfo) -> tuple[str, str, str]:
    """A question as cells: its words, how often and since when it was asked, what is near it."""
    words = neutral(one.first.words)
    day = phrases.weekday(one.first.asked_at.astimezone(zone))
    often = f"asked on {day}" if one.times == 1 else f"asked {one.times:,} times since {day}"
    return words if len(words) <= MAX_CHARS else f"{words[:MAX_CHARS]}…", often, wording.near(near)
