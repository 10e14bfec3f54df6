from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.origins import origins

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)
PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12)


@given(ids=IDS, pairs=PAIRS)
def test_every_origin_is_one_of_the_documents_and_its_own_origin(
    ids: list[str], pairs: list[tuple[str, str]]
) -> None:
    found = origins(ids, pairs)

    assert list(found) == ids
    assert all(found[origin] == origin for origin in found.values())
    assert all(ids.index(origin) <= ids.index(one) for one, origin in found.items())


@given(ids=IDS, pairs=PAIRS, hidden=st.sampled_from("abcdefgh"))
def test_pairs_with_a_document_that_is_not_there_change_nothing(
    ids: list[str], pairs: list[tuple[str, str]], hidden: str
) -> None:
    visible = [one for one in ids if one != hidden]

    assert origins(visible, pairs) == origins(visible, [pair for pair in pairs if hidden not in pair])
