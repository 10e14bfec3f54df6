from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.links import read_link
from tests.bot.intake.newsstand import Item, article, rss
from tests.bot.intake.test_feeds import OPENED, TOLL
from tests.outside.server import page, redirect

if TYPE_CHECKING:
    from tests.bot.intake.newsstand import Newsstand


def _configured(newsstand: Newsstand, *paths: str) -> Newsstand:
    urls = ", ".join(f"'{newsstand.outside.url(path)}'" for path in paths)
    return newsstand.configure(f"  public: {{urls: [{urls}]}}")


def test_a_page_is_a_document_and_a_changed_one_a_revision(newsstand: Newsstand) -> None:
    newsstand.outside.serve("/toll", article("The toll", *OPENED), article("The toll", *TOLL))
    (added,) = _configured(newsstand, "/toll").read().added
    assert newsstand.read(hours=1).updated == [added]
    assert newsstand.read(hours=1).unchanged == [added]


def test_a_page_that_says_that_it_is_another_one_is_known_by_its_own_address(newsstand: Newsstand) -> None:
    claims = "<link rel='canonical' href='https://harbourpost.example/true'>"
    body = "".join(f"<p>{one}</p>" for one in TOLL)
    html = f"<html><head>{claims}</head><body><article><h1>Toll</h1>{body}</article></body></html>"
    url = newsstand.outside.serve("/toll", page(html))
    _configured(newsstand, "/toll").read()
    (document,) = newsstand.documents()
    assert document.url == url


def test_a_kind_that_is_not_read_is_a_failure_of_its_source(newsstand: Newsstand) -> None:
    url = newsstand.outside.serve("/picture", page(b"\x89PNG", "image/png"))
    (failure,) = _configured(newsstand, "/picture").read().failed
    assert (failure.path, failure.reason) == (url, "what is there is image/png, which is not read")
    (standing,) = newsstand.standing()
    assert standing.trouble == failure.reason


@pytest.mark.parametrize(
    ("media_type", "begins"),
    [
        ("application/rss+xml", "<rss version='2.0'>"),
        ("text/xml", "<?xml version='1.0'?>\n<!-- made daily -->\n<rss version='2.0'>"),
        ("application/xml", "<feed xmlns='http://www.w3.org/2005/Atom'>"),
        ("text/xml", "\ufeff<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"),
    ],
)
def test_a_feed_is_told_from_a_page_however_it_is_served(
    newsstand: Newsstand, media_type: str, begins: str
) -> None:
    newsstand.outside.serve("/news", page(begins, media_type))
    (failure,) = _configured(newsstand, "/news").read().failed
    assert (failure.reason, failure.hint) == ("this is a feed, not a page", "list it under feeds")


def test_xml_that_is_no_feed_is_a_kind_that_is_not_read(newsstand: Newsstand) -> None:
    newsstand.outside.serve("/map", page("<feeder><rssi/></feeder>", "application/xml"))
    (failure,) = _configured(newsstand, "/map").read().failed
    assert failure.reason == "what is there is application/xml, which is not read"


def test_a_page_that_has_moved_for_good_says_where(newsstand: Newsstand) -> None:
    new = newsstand.outside.serve("/new", article("The toll", *TOLL))
    newsstand.outside.serve("/old", redirect("/new", 301))
    report = _configured(newsstand, "/old").read()
    assert len(report.added) == 1
    assert [one.reason for one in report.repaired] == [f"it has moved for good to {new}"]


def test_a_link_is_read_once_into_the_collection_that_was_said(newsstand: Newsstand) -> None:
    url = newsstand.outside.serve("/toll", article("The toll", *TOLL))
    newsstand.configure("  public: {}\n  board: {allow: ['slack:#board']}")
    (added,) = read_link(newsstand.application, url, "board").added
    assert newsstand.application.reader.document(added).collection == "board"
    assert newsstand.application.index().change == newsstand.application.store.change()


def test_a_page_whose_amendment_is_taken_back_is_read_again(newsstand: Newsstand) -> None:
    newsstand.outside.serve("/toll", article("The toll", *TOLL, etag='"one"'))
    (added,) = _configured(newsstand, "/toll").read().added
    store = newsstand.application.store
    store.amend(added, {"title": "A toll"}, by="console", at="2026-03-02T06:00:00Z")
    newsstand.read(hours=1)
    assert newsstand.documents()[0].title == "A toll"
    store.amend(added, {"title": None}, by="console", at="2026-03-02T06:00:00Z")
    assert newsstand.read(hours=1).updated == [added]
    assert newsstand.documents()[0].title == "The toll"


def test_a_page_of_two_collections_tells_each_of_its_own_document_only(newsstand: Newsstand) -> None:
    url = newsstand.outside.serve("/toll", article("The toll", *TOLL))
    newsstand.configure(
        f"  public: {{urls: ['{url}']}}\n  board: {{urls: ['{url}'], allow: ['slack:#board']}}"
    )
    newsstand.read()
    ids = {one.collection: one.id for one in newsstand.documents()}
    for collection, id_ in ids.items():
        for _ in range(2):
            assert read_link(newsstand.application, url, collection).stored == [id_]


def test_a_link_read_by_hand_keeps_what_the_feed_knew_of_it(newsstand: Newsstand) -> None:
    link = newsstand.outside.serve("/toll", article("The toll", *TOLL))
    feed = newsstand.outside.serve("/feed", rss(Item(link, "The toll", f"{TOLL[0][:60]}…")))
    (document,) = newsstand.configure(f"  public: {{feeds: ['{feed}']}}").read().added
    read_link(newsstand.application, link, "public")
    held = newsstand.application.reader.document(document)
    assert (held.publisher, held.published_at) == ("Harbour Post", "2026-03-02T05:00:00Z")

    store = newsstand.application.store
    store.amend(document, {"publisher": "Harbor Post"}, by="console", at="2026-03-02T06:00:00Z")
    read_link(newsstand.application, link, "public")
    assert newsstand.application.reader.document(document).publisher == "Harbor Post"
    store.amend(document, {"publisher": None}, by="console", at="2026-03-02T06:00:00Z")
    read_link(newsstand.application, link, "public")
    assert newsstand.application.reader.document(document).publisher is None
