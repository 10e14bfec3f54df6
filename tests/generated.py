"""Generated documents: plain reports about an invented coast, as many as a test or a benchmark wants."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLACES = (
    "Alderwick", "Brinehaven", "Carrow Point", "Dunmere", "Eastlock", "Fenby", "Gullwing", "Harrowsea",
    "Innerdock", "Juniper Quay", "Kelpton", "Lantern Bay", "Marrowgate", "Northwall", "Oystermouth",
)  # fmt: skip
_PEOPLE = (
    "Ada Thornbury", "Bertil Osk", "Clemence Vardy", "Dmitri Halloran", "Elspeth Quill", "Femi Okonjo",
    "Greta Lindqvist", "Hamish Orr", "Ines Carvalho", "Jonas Petrak", "Kirsi Aalto", "Luca Ferrante",
)  # fmt: skip
_OFFICES = (
    "the port authority", "the harbour union", "the fisheries board", "the ferry company", "the town council",
    "the customs house", "the pilots’ guild", "the rescue service",
)  # fmt: skip
_THINGS = (
    "containers", "tonnes of herring", "ferry passengers", "pilot boats", "empty berths", "night shifts",
    "crates of oysters", "barrels of tar", "visitors", "new cranes", "fog signals", "mooring rings",
)  # fmt: skip
_DONE = (
    "counted", "lost", "landed", "promised", "inspected", "sold", "repaired", "expected", "turned away",
    "registered", "shipped", "insured", "refused", "paid for",
)  # fmt: skip
_HOW = (
    "with some delay", "under protest", "against all advice", "for the third time", "before dawn", "by hand",
    "at great expense", "without a word", "in heavy rain", "as agreed", "to much surprise", "at half price",
)  # fmt: skip
_MONTHS = ("January", "March", "April", "June", "August", "October", "December")
_SENTENCES = (
    "In {month} {year} {place} {done} {number:,} {thing}, {share} percent more than {other}.",
    "{person}, of {office}, said that {place} {done} {small} {thing} {how}.",
    "{how_} {office} {done} {thing} worth about €{millions} million in {place}.",
    "{place} {done} no {thing} {how}, and {other} {done2} {number:,}.",
    "“{place} {done} {number:,} {thing} {how},” {person} told {office}.",
    "{how_} a storm on {day} {month} {year} cost {other} {small} {thing}.",
    "{person} {done} the {thing} of {other} {how} in {year}.",
    "{how_} {person} and {office} {done} what {other} {done2} in {month}.",
)


def report(seed: int, *, sentences: int = 9) -> str:
    """One text in paragraphs of three sentences; the same seed gives the same text."""
    chosen = Random(seed)  # noqa: S311  texts, not secrets
    said = [_sentence(chosen) for _ in range(sentences)]
    return "\n\n".join(" ".join(said[at : at + 3]) for at in range(0, sentences, 3)) + "\n"


def records(count: int, *, first: int = 0, sentences: int = 9) -> Iterator[dict[str, Any]]:
    """Documents as lines of JSON have them."""
    for seed in range(first, first + count):
        place = _PLACES[seed % len(_PLACES)]
        yield {
            "id": f"coast-{seed:05}",
            "title": f"Notes from {place}, part {seed}",
            "publisher": "Coast Wire",
            "published_at": f"2024-{seed % 12 + 1:02}-{seed % 28 + 1:02}",
            "text": report(seed, sentences=sentences),
        }


def write_jsonl(path: Path, count: int, *, first: int = 0, sentences: int = 9) -> Path:
    """A file of generated documents, one a line."""
    lines = (json.dumps(record) for record in records(count, first=first, sentences=sentences))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _sentence(chosen: Random) -> str:
    place, other = chosen.sample(_PLACES, 2)
    how = chosen.choice(_HOW)
    return chosen.choice(_SENTENCES).format(
        place=place,
        other=other,
        person=chosen.choice(_PEOPLE),
        office=chosen.choice(_OFFICES),
        thing=chosen.choice(_THINGS),
        done=chosen.choice(_DONE),
        done2=chosen.choice(_DONE),
        how=how,
        how_=how.capitalize(),
        month=chosen.choice(_MONTHS),
        year=chosen.randint(2016, 2025),
        day=chosen.randint(1, 28),
        number=chosen.randint(1_000, 900_000),
        millions=chosen.randint(2, 480),
        share=chosen.randint(2, 60),
        small=chosen.randint(11, 95),
    )
