"""The text of a configuration, changed only where another configuration says something else.

What a person wrote stays as it was to the last character: comments, order, quotation marks, line ends. The
parser says where every key and value stands (`config.layout`), what changes is put there, and the whole is
read again. Its emitter is not used: it would lay out everything anew, and take comments away with the key
that stands before them.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from config.errors import ConfigErrors
from config.layout import COMMENT, Branch, Entry, Leaf, column, layout, line_above, line_end, line_start
from config.reader import parse
from config.writer import dumped, plain

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
        text: that the reader has accepted; it may have anchors, which are left alone.
    """
    from ruamel.yaml.error import YAMLError

    wanted = plain(configuration)
    try:
        text = _with_absolute_paths(text, configuration)
        for _ in range(ROUNDS):
            held = plain(parse(text, path="", folder=ROOT))
            if _same(held, wanted):
                return text
            patch = _Patch(text)
            patch.change(Entry(0, None, layout(text)), held, wanted)
            text = patch.made()
        return text if _same(plain(parse(text, path="", folder=ROOT)), wanted) else None
    except (ConfigErrors, YAMLError):  # what could not be patched reads wrongly, or not at all
        return None


def _with_absolute_paths(text: str, configuration: Configuration) -> str:
    """The text with source paths as the configuration has them, where they are not absolute."""
    patch = _Patch(text)
    collections = _by_name(_by_name(layout(text)).get("collections"))
    for name, entry in collections.items():
        paths = _by_name(entry.value).get("paths")
        if paths is None or name not in configuration.collections:
            continue
        items, held = paths.value, configuration.collections[name].paths
        for item, path in zip(items.entries if isinstance(items, Branch) else (), held, strict=False):
            if isinstance(item.value, Leaf) and not Path(item.value.text.strip()).is_absolute():
                patch.change(item, None, str(path), flow=isinstance(items, Branch) and items.flow)
    return patch.made()


