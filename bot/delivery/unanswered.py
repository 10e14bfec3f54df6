"""Unanswered: the admins are told of questions that nothing answers, where somebody wanted them to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.missing import Unanswered
from bot.chat.places import places_told
from bot.delivery.gathering import LOOKED_BACK, Event, Telling
from bot.delivery.notes import Notes
from bot.ledger.entries import name_of
from bot.rendering.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.chat.missing import Question
    from bot.delivery.editions import Press

MISSING = Telling(
    "unanswered questions",
    ("question without an answer", "questions without an answer"),
    "asked where closed collections are read",
    "communique ingest PATH adds what answers them",
    "Hand in a document that answers them: write me its link, or send me the file.",
)


def unanswered(press: Press, now: datetime) -> int:
    """Tell the admins of questions without an answer, those of the same two minutes together, each once.

    It may be done as often as one likes, and by several programs at once.

    Returns:
        How many notes were posted.
    """
    questions = Unanswered(press.application.store.engine).listed(since=now - LOOKED_BACK)
    visible = Notes(press).visible
    return MISSING.tell(press, [_event(press, visible, one) for one in questions], now)


def _event(press: Press, visible: Collection[str], one: Question) -> Event:
    """A question; where its asker may see what those who get the notes may not, it is only counted.

    It may repeat what a closed document says.
    """
    name = name_of(str(one.destination), one.words)
    if not press.application.configuration.visible_to(one.destination) <= set(visible):
        return Event(name, one.asked_at, None)
    row = (neutral(one.words), f"by {one.person}", f"in {one.destination}")
    return Event(name, one.asked_at, row, places=places_told(one.person, one.destination))
