"""Completing: what is offered to somebody who is typing, and never what they may not know of."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.application import Application
from bot.chat import corpus_listings
from bot.chat.asker import Asker
from bot.chat.completing import MAX_COMPLETIONS, Wanted, completions
from bot.chat.corpus_listings import CorpusListings
from bot.chat.listing import MAX_CHARS, Completion, Listing, key_of
from bot.commands.subscribe import subscribe
from bot.home import Home
from bot.ingest import ingest
from config import load
from config.destination import destination
from corpus.clearance import EVERYTHING
from tests.bot.homes import NOW

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
  board: {paths: [board], allow: ["discord:200000000000000009"]}
topics:
  harbour: {words: [harbour, tunnel]}
  Öresund: {words: [strait]}
  takeover: {words: [merger]}
  unused: {words: [ferry]}
keywords:
  dredging permit: {channels: ["discord:200000000000000001"]}
  secret bid: {channels: ["discord:200000000000000009"]}
briefings:
  morning:
    title: Morning briefing
    at: "08:00"
    topics: [harbour, Öresund]
    to: ["discord:200000000000000001"]
  boardroom: {title: For the board, at: "09:00", topics: [takeover], to: ["discord:200000000000000009"]}
"""
NEWS = {
    "tunnel": "Anna Lindqvist said on Monday that the harbour tunnel will open in May.\n\n"
    "The Port Authority asked Anna Lindqvist for a plan.\n",
    "strait": "Anna Lindqvist met Владимир Орлов in Malmö. Mr Jørgen Ås was there with Владимир Орлов.\n\n"
    "Members of the Harbour Cooperation Organization (HCO) met Vladimir Orlov.\n",
}
BOARD = {
    "bid": "Quentin Zhao offers 412 million euros for the Port Authority. The board met Quentin Zhao twice.\n"
}

NEWSROOM, BOARDROOM = destination("discord:200000000000000001"), destination("discord:200000000000000009")
ADA, BEN = destination("discord:@100000000000000001"), destination("discord:@100000000000000002")
IN_NEWS, ON_BOARD = Asker(ADA, NEWSROOM), Asker(ADA, BOARDROOM)
HIDDEN = ("quentin", "zhao", "takeover", "secret", "board", "bid")


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    folder = tmp_path_factory.mktemp("completing")
    for name, texts in (("news", NEWS), ("board", BOARD)):
        (folder / name).mkdir()
        for title, text in texts.items():
            (folder / name / f"{title}.txt").write_text(text, encoding="utf-8")
    return _over(folder, board=True)


def _over(folder: Path, *, board: bool) -> Application:
    (folder / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    made = Application(
        Home.at(folder / ("home" if board else "without")),
        load(folder / "communique.yaml"),
        clock=lambda: NOW,
        clearance=EVERYTHING,
        max_file_bytes=100_000,
    )
    ingest(made, [folder / "news", *([folder / "board"] if board else [])])
    made.index()
    return made


def _completions(
    application: Application, asker: Asker, wanted: Wanted, typed: str
) -> tuple[Completion, ...]:
    return completions(CorpusListings(application.store), application, asker, wanted, typed)


def _values(application: Application, asker: Asker, wanted: Wanted, typed: str) -> list[str]:
    return [one.value for one in _completions(application, asker, wanted, typed)]


def test_what_begins_so_comes_first_then_words_then_what_is_like_it(application: Application) -> None:
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "harb")[0] == "harbour"
    assert "Anna Lindqvist" in _values(application, IN_NEWS, Wanted.SUBJECT, "lindq")
    assert "Anna Lindqvist" in _values(application, IN_NEWS, Wanted.SUBJECT, "Lindqivst")
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "dregding")[0] == "dredging permit"


def test_case_marks_and_script_make_no_difference(application: Application) -> None:
    assert _values(application, IN_NEWS, Wanted.TOPIC, "ores") == ["Öresund"]
    assert "Владимир Орлов" in _values(application, IN_NEWS, Wanted.SUBJECT, "vladimir")
    assert "Anna Lindqvist" in _values(application, IN_NEWS, Wanted.SUBJECT, "анна")


