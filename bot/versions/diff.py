"""The difference between two texts of a configuration, for people: what changed, under the keys it stands at.

Two YAML texts in; lines out. How they are laid out, and their comments, make no difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from briefings.phrases import several
from config.yaml_source import Mapping, Scalar, tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from config.yaml_source import Node

Value: TypeAlias = "dict[str, Value] | list[Value] | str"
Path: TypeAlias = tuple[str, ...]
"""Keys, from the top of the configuration down."""

MAX_LINES = 20
MAX_CHARS = 160
"""Of one line, which is cut there."""

LAYOUT_ONLY = "only the layout or comments differ"
REMOVED, ADDED = "- ", "+ "
INDENT = "  "
_HOST = re.compile(r"https?://[^/?#]*", re.IGNORECASE)


def difference(before: str, after: str) -> tuple[str, ...]:
    """What is not the same any more: `- ` before what was, `+ ` before what is, below the keys of both.

    What may be a key in an address is left out: what stands behind the question mark, and where an alarm is.

    Args:
        before: YAML, as is `after`.

    Returns:
        At most `MAX_LINES` lines, and one that counts the rest; none where the texts are the same.

    Raises:
        ConfigError: one of them is no YAML.
    """
    lines: list[str] = []
    above: Path = ()
    for path, line in _changes(_plain(tree(before)), _plain(tree(after)), ()):
        if path != above:
            lines.append(" › ".join(path))
            above = path
        lines.append(line if len(line) <= MAX_CHARS else f"{line[: MAX_CHARS - 1]}…")
    if not lines and before != after:
        return (LAYOUT_ONLY,)
    if len(lines) <= MAX_LINES:
        return tuple(lines)
    kept = lines[:MAX_LINES]
    if not kept[-1].startswith((REMOVED, ADDED)):  # keys that nothing would stand below
        kept.pop()
    return (*kept, f"… and {several(len(lines) - len(kept), 'more line')}")


def _changes(before: Value, after: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """Each line, with the keys that it stands under: what stands at those themselves comes first."""
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = {key: (before.get(key), after.get(key)) for key in (*before, *after)}
        deeper = {key for key, (old, new) in pairs.items() if _nested(old) and type(old) is type(new)}
        for key, (old, new) in pairs.items():
            if key not in deeper and old != new:
                yield from ((path, line) for line in _block(REMOVED, key, old))
                yield from ((path, line) for line in _block(ADDED, key, new))
        yield from ((path, line) for line in _moved("order: ", before, after))
        for key, (old, new) in pairs.items():
            if key in deeper and old is not None and new is not None:
                yield from _changes(old, new, (*path, key))
    elif isinstance(before, list) and isinstance(after, list):
        last = path[-1] if path else ""
        old_items, new_items = ([_inline(one, last) for one in each] for each in (before, after))
        yield from ((path, f"{REMOVED}{one}") for one in old_items if one not in new_items)
        yield from ((path, f"{ADDED}{one}") for one in new_items if one not in old_items)
        yield from ((path, line) for line in _moved("", old_items, new_items))


def _moved(lead: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    """Both orders of what is there before and after; nothing where they are the same."""
    was, now = list(before), list(after)
    old, new = [one for one in was if one in now], [one for one in now if one in was]
    if old != new:
        yield f"{REMOVED}{lead}{', '.join(old)}"
        yield f"{ADDED}{lead}{', '.join(new)}"


def _block(sign: str, key: str, value: Value | None, depth: int = 0) -> Iterator[str]:
    """A key with all below it; nothing where it is not there."""
    if value is None:
        return
    lead = f"{sign}{depth * INDENT}{key}:"
    if isinstance(value, dict) and value:
        yield lead
        for name, below in value.items():
            yield from _block(sign, name, below, depth + 1)
    else:
        yield f"{lead} {_inline(value, key)}"


def _inline(value: Value, key: str) -> str:
    """A value on one line, without what may be a key."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_inline(one, name)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(one, key) for one in value)}]"
    host = _HOST.match(value)
    if host is None:
        return value
    if key == "ping":
        return f"{host[0]}/…"
    address, asked, _ = value.partition("?")
    return f"{address}?…" if asked else address


def _nested(value: Value | None) -> bool:
    return isinstance(value, dict | list)


def _plain(node: Node) -> Value:
    """What was written, without where it stands and how it is laid out."""
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, Scalar):
        return "" if node.is_null else node.text
    return [_plain(item) for item in node.items]
