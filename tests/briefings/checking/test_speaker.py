"""Whose word it is: what a speaker says or expects is not carried in the draft's own voice."""

from __future__ import annotations

import pytest

from briefings.checking.objection import Objection
from briefings.checking.reading import Reading
from tests.passages import a_passage


def reading(draft: str, source: str) -> Reading:
    return Reading(a_passage(draft, "draft"), a_passage(source, "post"), source)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Norland will grant further loans.", "Traders expect that Norland will grant further loans."),
        ("Koltec will shut 12 shops in Skarn.", "Koltec plans to shut 12 shops in Skarn."),
        ("Koltec will shut 12 shops.", "Koltec will shut 12 shops, a person close to the firm said."),
        ("Five people died in the fire.", "Five people died in the fire, mayor Ann Roe said."),
        ("The dam will hold.", "The dam will hold, Ola Berg said on Monday."),
    ],
)
def test_what_a_speaker_says_or_expects_does_not_carry_a_draft_without_the_speaker(
    draft: str, source: str
) -> None:
    assert reading(draft, source).objections & {Objection.VOICE, Objection.MODALITY}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Five people died in the fire.", "Five people died in the fire, police said."),
        ("Exports grew by 8 percent in May.", "Exports grew by 8 percent in May, according to customs data."),
        ("The judge was Helen Marr.", "The judge, Helen Marr, said he had taken the money."),
        ("Ola Berg visited Skarn in April.", "Ola Berg, who visited Skarn in April, said the dam was safe."),
        ("Ola Berg said the dam will hold.", "The dam will hold, Ola Berg said."),
    ],
)
def test_an_office_may_be_left_out_and_who_speaks_is_told_by_the_source_itself(
    draft: str, source: str
) -> None:
    assert Objection.VOICE not in reading(draft, source).objections
