"""Asking: a typed line as a reply, remembered, with what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.chat import forgetting
from bot.chat.checking import checked
from bot.chat.configured import configured
from bot.chat.courtesies import courtesy
from bot.chat.handing_in import handed_in, links_in
from bot.chat.help import help_reply, meant, nearest
from bot.chat.hiding import Hidden
from bot.chat.last import line_of_the_last
from bot.chat.lines import TOLD_ALONE, hidden_here, line_reply
from bot.chat.managing.managing import Managing
from bot.chat.managing.nouns import Noun
from bot.chat.missing import remembered
from bot.chat.phrasing import IN_CHAT, typed
from bot.chat.shown import FOR_ALL, THREAD
from bot.chat.trouble import ANSWER_IS_GONE, LINE_IS_GONE, said
from bot.chat.typed import ALONE, OF_ADMINS, OWN, command_of, on_a_line, question
from bot.chat.whole import whole
from bot.errors import UsageMistake
from bot.grammar import COMMANDS
from bot.ledger import Ledger
from bot.offers import Link
from briefings.reply import Action, Reply, Verb
from config.near import near

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.shown import Shown
    from bot.chat.typed import OnALine
    from bot.grammar import Command

SLIP_LIKENESS = 80.0
"""Of 100: how near to a command's name a question must begin for that to be said beside its answer."""

REMEMBERED = frozenset({"ask", "fact", "brief", "timeline", "compare"})
"""Answers with lines."""

FOR_YOU_ALONE = "That is for your eyes alone, and all of us would read it here. Use:"

MAX_SAID_AGAIN_CHARS = 100

SENT_TO_ONESELF = frozenset({"subscribe", "follow"})
"""Commands of which messages come into somebody's own conversation with the bot."""

MORE = {
    "ask": ("limit", 5, 15),
    "fact": ("limit", 3, 10),
    "brief": ("limit", 8, 24),
    "timeline": ("limit", 12, 36),
}
"""What “More” asks for: the option, how much there is without it, and with it."""


FEW = {"timeline": {"limit": 12}}
"""Options of commands that say everything where nobody says how much: in a message that is too long."""


def answer(  # noqa: C901, PLR0911  one row a word
    chat: Chat, asker: Asker, line: str, *, thread: str | None = None, for_all: bool = False
) -> Reply:
    """The answer to a line.

    Args:
        thread: that it was typed in, where the platform has such.
        for_all: others see the answer too.

    Raises:
        Exception: whatever the command raises.
    """
    if (wanted := on_a_line(line)) is not None:
        return line_of_the_last(chat, asker, wanted)
    first, _, rest = line.strip().removeprefix("/").partition(" ")
    match first.lower():
        case "" | "help" | "?":
            return help_reply(chat.names, admin=asker.admin, fields=chat.fields)
        case "add":
            return _added(chat, asker, rest)
        case "offers":
            from bot.chat.deciding import waiting  # what approving needs is slow to load

            return waiting(chat.open(asker), asker)
        case "briefings" | "topics" | "keywords" | "channels" | "access" | "history" as noun:
            return Managing(chat.application, asker).page(Noun(noun), rest.strip())
        case "undo":
            return Managing(chat.application, asker).undone()
        case "sources" if asker.admin and not rest.strip() and not for_all:
            return Managing(chat.application, asker).page(Noun.SOURCES)
        case "config":
            return configured(chat.application, asker, rest.strip())
        case "hidden":
            return hidden_here(chat.open(asker), asker)
        case forgetting.COMMAND:
            return forgetting.kept(chat, asker)
    if first.lower() not in COMMANDS:
        raise UsageMistake(f"there is no command {first!r}", hint=nearest(first, chat.names))
    known = chat.open(asker).known.briefings
    command, words, options = command_of(line, asker, briefings=known)
    reply = of_command(chat, asker, command, words, options, thread=thread, for_all=for_all)
    if command.name != "brief" or words or "topic" not in options:
        return reply
    likely = near(options["topic"], known, least=SLIP_LIKENESS)
    return reply if likely is None else _beside(reply, f"Did you mean {typed('brief', chat.names)} {likely}?")


def addressed(
    chat: Chat, asker: Asker, text: str, *, thread: str | None = None, for_all: bool = False
) -> Reply:
    """The answer to what somebody says to the bot: without a command's name it is a question.

    Args:
        thread: that it was said in, where the platform has such.
        for_all: others see the answer too; what is for its asker's eyes is not told then.

    Raises:
        Exception: whatever the command raises.
    """
    polite = courtesy(text, chat.names)
    if polite is not None:
        return polite
    line = question(text)
    first = text.strip().partition(" ")[0]
    name = first.removeprefix("/").lower()
    known = chat.open(asker).known if for_all or not asker.admin else chat.application.configuration
    if name in ALONE and not whole(line, known):
        reply = answer(chat, asker, f"ask {text.strip()}", thread=thread, for_all=for_all)
        own = name not in OF_ADMINS or asker.admin
        return _beside(reply, _did_you_mean(chat, name)) if own and not reply.items() else reply
    if name in ALONE and for_all:
        return said(f"{FOR_YOU_ALONE} {_instead(line, chat.names)}")
    reply = answer(chat, asker, line, thread=thread, for_all=for_all)
    slip = meant(first, least=SLIP_LIKENESS)
    return reply if slip is None or name in IN_CHAT else _beside(reply, _did_you_mean(chat, slip))


