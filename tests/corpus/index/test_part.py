"""A part without some of its documents: what is counted is counted as if they had never been there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from corpus.index.entry import Entry
from corpus.index.part_writer import PartWriter

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from corpus.index.part import Part

WORDS = st.lists(st.sampled_from(["rose", "Rose", "Иван", "会见", "5"]), max_size=6).map(" ".join)
DOCUMENTS = st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=5)


def part_of(documents: Sequence[Sequence[str]], *, left_out: Collection[int] = ()) -> Part:
    """A part of documents, each of some passages; their ids are their numbers."""
    writer = PartWriter()
    for number, passages in enumerate(documents):
        for passage in passages if number not in left_out else ():
            writer.add(Entry(len(writer), str(number), "public", None, passage, keys=("year:2024",)))
    return writer.part()


def counts(part: Part) -> dict[str, tuple[int, int]]:
    """What is counted of each term that stands somewhere."""
    columns = (part.lexicon.terms(), part.lexicon.df.tolist(), part.lexicon.capitals.tolist())
    return {term: (df, capitals) for term, df, capitals in zip(*columns, strict=True) if df}


@given(DOCUMENTS, st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)))
def test_what_goes_is_counted_no_more(documents: list[list[str]], first: set[int], then: set[int]) -> None:
    whole = part_of(documents)
    left = whole.without({str(number) for number in first})
    assert counts(left) == counts(part_of(documents, left_out=first))
    less = left.without({str(number) for number in then})
    assert counts(less) == counts(part_of(documents, left_out=first | then))
    assert counts(whole) == counts(part_of(documents))


def test_whether_a_word_is_a_name_is_told_by_what_is_left_and_kept_so_on_the_disk(tmp_path: Path) -> None:
    part = part_of([["the rose and the rose"], ["said Rose"]])
    rose = part.lexicon.term_id("rose")
    assert rose is not None
    assert not part.is_name(rose)
    part.save(tmp_path / "part")
    part.without({"0"}).save_gone(tmp_path / "gone")
    left = part.load(tmp_path / "part").load_gone(tmp_path / "gone")
    assert left.is_name(rose)
    assert counts(left) == {"said": (1, -1), "rose": (1, 1), "=year:2024": (1, 0)}


def test_a_part_that_has_given_its_memory_back_reads_the_same(tmp_path: Path) -> None:
    part = part_of([[f"Ferry {number} was late."] for number in range(2_000)])  # many pages of memory
    part.rest()  # nothing is mapped yet
    part.save(tmp_path / "part")
    opened = part.load(tmp_path / "part")
    opened.rest()
    assert list(opened.texts) == list(part.texts)
    assert opened.flow.tolist() == part.flow.tolist()
    assert opened.postings.tolist() == part.postings.tolist()
