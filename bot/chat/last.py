"""Last: the lines that somebody means who says `why 3` and has no message above it.

They are those of what they were answered last in that place; else those of the last briefing that came there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.lines import line_reply
from bot.chat.trouble import said
from bot.ledger import Ledger
from briefings.reply import Verb

if TYPE_CHECKING:
    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.typed import OnALine
    from briefings.reply import Reply

NO_LINES_YET = "I do not know which lines you mean: ask something first."


def line_of_the_last(chat: Chat, asker: Asker, wanted: OnALine) -> Reply:
    """What somebody asked of a line of their last answer here, or else of the last briefing here."""
    application, verb, now = chat.open(asker), Verb(wanted.word), chat.now()
    shown = chat.recent.last(asker.person, asker.where)
    if shown is not None:
        line = shown.line(wanted.number)
        if line is None:
            return said(f"Your last answer here has no line {wanted.number}.")
        return line_reply(
            application, asker, verb, handle=shown.id, line=str(line.number), now=now, shown=shown
        )
    names = Ledger(application.store.engine).last_lines(asker.where)
    name = next((one for one in names if one.endswith(f"#{wanted.number}")), None)
    if name is None:
        return said(f"The last briefing here has no line {wanted.number}." if names else NO_LINES_YET)
    return line_reply(application, asker, verb, handle="", line=name, now=now)
