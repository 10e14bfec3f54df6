"""Shapes: what is wrong with a piece of JSON, told with the path to it, by rules that are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Check = Callable[[object, str], Iterator[str]]
"""What is wrong with a value that stands at a path, one sentence each; nothing where it is right."""


def length(text: str) -> int:
    """In UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def string(most: int, least: int = 1) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{path}: not a string"
        elif not least <= length(value) <= most:
            yield f"{path}: {length(value)} characters, not {least} to {most}"
        elif any("\ud800" <= character <= "\udfff" for character in value):
            yield f"{path}: half a surrogate pair"

    return check


def just(*allowed: object) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not any(value is one or (type(value) is type(one) and value == one) for one in allowed):
            yield f"{path}: {value!r} is none of {allowed}"

    return check


def number(least: int, most: int) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield f"{path}: {value!r} is no number from {least} to {most}"

    return check


def many(each: Check, most: int, least: int = 1) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{path}: not a list"
            return
        if not least <= len(value) <= most:
            yield f"{path}: {len(value)} of them, not {least} to {most}"
        for at, one in enumerate(value):
            yield from each(one, f"{path}[{at}]")

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield f"{path}: not an object"
            return
        known = {**required, **(optional or {})}
        yield from (f"{path}: no {key}" for key in required if key not in value)
        for key, inner in value.items():
            if key not in known:
                yield f"{path}: unknown key {key}"
            else:
                yield from known[key](inner, f"{path}.{key}")

    return check


def typed(kinds: Mapping[str, Check]) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping) or kind not in kinds:
            yield f"{path}: unknown type {kind!r}"
        else:
            rest = {key: inner for key, inner in value.items() if key != "type"}
            yield from kinds[str(kind)](rest, f"{path}<{kind}>")

    return check


def either(*keys: str, of: Check) -> Check:
    """The shape, with exactly one of these keys."""

    def check(value: object, path: str) -> Iterator[str]:
        if isinstance(value, Mapping) and sum(key in value for key in keys) != 1:
            yield f"{path}: not exactly one of {', '.join(keys)}"
        yield from of(value, path)

    return check
