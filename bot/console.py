"""The console: the commands of chat, at a prompt."""

from __future__ import annotations

import select
import sys
from typing import TYPE_CHECKING, Any

from bot.commands.line import footnoted, opened
from bot.door import troubles
from bot.errors import UsageMistake
from bot.grammar import COMMANDS, parsed
from bot.terminal import complain, show
from briefings.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application
    from briefings.reply import Item

PROMPT = "communique> "
PATIENCE_S = 0.5
"""How long standard input is waited for where there is no terminal: input that nobody gives is none."""

_LEAVING = frozenset({"quit", "exit", "bye"})


class Console:
    """One conversation: the commands, and what can be done with the lines of the last answer."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._last = Reply(title="")
        self._options: dict[str, Any] | None = None  # of the last answer, where that is a briefing

    def run(self) -> None:
        """Answer every line until the input ends; a mistake never ends it."""
        for line in _lines():
            typed = line.strip()
            if typed.lower() in _LEAVING:
                return
            if typed:
                self._answer(typed)

    def reply(self, typed: str) -> Reply:
        """The answer to one line.

        Raises:
            UsageMistake: it is no command.
        """
        name, _, rest = typed.removeprefix("/").partition(" ")
        match name.lower():
            case "help" | "?":
                return _help()
            case "open":
                return opened(self._application, self._line(rest))
            case "why":
                return self._why(rest)
            case "cite":
                number, _, style = rest.strip().partition(" ")
                return footnoted(self._line(number), style)
            case _:
                command, words, options = parsed(typed)
                self._last = command.run(self._application, words, options).reply
                self._options = options if command.name == "brief" else None
                return self._last

    def _why(self, typed: str) -> Reply:
        """The account of a line of the last briefing, or of one that is named."""
        if self._options is None or not typed.strip().isdigit():
            command, words, options = parsed(f"why {typed}")
            return command.run(self._application, words, options).reply
        options = {name: value for name, value in self._options.items() if name != "topic"}
        return COMMANDS["why"].run(self._application, self._line(typed).name, options).reply

    def _line(self, number: str) -> Item:
        found = next((item for item in self._last.items() if str(item.number) == number.strip()), None)
        if found is None:
            raise UsageMistake(
                f"the last answer has no line {number.strip() or '…'}", hint="ask something first"
            )
        return found

    def _answer(self, typed: str) -> None:
        try:
            show(self.reply(typed))
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  the console's door: see bot.door
            for trouble in troubles(error):
                complain(trouble.message, hint=trouble.hint)


def _help() -> Reply:
    rows = [(f"{command.name} {command.words}".strip(), command.summary) for command in COMMANDS.values()]
    rows += [
        ("open N", "A line of the last answer, with what stands around it."),
        ("why N", "How a line of the last briefing came to stand there."),
        ("cite N [STYLE]", "A line of the last answer, as a footnote to paste: plain, markdown or chicago."),
        ("quit", "Leave."),
    ]
    return Reply(title="Commands", rows=tuple(rows))


def _lines() -> Iterator[str]:
    if sys.stdin.isatty():
        import readline  # noqa: F401  gives input() its history and editing

        while True:
            try:
                yield input(PROMPT)
            except EOFError:
                print()  # noqa: T201  the shell's prompt belongs on a line of its own
                return
    ready, _, _ = select.select([sys.stdin], [], [], PATIENCE_S)
    if ready:
        yield from sys.stdin
