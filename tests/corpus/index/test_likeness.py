"""Which words are taken for one another: by stem, by sound, by spelling."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.found import How
from corpus.index.lexicon import Lexicon
from corpus.index.sounds import sound
from corpus.index.variants import variants
from corpus.words.stems import stem


def lexicon(*terms: str) -> Lexicon:
    ordered = sorted(terms)
    return Lexicon.build(ordered, np.ones(len(ordered), np.uint32))


def read(word: str, *terms: str, known: bool = False) -> dict[str, How]:
    held = lexicon(*terms)
    found = variants(word, held, known=known)
    return {held.terms[term]: how for term, (_, how) in found.of.items()}


@pytest.mark.parametrize(
    "forms",
    [
        "export exports exported exporting exporter",
        "city cities",
        "take takes taking",
        "stop stopped stopping",
        "invest investment investor investing",
        "negotiate negotiations negotiator negotiated",
        "завод завода заводы заводом",
    ],
)
def test_forms_of_one_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("car", "care"), ("car", "career"), ("war", "ware")])
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
    held = lexicon("form", "from", "farm")
    found = variants("form", held, known=True)
    near = {held.terms[term]: close for term, (close, _) in found.of.items()}
    assert near["form"] == 1.0
    assert max(near["from"], near["farm"]) <= 0.5


def test_cyrillic_is_found_by_its_latin_spelling_and_the_other_way_round() -> None:
    assert read("kovalenko", "коваленко") == {"коваленко": How.TRANSLITERATION}
    assert read("коваленко", "kovalenko") == {"kovalenko": How.TRANSLITERATION}


def test_the_letter_mask_loses_no_word_within_the_edits_allowed() -> None:
    held = lexicon("parliament", "parlament", "parliment", "arliamentt", "aprliament")
    near = {held.forms[number] for number in held.forms_near("parliament", 2)}
    assert near == set(held.forms)


def test_keys_taken_from_a_known_lexicon_are_the_keys_computed_anew() -> None:
    before = lexicon("alpha", "beta", "тверь", "gamma")
    terms = ["alpha", "delta", "gamma", "тверь"]
    df = np.ones(4, np.uint32)
    anew, taken = Lexicon.build(terms, df), Lexicon.build(terms, df, known=before)
    for name in (
        "fuzzy",
        "masks",
        "length_starts",
        "stem_keys",
        "by_stem",
        "sound_keys",
        "by_sound",
        "term_of",
    ):
        assert np.array_equal(getattr(anew, name), getattr(taken, name))
