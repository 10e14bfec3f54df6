"""`document`: one document with everything that follows from its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.fact import fact_of
from bot.commands.result import Result, proofread
from briefings import phrases
from briefings.reply import Reply
from briefings.shapes import document_shape, fact_shape

if TYPE_CHECKING:
    from bot.application import Application


def document(
    application: Application, document_id: str, *, revision: int | None = None, text: bool = False
) -> Result:
    """Blocks, sentences and facts of a document.

    Args:
        revision: an older one, read again from its own text.
        text: with the canonical text.

    Raises:
        UnknownDocument: there is none of this id and revision.
    """
    held = application.reader.document(document_id, revision)
    contents = application.reader.contents(document_id, held.revision)
    current = application.reader.passages_of([document_id])
    if not current or current[0].document.revision != held.revision:
        from corpus.revision import passages_of  # what reads a text again is slow to load

        current = passages_of(held, contents.text, contents.blocks, contents.sentences)
    passages = list(current)
    stating = [one for one in passages if one.figures or one.dates or one.attribution]
    beside = pool.related(application, stating)
    origins = pool.origins(application, [*passages, *(each for near in beside.values() for each, _ in near)])
    shape = {
        **document_shape(held),
        "text_sha256": held.text_sha256,
        "blocks": [
            {"role": block.role.value, "start": block.span.start, "end": block.span.end}
            for block in contents.blocks
        ],
        "sentences": [{"start": span.start, "end": span.end} for span in contents.sentences],
        "facts": [fact_shape(fact_of(one, beside[one.id], origins)) for one in stating],
        "pages": list(held.pages),
        **({"text": contents.text} if text else {}),
    }
    reply = Reply(
        title=held.title,
        rows=(
            *((name, str(shape[name])) for name in _SHOWN if shape[name] is not None),
            *((("flags", ", ".join(shape["flags"])),) if shape["flags"] else ()),
        ),
        footer=(
            *((phrases.several(len(held.pages), "page"),) if held.pages else ()),
            phrases.several(len(contents.blocks), "block"),
            phrases.several(held.sentences, "sentence"),
            phrases.several(len(stating), "fact"),
        ),
    )
    return proofread(application, reply, shape)


_SHOWN = ("id", "revision", "publisher", "author", "published_at", "language", "url", "source", "collection")
