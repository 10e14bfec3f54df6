from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.intake import intake as intake_module
from bot.intake.desk import Desk
from bot.intake.intake import LEASE, intake
from bot.intake.standing import Outcome, Standings
from bot.web.address import Inside
from bot.web.client import Web
from bot.web.politeness import Politeness
from tests.bot.intake.newsstand import article
from tests.bot.intake.test_feeds import TOLL

if TYPE_CHECKING:
    from asyncio import StreamWriter
    from datetime import datetime

    import pytest

    from bot.intake.batch import Reading
    from bot.intake.unit import Unit
    from bot.report import Report
    from config.configuration import Source
    from tests.bot.intake.newsstand import Newsstand
    from tests.outside.server import Asked

HOURLY = timedelta(hours=1)


def test_what_one_worker_reads_no_other_takes_until_it_is_done_or_must_be_dead(newsstand: Newsstand) -> None:
    newsstand.configure("  public: {feeds: ['https://harbourpost.example/feed']}")
    (feed,) = newsstand.application.configuration.sources()
    standings, now = Standings(newsstand.application.store.engine), newsstand.now
    assert standings.claim(feed, "one", now=now, until=now + LEASE)
    assert not standings.claim(feed, "two", now=now, until=now + LEASE)
    assert standings.claim(feed, "two", now=now + LEASE, until=now + 2 * LEASE)
    standings.release(feed, "one")  # it was too late
    assert not standings.claim(feed, "three", now=now + LEASE, until=now + 2 * LEASE)
    standings.release(feed, "two")
    assert standings.claim(feed, "three", now=now + LEASE, until=now + 2 * LEASE)


def test_nobody_is_woken_for_a_source_that_another_worker_reads(newsstand: Newsstand) -> None:
    newsstand.configure(
        "  public: {feeds: ['https://harbourpost.example/feed'], urls: ['https://a.example'], every: 1h}"
    )
    feed, url = newsstand.application.configuration.sources()
    standings, now = Standings(newsstand.application.store.engine), newsstand.now
    assert standings.first_at([feed, url]) is None
    standings.record(feed, Outcome(HOURLY), now=now)
    assert standings.first_at([feed, url]) == now + HOURLY

    late = now + 2 * HOURLY
    standings.claim(feed, "one", now=late, until=late + LEASE)
    assert standings.first_at([feed, url]) == late + LEASE


def test_a_source_is_taken_for_its_time_from_when_it_is_its_turn(newsstand: Newsstand) -> None:
    """Folders may take an hour before it: counted from the start, its time would be over already."""
    taken: list[bool] = []

    async def look(asked: Asked, writer: StreamWriter) -> None:
        standings = Standings(newsstand.application.store.engine)
        (url,) = (one for one in newsstand.application.configuration.sources() if one.location == page)
        taken.append(not standings.claim(url, "two", now=newsstand.now, until=newsstand.now + LEASE))
        writer.write(article("The toll", *TOLL).to(asked))

    def an_hour_later(_done: int, _to_do: int) -> None:
        newsstand.now += HOURLY

    page = newsstand.outside.serve("/toll", look)
    (newsstand.folder / "news").mkdir()
    (newsstand.folder / "news" / "a.txt").write_text(TOLL[0])
    newsstand.configure(f"  public: {{paths: [news], urls: ['{page}']}}")
    web = Web(inside=Inside.of("127.0.0.1"), politeness=Politeness(pause_s=0), now=lambda: newsstand.now)
    assert len(intake(newsstand.application, progress=an_hour_later, web=web).added) == 2
    assert taken == [True]


def test_a_source_is_held_on_to_however_long_its_documents_take(
    newsstand: Newsstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "LEASE", timedelta(milliseconds=100))
    renewed = threading.Event()
    url = newsstand.outside.serve("/toll", article("The toll", *TOLL))
    newsstand.configure(f"  public: {{urls: ['{url}']}}")
    store, renew = Desk.store, Standings.renew

    def renewing(self: Standings, source: Source, owner: str, *, until: datetime) -> None:
        renew(self, source, owner, until=until)
        renewed.set()

    def slow(self: Desk, page: tuple[Unit, Reading]) -> Report:
        assert renewed.wait(timeout=30)
        return store(self, page)

    monkeypatch.setattr(Standings, "renew", renewing)
    monkeypatch.setattr(Desk, "store", slow)
    assert len(newsstand.read().added) == 1


def test_what_was_let_go_is_not_kept_by_a_renewal_that_comes_late(newsstand: Newsstand) -> None:
    newsstand.configure("  public: {feeds: ['https://harbourpost.example/feed']}")
    (feed,) = newsstand.application.configuration.sources()
    standings, now = Standings(newsstand.application.store.engine), newsstand.now
    assert standings.claim(feed, "one", now=now, until=now + LEASE)
    standings.renew(feed, "one", until=now + 2 * LEASE)
    assert not standings.claim(feed, "two", now=now + LEASE, until=now + 2 * LEASE)
    standings.release(feed, "one")
    standings.renew(feed, "one", until=now + 2 * LEASE)
    assert standings.claim(feed, "two", now=now + LEASE, until=now + 2 * LEASE)
