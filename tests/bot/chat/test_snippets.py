"""Snippets: one fact for a keyword, once a thread, not too often, nothing that a channel may not see."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.application import Application
from bot.chat.asker import Asker
from bot.chat.hiding import Hidden
from bot.chat.lines import SHOWN_AGAIN, unhidden
from bot.chat.muting import Muted
from bot.chat.snippets import MAX_AN_HOUR, Snippet, Snippets, mute, snippet, unmute, wrong
from bot.chat.trouble import MEMBERS_ONLY, said
from bot.errors import UnknownName
from bot.home import Home
from bot.rendering import handles
from briefings.reply import Reply, Verb
from config import load
from config.destination import destination
from corpus.clearance import EVERYTHING
from tests.corpus.store.documents import a_document, put

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
HERE, OPEN = destination("slack:C012ABC"), destination("slack:C012XYZ")
ANN = Asker(destination("slack:U012ANN"), HERE)
COOLDOWN = timedelta(minutes=30)

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
  board: {paths: [board], allow: ["slack:C012ABC"]}
keywords:
  Harbour Tunnel: {channels: ["slack:C012ABC", "slack:C012XYZ"], cooldown: 30m}
  pumps: {channels: ["slack:C012ABC", "slack:C012XYZ"], cooldown: 30m}
  unicorn: {channels: ["slack:C012ABC"]}
"""

