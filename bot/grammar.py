"""The grammar: every command with its words and options, once, for the command line and for chat alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bot.errors import UsageMistake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.application import Application
    from bot.commands.result import Result

MAX_LIMIT = 1_000
"""Most excerpts, facts or lines of one answer."""

MAX_LINES = 50
"""Most lines of a digest, as of a configured briefing."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command.

    Attributes:
        kind: `str`, `int` (1 or more), or `bool` for a flag that takes no value.
        most: the largest number, for `int`.
        parameter: of the command's function, where it has another name.
    """

    name: str
    help: str
    kind: type[str | int | bool] = str
    metavar: str = ""
    most: int = MAX_LIMIT
    parameter: str = ""

    @property
    def keyword(self) -> str:
        """As a parameter of the command's function."""
        return self.parameter or self.name

    def value(self, typed: str) -> str | int:
        """The value that was typed.

        Raises:
            UsageMistake: it is no number in range, where one is needed.
        """
        if self.kind is not int:
            return typed
        if not re.fullmatch(r"\d{1,9}", typed) or not 1 <= int(typed) <= self.most:
            raise UsageMistake(f"--{self.name}: {typed!r} is no whole number from 1 to {self.most:,}")
        return int(typed)


@dataclass(frozen=True, slots=True)
class Command:
    """One command that answers.

    Attributes:
        words: what follows the name, as in the help; in brackets when it may be left out.
        lines: whether `-` for the words reads them from standard input, a line an answer.
    """

    name: str
    words: str
    summary: str
    options: tuple[Option, ...] = ()
    lines: bool = False

    def run(self, application: Application, words: str, options: Mapping[str, Any]) -> Result:
        """The answer of the function that is named like the command, in the module that is named like it.

        It is loaded when it is first needed: no command waits for what only another one uses.
        """
        module = import_module(f"bot.commands.{self.name}")
        answer: Result = getattr(module, self.name)(application, words, **options)
        return answer

    @property
    def needs_words(self) -> bool:
        """Whether it means nothing without words."""
        return bool(self.words) and not self.words.startswith("[")


_LIMIT = Option("limit", "at most so many", int, "N")
_SINCE = Option("since", "first day, by date of publication", str, "YYYY-MM-DD")
_UNTIL = Option("until", "last day, inclusive", str, "YYYY-MM-DD")
_TO = Option("to", "whose, and where it goes: the console unless said", str, "DESTINATION")

