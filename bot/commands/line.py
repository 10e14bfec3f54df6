"""What can be done with one line of an answer: `open` it, `cite` it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import UsageMistake
from bot.proof import Proof
from briefings.footnote import Style, footnote
from briefings.reply import Reply, Section

if TYPE_CHECKING:
    from bot.application import Application
    from briefings.reply import Item


def opened(application: Application, line: Item) -> Reply:
    """Every side of a line with the sentences around it and the id to verify it by."""
    items = []
    for number, one in enumerate(line.statements, 1):
        contents = application.reader.contents(one.citation.document_id, one.citation.revision)
        before, _ = contents.neighbours(one.citation.spans[0])
        _, after = contents.neighbours(one.citation.spans[-1])
        side = replace(one, notes=(*one.notes, one.citation.id))
        items.append(replace(line, number=number, statements=(side,), before=before, after=after))
    verify = tuple(f"verify {one.citation.id}" for one in line.statements[:1])
    return Proof(application.reader).reply(
        Reply(title=line.name, sections=(Section("", tuple(items)),), next=verify)
    )


def footnoted(line: Item, style: str = "") -> Reply:
    """Every side of a line as a footnote to paste.

    Args:
        style: as typed: plain, markdown or chicago; empty is plain.

    Raises:
        UsageMistake: there is no such style.
    """
    known = {one.value: one for one in Style}
    chosen = known.get(style.strip().lower() or Style.PLAIN)
    if chosen is None:
        raise UsageMistake(f"there is no footnote in {style.strip()!r}", hint=f"styles: {', '.join(known)}")
    notes = (footnote(one.quote.text, one.citation, chosen) for one in line.statements)
    return Reply(title=line.name, rows=tuple((note,) for note in notes), verbatim=True)
