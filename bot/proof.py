"""Proof-reading: no quote leaves before its characters were found at their place in the store again."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from briefings import phrases
from briefings.quote import CUT
from corpus.errors import CorpusError
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.reply import Item, Reply, Section, Statement
    from briefings.shapes import Shape
    from corpus.store import Reader


class Proof:
    """Checks quotes against the stored revisions; each revision is read and hashed once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._texts: dict[tuple[str, int], tuple[str, str] | None] = {}
        self.withheld = 0

    def reply(self, reply: Reply) -> Reply:
        """The reply without the lines that fail; how many did is said in its notice."""
        sections = tuple(
            replace(section, items=items) for section in reply.sections if (items := self._items(section))
        )
        if not self.withheld:
            return reply
        notice = " ".join(part for part in (reply.notice, phrases.withheld(self.withheld)) if part)
        kept = [item for section in sections for item in section.items]
        return replace(reply, sections=sections, notice=notice, push=reply.push if kept else notice)

    def shape(self, shape: Shape) -> Shape:
        """The JSON object without the quotes that fail; `withheld` says how many did."""
        kept = self._kept(shape)
        return {**kept, "withheld": self.withheld} if self.withheld else kept

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

    def _items(self, section: Section) -> tuple[Item, ...]:
        kept = []
        for item in section.items:
            statements = tuple(one for one in item.statements if self._stands(one))
            self.withheld += len(item.statements) - len(statements)
            if statements and statements[0] is item.statements[0]:
                kept.append(self._in_context(replace(item, statements=statements)))
            elif statements:  # the line itself failed: its other sides alone would say something else
                self.withheld += len(statements)
        return tuple(kept)

    def _stands(self, one: Statement) -> bool:
        cited = one.citation
        return self.holds(one.quote.text, cited.document_id, cited.revision, cited.spans, cited.text_sha256)

    def _in_context(self, item: Item) -> Item:
        cited = item.statements[0].citation
        stored = self._stored(cited.document_id, cited.revision)
        text = stored[0] if stored else ""
        return replace(
            item,
            before=item.before if item.before in text else "",
            after=item.after if item.after in text else "",
        )

    def _kept(self, value: Any) -> Any:  # noqa: ANN401  JSON
        if isinstance(value, dict):
            return {key: None if self._fails(one) else self._kept(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._kept(one) for one in value if not self._fails(one)]
        return value

    def _fails(self, value: Any) -> bool:  # noqa: ANN401  JSON
        if not isinstance(value, dict) or not isinstance(value.get("quote"), str):
            return False
        cited = value.get("citation")
        if not isinstance(cited, dict):
            return False
        spans = [Span(start, end) for start, end in cited["spans"]]
        stands = self.holds(
            value["quote"], cited["document_id"], cited["revision"], spans, cited["text_sha256"]
        )
        self.withheld += not stands
        return not stands

    def _stored(self, document_id: str, revision: int) -> tuple[str, str] | None:
        key = document_id, revision
        if key not in self._texts:
            try:
                text = self._reader.contents(document_id, revision).text
            except CorpusError:
                self._texts[key] = None
            else:
                self._texts[key] = text, sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self._texts[key]
