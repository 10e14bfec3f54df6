"""Subscriptions: names that can be said, and digests as the briefings that they are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.ledger.states import Kind
from bot.schedule.occurrences import next_occurrences
from bot.schedule.schedule import schedule_of
from bot.subscriptions.names import sayable
from bot.subscriptions.stored import followed_from, followed_shape
from bot.subscriptions.subscription import Followed, Subscription, digests, schedule_of_digest
from briefings.citation import citation_of
from briefings.memory import Told
from briefings.quote import quote_of
from config.destination import destination
from config.schedule import DateRange
from tests.bot.homes import a_folder, an_application
from tests.passages import a_passage

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
DIGEST = Subscription(
    "lusab-babad",
    Kind.DIGEST,
    destination("slack:@ann"),
    "Europe/Stockholm",
    NOW,
    topics=("tunnel",),
    days=(0, 1, 2, 3, 4),
    at=time(7, 30),
)


def test_a_digest_is_a_briefing_of_its_topics_to_one_person(tmp_path: Path) -> None:
    configuration = an_application(a_folder(tmp_path)).configuration
    ((name, briefing),) = digests([DIGEST], configuration)
    assert (name, briefing.title, briefing.topics) == ("lusab-babad", "Your digest: tunnel", ("tunnel",))
    assert (briefing.to, briefing.at) == ((destination("slack:@ann"),), time(7, 30))
    assert schedule_of(briefing) == schedule_of_digest(DIGEST)


def test_ended_digests_follows_and_those_whose_topics_are_gone_are_not_due(tmp_path: Path) -> None:
    configuration = an_application(a_folder(tmp_path)).configuration
    assert digests([replace(DIGEST, ended_at=NOW)], configuration) == []
    assert digests([replace(DIGEST, kind=Kind.FOLLOW)], configuration) == []
    assert digests([replace(DIGEST, topics=("ferry",))], configuration) == []
    ((_, briefing),) = digests([replace(DIGEST, topics=("ferry", "tunnel"))], configuration)
    assert briefing.topics == ("tunnel",)


def test_a_paused_digest_comes_again_on_the_day_after_the_pause() -> None:
    paused = replace(DIGEST, paused=DateRange(date(2024, 5, 20), date(2024, 5, 26)))
    (due,) = next_occurrences(schedule_of_digest(paused), NOW, 1)
    assert f"{due.nominal:%Y-%m-%d %H:%M}" == "2024-05-27 07:30"


@given(st.lists(st.text(), min_size=1))
def test_names_can_be_said_and_follow_from_what_is_named(parts: list[str]) -> None:
    assert re.fullmatch(r"(?:[bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]-\w{5}", sayable(*parts))
    assert sayable(*parts) == sayable(*parts)
    assert sayable(*parts) != sayable(*parts, "more")


def test_what_is_followed_comes_back_from_the_store_as_it_was() -> None:
    passage = a_passage("The harbour tunnel has cost 412 million euros so far.")
    quote = quote_of(passage)
    told = Told(passage, quote, (citation_of(passage.document, quote),), "2024-05-20T06:00:00Z")
    followed = Followed("morning 05-20 #3", told, 7, (("changed", "ledger"),))
    shape = followed_shape(followed)
    assert "pages" not in str(shape)
    assert followed_shape(followed_from(shape)) == shape
    assert followed_from(shape).heard == followed.heard


def test_the_page_of_what_is_followed_comes_back_from_the_store() -> None:
    passage = a_passage("The harbour tunnel has cost 412 million euros so far.")
    paged = replace(passage, document=replace(passage.document, pages=(0, 20)))
    quote = quote_of(paged)
    told = Told(paged, quote, (citation_of(paged.document, quote),), "2024-05-20T06:00:00Z")
    again = followed_from(followed_shape(Followed("morning 05-20 #3", told, 7)))
    assert again.told.carriers[0].pages == (1, 2)
