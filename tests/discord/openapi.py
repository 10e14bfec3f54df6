"""Discord's own OpenAPI document, as far as it says what a request's body looks like.

It stands beside the project, not in it; where it does not, nothing is checked by it. A small part of JSON
Schema is enough. Differences from the letter: a snowflake may be a number, since discord.py sends it so, and
`oneOf` is read as `anyOf`, since Discord's alternatives overlap.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PATH = Path(__file__).resolve().parents[3] / "shared/specs/discord-openapi.json"
PARAMETER = re.compile(r"\{[^}]*\}")
JSON = "application/json"
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}

BOUNDS = {
    "str": ("minLength", "maxLength"),
    "list": ("minItems", "maxItems"),
    "dict": ("minProperties", "maxProperties"),
}


class Document:
    """The bodies of Discord's requests, as the document describes them."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._bodies = {
            f"{method.upper()} {_shape(path)}": body["content"][JSON]["schema"]
            for path, methods in content["paths"].items()
            for method, operation in methods.items()
            if isinstance(operation, dict)
            and (body := operation.get("requestBody"))
            and JSON in body["content"]
        }

    def problems(self, route: str, body: object) -> list[str]:
        """What is wrong with the body of a request, as `path: what`; empty where the route takes none.

        Args:
            route: `POST /channels/{channel}/messages`, whatever the parameters are called.
            body: the JSON that was sent; None where there was none.
        """
        method, path = route.split(" ")
        schema = self._bodies.get(f"{method} {_shape(path)}")
        if schema is None or body is None:
            return []
        return [problem.removeprefix("body.") for problem in self._wrong(schema, body, "body")]

    def _wrong(self, schema: Mapping[str, Any], value: Any, path: str) -> Iterator[str]:  # noqa: ANN401  JSON
        if "$ref" in schema:
            schema = self._named(schema["$ref"])
        for part in schema.get("allOf", []):
            yield from self._wrong(part, value, path)
        for key in ("anyOf", "oneOf"):
            if key in schema:
                yield from self._nearest(schema[key], value, path)
        yield from _plain(schema, value, path)
        if isinstance(value, dict) and _is(schema, "object"):
            yield from self._object(schema, value, path)
        elif isinstance(value, list) and "items" in schema:
            for at, each in enumerate(value):
                yield from self._wrong(schema["items"], each, f"{path}.{at}")

    def _object(self, schema: Mapping[str, Any], value: dict[str, Any], path: str) -> Iterator[str]:
        known = schema.get("properties", {})
        yield from (f"{path}.{name}: required" for name in schema.get("required", []) if name not in value)
        others = schema.get("additionalProperties", True)
        for name, each in value.items():
            if name in known:
                yield from self._wrong(known[name], each, f"{path}.{name}")
            elif isinstance(others, dict):
                yield from self._wrong(others, each, f"{path}.{name}")
            elif others is False:
                yield f"{path}.{name}: unknown"

    def _nearest(self, alternatives: Sequence[Mapping[str, Any]], value: object, path: str) -> Iterator[str]:
        """What is wrong with it by the alternative that comes nearest."""
        resolved = [self._named(each["$ref"]) if "$ref" in each else each for each in alternatives]
        likely = [each for each in resolved if _may_be(each, value)]
        least: list[str] | None = None
        for schema in likely or resolved:
            found = list(self._wrong(schema, value, path))
            if not found:
                return
            if least is None or len(found) < len(least):
                least = found
        yield from least or []

    def _named(self, reference: str) -> Mapping[str, Any]:
        found: Any = self._content
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        assert isinstance(found, dict)
        return found


def _plain(schema: Mapping[str, Any], value: Any, path: str) -> Iterator[str]:  # noqa: ANN401  JSON
    kinds = schema.get("type")
    if schema.get("format") == "snowflake" and isinstance(value, int) and not isinstance(value, bool):
        return
    if kinds is not None:
        listed = [kinds] if isinstance(kinds, str) else kinds
        if not any(_of(kind, value) for kind in listed):
            yield f"{path}: {type(value).__name__}, not {' or '.join(listed)}"
            return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: {value!r} is not {schema['const']!r}"
    size = len(value) if isinstance(value, (str, list, dict)) else value
    low, high = BOUNDS.get(type(value).__name__, ("minimum", "maximum"))
    if isinstance(size, (int, float)) and not isinstance(size, bool):
        if size < schema.get(low, size):
            yield f"{path}: {size}, not at least {schema[low]}"
        if size > schema.get(high, size):
            yield f"{path}: {size}, not at most {schema[high]}"
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match {schema['pattern']}"
    if (
        isinstance(value, list)
        and schema.get("uniqueItems")
        and len({json.dumps(each) for each in value}) < len(value)
    ):
        yield f"{path}: the same twice"


def _may_be(schema: Mapping[str, Any], value: object) -> bool:
    """Whether a value is of an alternative's kind, and of its `type` where it has one: the rest is no use."""
    kinds = schema.get("type")
    if kinds is not None and not any(
        _of(kind, value) for kind in ([kinds] if isinstance(kinds, str) else kinds)
    ):
        return schema.get("format") == "snowflake" and _of("integer", value)
    if not isinstance(value, dict):
        return True
    allowed = schema.get("properties", {}).get("type", {}).get("enum")
    return allowed is None or value.get("type", allowed[0]) in allowed


def _of(kind: str, value: object) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _is(schema: Mapping[str, Any], kind: str) -> bool:
    kinds = schema.get("type", [])
    return kind == kinds or kind in kinds or "properties" in schema


def _shape(path: str) -> str:
    return PARAMETER.sub("{}", path)


@cache
def document() -> Document | None:
    """The document, where it stands beside the project."""
    return Document(json.loads(PATH.read_text())) if PATH.is_file() else None
