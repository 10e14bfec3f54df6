"""Forgetting: somebody is shown what is kept of them, and has it deleted by a click, and a second one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.privacy import Fate, forget, kept_of
from bot.chat.trouble import said
from bot.ledger import Ledger
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.privacy import Kept

COMMAND = "forget-me"

TITLE, FORGOTTEN = "What I keep of you", "Forgotten"
NOTHING = "I keep nothing of you."
ONLY_AN_ID = (
    "With these I keep an opaque id of yours, and no name. "
    "What the platform keeps of our messages is not mine to delete."
)
NO_MORE_DIGESTS = "Your digests end, and the buttons under your answers stop working."
CANNOT_BE_UNDONE = "This cannot be undone. Shall I delete it?"
DELETED = "deleted"

_MEANT = re.compile(r"/?(?:communique )?forget[- ]me[.!]?", re.IGNORECASE)

SURE = "sure"
"""What the button carries that deletes."""

DELETE_IT, DELETE_FOR_GOOD = "Delete it", "Delete it for good"


def understood(asker: Asker, line: str) -> tuple[Asker, str]:
    """Who asks for what, where somebody types that they want to be forgotten, and nothing else."""
    return (free(asker), COMMAND) if _MEANT.fullmatch(line.strip()) else (asker, line)


def free(asker: Asker) -> Asker:
    """Somebody as they ask about themselves: whoever gets no answers here can be forgotten all the same."""
    return replace(asker, barred="")


def kept(chat: Chat, asker: Asker) -> Reply:
    """What is kept of whoever asks, what would become of each, and a button that deletes it.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    found = kept_of(chat.application.store.engine, asker.person)
    if not found:
        return said(NOTHING, title=TITLE)
    deletes = any(one.fate is not Fate.KEPT for one in found)
    return Reply(
        TITLE,
        rows=rows_of(found),
        notice=" ".join(filter(None, (ONLY_AN_ID, NO_MORE_DIGESTS if deletes else ""))),
        actions=(Action(Verb.FORGET, label=DELETE_IT),) if deletes else (),
    )


def forgotten(chat: Chat, asker: Asker, value: str) -> Reply:
    """What comes of the button: the question whether they are sure, and then what is gone and what stays.

    It is about whoever clicks, whoever was shown the button.

    Args:
        value: of the button.

    Raises:
        StoreUnavailable: the database cannot be written; nothing was changed.
    """
    if value != SURE:
        return said(CANNOT_BE_UNDONE, Action(Verb.FORGET, SURE, DELETE_FOR_GOOD), title=TITLE)
    chat.recent.forget(asker.person)
    return told(*forget(Ledger(chat.application.store.engine), asker.person))


def told(gone: Sequence[Kept], left: Sequence[Kept]) -> Reply:
    """What is said of what has been deleted, and of what stays."""
    rows = (*rows_of(gone, past=True), *rows_of(left))
    return Reply(FORGOTTEN, rows=rows, notice="" if left else NOTHING)


def rows_of(found: Sequence[Kept], *, past: bool = False) -> tuple[tuple[str, str], ...]:
    """What is kept, and what becomes of it, a row each.

    Args:
        past: it has become of it.
    """
    return tuple((one.what, _fate(one, past=past)) for one in found)


def _fate(one: Kept, *, past: bool) -> str:
    fate = DELETED if past and one.fate is Fate.DELETED else str(one.fate)
    return f"{fate}: {one.why}" if one.why else fate
