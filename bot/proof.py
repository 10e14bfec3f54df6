"""Proof-reading: no quote leaves before its characters were found at their place in the store again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from briefings import phrases
from briefings.quote import CUT
from corpus.canonical import text_sha256
from corpus.errors import CorpusError
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefings.reply import Item, Reply, Section, Statement
    from briefings.shapes import Shape
    from corpus.store import Reader

Revision: TypeAlias = tuple[str, int]
"""A document's id, and the number of the revision."""


class Proof:
    """Checks quotes against the stored revisions; each revision is read and hashed once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._texts: dict[Revision, tuple[str, str] | None] = {}

    def reply(self, reply: Reply) -> Reply:
        """The reply without the lines that fail; how many did is said in its notice."""
        self._read(_cited(reply))
        sections, withheld = [], 0
        for section in reply.sections:
            items, failed = self._items(section)
            sections += [replace(section, items=items)] if items or not section.items else []
            withheld += failed
        if not withheld:
            return replace(reply, sections=tuple(sections))
        notice = " ".join(part for part in (reply.notice, phrases.withheld(withheld)) if part)
        left = any(section.items for section in sections)
        return replace(reply, sections=tuple(sections), notice=notice, push=reply.push if left else notice)

    def shape(self, shape: Shape) -> Shape:
        """The JSON object without the quotes that fail; `withheld` says how many did."""
        self._read(_cited_in(shape))
        kept, withheld = self._kept(shape)
        return {**kept, "withheld": withheld} if withheld else kept

    def holds(self, quote: str, document_id: str, revision: int, spans: Iterable[Span], digest: str) -> bool:
        """Whether the quote is what the spans of the stored revision say, and the revision is unharmed."""
        stored = self._stored(document_id, revision)
        if stored is None or stored[1] != digest:
            return False
        try:
            whole = f" {CUT} ".join(span.of(stored[0]) for span in spans)
        except CorpusError:
            return False
        return quote.removeprefix(f"{CUT} ").removesuffix(f" {CUT}") == whole or quote == whole

    def _items(self, section: Section) -> tuple[tuple[Item, ...], int]:
        """The items that stand, and how many statements do not."""
        kept, withheld = [], 0
        for item in section.items:
            statements = tuple(one for one in item.statements if self._stands(one))
            if not item.statements or (statements and statements[0] is item.statements[0]):
                kept.append(self._in_context(replace(item, statements=statements)))
                withheld += len(item.statements) - len(statements)
            else:  # where the line itself failed, its other sides alone would say something else
                withheld += len(item.statements)
        return tuple(kept), withheld

    def _stands(self, one: Statement) -> bool:
        cited = one.citation
        return self.holds(one.quote.text, cited.document_id, cited.revision, cited.spans, cited.text_sha256)

    def _in_context(self, item: Item) -> Item:
        if not item.statements:
            return item
        cited = item.statements[0].citation
        stored = self._stored(cited.document_id, cited.revision)
        text = stored[0] if stored else ""
        return replace(
            item,
            before=item.before if item.before in text else "",
            after=item.after if item.after in text else "",
        )

    def _kept(self, value: Any) -> tuple[Any, int]:  # noqa: ANN401  JSON
        """What stands of a value, and how many quotes in it do not: those are null, or out of their list."""
        if isinstance(value, dict):
            if self._fails(value):
                return None, 1
            parts = {key: self._kept(one) for key, one in value.items()}
            return {key: one for key, (one, _) in parts.items()}, sum(failed for _, failed in parts.values())
        if isinstance(value, list):
            each = [self._kept(one) for one in value]
            return [one for one, _ in each if one is not None], sum(failed for _, failed in each)
        return value, 0

    def _fails(self, value: Shape) -> bool:
        quoted = _quoted(value)
        if quoted is None:
            return False
        quote, cited = quoted
        spans = [Span(start, end) for start, end in cited["spans"]]
        return not self.holds(quote, cited["document_id"], cited["revision"], spans, cited["text_sha256"])

    def _stored(self, document_id: str, revision: int) -> tuple[str, str] | None:
        self._read([(document_id, revision)])
        return self._texts[document_id, revision]

    def _read(self, revisions: Iterable[Revision]) -> None:
        """Read and hash the texts of these revisions, those not yet known, all together."""
        wanted = sorted({*revisions} - self._texts.keys())
        if wanted:
            texts = self._reader.texts(wanted)
            self._texts |= {
                one: (texts[one], text_sha256(texts[one])) if one in texts else None for one in wanted
            }


def _cited(reply: Reply) -> Iterator[Revision]:
    for section in reply.sections:
        for item in section.items:
            yield from ((one.citation.document_id, one.citation.revision) for one in item.statements)


def _cited_in(value: Any) -> Iterator[Revision]:  # noqa: ANN401  JSON
    if isinstance(value, dict):
        quoted = _quoted(value)
        if quoted is not None:
            yield quoted[1]["document_id"], quoted[1]["revision"]
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _cited_in(one)


def _quoted(value: Shape) -> tuple[str, Shape] | None:
    """The quote of a JSON object and its citation, where it has both."""
    quote, cited = value.get("quote"), value.get("citation")
    return (quote, cited) if isinstance(quote, str) and isinstance(cited, dict) else None
