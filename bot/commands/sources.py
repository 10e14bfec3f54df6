"""`sources`: the documents there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.result import Result
from briefings import phrases
from briefings.reply import Reply
from briefings.shapes import document_shape
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from bot.application import Application
    from corpus.document import Document


def sources(application: Application, query: str | None = None) -> Result:
    """Current documents, the newest first; of a query, those whose title, outlet or author has all words."""
    held = application.reader.documents()
    wanted = set(content_stems(query or ""))
    listed = [document for document in held if wanted <= set(content_stems(_named(document)))]
    known = {name for name in application.configuration.collections if application.clearance.allows(name)}
    several = len(known.union(document.collection for document in held)) > 1
    notice = "" if listed else phrases.NOTHING_TO_READ if not held else phrases.NO_SUCH_DOCUMENT
    reply = Reply(
        title=phrases.SOURCES,
        rows=tuple(_row(document, filed=several) for document in listed),
        notice=notice,
        footer=(phrases.several(len(listed), "document"),),
    )
    return Result(reply, {"documents": [document_shape(document) for document in listed]})


def _named(document: Document) -> str:
    return " ".join(
        part for part in (document.id, document.title, document.publisher, document.author) if part
    )


def _row(document: Document, *, filed: bool) -> tuple[str, ...]:
    return (
        phrases.published(document),
        document.publisher or "",
        document.title,
        document.id,
        *([document.collection] if filed else []),
    )
