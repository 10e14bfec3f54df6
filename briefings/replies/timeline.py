"""The reply to `timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import phrases
from briefings.replies.parts import push
from briefings.reply import Item, Reply, Section, Statement

if TYPE_CHECKING:
    from briefings.timeline import Event, Timeline


def reply_to_timeline(timeline: Timeline) -> Reply:
    """Events in order of time."""
    items = tuple(_event_item(number, event) for number, event in enumerate(timeline.events, 1))
    unplaced = (phrases.without_year(timeline.unplaced),) if timeline.unplaced else ()
    return Reply(
        title=phrases.about(phrases.TIMELINE, timeline.topic),
        sections=(Section("", items),) if items else (),
        notice="" if items else phrases.NO_EVENTS,
        footer=(_counted(timeline), *unplaced),
        push=push((), items),
    )


def _counted(timeline: Timeline) -> str:
    told = phrases.several(len(timeline.events) + timeline.left_out, "event")
    return phrases.out_of(len(timeline.events), told) if timeline.left_out else told


def _event_item(number: int, event: Event) -> Item:
    statement = Statement(
        event.quote,
        event.citation,
        attribution=event.attribution,
        notes=(phrases.carried_by(event.carried_by),),
        also=event.also,
    )
    when = phrases.when(event.iso)
    label = f"{phrases.INFERRED} {when}" if event.inferred else when
    return Item(number, f"timeline #{number}", (statement,), label=label)
