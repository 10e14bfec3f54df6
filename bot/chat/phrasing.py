"""Phrasing: what commands say for the shell, as it is typed in chat.

Commands speak to whoever sits at the console and to whoever chats in the same words. Here, and nowhere else,
the commands that those words name become those of the platform, by the names that they have there, and their
options what they are there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.typed import CHAT_ONLY, OF_ADMINS, OWN
from bot.grammar import COMMANDS
from briefings.phrases import NOTHING_TO_READ

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.reply import Reply

NOT_IN_CHAT = frozenset({"document"})
"""All of a document, sentence by sentence: for programs."""

IN_CHAT = frozenset({*COMMANDS, *CHAT_ONLY}) - NOT_IN_CHAT
"""What can be typed in chat."""

ON_THE_CONSOLE = "on the console"
"""Where what chat does not have can be typed."""

_NAME = "|".join(sorted(IN_CHAT))
_OF_THE_PROGRAM = re.compile(
    rf"(?:{ON_THE_CONSOLE}: )?(?<![/\w])communique (?P<name>[a-z]+)(?P<more>(?: [^\s,;.:]+){{0,2}})"
)
_NAMED = re.compile(
    rf"(?P<lead>^|[:,] (?:or )?)(?P<name>{_NAME})"
    r"(?= (?:[A-Z_]{2,}\b|--|[a-z]{3,}-[a-z]{3,}\b|[^.;]*#\d))"
)
"""A command in a hint, told from a sentence (`ask again`) by what follows: `WORDS`, an option, a name."""

_EXAMPLE = re.compile(rf"(?P<lead>example: )(?P<name>{_NAME})\b")
_SUBJECT = re.compile(rf"^(?P<lead>)(?P<name>{_NAME})(?= (?:needs|has no option|is for) )")
_FREE_WORDS = re.compile(r"(?<=brief )--topic (?=WORDS)")
_OF_AN_OPTION = re.compile(r"(?P<option>--[a-z-]+): (?P<wrong>.+)")
_IN_QUOTES = re.compile(r'write "(?P<right>[^"]+)", in quotes')
_FLAGS = frozenset(one.name for command in COMMANDS.values() for one in command.options if one.kind is bool)
_OPTION = re.compile(
    rf"{ON_THE_CONSOLE}: [^;]*|(?<![\w-])--(?P<name>[a-z]+(?:-[a-z]+)*)"
    r"(?P<follows>:|(?P<value> (?!-|(?:or|and|comes)\b)(?:\"(?P<quoted>[^\"]*)\"|(?=\S))))?"
)
"""An option with what follows it, which is a value unless the sentence goes on; or what is for the shell."""

_FIX = "→ communique "
"""Before what puts a document right, in a cell of its own."""

_MORE = " more: communique "
"""Before what shows the rest of a list, likewise."""


def typed(name: str, names: Mapping[str, str]) -> str:
    """A command as it is typed: by its own name, or after that of the one that has all the others.

    Args:
        names: what the commands are called on the platform, by their role: `{"ask": "/ask"}`.
    """
    return names.get(name) or f"{names['communique']} {name}"


def with_fields(words: str) -> str:
    """Words with each option in them as a field of its command: `--at 08:00` as `at: 08:00`."""

    def field(found: re.Match[str]) -> str:
        name = found["name"]
        if name is None or found["follows"] == ":":
            return found[0].removeprefix("--")
        if name in _FLAGS:
            return f"{name}: True{found['follows'] or ''}"
        if found["value"] is None:
            return f"“{name}”"
        return f"{name}: {found['quoted'] or ''}"

    return _OPTION.sub(field, words)


def with_options(line: str) -> str:
    """A line with the fields that somebody typed in it as options: `at: 08:00` as `--at "08:00"`.

    Only of commands that take no free words: in a question `since: ` is part of what is asked.
    """
    name, _, rest = line.strip().removeprefix("/").partition(" ")
    if name.lower() not in OWN | OF_ADMINS or "--" in rest:
        return line
    fields = "|".join(re.escape(one.name) for one in COMMANDS[name.lower()].options)
    words, *told = re.split(rf"(?:^|\s)({fields}):\s*", rest)

    def option(field: str, value: str) -> str:
        if field not in _FLAGS:
            return '--{} "{}"'.format(field, value.strip().replace('"', "'"))
        return f"--{field}" if value.strip().lower() == "true" else ""

    pairs = zip(told[::2], told[1::2], strict=True)
    return " ".join(filter(None, (name, words, *(option(*pair) for pair in pairs)))) if told else line


def in_chat(words: str, names: Mapping[str, str], *, fields: bool = False) -> str:
    """Words of the bot, with each command that they name as it is typed; it may be done twice.

    Args:
        fields: options are fields of the commands there, as on Discord; else they are typed as in a shell.
    """

    def of_the_program(found: re.Match[str]) -> str:
        name, more = found["name"], found["more"]
        if name == "offers":
            return typed(name, names)  # with buttons for what the shell has words for
        for_programs = "--json" in found.string[found.end("name") :]
        if name not in IN_CHAT or for_programs or (name == "config" and more[1:2].islower()):
            return f"{ON_THE_CONSOLE}: communique {name}{more}"
        return f"{typed(name, names)}{more}"

    def named(found: re.Match[str]) -> str:
        return f"{found['lead']}{typed(found['name'], names)}"

    said = words.replace(NOTHING_TO_READ, nothing_to_read(names))
    said = _OF_THE_PROGRAM.sub(of_the_program, said)
    said = _FREE_WORDS.sub("", said)
    for pattern in (_SUBJECT, _EXAMPLE, _NAMED):
        said = pattern.sub(named, said)
    return with_fields(said) if fields else said


def mistake_in_chat(
    message: str, hint: str, names: Mapping[str, str], *, fields: bool = False
) -> tuple[str, str]:
    """What is wrong and how to put it right: the quotes that a file needs are not for chat."""
    of_an_option, in_quotes = _OF_AN_OPTION.fullmatch(message), _IN_QUOTES.fullmatch(hint)
    if of_an_option and in_quotes:
        message, hint = of_an_option["wrong"], f"write it as: {of_an_option['option']} {in_quotes['right']}"
    return in_chat(message, names, fields=fields), in_chat(hint, names, fields=fields)


def reply_in_chat(reply: Reply, names: Mapping[str, str], *, fields: bool = False) -> Reply:
    """A reply with the bot's own words as they are meant in chat; what documents say is left as it is."""

    def meant(words: str) -> str:
        return in_chat(words, names, fields=fields)

    def cell_meant(cell: str) -> str:
        return meant(cell) if cell.startswith(_FIX) or _MORE in cell else cell

    return replace(
        reply,
        rows=tuple(tuple(map(cell_meant, row)) for row in reply.rows),
        notice=meant(reply.notice),
        footer=tuple(meant(one) for one in reply.footer),
        push=meant(reply.push) if reply.push == reply.notice else reply.push,
        next=(),
    )


def nothing_to_read(names: Mapping[str, str]) -> str:
    """What is said where there is no document: how to hand one in."""
    return (
        "I have nothing to read yet. Send me a file or a link in our own conversation, or choose "
        f"“Add to corpus” in the menu of a message, or ask an admin: {typed('add', names)} LINK"
    )
