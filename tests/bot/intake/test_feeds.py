from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.intake import entries, feeds
from bot.intake.entries import Entries, Held
from bot.intake.wanted import Wanted
from bot.web.client import Web
from tests.bot.intake.newsstand import Item, article, rss
from tests.outside.server import page, refusal

if TYPE_CHECKING:
    from asyncio import StreamWriter

    import pytest

    from bot.web.fetched import Fetched, Validators
    from tests.bot.intake.newsstand import Newsstand
    from tests.outside.server import Answer, Asked

OPENED = (
    "The northern gate of the tunnel opened to lorries on 3 May 2024, the port said in a notice.",
    "Some 12,000 vehicles a day are expected to use it before the year is over, twice as many as now.",
    "The harbour council will decide in June whether the toll stays at 4 euros for each passage.",
)
TOLL = (
    "The council has kept the toll at 4 euros for lorries and dropped it for buses, after a long night.",
    "Its chair told members that the decision would be looked at again in two years at the latest.",
)


def _configured(newsstand: Newsstand, more: str = "") -> Newsstand:
    url = newsstand.outside.url("/feed")
    return newsstand.configure(f"  public: {{feeds: ['{url}'], every: 30m{more}}}")


def _lay_out(newsstand: Newsstand, name: str, *paragraphs: str, guid: str = "") -> Item:
    """An article, and the teaser of it that a feed has."""
    url = newsstand.outside.serve(f"/{name}", article(f"About the {name}", *paragraphs))
    return Item(url, f"About the {name}", f"{paragraphs[0][:60]}…", guid or f"tag:{name}")


