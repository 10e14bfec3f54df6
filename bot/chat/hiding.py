"""Hiding: lines that somebody called wrong are shown in that place no more, in no answer and no briefing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import delete, select

from bot.chat.tables import hidden
from bot.inserting import insert_new
from briefings import phrases
from briefings.citation import read_citation_id
from briefings.comparing.wording import folded
from briefings.fact import Relation
from briefings.quote import CUT
from briefings.replies.parts import push
from briefings.reply import Mark
from config.destination import destination
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Engine, Row

    from briefings.citation import Citation
    from briefings.reply import Item, Reply, Statement
    from config.destination import Destination
    from corpus.document import Passage
    from corpus.span import Span

_H = hidden
_BATCH = 400

_log = structlog.get_logger("communique.hiding")


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A line that somebody called wrong in a place.

    Attributes:
        hidden_by: None for somebody who is forgotten.
    """

    destination: Destination
    citation_id: str
    document_id: str
    hidden_by: Destination | None
    hidden_at: datetime

    @property
    def who(self) -> str:
        """Who it was, as it is told: `by slack:U012ABC`."""
        return f"by {self.hidden_by or 'somebody'}"


@dataclass(frozen=True, slots=True)
class HiddenLines:
    """What is hidden in one place; two places where the same is hidden have the same.

    Attributes:
        places: document, revision and spans of each.
        words: hashes of what each says, so that no copy of it is shown either.
    """

    places: frozenset[tuple[str, int, tuple[Span, ...]]] = frozenset()
    words: frozenset[str] = frozenset()

    def hides(self, said: str, document_id: str, revision: int, spans: Sequence[Span]) -> bool:
        """Whether words of a document are hidden: they stand where a hidden line does, or are the same."""
        return (bool(self.words) and words_sha256(said) in self.words) or any(
            (document_id, revision) == (document, number) and _meet(spans, hidden_spans)
            for document, number, hidden_spans in self.places
        )

    def hides_quote(self, quote: str, citation: Citation) -> bool:
        """Whether a quote is hidden."""
        return self.hides(quote, citation.document_id, citation.revision, citation.spans)

    def hides_passage(self, passage: Passage) -> bool:
        """Whether a sentence is hidden."""
        return self.hides(passage.text, passage.document.id, passage.document.revision, (passage.span,))

    def without(self, reply: Reply) -> Reply:
        """The reply without what is hidden, and how many lines that are; the others keep their numbers.

        A line goes whose own quote is hidden; of the others, the other sides that are, and what stands around
        the quote. The notification never quotes a hidden line.
        """
        if not self.places and not self.words:
            return reply
        items = [self._item(item) for item in reply.items()]
        gone = [one.number for one, left in zip(reply.items(), items, strict=True) if left is None]
        if tuple(items) == reply.items():
            return reply
        left = {one.number: _unreferred(one, gone) for one in items if one is not None}
        sections = tuple(
            replace(section, items=tuple(left[one.number] for one in section.items if one.number in left))
            for section in reply.sections
        )
        shown = replace(
            reply,
            sections=tuple(one for one in sections if one.items),
            counts=_counts(reply, left.values()),
            notice=" ".join(filter(None, (reply.notice, is_hidden(len(gone)) if gone else ""))),
        )
        return replace(shown, push=_push(reply, shown))

    def _item(self, item: Item) -> Item | None:
        """The line as it may be shown; None where its own quote is hidden."""
        kept = tuple(one for one in item.statements if not self.hides_quote(one.quote.text, one.citation))
        if item.statements and (not kept or kept[0] is not item.statements[0]):
            return None
        item = replace(item, before=self._around(item.before), after=self._around(item.after))
        if len(kept) == len(item.statements):
            return item
        return replace(item, statements=kept, marks=_marks(item, kept))

    def _around(self, sentence: str) -> str:
        return "" if sentence and words_sha256(sentence) in self.words else sentence


NOTHING_HIDDEN = HiddenLines()


