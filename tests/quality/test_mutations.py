"""Sentences of the demo corpus with one thing made wrong: none of them is ever carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quality.check import the_demo, verdict
from tests.quality.mutations import mutants, names_in

if TYPE_CHECKING:
    from pathlib import Path

EVERY = 6
"""One in so many is tried, so that it takes seconds."""

LONGEST = 260


def test_no_sentence_with_one_thing_changed_is_carried(tmp_path: Path) -> None:
    application = the_demo(tmp_path)
    documents = [one.id for one in application.reader.documents(limit=100) if one.language == "en"]
    texts = [one.text for one in application.reader.passages_of(documents) if len(one.text) <= LONGEST]
    names = names_in(texts)
    changed = list(dict.fromkeys(each for text in texts for each in mutants(text, names)))
    blessed = [each for each in changed[::EVERY] if verdict(application, each[1]) == "carried"]
    assert len(changed) > 100
    assert blessed == []


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("number", "Exports to Norland rose by 57 percent in May."),
        ("month", "Exports to Norland rose by 47 percent in October."),
        ("unit", "Exports to Norland rose by 47 percentage points in May."),
        ("direction", "Exports to Norland fell by 47 percent in May."),
        ("measure", "Imports to Norland rose by 47 percent in May."),
        ("name", "Exports to Suthland rose by 47 percent in May."),
    ],
)
def test_one_thing_is_changed(kind: str, wrong: str) -> None:
    text = "Exports to Norland rose by 47 percent in May."
    assert (kind, wrong) in list(mutants(text, ["Norland", "Suthland"]))
