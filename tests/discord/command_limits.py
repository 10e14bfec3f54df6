"""What Discord refuses in an application command."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import regex  # type: ignore[import-untyped]  # ships no types

from tests.discord.lengths import length, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAME = regex.compile(r"[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}")
MAX_NAME, MAX_DESCRIPTION, MAX_OPTIONS, MAX_CHOICES, MAX_CHOICE, MAX_COMMAND = 32, 100, 25, 25, 100, 8_000
CHAT, SUBCOMMAND, GROUP = 1, 1, 2


def command_problems(command: Mapping[str, Any], path: str) -> Iterator[str]:
    """What is wrong with one command."""
    if command.get("type", CHAT) == CHAT:
        yield from _name(command, path)
        yield from too_long(command.get("description"), f"{path}.description", MAX_DESCRIPTION, least=1)
        yield from _options(command.get("options") or [], f"{path}.options", depth=0)
    else:
        yield from too_long(command.get("name"), f"{path}.name", MAX_NAME, least=1)
        if command.get("description") or command.get("options"):
            yield f"{path}.description: a context menu has neither description nor options"
    total = _size(command)
    if total > MAX_COMMAND:
        yield f"{path}: {total} characters in all, not {MAX_COMMAND}"


def _name(named: Mapping[str, Any], path: str) -> Iterator[str]:
    name = named.get("name")
    if not isinstance(name, str) or not NAME.fullmatch(name) or name != name.lower():
        yield f"{path}.name: {name!r} is no name"


def _options(options: Sequence[Mapping[str, Any]], path: str, *, depth: int) -> Iterator[str]:
    if len(options) > MAX_OPTIONS:
        yield f"{path}: {len(options)} of them, not {MAX_OPTIONS}"
    names = Counter(option.get("name") for option in options)
    yield from (f"{path}: two options {name!r}" for name, count in names.items() if count > 1)
    nested = [option.get("type") in {SUBCOMMAND, GROUP} for option in options]
    if any(nested) and not all(nested):
        yield f"{path}: subcommands beside other options"
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{path}: required options come first"
    for at, option in enumerate(options):
        here = f"{path}.{at}"
        yield from _name(option, here)
        yield from too_long(option.get("description"), f"{here}.description", MAX_DESCRIPTION, least=1)
        kind = option.get("type")
        if kind not in range(1, 12):
            yield f"{here}.type: {kind!r} is no type"
        if (kind == GROUP and depth > 0) or (kind == SUBCOMMAND and depth > 1):
            yield f"{here}.type: nested too deep"
        if kind in {SUBCOMMAND, GROUP}:
            yield from _options(
                option.get("options") or [], f"{here}.options", depth=depth + (2 if kind == 1 else 1)
            )
        yield from _choices(option, here)


def _choices(option: Mapping[str, Any], path: str) -> Iterator[str]:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        yield f"{path}.autocomplete: not beside choices"
    if len(choices) > MAX_CHOICES:
        yield f"{path}.choices: {len(choices)} of them, not {MAX_CHOICES}"
    for at, choice in enumerate(choices):
        yield from too_long(choice.get("name"), f"{path}.choices.{at}.name", MAX_CHOICE, least=1)
        if isinstance(choice.get("value"), str):
            yield from too_long(choice["value"], f"{path}.choices.{at}.value", MAX_CHOICE)


def _size(part: Mapping[str, Any]) -> int:
    """Characters of names, descriptions and values, in their longest languages."""
    size = 0
    for key in ("name", "description"):
        translated = (part.get(f"{key}_localizations") or {}).values()
        size += max(length(text) for text in [part.get(key) or "", *translated])
    if isinstance(part.get("value"), str):
        size += length(part["value"])
    return size + sum(_size(each) for each in [*(part.get("options") or []), *(part.get("choices") or [])])
