"""Name rows keep what documents teach, however these are spread over parts and whatever has gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.mapped import mapped_columns, write_columns
from corpus.names.blocks import spelling_number
from corpus.names.counts import NameCounts
from corpus.names.form import name_form
from corpus.names.rows import NameRows
from corpus.names.table import NameTable

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.names.mention import Written

NAMES: list[Written] = [
    ("Andrei Belousov", ("minister",), ""),
    ("Andrej Belausov", ("defence", "minister"), ""),
    ("Белоусов", (), ""),
    ("别洛乌索夫", (), ""),
    ("Belousov", (), ""),
    ("A. Belousov", (), ""),
    ("Ann Lee", ("coach",), ""),
    ("Tom Lee", ("referee",), ""),
    ("Lee", ("referee",), ""),
    ("Lee", (), ""),
    ("Northern Harbour Organization", (), "NHO"),
    ("Northern Harbour Organization", (), ""),
    ("Northern Harbor Organisation", (), ""),
    ("National Health Office", (), ""),
    ("NHO", (), ""),
    ("Orrin", (), ""),
    ("Lissen", (), ""),
]
ASKED = [*sorted({name for name, _, _ in NAMES}), "Belausov", "Minister Lee", "Helga Brandt"]

documents = st.dictionaries(
    st.sampled_from([f"document-{number}" for number in range(8)]),
    st.lists(st.sampled_from(NAMES), max_size=5),
    max_size=8,
)


def rows_of(held: dict[str, list[Written]]) -> NameRows:
    counts = NameCounts()
    for document, names in held.items():
        for name in names:  # passage by passage
            counts.add(document, [name])
        counts.add(document, [])
    return counts.rows()


def same(one: NameRows, other: NameRows) -> bool:
    columns, others = one.columns(), other.columns()
    return columns.keys() == others.keys() and all(
        columns[name].tolist() == others[name].tolist() for name in columns
    )


def assert_teach_alike(one: NameTable, other: NameTable, held: dict[str, list[Written]]) -> None:
    for name in ASKED:
        assert one.group(name) == other.group(name)
        assert one.knows(name) == other.knows(name)
        for document in held:
            assert one.bearer(name, document) == other.bearer(name, document)


@settings(max_examples=30)
@given(documents, st.sets(st.sampled_from([f"document-{number}" for number in range(8)])))
def test_what_is_learnt_does_not_depend_on_how_documents_are_spread(
    held: dict[str, list[Written]], second: set[str]
) -> None:
    parts = [
        rows_of({name: names for name, names in held.items() if (name in second) is chosen})
        for chosen in (True, False)
    ]
    whole = rows_of(held)
    assert_teach_alike(NameTable([whole]), NameTable(parts), held)
    assert same(parts[0].joined(parts[1]), whole)


@settings(max_examples=30)
@given(documents, documents)
@example(held={"document-0": [NAMES[11]]}, gone={"document-0": [NAMES[10]]})
@example(held={"document-0": [NAMES[10], NAMES[11]]}, gone={"document-0": [NAMES[10]]})
def test_what_is_gone_teaches_nothing(held: dict[str, list[Written]], gone: dict[str, list[Written]]) -> None:
    more = {f"{name}-gone": names for name, names in gone.items()}
    masked, whole = rows_of({**held, **more}).without(more), rows_of(held)
    assert_teach_alike(NameTable([masked]), NameTable([whole]), held)
    assert masked.uses() == whole.uses()
    assert [masked.place_of(name) for name in more] == [None] * len(more)
    assert same(masked.joined(rows_of({})), whole)
    assert [masked.explains(name, "NHO") for name in ASKED] == [whole.explains(name, "NHO") for name in ASKED]


@settings(max_examples=30)
@given(documents)
def test_what_goes_step_by_step_goes_at_once(held: dict[str, list[Written]]) -> None:
    rows, steps = rows_of(held), rows_of(held)
    for name in held:
        steps = steps.without([name])
    assert steps.uses() == rows.without(held).uses() == {}
    assert not any(steps.holds(name) for name in ASKED)


def test_a_name_counts_once_for_each_document_that_holds_it() -> None:
    rows = rows_of({"one": [NAMES[8], NAMES[9], NAMES[9]], "two": [NAMES[9]]})
    assert rows.uses() == {"Lee": 2}
    assert rows.company_in(0) == {spelling_number(name_form("Lee"))}


def test_a_block_of_too_many_names_is_none() -> None:
    rows = rows_of({"one": NAMES})
    keys = [int(key) for key in rows.keys[0]]
    largest = max(keys, key=keys.count)
    [names] = rows.in_blocks([largest], at_most=keys.count(largest))
    assert names is not None
    assert len(names) == keys.count(largest)
    assert rows.in_blocks([largest], at_most=len(names) - 1) == [None]


def test_an_acronym_that_two_names_explain_stays_open() -> None:
    rows = rows_of({"one": [NAMES[10]], "two": [("National Health Office", (), "NHO")], "three": [NAMES[14]]})
    assert NameTable([rows]).group("NHO").forms == ("NHO",)


def test_a_family_name_that_very_many_bear_is_nobodys_alone() -> None:
    given = [f"{first}{last}a" for first in "BDFGHKLMNPRT" for last in "bdfgklmnprst"]
    held: dict[str, list[Written]] = {name: [(f"{name} Brandt", (), "")] for name in given}
    held["bare"] = [("Brandt", (), "")]
    table = NameTable([rows_of(held)])
    assert table.group("Brandt").forms == ("Brandt",)
    assert table.group("Babbag Brandt").forms == ("Babbag Brandt",)
    assert table.group(f"{given[0]} Brandt").canonical == f"{given[0]} Brandt"
    assert "Brandt" not in table.group(f"{given[0]} Brandt").forms


def test_initials_alone_do_not_make_an_acronym() -> None:
    rows = rows_of({"one": [NAMES[13], NAMES[14]]})
    assert NameTable([rows]).group("NHO").forms == ("NHO",)
    assert NameTable([rows]).group("National Health Office").forms == ("National Health Office",)


def test_columns_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    columns = rows_of({"one": NAMES}).columns()
    write_columns(tmp_path / "names", {**columns, "names.by_name": columns["names.by_name"][1:]})
    with pytest.raises(ValueError, match="differ in length"):
        NameRows.of_columns(mapped_columns(tmp_path / "names"))