def test_nothing_typed_offers_what_is_configured_and_then_the_names(application: Application) -> None:
    found = _values(application, IN_NEWS, Wanted.BRIEF, "")
    assert found[:4] == ["morning", "harbour", "Öresund", "dredging permit"]
    assert "Anna Lindqvist" in found


@pytest.mark.parametrize("wanted", Wanted)
@pytest.mark.parametrize("typed", ["", *HIDDEN, "q", "takeovr", "Quentin Zhoa"])
def test_nobody_is_offered_what_they_may_not_know_of(
    application: Application, wanted: Wanted, typed: str
) -> None:
    found = repr(_completions(application, IN_NEWS, wanted, typed)).casefold()
    words = set(key_of(found).split())
    assert not words & set(HIDDEN)


def test_several_words_are_found_by_their_beginnings(application: Application) -> None:
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "port auth") == ["Port Authority"]
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "auth port") == ["Port Authority"]


def test_an_acronym_that_the_documents_explain_offers_what_it_stands_for(application: Application) -> None:
    assert "Harbour Cooperation Organization" in _values(application, IN_NEWS, Wanted.SUBJECT, "hco")


def test_names_of_the_script_that_is_typed_come_first(application: Application) -> None:
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "орлов")[0] == "Владимир Орлов"
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "orlov")[0] == "Vladimir Orlov"


def test_however_much_is_typed_it_is_read_as_far_as_a_completion_is_long(application: Application) -> None:
    assert _values(
        application, IN_NEWS, Wanted.SUBJECT, "Port Authority " + " " * MAX_CHARS + "x" * 5_000
    ) == ["Port Authority"]
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "a b c d e " * 500) == []


def test_what_has_the_letters_is_not_followed_by_what_is_only_like_it(application: Application) -> None:
    assert _values(application, IN_NEWS, Wanted.SUBJECT, "anna lindqvist") == ["Anna Lindqvist"]


def test_those_who_may_know_are_offered_it(application: Application) -> None:
    assert "Quentin Zhao" in _values(application, ON_BOARD, Wanted.SUBJECT, "quen")
    assert _values(application, ON_BOARD, Wanted.TOPIC, "take") == ["takeover"]
    assert _values(application, ON_BOARD, Wanted.BRIEFING, "for the b") == ["boardroom"]
    assert _values(application, ON_BOARD, Wanted.COLLECTION, "") == ["public", "board"]
    assert _values(application, IN_NEWS, Wanted.COLLECTION, "") == ["public"]


def test_whoever_is_outside_gets_what_is_open_wherever_they_are(application: Application) -> None:
    outside = Asker(BEN, BOARDROOM, outside=True)
    assert _values(application, outside, Wanted.SUBJECT, "quen") == []
    assert _values(application, outside, Wanted.COLLECTION, "") == ["public"]


def test_admins_know_the_configuration_but_see_no_more_documents(application: Application) -> None:
    admin = Asker(ADA, NEWSROOM, admin=True)
    assert set(_values(application, admin, Wanted.TOPIC, "")) == {"harbour", "Öresund", "takeover", "unused"}
    assert _values(application, admin, Wanted.SUBJECT, "quen") == []


def test_what_admins_change_is_offered_to_them_alone(application: Application) -> None:
    admin = Asker(ADA, NEWSROOM, admin=True)
    assert _values(application, admin, Wanted.MANAGED_BRIEFING, "board") == ["boardroom"]
    assert _values(application, admin, Wanted.MANAGED_TOPIC, "unu") == ["unused"]
    assert _values(application, admin, Wanted.MANAGED_KEYWORD, "sekret bid") == ["secret bid"]
    for wanted in Wanted:
        if wanted.value.startswith("managed"):
            assert _values(application, ON_BOARD, wanted, "") == []


