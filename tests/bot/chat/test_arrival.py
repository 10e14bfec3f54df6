from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.chat.arrival import (
    ADMINS_ONLY,
    NOTHING_POSTED,
    TODAY,
    choose_topics,
    greeting,
    keep_out,
    post_here,
    topics_chosen,
)
from bot.chat.asker import Asker
from bot.chat.pins import Pins
from bot.chat.topics import NO_TOPICS, Topics
from bot.chat.trouble import said
from bot.delivery.message import Content
from bot.ingest import ingest
from bot.ledger import Ledger
from bot.ledger.entries import Edition, Frozen, Occurrence, Planned
from bot.ledger.states import Kind
from bot.versions.versions import Versions
from briefings.reply import Reply, Verb
from config.destination import Platform, destination
from tests.bot.versions.conftest import an_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application
    from bot.chat.outcome import Outcome

HARBOUR, BOARD = destination("slack:C012ABC"), destination("slack:C034DEF")
ANNA, BEN = destination("slack:U012ABC"), destination("slack:U034DEF")
ADMIN, OTHER_ADMIN = Asker(ANNA, HARBOUR, admin=True), Asker(BEN, HARBOUR, admin=True)
FIRST = "First: Tue 21 May 2024 08:00 Stockholm."
WHEN = "on weekdays at 08:00 Stockholm"

