"""Trouble in chat: what went wrong, as a reply in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.help import OWN_NAMES
from bot.chat.phrasing import mistake_in_chat
from bot.door import KNOWN, troubles
from bot.errors import ForAdmins, UnknownName, UsageMistake
from briefings.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.reply import Action

NOT_UNDERSTOOD = "Not understood"
NOT_FOUND = "Not found"
DID_NOT_WORK = "That did not work"
ADMINS_ONLY = "Only admins can do that here."
MEMBERS_ONLY = "Only members of this organisation can do that here: ask one."
TELL_AN_ADMIN = "tell an admin, who finds it in the log by that reference"
ASKERS_ONLY = "Only whoever asked can do that: ask me the same yourself."
ANSWER_IS_GONE = "This answer is not known any more: ask again."
LINE_IS_GONE = "This line is not known any more: ask again."


def sorry(error: Exception, names: Mapping[str, str] = OWN_NAMES, *, fields: bool = False) -> Reply:
    """What somebody is told of an error: ours in its own words, any other as a reference into the log.

    Args:
        names: what the commands are called on the platform, by their role.
        fields: options are fields of the commands there.
    """
    found = troubles(error)
    title = DID_NOT_WORK
    if isinstance(error, ForAdmins):
        title = ""
    elif isinstance(error, UsageMistake):
        title = NOT_UNDERSTOOD
    elif isinstance(error, UnknownName):
        title = NOT_FOUND
    hinted = TELL_AN_ADMIN if not isinstance(error, KNOWN) else None
    pairs = (mistake_in_chat(one.message, hinted or one.hint or "", names, fields=fields) for one in found)
    return said(" ".join(sentence(one) for pair in pairs for one in pair if one), title=title)


def said(notice: str, *actions: Action, title: str = "") -> Reply:
    """One plain sentence or two."""
    return Reply(title, notice=notice, actions=actions)


def sentence(words: str) -> str:
    """Words as a sentence: a capital first, a full stop last."""
    whole = words.strip()
    end = "" if whole.endswith((".", "!", "?", "…", ":")) else "."
    return f"{whole[:1].upper()}{whole[1:]}{end}" if whole else ""
