from __future__ import annotations

from corpus.index import Entry
from tests.bench.search.collection import collection, without
from tests.generated import report
from tests.quality.search import Question

_ENTRIES = [
    Entry(1000 + number, f"coast-{number // 4}", "all", None, report(number, sentences=1).strip())
    for number in range(80)
]
_QUESTIONS = [
    Question("one", "coast", "clean", "What was landed?", frozenset({1003, 1040})),
    Question("one", "coast", "t1all", "What was lnaded?", frozenset({1003, 1040})),
    Question("two", "coast", "clean", "Who said so?", frozenset({1077})),
]


def _gold_texts(entries: list[Entry], question: Question) -> set[str]:
    return {entry.text for entry in entries if entry.passage_id in question.gold}


def test_passages_are_numbered_anew_from_one_and_none_is_lost_or_doubled() -> None:
    held = collection(_ENTRIES, _QUESTIONS, len(_ENTRIES), seed=1)
    assert [entry.passage_id for entry in held.entries] == list(range(1, len(_ENTRIES) + 1))
    assert sorted(entry.text for entry in held.entries) == sorted(entry.text for entry in _ENTRIES)


def test_documents_come_in_another_order_and_stay_together() -> None:
    names = [entry.document_id for entry in collection(_ENTRIES, _QUESTIONS, len(_ENTRIES), seed=1).entries]
    order = list(dict.fromkeys(names))
    assert order != list(dict.fromkeys(entry.document_id for entry in _ENTRIES))
    assert names == [name for name in order for _ in range(4)]


def test_the_gold_of_a_question_is_the_same_passages_at_every_size() -> None:
    before = {question.text: _gold_texts(_ENTRIES, question) for question in _QUESTIONS}
    for size in (3, 10, 80, 400):
        held = collection(_ENTRIES, _QUESTIONS, size, seed=1)
        assert len(held.entries) == size
        assert {each.text: _gold_texts(list(held.entries), each) for each in held.questions} == before


def test_a_passage_that_answers_a_question_stands_once_however_large_the_collection() -> None:
    held = collection(_ENTRIES, _QUESTIONS, 400, seed=1)
    gold = frozenset().union(*(question.gold for question in held.questions))
    texts = [entry.text for entry in held.entries if entry.passage_id in gold]
    assert all(sum(entry.text == text for entry in held.entries) == 1 for text in texts)


def test_a_question_whose_documents_are_all_taken_away_has_no_gold() -> None:
    held = without(collection(_ENTRIES, _QUESTIONS, 80, seed=1), frozenset({"coast-19"}))
    assert len(held.entries) == 76
    assert {question.id: bool(question.gold) for question in held.questions} == {"one": True, "two": False}