def test_the_page_of_a_teaser_is_read_and_knows_its_feed(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    newsstand.outside.serve("/feed", rss(item))
    report = _configured(newsstand).read()

    assert (len(report.added), report.failed) == (1, [])
    (document,) = newsstand.documents()
    assert (document.title, document.publisher) == ("About the gate", "Harbour Post")
    assert document.published_at == "2026-03-02T05:00:00Z"
    assert (document.source, document.url) == (item.link, item.link)
    text = newsstand.application.reader.contents(document.id, 1).text
    assert all(sentence in text for sentence in OPENED)


def test_an_article_that_the_feed_carries_whole_is_not_fetched(newsstand: Newsstand) -> None:
    whole = "".join(f"<p>{sentence}</p>" for sentence in (*OPENED, *TOLL) * 3)
    item = replace(_lay_out(newsstand, "gate", *OPENED), body=whole)
    newsstand.outside.serve("/feed", rss(item))
    assert len(_configured(newsstand).read().added) == 1

    assert newsstand.outside.asked("/gate") == []
    (document,) = newsstand.documents()
    assert TOLL[1] in newsstand.application.reader.contents(document.id, 1).text


def test_an_edited_date_and_a_changed_id_make_no_new_document(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    newsstand.outside.serve(
        "/feed",
        rss(item),
        rss(replace(item, date="Mon, 02 Mar 2026 05:45:00 GMT")),
        rss(replace(item, guid="tag:another")),
    )
    _configured(newsstand).read()
    for _ in range(2):
        report = newsstand.read(hours=1)
        assert (report.added, report.updated) == ([], [])

    assert len(newsstand.documents()) == 1
    assert len(newsstand.outside.asked("/gate")) == 1


def test_an_edited_text_is_a_new_revision(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    newsstand.outside.serve("/feed", rss(item))
    (first,) = _configured(newsstand).read().added
    again = _lay_out(newsstand, "gate", *OPENED, *TOLL)
    newsstand.outside.serve("/feed", rss(replace(again, body="Now with the decision of the council…")))

    assert newsstand.read(hours=1).updated == [first]
    (document,) = newsstand.documents()
    assert (document.id, document.revision) == (first, 2)


def test_the_first_reading_takes_the_newest_and_leaves_the_archive(newsstand: Newsstand) -> None:
    items = [
        replace(_lay_out(newsstand, f"day{day}", *OPENED), date=f"Mon, {day:02} Feb 2026 05:00:00 GMT")
        for day in range(1, 8)
    ]
    newsstand.outside.serve("/feed", rss(*items))
    assert len(_configured(newsstand, ", first: 2").read().added) == 2
    assert [one.title for one in newsstand.documents()] == ["About the day6", "About the day7"]

    newest = _lay_out(newsstand, "gate", *TOLL)
    newsstand.outside.serve("/feed", rss(newest, *items))
    assert len(newsstand.read(hours=1).added) == 1
    assert len(newsstand.documents()) == 3


def test_a_feed_that_has_not_changed_is_not_sent_again(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    newsstand.outside.serve("/feed", rss(item, etag='"one"'))
    (document,) = _configured(newsstand).read().added
    report = newsstand.read(hours=1)

    assert report.unchanged == [document]
    assert [one.headers.get("if-none-match") for one in newsstand.outside.asked("/feed")] == [None, '"one"']


def test_what_the_feed_says_stands_in_for_a_page_that_fails_three_times(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    newsstand.outside.serve("/feed", rss(replace(item, body=f"{OPENED[0]} {OPENED[1][:40]}…"), etag='"one"'))
    newsstand.outside.serve("/gate", refusal(503))
    report = _configured(newsstand).read()
    assert (len(report.added), [one.path for one in report.failed]) == (1, [item.link])
    (document,) = newsstand.documents()
    assert document.flags == ("teaser",)

    assert newsstand.read(Wanted.DUE, minutes=1).failed == []  # not so soon
    for _ in range(4):
        report = newsstand.read(hours=1)
        assert (report.added, report.updated) == ([], [])
    assert len(newsstand.outside.asked("/gate")) == 3


def test_a_page_that_comes_back_is_read_whole(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    newsstand.outside.serve("/feed", rss(item, etag='"one"'))
    newsstand.outside.serve("/gate", refusal(503), article("About the gate", *OPENED))
    (document,) = _configured(newsstand).read().added
    assert newsstand.read(hours=1).updated == [document]
    assert newsstand.application.reader.failures() == ()
    (held,) = newsstand.documents()
    assert (held.revision, held.flags) == (2, ())


def test_a_page_of_another_site_takes_the_place_of_what_the_feed_said(newsstand: Newsstand) -> None:
    url = _elsewhere(newsstand, refusal(503), article("What we say", *OPENED))
    whole = "".join(f"<p>{sentence}</p>" for sentence in TOLL * 6)
    newsstand.outside.serve("/feed", rss(Item(url, "What they say", whole, "tag:theirs")))
    (first,) = _configured(newsstand).read().added
    (held,) = newsstand.documents()
    assert (held.title, held.flags) == ("What they say", ())

    report = newsstand.read(hours=1)
    assert (len(report.added), report.withdrawn) == (1, [first])
    assert [one.title for one in newsstand.documents()] == ["What we say"]


def test_an_entry_without_a_title_is_called_by_its_first_words(newsstand: Newsstand) -> None:
    item = replace(
        _lay_out(newsstand, "gate", *OPENED), title="", body=f"{OPENED[0]} {OPENED[1]} {OPENED[2]}"
    )
    newsstand.outside.serve("/feed", rss(item))
    newsstand.outside.serve("/gate", refusal(410))
    _configured(newsstand).read()
    assert newsstand.documents()[0].title.startswith("The northern gate of the tunnel")


def test_the_page_knows_when_it_was_published(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    stated = "<meta property='article:published_time' content='2026-03-01T18:00:00Z'>"
    body = "".join(f"<p>{one}</p>" for one in OPENED)
    html = f"<html><head>{stated}</head><body><article><h1>Gate</h1>{body}</article></body></html>"
    newsstand.outside.serve("/gate", page(html))
    newsstand.outside.serve("/feed", rss(item))
    _configured(newsstand).read()
    assert newsstand.documents()[0].published_at == "2026-03-01T18:00:00Z"


def test_a_feed_that_fails_says_since_when_and_is_left_alone_for_longer_each_time(
    newsstand: Newsstand,
) -> None:
    newsstand.outside.serve("/feed", refusal(500))
    report = _configured(newsstand).read(Wanted.DUE)
    (failure,) = report.failed
    assert failure.path == newsstand.outside.url("/feed")
    since = newsstand.now
    (first,) = newsstand.standing()
    newsstand.read(hours=1)
    (second,) = newsstand.standing()

    assert (first.failures, second.failures) == (1, 2)
    assert first.failing_since == second.failing_since == since
    assert first.next_at
    assert second.next_at
    assert second.next_at - newsstand.now == 2 * (first.next_at - since)
    assert second.trouble == failure.reason

    newsstand.outside.serve("/feed", rss())
    newsstand.read(days=1)
    (well,) = newsstand.standing()
    assert (well.failures, well.failing_since, well.trouble, well.read_at) == (0, None, None, newsstand.now)


def test_a_server_that_asks_for_a_pause_gets_it(newsstand: Newsstand) -> None:
    newsstand.outside.serve("/feed", refusal(429, retry_after="7200"))
    _configured(newsstand).read(Wanted.DUE)
    (standing,) = newsstand.standing()
    assert standing.next_at is not None
    assert (standing.next_at - newsstand.now).total_seconds() == 7200

    newsstand.read(Wanted.DUE, hours=1)
    newsstand.read(Wanted.READY)
    assert len(newsstand.outside.asked("/feed")) == 1


def test_a_broken_feed_costs_the_others_nothing(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    good = newsstand.outside.serve("/good", rss(item))
    bad = newsstand.outside.serve("/bad", article("No feed", *TOLL))
    newsstand.configure(f"  public: {{feeds: ['{bad}', '{good}']}}")
    report = newsstand.read()

    assert len(report.added) == 1
    assert [one.path for one in report.failed] == [bad]


def test_two_collections_that_take_one_feed_have_a_document_each(newsstand: Newsstand) -> None:
    url = newsstand.outside.serve("/feed", rss(_lay_out(newsstand, "gate", *OPENED)))
    newsstand.configure(
        f"  public: {{feeds: ['{url}']}}\n  board: {{feeds: ['{url}'], allow: ['slack:#board']}}"
    )
    assert len(newsstand.read().added) == 2
    assert {one.collection for one in newsstand.documents()} == {"public", "board"}
    again = newsstand.read(hours=1)
    assert (again.added, again.updated, again.failed) == ([], [], [])


def _elsewhere(newsstand: Newsstand, *answers: Answer) -> str:
    """The address of an article on another host than the feed's."""
    newsstand.outside.serve("/theirs", *answers)
    return newsstand.outside.url("/theirs", host="localhost")


def test_a_feed_does_not_speak_for_the_page_of_another_site(newsstand: Newsstand) -> None:
    url = _elsewhere(newsstand, article("What we say", *OPENED))
    false = "".join(f"<p>{sentence}</p>" for sentence in TOLL * 6)
    newsstand.outside.serve("/feed", rss(Item(url, "What they never said", false, "tag:theirs")))
    _configured(newsstand).read()

    (document,) = newsstand.documents()
    assert (document.title, document.url) == ("What we say", url)
    assert TOLL[0] not in newsstand.application.reader.contents(document.id, 1).text


def test_a_teaser_of_another_site_stands_under_the_address_of_its_feed(newsstand: Newsstand) -> None:
    url = _elsewhere(newsstand, refusal(410))
    newsstand.outside.serve("/feed", rss(Item(url, "Gone", f"{OPENED[0]} {OPENED[1]}…", "tag:theirs")))
    newsstand.configure(f"  public: {{feeds: ['{newsstand.outside.url('/feed')}']}}").read()

    (document,) = newsstand.documents()
    assert document.source == f"{newsstand.outside.url('/feed')}#{url}"
    assert (document.url, document.publisher) == (url, "Harbour Post")
    assert newsstand.application.reader.failures() == ()
    assert document.flags == ("teaser",)


def test_an_entry_that_moves_to_another_site_does_not_take_the_document_along(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED, guid="tag:a-long-id-20260302")
    link = _elsewhere(newsstand, article("About the gate", *TOLL))
    moved = replace(item, link=link, body=f"{item.body} With the council's vote.")
    newsstand.outside.serve("/feed", rss(item), rss(moved))
    (first,) = _configured(newsstand).read().added
    newsstand.read(hours=1)

    assert newsstand.application.reader.document(first).revision == 1
    assert {one.source for one in newsstand.documents()} == {item.link, moved.link}


def _held(newsstand: Newsstand) -> list[Held]:
    (feed,) = newsstand.application.configuration.sources()
    return Entries(newsstand.application.store.engine).of(feed)


def test_what_is_left_in_the_archive_is_written_down_before_any_page_is_asked_for(
    newsstand: Newsstand,
) -> None:
    """Who is killed in the middle of the first reading must not read the archive the next time."""
    old = replace(_lay_out(newsstand, "old", *TOLL), date="Mon, 02 Feb 2026 05:00:00 GMT")
    item = _lay_out(newsstand, "gate", *OPENED)
    known: list[list[str | None]] = []

    async def look(_asked: Asked, writer: StreamWriter) -> None:
        known.append([one.known.link for one in _held(newsstand) if not one.taken])
        writer.write(article("About the gate", *OPENED).to(_asked))

    newsstand.outside.serve("/gate", look)
    newsstand.outside.serve("/feed", rss(item, old))
    assert len(_configured(newsstand, ", first: 1").read().added) == 1
    assert known == [[old.link]]


def test_a_feed_of_very_many_is_read_a_part_at_a_time_the_newest_first(
    newsstand: Newsstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MOST_READ", 2)
    old = _lay_out(newsstand, "gate", *OPENED)
    items = [
        replace(_lay_out(newsstand, f"day{day}", *OPENED), date=f"Tue, {day:02} Mar 2026 05:00:00 GMT")
        for day in range(3, 8)
    ]
    newsstand.outside.serve("/feed", rss(old), rss(*items, etag='"many"'))
    _configured(newsstand, ", first: 1").read()

    added = [len(newsstand.read(hours=1).added) for _ in range(4)]
    assert added == [2, 2, 1, 0]
    asked = [one.headers.get("if-none-match") for one in newsstand.outside.asked("/feed")]
    assert asked == [None, None, None, None, '"many"']


def test_a_page_that_failed_is_not_waited_for_once_the_feed_has_dropped_it(newsstand: Newsstand) -> None:
    item = _lay_out(newsstand, "gate", *OPENED)
    newsstand.outside.serve("/gate", refusal(503))
    other = _lay_out(newsstand, "toll", *TOLL)
    newsstand.outside.serve("/feed", rss(item, other), rss(other, etag='"two"'))
    _configured(newsstand).read()
    for _ in range(2):
        newsstand.read(hours=1)
    asked = [one.headers.get("if-none-match") for one in newsstand.outside.asked("/feed")]
    assert asked == [None, None, '"two"']


def test_an_entry_that_two_workers_find_new_has_one_row(newsstand: Newsstand) -> None:
    newsstand.outside.serve("/feed", rss(_lay_out(newsstand, "gate", *OPENED)))
    _configured(newsstand).read()
    (held,) = _held(newsstand)
    (feed,) = newsstand.application.configuration.sources()
    new = replace(held, known=replace(held.known, id=None))
    Entries(newsstand.application.store.engine).write(feed, [new], seen_at=newsstand.now)
    assert _held(newsstand) == [held]


def test_an_article_that_says_it_is_of_next_month_has_no_date(newsstand: Newsstand) -> None:
    item = replace(_lay_out(newsstand, "gate", *OPENED), date="Thu, 02 Apr 2026 05:00:00 GMT")
    newsstand.outside.serve("/feed", rss(item))
    _configured(newsstand).read()
    (document,) = newsstand.documents()
    assert document.published_at is None


def test_an_article_without_a_page_leads_to_its_feed_and_not_to_the_key_in_its_address(
    newsstand: Newsstand,
) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in TOLL * 4)
    url = newsstand.outside.serve("/feed?key=0123", rss(Item("", "Toll", body, "tag:toll-2026-03-02-0001")))
    newsstand.configure(f"  public: {{feeds: ['{url}']}}").read()
    (document,) = newsstand.documents()
    assert document.url == newsstand.outside.url("/feed")


def test_of_very_many_entries_those_are_known_that_the_feed_had_last(
    newsstand: Newsstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [_lay_out(newsstand, name, *OPENED) for name in ("one", "two", "three")]
    newsstand.outside.serve("/feed", rss(*items), rss(items[2], items[0]))
    _configured(newsstand).read()
    newsstand.read(hours=1)
    monkeypatch.setattr(entries, "MOST_KNOWN", 2)
    assert {one.known.link for one in _held(newsstand)} == {items[0].link, items[2].link}
    monkeypatch.undo()
    assert len(_held(newsstand)) == 3


class Asking(TypedDict, total=False):
    """How a page may be asked for."""

    validators: Validators
    accept: str
    may_go_inside: bool


def test_a_page_that_breaks_the_client_costs_its_feed_nothing(
    newsstand: Newsstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = (_lay_out(newsstand, name, *OPENED) for name in ("bad", "good"))
    newsstand.outside.serve("/feed", rss(bad, good))
    fetch = Web.fetch

    async def breaking(self: Web, url: str, **asked: Unpack[Asking]) -> Fetched:
        if url == bad.link:
            raise RuntimeError("nobody thought of this")
        return await fetch(self, url, **asked)

    monkeypatch.setattr(Web, "fetch", breaking)
    report = _configured(newsstand).read()
    assert [one.path for one in report.failed] == [bad.link]
    assert {one.source: one.flags for one in newsstand.documents()} == {bad.link: ("teaser",), good.link: ()}
    assert newsstand.standing()[0].trouble is None