class Hidden:
    """Remembers what is hidden where, over all replicas and restarts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def hide(
        self, where: Destination, quote_text: str, citation: Citation, *, by: Destination, now: datetime
    ) -> bool:
        """Hide a line in a place; False where it is already.

        Args:
            quote_text: what it says: the whole sentences, so that no cut copy of them is shown.
            by: who called it wrong.
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        row = {
            "destination": str(where),
            "citation_id": citation.id,
            "document_id": citation.document_id,
            "quote_sha256": words_sha256(quote_text),
            "hidden_by": str(by),
            "hidden_at": now,
        }
        with transaction(self._engine) as connection:
            held = connection.execute(select(_H.c.citation_id).where(*_named(where, citation.id))).first()
            insert_new(connection, _H, [row])
        return held is None

    def unhide(self, where: Destination, citation_id: str, by: Destination) -> bool:
        """Show a line again; False where it was not hidden.

        Args:
            by: who wants it back: stands in the log.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        with transaction(self._engine) as connection:
            gone = connection.execute(delete(_H).where(*_named(where, citation_id))).rowcount
        if gone:
            _log.info("shown_again", where=str(where), line=citation_id, by=str(by))
        return bool(gone)

    def find(self, where: Destination, citation_id: str) -> HiddenLine | None:
        """Who hid a line in a place, and when; None where it is not hidden."""
        with reading(self._engine) as connection:
            row = connection.execute(select(_H).where(*_named(where, citation_id))).one_or_none()
        return None if row is None else _line(row)

    def listed(self, *, since: datetime | None = None, where: Destination | None = None) -> list[HiddenLine]:
        """What is hidden, the first hidden first.

        Args:
            since: only what was hidden after that.
            where: only there.
        """
        wanted = select(_H)
        if since is not None:
            wanted = wanted.where(_H.c.hidden_at > since)
        if where is not None:
            wanted = wanted.where(_H.c.destination == str(where))
        ordered = wanted.order_by(_H.c.hidden_at, _H.c.destination, _H.c.citation_id)
        with reading(self._engine) as connection:
            return [_line(row) for row in connection.execute(ordered)]

    def at(self, where: Destination) -> HiddenLines:
        """What is hidden in a place."""
        return self.at_each([where])[where]

    def at_each(self, places: Collection[Destination]) -> dict[Destination, HiddenLines]:
        """What is hidden in each of these places."""
        rows: dict[str, list[Any]] = defaultdict(list)
        names = sorted({str(where) for where in places})
        columns = (_H.c.destination, _H.c.citation_id, _H.c.quote_sha256)
        with reading(self._engine) as connection:
            for start in range(0, len(names), _BATCH):
                here = _H.c.destination.in_(names[start : start + _BATCH])
                for row in connection.execute(select(*columns).where(here)):
                    rows[row.destination].append(row)
        return {where: _lines(rows[str(where)]) for where in places}


def words_sha256(said: str) -> str:
    """The hash of the words that a quote has: however it is printed, and whatever marks its cuts."""
    return sha256((folded(said.replace(CUT, " ")) or said.strip()).encode()).hexdigest()


def is_hidden(lines: int) -> str:
    """What the reader is told of lines that are left out."""
    one = lines == 1
    told = (
        "is hidden here: somebody called it wrong" if one else "are hidden here: somebody called them wrong"
    )
    return f"{phrases.several(lines, 'line')} {told}."


def _named(where: Destination, citation_id: str) -> tuple[Any, ...]:
    return _H.c.destination == str(where), _H.c.citation_id == citation_id


def _line(row: Row[Any]) -> HiddenLine:
    where, by = destination(row.destination), destination(row.hidden_by) if row.hidden_by else None
    return HiddenLine(where, row.citation_id, row.document_id, by, row.hidden_at)


def _lines(rows: Sequence[Any]) -> HiddenLines:
    return HiddenLines(
        frozenset(read_citation_id(row.citation_id) for row in rows),
        frozenset(row.quote_sha256 for row in rows),
    )


def _meet(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in spans for other in others)


def _marks(item: Item, kept: Sequence[Statement]) -> tuple[Mark, ...]:
    """The marks of a line that has lost other sides: without those that spoke of them."""
    said = phrases.LEADS[Relation.CONFLICT]
    led = any(one.lead for one in item.statements)
    still = any(one.lead == said or any(note.startswith(f"{said}: ") for note in one.notes) for one in kept)
    gone = set() if (still if led else len(kept) > 1) else {Mark.DISAGREE}
    if item.statements[1] not in kept:
        gone.add(Mark.CHANGED)  # the words that were told before stand there
    return tuple(one for one in item.marks if one not in gone)


def _unreferred(item: Item, gone: Iterable[int]) -> Item:
    """The line without the notes that send its reader to a line that is hidden."""
    referring = {phrases.against(relation, number) for relation in Relation for number in gone}
    statements = tuple(
        replace(one, notes=tuple(note for note in one.notes if note not in referring))
        for one in item.statements
    )
    return item if statements == item.statements else replace(item, statements=statements)


def _counts(reply: Reply, left: Iterable[Item]) -> tuple[tuple[Mark, int], ...]:
    """The counts less the marks that are gone."""
    before = [mark for item in reply.items() for mark in item.marks]
    after = [mark for item in left for mark in item.marks]
    counted = ((mark, number - before.count(mark) + after.count(mark)) for mark, number in reply.counts)
    return tuple((mark, number) for mark, number in counted if number > 0)


def _push(whole: Reply, shown: Reply) -> str:
    """The notification with the first quote that is shown, and the counts of what is."""
    quoted = [one for one in shown.items() if one.statements]
    first = next((one for one in whole.items() if one.statements), None)
    said = f"“{first.statements[0].quote.text}”" if first else ""
    if not whole.push or not said or not whole.push.endswith(said):
        return whole.push
    if not quoted:
        return shown.notice
    if whole.push == push(whole.counts, [first] if first else []):
        return push(shown.counts, quoted)
    return whole.push.removesuffix(said) + f"“{quoted[0].statements[0].quote.text}”"
