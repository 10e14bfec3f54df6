from __future__ import annotations

import tracemalloc
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from corpus.document import Metadata, ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import Readers
from corpus.readers.frontmatter import BrokenYaml, split_front_matter
from corpus.readers.given import NOTHING_GIVEN, Given
from corpus.readers.reading import MOST_CHARS, MOST_LINES, PAGE_SHARE
from corpus.store.rows import WITHDRAWN

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://harbourpost.example/notes/toll"


def page(text: str, *, given: Given = NOTHING_GIVEN) -> ReadDocument:
    """A page of plain text as it is read."""
    with Readers(max_bytes=100_000) as readers:
        (found,) = readers.page(text.encode(), address=ADDRESS, name="page.txt", charset=None, given=given)
    assert isinstance(found, ReadDocument)
    return found


@pytest.mark.parametrize(
    ("claimed", "believed"),
    [
        ("https://gazette.example/true", ADDRESS),
        ("https://harbourpost.example.evil.example/x", ADDRESS),
        ("https://harbourpost.example/toll", "https://harbourpost.example/toll"),
    ],
)
def test_a_page_names_no_address_of_another_host_as_its_own(claimed: str, believed: str) -> None:
    found = page(f"---\nurl: {claimed}\nid: gas-1\ncollection: board\n---\nWords of a stranger.\n")
    assert found.metadata.url == believed
    assert (found.identity, found.source, found.given_id, found.collection) == (ADDRESS, ADDRESS, None, None)


def test_what_led_to_a_page_may_name_another_address_of_it() -> None:
    given = Given(Metadata(url="https://gazette.example/toll"))
    assert page("Words of a stranger.", given=given).metadata.url == "https://gazette.example/toll"


def test_lists_of_lists_are_refused_before_they_are_written_out() -> None:
    lists = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    head = "\n".join(["a0: &a0 [x]", *lists, "author: *a39"])
    with Readers(max_bytes=100_000) as readers:
        (found,) = readers.page(
            f"---\n{head}\n---\nWords.\n".encode(),
            address=ADDRESS,
            name="page.md",
            charset=None,
            given=NOTHING_GIVEN,
        )
    assert isinstance(found, ReadFailure)
    assert "not of lists" in found.reason


@pytest.mark.parametrize("text", ["a\n" * MOST_LINES + "a", "a" * (MOST_CHARS + 1)])
def test_more_text_than_can_be_searched_in_time_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text(text)
    with Readers(max_bytes=20_000_000) as readers:
        (found,) = readers.read(path)
    assert isinstance(found, ReadFailure)
    assert "too much text" in found.reason
    path.write_text(text[2:])
    with Readers(max_bytes=20_000_000) as readers:
        (found,) = readers.read(path)
    assert isinstance(found, ReadDocument)


def test_no_page_flags_itself_as_withdrawn() -> None:
    assert page(f"---\nflags: [{WITHDRAWN}, opinion]\n---\nWords.\n").metadata.flags == ("opinion",)


@pytest.mark.parametrize("head", ["---\n", "---\na: b\n", "---\n# a\n"])
def test_a_front_matter_without_an_end_costs_no_memory(head: str) -> None:
    text = head + "\n" * 1_000_000 + "x"
    tracemalloc.start()
    with suppress(BrokenYaml):
        assert split_front_matter(text) == (NOTHING_GIVEN, text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_page_may_have_less_text_than_a_file() -> None:
    data = b"a\n" * (MOST_LINES // PAGE_SHARE) + b"a"
    with Readers(max_bytes=10_000_000) as readers:
        (found,) = readers.page(
            data, address="https://a.example/b", name="page.txt", charset=None, given=NOTHING_GIVEN
        )
    assert isinstance(found, ReadFailure)
    assert "too much text" in found.reason
