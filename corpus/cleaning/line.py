"""A line of a document and what can be seen on it, before anything is known of its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.cleaning.layout import LIST_MARKER
from corpus.words.scripts import CJK, CYRILLIC

if TYPE_CHECKING:
    from corpus.block import Role
    from corpus.span import Span

_ENDED = re.compile(r"[.!?…。！？｡][\"'”’»」』)\]）*_]*(?:\[\d{1,3}\]|[¹²³⁰-⁹])*[\"'”’»」』)\]*_]*$")
_QUESTION = re.compile(r"[?？][\"'”’»」』)\]]*$")
_INNER_END = re.compile(r"(?<=[\w\"”’»)])[.!?]\s+[\"“«(]?[^\W\d_a-zа-яё]|[。！？](?=.)")
_HAN = re.compile(f"[{CJK}]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_BEYOND_LATIN = re.compile(r"[\u0370-\u1cff\u2e80-\uffdf]")
_CHARS_PER_HAN_WORD = 1.6
_PROSE_WORDS = 8
_LONG_PROSE_WORDS = 25
_LONG_CHARS = 400
_SCRIPTS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile(f"[{CYRILLIC}]"),
    "han": _HAN,
    "arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "greek": re.compile(r"[\u0370-\u03ff]"),
    "hebrew": re.compile(r"[\u0590-\u05ff]"),
    "indic": re.compile(r"[\u0900-\u0dff]"),
    "thai": re.compile(r"[\u0e00-\u0e7f]"),
}
_SAMPLE_CHARS = 300


@dataclass(frozen=True)
class Line:
    """One line as it was meant: a paragraph, a heading, an item, or something a site put there.

    Attributes:
        span: in the canonical text, without white space at its ends.
        text: on one line, with single spaces.
        chunk: lines with the same number have no blank line between them.
        hint: the role that the markup gives; None in plain text.
    """

    span: Span
    text: str
    chunk: int
    hint: Role | None = None

    @cached_property
    def words(self) -> int:
        """How many words long; a word of Chinese or Japanese is taken as one and a half signs."""
        han = 0 if self.text.isascii() else len(_HAN.findall(self.text))
        if not han:
            return len(self.text.split())
        return len(_HAN.sub(" ", self.text).split()) + round(han / _CHARS_PER_HAN_WORD)

    @cached_property
    def key(self) -> str:
        """What two copies of this line have in common, whatever their case, spaces and outer marks."""
        text = self.text.casefold()
        first = _LETTER_OR_DIGIT.search(text)
        last = _LETTER_OR_DIGIT.search(text[::-1])
        return text[first.start() : len(text) - last.start()] if first and last else ""

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text[-12:]) is not None

    @cached_property
    def question(self) -> bool:
        """Whether it is one question and nothing else."""
        return _QUESTION.search(self.text[-6:]) is not None and not self.several

    @cached_property
    def several(self) -> bool:
        """Whether a sentence ends before the end of the line."""
        return _INNER_END.search(self.text) is not None

    @cached_property
    def item(self) -> bool:
        """Whether it opens with a list marker."""
        return LIST_MARKER.match(self.text) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether it reads like running text: long, or long enough and ended."""
        if len(self.text) > _LONG_CHARS:
            return True
        return self.words >= (_PROSE_WORDS if self.ended else _LONG_PROSE_WORDS)

    @cached_property
    def script(self) -> str | None:
        """The script that most of its letters are in; None without letters."""
        return main_script(self.text)

    def without(self, script: str) -> bool:
        """Whether it has no letter of this script."""
        return not _SCRIPTS[script].search(self.text)


def main_script(text: str) -> str | None:
    """The script that most letters at the beginning of a text are in; None without letters."""
    sample = text[:_SAMPLE_CHARS]
    if not _BEYOND_LATIN.search(sample):
        return "latin" if _SCRIPTS["latin"].search(sample) else None
    counts = {name: len(letters.findall(sample)) for name, letters in _SCRIPTS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
