"""Editions: a briefing as each of its destinations gets it.

Destinations that may see the same, and were told the same, share one: it is composed once, proof-read, drawn
for each platform and split where it is too long for one message.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from bot.chat.hiding import Hidden
from bot.commands.brief import plan_of_briefing
from bot.commands.days import undated
from bot.composing import composed
from bot.delivery.memories import stored
from bot.delivery.parts import parts_of
from bot.ledger.entries import Edition, Frozen, QuotedLine
from bot.ledger.states import Kind
from bot.proof import Proof
from bot.rendering.handles import handle_of
from briefings.memory import told_in
from briefings.remembering import told_shape
from briefings.replies.brief import reply_to_brief
from briefings.reply import Action, Mark, Verb
from briefings.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.application import Application
    from bot.chat.hiding import HiddenLines
    from bot.delivery.commission import Commission
    from bot.delivery.memories import Memories
    from bot.delivery.message import Content
    from bot.delivery.messenger import Messenger
    from bot.ledger import Ledger
    from bot.ledger.entries import Occurrence
    from bot.ledger.looking import Heard
    from briefings.briefing import Briefing
    from briefings.lateness import Lateness
    from briefings.plan import Plan
    from briefings.reply import Item, Reply
    from briefings.shapes import Shape
    from config.destination import Destination, Platform

_Alike: TypeAlias = "tuple[frozenset[str], str | None, tuple[str, ...], Heard | None, HiddenLines]"
"""What destinations have in common that get the same edition: see `_Readers`."""

OLD = 1
"""Where the words that were told before stand in an item that has changed."""

FIRST_WINDOW = timedelta(days=7)
"""Whoever gets a briefing for the first time gets the best of what was read in so long."""


@dataclass(frozen=True, slots=True)
class Press:
    """What editions are made with."""

    application: Application
    ledger: Ledger
    messengers: Mapping[Platform, Messenger]
    memories: Memories

    def editions(
        self,
        commission: Commission,
        occurrence: Occurrence,
        destinations: Sequence[Destination],
        *,
        now: datetime,
        lateness: Lateness | None = None,
    ) -> list[Frozen]:
        """The editions of an occurrence for these destinations; those without a messenger are left out.

        Args:
            now: when it is frozen.
            lateness: what its readers are told of that.
        """
        change = self.application.store.change()  # before anything is read: what comes meanwhile is new
        frozen = []
        for group in self._alike(commission, destinations):
            application = self.application.seen_by(group.collections)
            briefing = composed(
                application,
                self._plan(commission, occurrence),
                group.window(now),
                self.memories.of(group.memory_id, group.under_way),
                group.hidden,
            ).briefing
            read = undated(line.passage.document for line in briefing.lines())
            reply = Proof(application.reader).reply(reply_to_brief(briefing, read=read, lateness=lateness))
            reply = group.hidden.without(reply)  # what it was told before may be hidden by now
            reply = replace(reply, next=(), actions=_actions(commission))  # there is no prompt where it goes
            again = f"brief {commission.subject}" if commission.kind is Kind.BRIEFING else ""
            for shown, contents, readers in self.drawn(reply, group.destinations, again=again):
                edition = Edition(
                    now,
                    told=_told(briefing, shown, now),
                    upto_change=change,
                    quotes=quoted_lines(shown),
                )
                frozen.append(Frozen(edition, contents, readers))
        return frozen

    def drawn(
        self, reply: Reply, destinations: Iterable[Destination], *, again: str = ""
    ) -> Iterator[tuple[tuple[Item, ...], tuple[Content, ...], tuple[Destination, ...]]]:
        """A reply as the messages of each platform.

        Args:
            again: what to type to see all of it.

        Yields:
            The items that are shown, the messages, and the destinations of that platform.
        """
        together: dict[Platform, list[Destination]] = defaultdict(list)
        for where in destinations:
            together[where.platform].append(where)
        for platform, readers in together.items():
            messenger = self.messengers.get(platform)
            if messenger is None:
                continue
            split = parts_of(reply, messenger.drawn, most=messenger.limits.parts, again=again)
            shown = tuple(item for item in reply.items() if item.name not in split.left_out)
            yield shown, tuple(part.content for part in split.parts), tuple(readers)

    def _alike(self, commission: Commission, destinations: Iterable[Destination]) -> list[_Readers]:
        every = list(destinations)
        heard = self.ledger.heard(commission.kind, commission.subject)
        under_way = self.ledger.under_way(every)  # first: what arrives meanwhile stands in both, not in none
        memories = self.ledger.memories(every)
        hidden = Hidden(self.application.store.engine).at_each(every)
        together: dict[_Alike, list[Destination]] = defaultdict(list)
        for where in every:
            collections = self.application.configuration.visible_to(where)
            told = memories.get(where), under_way.get(where, ())
            together[collections, *told, heard.get(where), hidden[where]].append(where)
        return [_Readers(*key, tuple(readers)) for key, readers in together.items()]

    def _plan(self, commission: Commission, occurrence: Occurrence) -> Plan:
        return plan_of_briefing(
            self.application.configuration,
            commission.subject,
            commission.briefing,
            occurrence.due_at.astimezone(ZoneInfo(commission.briefing.timezone)),
        )


@dataclass(frozen=True, slots=True)
class _Readers:
    """Destinations that get the same edition.

    Attributes:
        collections: that they may see.
        memory_id: names what they were told.
        under_way: the editions that are on their way to them.
        heard: the last edition of this briefing that they got.
        hidden: what is hidden there.
    """

    collections: frozenset[str]
    memory_id: str | None
    under_way: tuple[str, ...]
    heard: Heard | None
    hidden: HiddenLines
    destinations: tuple[Destination, ...]

    def window(self, now: datetime) -> Window:
        """From the last edition that arrived on; for the first one, some days."""
        if self.heard is None:
            return Window(read_after=stored(now - FIRST_WINDOW))
        return Window(read_after=stored(self.heard.frozen_at), after_change=self.heard.upto_change)


def _actions(commission: Commission) -> tuple[Action, ...]:
    """What readers can do with it where there are buttons: get the same for themselves."""
    if commission.kind is not Kind.BRIEFING or commission.briefing.at is None:
        return ()
    return (Action(Verb.DIGEST, handle_of(commission.subject)),)


def quoted_lines(items: Iterable[Item]) -> tuple[QuotedLine, ...]:
    """Every quote that items state, each with the name of its line; no old words of what has changed."""
    return tuple(
        QuotedLine(item.name, statement.quote, statement.citation)
        for item in items
        for at, statement in enumerate(item.statements)
        if not (at == OLD and Mark.CHANGED in item.marks)
    )


def _told(briefing: Briefing, shown: Iterable[Item], now: datetime) -> tuple[Shape, ...]:
    """What a briefing tells with the lines that are shown, as it is stored."""
    names = {item.name for item in shown}
    sections = tuple(
        replace(section, lines=tuple(line for line in section.lines if line.name in names))
        for section in briefing.sections
    )
    return tuple(told_shape(one) for one in told_in(replace(briefing, sections=sections), at=stored(now)))
