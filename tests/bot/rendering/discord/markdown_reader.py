"""A small reader of Discord's markdown: what a person sees of a text, and what it makes of it.

Written from Discord's page Markdown Text 101 and what its desktop client does, to be stricter than lenient:
what might be markup is read as markup. It knows nothing of how the bot writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STYLES = (
    ("bold", re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", re.DOTALL)),
    ("underline", re.compile(r"__((?:\\.|[^\\])+?)__(?!_)", re.DOTALL)),
    ("italic", re.compile(r"\*(?!\s)((?:\\.|\*\*|[^*\\])+?)(?<!\s)\*(?!\*)", re.DOTALL)),
    ("italic", re.compile(r"_((?:\\.|__|[^_\\])+?)_(?!\w)", re.DOTALL)),
    ("strike", re.compile(r"~~(.+?)~~", re.DOTALL)),
    ("spoiler", re.compile(r"\|\|(.+?)\|\|", re.DOTALL)),
)
LEAVES = (
    ("code", re.compile(r"```(?:[\w+.-]*\n)?(.+?)```", re.DOTALL)),
    ("code", re.compile(r"(?P<ticks>`+)(.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)),
    ("time", re.compile(r"<t:-?\d+(?::\w)?>")),
    ("mention", re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here")),
    ("emoji", re.compile(r"<a?:\w+:\d+>|:\w+:")),
    ("navigation", re.compile(r"</[^>]+:\d+>|<id:\w+>")),
    ("address", re.compile(r"(?:https?|steam)://[^\s<]+|<[^: >]+:/?[^ >]+>")),
)
BLOCKS = (
    ("heading", re.compile(r"#{1,3}[ \t]+(?=\S)([^\n]*)(?:\n|$)")),
    ("small", re.compile(r"-#[ ]+([^\n]+)(?:\n|$)")),
    ("quote", re.compile(r">>> (.*)", re.DOTALL)),
    ("quote", re.compile(r"> ([^\n]*)(?:\n|$)")),
    ("list", re.compile(r"(?:[*-]|\d+[.)])[ ]+([^\n]+)(?:\n|$)")),
)
LINK = re.compile(r"\[((?:\[[^\]]*\]|[^\[\]])*)\]\(\s*<?([^\s\\]*?)>?\s*\)")
ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")


@dataclass(frozen=True, slots=True)
class Seen:
    """Words in one style; neighbours of one style are one."""

    words: str
    styles: frozenset[str] = frozenset()
    url: str | None = None


def read(text: str) -> list[Seen]:
    """What is seen of a text, in order; each line that is a block of its own ends in a line feed."""
    joined: list[Seen] = []
    for one in _read(text, frozenset(), starts_line=True):
        if joined and (joined[-1].styles, joined[-1].url) == (one.styles, one.url):
            joined[-1] = Seen(joined[-1].words + one.words, one.styles, one.url)
        elif one.words:
            joined.append(one)
    return joined


def words_of(text: str) -> str:
    """The words alone."""
    return "".join(one.words for one in read(text))


def _read(text: str, styles: frozenset[str], *, starts_line: bool) -> Iterator[Seen]:
    at = 0
    while at < len(text):
        begins = starts_line if at == 0 else text[at - 1] == "\n"
        if begins and (block := _block(text, at)):
            name, found = block
            inner = found[1].rstrip().rstrip("#").rstrip() if name == "heading" else found[1]
            yield from _read(inner, styles | {name}, starts_line=True)
            yield Seen("\n", styles | {name})
            at = found.end()
            continue
        end, seen = _inline(text, at, styles, starts_line=begins)
        yield from seen
        at = end


def _inline(text: str, at: int, styles: frozenset[str], *, starts_line: bool) -> tuple[int, Iterable[Seen]]:
    """What is seen of what begins here within a line, and where it ends."""
    if escape := ESCAPE.match(text, at):
        return escape.end(), [Seen(escape[1], styles)]
    if leaf := _first(LEAVES, text, at):
        name, found = leaf
        return found.end(), [Seen(found[found.lastindex or 0], styles | {name})]
    if link := LINK.match(text, at):
        return link.end(), [_linked(link, styles)]
    if styled := _styled(text, at):
        name, found = styled
        return found.end(), _read(found[1], styles | {name}, starts_line=starts_line)
    return at + 1, [Seen(text[at], styles)]


def _linked(found: re.Match[str], styles: frozenset[str]) -> Seen:
    """A link, whose label knows no escapes; one that has an emoji or an address in its label is none."""
    label, url = found[1], found[2]
    plain = not re.search(r"[\\*_~|`<>:@]", label) and label.strip()
    return Seen(label, styles | {"link"}, url) if plain else Seen(found[0], styles | {"broken link"})


def _block(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    return _first(BLOCKS, text, at + len(text[at:]) - len(text[at:].lstrip(" ")))


def _styled(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Of two styles that begin here, the longer one, as with `***`."""
    found = [(name, match) for name, form in STYLES if (match := form.match(text, at))]
    return max(found, key=lambda one: len(one[1][0]), default=None)


def _first(
    forms: tuple[tuple[str, re.Pattern[str]], ...], text: str, at: int
) -> tuple[str, re.Match[str]] | None:
    return next(((name, match) for name, form in forms if (match := form.match(text, at))), None)
