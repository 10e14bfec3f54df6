"""The reply to whoever follows a fact: what newer documents say to it, and the words that were followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import notices, phrases
from briefings.citation import citation_of
from briefings.follow import Trigger
from briefings.quote import quote_of
from briefings.replies.parts import counts, slices, stated
from briefings.reply import Item, Mark, Reply, Section, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.follow import Fired
    from briefings.memory import Told
    from corpus.document import Document

_MARKS = {
    Trigger.CHANGED: Mark.CHANGED,
    Trigger.DISPUTED: Mark.DISAGREE,
    Trigger.FIRMER: Mark.FIRMER,
}


def followed(name: str, told: Told, fired: Sequence[Fired]) -> Reply:
    """Each sentence that fires, with the words that were followed below it.

    Args:
        name: what is followed, as people say it: `morning 05-20 #3`.
        told: the fact as it was when it was followed.
        fired: as `briefings.follow.fired` gives them; at least one.
    """
    was = len(told.carriers)
    now = was + sum(one.trigger is Trigger.FIRMER for one in fired)
    items = [_item(number, name, told, one, was=was, now=now) for number, one in enumerate(fired, 1)]
    title = notices.followed(fired[0].trigger)
    return Reply(
        title,
        aside=(name,),
        counts=counts(items),
        sections=(Section("", tuple(items)),),
        push=f"{title} · “{items[0].statements[0].quote.text}”",
    )


def _item(number: int, name: str, told: Told, fired: Fired, *, was: int, now: int) -> Item:
    before, passage = told.passage.document, fired.passage
    quote = quote_of(passage)
    new = Statement(
        quote,
        citation_of(passage.document, quote),
        emphasis=slices(quote, stated(passage)),
        attribution=passage.attribution,
        notes=(
            *((phrases.firmer(now, was),) if fired.trigger is Trigger.FIRMER else ()),
            *_as_read(passage.document, other=before),
        ),
    )
    old = Statement(
        told.quote,
        told.carriers[0],
        lead=phrases.on_day(told.at),
        emphasis=slices(told.quote, stated(told.passage)),
        attribution=told.passage.attribution,
        notes=_as_read(before, other=passage.document),
    )
    return Item(number, name, (new, old), (_MARKS[fired.trigger],))


def _as_read(document: Document, *, other: Document) -> tuple[str, ...]:
    """When a text was read, where the other is of the same document."""
    if document.id != other.id:
        return ()
    return (notices.as_read(document.read_at, other=other.read_at, revision=document.revision),)
