"""What could be better about a document, as the store knows it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus.amendment import FLAG, SETTLED
from corpus.clinic.finding import Finding, Kind
from corpus.clinic.neighbours import ALONE, Neighbours
from corpus.clinic.typed import amending, named, suggested, withdrawing
from corpus.published import written_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.document import Document

TEASER = "teaser"
"""The flag of a document of which only its feed's teaser is known."""

_LOOKS = {Kind.OPINION: ("opinion", "like opinion"), Kind.TRANSLATION: ("translation", "translated")}
_WORD = re.compile(r"[^\W\d_]{2,}")


def findings(
    document: Document,
    amendments: Mapping[str, str],
    *,
    copies: Sequence[str] = (),
    neighbours: Neighbours = ALONE,
) -> tuple[Finding, ...]:
    """What could be better about a current document, the worst first; what was answered does not come back.

    Args:
        amendments: what admins put right of it, by name: `publisher`, `flag:opinion`, `settled:undated`, …
        copies: ids of the earlier documents that it is a near-copy of.
        neighbours: what is known of others from the same place, for likely values.
    """
    if document.sentences:
        found = (*_gaps(document, amendments, neighbours), *_looks(document, amendments, copies))
    else:  # whatever else is not known of it does not matter
        said = "Nothing of it can be quoted: no line of its text reads as a sentence of its own."
        found = (Finding(Kind.ALL_BOILERPLATE, said, withdrawing(document.id)),)
    open_ones = (one for one in found if f"{SETTLED}{one.kind}" not in amendments)
    return tuple(sorted(open_ones, key=lambda one: one.kind.rank))


def _gaps(document: Document, amendments: Mapping[str, str], neighbours: Neighbours) -> Iterator[Finding]:
    """What is not known of it."""
    if TEASER in document.flags and f"{FLAG}{TEASER}" not in amendments:
        said = "Only the teaser in its feed is known, not the article itself."
        yield Finding(Kind.TEASER, said, _settling(document, Kind.TEASER))
    if document.published_at is None:
        said = f"It has no date, and counts for the day it was read, {document.read_at[:10]}."
        fix = amending(document.id, "--date", _day_named(document) or "YYYY-MM-DD")
        yield Finding(Kind.UNDATED, said, fix)
    if document.language is None:
        said = "Its language could not be told: it is read as if it were English."
        fix = amending(document.id, "--language", neighbours.language(document) or "xx")
        yield Finding(Kind.NO_LANGUAGE, said, fix)
    if document.publisher is None:
        likely = neighbours.publisher(document)
        said = f"It names no publisher{'; others from there do' if likely else ''}."
        fix = amending(document.id, "--publisher", suggested(likely))
        yield Finding(Kind.NO_PUBLISHER, said, fix)
    if "title" not in amendments and (place := _title_is(document)):
        said = f"It has no title: the {place} stands in for it."
        fix = amending(document.id, "--title", suggested(_words_of(document.title)))
        yield Finding(Kind.NO_TITLE, said, fix)
    if document.published_at is not None and document.date_inferred:
        day = document.published_at[:10]
        said = f"Its date, {day}, was inferred; or say --date YYYY-MM-DD."
        yield Finding(Kind.DATE_INFERRED, said, amending(document.id, "--confirm", "date"))


def _looks(document: Document, amendments: Mapping[str, str], copies: Sequence[str]) -> Iterator[Finding]:
    """What it seems to be, until an admin has said so."""
    for kind, (flag, like) in _LOOKS.items():
        if flag in document.flags and f"{FLAG}{flag}" not in amendments:
            said = f"It looks {like}; or say --no-flag {flag}."
            yield Finding(kind, said, amending(document.id, "--flag", flag))
    if copies:
        others = f" and {len(copies) - 1:,} more" if len(copies) > 1 else ""
        said = f"It is a near-copy of {named(copies[0])}{others}: they count as one source."
        yield Finding(Kind.NEAR_COPY, said, _settling(document, Kind.NEAR_COPY))


def _settling(document: Document, kind: Kind) -> str:
    return amending(document.id, "--settle", kind)


def _title_is(document: Document) -> str | None:
    """What stands in for a title: the name of its file, or the end of its address; None where it has one."""
    url = unquote(document.url or "")
    if document.title not in document.source and document.title not in url:
        return None  # at once: this is asked of every document there is
    end = re.split("[?#]", url, maxsplit=1)[0].rstrip("/").rpartition("/")[2]
    if document.title == PurePath(document.source).stem:
        return "name of its file" if PurePath(document.source).is_absolute() else "end of its address"
    return "end of its address" if end and document.title in {end, PurePath(end).stem} else None


def _words_of(name: str) -> str | None:
    """A title from a name such as `2024-05-03 harbour-tunnel_opens`; None where it has hardly a word."""
    for start, end, _ in sorted(written_days(name), reverse=True):
        name = name[:start] + " " + name[end:]
    words = re.sub(r"[-_+.\s]+", " ", name).strip()
    return words[:1].upper() + words[1:] if len(_WORD.findall(words)) > 1 else None


def _day_named(document: Document) -> str | None:
    """The one day that stands in the name of its file, if it is over."""
    days = {day for _, _, day in written_days(PurePath(document.source).stem.replace("_", " "))}
    return days.pop() if len(days) == 1 and max(days) <= document.read_at[:10] else None
