"""The text of a configuration, changed only where another configuration says something else.

What a person wrote stays as it was to the last character: comments, order, quotation marks, line ends. The
parser says where every key and value stands (`config.layout`), what changes is put there (`config.splices`),
and the whole is read again. The parser's own way back to text is not used: it would lay out everything anew,
and take comments away with the key that stands before them.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from config.errors import ConfigErrors
from config.layout import Branch, Entry, Leaf, layout
from config.reader import BYTE_ORDER_MARK, parse
from config.splices import Splices
from config.writer import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config.configuration import Configuration
    from config.layout import Node

ROUNDS = 3
"""A key that was left out can mean something else once another has changed: the zone of a briefing."""

ROOT = Path("/")
"""What relative paths would count from: none is left."""


def patched(text: str, configuration: Configuration) -> str | None:
    """The text, so that it reads as this configuration; None where that takes writing all of it anew.

    Where it reads so already, nothing is touched; but source paths become absolute.

    Args:
        text: that the reader has accepted; it may have anchors, and begin with a byte order mark.
    """
    from ruamel.yaml.error import YAMLError

    wanted = plain(configuration)
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    try:
        text = _with_absolute_paths(text.removeprefix(mark), configuration)
        for _ in range(ROUNDS):
            if _same(held := plain(parse(text, path="", folder=ROOT)), wanted):
                return mark + text
            splices = Splices(text)
            _change(splices, Entry(0, None, layout(text)), held, wanted, flow=False)
            text = splices.text()
        return mark + text if _same(plain(parse(text, path="", folder=ROOT)), wanted) else None
    except (ConfigErrors, YAMLError):  # what could not be patched reads wrongly, or not at all
        return None


def _with_absolute_paths(text: str, configuration: Configuration) -> str:
    """The text with source paths as the configuration has them, where they are not absolute."""
    splices = Splices(text)
    for name, entry in _by_name(_by_name(layout(text)).get("collections")).items():
        paths = _by_name(entry).get("paths")
        if paths is None or not isinstance(paths.value, Branch) or name not in configuration.collections:
            continue
        held = configuration.collections[name].paths
        for item, path in zip(paths.value.entries, held, strict=False):
            if isinstance(item.value, Leaf) and not Path(item.value.text.strip()).is_absolute():
                splices.replace(item, str(path), flow=paths.value.flow)
    return splices.text()


def _change(splices: Splices, entry: Entry, old: Any, new: Any, *, flow: bool) -> None:  # noqa: ANN401 - plain values
    """What stands in an entry becomes another value.

    Args:
        old: what it means now; None where that is nothing, or what is usual.
        flow: it stands in brackets.
    """
    value = entry.value
    entries = value.entries if isinstance(value, Branch) else ()
    names = [name for one in entries for name in _name(one)]
    if isinstance(value, Branch) and names and isinstance(new, dict):
        _change_mapping(splices, entry, value, old or {}, new)
    elif (
        isinstance(value, Branch)
        and not names
        and isinstance(new, list)
        and 0 < len(entries) == len(old or ())
    ):
        _change_list(splices, entry, value, old, new)
    else:
        splices.replace(entry, new, flow=flow)


def _change_mapping(
    splices: Splices, entry: Entry, branch: Branch, old: dict[str, Any], new: dict[str, Any]
) -> None:
    """Keys come, go, stand elsewhere, and get other values."""
    written = {name: at for at, one in enumerate(branch.entries) for name in _name(one)}
    moved = _moved(list(old), list(new))
    gone = {at for name, at in written.items() if name in old and (name not in new or name in moved)}
    staying = set(range(len(branch.entries))) - gone
    if not staying:
        splices.replace(entry, new, flow=branch.flow)
        return
    last: int | None = None
    for name, value in new.items():
        at, differs = written.get(name), not _same(old.get(name), value)
        if at is None:
            if differs:  # else it is usual, and need not be written
                made = splices.entry(branch, name, value)
                splices.add(branch, made, after=last, first=min(staying))
            continue
        there = splices if at in staying else Splices(splices.original)
        if differs:
            _change(there, branch.entries[at], old.get(name), value, flow=branch.flow)
        if at in staying:
            last = at
        else:
            splices.add(branch, there.moved(branch, at), after=last, first=min(staying))
    splices.remove(branch, gone)


def _change_list(splices: Splices, entry: Entry, branch: Branch, old: list[str], new: list[str]) -> None:
    """Items come, go, and become others; most of those that stay are left as they stand."""
    if not new:
        splices.replace(entry, new, flow=branch.flow)
        return
    gone: set[int] = set()
    added: list[tuple[int | None, str]] = []
    last: int | None = None
    for what, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        both = min(i_end - i, j_end - j)
        for at, text in zip(range(i, i + both), new[j : j + both], strict=True):
            last = at
            if what == "replace":
                splices.replace(branch.entries[at], text, flow=branch.flow)
        gone |= set(range(i + both, i_end))
        added += [(last, text) for text in new[j + both : j_end]]
    first = min(set(range(len(branch.entries))) - gone)
    for after, text in added:
        splices.add(branch, splices.item(branch, text), after=after, first=first)
    splices.remove(branch, gone)


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The names of both that stand in another order among the others."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    staying = {name for block in blocks for name in old[block.a : block.a + block.size]}
    return set(old) & set(new) - staying


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - plain values
    """Whether two plain values are the same, in the same order."""
    return repr(one) == repr(other)


def _by_name(node: Node | Entry | None) -> dict[str, Entry]:
    """The entries of a mapping; none where it is none."""
    held = node.value if isinstance(node, Entry) else node
    return {name: one for one in held.entries for name in _name(one)} if isinstance(held, Branch) else {}


def _name(entry: Entry) -> tuple[str, ...]:
    return () if entry.key is None else (entry.key.text,)
