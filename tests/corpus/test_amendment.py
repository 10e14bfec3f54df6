"""Amendments in place of what was read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.amendment import FIELDS, NO, YES, put_right
from corpus.document import Metadata

FLAGS = ("analysis", "opinion", "teaser", "translation")
READ = st.builds(
    Metadata,
    title=st.none() | st.just("The tunnel opens"),
    published_at=st.none() | st.just("2024-05-19"),
    flags=st.lists(st.sampled_from(FLAGS), unique=True).map(tuple),
)
AMENDED = st.dictionaries(st.sampled_from(FIELDS), st.text(min_size=1)) | st.dictionaries(
    st.sampled_from([f"flag:{one}" for one in FLAGS]), st.sampled_from([YES, NO])
)


@given(READ, AMENDED, AMENDED)
def test_amendments_made_one_after_the_other_give_what_all_give_of_what_is_read_again(
    read: Metadata, first: dict[str, str], second: dict[str, str]
) -> None:
    every = first | second
    assert put_right(put_right(read, first), every) == put_right(read, every)


@given(READ, AMENDED)
def test_what_was_not_put_right_is_as_it_was_read(read: Metadata, amended: dict[str, str]) -> None:
    now = put_right(read, amended | {"settled:undated": YES})
    for name in FIELDS:
        assert getattr(now, name) == amended.get(name, getattr(read, name))
    for flag in FLAGS:
        assert (flag in now.flags) == (amended.get(f"flag:{flag}", YES if flag in read.flags else NO) == YES)
