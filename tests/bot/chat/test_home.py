"""What somebody finds on the bot's own page."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.application import Application
from bot.chat.asker import Asker
from bot.chat.home import MOST_OWN, NOT_VISIBLE, home_of
from bot.commands.follow import follow
from bot.commands.subscribe import subscribe
from bot.home import Home as Folder
from bot.ingest import ingest
from bot.ledger import Ledger
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from briefings.reply import Action, Verb
from config import load
from config.destination import destination
from corpus.clearance import EVERYTHING
from tests.bot.homes import NOW
from tests.bot.ledger.entries import a_receipt, an_occurrence, frozen

if TYPE_CHECKING:
    from pathlib import Path

    from bot.chat.home import Home

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news], feeds: ["https://example.org/news.xml?key=hunter2"]}
  board: {paths: [board], allow: ["slack:C0BOARD", "slack:U0CHAIR"]}
topics:
  tunnel: {words: [tunnel, harbour]}
briefings:
  morning:
    title: Morning briefing
    days: mon-fri
    at: "08:00"
    to: ["slack:C0NEWS", "slack:C0STAFF"]
    ping: https://example.org/alarm/hunter2
  board: {title: Board briefing, at: "09:00", to: ["slack:C0BOARD"]}
"""
TUNNEL = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"
AUDIT = "The auditors found on 4 May 2024 that the pumps of the tunnel cost 12 million euros.\n"