COMMANDS = {
    command.name: command
    for command in (
        Command(
            "ask",
            "QUERY",
            "Verbatim, cited excerpts that answer a question.",
            (_LIMIT, Option("collection", "search only this collection", str, "NAME"), _SINCE, _UNTIL),
            lines=True,
        ),
        Command(
            "fact",
            "KEYWORD",
            "Facts about a keyword: figures, dates, who says so and who disagrees.",
            (_LIMIT,),
        ),
        Command(
            "brief",
            "[NAME]",
            "A configured briefing, a topic, or an overview of everything.",
            (
                Option("topic", "a configured topic, or any words", str, "WORDS"),
                _SINCE,
                _UNTIL,
                Option("limit", "lines in all", int, "LINES"),
                Option("words", "words of all quotes together", int, "N", most=100_000),
            ),
        ),
        Command(
            "timeline",
            "[WORDS]",
            "What happened when, by the documents' own dates.",
            (Option("limit", "at most so many, those nearest to today", int, "N"),),
        ),
        Command(
            "compare",
            "[WORDS]",
            "What sources agree and disagree on, side by side.",
            (Option("all", "compare everything", bool, parameter="everything"),),
        ),
        Command(
            "check",
            "TEXT",
            "A draft message's sentences, each against the documents.",
            lines=True,
        ),
        Command(
            "why",
            "LINE",
            "How a line of today's briefing came to stand there: its name is under `brief --json`.",
            (
                _SINCE,
                _UNTIL,
                Option("limit", "lines in all, as for brief", int, "LINES"),
                Option("words", "words in all, as for brief", int, "N", most=100_000),
            ),
        ),
        Command(
            "verify",
            "CITATION_ID",
            "Check that a citation still says what it said.",
        ),
        Command(
            "sources",
            "[QUERY]",
            "The documents there are.",
            (
                Option(
                    "needs-attention",
                    "what could be better, and how to put it right",
                    bool,
                    parameter="needs_attention",
                ),
            ),
        ),
        Command(
            "amend",
            "ID",
            "Put right what is known of a document.",
            (
                Option("title", "its title", str, "WORDS"),
                Option("publisher", "its outlet, as it names itself", str, "NAME"),
                Option("author", "who wrote it", str, "NAME"),
                Option("date", "the day it was published", str, "YYYY-MM-DD"),
                Option("language", "two letters", str, "xx"),
                Option("url", "where it was published", str, "URL"),
                Option("flag", "it is so: opinion, translation; several with commas", str, "NAME"),
                Option("no-flag", "it is not so", str, "NAME", parameter="no_flag"),
                Option("confirm", "it is right as it was inferred", str, "date"),
                Option("settle", "a finding that is fine as it is", str, "FINDING"),
                Option("undo", "as it was read again: title, opinion, undated", str, "NAME"),
            ),
        ),
        Command(
            "document",
            "ID",
            "One document: its blocks, sentences and facts.",
            (
                Option("revision", "an older revision", int, "N", most=1_000_000),
                Option("text", "with the text (without --json: the text alone)", bool),
            ),
        ),
        Command(
            "plan",
            "[NAME]",
            "What is due next: when, and where it goes.",
            (Option("next", "so many occurrences", int, "N", parameter="count"),),
        ),
        Command(
            "subscribe",
            "[TOPICS]",
            "A digest of your own, at your own hour.",
            (
                Option("at", "local time of day", str, "08:00"),
                Option("days", "every day unless said", str, "mon-fri"),
                Option("timezone", "yours, where it is not the configured one", str, "Europe/Stockholm"),
                Option("lines", "the most lines", int, "N", most=MAX_LINES),
                _TO,
            ),
        ),
        Command(
            "subscriptions",
            "",
            "What you asked for, and when it comes next.",
            (_TO,),
        ),
        Command(
            "pause",
            "ID",
            "Let a digest rest until a day.",
            (
                Option("until", "the day on which it is due again", str, "YYYY-MM-DD"),
                Option("off", "it no longer rests", bool),
                _TO,
            ),
        ),
        Command(
            "unsubscribe",
            "ID",
            "No more of a digest, or of what you follow.",
            (_TO,),
        ),
        Command(
            "follow",
            "LINE | CITATION_ID",
            "Word of a fact, when a document changes it, disputes it or carries it too.",
            (_TO,),
        ),
    )
}
"""Every command that answers from the documents, in the order of the help."""

_OPTION = re.compile(r"(?:^|(?<=\s))--(?P<name>[a-z]+(?:-[a-z]+)*)(?:=|\s+|$)")
_VALUE = re.compile(r'"(?P<quoted>[^"]*)"|(?!--)(?P<plain>\S+)')


def parsed(line: str) -> tuple[Command, str, dict[str, Any]]:
    """What a line typed in chat or at the prompt asks for: `ask trade in 2023 --limit 3`.

    Raises:
        UsageMistake: there is no such command or option, or a value is missing.
    """
    name, _, rest = line.strip().removeprefix("/").partition(" ")
    command = COMMANDS.get(name.lower())
    if command is None:
        raise UsageMistake(f"there is no command {name!r}", hint=_nearest(name))
    words, options = _words_and_options(command, rest)
    if command.needs_words and not words:
        raise UsageMistake(f"{command.name} needs {command.words}")
    return command, words, options


def _words_and_options(command: Command, rest: str) -> tuple[str, dict[str, Any]]:
    known = {option.name: option for option in command.options}
    words: list[str] = []
    options: dict[str, Any] = {}
    at = 0
    for match in _OPTION.finditer(rest):
        if match.start() < at:
            continue
        option = known.get(match["name"])
        if option is None:
            names = ", ".join(f"--{one}" for one in known) or "none"
            raise UsageMistake(
                f"{command.name} has no option --{match['name']}", hint=f"its options: {names}"
            )
        words.append(rest[at : match.start()])
        at = match.end()
        if option.kind is bool:
            options[option.keyword] = True
            continue
        value = _VALUE.match(rest, at)
        if value is None:
            raise UsageMistake(f"--{option.name} needs {option.metavar}")
        options[option.keyword] = option.value(value["plain"] or value["quoted"])
        at = value.end()
    words.append(rest[at:])
    return _unquoted(" ".join(" ".join(words).split())), options


def _unquoted(words: str) -> str:
    """The words without quotation marks around them all; those inside are the asker's own."""
    inside = words[1:-1]
    return inside if len(words) > 1 and words[0] == words[-1] == '"' and '"' not in inside else words


def _nearest(name: str) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, list(COMMANDS), score_cutoff=60)
    return f"did you mean {near[0]!r}?" if near else f"the commands: {', '.join(COMMANDS)}"
