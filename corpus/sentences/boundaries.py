"""Boundaries: which gaps between two words end a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.sentences.abbreviations import Vocabulary, vocabulary
from corpus.sentences.enclosures import Pair, enclosure_pairs, is_held
from corpus.sentences.gaps import GAP, WIDE_STOPS
from corpus.sentences.markers import inline_items, list_marker
from corpus.sentences.notes import note_end
from corpus.sentences.stops import ellipsis_ends, full_stop_ends, shout_ends, space_is_missing, wide_stop_ends
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_OTHER_SPACES = "\n\t\r\x0b\x0c\xa0\u2009\u202f\u3000"
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_TO_NEXT_WORD = re.compile(r"(\s*)[\W_]*")
_NAME_IN_LOWER_CASE = re.compile(r"[a-z][A-Z]|[ae]l-[A-Z]")
_LAST_REMARK = re.compile(r"[^()]{1,200}\)\.?\s*\Z")
_STOP_THEN_OMISSION = re.compile(r"\.(?: \.){3}")
_ELLIPSIS = frozenset(".… ")
_MAY_OPEN_NOTE = frozenset("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹")


def sentence_spans(text: str, *, language: str | None = None) -> list[Span]:
    """The sentences of one block's text.

    A single line break counts as a space; a blank line ends a sentence. What follows a sentence without a
    letter or a digit of its own belongs to it. A leading list marker is part of its item's sentence.

    Args:
        text: the text of one block; any text will do.
        language: ISO 639-1; English rules where it is unknown.

    Returns:
        Spans in order, trimmed of white space, that hold every other character.
    """
    known = vocabulary(language)
    pairs = enclosure_pairs(text)
    spans: list[Span] = []
    for offset, stretch in _stretches(text):
        found = [Span(offset + start, offset + end) for start, end in _sentences(stretch, known, pairs)]
        if found and spans and not _LETTER_OR_DIGIT.search(stretch):
            spans[-1] = Span(spans[-1].start, found[-1].end)
        else:
            spans += found
    if len(spans) > 1 and not _LETTER_OR_DIGIT.search(text, spans[0].start, spans[0].end):
        spans[:2] = [Span(spans[0].start, spans[1].end)]
    return spans


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Where each stretch starts that certainly begins with a sentence, and the stretch, all spaces plain."""
    cuts = {found.end() for found in _BLANK_LINE.finditer(text)}.union(inline_items(text))
    for space in _OTHER_SPACES:
        text = text.replace(space, " ")
    for start, end in pairwise([0, *sorted(cuts), len(text)]):
        yield start, text[start:end]


def _sentences(text: str, known: Vocabulary, pairs: list[Pair]) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a stretch."""
    start = len(text) - len(text.lstrip())
    for gap in GAP.finditer(text, list_marker(text) or start):
        ending = _ending(text, start, gap, known)
        if ending is None or is_held(text, start, ending[0], pairs):
            continue
        yield start, ending[0]
        start = ending[1]
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _ending(text: str, start: int, gap: re.Match[str], known: Vocabulary) -> tuple[int, int] | None:
    """Where the sentence ends and where the next one starts, if one does end in this gap."""
    at, end, beyond, following = gap.start(), gap.end("closers"), gap.end("space"), gap.end()
    if following == len(text) or not (text[start].isalnum() or _LETTER_OR_DIGIT.search(text, start, at)):
        return None
    noted = 0
    if text[following] in _MAY_OPEN_NOTE or text[following - 1] == "[":
        noted = note_end(text, start, at, end, known)
        if noted:
            rest = _TO_NEXT_WORD.match(text, noted)
            if rest is None or rest.end() == len(text):
                return None
            end, beyond, following = noted, rest.end(1), rest.end()
    stops = gap["stops"]
    if stops[-1] in WIDE_STOPS:
        ends = wide_stop_ends(text, start, end, beyond)
    elif text[following].islower() and not _opens_in_lower_case(text, following):
        return None
    elif beyond == end and not noted:
        ends = space_is_missing(text, at, end, following, known)
    elif stops == ".":
        ends = full_stop_ends(text, start, at, following, known)
    elif _STOP_THEN_OMISSION.fullmatch(stops) and text[at - 1] != " " and end == gap.end("stops"):
        # A full stop, then three dots for words left out at the start of the next sentence.
        return at + 1, at + 2
    elif _ELLIPSIS.issuperset(stops):
        ends = ellipsis_ends(text, at, stops, following, known)
    else:
        ends = shout_ends(text, start, at, end, following, known)
    return (end, beyond) if ends else None


def _opens_in_lower_case(text: str, following: int) -> bool:
    """Whether a sentence may open with this small letter: "iPhone", or a last remark in brackets."""
    if _NAME_IN_LOWER_CASE.match(text, following):
        return True
    return text[following - 1] == "(" and _LAST_REMARK.match(text, following) is not None
