"""A denial in a verb of its own, and another holder of a bare role."""

from __future__ import annotations

import pytest

from briefings.checking.bare_role import another_in_the_role
from briefings.checking.denying import denied
from tests.passages import a_passage


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court did not order a recount of the votes.", "The court decided that the votes be recounted."),
        ("The council has not approved the Skarn toll.", "The council adopted the Skarn toll on Monday."),
        ("Dreck was acquitted of bribery.", "Alan Dreck was convicted of bribery and fraud."),
        ("Совет не одобрил перенос моста.", "Совет решил перенести мост на юг."),
    ],
)
def test_a_sentence_denies_what_another_asserts_in_another_verb(one: str, other: str) -> None:
    assert denied(a_passage(one), a_passage(other))
    assert denied(a_passage(other), a_passage(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council did not approve the toll.", "The council of Orrin sold the ferry."),
        ("The court did not order a recount of the votes.", "Ann Lee wants the court to recount the votes."),
        ("Koltec did not buy Borealis.", "Koltec did not sell Borealis."),
    ],
)
def test_what_is_of_another_thing_only_wanted_or_denied_as_well_is_no_denial(one: str, other: str) -> None:
    assert not denied(a_passage(one), a_passage(other))


@pytest.mark.parametrize(
    ("draft", "source", "other"),
    [
        ("The judge was Helen Marr.", "Judge Paul Renn read the verdict.", True),
        ("Helen Marr was the judge.", "The judge, Paul Renn, read the verdict.", True),
        ("The judge was Helen Marr.", "Judge Marr read the verdict.", False),
        ("The judge was Helen Marr.", "The coach, Paul Renn, resigned.", False),
    ],
)
def test_another_name_in_a_bare_role_is_seen(draft: str, source: str, other: bool) -> None:  # noqa: FBT001  a row
    assert another_in_the_role(a_passage(draft), a_passage(source)) is other
