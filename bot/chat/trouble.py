"""Trouble in chat: what went wrong, as a reply in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.door import troubles
from bot.errors import UnknownName, UsageMistake
from briefings.reply import Reply

if TYPE_CHECKING:
    from briefings.reply import Action

NOT_UNDERSTOOD = "Not understood"
NOT_FOUND = "Not found"
DID_NOT_WORK = "That did not work"
ADMINS_ONLY = "Only admins can do that here."
MEMBERS_ONLY = "Only members of this organisation can do that here: ask one."
LINE_IS_GONE = "This line is not known any more: ask again."


def sorry(error: Exception) -> Reply:
    """What somebody is told of an error: ours in its own words, any other as a reference into the log."""
    found = troubles(error)
    title = DID_NOT_WORK
    if isinstance(error, UsageMistake):
        title = NOT_UNDERSTOOD
    elif isinstance(error, UnknownName):
        title = NOT_FOUND
    told = [sentence(one.message) for one in found]
    hints = [sentence(one.hint) for one in found if one.hint]
    return said(" ".join((*told, *hints)), title=title)


def said(notice: str, *actions: Action, title: str = "") -> Reply:
    """One plain sentence or two."""
    return Reply(title, notice=notice, actions=actions)


def sentence(words: str) -> str:
    """Words as a sentence: a capital first, a full stop last."""
    whole = words.strip()
    end = "" if whole.endswith((".", "!", "?", "…", ":")) else "."
    return f"{whole[:1].upper()}{whole[1:]}{end}" if whole else ""
