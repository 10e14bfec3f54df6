"""`sources`: the documents there are, and which of them need attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clinic import cases, counted, rows_of
from bot.commands.result import Result
from briefings import phrases
from briefings.reply import Reply
from briefings.shapes import document_shape
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.application import Application
    from corpus.document import Document

MAX_CASES = 20
"""Documents that need attention which are shown at once: nobody puts right more of them in a row."""

SETTLING = "What is fine as it is: communique amend ID --settle NAME, with the name before the colon."


def sources(application: Application, query: str | None = None, *, needs_attention: bool = False) -> Result:
    """Current documents, the newest first; of a query, those whose title, outlet or author has all words.

    Args:
        needs_attention: only those of which something could be better, the worst first, each with what it is
            and the command that puts it right.
    """
    held = application.reader.documents()
    wanted = set(content_stems(query or ""))
    listed = [document for document in held if wanted <= set(content_stems(_named(document)))]
    if listed and needs_attention:
        return _attention(application, listed, query or "")
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


def _attention(application: Application, listed: Sequence[Document], query: str) -> Result:
    found = cases(application.reader, listed)
    again = " ".join(part for part in ("communique sources", query, "--needs-attention --json") if part)
    reply = Reply(
        title=phrases.NEEDS_ATTENTION,
        summary=(phrases.out_of(len(found), phrases.several(len(listed), "document")),),
        rows=tuple(rows_of(found, most=MAX_CASES, more=again)),
        notice=SETTLING if found else phrases.NOTHING_TO_ATTEND_TO,
        footer=counted(found),
    )
    return Result(reply, {"documents": [case.shape() for case in found]})


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
