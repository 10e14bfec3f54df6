"""Any bytes under any name: never an exception out of the readers, and never a neighbour lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.block import check_blocks
from corpus.canonical import canonical_text
from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.feeds.feed import Feed
from corpus.readers import SUFFIXES, Limits, Readers
from corpus.readers.given import NOTHING_GIVEN
from tests.corpus.readers.bombs import GOOD, PROSE, document_xml, docx, good_feed, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

MAX_BYTES = 1_000_000
ADDRESS = "https://example.org/page"
RANDOM_EXAMPLES, MUTATED_EXAMPLES = 60, 140
KINDS = sorted(SUFFIXES)

often = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(max_bytes=MAX_BYTES, limits=Limits(wall_s=10, cpu_s=10)) as readers:
        yield readers


@st.composite
def mutated(draw: DrawFn, good: bytes) -> bytes:
    """A good file with a few stretches of it flipped, cut out, said twice, or put somewhere else."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        size = draw(st.integers(1, 64))
        act = draw(st.sampled_from(("flip", "cut", "cut off", "say twice", "move", "insert")))
        part = bytes(data[at : at + size])
        if act == "flip" and data:
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif act == "cut":
            del data[at : at + size]
        elif act == "cut off":
            del data[at:]
        elif act == "say twice":
            data[at:at] = part * draw(st.integers(1, 50))
        elif act == "move":
            del data[at : at + size]
            to = draw(st.integers(0, len(data)))
            data[to:to] = part
        else:
            data[at:at] = draw(st.binary(min_size=1, max_size=16))
    return bytes(data)


def check(readers: Readers, data: bytes, suffix: str) -> None:
    """Whatever the bytes are, they become sound documents and plain failures, and the next page is read."""
    for one in readers.page(data, address=ADDRESS, name=f"page{suffix}", charset=None, given=NOTHING_GIVEN):
        if isinstance(one, ReadFailure):
            assert one.path == ADDRESS
            assert one.reason
            assert not one.reason.startswith("the reader broke down"), one.reason
        else:
            assert one.identity == ADDRESS
            assert canonical_text(one.text)[0] == one.text
            if one.blocks:
                check_blocks(one.text, one.blocks)
    neighbour = readers.page(
        GOOD[f"good{suffix}"](), address=ADDRESS, name=f"good{suffix}", charset=None, given=NOTHING_GIVEN
    )
    (read,) = neighbour
    assert isinstance(read, ReadDocument)
    assert PROSE[0] in " ".join(read.text.split())


@pytest.mark.parametrize("suffix", KINDS)
def test_random_bytes_are_read_or_refused(readers: Readers, suffix: str) -> None:
    @settings(often, max_examples=RANDOM_EXAMPLES)
    @given(st.binary(max_size=2_000), st.booleans())
    def run(data: bytes, starts_well: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
        check(readers, GOOD[f"good{suffix}"]()[:40] + data if starts_well else data, suffix)

    run()


@pytest.mark.parametrize("suffix", KINDS)
def test_a_good_file_that_was_damaged_is_read_or_refused(readers: Readers, suffix: str) -> None:
    @settings(often, max_examples=MUTATED_EXAMPLES)
    @given(mutated(GOOD[f"good{suffix}"]()))
    def run(data: bytes) -> None:
        check(readers, data, suffix)

    run()


@pytest.mark.parametrize("other", KINDS)
def test_a_good_file_under_the_name_of_another_kind_is_read_or_refused(readers: Readers, other: str) -> None:
    for make in GOOD.values():
        check(readers, make(), other)


@settings(often, max_examples=2 * MUTATED_EXAMPLES)
@given(st.one_of(st.binary(min_size=1, max_size=2_000), mutated(good_feed())))
def test_a_feed_of_any_bytes_is_read_or_refused(readers: Readers, data: bytes) -> None:
    found = feed_or_failure(readers, data)
    if isinstance(found, ReadFailure):
        assert found.path == ADDRESS
        assert not found.reason.startswith("the reader broke down"), found.reason
    good = feed_or_failure(readers, good_feed())
    assert isinstance(good, Feed)
    assert len(good.entries) == 2


def feed_or_failure(readers: Readers, data: bytes) -> Feed | ReadFailure:
    try:
        return readers.feed(data, url=ADDRESS, charset=None)
    except ReadFailure as failure:
        return failure


@settings(often, max_examples=MUTATED_EXAMPLES)
@given(mutated(document_xml(paragraphs(*PROSE))))
def test_a_word_document_whose_text_was_damaged_is_read_or_refused(readers: Readers, part: bytes) -> None:
    check(readers, docx(part), ".docx")
