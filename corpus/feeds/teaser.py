"""Teasers: whether a feed has an article whole, or its page must be read; which entries are newest."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from corpus.feeds.link import link_key, plain_link
from corpus.feeds.plain import plain_lines, plain_text
from corpus.words.scripts import CJK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.feeds.feed import Entry

_LETTER = re.compile(r"[^\W\d_]")
_IDEOGRAPH = re.compile(f"[{CJK}]")
_IDEOGRAPH_LETTERS = 3
"""A Chinese, Japanese or Korean sign says as much as about three letters."""

_BRIEF_LETTERS = 300
"""About sixty words: less is no article even where the feed says that it is the content."""

_SUMMARY_LETTERS = 700
"""About 140 words: less, under the name of a summary, is one."""

_LONG_LETTERS = 1_500
"""From about 300 words on a text is an article, unless it says that it was cut."""

_CUT = re.compile(r"[\[(（【]\s*(?:…+|\.{2,})\s*[\])）】]\W*$")
"""What WordPress and its like put where they cut: `[…]`."""

_TRAILS_OFF = re.compile(r"(?:…+|\.{3,}|。{3,})\W*$")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।։။][\s\"'”’»›)\]）」』]*$")
_ANCHOR = re.compile(r"""<a\s[^<>]*?href\s*=\s*["']([^"'<>]*)["'][^<>]*>""", re.IGNORECASE)
_FOOTER_LINES = 3
"""Among so many lines at the end stands the last one of the text, before "first seen in" and the like."""

_END_CHARS = 60
"""How much of a line is looked at for how it ends."""


def is_teaser(entry: Entry) -> bool:
    """Whether the article is longer than what the feed says of it.

    No words of any language are looked for: a text was cut where it ends in `[…]`, trails off, or breaks off
    within a sentence; it is a teaser where it is short, and, unless it is long, where it ends with a link to
    the article itself. In doubt it is one: a page read in vain costs less than an article that is missing.
    """
    markup, is_content = _told(entry)
    body, ends_with_link = _without_last_link(markup, entry.link)
    lines = plain_lines(body)
    if not lines or any(_CUT.search(_end(line)) for line in lines[-_FOOTER_LINES:]):
        return True
    letters = sum(map(_letters, lines))
    if letters >= _LONG_LETTERS:
        return False
    if ends_with_link or _TRAILS_OFF.search(_end(lines[-1])):
        return True
    if is_content:
        return letters < _BRIEF_LETTERS
    return letters < _SUMMARY_LETTERS or not _SENTENCE_END.search(_end(lines[-1]))


def newest(entries: Iterable[Entry], count: int) -> tuple[Entry, ...]:
    """The newest entries, the newest first; entries of one date in the order of the feed.

    An entry without a date counts as old as the one before it, as feeds begin with the newest; where none has
    a date the feed's order stands.
    """
    listed = tuple(entries)
    first = next((entry.published_at for entry in listed if entry.published_at), "")
    dates = accumulate((entry.published_at for entry in listed), lambda old, new: new or old, initial=first)
    dated = sorted(zip(list(dates)[1:], listed, strict=True), key=lambda pair: pair[0] or "", reverse=True)
    return tuple(entry for _, entry in dated[: max(count, 0)])


def _told(entry: Entry) -> tuple[str, bool]:
    """What the feed has of the text, and whether it is more than a summary."""
    if not entry.content:
        return entry.summary, False
    return entry.content, plain_text(entry.content) != plain_text(entry.summary)


def _without_last_link(markup: str, link: str | None) -> tuple[str, bool]:
    """The markup before the link to the article that it ends with, and whether it does."""
    last = next(reversed(list(_ANCHOR.finditer(markup))), None)
    target = _target(last[1], link) if last and link else None
    if last is None or link is None or target is None or link_key(target) != link_key(link):
        return markup, False
    closed = markup.find("</a>", last.end())
    if closed < 0 or plain_text(markup[closed:]):
        return markup, False
    return markup[: last.start()], True


def _target(written: str, link: str) -> str | None:
    try:
        return plain_link(urljoin(link, written.replace("&amp;", "&")))
    except ValueError:
        return None


def _end(line: str) -> str:
    return line[-_END_CHARS:]


def _letters(line: str) -> int:
    return len(_LETTER.findall(line)) + (_IDEOGRAPH_LETTERS - 1) * len(_IDEOGRAPH.findall(line))