NEWS = (
    "The harbour tunnel cost 412 million euros, the port authority said. "
    "Some 12,000 vehicles used the harbour tunnel on its first day. "
    "The harbour tunnel has 14 emergency exits."
)
BOARD = "The board paid 8 million euros for the pumps of the harbour tunnel in March 2024."
MESSAGE = "Zebras wonder whether the Harbour-Tunnel's budget flummoxed anyone"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    """A corpus with an open and a closed collection."""
    for name in ("news", "board"):
        (tmp_path / name).mkdir()
    (tmp_path / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    made = Application(
        Home.at(tmp_path / "home"),
        load(tmp_path / "communique.yaml"),
        clock=lambda: NOW,
        clearance=EVERYTHING,
        max_file_bytes=100_000,
    )
    put(made.store, a_document(NEWS, given_id="news"))
    put(made.store, a_document(BOARD, given_id="board", source="/board/pumps.txt"), collection="board")
    return made


def posted(
    application: Application, text: str = MESSAGE, *, thread: str = "1.1", minutes: float = 0
) -> Snippet | None:
    """What a message in the channel calls up, so many minutes on."""
    return snippet(application, HERE, thread=thread, text=text, now=NOW + timedelta(minutes=minutes))


def words(one: Snippet | None) -> str:
    """What the quote says."""
    assert one is not None
    return one.reply.items()[0].statements[0].quote.text


def test_a_keyword_calls_up_one_fact_and_says_why(application: Application) -> None:
    one = posted(application)
    assert one is not None
    assert one.reply.title == "You mentioned “Harbour-Tunnel”"
    (item,) = one.reply.items()
    assert item.statements[0].citation.id == one.citation_id
    assert [(each.verb, each.value) for each in one.reply.actions] == [
        (Verb.MUTE, "Harbour Tunnel"),
        (Verb.WRONG, one.citation_id),
    ]
    assert one.reply.handle is None
    assert one.reply.push.startswith("You mentioned “Harbour-Tunnel” · ")


def test_nothing_is_said_where_there_is_no_keyword_or_nothing_about_it(application: Application) -> None:
    assert posted(application, "Good morning") is None
    assert posted(application, "a unicorn") is None
    assert snippet(application, destination("slack:C999"), thread="1", text=MESSAGE, now=NOW) is None


def test_a_thread_has_each_fact_once(application: Application) -> None:
    said = [words(posted(application, minutes=31 * number)) for number in range(3)]
    assert len(set(said)) == 3
    further = [posted(application, minutes=31 * number) for number in range(3, 8)]
    assert further[-1] is None
    assert words(posted(application, thread="2.2", minutes=31 * 8)) == said[0]


def test_a_keyword_rests_for_its_cooldown(application: Application) -> None:
    assert posted(application) is not None
    assert posted(application, thread="2.2", minutes=29) is None
    assert snippet(application, OPEN, thread="1.1", text=MESSAGE, now=NOW) is not None
    assert posted(application, thread="2.2", minutes=30) is not None


def test_the_next_keyword_speaks_while_the_first_one_rests(application: Application) -> None:
    assert posted(application) is not None
    one = posted(application, "the harbour tunnel and its pumps", thread="2.2", minutes=1)
    assert one is not None
    assert one.keyword == "pumps"


def test_a_channel_hears_only_so_many_an_hour(application: Application) -> None:
    snippets = Snippets(application.store.engine)
    for number in range(MAX_AN_HOUR):
        assert snippets.claim(a_snippet(thread=str(number), keyword=f"k{number}"), COOLDOWN, now=NOW)
    assert posted(application, minutes=59) is None
    assert posted(application, minutes=60) is not None


def test_a_channel_is_told_nothing_of_a_collection_it_may_not_see(application: Application) -> None:
    assert "8 million" in words(posted(application, "the pumps"))
    assert snippet(application, OPEN, thread="1.1", text="the pumps", now=NOW) is None
    assert snippet(application, HERE, thread="9.9", text="pumps", now=NOW, outside=True) is None


def test_a_line_called_wrong_is_not_shown_there_again(application: Application) -> None:
    elsewhere = snippet(application, OPEN, thread="1.1", text=MESSAGE, now=NOW)
    assert elsewhere is not None
    outcome = wrong(application, ANN, elsewhere.citation_id, NOW)
    reply = outcome.reply
    assert reply is not None
    assert reply.notice
    assert outcome.instead is not None
    assert outcome.instead.items() == ()
    assert [one.verb for one in reply.actions] == [Verb.UNHIDE]
    here = [posted(application, minutes=31 * number) for number in range(4)]
    assert words(elsewhere) not in [words(one) for one in here if one is not None]
    later = snippet(application, OPEN, thread="2.2", text=MESSAGE, now=NOW + COOLDOWN)
    assert words(later) == words(elsewhere)


def test_what_is_too_long_for_a_button_is_found_by_what_stands_for_it(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handles, "MAX_CHARS", 5)
    one = posted(application)
    assert one is not None
    quieter, wronger = one.reply.actions
    assert "Harbour" not in quieter.value
    assert one.citation_id not in wronger.value
    (again,) = mute(application, ANN, quieter.value, NOW).actions
    assert Muted(application.store.engine).at(HERE) == {"Harbour Tunnel"}
    assert "“Harbour Tunnel” here again" in unmute(application, ANN, again.value, NOW).notice
    Snippets(application.store.engine).claim(one, COOLDOWN, now=NOW)
    hidden = wrong(application, ANN, wronger.value, NOW).reply
    assert hidden is not None
    (shown_again,) = hidden.actions
    assert unhidden(application, ANN, shown_again.value, now=NOW) == said(SHOWN_AGAIN)


def test_a_line_that_the_place_may_not_see_cannot_be_called_wrong(application: Application) -> None:
    secret = posted(application, "the pumps")
    assert secret is not None
    there = replace(ANN, where=OPEN)
    assert wrong(application, there, secret.citation_id, NOW) == wrong(application, there, "x@1:0-1", NOW)
    lost = wrong(application, ANN, "no citation", NOW)
    assert lost.reply is not None
    assert lost.reply.notice
    assert lost.instead is None


def test_who_is_no_member_quiets_nothing_for_the_others(application: Application) -> None:
    guest = replace(ANN, member=False)
    one = posted(application)
    assert one is not None
    refused = wrong(application, guest, one.citation_id, NOW)
    assert (refused.reply, refused.instead) == (said(MEMBERS_ONLY), None)
    assert Hidden(application.store.engine).listed() == []
    assert mute(application, guest, "Harbour Tunnel", NOW) == said(MEMBERS_ONLY)
    assert Muted(application.store.engine).at(HERE) == frozenset()
    mute(application, ANN, "Harbour Tunnel", NOW)
    assert unmute(application, guest, "Harbour Tunnel", NOW) == said(MEMBERS_ONLY)
    assert Muted(application.store.engine).at(HERE) == {"Harbour Tunnel"}


def test_a_muted_keyword_is_silent_in_that_channel_until_it_is_unmuted(application: Application) -> None:
    told = mute(application, ANN, "Harbour Tunnel", NOW)
    assert [(one.verb, one.value) for one in told.actions] == [(Verb.UNMUTE, "Harbour Tunnel")]
    assert posted(application) is None
    assert snippet(application, OPEN, thread="1.1", text=MESSAGE, now=NOW) is not None
    assert "again" in unmute(application, ANN, "Harbour Tunnel", NOW).notice
    assert "not muted" in unmute(application, ANN, "Harbour Tunnel", NOW).notice
    assert posted(application) is not None
    with pytest.raises(UnknownName):
        mute(application, ANN, "Harbor Tunnel", NOW)


def test_two_replicas_that_hear_one_message_post_one_fact(application: Application) -> None:
    application.index()
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: posted(application), range(4)))
    assert sum(one is not None for one in made) == 1