def test_whoever_is_barred_is_offered_nothing(application: Application) -> None:
    assert _completions(application, Asker(BEN, NEWSROOM, barred="Ask an admin."), Wanted.SUBJECT, "") == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=12), wanted=st.sampled_from(Wanted))
def test_what_is_hidden_changes_nothing_not_even_the_order(
    application: Application, without: Application, typed: str, wanted: Wanted
) -> None:
    found = _completions(application, IN_NEWS, wanted, typed)
    assert found == _completions(without, IN_NEWS, wanted, typed)
    assert len(found) <= MAX_COMPLETIONS
    assert all(1 <= len(one.shown) <= MAX_CHARS and 1 <= len(one.value) <= MAX_CHARS for one in found)


@pytest.fixture(scope="module")
def without(application: Application) -> Application:
    """The same without the closed document."""
    return _over(application.home.folder.parent, board=False)


def test_several_topics_follow_one_another(application: Application) -> None:
    (found,) = _completions(application, IN_NEWS, Wanted.TOPIC, "harbour, ör")
    assert found == Completion("harbour, Öresund", "harbour, Öresund")
    assert _values(application, IN_NEWS, Wanted.TOPIC, "harbour,") == ["harbour, Öresund"]


def test_documents_are_offered_by_title_and_typed_by_id(application: Application) -> None:
    (found,) = _completions(application, IN_NEWS, Wanted.DOCUMENT, "tunnel")
    assert found.shown.casefold().startswith("tunnel")
    assert application.reader.document(found.value).collection == "public"
    assert _values(application, IN_NEWS, Wanted.SOURCE, "tunn") == [
        application.reader.document(found.value).title
    ]


