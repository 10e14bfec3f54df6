"""Titles: which line of a document is its title, and which breadcrumb holds one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.cleaning import signs
from corpus.cleaning.line import main_script
from corpus.cleaning.own_day import stated_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.cleaning.line import Line

_TITLE_WORDS = 4
_HEAD_WORDS = 2
_MAX_TITLE_WORDS = 30
_SENTENCE_WORDS = 8
_LONG_SENTENCE_WORDS = 20  # no headline that asks or calls is longer
_ALIKE = 92  # rapidfuzz ratio: the same but for a mark or a letter
_FULL_STOPS = (".", "。", "．", ":", "：")
_MARKS = (*_FULL_STOPS, "!", "?", "！", "？")
_CLOSING = re.compile(r"(?:[\"'”’»」』)\]）\s]|\[[^\[\]]{1,30}\]|:[\d–‑-]+|[¹²³⁰-⁹])+$")
_CLOSING_CHARS = 60


def title_index(lines: Sequence[Line], own: Sequence[Role | None], given: str | None) -> int | None:
    """Which line is the document's title; None when no line is.

    It is the line that says the given title, else the one that the markup calls so, else one that is said
    twice above the running text, else the first that is long enough for a title.

    Args:
        own: what each line is by its own signs; only lines without any can be titles.
        given: the title, where it is known from elsewhere.
    """
    candidates = list(_candidates(lines, own))
    if given and (said := _saying(given, lines, own)) is not None:
        return said
    marked = [index for index, line in enumerate(lines) if line.hint is Role.TITLE and own[index] is None]
    if marked:
        return marked[0]
    if not candidates or (len(lines) > candidates[0] + 1 and any(line.hint for line in lines)):
        return None
    labelled = [index for index in candidates if signs.labelled_title(lines[index])]
    if labelled:
        return labelled[0]
    counts = Counter(lines[index].key for index in candidates)
    repeated = [
        index for index in candidates if counts[lines[index].key] > 1 and lines[index].words >= _TITLE_WORDS
    ]
    long = [index for index in candidates if lines[index].words >= _TITLE_WORDS]
    headed = [candidates[0]] if _heads(lines, candidates) else []
    return (repeated or headed or long or candidates)[0]


def breadcrumb_title(lines: Sequence[Line]) -> str | None:
    """The title that stands at the end of a breadcrumb trail above the running text."""
    for line in lines:
        if line.prose:
            break
        parts = signs.separated(line)
        if len(parts) > 1 and signs.is_menu(line):
            last, script = parts[-1], main_script(parts[-1])
            long_enough = len(last.split()) >= _TITLE_WORDS or (script == "han" and len(last) >= _TITLE_WORDS)
            if long_enough and len(last) >= max(map(len, parts)):
                return last
    return None


def _candidates(lines: Sequence[Line], own: Sequence[Role | None]) -> Iterator[int]:
    """Lines above the running text that may be titles; the first line may be one even if it is long."""
    weight = Counter[str]()
    for line in lines:
        if line.script:
            weight[line.script] += len(line.text)
    script = weight.most_common(1)[0][0] if weight else None
    for index, line in enumerate(lines):
        if own[index] is not None:
            continue
        if line.prose and (index > 0 or not _may_be_title(line, lines)):
            return
        foreign = line.script != script and line.script is not None
        if line.item or foreign or _stops(line) or _beside(line):
            continue
        if line.words <= _MAX_TITLE_WORDS and index + 1 < len(lines):
            yield index


def _may_be_title(line: Line, lines: Sequence[Line]) -> bool:
    return (
        not _stops(line)
        and line.words <= _MAX_TITLE_WORDS
        and len(lines) > 1
        and lines[1].chunk != line.chunk
    )


def _heads(lines: Sequence[Line], candidates: Sequence[int]) -> bool:
    """Whether the document opens with a line and one more right under it: a title and what it adds."""
    first, *others = candidates
    if first != 0 or not others or others[0] != 1:
        return False
    after = [line.chunk for line in lines[2:3]]
    return lines[0].words >= _HEAD_WORDS and lines[0].chunk == lines[1].chunk and after != [lines[1].chunk]


def _beside(line: Line) -> bool:
    """Whether all it says is when, where, by whom or to whom the text was published."""
    return (
        signs.is_name_line(line)
        or signs.is_date_line(line)
        or stated_day(line) is not None
        or signs.is_dateline(line)
        or signs.is_message_head(line)
    )


def _stops(line: Line) -> bool:
    """Whether it ends as running text does: with a full stop, of a long line behind quotes and notes too.

    A headline may ask or call, so other marks tell running text only where it is longer than headlines are.
    """
    if line.text.endswith(_FULL_STOPS):
        return True
    if line.words < _SENTENCE_WORDS:
        return False
    said = _CLOSING.sub("", line.text[-_CLOSING_CHARS:])
    return said.endswith(_MARKS if line.words > _LONG_SENTENCE_WORDS else _FULL_STOPS)


def _saying(title: str, lines: Sequence[Line], own: Sequence[Role | None]) -> int | None:
    from rapidfuzz import fuzz

    wanted = " ".join(title.casefold().split())
    for index, line in enumerate(lines):
        if (
            own[index] is None
            and abs(len(line.text) - len(title)) <= len(title) * 0.2
            and fuzz.ratio(line.text.casefold(), wanted) >= _ALIKE
        ):
            return index
    return None
