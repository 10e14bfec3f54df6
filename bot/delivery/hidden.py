"""Hidden: the admins are told of lines that somebody called wrong, wherever that was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.called import called
from bot.chat.hiding import Hidden
from bot.chat.lines import there
from bot.chat.places import places_told
from bot.commands.verify import verify
from bot.delivery.gathering import LOOKED_BACK, Event, Telling
from bot.delivery.notes import Notes
from bot.ledger.entries import name_of
from bot.rendering.neutral import neutral
from briefings.reply import Action, Verb
from corpus.errors import UnknownDocument

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.chat.hiding import HiddenLine
    from bot.delivery.editions import Press
    from corpus.document import Document

HIDDEN = Telling(
    "hidden lines",
    ("line called wrong", "lines called wrong"),
    "of a closed collection",
    "communique verify ID shows a line; whoever hid it, or an admin in that place, can show it there again",
    "Whoever hid a line, or an admin, can show it there again.",
)


def hidden(press: Press, now: datetime) -> int:
    """Tell the admins of lines that were hidden, those of the same two minutes together, each once.

    It may be done as often as one likes, and by several programs at once.

    Returns:
        How many notes were posted.
    """
    lines = Hidden(press.application.store.engine).listed(since=now - LOOKED_BACK)
    visible = Notes(press).visible
    return HIDDEN.tell(press, [_event(press, visible, one) for one in lines], now)


def _event(press: Press, visible: Collection[str], one: HiddenLine) -> Event:
    document = _document(press, one.document_id)
    name = name_of(str(one.destination), one.citation_id, one.hidden_at.isoformat())
    if document is None or document.collection not in visible:
        return Event(name, one.hidden_at, None)
    who, where, name_of_it = one.who, f"in {one.destination}", _called(press, visible, one)
    row = (one.citation_id, neutral(document.title), who, where, name_of_it)
    verified = verify(press.application, one.citation_id)
    line = verified.reply.items()[0].statements[0] if verified.ok else None
    again = Action(Verb.UNHIDE, there(one.citation_id, one.destination))
    told = tuple(filter(None, (name_of_it, who, where)))
    places = places_told(one.hidden_by, one.destination)
    return Event(name, one.hidden_at, row, line, told, (again,), places)


def _called(press: Press, visible: Collection[str], one: HiddenLine) -> str:
    """The question or the briefing that it stood in; nothing where its readers may see what others may not.

    A question may repeat what a closed document says.
    """
    if not press.application.configuration.visible_to(one.destination) <= set(visible):
        return ""
    return neutral(called(press.application.store.engine, one))


def _document(press: Press, document_id: str) -> Document | None:
    try:
        return press.application.reader.document(document_id)
    except UnknownDocument:
        return None
