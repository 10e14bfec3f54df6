"""Parts: a reply as the messages that it takes, split at its items, with nothing lost that is not counted.

In come a reply and how its platform draws one message; out go the messages, in order. Every item stands whole
in one of them, with its quotes and their citations, or it is counted where the last one gives its account.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from bot.delivery.errors import Refused
from briefings import phrases
from briefings.replies.parts import push
from briefings.reply import Item, Mark, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.delivery.message import Content


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a reply: what it says, and how that is drawn."""

    reply: Reply
    content: Content


@dataclass(frozen=True, slots=True)
class Split:
    """A reply in parts.

    Attributes:
        parts: at least one, in the order to send them.
        left_out: names of the items, and first cells of the rows, that are in none of them, in order.
    """

    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()


def parts_of(reply: Reply, drawn: Callable[[Reply], Content | None], *, most: int, again: str = "") -> Split:
    """A reply in as few messages as hold it, and no more than so many.

    The title, the counts and the notification stand in the first, the account in the last. What is too much
    is left out whole, from the end, and disagreements last of all. An item that is too long for a message of
    its own goes without its other carriers, then without what stands around it, and only then not at all.

    Args:
        drawn: a reply as one message; None where it is too long for one. A longer reply is never shorter.
        most: 1 and up.
        again: what to type to see all of it, as `brief morning`; or empty.

    Raises:
        Refused: not even the title and the account fit.
    """
    whole = drawn(reply)
    if whole is not None:
        return Split((Part(reply, whole),))
    splitting = _Splitting(reply, drawn, most, again)
    pieces = tuple(_pieces(reply))
    if parts := splitting.packed(pieces, left_out=0):
        return Split(tuple(parts))
    fitting = {at: short for at, each in enumerate(pieces) if (short := splitting.fitting(each)) is not None}
    spare = sorted(fitting, key=lambda at: (fitting[at].disputed, -at))

    def packed(dropped: int) -> list[Part] | None:
        kept = [fitting[at] for at in sorted(spare[dropped:])]
        told = replace(splitting, reply=replace(reply, push=_push(reply, kept)))
        return told.packed(kept, left_out=len(pieces) - len(kept))

    dropped = bisect_left(range(len(spare) + 1), 1, key=lambda number: packed(number) is not None)
    parts = packed(dropped) if dropped <= len(spare) else None
    if not parts:
        raise Refused("its title and its account alone are too long for one message", lasting=True)
    shown = set(spare[dropped:])
    return Split(tuple(parts), tuple(each.name for at, each in enumerate(pieces) if at not in shown))


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never split: an item of a section, or a row of the table.

    Attributes:
        section: which of the reply's, from 0; after the last for a row.
    """

    section: int
    item: Item | None = None
    row: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.item.name if self.item is not None else self.row[0]

    @property
    def disputed(self) -> bool:
        return self.item is not None and Mark.DISAGREE in self.item.marks


def _pieces(reply: Reply) -> Iterator[_Piece]:
    for at, section in enumerate(reply.sections):
        yield from (_Piece(at, item) for item in section.items)
    yield from (_Piece(len(reply.sections), row=row) for row in reply.rows)


def _push(reply: Reply, kept: Sequence[_Piece]) -> str:
    """The notification, which quotes the first item: never one that is left out."""
    items = [each.item for each in kept if each.item is not None]
    if not reply.items() or (items and items[0].number == reply.items()[0].number):
        return reply.push
    return push(reply.counts, [one for one in items if one.statements])


@dataclass(frozen=True, slots=True)
class _Splitting:
    """One reply on its way into parts; see `parts_of`."""

    reply: Reply
    drawn: Callable[[Reply], Content | None]
    most: int
    again: str

    def fitting(self, piece: _Piece) -> _Piece | None:
        """The piece, shortened as far as it must be to stand in a message alone; None where it cannot."""
        forms = [piece] if piece.item is None else [replace(piece, item=one) for one in _shorter(piece.item)]
        alone = (one for one in forms if self.drawn(self._part([one], self.most, self.most)) is not None)
        return next(alone, None)

    def packed(self, pieces: Sequence[_Piece], *, left_out: int) -> list[Part] | None:
        """The pieces in as few parts as hold them; None where that is more than may be.

        How many there are stands in each of them: so it is said that there are as many as were needed
        the last time, from 1 on, until that is so. More digits only ever need more parts.
        """
        total = 1
        while total <= self.most:
            parts = self._filled(pieces, total, left_out)
            if parts is None or len(parts) == total:
                return parts
            total = max(total + 1, len(parts))
        return None

    def _filled(self, pieces: Sequence[_Piece], total: int, left_out: int) -> list[Part] | None:
        """Parts filled one after the other, each as far as it goes; None where they are too many."""
        parts: list[Part] = []
        start = 0
        while len(parts) < self.most:
            number = len(parts) + 1
            rest = pieces[start:]
            if last := self._drawn(self._last(rest, number, total, left_out)):
                return [*parts, last]
            taken = self._most_of(rest, number, total)
            part = self._drawn(self._part(rest[:taken], number, total)) if taken or number == 1 else None
            if part is None:
                return None
            parts.append(part)
            start += taken
        return None

    def _most_of(self, pieces: Sequence[_Piece], number: int, total: int) -> int:
        """How many of these, from the first, fit into one part: looked for in steps that double."""

        def fits(many: int) -> bool:
            return self.drawn(self._part(pieces[:many], number, total)) is not None

        beyond = 1
        while beyond <= len(pieces) and fits(beyond):
            beyond *= 2
        fit = beyond // 2
        open_ = range(fit + 1, min(beyond, len(pieces) + 1))
        return fit + bisect_left(open_, 1, key=lambda many: not fits(many))

    def _drawn(self, reply: Reply) -> Part | None:
        content = self.drawn(reply)
        return None if content is None else Part(reply, content)

    def _last(self, pieces: Sequence[_Piece], number: int, total: int, left_out: int) -> Reply:
        whole = self.reply
        missing = (phrases.more(left_out, self.again),) if left_out else ()
        part = self._part(pieces, number, total)
        return replace(
            part,
            notice=whole.notice,
            suggestions=whole.suggestions,
            footer=(*missing, *whole.footer),
            next=whole.next,
            actions=tuple(one for one in whole.actions if not one.beside or one in part.actions),
        )

    def _part(self, pieces: Sequence[_Piece], number: int, total: int) -> Reply:
        """One part, without what only the last one says."""
        whole = self.reply
        which = (phrases.part(number, total),) if total > 1 else ()
        rows = tuple(each.row for each in pieces if each.item is None)
        first_cells = {row[0] for row in rows if row}
        body = Reply(
            whole.title,
            aside=which,
            sections=tuple(
                replace(whole.sections[at], items=tuple(each.item for each in held if each.item))
                for at, held in groupby(pieces, key=lambda each: each.section)
                if at < len(whole.sections)
            ),
            rows=rows,
            actions=tuple(one for one in whole.actions if one.beside and one.beside in first_cells),
            handle=whole.handle,
            places=whole.places,
        )
        if number > 1:
            return body
        return replace(
            body,
            aside=(*whole.aside, *which),
            moments=whole.moments,
            summary=whole.summary,
            counts=whole.counts,
            push=whole.push,
        )


def _shorter(item: Item) -> Iterator[Item]:
    """The item whole, then without what can best be missed, step by step; its quotes always stand."""
    yield item
    item = replace(
        item,
        statements=tuple(
            replace(one, also=(), notes=(*one.notes, phrases.more(len(one.also)))) if one.also else one
            for one in item.statements
        ),
    )
    yield item
    item = replace(item, before="", after="")
    yield item
    yield replace(item, statements=tuple(replace(one, emphasis=()) for one in item.statements))
