"""What Discord refuses in a payload, beyond its types: every limit that can be counted.

In comes a payload as it is sent, out come sentences of the form `path.to.it: what is wrong`. What Discord's
own OpenAPI document says is checked in `openapi`, and what it does not, here.
Source: Discord's developers' pages on messages, components, interactions and application commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from tests.discord.command_limits import command_problems
from tests.discord.component_limits import component_problems, modal_problems
from tests.discord.lengths import length, too_long
from tests.discord.message import V2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_CONTENT, MAX_EMBEDS, MAX_EMBEDDED, MAX_NONCE = 2_000, 10, 6_000, 25
EMBED = {"title": 256, "description": 4_096}
FIELD = {"name": 256, "value": 1_024}
MAX_FIELDS, MAX_FOOTER, MAX_AUTHOR = 25, 2_048, 256
MAX_CHOICES, MAX_CHOICE = 25, 100
MAX_THREAD_NAME, MAX_TAGS = 100, 5
MENTIONS = ("users", "roles")
MAX_MENTIONS = 100


def problems(payload: Mapping[str, Any] | Sequence[Any], *, kind: str) -> list[str]:
    """What is wrong with it, one sentence each; empty where Discord takes it.

    Args:
        payload: the body as it is sent.
        kind: `message`, `edit`, `followup`; `callback` of an interaction; `command`, or `commands` for all
            of them; `forum` for a forum's post, `thread` for any other thread.
    """
    if kind == "commands":
        if not isinstance(payload, list):
            return ["commands: not a list"]
        return list(_commands(payload))
    if not isinstance(payload, Mapping):
        return ["body: not an object"]
    match kind:
        case "message" | "edit" | "followup":
            return list(_message(payload, ""))
        case "callback":
            return list(_callback(payload))
        case "command":
            return list(command_problems(payload, "command"))
        case "forum":
            inner = payload.get("message") or {}
            return [*_thread(payload), *_message(inner, "message.")]
        case "thread":
            return list(_thread(payload))
    raise ValueError(kind)


def _message(payload: Mapping[str, Any], path: str) -> Iterator[str]:
    yield from too_long(payload.get("content"), f"{path}content", MAX_CONTENT)
    embeds = payload.get("embeds") or []
    components = payload.get("components") or []
    is_v2 = bool((payload.get("flags") or 0) & V2)
    if is_v2 and any(payload.get(key) for key in ("content", "embeds", "poll", "sticker_ids")):
        yield f"{path}flags: IS_COMPONENTS_V2 excludes content, embeds, poll and stickers"
    if is_v2 and not components and "components" in payload:
        yield f"{path}components: IS_COMPONENTS_V2 needs components"
    yield from _embeds(embeds, f"{path}embeds")
    yield from component_problems(components, f"{path}components", is_v2=is_v2)
    yield from _allowed(payload.get("allowed_mentions"), f"{path}allowed_mentions")
    nonce = payload.get("nonce")
    if nonce is not None and len(str(nonce)) > MAX_NONCE:
        yield f"{path}nonce: {len(str(nonce))} characters, not {MAX_NONCE}"


def _embeds(embeds: Sequence[Mapping[str, Any]], path: str) -> Iterator[str]:
    if len(embeds) > MAX_EMBEDS:
        yield f"{path}: {len(embeds)} of them, not {MAX_EMBEDS}"
    total = 0
    for at, embed in enumerate(embeds):
        here = f"{path}.{at}"
        fields = embed.get("fields") or []
        if len(fields) > MAX_FIELDS:
            yield f"{here}.fields: {len(fields)} of them, not {MAX_FIELDS}"
        texts = [(f"{here}.{key}", embed.get(key), most) for key, most in EMBED.items()]
        texts.append((f"{here}.footer.text", (embed.get("footer") or {}).get("text"), MAX_FOOTER))
        texts.append((f"{here}.author.name", (embed.get("author") or {}).get("name"), MAX_AUTHOR))
        for number, field in enumerate(fields):
            for key, most in FIELD.items():
                name = f"{here}.fields.{number}.{key}"
                texts.append((name, field.get(key), most))
                if not field.get(key):
                    yield f"{name}: required"
        yield from chain.from_iterable(too_long(text, name, most) for name, text, most in texts)
        total += sum(length(text) for _, text, _ in texts if text)
    if total > MAX_EMBEDDED:
        yield f"{path}: {total} characters over all embeds, not {MAX_EMBEDDED}"


def _allowed(allowed: Mapping[str, Any] | None, path: str) -> Iterator[str]:
    if allowed is None:
        return
    parse = allowed.get("parse") or []
    for each in MENTIONS:
        listed = allowed.get(each) or []
        if len(listed) > MAX_MENTIONS:
            yield f"{path}.{each}: {len(listed)} of them, not {MAX_MENTIONS}"
        if listed and each in parse:
            yield f"{path}.{each}: parse has {each} already"


def _callback(payload: Mapping[str, Any]) -> Iterator[str]:
    kind, data = payload.get("type"), payload.get("data") or {}
    if kind in {4, 7}:
        yield from _message(data, "data.")
    elif kind == 8:
        yield from _choices(data.get("choices") or [], "data.choices")
    elif kind == 9:
        yield from modal_problems(data, "data")
    elif kind not in {1, 5, 6}:
        yield f"type: {kind!r} is no callback"


def _choices(choices: Sequence[Mapping[str, Any]], path: str) -> Iterator[str]:
    if len(choices) > MAX_CHOICES:
        yield f"{path}: {len(choices)} of them, not {MAX_CHOICES}"
    for at, choice in enumerate(choices):
        yield from too_long(choice.get("name"), f"{path}.{at}.name", MAX_CHOICE, least=1)
        if isinstance(choice.get("value"), str):
            yield from too_long(choice["value"], f"{path}.{at}.value", MAX_CHOICE)


def _thread(payload: Mapping[str, Any]) -> Iterator[str]:
    yield from too_long(payload.get("name"), "name", MAX_THREAD_NAME, least=1)
    if payload.get("auto_archive_duration") not in {None, 60, 1_440, 4_320, 10_080}:
        yield f"auto_archive_duration: {payload['auto_archive_duration']!r} is none of 60, 1440, 4320, 10080"
    tags = payload.get("applied_tags") or []
    if len(tags) > MAX_TAGS:
        yield f"applied_tags: {len(tags)} of them, not {MAX_TAGS}"


def _commands(commands: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    names: set[tuple[Any, Any]] = set()
    for at, command in enumerate(commands):
        yield from command_problems(command, str(at))
        name = command.get("type", 1), command.get("name")
        if name in names:
            yield f"{at}.name: there are two commands {command.get('name')!r}"
        names.add(name)
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        count = sum(command.get("type", 1) == kind for command in commands)
        if count > most:
            yield f"commands: {count} of type {kind}, not {most}"
