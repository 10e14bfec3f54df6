"""Checking: somebody's message against the sources. The message itself is never stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.asker import seen_by
from bot.chat.hiding import Hidden
from bot.chat.shown import FOR_ALL, THREAD
from bot.chat.trouble import said
from bot.commands.check import check
from bot.commands.verify import verify
from briefings import phrases
from briefings.footnote import footnote
from briefings.reply import Action, Mark, Reply, Verb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.chat.recent import Recent
    from bot.chat.shown import Shown
    from briefings.reply import Item

COMMAND = "check"
CARRIED = "carried"
"""The option that keeps which lines are carried, by their numbers."""

NO_TEXT = "There is no text in this message. I can check what is written, not what a picture or a file shows."
NOTHING_CARRIED = "No sentence of this draft is carried by a source, so that there is nothing to cite."
FOOTNOTES = "Footnotes"


def checked(
    application: Application,
    asker: Asker,
    text: str,
    now: datetime,
    *,
    thread: str = "",
    for_all: bool = False,
    recent: Recent,
) -> Reply:
    """A verdict on every sentence of a message, with the quotes that show it.

    Args:
        text: as people read it, without the platform's marks; may be empty.
        now: an aware UTC instant.
        thread: that the verdict belongs into, as the platform names it; empty where there is none.
        for_all: others see the verdict too, so that there is nothing to share.
        recent: remembers the answer.
    """
    if not text.strip():
        return said(NO_TEXT)
    seen = seen_by(application, asker)
    reply = Hidden(seen.store.engine).at(asker.where).without(check(seen, text).reply)
    if not reply.items():
        return replace(reply, title="", actions=())  # the title may be the message
    carried = [one.number for one in _carried(reply.items())]
    footnoted = (Action(Verb.FOOTNOTES),) if carried else ()
    handed_on = () if asker.alone or for_all else (Action(Verb.THREAD if thread else Verb.SHARE),)
    reply = replace(reply, actions=(*footnoted, *handed_on))
    options = {CARRIED: carried, THREAD: thread or None, FOR_ALL: for_all or None}
    return recent.keep(reply, asker=asker, command=COMMAND, words="", options=options, now=now)


def footnotes(application: Application, asker: Asker, shown: Shown) -> Reply:
    """A footnote for each line of an answer, each once, ready to paste; of a check, for what is carried."""
    seen = seen_by(application, asker)
    hidden = Hidden(seen.store.engine).at(asker.where)
    cited = dict.fromkeys(_cited(seen, shown))
    read = [verify(seen, one) for one in cited]
    held = [one.reply.items()[0].statements[0] for one in read if one.ok]
    notes = [
        footnote(one.quote.text, one.citation)
        for one in held
        if not hidden.hides_quote(one.quote.text, one.citation)
    ]
    if not notes:
        return said(NOTHING_CARRIED if not cited else _lost(len(cited)))
    lost = len(cited) - len(notes)
    rows = tuple((one,) for one in notes)
    return Reply(FOOTNOTES, rows=rows, verbatim=True, notice=_lost(lost) if lost else "")


def _cited(seen: Application, shown: Shown) -> list[str]:
    """The citation of each line that a footnote is wanted for."""
    numbers = shown.options.get(CARRIED)
    if numbers is None and shown.command == COMMAND and shown.words:
        lines = _carried(check(seen, shown.words).reply.items())
        return [one.statements[0].citation.id for one in lines if one.statements]
    wanted = (one for one in shown.lines if numbers is None or one.number in numbers)
    return [one.citation_ids[0] for one in wanted if one.citation_ids]


def _carried(items: Iterable[Item]) -> list[Item]:
    return [one for one in items if Mark.CARRIED in one.marks and one.statements]


def _lost(lines: int) -> str:
    gone = "it is" if lines == 1 else "they are"
    return f"{phrases.several(lines, 'line')} cannot be cited any more: {gone} not shown here now."
