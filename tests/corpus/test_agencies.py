from __future__ import annotations

import pytest

from corpus.agencies import credited_agencies


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("LIMA (Reuters) - The bank cut its rate.", {"reuters"}),
        ("The bank cut its rate. — AP", {"ap"}),
        ("Ставка снижена. По данным ТАСС, впервые за год.", {"tass"}),
        ("新华社利马5月16日电 央行降息。", {"xinhua"}),
        ("Lima (dpa) - Die Bank senkt den Zins.", {"dpa"}),
        ("ORRIN, May 16 (Northwind) — The quay is open.", {"northwind"}),
        ("The bank (Banco Norte) - the largest - cut its rate on APRIL 4.", {"banco norte"}),
        ("A map of the APs in the school was printed.", set()),
        ("", set()),
    ],
)
def test_the_agency_is_known_by_its_name_or_by_its_place_in_the_dateline(
    text: str, agencies: set[str]
) -> None:
    assert credited_agencies(text) == agencies


def test_an_agency_named_midway_is_a_source_and_no_credit() -> None:
    assert credited_agencies("x " * 1500 + "Reuters" + " x" * 1500) == frozenset()
