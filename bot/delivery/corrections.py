"""Corrections: what was sent, and stands in its document no more, is put right once, where it was sent.

documents that changed → quotes of them that arrived → those whose words are gone → one message a destination
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.delivery.memories import stored
from bot.ledger.correcting import Correction
from bot.ledger.entries import Edition, Frozen, Occurrence, QuotedLine, name_of
from bot.ledger.states import Kind
from bot.proof import Proof
from briefings import notices, phrases
from briefings.citation import citation_of
from briefings.memory import Told
from briefings.quote import quote_of
from briefings.remembering import told_shape
from briefings.replies.correction import correction, number_of
from briefings.reply import Reply, Section
from briefings.rewording import reworded, stands
from config.configuration import Unknown
from corpus.clearance import EVERYTHING, Clearance
from corpus.store.rows import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.ledger import Ledger
    from bot.ledger.correcting import Sent
    from briefings.citation import Citation
    from briefings.quote import Quote
    from briefings.reply import Item
    from config.destination import Destination
    from corpus.document import Document, Passage
    from corpus.store import Contents, Store

NAME = "corrections"
"""Under which the ledger keeps how far this has come."""

LOOKED_BACK = timedelta(days=30)
"""What was sent longer ago is not put right."""

UNDERWAY = timedelta(days=1)
"""What takes longer to arrive is not looked at again for what changed on its way."""

DOCUMENTS_AT_ONCE = 200
MESSAGES_AT_ONCE = 100

MAX_NAMED = 3
"""Lines that a title names."""

HELD_APART = 8
"""Characters of a hash."""

_log = structlog.get_logger("communique.corrections")


def corrections(press: Press, now: datetime) -> int:
    """Post a correction wherever quoted words have changed, are gone, or may not be seen any more.

    It may be stopped at any time, and run by several programs at once: what was put right is known by the
    quote, and written down together with the message.

    Returns:
        How many messages were posted.
    """
    ledger = press.ledger
    done, change = ledger.progress(NAME), press.application.store.change()
    changed = list(press.application.store.reader(EVERYTHING).changed_since(done).items())
    posted = 0
    for at in range(0, len(changed), DOCUMENTS_AT_ONCE):
        batch = changed[at : at + DOCUMENTS_AT_ONCE]
        found = _corrections(press, [document_id for document_id, _ in batch], now)
        posted += _posted(ledger, found, since=done, upto=batch[-1][1])
        done = batch[-1][1]
    late = ledger.overtaken(since=now - UNDERWAY)
    found = _corrections(press, late, now)
    if found or done < change:
        posted += _posted(ledger, found, since=done, upto=max(done, change))
    if posted:
        _log.info("corrections", posted=posted)
    return posted


def _posted(ledger: Ledger, found: Sequence[Correction], *, since: int, upto: int) -> int:
    """Post them, some at a time, so that whoever carries need not wait for all of them; then move on."""
    every = [found[at : at + MESSAGES_AT_ONCE] for at in range(0, len(found), MESSAGES_AT_ONCE)] or [()]
    return sum(
        ledger.correct(some, NAME, since=since, upto=upto if some is every[-1] else since) for some in every
    )


def _corrections(press: Press, document_ids: Sequence[str], now: datetime) -> list[Correction]:
    """What is to be said about these documents."""
    sent: dict[tuple[str, Destination], list[Sent]] = {}
    for one in press.ledger.sent_quotes(document_ids, since=now - LOOKED_BACK):
        if one.destination.platform in press.messengers:
            sent.setdefault((one.citation.document_id, one.destination), []).append(one)
    editor = _Editor(press.application.store)
    found = (_correction(press, editor, where, quotes, now) for (_, where), quotes in sent.items())
    return [one for one in found if one is not None]


def _correction(
    press: Press, editor: _Editor, where: Destination, sent: Sequence[Sent], now: datetime
) -> Correction | None:
    """What one destination is told of one document; None where all it was told still stands."""
    document = editor.document(sent[0].citation.document_id)
    may_see = press.application.configuration.visible_to(where)
    visible = document.collection in may_see
    gone = not visible or WITHDRAWN in document.flags
    current = [one for one in sent if not _newer(one, sent)]
    wrong = tuple(current) if gone else tuple(one for one in current if not editor.stands(one))
    if not wrong:
        return None
    # The same words in several messages are put right once, under the name that they had last.
    shown = list({one.quote.text: one for one in wrong}.values())
    changes = [_Change(one, None if gone else editor.reworded(one), editor.read_at(one)) for one in shown]
    if visible:
        reply = editor.proof(may_see).reply(_reply(changes, withdrawn=gone))
    else:
        reply = Reply(_title(changes), notice=notices.WITHDRAWN)
    ((items, contents, readers),) = press.drawn(reply, [where])
    new = tuple(_newly(items))
    told = (told_shape(_told(one, now)) for one in editor.saying(document, [one.quote for one in new]))
    edition = Edition(now, told=tuple(told), quotes=new)
    occurrence = _occurrence(document, where, wrong, gone=gone, now=now)
    # What stood as old beside newer words is done with them: alone it would pass for what is told.
    settled = (*wrong, *(one for one in sent if any(newer in wrong for newer in _newer(one, sent))))
    return Correction(occurrence, Frozen(edition, contents, readers, thread=wrong[-1].thread), settled)


def _newer(one: Sent, sent: Sequence[Sent]) -> list[Sent]:
    """The newer words of the document that the same line quotes: beside them these were told as old."""
    return [
        other
        for other in sent
        if (other.edition_id, other.line) == (one.edition_id, one.line)
        and other.citation.revision > one.citation.revision
    ]


def _newly(items: Iterable[Item]) -> Iterator[QuotedLine]:
    """The words that stand in place of others: what its reader knows from now on."""
    for item in items:
        for one in item.statements[1:]:
            yield QuotedLine(item.name, one.quote, one.citation)


def _told(passage: Passage, now: datetime) -> Told:
    """A sentence as its reader was told it now, of its own document alone."""
    quote = quote_of(passage)
    return Told(passage, quote, (citation_of(passage.document, quote),), stored(now))


@dataclass(frozen=True, slots=True)
class _Change:
    """A quote that does not stand any more, and what stands in its place, if anything does.

    Attributes:
        read_at: when the text was read that it was sent from, and when the current one, ISO.
    """

    sent: Sent
    new: tuple[Quote, Citation] | None
    read_at: tuple[str, str]


def _reply(changes: Sequence[_Change], *, withdrawn: bool) -> Reply:
    """All that is put right in one reply."""
    replies = [
        correction(
            one.sent.line,
            (one.sent.quote, one.sent.citation),
            one.new,
            withdrawn=withdrawn,
            read_at=one.read_at,
        )
        for one in changes
    ]
    first, *others = replies
    if not others:
        return first
    said = {reply.notice for reply in replies}
    items = []
    for reply in replies:
        (item,) = reply.items()
        last = item.statements[-1]
        noted = replace(last, notes=(reply.notice,)) if reply.notice and len(said) > 1 else last
        items.append(replace(item, statements=(*item.statements[:-1], noted)))
    return replace(
        first,
        title=_title(changes),
        sections=(Section("", _numbered(items)),),
        notice=first.notice if len(said) == 1 else "",
    )


def _numbered(items: Sequence[Item]) -> tuple[Item, ...]:
    """Under the numbers that the lines were sent with; where those are not one each, under their names."""
    sent = [number_of(item.name) for item in items]
    if None not in sent and len(set(sent)) == len(sent):
        return tuple(items)
    return tuple(replace(item, number=at, label=item.name) for at, item in enumerate(items, 1))


def _title(changes: Sequence[_Change]) -> str:
    names = list(dict.fromkeys(one.sent.line for one in changes))
    more = [phrases.more(len(names) - MAX_NAMED)] if len(names) > MAX_NAMED else []
    return notices.correction(", ".join([*names[:MAX_NAMED], *more]))


def _occurrence(
    document: Document, where: Destination, wrong: Sequence[Sent], *, gone: bool, now: datetime
) -> Occurrence:
    """It is told apart by the revision, and by what it puts right where: a text may change back and again."""
    which = WITHDRAWN if gone else str(document.revision)
    right = name_of(str(where), *(f"{one.edition_id} {one.number}" for one in wrong))[:HELD_APART]
    nominal = f"{document.id}@{which} {right}"
    return Occurrence(Kind.CORRECTION, document.id, nominal, "UTC", "", now, unknown=Unknown.HOLD)


class _Editor:
    """Reads documents as they are now and as they were quoted; each text once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reader = store.reader(EVERYTHING)
        self._proofs: dict[frozenset[str], Proof] = {}
        self._documents: dict[tuple[str, int | None], Document] = {}
        self._contents: dict[tuple[str, int], Contents] = {}
        self._passages: dict[tuple[str, int], tuple[Passage, ...]] = {}
        self._reworded: dict[str, tuple[Quote, Citation] | None] = {}

    def document(self, document_id: str, revision: int | None = None) -> Document:
        """A document at its current revision, or an older one; withdrawn ones too."""
        key = document_id, revision
        if key not in self._documents:
            self._documents[key] = self._reader.document(document_id, revision)
        return self._documents[key]

    def proof(self, collections: frozenset[str]) -> Proof:
        """The proof of those who may see the same."""
        if collections not in self._proofs:
            self._proofs[collections] = Proof(self._store.reader(Clearance(collections)))
        return self._proofs[collections]

    def stands(self, sent: Sent) -> bool:
        """Whether the words of a quote are in the current text of their document."""
        current = self.document(sent.citation.document_id)
        same = current.revision == sent.citation.revision
        return same or stands(sent.quote, self._text(current).text)

    def reworded(self, sent: Sent) -> tuple[Quote, Citation] | None:
        """What the current text says in place of a quote."""
        key = sent.citation.id
        if key not in self._reworded:
            current = self.document(sent.citation.document_id)
            old = self.document(current.id, sent.citation.revision)
            new = reworded(sent.quote, self._sentences(old), self._sentences(current))
            self._reworded[key] = None if new is None else (new, citation_of(current, new))
        return self._reworded[key]

    def read_at(self, sent: Sent) -> tuple[str, str]:
        """When the text was read that a quote was sent from, and when the current one: ISO."""
        current = self.document(sent.citation.document_id)
        return self.document(current.id, sent.citation.revision).read_at, current.read_at

    def saying(self, document: Document, quotes: Sequence[Quote]) -> list[Passage]:
        """The sentences of a document that some quotes of it are taken from, in order."""
        spans = [span for quote in quotes for span in quote.spans]
        if not spans:
            return []
        return [
            one
            for one in self._sentences(document)
            if any(span.start < one.span.end and one.span.start < span.end for span in spans)
        ]

    def _text(self, document: Document) -> Contents:
        key = document.id, document.revision
        if key not in self._contents:
            self._contents[key] = self._reader.contents(*key)
        return self._contents[key]

    def _sentences(self, document: Document) -> tuple[Passage, ...]:
        from corpus.revision import passages_of  # what reads a text again is slow to load

        key = document.id, document.revision
        if key not in self._passages:
            held = self._text(document)
            self._passages[key] = passages_of(document, held.text, held.blocks, held.sentences)
        return self._passages[key]