NEWS, STAFF, BOARD = (destination(f"slack:C0{name}") for name in ("NEWS", "STAFF", "BOARD"))
JANE, CHAIR = destination("slack:U0JANE"), destination("slack:U0CHAIR")
IN_SYDNEY = Asker(JANE, JANE, timezone="Australia/Sydney")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a home over one open and one closed document."""
    folder = tmp_path_factory.mktemp("filled")
    for name, text in (("news", TUNNEL), ("board", AUDIT)):
        (folder / name).mkdir()
        (folder / name / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    made = _over(folder, folder / "home")
    ingest(made, [folder / "news", folder / "board"])
    made.store.engine.dispose()
    return folder


@pytest.fixture
def application(filled: Path, tmp_path: Path) -> Application:
    """Over a copy of it, to change as one likes."""
    return _over(filled, shutil.copytree(filled / "home", tmp_path / "home"))


def _over(folder: Path, home: Path) -> Application:
    return Application(
        Folder.at(home),
        load(folder / "communique.yaml"),
        clock=lambda: NOW,
        clearance=EVERYTHING,
        max_file_bytes=100_000,
    )


def _all_of(home: Home) -> str:
    return repr(replace(home, help=None))


def test_a_new_person_is_told_how_to_begin(application: Application) -> None:
    home = home_of(application, IN_SYDNEY, NOW)
    assert (home.documents, home.own, home.coming, home.recent, home.notice) == (1, (), (), (), "")
    assert home.invitation == "You have no digest yet: /communique subscribe --at 08:00"
    assert home.help is not None
    assert home.configuration == ()


def test_an_empty_corpus_says_how_to_feed_it(application: Application) -> None:
    for one in application.reader.documents():
        application.store.withdraw(one.id, at=application.instant())
    home = home_of(
        application,
        IN_SYDNEY,
        NOW,
        names={role: f"/{role}" for role in ("ask", "brief", "fact")} | {"communique": "/bot"},
    )
    assert home.notice.startswith("I have nothing to read yet.")
    assert home.notice.endswith("/bot add")


def news_words(application: Application, document_id: str) -> str:
    """The first sentence of a document."""
    return application.reader.passages_of([document_id])[0].text


def test_digests_come_first_with_what_can_be_done_and_their_times_are_the_persons_own(
    application: Application,
) -> None:
    (news,) = application.seen_by(frozenset({"public"})).reader.documents()
    follow(application, f"{news.id}@1:0-75", to=str(JANE))
    subscribe(application, "tunnel", at="08:00", days="mon-fri", timezone="Australia/Sydney", to=str(JANE))
    home = home_of(application, IN_SYDNEY, NOW)
    digest, followed = home.own
    assert (digest.about, digest.when, digest.followed) == ("tunnel", "mon-fri 08:00 Sydney", False)
    assert digest.actions == (Action(Verb.UNSUBSCRIBE, value=digest.id),)
    said = news_words(application, news.id)
    assert (followed.about, followed.followed) == (f"“{said}”", True)
    assert home.invitation == ""
    first = home.coming[0]
    assert (first.title, f"{first.at:%a %H:%M}", first.to) == ("Your digest: tunnel", "Tue 08:00", (JANE,))
    assert {str(one.at.tzinfo) for one in home.coming} == {"Australia/Sydney"}


def test_what_is_followed_is_not_named_to_whoever_may_not_see_it_any_more(application: Application) -> None:
    (board,) = application.seen_by(frozenset({"board"})).reader.documents()
    follow(application, f"{board.id}@1:0-80", to=str(CHAIR))
    chair = Asker(CHAIR, CHAIR)
    assert home_of(application, chair, NOW).own[0].about == f"“{news_words(application, board.id)}”"
    (now_closed,) = home_of(application, replace(chair, outside=True), NOW).own
    assert now_closed.about == NOT_VISIBLE
    assert now_closed.actions


def test_briefings_are_told_of_only_with_the_channels_that_somebody_may_know_of(
    application: Application,
) -> None:
    _sent(application)
    home = home_of(application, IN_SYDNEY, NOW, known={NEWS})
    assert {(one.title, one.to) for one in (*home.coming, *home.recent)} == {("Morning briefing", (NEWS,))}
    assert "STAFF" not in _all_of(home)
    assert "oard" not in _all_of(home)


@pytest.mark.parametrize("known", [(), (NEWS, STAFF, BOARD)])
def test_somebody_from_outside_is_told_of_no_channel(
    application: Application, known: tuple[object, ...]
) -> None:
    _sent(application)
    home = home_of(application, replace(IN_SYDNEY, outside=True), NOW, known=known)  # type: ignore[arg-type]
    assert (home.coming, home.recent) == ((), ())


def test_what_has_arrived_is_told_with_when_and_how_many_lines(application: Application) -> None:
    _sent(application)
    (one,) = home_of(application, IN_SYDNEY, NOW, known={NEWS}).recent
    assert (one.title, one.lines, one.to) == ("Morning briefing", 1, (NEWS,))
    assert f"{one.at:%Y-%m-%d %H:%M}" == "2026-03-02 18:00"


def test_what_has_not_arrived_is_not_told_as_if_it_had(application: Application) -> None:
    ledger = Ledger(application.store.engine)
    ledger.post(an_occurrence(), [frozen("body", to=(NEWS,))])
    assert home_of(application, IN_SYDNEY, NOW, known={NEWS}).recent == ()


def test_an_admin_sees_everything_and_the_configuration_without_keys(application: Application) -> None:
    home = home_of(application, replace(IN_SYDNEY, admin=True), NOW)
    assert {one.to for one in home.coming} == {(NEWS, STAFF), (BOARD,)}
    parts = dict(home.configuration)
    assert list(parts) == ["timezone", "collections", "topics", "keywords", "briefings", "admins"]
    assert "https://example.org/news.xml" in parts["collections"]
    assert "hunter2" not in _all_of(home)
    assert home.configuration_left_out == 0


def test_a_long_configuration_is_cut_by_whole_parts(application: Application) -> None:
    topics = dict(application.configuration.topics)
    for number in range(2_000):
        topics[f"topic {number}"] = topics["tunnel"]
    application.configuration = replace(application.configuration, topics=topics)
    home = home_of(application, replace(IN_SYDNEY, admin=True), NOW)
    assert [name for name, _ in home.configuration] == [
        "timezone",
        "collections",
        "keywords",
        "briefings",
        "admins",
    ]
    assert home.configuration_left_out == 1


def test_many_subscriptions_are_counted_and_not_all_listed(application: Application) -> None:
    for minute in range(MOST_OWN + 3):
        subscribe(application, at=f"08:{minute:02}", to=str(JANE))
    home = home_of(application, IN_SYDNEY, NOW)
    assert (len(home.own), home.own_left_out) == (MOST_OWN, 3)


def test_somebody_who_gets_no_answer_is_told_why_and_nothing_else(application: Application) -> None:
    home = home_of(application, replace(IN_SYDNEY, barred="I am not for you here.", admin=True), NOW)
    assert home.notice == "I am not for you here."
    assert (home.documents, home.help, home.configuration) == (0, None, ())


@pytest.mark.parametrize("timezone", [None, "", "Atlantis/Capital", "../etc"])
def test_without_a_time_zone_that_is_known_the_configured_one_holds(
    application: Application, timezone: str | None
) -> None:
    assert home_of(application, replace(IN_SYDNEY, timezone=timezone), NOW).timezone == "Europe/Stockholm"


def _sent(application: Application) -> None:
    """The morning briefing has arrived in both of its channels."""
    ledger = Ledger(application.store.engine)
    ledger.post(an_occurrence(), [frozen("body", to=(NEWS, STAFF))])
    claims = ledger.claim("worker", "slack", lease=timedelta(seconds=60), limit=10)
    ledger.record([Outcome(one, DeliveryState.SENT, a_receipt(f"m{at}")) for at, one in enumerate(claims)])
