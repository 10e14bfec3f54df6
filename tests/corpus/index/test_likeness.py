"""Which words are taken for one another: by stem, by sound, by spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from corpus.found import How
from corpus.index.akin import akin_terms
from corpus.index.lexicon_writer import lexicon_of
from corpus.index.rank import FOUND_CLOSENESS
from corpus.index.sounds import sound
from corpus.index.variants import variants
from corpus.mapped import Strings
from corpus.words.stems import stem

if TYPE_CHECKING:
    from corpus.index.lexicon import Lexicon


def lexicon(*terms: str) -> Lexicon:
    ordered = sorted(terms)
    return lexicon_of(ordered, np.ones(len(ordered), np.uint32), np.zeros(len(ordered), np.int32))


def read(word: str, *terms: str, known: bool = False) -> dict[str, How]:
    held = lexicon(*terms)
    found = variants(word, held, known=known)
    return {held.term(term): how for term, (_, how) in found.of.items()}


@pytest.mark.parametrize(
    "forms",
    [
        "export exports exported exporting exporter",
        "city cities",
        "take takes taking",
        "stop stopped stopping",
        "trade trades trading traded",
        "price prices pricing priced",
        "state states stating stated",
        "invest investment investor investing",
        "negotiate negotiations negotiator negotiated",
        "завод завода заводы заводом",
    ],
)
def test_forms_of_one_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("car", "care"),
        ("car", "career"),
        ("war", "ware"),
        ("plan", "plane"),
        ("planned", "planes"),
        ("star", "stare"),
    ],
)
def test_different_words_do_not_share_a_stem_by_chance(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shoigu", "shojgu"),
        ("nabiullina", "nabioullina"),
        ("belausov", "bielousov"),
        ("philips", "filips"),
        ("schmidt", "shmidt"),
        ("ricky", "riccy"),
        ("brown", "braun"),
    ],
)
def test_spellings_of_one_name_share_a_sound_or_nearly(one: str, other: str) -> None:
    assert sound(one) == sound(other) or one in read(other, one)


def test_numbers_are_never_read_as_other_numbers() -> None:
    assert read("2024", "2023", "2024", "2042") == {"2024": How.EXACT}


def test_a_word_with_digits_is_not_fuzzy() -> None:
    assert read("g7", "g8", "g20") == {}


def test_short_words_mean_what_they_say() -> None:
    assert read("xi", "ki", "xu") == {}


def test_a_misspelt_word_is_read_as_the_near_one() -> None:
    assert set(read("tunel", "tunnel", "harbour")) == {"tunnel"}
    assert read("harkest", "harvest", "tunnel") == {"harvest": How.SPELLING}


def test_a_transposition_is_one_edit() -> None:
    assert "june" in read("jnue", "june", known=False)


def test_a_known_word_is_hardly_read_as_another() -> None:
    held = lexicon("form", "firm", "farm")
    found = variants("form", held, known=True)
    near = {held.term(term): close for term, (close, _) in found.of.items()}
    assert near["form"] == 1.0
    assert max(near["firm"], near["farm"]) <= 0.5


def test_cyrillic_is_found_by_its_latin_spelling_and_the_other_way_round() -> None:
    assert read("kovalenko", "коваленко") == {"коваленко": How.TRANSLITERATION}
    assert read("коваленко", "kovalenko") == {"kovalenko": How.TRANSLITERATION}


@given(
    word=st.text("abcdeé", min_size=1, max_size=7),
    others=st.sets(st.text("abcdeé", min_size=1, max_size=9), min_size=1, max_size=20),
    distance=st.integers(1, 2),
)
def test_the_letter_mask_loses_no_word_within_the_edits_allowed(
    word: str, others: set[str], distance: int
) -> None:
    held = lexicon(*others)
    near = set(held.forms.at(held.forms_near(word, distance)))
    assert {other for other in others if OSA.distance(word, other) <= distance} <= near


def test_the_likelier_a_word_is_what_was_meant_the_greater_is_its_chance() -> None:
    held = lexicon("harbour", "harbours", "hrabour", "parbour", "hrabouf")
    found = variants("harbour", held, known=False)
    chances = dict(zip(map(held.term, found.terms.tolist()), found.chances.tolist(), strict=True))
    assert sorted(chances, key=chances.__getitem__, reverse=True) == [
        "harbour",
        "harbours",  # another form of it
        "hrabour",  # a slip
        "parbour",  # a slip in the first letter
        "hrabouf",  # two slips
    ]


def test_a_slip_that_keeps_the_sound_is_likelier_in_a_name() -> None:
    terms = ["kovalski", "kowalskt"]
    held = lexicon_of(terms, np.ones(2, np.uint32), np.ones(2, np.int32))
    by_ear, by_hand = variants("kowalski", held, known=False).chances
    assert by_ear > by_hand


def test_words_that_begin_alike_help_to_rank_and_are_not_pointed_at() -> None:
    held = lexicon("codification", "coding", "coder", "codling", "cod")
    (akin,) = akin_terms("codifies", [held])
    found = variants("codifies", held, known=False, akin=akin)
    assert [held.term(term) for term in found.terms] == ["codification"]
    assert found.of[held.term_id("codification") or 0][0] < FOUND_CLOSENESS


def test_a_beginning_that_very_many_words_share_says_nothing_however_they_are_spread() -> None:
    terms = [f"inter{first}{second}" for first in "abcdefghijklmno" for second in "abcdefghijklmno"]
    for count, few in ((200, True), (201, False)):
        for spread in ([terms[:count]], [terms[:150], terms[50:count]], [terms[:count], terms[:count]]):
            found = akin_terms("interns", [lexicon(*each) for each in spread])
            assert [len(each) for each in found] == [len(each) * few for each in spread]
    assert akin_terms("intern", [lexicon(*terms), lexicon("internal")]) == [[], []]
    assert akin_terms("interrupt", [lexicon(*terms), lexicon("interred")]) == [[], [0]]


def test_terms_that_stand_nowhere_any_more_are_not_counted() -> None:
    terms = sorted(f"inter{first}{second}" for first in "abcdefghijklmno" for second in "abcdefghijklmno")
    df = np.arange(len(terms), dtype=np.uint32) % 2
    held = lexicon_of(terms, df, np.zeros(len(terms), np.int32))
    assert akin_terms("interns", [held]) == [list(range(len(terms)))]


@pytest.mark.parametrize("word", ["5internal", "inte", "北京"])
def test_what_is_short_or_no_word_has_none_akin(word: str) -> None:
    assert akin_terms(word, [lexicon("internal", "5internals", "inter", "北京人")]) == [[]]


@given(st.sets(st.text("abя\ud800中\U0001f600", min_size=1, max_size=14), min_size=1), st.data())
def test_the_terms_that_begin_so_are_those_and_no_others(terms: set[str], data: st.DataObject) -> None:
    held = lexicon(*terms)
    term = data.draw(st.sampled_from(sorted(terms)))
    beginning = term[: data.draw(st.integers(1, len(term)))]
    found = {held.term(number) for number in held.terms_beginning(beginning)}
    assert found == {each for each in terms if each.startswith(beginning)}


@given(texts=st.lists(st.text(max_size=6), max_size=8), data=st.data())
def test_texts_are_read_at_several_places_as_one_by_one(texts: list[str], data: st.DataObject) -> None:
    held = Strings.of(texts)
    places = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=8)) if texts else []
    assert held.at(np.array(places, np.int64)) == [texts[place] for place in places]


def test_keys_taken_from_a_known_lexicon_are_the_keys_computed_anew() -> None:
    before = lexicon("alpha", "beta", "тверь", "gamma")
    terms = ["alpha", "delta", "gamma", "тверь"]
    anew = lexicon(*terms)
    places = np.array([0, -1, 2, 3])  # of alpha, beta, gamma and тверь
    taken = lexicon_of(terms, anew.df, anew.capitals, known=[(before, places)])
    for name in (
        "fuzzy",
        "masks",
        "fuzzy_masks",
        "stems",
        "sounds",
        "length_starts",
        "stem_keys",
        "by_stem",
        "sound_keys",
        "by_sound",
        "term_of",
    ):
        assert np.array_equal(getattr(anew, name), getattr(taken, name))
