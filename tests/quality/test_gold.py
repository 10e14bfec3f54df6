"""The gold itself holds: every word it points at stands where it says, and there is enough of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from corpus.block import QUOTABLE, SPLIT
from tests.quality import gold
from tests.quality.gold.demo import demo_text, documents, places

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "../shared/seeds"
NO_ANSWER = {"off", "near"}
PAIRS = [*gold.agreements(), *gold.disagreements(), *gold.lookalikes()]


def stands_once(place: gold.Place) -> bool:
    return bool(place.text.strip()) and len(places(demo_text(place.document), place.text)) == 1


@cache
def gold_sentences() -> frozenset[gold.Place]:
    return frozenset(gold.sentences())


def every_place() -> list[gold.Place]:
    found = [line.place for line in gold.role_lines()] + gold.sentences()
    found += [answer for question in gold.questions() for answer in question.answers]
    found += [place for pair in PAIRS for place in (pair.first, pair.second)]
    found += [place for lines in gold.topic_lines() for place in (*lines.worth, *lines.never)]
    found += [figure.sentence for figure in gold.figures()]
    found += [date.sentence for date in gold.dates()]
    found += [speaker.sentence for speaker in gold.speakers()]
    return found


@pytest.mark.parametrize("document", documents())
def test_every_gold_text_stands_exactly_once_in_its_document(document: str) -> None:
    wrong = {place.text for place in every_place() if place.document == document and not stands_once(place)}
    assert not wrong


def test_the_gold_names_only_demo_documents_and_all_of_them() -> None:
    assert {place.document for place in every_place()} == set(documents())


@pytest.mark.parametrize("document", documents())
def test_the_roles_cover_every_visible_character_of_a_document(document: str) -> None:
    text = demo_text(document)
    lines = [line.place.text for line in gold.role_lines() if line.place.document == document]
    spans = sorted(span for words in lines for span in places(text, words))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    rest = list(text)
    for span in spans:
        rest[span.start : span.end] = " " * len(span)
    assert re.fullmatch(r"[\s#*•]*", "".join(rest)), "what is left are Markdown's own marks and bullets"


@pytest.mark.parametrize("document", documents())
def test_the_sentences_of_a_document_fill_its_split_blocks(document: str) -> None:
    blocks = [
        line.place.text
        for line in gold.role_lines()
        if line.place.document == document and line.role in SPLIT
    ]
    whole = re.sub(r"\s", "", "".join(blocks))
    told = [place.text for place in gold.sentences() if place.document == document]
    assert re.sub(r"\s", "", "".join(told)) == whole


def test_answers_pairs_facts_and_worthy_lines_are_whole_gold_sentences() -> None:
    lines = [place for topic in gold.topic_lines() for place in topic.worth]
    facts = [figure.sentence for figure in gold.figures()]
    facts += [date.sentence for date in gold.dates()]
    facts += [speaker.sentence for speaker in gold.speakers()]
    answers = [answer for question in gold.questions() for answer in question.answers]
    sides = [place for pair in PAIRS for place in (pair.first, pair.second)]
    assert {*lines, *facts, *answers, *sides} <= gold_sentences()


def test_worthy_lines_stand_in_quotable_blocks() -> None:
    quotable = [line.place for line in gold.role_lines() if line.role in QUOTABLE]
    for place in (place for topic in gold.topic_lines() for place in topic.worth):
        assert any(block.document == place.document and place.text in block.text for block in quotable)


def test_the_words_of_a_fact_stand_in_its_sentence() -> None:
    facts: list[gold.GoldFigure | gold.GoldDate] = [*gold.figures(), *gold.dates()]
    assert not [fact for fact in facts if fact.words not in fact.sentence.text]


def test_no_pair_is_given_twice_or_in_two_classes() -> None:
    pairs = Counter(frozenset({pair.first, pair.second}) for pair in PAIRS)
    assert max(pairs.values()) == 1
    assert all(len(pair) == 2 for pair in pairs)


def test_there_is_enough_gold_to_measure_with() -> None:
    asked = gold.questions()
    answered = [question for question in asked if question.answers]
    kinds = {question.kind for question in answered}
    classes = Counter(pair.kind for pair in gold.disagreements())
    assert len(documents()) >= 12
    assert len(gold.figures()) + len(gold.dates()) >= 60
    assert len(gold.speakers()) >= 25
    assert any(speaker.speaker is None for speaker in gold.speakers())
    assert len(answered) >= 40
    assert len(asked) - len(answered) >= 25
    assert kinds == {"plain", "paraphrase", "misspelt", "sound", "alias", "number", "chinese", "russian"}
    assert all((question.kind in NO_ANSWER) == (not question.answers) for question in asked)
    assert len({question.text for question in asked}) == len(asked)
    assert set(classes) == {"conflict", "scope", "revision"}
    assert len(gold.lookalikes()) >= 10
    assert all(2 <= len(lines.worth) <= 6 and lines.never for lines in gold.topic_lines())


def test_the_copies_are_demo_documents() -> None:
    named = [document for group in gold.copies() for document in group.documents]
    assert set(named) <= set(documents())
    assert len(named) == len(set(named))


def test_the_gold_has_lines_for_every_configured_topic() -> None:
    settings = YAML(typ="safe").load((ROOT / "config/communique.yaml").read_text(encoding="utf-8"))
    assert {lines.topic for lines in gold.topic_lines()} == set(settings["topics"])


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles that the demo's facts come from are not here")
def test_no_demo_document_repeats_nine_words_of_the_articles_its_facts_come_from() -> None:
    taken = {run for path in SEEDS.glob("*.txt") for run in nine_words(path.read_text(encoding="utf-8"))}
    assert taken
    for path in (ROOT / "corpus/demo").iterdir():
        assert not taken & nine_words(path.read_text(encoding="utf-8")), path.name


def nine_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + 9]) for start in range(len(words) - 8)}