NEWS = """---
title: The tunnel
publisher: Harbour Post
date: 2024-05-17
---
The tunnel under the harbour will cost 412 million euros. It opens to lorries on 3 June 2025.
The toll for a lorry will be 14 euros.
"""
MINUTES = """---
title: Minutes
publisher: The board
date: 2024-05-19
---
The pumps of the tunnel were ordered twice, at a cost of 9 million euros.
"""


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    """Over a document that everybody may see, and one of the board's."""
    held = an_application(tmp_path)
    for folder, text in (("news", NEWS), ("board", MINUTES)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.md").write_text(text, encoding="utf-8")
        assert not ingest(held, [tmp_path / folder], collection="public" if folder == "news" else None).failed
    yield held
    held.store.engine.dispose()


def _reply(outcome: Outcome) -> Reply:
    assert outcome.reply is not None
    return outcome.reply


def _quotes(reply: Reply) -> str:
    return " ".join(each.quote.text for item in reply.items() for each in item.statements)


def test_it_says_what_it_has_read_and_what_the_briefing_would_be(application: Application) -> None:
    reply = greeting(application, HARBOUR, label="#harbour", ask="/find")
    assert reply.title == "Hello. I have read 1 document, the newest from 17 May 2024."
    assert reply.summary == ("Ask me with /find; I answer only with quotes you can check.",)
    assert (reply.sections[0].heading, reply.sections[0].items) == (TODAY, ())
    assert not any(TODAY in one.heading for one in reply.sections[1:])
    assert 1 <= len(reply.items()) <= 3
    assert "412 million" in _quotes(reply)
    assert [(one.verb, one.value) for one in reply.actions] == [
        (Verb.POST_HERE, "#harbour"),
        (Verb.TOPICS, "#harbour"),
        (Verb.NOT_HERE, "#harbour"),
    ]
    assert reply.push.startswith("Hello. I have read 1 document")
    assert Versions(application.store.engine).number() == 0


def test_it_counts_and_quotes_only_what_the_place_may_see(application: Application) -> None:
    assert "pumps" not in _quotes(greeting(application, HARBOUR))
    board = destination("slack:#board")
    reply = greeting(application, board)
    assert reply.title == "Hello. I have read 2 documents, the newest from 19 May 2024."
    assert greeting(application, board, outside=True).title == greeting(application, HARBOUR).title


def test_with_nothing_to_read_it_says_how_to_feed_it(tmp_path: Path) -> None:
    empty = an_application(tmp_path)
    reply = greeting(empty, HARBOUR, more="/press")
    assert reply.notice.startswith("I have nothing to read yet.")
    assert "in our own conversation" in reply.notice
    assert "/press add LINK" in reply.notice
    assert " here" not in reply.notice
    assert reply.actions == ()
    empty.store.engine.dispose()


def test_a_click_posts_the_briefing_here_and_says_when_it_comes_first(application: Application) -> None:
    reply = _reply(post_here(application, ADMIN, label="#harbour"))
    assert reply.notice == f"Morning briefing is posted in #harbour, about tunnel. {FIRST}"
    assert HARBOUR in application.configuration.briefings["morning"].to
    latest = Versions(application.store.engine).latest()
    assert latest is not None
    assert (latest.number, latest.made_by, latest.made_in) == (2, "slack:U012ABC", "slack:C012ABC")


def test_the_second_admin_sees_what_the_first_did(application: Application) -> None:
    post_here(application, ADMIN)
    reply = _reply(post_here(application, OTHER_ADMIN))
    assert reply.notice == f"It is so already: Morning briefing is posted here, about tunnel. {FIRST}"
    assert Versions(application.store.engine).number() == 2


def test_topics_are_chosen_for_this_place_alone(application: Application) -> None:
    shown = choose_topics(application, ADMIN)
    assert shown == Topics(("tunnel", "toll"), ("tunnel",), 0, WHEN)
    reply = _reply(topics_chosen(application, ADMIN, ["toll"], label="#harbour", version=0))
    assert reply.notice == f"Morning briefing is posted in #harbour, about toll. {FIRST}"
    assert application.configuration.briefings["harbour"].to == (HARBOUR,)
    assert application.configuration.briefings["morning"].topics == ("tunnel",)
    assert choose_topics(application, ADMIN) == Topics(("toll", "tunnel"), ("toll",), 2, WHEN)


def test_a_choice_from_an_older_version_is_refused_with_who_changed_it(application: Application) -> None:
    topics_chosen(application, ADMIN, ["toll"], version=0)
    reply = _reply(topics_chosen(application, OTHER_ADMIN, ["tunnel"], version=0))
    assert "by slack:U012ABC at 2024-05-20 06:00 UTC" in reply.notice
    assert Versions(application.store.engine).number() == 2


def test_not_here_ends_what_the_file_gave_by_the_channels_name(application: Application) -> None:
    Pins(application.store.engine).pin(
        Platform.SLACK, "news", HARBOUR.address, now=datetime(2024, 5, 1, tzinfo=UTC)
    )
    assert _reply(keep_out(application, ADMIN)).notice == NOTHING_POSTED
    assert application.written.briefings["morning"].to == (destination("console"),)
    assert _reply(keep_out(application, OTHER_ADMIN)).notice == NOTHING_POSTED
    assert Versions(application.store.engine).number() == 2


def test_only_admins_change_anything(application: Application) -> None:
    anybody = Asker(ANNA, HARBOUR)
    choice = choose_topics(application, anybody)
    assert isinstance(choice, Reply)
    assert choice.notice == ADMINS_ONLY
    for outcome in (
        post_here(application, anybody),
        topics_chosen(application, anybody, ["toll"]),
        keep_out(application, anybody),
    ):
        assert _reply(outcome).notice == ADMINS_ONLY
        assert (outcome.posts, outcome.instead) == ((), None)
    assert Versions(application.store.engine).number() == 0


def test_what_was_chosen_and_could_not_be_shown_stays_chosen(application: Application) -> None:
    shown = choose_topics(application, ADMIN)
    assert isinstance(shown, Topics)
    assert shown.every[0] == "tunnel"
    reply = _reply(topics_chosen(application, ADMIN, ["toll"], label="#harbour", shown=0))
    assert "about tunnel, toll." in reply.notice
    reply = _reply(topics_chosen(application, ADMIN, [], label="#harbour", shown=1))
    assert "about toll." in reply.notice


def test_a_label_that_is_too_long_for_a_click_leaves_the_buttons_as_they_are(
    application: Application,
) -> None:
    for label, value in (("#harbour", "#harbour"), (f"#{'quay-' * 19}", "")):
        assert {one.value for one in greeting(application, HARBOUR, label=label).actions} == {value}


def test_without_topics_there_is_nothing_to_choose_and_it_says_how_to_make_one(
    application: Application,
) -> None:
    held = application.configuration
    bare = {name: replace(one, topics=()) for name, one in held.briefings.items()}
    application.written = application.configuration = replace(held, topics={}, briefings=bare)
    assert choose_topics(application, ADMIN) == said(NO_TOPICS)


def test_a_topic_that_is_gone_is_said_plainly(application: Application) -> None:
    assert "No topic 'tols'" in _reply(topics_chosen(application, ADMIN, ["tols"])).notice


def test_what_was_clicked_gives_way_to_what_holds_now(application: Application) -> None:
    posted = post_here(application, ADMIN).instead
    assert posted is not None
    assert posted.notice == f"This channel gets Morning briefing {WHEN}, about tunnel."
    gone = keep_out(application, ADMIN).instead
    assert gone is not None
    assert gone.notice == NOTHING_POSTED


def test_the_place_is_told_once_which_topics_were_chosen(application: Application) -> None:
    (post,) = topics_chosen(application, ADMIN, ["toll"], label="#harbour").posts
    assert post.where == HARBOUR
    assert post.reply.notice.endswith(f"{WHEN}, about toll.")
    assert topics_chosen(application, ADMIN, ["toll"], label="#harbour").posts == ()


def test_a_briefing_that_has_been_written_already_is_not_promised_to_who_joins(
    application: Application,
) -> None:
    due_at = datetime(2024, 5, 21, 6, tzinfo=UTC)
    ledger = Ledger(application.store.engine)
    morning = Occurrence(Kind.BRIEFING, "morning", "2024-05-21T08:00", "Europe/Stockholm", "", due_at)
    ledger.plan([Planned(morning, (BOARD,))], {(Kind.BRIEFING, "morning"): due_at})
    assert FIRST in _reply(post_here(application, ADMIN)).notice
    keep_out(application, ADMIN)
    ledger.freeze(morning, [Frozen(Edition(due_at), (Content("written"),), (BOARD,))])
    assert "First: Wed 22 May 2024 08:00 Stockholm." in _reply(post_here(application, ADMIN)).notice
    at_board = replace(ADMIN, where=BOARD)
    assert FIRST in _reply(post_here(application, at_board)).notice
