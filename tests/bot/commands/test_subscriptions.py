"""Subscribing, pausing, following, leaving: by commands that every surface shares."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot.commands.follow import follow
from bot.commands.pause import pause
from bot.commands.subscribe import subscribe
from bot.commands.subscriptions import subscriptions
from bot.commands.unsubscribe import unsubscribe
from bot.errors import UnknownName, UsageMistake
from bot.ingest import ingest
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.subscriptions.subscription import Subscription
from config.destination import destination
from corpus.errors import UnknownDocument
from tests.bot.homes import AUDIT, TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application

NOON = datetime(2024, 5, 20, 12, tzinfo=UTC)
ANN, BOB = "slack:@ann", "slack:@bob"


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    folder = a_folder(tmp_path)
    (folder / "news" / "opening.txt").write_text(f"{TUNNEL}\n\nNobody was there.\n", encoding="utf-8")
    (folder / "board" / "audit.txt").write_text(f"The audit cost 3 million euros. {AUDIT}", encoding="utf-8")
    opened = an_application(folder)
    ingest(opened)
    yield opened
    opened.store.engine.dispose()


def listed(application: Application, to: str = ANN) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = subscriptions(application, to=to).shape["subscriptions"]
    return found


def cited(application: Application, title: str, number: int = 0) -> str:
    """The id of a citation of a sentence of a document."""
    (document,) = (one for one in application.reader.documents() if one.title == title)
    span = application.reader.passages_of([document.id])[number].span
    return f"{document.id}@1:{span.start}-{span.end}"


def test_a_digest_is_listed_with_when_it_comes_next(application: Application) -> None:
    made = subscribe(application, "Tunnel", at="08:00", days="mon-fri", to=ANN)
    assert made.shape["new"]
    assert listed(application) == [made.shape["subscription"]]
    assert listed(application)[0]["next_at"] == "2024-05-21T08:00+02:00"
    name = listed(application)[0]["id"]
    (row,) = subscriptions(application, to=ANN).reply.rows
    assert row == (name, "tunnel", "mon-fri 08:00", "next Tue 21 May 2024 08:00 Stockholm")


def test_the_same_digest_twice_is_one(application: Application) -> None:
    made = subscribe(application, "tunnel", at="08:00", to=ANN)
    again = subscribe(application, "tunnel", at="8:00", to=ANN)
    assert not again.shape["new"]
    assert again.shape["subscription"] == made.shape["subscription"]
    assert len(listed(application)) == 1


@pytest.mark.parametrize(
    ("topics", "options", "says", "hint"),
    [
        ("tunel", {"at": "08:00"}, "no topic 'tunel'", "did you mean 'tunnel'?"),
        ("", {}, "needs --at", "08:00"),
        ("", {"at": "8am"}, "--at: bad time '8am'", "08:00"),
        ("", {"at": "08:00", "days": "mon-fry"}, "--days: bad days", "'fri'"),
        ("", {"at": "08:00", "timezone": "Stockholm"}, "--timezone: unknown", "'Europe/Stockholm'"),
        ("", {"at": "08:00", "to": "slck:@ann"}, "--to: unknown destination", "'slack:@ann'"),
    ],
)
def test_a_mistake_is_said_with_its_likely_fix(
    application: Application, topics: str, options: dict[str, Any], says: str, hint: str
) -> None:
    with pytest.raises((UsageMistake, UnknownName)) as caught:
        subscribe(application, topics, at=options.pop("at", None), **options)
    assert says in str(caught.value)
    assert hint in (caught.value.hint or "")


def test_topics_stand_with_commas_or_spaces(application: Application) -> None:
    for number, typed in enumerate(("tunnel,tunnel", "tunnel tunnel", " TUNNEL ")):
        made = subscribe(application, typed, at=f"08:0{number}", to=ANN)
        assert made.shape["subscription"]["topics"] == ["tunnel"]


def test_topics_in_another_order_are_the_same_digest() -> None:
    asked = Subscription("", Kind.DIGEST, destination(ANN), "UTC", NOON, topics=("tunnel", "ferry"))
    turned = replace(asked, topics=("ferry", "tunnel"))
    assert asked.same_as(turned)
    assert not asked.same_as(replace(asked, topics=("ferry",)))


def test_where_nothing_is_set_up_to_send_the_answer_says_so(application: Application) -> None:
    said = subscribe(application, at="08:00", to="slack:#x").reply.notice
    assert said == "Slack is not set up: it is sent once it is."
    assert (
        subscribe(application, at="08:00", to="slack:#x").reply.notice
        == f"You have this digest already. {said}"
    )
    assert subscribe(application, at="08:00", to="file:x.jsonl").reply.notice == ""


def test_where_a_platform_is_set_up_the_answer_says_nothing_of_it(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-the-tests")
    assert subscribe(application, at="08:00", to="slack:#x").reply.notice == ""


def test_a_paused_digest_comes_next_when_the_pause_is_over_and_at_once_when_it_is_called_off(
    application: Application,
) -> None:
    name = subscribe(application, at="09:00", to=ANN).shape["subscription"]["id"]
    assert pause(application, name, until="2024-05-27", to=ANN).shape["subscription"]["paused"] == (
        "2024-05-20..2024-05-26"
    )
    assert listed(application)[0]["next_at"] == "2024-05-27T09:00+02:00"
    pause(application, name, off=True, to=ANN)
    assert listed(application)[0]["next_at"] == "2024-05-20T09:00+02:00"


@pytest.mark.parametrize("options", [{}, {"until": "2024-05-20"}, {"until": "soon"}])
def test_a_pause_needs_a_day_to_come(application: Application, options: dict[str, Any]) -> None:
    name = subscribe(application, at="09:00", to=ANN).shape["subscription"]["id"]
    with pytest.raises(UsageMistake):
        pause(application, name, to=ANN, **options)


def test_a_pause_ends_on_a_day_or_is_called_off_not_both(application: Application) -> None:
    name = subscribe(application, at="09:00", to=ANN).shape["subscription"]["id"]
    with pytest.raises(UsageMistake, match="either --until or --off"):
        pause(application, name, until="2024-05-27", off=True, to=ANN)


def test_nobody_ends_or_pauses_what_is_not_theirs(application: Application) -> None:
    theirs = subscribe(application, at="09:00", to=ANN).shape["subscription"]["id"]
    mine = subscribe(application, at="09:00", to=BOB).shape["subscription"]["id"]
    for act in (unsubscribe, pause):
        with pytest.raises(UnknownName) as caught:
            act(application, theirs, to=BOB)
        assert theirs not in (caught.value.hint or "")
    with pytest.raises(UnknownName) as caught:
        unsubscribe(application, mine[:-1], to=BOB)
    assert caught.value.hint == f"did you mean {mine!r}?"
    unsubscribe(application, mine.upper(), to=BOB)
    assert listed(application, BOB) == []
    assert len(listed(application)) == 1


def test_a_digest_that_was_ended_can_be_asked_for_again(application: Application) -> None:
    name = subscribe(application, at="09:00", to=ANN).shape["subscription"]["id"]
    unsubscribe(application, name, to=ANN)
    assert subscribe(application, at="09:00", to=ANN).shape["new"]
    assert len(listed(application)) == 1


def test_a_sentence_is_followed_by_its_citation_or_by_the_name_of_its_line(application: Application) -> None:
    by_id = follow(application, cited(application, "opening"), to=ANN)
    assert by_id.shape["fact"]["quote"] == TUNNEL.strip()
    assert listed(application)[0]["follows"]["name"] == "opening"
    by_line = follow(application, "morning 1", to=BOB)
    assert by_line.shape["fact"] == by_id.shape["fact"]
    assert listed(application, BOB)[0]["follows"]["name"] == "morning 05-20 #1"
    assert not follow(application, cited(application, "opening"), to=ANN).shape["new"]


def test_a_line_of_no_briefing_is_said_with_the_briefing_that_was_meant(application: Application) -> None:
    with pytest.raises(UnknownName) as caught:
        follow(application, "mornin #1", to=ANN)
    assert caught.value.hint == "did you mean 'morning'?"
    assert follow(application, "tunnel #1", to=ANN).shape["new"]


def test_what_states_nothing_cannot_be_followed(application: Application) -> None:
    with pytest.raises(UsageMistake, match="states nothing to follow"):
        follow(application, cited(application, "opening", 1), to=ANN)
    with pytest.raises(UsageMistake, match="neither a citation nor a line"):
        follow(application, "the tunnel", to=ANN)
    with pytest.raises(UnknownName, match="#9"):
        follow(application, "morning #9", to=ANN)


def test_a_document_that_may_not_be_seen_there_looks_as_if_there_were_none(application: Application) -> None:
    closed = cited(application, "audit")
    with pytest.raises(UnknownDocument) as hidden:
        follow(application, closed, to=ANN)
    with pytest.raises(UnknownDocument) as missing:
        follow(application, closed.replace("audit", "adit"), to=ANN)
    assert str(hidden.value).replace("audit", "adit") == str(missing.value)
    assert follow(application, closed, to="slack:#board").shape["new"]


def test_what_is_followed_cannot_be_paused_but_ended(application: Application) -> None:
    name = follow(application, cited(application, "opening"), to=ANN).shape["subscription"]["id"]
    with pytest.raises(UsageMistake) as caught:
        pause(application, name, until="2024-06-01", to=ANN)
    assert caught.value.hint == f"unsubscribe {name}"
    unsubscribe(application, name, to=ANN)
    assert Ledger(application.store.engine).subscriptions() == []
