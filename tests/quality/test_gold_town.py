"""The town's gold, the drafts to check and the simulated mornings hold: each word stands where it says."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from tests.quality import gold
from tests.quality.gold import check, mornings, town
from tests.quality.gold.demo import demo_text, places

HALVES: tuple[town.Half, ...] = ("a", "b")
KINDS = {"agree", "conflict", "revision", "scope", "lookalike"}
OVER = {"figure", "date", "holder", "place", "denial", "fact"}
VERDICTS = {"carried", "other_measure", "disputed", "not_found"}
WRONG = {"measure", "period", "value", "date", "holder", "negation"}
VERDICT_OF = {"right": "carried", "absent": "not_found", "differ": "disputed", "measure": "other_measure"}
FILES = {half: {document.file for document in town.documents(half)} for half in HALVES}
EXTRA = {path.name for path in town.EXTRA.iterdir()}
MORNINGS = mornings.mornings()


def stands_once(place: gold.Place) -> bool:
    return bool(place.text.strip()) and len(places(town.town_text(place.document), place.text)) == 1


def places_of(half: town.Half) -> set[gold.Place]:
    """Every place that the gold of a half points at."""
    found = {gold.Place(one.file, text) for one in town.documents(half) for text in one.sentences}
    found |= {place for pair in town.pairs(half) for place in (pair.first, pair.second)}
    found |= {place for fact in town.support(half) for place in fact.statements}
    found |= {form.place for pair in town.apart(half) for form in pair}
    found |= {figure.sentence for figure in town.figures(half)}
    found |= {date.sentence for date in town.dates(half)}
    found |= {speaker.sentence for speaker in town.speakers(half)}
    found |= {answer for question in town.questions(half) for answer in question.answers}
    return found | {place for checked in town.checks(half) for place in checked.places}


def places_of_a_morning(morning: mornings.Morning) -> set[gold.Place]:
    """Every place that one morning points at."""
    found = {place for change in morning.must_tell_changed for place in (change.old, *change.new)}
    found |= set(chain(*morning.firmer, *morning.same, *morning.disagreements))
    return found | {*morning.repeats, *morning.new_worth}


@pytest.mark.parametrize("half", HALVES)
def test_every_place_of_the_town_stands_exactly_once_in_its_document(half: town.Half) -> None:
    assert not [place for place in places_of(half) if not stands_once(place)]
    assert {place.document for place in places_of(half)} == FILES[half]


@pytest.mark.parametrize("half", HALVES)
def test_what_the_gold_points_at_are_whole_sentences(half: town.Half) -> None:
    whole = {gold.Place(one.file, text) for one in town.documents(half) for text in one.sentences}
    assert places_of(half) <= whole


@pytest.mark.parametrize("half", HALVES)
def test_the_folder_of_a_half_holds_its_documents_and_their_sidecars(half: town.Half) -> None:
    held = {path.name for path in town.FOLDERS[half].iterdir()}
    assert {name for name in held if not name.endswith(".meta.yaml")} == FILES[half]
    assert {document.story % 2 for document in town.documents(half)} == {1 if half == "a" else 0}


def test_the_town_is_thirty_six_documents_of_nine_stories_in_four_languages() -> None:
    everything = [*town.documents("a"), *town.documents("b")]
    assert Counter(document.story for document in everything) == dict.fromkeys(range(1, 10), 4)
    languages = Counter(document.language for document in everything)
    assert languages == {"en": 31, "ru": 2, "zh": 2, "de": 1}
    assert all(4 <= len(document.sentences) <= 14 for document in everything)


@pytest.mark.parametrize("half", HALVES)
def test_the_words_of_a_figure_a_date_and_a_form_stand_once_in_their_sentence(half: town.Half) -> None:
    stated: list[gold.GoldFigure | gold.GoldDate] = [*town.figures(half), *town.dates(half)]
    facts = [(one.words, one.sentence.text) for one in stated]
    facts += [(form.form, form.place.text) for pair in town.apart(half) for form in pair]
    assert not [words for words, sentence in facts if sentence.count(words) != 1]


@pytest.mark.parametrize("half", HALVES)
def test_a_name_form_stands_in_every_document_it_names(half: town.Half) -> None:
    named = [(form, file) for bearer in town.names(half) for form, files in bearer.forms for file in files]
    assert not [(form, file) for form, file in named if form not in town.town_text(file)]


@pytest.mark.parametrize("half", HALVES)
def test_no_pair_is_given_twice_and_every_class_is_known(half: town.Half) -> None:
    told = town.pairs(half)
    assert max(Counter(frozenset({pair.first, pair.second}) for pair in told).values()) == 1
    assert {pair.kind for pair in told} == KINDS
    assert {kind for pair in told for kind in pair.also} <= KINDS
    assert not [pair for pair in told if pair.kind in pair.also]
    assert {pair.by for pair in told} <= OVER
    assert all(pair.first != pair.second for pair in told)


@pytest.mark.parametrize("half", HALVES)
def test_a_fact_is_carried_by_as_many_origins_as_state_it(half: town.Half) -> None:
    first = {file: group.documents[0] for group in town.copies(half) for file in group.documents}
    for fact in town.support(half):
        origins = {first.get(place.document, place.document) for place in fact.statements}
        assert fact.carried_by == len(origins), fact.fact


@pytest.mark.parametrize("half", HALVES)
def test_the_drafts_over_the_town_have_a_known_verdict_and_what_shows_it(half: town.Half) -> None:
    assert_sound(town.checks(half))


def test_the_drafts_over_the_demo_have_a_known_verdict_and_what_shows_it() -> None:
    drafts = check.checks()
    assert_sound(drafts)
    shown = {place for draft in drafts for place in draft.places}
    assert not [place for place in shown if len(places(demo_text(place.document), place.text)) != 1]
    assert shown <= set(gold.sentences())
    kinds = Counter(draft.kind for draft in drafts)
    assert (kinds["right"], kinds["absent"], kinds["differ"]) == (24, 24, 8)
    assert sum(kinds[kind] for kind in WRONG) == 24


def assert_sound(drafts: list[check.Checked]) -> None:
    assert len({draft.text for draft in drafts}) == len(drafts)
    assert {draft.verdict for draft in drafts} == VERDICTS
    for draft in drafts:
        assert draft.kind in WRONG | set(VERDICT_OF)
        assert draft.verdict == VERDICT_OF.get(draft.kind, "disputed"), draft.text
        assert set(draft.also) <= {"disputed", "other_measure"} - {draft.verdict}, draft.text
        assert bool(draft.places) == (draft.verdict != "not_found"), draft.text


def test_every_place_of_a_morning_stands_once_in_what_has_arrived() -> None:
    arrived: set[str] = set()
    for morning in MORNINGS:
        earlier, arrived = arrived, arrived | set(morning.documents)
        pointed = places_of_a_morning(morning)
        assert {place.document for place in pointed} <= arrived
        assert not [place for place in pointed if not stands_once(place)]
        assert {change.old.document for change in morning.must_tell_changed} <= earlier
        told = [place for change in morning.must_tell_changed for place in change.new]
        told += [now for _, now in morning.firmer]
        assert {
            place.document for place in (*told, *morning.repeats, *morning.new_worth)
        } <= arrived - earlier


def test_a_morning_never_calls_one_sentence_both_a_repetition_and_worth_telling() -> None:
    for morning in MORNINGS:
        changed = {place for change in morning.must_tell_changed for place in change.new}
        assert not set(morning.repeats) & (set(morning.new_worth) | changed)


def test_each_document_arrives_on_one_of_ten_mornings() -> None:
    arriving = Counter(file for morning in MORNINGS for file in morning.documents)
    assert set(arriving) == FILES["a"] | FILES["b"] | EXTRA
    assert set(arriving.values()) == {1}
    assert len(MORNINGS) == 10
    assert [morning.at for morning in MORNINGS] == sorted(morning.at for morning in MORNINGS)


def test_there_is_enough_gold_to_measure_with() -> None:
    kinds = Counter(pair.kind for half in HALVES for pair in town.pairs(half))
    numberless = {"holder", "place", "denial", "fact"}
    told = [pair for half in HALVES for pair in town.pairs(half) if pair.kind == "conflict"]
    asked = [question for half in HALVES for question in town.questions(half)]
    assert kinds["agree"] >= 60
    assert kinds["lookalike"] >= 60
    assert kinds["conflict"] + kinds["revision"] + kinds["scope"] >= 50
    assert min(kinds["revision"], kinds["scope"]) >= 10
    assert sum(pair.by in numberless for pair in told) >= 10
    assert sum(len(town.support(half)) for half in HALVES) >= 30
    assert sum(len(town.names(half)) for half in HALVES) >= 25
    assert sum(len(town.apart(half)) for half in HALVES) >= 10
    assert sum(len(town.figures(half)) for half in HALVES) >= 80
    assert sum(len(town.dates(half)) for half in HALVES) >= 60
    assert sum(len(town.speakers(half)) for half in HALVES) >= 60
    assert sum(bool(question.answers) for question in asked) >= 40
    assert sum(not question.answers for question in asked) >= 20
