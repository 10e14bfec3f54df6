from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from corpus.block import Block, Role, check_blocks
from corpus.cleaning.layout import stretches

OPENING = (
    "The tunnel under the harbour opened to traffic on Thursday, thirteen months after the day that had "
    "been promised. The mayor cut a ribbon, the band played, and the first lorry drove through at noon."
)
DOUBTS = (
    "Engineers expect it to last for a hundred years if the pumps are kept in good repair. Berta Lund, who "
    "planned the northern mouth, is less certain. She has seen what salt water does to good concrete."
)
PARAGRAPHS = [OPENING, DOUBTS]


def lines(text: str) -> list[str]:
    return [span.of(text) for span, _ in stretches(text)]


def test_soft_wrapped_lines_are_one_block_at_any_width() -> None:
    for width in (50, 72, 100):
        text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
        assert [" ".join(line.split()) for line in lines(text)] == PARAGRAPHS


def test_a_paragraph_a_line_stays_a_paragraph_a_line() -> None:
    assert lines("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_items_are_never_joined_but_their_wrapped_lines_are() -> None:
    text = "- The pumps are old and must be changed before the\n  next winter comes.\n- The fans are loud."
    assert lines(text) == [
        "- The pumps are old and must be changed before the\n  next winter comes.",
        "- The fans are loud.",
    ]


def test_chunks_are_counted_between_blank_lines() -> None:
    assert [chunk for _, chunk in stretches("One\nTwo\n\n \nThree")] == [0, 0, 1]


@given(st.text(max_size=300) | st.text("ab .\n\t-", max_size=300))
def test_stretches_cover_any_text(text: str) -> None:
    check_blocks(text, [Block(Role.PARAGRAPH, span) for span, _ in stretches(text)])