def _did_you_mean(chat: Chat, name: str) -> str:
    return f"Did you mean {typed(name, chat.names)}?"


def _instead(line: str, names: Mapping[str, str]) -> str:
    """What to type so that nobody reads along: the same words, unless they are many, behind the slash."""
    name, *words = line.removeprefix("/").split()
    command = typed(name.lower(), names)
    again = " ".join((command, *words))
    return again if len(again) <= MAX_SAID_AGAIN_CHARS else command


def of_command(
    chat: Chat,
    asker: Asker,
    command: Command,
    words: str,
    options: Mapping[str, Any],
    *,
    thread: str | None = None,
    for_all: bool = False,
) -> Reply:
    """The answer of a command; where it has lines, they can be asked for from now on.

    Args:
        for_all: others see it too, so that there is nothing to share.
    """
    few = FEW.get(command.name, {})
    if command.name in SENT_TO_ONESELF and asker.private and options.get("to") == str(asker.person):
        return said(asker.private)
    application = chat.open(asker)
    if asker.admin and command.name in OWN:
        application = application.with_all_names()  # it is for them alone, and every name is theirs
    if command.name == "check":
        return checked(
            application,
            asker,
            words,
            chat.now(),
            thread=thread or "",
            for_all=for_all,
            recent=chat.recent,
        )
    result = command.run(application, words, {**few, **options})
    found = bool(result.reply.items())
    remembered(application, asker, command.name, words, options, found=found, now=chat.now())
    reply = Hidden(application.store.engine).at(asker.where).without(result.reply)
    if command.name == "ask" and not reply.items() and not result.shape.get("answered", True):
        reply = replace(reply, actions=(Action(Verb.MISSING),) if reply.suggestions or reply.notice else ())
    elif command.name == "follow":
        no_more = Action(Verb.UNSUBSCRIBE, value=result.shape["subscription"]["id"])
        return replace(reply, notice=reply.notice or TOLD_ALONE, footer=(), actions=(no_more,))
    elif command.name == "sources":
        return _without_ids(reply, {one["id"] for one in result.shape["documents"]})
    elif command.name not in REMEMBERED or not reply.items():
        return reply
    else:
        reply = replace(reply, actions=_actions(asker, command.name, reply, options, for_all=for_all))
    kept = {**options, THREAD: thread, FOR_ALL: for_all or None}
    return chat.recent.keep(
        reply, asker=asker, command=command.name, words=words, options=kept, now=chat.now()
    )


def _without_ids(reply: Reply, ids: set[str]) -> Reply:
    """A table of documents without their ids, which stand behind their titles; commands in it keep them."""
    rows = ((*row[:3], *row[4:]) if len(row) > 3 and row[3] in ids else row for row in reply.rows)
    return replace(reply, rows=tuple(rows))


def _actions(
    asker: Asker, command: str, reply: Reply, options: Mapping[str, Any], *, for_all: bool
) -> tuple[Action, ...]:
    more = (
        command in MORE and not options.keys() & {"limit", "words"} and len(reply.items()) >= MORE[command][1]
    )
    return (
        *(() if asker.alone or for_all else (Action(Verb.SHARE),)),
        *(() if asker.alone else (Action(Verb.KEEP),)),
        *((Action(Verb.MORE),) if more else ()),
        *(() if for_all else (Action(Verb.USEFUL), Action(Verb.NOT_USEFUL))),
    )


def _beside(reply: Reply, said: str) -> Reply:
    return replace(reply, notice=" ".join(filter(None, (reply.notice, said))))


def line_meant(text: str) -> OnALine | None:
    """What a reply in a thread asks of a line, where it does."""
    return on_a_line(text)


def lines_below(chat: Chat, asker: Asker, thread: str) -> Sequence[str]:
    """The names of the lines of the message that a thread hangs from."""
    return Ledger(chat.application.store.engine).lines_of(asker.where, thread)


def line_answer(chat: Chat, asker: Asker, wanted: OnALine, names: Sequence[str]) -> Reply:
    """What a reply in a briefing's thread asked for: `why 3`."""
    name = next((one for one in names if one.endswith(f"#{wanted.number}")), None)
    if name is None:
        return said(LINE_IS_GONE if not names else f"There is no line {wanted.number} above.")
    application = chat.open(asker)
    return line_reply(application, asker, Verb(wanted.word), handle="", line=name, now=chat.now())


def _added(chat: Chat, asker: Asker, rest: str) -> Reply:
    links = links_in(rest)
    if not links:
        raise UsageMistake(
            "add needs a web address", hint="or drop a file here and choose Add to corpus in its menu"
        )
    return handed_in(chat.open(asker), asker, [Link(one) for one in links], now=chat.now())


def more_of(chat: Chat, asker: Asker, shown: Shown) -> Reply:
    """More of an answer that was shown: the same, asked for with a larger limit."""
    if shown.command not in MORE:
        return said(ANSWER_IS_GONE)
    option, _, many = MORE[shown.command]
    options = {**shown.asked, option: many}
    return of_command(
        chat, asker, COMMANDS[shown.command], shown.words, options, thread=shown.thread, for_all=shown.for_all
    )