def test_what_could_not_be_posted_may_be_posted_again(application: Application) -> None:
    one = posted(application)
    assert one is not None
    Snippets(application.store.engine).unclaim(one)
    again = posted(application)
    assert again is not None
    assert again.citation_id == one.citation_id


def test_no_word_of_a_message_is_stored_but_the_keyword(application: Application) -> None:
    one = posted(application)
    assert one is not None
    mute(application, ANN, one.keyword, NOW)
    wrong(application, ANN, one.citation_id, NOW)
    application.store.engine.dispose()
    for path in application.home.folder.rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        for word in ("zebras", "wonder", "budget", "flummoxed", "harbour-tunnel's"):
            assert word.encode() not in held, path


def a_snippet(*, thread: str = "1.1", keyword: str = "gas", citation_id: str = "a@1:0-5") -> Snippet:
    """A fact of a document."""
    return Snippet(HERE, thread, keyword, citation_id, Reply(""))


def test_a_fact_of_a_thread_is_claimed_once(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        claimed = list(
            pool.map(lambda _: Snippets(database).claim(a_snippet(), timedelta(0), now=NOW), range(8))
        )
    assert sum(claimed) == 1
    assert Snippets(database).citations(HERE, "1.1") == {"a@1:0-5"}


def test_two_messages_at_once_do_not_escape_the_cooldown(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = [a_snippet(thread=str(number)) for number in range(8)]
        claimed = list(pool.map(lambda one: Snippets(database).claim(one, COOLDOWN, now=NOW), made))
    assert sum(claimed) == 1
    assert not Snippets(database).is_due(HERE, "gas", COOLDOWN, now=NOW + COOLDOWN - timedelta(seconds=1))
    assert Snippets(database).is_due(HERE, "gas", COOLDOWN, now=NOW + COOLDOWN)


def test_a_claim_that_is_given_back_leaves_no_trace(database: Engine) -> None:
    snippets = Snippets(database)
    assert snippets.claim(a_snippet(), COOLDOWN, now=NOW)
    snippets.unclaim(a_snippet())
    assert snippets.claim(a_snippet(), COOLDOWN, now=NOW)


def test_who_muted_first_is_kept(database: Engine) -> None:
    muted = Muted(database)
    for person in ("slack:U012ANN", "slack:U012BOB"):
        muted.mute(HERE, "gas", by=destination(person), now=NOW)
    assert muted.at(HERE) == {"gas"}
    assert muted.at(OPEN) == frozenset()
    assert muted.unmute(HERE, "gas")
    assert not muted.unmute(HERE, "gas")


def test_a_keyword_that_is_none_any_more_is_not_guessed_at(application: Application) -> None:
    with pytest.raises(UnknownName) as unknown:
        mute(application, ANN, "Harbour Tunel", NOW)
    assert unknown.value.hint is None
