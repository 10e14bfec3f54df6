"""The gold: what a careful reader finds in the demo corpus, as frozen values for the quality tests.

It was made by reading, never by running the program; README.md beside this file says how, and what each
file means.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.block import Role
from corpus.figures import Qualifier

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Place:
    """Words that stand exactly once in one demo document.

    Attributes:
        document: its key, as `gold.demo.documents` gives it.
        text: the words; a space may be a line break in a wrapped line of the document.
    """

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One stretch of a document and what it is for."""

    place: Place
    role: Role


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """One number that a sentence states; `words` run from the number to its unit."""

    sentence: Place
    words: str
    value: float
    unit: str | None
    qualifier: Qualifier | None
    period: str | None


@dataclass(frozen=True, slots=True)
class GoldDate:
    """One date that a sentence mentions; `resolved_from` None beside `inferred` means: not judged."""

    sentence: Place
    words: str
    iso: str
    inferred: bool
    resolved_from: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a sentence: the least that an attribution must contain, None for the document's own voice."""

    sentence: Place
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question and every sentence that answers it.

    Attributes:
        kind: plain, paraphrase, misspelt, sound, alias, number, chinese or russian; without an answer, off
            (another subject) or near (this subject, but no document says).
        text: as a person types it.
        answers: any one will do; empty when nothing in the corpus answers it.
    """

    kind: str
    text: str
    answers: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Documents of one origin; every two documents that share no group are of different origins."""

    documents: tuple[str, ...]
    agency: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and what they have, or seem to have, in common.

    Attributes:
        kind: agreement, lookalike (neither agreement nor disagreement), conflict, scope or revision.
        about: for people.
    """

    kind: str
    first: Place
    second: Place
    about: str


@dataclass(frozen=True, slots=True)
class TopicLines:
    """For one topic of the bundled configuration: sentences worth a line, and what must never be one."""

    topic: str
    worth: tuple[Place, ...]
    never: tuple[Place, ...]


def role_lines() -> list[RoleLine]:
    """Every stretch of every demo document with its role, document by document."""
    return [RoleLine(_place(row), Role(row["role"])) for row in _rows("roles")]


def sentences() -> list[Place]:
    """Every sentence of every title, heading, paragraph and list item, in order within a document."""
    return [_place(row) for row in _rows("sentences")]


def figures() -> list[GoldFigure]:
    """Figures whose reading is beyond dispute; a sentence may hold others."""
    return [
        GoldFigure(
            sentence=_sentence(row),
            words=row["text"],
            value=row["value"],
            unit=row["unit"],
            qualifier=None if row["qualifier"] is None else Qualifier(row["qualifier"]),
            period=row["period"],
        )
        for row in _rows("figures")
    ]


def dates() -> list[GoldDate]:
    """Dates whose reading is beyond dispute; a sentence may hold others."""
    return [
        GoldDate(_sentence(row), row["text"], row["iso"], row["inferred"], row["resolved_from"])
        for row in _rows("dates")
    ]


def speakers() -> list[Speaker]:
    """Who says it, for quoted, reported and unattributed sentences."""
    return [Speaker(_sentence(row), row["speaker"]) for row in _rows("speakers")]


def questions() -> list[Question]:
    """Questions with an answer first, then those without."""
    return [Question(row["kind"], row["text"], _places(row["answers"])) for row in _rows("questions")]


def copies() -> list[CopyGroup]:
    """The groups of documents that tell one origin's text."""
    return [CopyGroup(tuple(row["documents"]), row["agency"]) for row in _rows("copies")]


def agreements() -> list[Pair]:
    """Pairs that state the same fact, in whatever form."""
    return [_pair("agreement", row) for row in _rows("agreements")]


def disagreements() -> list[Pair]:
    """Pairs that state a fact differently, classed conflict, scope or revision."""
    return [_pair(row["kind"], row) for row in _rows("disagreements")]


def lookalikes() -> list[Pair]:
    """Pairs that share a number, a date or a name, and neither agree nor disagree."""
    return [_pair("lookalike", row) for row in _rows("lookalikes")]


def topic_lines() -> list[TopicLines]:
    """What a briefing should and should never show, for each configured topic."""
    return [
        TopicLines(row["topic"], _places(row["worth"]), _places(row["never"])) for row in _rows("topic_lines")
    ]


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((_HERE / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def _place(row: dict[str, Any]) -> Place:
    return Place(row["document"], row["text"])


def _places(rows: list[dict[str, Any]]) -> tuple[Place, ...]:
    return tuple(_place(row) for row in rows)


def _sentence(row: dict[str, Any]) -> Place:
    return Place(row["document"], row["sentence"])


def _pair(kind: str, row: dict[str, Any]) -> Pair:
    return Pair(kind, _place(row["first"]), _place(row["second"]), row["about"])