class _Patch:
    """Changes of a text, collected by the characters that they are about, and made all at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[tuple[int, int, str]] = []
        ends = [end for end in ("\r\n", "\n", "\r") if end in text]
        self._newline = ends[0] if ends else "\n"

    def made(self, start: int = 0, end: int | None = None) -> str:
        """The text, or some of it, with all changes made."""
        parts, at = [], start
        for begin, until, new in sorted(self._edits, key=lambda edit: edit[0]):
            parts += [self._text[at:begin], new]
            at = max(at, until)
        return "".join([*parts, self._text[at:end]])

    def change(self, entry: Entry, old: Any, new: Any, *, flow: bool = False) -> None:  # noqa: ANN401 - plain values
        """What stands in an entry becomes another value.

        Args:
            old: what it means now; None where it means nothing, or what is usual.
            flow: it stands in brackets.
        """
        value = entry.value
        if isinstance(value, Branch) and value.entries:
            by_name = value.entries[0].key is not None
            if by_name and isinstance(new, dict):
                return self._change_mapping(entry, value, old or {}, new)
            if (
                not by_name
                and isinstance(new, list)
                and isinstance(old, list)
                and len(old) == len(value.entries)
            ):
                return self._change_list(entry, value, old, new)
        return self._replace(entry, new, flow=flow)

    def _change_mapping(self, entry: Entry, branch: Branch, old: dict[str, Any], new: dict[str, Any]) -> None:
        written = {name: at for at, one in enumerate(branch.entries) for name in _name(one)}
        moved = _moved(list(old), list(new))
        gone = {at for name, at in written.items() if name in old and (name not in new or name in moved)}
        if len(gone) == len(branch.entries):
            return self._replace(entry, new, flow=branch.flow)
        last: int | None = None
        for name, value in new.items():
            at, differs = written.get(name), not _same(old.get(name), value)
            if at is not None and at not in gone:
                last = at
                if differs:
                    self.change(branch.entries[at], old.get(name), value, flow=branch.flow)
            elif at is not None:
                self._add(branch, gone, last, self._moved(branch, at, old[name], value))
            elif differs:
                self._add(branch, gone, last, self._entry(branch, name, value))
        return self._remove(branch, gone)

    def _change_list(self, entry: Entry, branch: Branch, old: list[str], new: list[str]) -> None:
        if not new:
            return self._replace(entry, new, flow=branch.flow)
        gone: set[int] = set()
        last: int | None = None
        added: list[tuple[int | None, str]] = []
        for _, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            both = min(i_end - i, j_end - j)
            for at, text in zip(range(i, i + both), new[j : j + both], strict=True):
                last = at
                if old[at] != text:
                    self.change(branch.entries[at], old[at], text, flow=branch.flow)
            gone |= set(range(i + both, i_end))
            added += [(last, text) for text in new[j + both : j_end]]
        for after, text in added:
            self._add(branch, gone, after, self._item(branch, text))
        return self._remove(branch, gone)

    def _replace(self, entry: Entry, new: Any, *, flow: bool) -> None:  # noqa: ANN401 - plain values
        """Write the value of an entry anew."""
        value = entry.value
        behind = value.start if entry.key is None else self._text.index(":", entry.key.end) + 1
        if isinstance(value, Branch) and not value.flow:
            self._edits.append((self._lines(value, 0)[0], self._lines(value, -1)[1], ""))
            start = end = behind
        else:
            start, end = (behind, value.end) if value.start == value.end else (value.start, value.end)
        if isinstance(new, dict) and new and not flow:
            self._edits.append((behind, end, ""))
            margin = column(self._text, entry.start) + 2
            self._put_lines(line_end(self._text, end), _indented(dumped(new), margin, self._newline))
        else:
            shown = _rendered(new, value, flow=flow)
            self._edits.append(
                (start, end, f" {shown}" if start == behind and entry.key is not None else shown)
            )

    def _remove(self, branch: Branch, gone: set[int]) -> None:
        """Take entries out, but not all: with the comments that are theirs, or with their commas."""
        for at in sorted(gone):
            one = branch.entries[at]
            if not branch.flow:
                self._edits.append((*self._lines(branch, at), ""))
                continue
            after = branch.entries[at + 1].start if at + 1 < len(branch.entries) else None
            before = branch.entries[at - 1].end if at else one.start
            leads = all(earlier in gone for earlier in range(at))
            if after is not None and (leads or "#" in self._text[before : one.start]):
                start, end = one.end, after
            else:
                start, end = before, one.start
            if "#" in (between := self._text[start:end]):  # a comment between two in brackets stays
                start += between.index(",")
                end = start + 1
            self._edits += [(start, end, ""), (one.start, one.end, "")]

    def _add(self, branch: Branch, gone: set[int], last: int | None, shown: str) -> None:
        """Put an entry behind the last that stays, or before the first."""
        first = min(set(range(len(branch.entries))) - gone)
        if not branch.flow:
            at = self._lines(branch, first)[0] if last is None else self._lines(branch, last)[1]
            self._put_lines(at, shown)
        elif last is None:
            at = branch.entries[first].start
            self._edits.append((at, at, f"{shown}, "))
        else:
            at = branch.entries[last].end
            self._edits.append((at, at, f", {shown}"))

    def _put_lines(self, at: int, lines: str) -> None:
        ended = at == 0 or self._text[at - 1] in "\r\n"
        self._edits.append((at, at, lines + self._newline if ended else self._newline + lines))

    def _moved(self, branch: Branch, at: int, old: Any, new: Any) -> str:  # noqa: ANN401 - plain values
        """An entry as it is to stand elsewhere, with the comments that are its own."""
        one, other = branch.entries[at], _Patch(self._text)
        if not _same(old, new):
            other.change(one, old, new, flow=branch.flow)
        if branch.flow:
            return other.made(one.start, one.end)
        return other.made(*self._lines(branch, at)).removesuffix("\n").removesuffix("\r")

    def _entry(self, branch: Branch, name: str, value: Any) -> str:  # noqa: ANN401 - plain values
        if branch.flow:
            return dumped({name: value}, flow=True)[1:-2]
        return _indented(dumped({name: value}), column(self._text, branch.entries[0].start), self._newline)

    def _item(self, branch: Branch, text: str) -> str:
        if branch.flow:
            return dumped([text], flow=True)[1:-2]
        return " " * column(self._text, branch.entries[0].start) + dumped([text]).strip()

    def _lines(self, branch: Branch, at: int) -> tuple[int, int]:
        """Where the lines of an entry begin and end: those above it with comments of its own are among them.

        Its own are those that begin where it does; what stands at the head of the file is the file's. Below
        it they are those that are farther in.
        """
        text, one = self._text, branch.entries[at]
        at %= len(branch.entries)
        depth = column(text, one.start)
        start = line_start(text, one.start)
        least = line_end(text, branch.entries[at - 1].end) if at else 0
        above = start
        while above > least and _is_comment(text, line_above(text, above), depth, depth):
            above = line_above(text, above)
        end = line_end(text, one.end)
        while end < len(text) and _is_comment(text, end, depth + 1, len(text)):
            end = line_end(text, end)
        return (above or start), end


def _is_comment(text: str, at: int, least: int, most: int) -> bool:
    """Whether the line that begins here is a comment that begins between these columns."""
    found = COMMENT.match(text, at)
    return found is not None and least <= found.end() - 1 - at <= most


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


def _rendered(value: Any, before: Node, *, flow: bool) -> str:  # noqa: ANN401 - plain values
    """A value on one line, in the quotation marks that it had."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

    quoted = {'"': DoubleQuotedScalarString, "'": SingleQuotedScalarString}
    if not isinstance(value, dict | list) and isinstance(before, Leaf) and before.style in quoted:
        value = quoted[before.style](value)
    flow = flow or isinstance(value, dict | list)
    return dumped({"": value}, flow=flow).partition(": ")[2][: -2 if flow else -1]


def _indented(lines: str, margin: int, newline: str) -> str:
    return newline.join(" " * margin + line for line in lines.removesuffix("\n").split("\n"))
