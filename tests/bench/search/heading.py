"""What a reader has to know before the tables: when, on what, how."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.search.machine import machine
from tests.bench.search.recombined import RARE
from tests.bench.search.table import WIDTH

if TYPE_CHECKING:
    from datetime import date


class Counts(NamedTuple):
    """How much there was.

    Attributes:
        passages: real ones.
        questions: asked of every engine but those that go through all passages.
        untimed: of the questions, those that are asked first.
        large: questions over more passages than are judged.
        judged: passages that quality is judged on at most.
        scanned: questions asked of the others.
    """

    passages: int
    questions: int
    untimed: int
    large: int
    judged: int
    scanned: int


def heading(*, command: str, day: date, asked: Counts) -> str:
    """The first section, as Markdown."""
    method = (
        "Every engine is given the same passages and the same questions in the same run. Documents are in "
        "a shuffled order and passages numbered in it, so that nothing is gained where equal scores go by "
        f"number; the {asked.questions:,} questions are shuffled too, and over more than {asked.judged:,} "
        f"passages the first {asked.large:,} of them are asked. Each engine builds in a process of "
        f"its own and answers in another, one question after the other; the first {asked.untimed} are not "
        "timed. Every collection holds all passages that answer a question, once and as they are."
    )
    grown = (
        f"There are {asked.passages:,} real passages, in English, Russian and Chinese. Those beyond are "
        "halves of two real ones that answer nothing, joined. Their rare words, names mostly (words and "
        f"figures that stand in at most {RARE} passages), are replaced by coined ones: halves of two rare "
        "words of the same script, new ones while the vocabulary of that script is behind Heaps' law, with "
        "the exponent of the real passages, else some that were coined before. Of Chinese only so many "
        "pairs of characters are replaced as the law asks for."
    )
    peers = (
        "The peers: **tantivy BM25 + stemmer**: lower-case words, the English and the Russian stemmer one "
        "after the other, any of the question's words. **tantivy fuzzy d 1/2**: words but function words, "
        "within one edit from three letters on and two from six; a near word weighs 4, the word as it is "
        "its BM25 more. **tantivy n-gram 3**: any run of three characters, BM25. **SQLite FTS5**: Porter's "
        "stemmer, any of the words but function words, which would cost ten times as much, BM25. "
        f"**rapidfuzz WRatio**: against every passage; {asked.scanned} questions, for they take so long."
    )
    return "\n\n".join(
        [
            "# Benchmarks of the search",
            fill(f"{day}, on {machine()}:", WIDTH),
            f"    {command}",
            *(fill(each, WIDTH) for each in (method, grown, peers)),
        ]
    )
