from __future__ import annotations

from random import Random

from corpus.index import Entry
from tests.bench.search.recombined import RARE, heaps_laws, recombined, script, words_of
from tests.generated import report

_SYLLABLES = ("ba", "cor", "dan", "el", "fu", "gri", "ha", "is", "jo", "kel", "mor", "nu", "os", "pri", "qua")


def _entries(count: int) -> list[Entry]:
    """Sentences of an invented coast, each with a name; few names stand in many, many in one."""
    chance = Random(1)  # noqa: S311  texts, not secrets
    names = ["".join(chance.choices(_SYLLABLES, k=4)).capitalize() for _ in range(2 * count)]
    return [
        Entry(
            number,
            f"coast-{number // 5}",
            "all",
            None,
            f"{names[int(len(names) * chance.random() ** 4)]}: {report(number, sentences=1).strip()}",
        )
        for number in range(1, count + 1)
    ]


def _vocabulary(entries: list[Entry]) -> set[str]:
    return {word for entry in entries for word in words_of(entry.text)}


def test_so_many_passages_are_made_as_are_asked_for() -> None:
    assert len(list(recombined(_entries(200), 730, seed=1))) == 730


def test_the_same_seed_gives_the_same_passages() -> None:
    entries = _entries(100)
    assert list(recombined(entries, 250, seed=3)) == list(recombined(entries, 250, seed=3))


def test_no_passage_and_no_document_of_those_given_is_named_again() -> None:
    entries = _entries(100)
    made = list(recombined(entries, 300, seed=1))
    every = [*entries, *made]
    assert len({entry.passage_id for entry in every}) == len(every)
    assert {entry.document_id for entry in entries}.isdisjoint(entry.document_id for entry in made)


def test_the_vocabulary_grows_as_the_law_of_its_script_says_and_ever_more_slowly() -> None:
    entries = _entries(2_000)
    made = list(recombined(entries, 8_000, seed=1))
    law = heaps_laws([entry.text for entry in entries])["latin"]
    known, thrice, five_times = (
        sum(script(word) == "latin" for word in _vocabulary([*entries, *made[:more]]))
        for more in (0, 4_000, 8_000)
    )
    assert known == law.words
    assert 0.9 < five_times / law.words_in(10_000) < 1.05
    assert five_times - thrice < thrice - known


def test_no_rare_word_of_a_text_given_stands_in_one_that_is_made() -> None:
    entries = _entries(300)
    texts = [set(words_of(entry.text)) for entry in entries]
    rare = {word for words in texts for word in words if sum(word in each for each in texts) <= RARE}
    assert rare
    assert rare.isdisjoint(_vocabulary(list(recombined(entries, 600, seed=1))))


def test_coined_words_are_of_the_script_and_the_case_of_those_replaced() -> None:
    texts = ["Дельта Ветлуга разлилась", "Камыш Тверца замёрзла"]
    entries = [Entry(number, f"d{number}", "all", None, text) for number, text in enumerate(texts)]
    for entry in recombined(entries, 6, seed=1):
        assert {script(word) for word in words_of(entry.text)} == {"cyrillic"}
        assert entry.text[0].isupper()


def test_chinese_changes_while_its_pairs_of_characters_are_behind_the_law_and_stays_chinese() -> None:
    chance = Random(1)  # noqa: S311  texts, not secrets
    characters = "江州市长签署协议海城渔民返回港口山水风云东西南北"
    texts = ["".join(chance.choices(characters, k=12)) for _ in range(400)]
    entries = [Entry(number, f"d{number}", "all", None, text) for number, text in enumerate(texts)]
    made = list(recombined(entries, 800, seed=1))
    assert {script(word) for word in _vocabulary(made)} == {"chinese"}
    law = heaps_laws(texts)["chinese"]
    assert law.words <= len(_vocabulary([*entries, *made])) < 1.2 * law.words_in(1_200)