def test_a_document_that_is_withdrawn_is_offered_no_more_nor_are_its_names(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for title, text in {**NEWS, "ferry": "Nora Falk runs the ferry. Nora Falk sold it.\n"}.items():
        (tmp_path / "news" / f"{title}.txt").write_text(text, encoding="utf-8")
    made = _over(tmp_path, board=False)
    [ferry] = _values(made, IN_NEWS, Wanted.DOCUMENT, "ferry")
    assert _values(made, IN_NEWS, Wanted.SUBJECT, "nora") == ["Nora Falk"]
    (tmp_path / "news" / "pilot.txt").write_text("Otto Brandt pilots the ferry.\n", encoding="utf-8")
    ingest(made, [tmp_path / "news" / "pilot.txt"])
    made.store.withdraw(ferry, at=NOW.isoformat())
    made.index()
    assert _values(made, IN_NEWS, Wanted.DOCUMENT, "ferry") == []
    assert _values(made, IN_NEWS, Wanted.SOURCE, "ferry") == []
    assert _values(made, IN_NEWS, Wanted.SUBJECT, "nora") == []
    assert _values(made, IN_NEWS, Wanted.SUBJECT, "otto") == ["Otto Brandt"]
    assert _values(made, IN_NEWS, Wanted.SOURCE, "pilot") == ["pilot"]


def test_an_acronym_that_only_a_withdrawn_document_explains_offers_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    ferry = "Members of the Northern Ferry Company (NFC) met.\n"
    for title, text in {**NEWS, "ferry": ferry, "quay": ferry.replace(" (NFC)", " in May")}.items():
        (tmp_path / "news" / f"{title}.txt").write_text(text, encoding="utf-8")
    made = _over(tmp_path, board=False)
    assert _values(made, IN_NEWS, Wanted.SUBJECT, "nfc") == ["Northern Ferry Company"]
    [withdrawn] = _values(made, IN_NEWS, Wanted.DOCUMENT, "ferry")
    made.store.withdraw(withdrawn, at=NOW.isoformat())
    made.index()
    assert _values(made, IN_NEWS, Wanted.SUBJECT, "nfc") == []
    assert _values(made, IN_NEWS, Wanted.SUBJECT, "northern") == ["Northern Ferry Company"]


def test_everybody_is_offered_their_own_digests_alone(application: Application) -> None:
    made = subscribe(application, "harbour", at="08:00", to=str(ADA)).shape["subscription"]["id"]
    (found,) = _completions(application, IN_NEWS, Wanted.DIGEST, "")
    assert found.value == made
    assert "harbour" in found.shown
    assert _values(application, IN_NEWS, Wanted.DIGEST, "harb") == [made]
    assert _values(application, Asker(BEN, NEWSROOM), Wanted.DIGEST, "") == []


def test_a_time_zone_is_found_by_its_city(application: Application) -> None:
    assert _values(application, IN_NEWS, Wanted.TIMEZONE, "stockh") == ["Europe/Stockholm"]
    assert "America/New_York" in _values(application, IN_NEWS, Wanted.TIMEZONE, "new york")


def _offered(listings: CorpusListings, application: Application, typed: str) -> list[str]:
    """The values that an application's listings have for a name."""
    found = completions(listings, application, IN_NEWS, Wanted.SUBJECT, typed)
    return [one.value for one in found]


def _held() -> int:
    """The listings that are held anywhere."""
    gc.collect()
    return sum(isinstance(one, Listing) for one in gc.get_objects())


def test_what_is_laid_out_before_is_not_laid_out_again_where_it_is_unchanged(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for title, text in NEWS.items():
        (tmp_path / "news" / f"{title}.txt").write_text(text, encoding="utf-8")
    made = _over(tmp_path, board=False)
    listings = CorpusListings(made.store)
    listings.lay_out(made.index())
    held = _held()
    assert _offered(listings, made, "lindq") == ["Anna Lindqvist"]
    assert _held() == held
    (tmp_path / "news" / "pilot.txt").write_text("Otto Brandt pilots the ferry.\n", encoding="utf-8")
    ingest(made, [tmp_path / "news" / "pilot.txt"])
    listings.lay_out(made.index())
    assert _offered(listings, made, "otto") == ["Otto Brandt"]


def test_until_a_newer_index_is_laid_out_the_names_of_the_one_before_are_offered_that_still_stand(
    tmp_path: Path,
) -> None:
    pilot = tmp_path / "news" / "pilot.txt"
    pilot.parent.mkdir()
    pilot.write_text("Otto Brandt pilots the ferry. Mira Okafor pays him.\n", encoding="utf-8")
    made = _over(tmp_path, board=False)
    listings = CorpusListings(made.store)
    listings.lay_out(made.index())
    pilot.write_text("Otto Brandt pilots the ferry. Petra Novak pays him.\n", encoding="utf-8")
    ingest(made, [pilot])
    assert _offered(listings, made, "otto") == ["Otto Brandt"]
    assert _offered(listings, made, "mira") == []
    assert _offered(listings, made, "petra") == []
    listings.lay_out(made.index())
    assert _offered(listings, made, "petra") == ["Petra Novak"]


def test_what_cannot_be_laid_out_is_tried_again_for_whoever_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise OSError

    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(NEWS["tunnel"], encoding="utf-8")
    made = _over(tmp_path, board=False)
    listings = CorpusListings(made.store)
    listings.lay_out(made.index())
    (tmp_path / "news" / "pilot.txt").write_text("Otto Brandt pilots the ferry.\n", encoding="utf-8")
    ingest(made, [tmp_path / "news" / "pilot.txt"])
    with monkeypatch.context() as broken:
        broken.setattr(corpus_listings, "Listing", fails)
        with pytest.raises(OSError):  # noqa: PT011  as it was raised
            listings.lay_out(made.index())
    assert _offered(listings, made, "otto") == ["Otto Brandt"]


def test_a_generation_that_is_gone_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(NEWS["tunnel"], encoding="utf-8")
    made = _over(tmp_path, board=False)
    listings, held = CorpusListings(made.store), _held()
    assert _offered(listings, made, "lindq") == ["Anna Lindqvist"]
    assert _held() == held + 2
    made._index = None
    assert _held() == held
