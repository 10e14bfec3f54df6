"""Matching: the articles of one reading of a feed with those that are known; see `identity.matched`."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.feeds.names import looks_unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.feeds.names import Names
    from corpus.feeds.sketch import Sketch

_SENTENCE_WORDS = 12
"""So many words alike under one id are one article."""

_PARAGRAPH_WORDS = 30
"""So many words alike are one text; fewer may be what a series says of each of its parts."""

_ARTICLE_WORDS = 120
"""So many words alike are one article, whatever its names."""

_SLUG_CHARS = 12

_SHIFTED = 2
"""So many ids that stand for other articles than before are no accident."""


def distinct(listed: Iterable[Names]) -> list[int]:
    """The places of a reading, without those that list an article of before again.

    That is one with the same title or paragraph at the same link, or with the same words under the same
    names.
    """
    kept: list[int] = []
    seen: set[tuple[str, ...]] = set()
    for place, names in enumerate(listed):
        marks = set(_marks(names))
        if seen.isdisjoint(marks):
            kept.append(place)
        seen |= marks
    return kept


def telling(now: Sequence[Names], before: Sequence[Names]) -> tuple[list[Names], list[Names]]:
    """Both without the links and ids that stand twice on either side: they tell nothing apart."""
    links = _repeated([one.link_key for one in now], [one.link_key for one in before])
    ids = _repeated([one.id_key for one in now], [one.id_key for one in before])
    links_and_ids = {"links": links, "ids": ids}
    return [one.without(**links_and_ids) for one in now], [one.without(**links_and_ids) for one in before]


def by_link(now: Sequence[Names], before: Sequence[Names]) -> tuple[dict[int, int], set[str]]:
    """Matches by link, as place in `now` to place in `before`, and the links that all else speaks against."""
    known = {one.link_key: place for place, one in enumerate(before) if one.link_key}
    same = {place: known[one.link_key] for place, one in enumerate(now) if one.link_key in known}
    denied = {now[place].link_key for place, old in same.items() if _replaced(now[place], before[old])}
    return {place: old for place, old in same.items() if now[place].link_key not in denied}, denied


def by_id(
    now: Sequence[Names], before: Sequence[Names], found: dict[int, int]
) -> tuple[dict[int, int], set[str]]:
    """Matches by id that the words or the other ids bear out, and the ids that they do not bear out."""
    known = {one.id_key: place for place, one in enumerate(before) if one.id_key}
    same = {place: known[one.id_key] for place, one in enumerate(now) if one.id_key in known}
    taken = set(found.values())
    pending = {place: old for place, old in same.items() if place not in found and old not in taken}
    told = {place for place, old in pending.items() if _told(now[place].sketch, before[old].sketch)}
    stayed = len(told) + sum(found.get(place) == old for place, old in same.items())
    moved = sum(found.get(place, old) != old for place, old in same.items())
    moved += sum(
        not now[place].sketch.close(before[old].sketch) for place, old in pending.items() if place not in told
    )
    kept = {}
    if moved < max(_SHIFTED, stayed):
        kept = {
            place: old
            for place, old in pending.items()
            if place in told or _unmistakable(now[place], before[old])
        }
    return kept, {now[place].id_key for place in same if place not in found and place not in kept}


def by_words(now: Sequence[Names], before: Sequence[Names], found: dict[int, int]) -> dict[int, int]:
    """Matches, of what is left, by words alone; none where two would do."""
    taken = set(found.values())
    left = [place for place in range(len(before)) if place not in taken]
    alike = defaultdict[str, list[int]](list)
    for place in left:
        alike[before[place].sketch.digest].append(place)
    nameless = [place for place in left if not (before[place].link or before[place].guid)]
    matches: dict[int, int] = {}
    for place, one in enumerate(now):
        if place in found or not one.sketch.digest:
            continue
        same = [old for old in alike[one.sketch.digest] if _no_link_denies(one, before[old])]
        if not (same or one.link or one.guid):
            same = [old for old in nameless if _corrected(one.sketch, before[old].sketch)]
        if len(same) == 1:
            matches[place] = same[0]
    claims = Counter(matches.values())
    return {place: old for place, old in matches.items() if claims[old] == 1}


def _marks(one: Names) -> Iterator[tuple[str, ...]]:
    """What no two articles of one reading have in common."""
    link, sketch = one.link_key, one.sketch
    yield "words", link, one.id_key, sketch.digest
    if link and sketch.same_title(sketch):
        yield "title", link, sketch.title
    if link and sketch.same_text(sketch, at_least=_PARAGRAPH_WORDS):
        yield "text", link, sketch.text


def _repeated(*lists: Iterable[str]) -> set[str]:
    return {key for keys in lists for key, times in Counter(keys).items() if times > 1}


def _replaced(one: Names, before: Names) -> bool:
    """Whether another article now has the link: its id is another one for certain, and so are its words.

    An id that begins with the link only counts the changes of one article.
    """
    if one.id_key == before.id_key or not (looks_unique(one.guid) and looks_unique(before.guid)):
        return False
    return not one.id_key.startswith(one.link_key) and not one.sketch.close(before.sketch)


def _told(sketch: Sketch, before: Sketch) -> bool:
    """Whether the words say that an id is still that of its article."""
    same_title = sketch.same_title(before) and sketch.like_text(before)
    return same_title or sketch.same_text(before, at_least=_SENTENCE_WORDS)


def _unmistakable(one: Names, before: Names) -> bool:
    """Whether an id stands for one article only, and has not gone to another host with other words."""
    if not looks_unique(one.guid):
        return False
    same_host = not one.host or not before.host or one.host == before.host
    return same_host or one.sketch.close(before.sketch)


def _no_link_denies(one: Names, before: Names) -> bool:
    """Whether the same words may be one article though their links differ."""
    if not one.link or not before.link or one.sketch.text_words >= _ARTICLE_WORDS:
        return True
    return len(one.slug) >= _SLUG_CHARS and one.slug == before.slug


def _corrected(sketch: Sketch, before: Sketch) -> bool:
    """Whether two entries without any name are one article with its title or its text corrected."""
    same_text = sketch.same_text(before, at_least=_PARAGRAPH_WORDS)
    return same_text or (sketch.same_title(before) and sketch.like_text(before))
