"""The town: nine invented stories in thirty-six short documents, and what a careful reader finds in them.

Made by reading, never by running the program; README.md beside this file says how. Half `a` may be looked at
while rules are written, half `b` may not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from corpus.figures import Qualifier
from tests.quality.gold import CopyGroup, GoldDate, GoldFigure, Place, Question, Speaker
from tests.quality.gold.check import Checked
from tests.quality.gold.check import checks as checks_of

Half = Literal["a", "b"]

HERE = Path(__file__).resolve().parent
FOLDERS: dict[Half, Path] = {"a": HERE / "documents/a", "b": HERE / "documents/b"}
EXTRA = HERE / "extra"
"""What only the last of the simulated mornings reads."""


@dataclass(frozen=True, slots=True)
class TownDocument:
    """One document: its file name, its story (1 to 9) and all its sentences in order, the title left out."""

    file: str
    story: int
    topic: str
    language: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TownPair:
    """Two sentences and what they have, or seem to have, in common.

    Attributes:
        kind: agree, conflict, revision, scope or lookalike.
        by: what a disagreement is over: figure, date, holder, place, denial or fact; fact for all others.
        also: kinds that are right as well.
        about: for people.
    """

    kind: str
    by: str
    also: tuple[str, ...]
    first: Place
    second: Place
    about: str


@dataclass(frozen=True, slots=True)
class Supported:
    """One fact and every sentence of the town that states it; `carried_by` counts their origins."""

    fact: str
    carried_by: int
    statements: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Bearer:
    """One bearer of several name forms: each form with the documents where it means this bearer.

    Attributes:
        kind: person, organisation, place, ship or thing.
        forms: the form, and the files that hold it.
    """

    kind: str
    forms: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One name form in one sentence."""

    place: Place
    form: str


def documents(half: Half) -> list[TownDocument]:
    """The documents of a half, story by story."""
    return [
        TownDocument(row["document"], row["story"], row["topic"], row["language"], tuple(row["sentences"]))
        for row in _rows("documents", half)
    ]


def town_text(file: str) -> str:
    """What a person sees of one document of any folder: no front matter."""
    path = next(path for folder in (*FOLDERS.values(), EXTRA) for path in folder.glob(file))
    raw = path.read_text(encoding="utf-8")
    return raw.split("---\n", 2)[2] if raw.startswith("---\n") else raw


def pairs(half: Half) -> list[TownPair]:
    """Agreements, disagreements and look-alikes."""
    return [
        TownPair(
            kind=row["kind"],
            by=row["by"],
            also=tuple(row["also"]),
            first=_place(row["first"]),
            second=_place(row["second"]),
            about=row["about"],
        )
        for row in _rows("pairs", half)
    ]


def support(half: Half) -> list[Supported]:
    """Facts with the complete list of sentences that state them, copies included."""
    return [
        Supported(row["fact"], row["carried_by"], _places(row["statements"]))
        for row in _rows("support", half)
    ]


def names(half: Half) -> list[Bearer]:
    """People, organisations and places with all their forms."""
    return [
        Bearer(row["kind"], tuple((one["form"], tuple(one["documents"])) for one in row["forms"]))
        for row in _rows("names", half)
    ]


def apart(half: Half) -> list[tuple[Form, Form]]:
    """Two forms that mean two bearers, most of them of one surname."""
    return [(_form(row["first"]), _form(row["second"])) for row in _rows("apart", half)]


def figures(half: Half) -> list[GoldFigure]:
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
        for row in _rows("figures", half)
    ]


def dates(half: Half) -> list[GoldDate]:
    """Dates whose reading is beyond dispute; a sentence may hold others."""
    return [
        GoldDate(_sentence(row), row["text"], row["iso"], row["inferred"], row["resolved_from"])
        for row in _rows("dates", half)
    ]


def speakers(half: Half) -> list[Speaker]:
    """Who says it, for quoted, reported and unattributed sentences."""
    return [Speaker(_sentence(row), row["speaker"]) for row in _rows("speakers", half)]


def questions(half: Half) -> list[Question]:
    """Questions with an answer first, then those without."""
    return [Question(row["kind"], row["text"], _places(row["answers"])) for row in _rows("questions", half)]


def checks(half: Half) -> list[Checked]:
    """Drafts to check against the documents of a half."""
    return checks_of(HERE / f"check_{half}.json")


def copies(half: Half) -> list[CopyGroup]:
    """Documents of one origin: a copy cut to half with its agency, and a corrected version without one."""
    return [CopyGroup(tuple(row["documents"]), row["agency"] or "") for row in _rows("copies", half)]


def _rows(name: str, half: Half) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((HERE / f"{name}_{half}.json").read_text(encoding="utf-8"))
    return rows


def _place(row: dict[str, Any]) -> Place:
    return Place(row["document"], row["text"])


def _places(rows: list[dict[str, Any]]) -> tuple[Place, ...]:
    return tuple(_place(row) for row in rows)


def _sentence(row: dict[str, Any]) -> Place:
    return Place(row["document"], row["sentence"])


def _form(row: dict[str, Any]) -> Form:
    return Form(_place(row), row["form"])
