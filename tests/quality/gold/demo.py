"""The demo corpus as a reader sees it: what the gold points into, made without the program's own readers."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from corpus.span import Span

DEMO = Path(__file__).resolve().parents[3] / "corpus" / "demo"

_INLINE = frozenset({"a", "em", "strong", "span", "time", "img"})
_UNSEEN = frozenset({"head", "script", "style"})


def documents() -> list[str]:
    """The key of every demo document: its file name, with `#line` (from 1) for one line of a JSONL file."""
    keys: list[str] = []
    for path in sorted(DEMO.iterdir()):
        if path.name.startswith(".") or path.name.endswith(".meta.yaml"):
            continue
        if path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            keys += [f"{path.name}#{number}" for number in range(1, len(lines) + 1)]
        else:
            keys.append(path.name)
    return keys


def demo_text(document: str) -> str:
    """What a person sees of one document: no front matter, no HTML tags, of a JSONL line its `text`."""
    name, _, line = document.partition("#")
    raw = (DEMO / name).read_text(encoding="utf-8")
    if line:
        return str(json.loads(raw.splitlines()[int(line) - 1])["text"])
    if name.endswith(".html"):
        return _visible(raw)
    if raw.startswith("---\n"):
        return raw.split("---\n", 2)[2]
    return raw


def places(text: str, words: str) -> list[Span]:
    """Everywhere that the words stand in the text; a space also matches the line break of a wrapped line."""
    pattern = r"[ \n]".join(re.escape(word) for word in words.split(" "))
    return [Span(found.start(), found.end()) for found in re.finditer(pattern, text)]


def _visible(html: str) -> str:
    page = _Page()
    page.feed(html)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(page.pieces).split("\0"))
    return "\n".join(line for line in lines if line)


class _Page(HTMLParser):
    """Collects visible text, with a NUL wherever a block element begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self.pieces.append("\0")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag not in _INLINE:
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
