"""Scores of the sentence splitter on labelled English text, beside its peer's.

In come the golden rules and the treebank sentences of the evaluation folder (never part of this
repository); out come the share of rules kept and, for whole sentences found
at their exact place, the F1 of both splitters.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = Path("eval/dev/text")

Places = set[tuple[int, int]]


def scores(shared: Path) -> dict[str, float]:
    """How well sentences are found.

    Args:
        shared: the folder that holds the evaluation data.

    Returns:
        `golden`: share of the golden rules kept, 0 to 1; `gum_f1` and `gum_f1_pysbd`: F1 of exact sentence
        spans over the paragraphs of the GUM treebank, ours and pySBD's.
    """
    rules = list(_rows(shared / TEXT / "golden_rules_en.jsonl"))
    kept = sum(
        [span.of(rule["text"]) for span in sentence_spans(rule["text"])]
        == [sentence.strip() for sentence in rule["sentences"]]
        for rule in rules
    )
    paragraphs = [
        paragraph
        for document in _rows(shared / TEXT / "gum_sentences.jsonl")
        for paragraph in document["paragraphs"]
    ]
    return {
        "golden": kept / len(rules),
        "gum_f1": _f1(paragraphs, our_places),
        "gum_f1_pysbd": _f1(paragraphs, pysbd_places()),
    }


def our_places(text: str) -> Places:
    """Start and end of each sentence that we find."""
    return {(span.start, span.end) for span in sentence_spans(text)}


def pysbd_places() -> Callable[[str], Places]:
    """The same for pySBD; its offsets can be off, so that its sentences are looked up in order."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)

    def places(text: str) -> Places:
        return set(_located(text, [span.sent.strip() for span in segmenter.segment(text)]))

    return places


def _located(text: str, sentences: list[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in filter(None, sentences):
        start = text.find(sentence, at)
        if start >= 0:
            at = start + len(sentence)
            yield start, at


def _f1(paragraphs: list[list[str]], places: Callable[[str], Places]) -> float:
    found = gold = right = 0
    for sentences in paragraphs:
        text = " ".join(sentences)
        true, ours = set(_located(text, sentences)), places(text)
        found, gold, right = found + len(ours), gold + len(true), right + len(true & ours)
    return 2 * right / (found + gold)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
