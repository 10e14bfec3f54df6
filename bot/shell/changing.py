"""Changing the configuration at a command line: the same pages and the same way of a change as in chat."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bot.shell.typed import FAILED, OK, Opening
from bot.terminal import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.chat.managing.managing import Managing
    from briefings.reply import Action

NOUNS = ("briefings", "topics", "keywords", "sources", "channels", "access")
"""See `bot.chat.managing.nouns`, which is slow to load; of versions `config history` tells."""

AGREE = "Nothing is changed yet. To make it so, type the same with --yes."


@click.command("list")
@click.argument("noun", type=click.Choice(NOUNS))
@click.argument("name", default="")
@click.pass_obj
def listed(opening: Opening, noun: str, name: str) -> int:
    """Show what is configured of a kind, or one of them."""
    from bot.chat.managing.nouns import Noun

    page = _managing(opening).page(Noun(noun), name)
    show(replace(page, next=tuple(_typed(page.actions))))
    return OK


@click.command("change")
@click.argument("act")
@click.argument("words", nargs=-1, metavar="[NAME] [FIELD=VALUE]...")
@click.option("--yes", is_flag=True, help="Make it so; without it, only what would change is shown.")
@click.pass_obj
def change(opening: Opening, act: str, words: tuple[str, ...], *, yes: bool) -> int:
    """Change one thing: `briefing.edit morning at=07:30`. A field may be given several times."""
    from bot.chat.managing.nouns import Target
    from briefings.reply import Verb

    managing = _managing(opening)
    name, values = _read(words)
    proposed = managing.acted(Target(act, name), values)
    agreed = [one.value for one in proposed.actions if one.verb is Verb.APPLY]
    show(proposed)
    if not agreed:
        return OK if proposed.title == "" else FAILED
    if not yes:
        click.echo(AGREE)
        return OK
    show(managing.applied(agreed[0]))
    return OK


def _typed(actions: Iterable[Action]) -> Iterator[str]:
    """What is typed here for what buttons do in chat."""
    from bot.chat.managing.nouns import Target
    from briefings.reply import Verb

    for one in actions:
        target = Target.of(one.value)
        if one.verb is Verb.OPEN:
            yield f"config list {target.what} {shlex.quote(target.name)}"
        elif one.verb in {Verb.FORM, Verb.ACT}:
            yield f"config change {target.what} {shlex.quote(target.name) if target.name else ''}".strip()


def _read(words: Iterable[str]) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The name, and the values by field."""
    name: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    for word in words:
        field, given, value = word.partition("=")
        if given and field.isidentifier():
            values[field] = (*values.get(field, ()), value)
        else:
            name.append(word)
    return " ".join(name), {field: tuple(filter(None, several)) for field, several in values.items()}


def _managing(opening: Opening) -> Managing:
    """For whoever sits at the console, and so is an admin."""
    from bot.chat.asker import Asker
    from bot.chat.managing.managing import Managing
    from config.destination import destination

    console = destination("console")
    return Managing(opening.application(), Asker(console, console, admin=True))
