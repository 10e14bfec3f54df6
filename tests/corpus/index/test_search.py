"""What a search finds, what it refuses, and what it says about both."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.clearance import EVERYTHING
from corpus.index import BAR, Aliases, Index, rebuild
from corpus.index.confidence import BESIDE_AN_ANSWER
from corpus.index.search import RESTS_AFTER
from tests.corpus.index.texts import NEWS, ask, entry, index_of, news

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return rebuild(tmp_path_factory.mktemp("index"), news(), change=1)


@pytest.mark.parametrize(
    ("query", "passage", "found", "how"),
    [
        ("tunnel", 0, "tunnel", "exact"),
        ("tunel under the river", 0, "tunnel", "spelling"),
        ("Kovalchuk", 0, "Kowalczuk", "name"),
        ("export of copper", 1, "Exports", "stem"),
        ("41,5 billion dollars", 1, "41.5", "number"),
        ("Nabokowa", 4, "Nabokova", "name"),
        ("Belousov", 5, "Белоусов", "transliteration"),
        ("中国外交部", 6, "中国外交部", "exact"),
        ("谁在北京会见了记者？", 6, "北京会见", "exact"),
        ("May 16", 7, "16 May", "number"),
    ],
)
def test_the_passage_is_found_and_the_match_is_named(
    index: Index, query: str, passage: int, found: str, how: str
) -> None:
    answer = ask(index, query)
    assert answer.answered
    assert answer.hits[0].passage_id == passage
    assert (found, how) in {(match.found, match.how) for match in answer.hits[0].matches}


@pytest.mark.parametrize(
    "query",
    [
        "sourdough",
        "did the minister meet Li Qiang",
        "football results",
        "price of bitcoin",
        "what is the",
        "北极熊",
    ],
)
def test_what_is_not_in_the_documents_is_not_answered(index: Index, query: str) -> None:
    answer = ask(index, query)
    assert not answer.answered
    assert answer.hits == ()


@pytest.mark.parametrize("query", ["war", "rain", "bad", "Berlin", "what about the war?", "is it bad"])
def test_a_word_that_only_looks_like_another_is_no_answer(tmp_path: Path, query: str) -> None:
    texts = [
        "The wafer plant is far away, and they were late.",
        "The hospital has one more bed.",
        "The ferries run twice a day and would begin in spring.",
    ]
    assert not ask(index_of(tmp_path, texts), query).answered


@pytest.mark.parametrize(("query", "found"), [("tunel", "tunnel"), ("Bielousov", "Belausov")])
def test_a_close_misspelling_of_one_word_is_still_an_answer(tmp_path: Path, query: str, found: str) -> None:
    texts = ["Belausov opened the tunnel."]
    answer = ask(index_of(tmp_path, texts), query)
    assert [match.found for hit in answer.hits for match in hit.matches] == [found]


def test_a_short_word_is_read_by_its_sound_only_as_a_name(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["We met Neil Barrow here.", "We saw the noel and the barrow here."])
    assert [hit.passage_id for hit in ask(index, "niyl barow").hits if hit.coverage >= BAR] == [0]


@pytest.mark.parametrize(
    "query", ["£42.5m", "42.5 million pounds", "a bid of 42.5 million pounds for Rovers"]
)
def test_another_number_is_no_answer_to_a_number(tmp_path: Path, query: str) -> None:
    texts = ["Rovers rejected a bid of £36m.", "The bid of 30 million pounds for Rovers was not the last."]
    assert not ask(index_of(tmp_path, texts), query).answered


@pytest.mark.parametrize(
    "query",
    [
        "a bid of 42.5 million pounds",
        "the bid of 10 banks",
        "bid of 16 May",
        "bid of banks in 2023",
        "covid-19 bid of banks",
        "the 2nd bid of banks",
    ],
)
def test_a_number_may_be_written_otherwise_and_a_date_may_stand_elsewhere(tmp_path: Path, query: str) -> None:
    texts = ["The bid of ten banks in May was £42,500,000, more than covid allowed.", *NEWS * 5]
    assert ask(index_of(tmp_path, texts), query).answered


@pytest.mark.parametrize(
    "query",
    [
        "how many goals did Messi score",
        "who won the Champions League",
        "goals scored by Lionel Messi in the league",
    ],
)
def test_a_name_that_no_document_holds_is_no_answer(tmp_path: Path, query: str) -> None:
    texts = ["The striker scored many goals; no one scores so many, it was a mess.", "They won the league."]
    assert not ask(index_of(tmp_path, texts), query).answered


@pytest.mark.parametrize(
    "query",
    [
        "how many goals did Mesi score",
        "goals of Lionel Messi",
        "goals scored by Leo",
    ],
)
def test_a_name_that_is_misspelt_or_known_in_part_or_by_alias_is_answered(tmp_path: Path, query: str) -> None:
    aliases = Aliases.of({"Messi": ["Leo"]})
    assert ask(index_of(tmp_path, ["Messi scored 30 goals.", *NEWS * 5]), query, aliases=aliases).answered


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "?!…",
        "\x00",
        '"(:*',
        "🙂🙂",
        "\u202e\u200f",
        "x" * 5000,
        "a b " * 2000,
        "AND OR NOT [x TO y]~2^",
    ],
)
def test_any_input_gives_an_answer_or_nothing_but_no_exception(index: Index, query: str) -> None:
    assert 0 <= ask(index, query).best_coverage <= 1


def test_nothing_under_the_bar_is_shown_not_even_last(index: Index) -> None:
    for query in ("tunnel river", "copper exports quarter", "wheat harvest", "trade agreement parliament"):
        coverages = [hit.coverage for hit in ask(index, query, limit=50).hits]
        assert min(coverages, default=1.0) >= BESIDE_AN_ANSWER * BAR
        assert max(coverages, default=1.0) >= BAR


def test_hits_are_sorted_by_their_score_between_0_and_1(index: Index) -> None:
    scores = [hit.score for hit in ask(index, "minister opened company tunnel", limit=50).hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_a_word_that_stands_nowhere_is_said_to_be_read_as_another(index: Index) -> None:
    assert ("tunel", "tunnel") in ask(index, "tunel").readings


def test_what_is_near_is_suggested_in_the_documents_own_spelling(index: Index) -> None:
    answer = ask(index, "did Nabokova resign over corruption charges yesterday evening")
    assert not answer.answered
    assert any("Nabokova" in suggestion for suggestion in answer.suggestions)


def test_an_answer_comes_without_suggestions(index: Index) -> None:
    assert ask(index, "tunnel").suggestions == ()


def test_an_alias_finds_the_other_name_both_ways(index: Index) -> None:
    aliases = Aliases.of({"North Lantern": ["Nordlicht", "Severny Fonar"]})
    for query in ("Nordlicht", "severny fonar", "Severni Fonar"):
        answer = ask(index, query, aliases=aliases)
        assert [hit.passage_id for hit in answer.hits] == [2]
        assert [(match.found, match.how) for match in answer.hits[0].matches] == [("North Lantern", "alias")]


def test_half_of_an_alias_is_not_the_alias(tmp_path: Path) -> None:
    aliases = Aliases.of({"North Lantern": ["Nordlicht"]})
    index = index_of(tmp_path, ["The north has no lantern factory at all."])
    assert not ask(index, "Nordlicht", aliases=aliases).answered


def test_since_and_until_are_inclusive_days(tmp_path: Path) -> None:
    days = ["2024-05-01", "2024-05-02", "2024-05-03", None]
    entries = [
        entry(number, f"The tunnel report number {number}.", day=day) for number, day in enumerate(days)
    ]
    index = rebuild(tmp_path, entries, change=1)
    inside = ask(index, "tunnel report", since="2024-05-01", until="2024-05-02")
    assert {hit.passage_id for hit in inside.hits} == {0, 1}
    assert {hit.passage_id for hit in ask(index, "tunnel report", since="2024-05-03").hits} == {2}
    assert len(ask(index, "tunnel report").hits) == 4


def test_the_limit_is_kept(index: Index) -> None:
    assert len(ask(index, "the minister and the tunnel", limit=1).hits) == 1
    assert ask(index, "tunnel", limit=0).hits == ()


def test_words_side_by_side_rank_over_the_same_words_apart(tmp_path: Path) -> None:
    apart = "The bank of the river was closed while the central office of the port moved."
    together = "The port office was closed while the central bank of the river state moved."
    assert ask(index_of(tmp_path, [apart, together]), "central bank").hits[0].passage_id == 1


_TEXTS = st.text(st.characters(codec="utf-16", exclude_categories=()), max_size=80)


@settings(max_examples=25, deadline=None)
@given(query=st.text(max_size=60), texts=st.lists(_TEXTS, min_size=1, max_size=4))
@example(query="ab\ud800", texts=["ab\ud800 cd", "İİİ ﬁ"])
def test_matches_stand_inside_their_passage_whatever_is_asked(query: str, texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = index_of(Path(folder), texts)
        for asked in (query, *texts):
            for hit in ask(index, asked).hits:
                text, last = texts[hit.passage_id], 0
                for match in hit.matches:
                    assert last <= match.start < match.end <= len(text)
                    assert text[match.start : match.end] == match.found
                    last = match.end


def test_more_hits_than_usual_are_given_when_they_are_wanted(tmp_path: Path) -> None:
    index = index_of(tmp_path, [f"Report number {number} on the tunnel." for number in range(450)])
    assert len(ask(index, "tunnel report", limit=400).hits) == 400


def test_many_threads_get_the_same_answers(index: Index) -> None:
    queries = ["tunel", "copper exports", "Belousov", "sourdough", "中国外交部"] * 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: ask(index, query), queries)) == [
            ask(index, query) for query in queries
        ]


def found_with(folder: Path, texts: list[str], query: str) -> set[int]:
    return {hit.passage_id for hit in ask(index_of(folder, texts), query).hits}


FERRIES = [
    "The ferry company raised the wages of its crews.",
    "Wages at the company that runs the ferry were paid late.",
    "The tram company raised the wages of its drivers.",
    "Паром задержал выплату зарплат экипажу.",
    "渡轮公司昨天提高了船员的工资。",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("company wages", {0, 1, 2}),
        ('"ferry company" wages', {0}),
        ("«ferry company» wages", {0}),
        ("company wages -ferry", {2}),
        ('company wages -"tram company"', {0, 1}),
        ("-wages", set()),
        ("「提高了船员」工资", {4}),
        ("зарплат экипажу -паром", set()),
        ('company "wages', {0, 1, 2}),
    ],
)
def test_what_is_quoted_must_stand_so_and_what_has_a_minus_must_not(
    tmp_path: Path, query: str, expected: set[int]
) -> None:
    assert found_with(tmp_path, FERRIES, query) == expected


def test_what_stands_nowhere_as_it_is_quoted_is_searched_without_its_marks_and_that_is_told(
    tmp_path: Path,
) -> None:
    found = ask(index_of(tmp_path, FERRIES), '"company Ferry" wages')
    assert {0, 1} <= {hit.passage_id for hit in found.hits}
    assert found.unquoted == ("company Ferry",)


def test_a_word_that_stands_in_the_documents_is_no_slip_of_an_alias(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["Travel to the coast has doubled.", "Commerce with the north has doubled."])
    aliases = Aliases.of({"trade": ["commerce"]})
    assert next(hit.passage_id for hit in ask(index, "travel doubled", aliases=aliases).hits) == 0
    matched = [
        match.how for hit in ask(index, "travel doubled", aliases=aliases).hits for match in hit.matches
    ]
    assert "alias" not in matched
    assert next(hit.passage_id for hit in ask(index, "tradde doubled", aliases=aliases).hits) == 1


def test_what_is_lent_to_count_in_comes_back_as_zeros(tmp_path: Path) -> None:
    index = index_of(tmp_path, FERRIES)
    first = ask(index, "company wages")
    (part,) = index.generation.shards["public"].parts
    lent = part.borrow()
    assert not lent[0].any()
    part.give_back(lent)
    assert ask(index, "company wages") == first
    assert part.borrow() is lent


def _asked_and_refused(index: Index) -> None:
    with pytest.raises(ValueError, match="never"):
        ask(index, "ferry 7", since="never")


@pytest.mark.skipif(sys.platform != "linux", reason="resident memory is told otherwise there")
@pytest.mark.parametrize(
    "asked",
    [
        lambda index: ask(index, "ferry 7"),
        lambda index: index.companions([1, 2], clearance=EVERYTHING, without=(), most=5),
        _asked_and_refused,
    ],
)
def test_whatever_was_asked_the_memory_that_a_few_questions_took_is_given_back(
    many_ferries: Index, asked: Callable[[Index], object]
) -> None:
    (part,) = many_ferries.generation.shards["public"].parts
    (file,) = many_ferries.generation.files()
    scattered = (part.flow, part.postings, part.texts.bytes)
    asked(many_ferries)  # what it keeps is in memory already
    assert all(array.sum() for array in scattered)  # every page is touched
    before = _resident_bytes(many_ferries.generation.root / file.name)
    for _ in range(RESTS_AFTER):
        asked(many_ferries)
    given_back = before - _resident_bytes(many_ferries.generation.root / file.name)
    assert given_back > 0.5 * sum(array.nbytes for array in scattered)


@pytest.fixture(scope="module")
def many_ferries(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """So many that what is read of them takes many pages of memory."""
    texts = [f"Ferry {number} was late." for number in range(4_000)]
    return index_of(tmp_path_factory.mktemp("ferries"), texts)


def _resident_bytes(file: Path) -> int:
    """How much of a file this process has mapped and holds in memory."""
    maps = Path("/proc/self/smaps").read_text(encoding="utf-8").split(f"{file}\n")[1:]
    return sum(int(one.partition("Rss:")[2].split()[0]) * 1024 for one in maps)
