"""The reply that puts right a line that was sent: what was sent, and what the document says now."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefings import notices
from briefings.reply import Item, Mark, Reply, Section, Statement

if TYPE_CHECKING:
    from briefings.citation import Citation
    from briefings.quote import Quote

_NUMBER = re.compile(r"#(\d+)$")


def correction(
    name: str,
    old: tuple[Quote, Citation],
    new: tuple[Quote, Citation] | None = None,
    *,
    withdrawn: bool = False,
    read_at: tuple[str, str] | None = None,
) -> Reply:
    """The words that were sent, and those that stand in their place; or that there are none any more.

    Args:
        name: of the line that was sent: `morning 05-20 #3`.
        old: the words that were sent, of the revision that they were sent from.
        new: the words that stand in their place; None where the document says nothing of the kind any more.
        withdrawn: the document is in no answer any more, whatever it says.
        read_at: when the text of either was read, aware UTC instants, ISO.
    """
    title = notices.correction(name)
    statements = [Statement(*old, lead=notices.SENT)]
    notice = ""
    if withdrawn:
        notice = notices.WITHDRAWN
    elif new is None:
        notice = notices.GONE
    else:
        statements.append(Statement(*new, lead=notices.READS))
        if read_at is not None:
            first, last = read_at
            times = (
                notices.as_read(first, other=last, revision=old[1].revision),
                notices.as_read(last, other=first, revision=new[1].revision),
            )
            statements = [replace(one, notes=(at,)) for one, at in zip(statements, times, strict=True)]
    shown = Item(number_of(name) or 1, name, tuple(statements), (Mark.CHANGED,))
    said = notice or f"{notices.READS}: “{statements[-1].quote.text}”"
    return Reply(title, sections=(Section("", (shown,)),), notice=notice, push=f"{title} · {said}")


def number_of(name: str) -> int | None:
    """The number that a line had where it was sent: 3 of `morning 05-20 #3`; None where it had none."""
    found = _NUMBER.search(name)
    return None if found is None else int(found[1])
