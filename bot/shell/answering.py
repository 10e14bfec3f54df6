"""The commands of the grammar, at a command line: one that answers, and one that draws the answer."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from bot.rendering.neutral import neutral
from bot.shell.typed import FAILED, OK, Opening, print_json
from bot.terminal import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.commands.result import Result
    from bot.grammar import Command, Option
    from briefings.reply import Reply


def answering(command: Command) -> click.Command:
    """The click command of one row of the grammar."""

    @click.pass_obj
    def run(opening: Opening, /, asked: tuple[str, ...] = (), *, as_json: bool, **typed: Any) -> int:  # noqa: ANN401
        options = _given(typed)
        application = opening.application()
        if command.lines and asked == ("-",):
            for line in sys.stdin:
                print_json(command.run(application, line.strip(), options).shape)
            return OK
        result = command.run(application, " ".join(asked).strip(), options)
        return _print(command, result, options, as_json=as_json)

    as_json = click.Option(["--json", "as_json"], is_flag=True, help="One JSON object on standard output.")
    return _shell_command(command, run, as_json)


def drawing(command: Command) -> click.Command:
    """The same row, drawn as a platform would show it."""

    @click.pass_obj
    def run(opening: Opening, /, asked: tuple[str, ...] = (), *, platform: str, **typed: Any) -> int:  # noqa: ANN401
        words = " ".join(asked).strip()
        reply = command.run(opening.application(), words, _given(typed)).reply
        _DRAWN[platform](reply, f"{command.name} {words}".strip())
        return OK

    platforms = click.Choice(tuple(_DRAWN))
    return _shell_command(
        command, run, click.Option(["--platform"], type=platforms, required=True, help="How to draw it.")
    )


def _show_text(reply: Reply, _asked: str) -> None:
    show(reply)


def _show_page(reply: Reply, asked: str) -> None:
    from bot.rendering.html import Look, page_of

    click.echo(page_of([(asked, reply)], title=reply.title, looks=(Look.PLAIN,)))


def _show_slack(reply: Reply, asked: str) -> None:
    """The messages that a delivery would send, as they are given to `chat.postMessage`."""
    from bot.rendering.slack.message import SENDING, message_of

    def sent(part: Reply) -> dict[str, Any] | None:
        message = message_of(part)
        return None if message is None else {**SENDING, **message}

    _show_messages(reply, asked, sent)


def _show_discord(reply: Reply, asked: str) -> None:
    """The messages that a delivery would send, as Discord is given them."""
    from bot.rendering.discord.message import message_of

    _show_messages(reply, asked, message_of)


def _show_messages(reply: Reply, asked: str, sent: Callable[[Reply], dict[str, Any] | None]) -> None:
    """A reply as the messages that it takes, on one line.

    Args:
        sent: how a platform draws one message; None where the reply is too long for one.
    """
    from bot.delivery.message import Content
    from bot.delivery.messenger import Limits
    from bot.delivery.parts import parts_of

    def drawn(part: Reply) -> Content | None:
        message = sent(replace(part, handle=""))
        return None if message is None else Content.of(part, json.dumps(message))

    parts = parts_of(reply, drawn, most=Limits().parts, again=asked).parts
    print_json({"messages": [json.loads(part.content.body) for part in parts]})


_DRAWN: dict[str, Callable[[Reply, str], None]] = {
    "text": _show_text,
    "html": _show_page,
    "slack": _show_slack,
    "discord": _show_discord,
}
"""How to draw a reply to what was typed, by platform."""


def _shell_command(command: Command, run: Callable[..., int], last: click.Option) -> click.Command:
    """A click command with the words and options of a row, and one more option."""
    asked = click.Argument(
        ["asked"],
        nargs=-1,
        required=command.needs_words,
        metavar=f"{command.words} | -" if command.lines else command.words,
    )
    return click.Command(
        command.name,
        callback=run,
        help=command.summary,
        short_help=command.summary,
        params=[
            *([asked] if command.words else []),
            *(_click_option(option) for option in command.options),
            last,
        ],
    )


def _given(typed: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in typed.items() if value is not None and value is not False}


def _click_option(option: Option) -> click.Option:
    if option.kind is bool:
        return click.Option([f"--{option.name}", option.keyword], is_flag=True, help=option.help)
    kind = click.IntRange(1, option.most) if option.kind is int else click.STRING
    return click.Option(
        [f"--{option.name}", option.keyword], type=kind, metavar=option.metavar, help=option.help
    )


def _print(command: Command, result: Result, options: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        print_json(result.shape)
    elif command.name == "document" and options.get("text"):
        text = str(result.shape["text"])
        lines = map(neutral, text.split("\n")) if sys.stdout.isatty() else (text,)
        click.echo("\n".join(lines))
    else:
        show(result.reply)
    return OK if result.ok else FAILED
