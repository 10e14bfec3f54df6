from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UnknownName
from bot.versions.acts import made
from config import parse
from config.configuration import Collection
from tests.bot.versions.acting.builders import HELD, ROOT, change, changed, mistakes

FEED = "https://example.org/news.xml?key=1"


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("https://example.org/feed/", "feeds"),
        ("https://example.org/news/rss", "feeds"),
        ("https://example.org/index.xml", "feeds"),
        ("HTTPS://example.org/atom.xml", "feeds"),
        ("https://example.org/feedback", "urls"),
        ("https://example.org/report.pdf?from=feed", "urls"),
        ("/srv/./reports/../papers/", "paths"),
    ],
)
def test_what_a_source_is_is_guessed_from_what_it_looks_like(location: str, kind: str) -> None:
    board = changed("source.add", location=location, collection="board", kind="").configuration.collections[
        "board"
    ]
    held = HELD.collections["board"]
    assert getattr(board, kind)[len(getattr(held, kind)) :] == (
        (Path("/srv/papers"),) if kind == "paths" else (location,)
    )


def test_a_source_is_told_without_what_may_be_a_key() -> None:
    edited = changed("source.add", location=FEED, collection="board")
    assert edited.change == "https://example.org/news.xml is read for board, as a feed."
    assert changed("source.remove", f"public {FEED}").change == (
        "https://example.org/news.xml is not read for public any more."
    )


def test_where_there_is_one_collection_it_need_not_be_named() -> None:
    alone = parse("collections: {public: {}}", path="a.yaml", folder=ROOT)
    assert changed("source.add", "", alone, location="/srv/x").change == (
        "/srv/x is read for public, as a folder or file."
    )
    assert mistakes("source.add", location="/srv/x") == [
        "Collection: there is nothing in it → collection of: public, board"
    ]


def test_a_place_is_read_once() -> None:
    assert not changed("source.add", location=FEED, collection="public").change
    assert mistakes("source.add", location=FEED, collection="public", kind="url") == [
        "https://example.org/news.xml is read for public as a feed → remove that first"
    ]
    assert mistakes("source.add", location="/srv/board", collection="public") == [
        "/srv/board is read for board → remove it there first"
    ]


def test_mistakes_in_a_source_are_told_at_once() -> None:
    assert mistakes("source.add", location="example.org/news", collection="bord", kind="fed") == [
        (
            "Address: a page's address starts with http:// or https://, not 'example.org/news' → "
            "write https://example.org/news"
        ),
        "Collection: no collection 'bord' → did you mean 'board'?",
        "What it is: unknown choice 'fed' → did you mean 'feed'?",
    ]
    assert mistakes("source.add", location="~/x", collection="board") == [
        "Address: '~/x' is no whole path → write it from / on, such as /srv/reports"
    ]
    assert mistakes("source.add", collection="board") == [
        "Address: there is nothing in it → write the address of a feed or a page"
    ]
    assert mistakes("source.add", location="https://me:secret@example.org/", collection="board") == [
        "Address: a page's address may hold no password → leave out what stands before the @"
    ]


def test_a_source_that_is_not_there_is_said_with_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownName) as raised:
        made(change("source.remove", "public /srv/new"), HELD)
    assert raised.value.hint == "did you mean 'public /srv/news'?"


def test_a_new_collection_is_closed_unless_its_form_says_who_may_see_it() -> None:
    assert changed("collection.new", name="archive").configuration.collections["archive"] == Collection(
        allow=()
    )
    assert changed("collection.new", name="archive", everyone="yes").change == (
        "archive is a new collection, open to everyone."
    )
    assert changed("collection.new", name="archive", everyone="no", allow="slack:#a").change == (
        "archive is a new collection, open to slack:#a."
    )
    assert mistakes("collection.new", name="Board") == ["Name: 'board' is taken → write another name"]


def test_a_collection_that_is_needed_stays() -> None:
    assert mistakes("collection.delete", "board") == [
        "/srv/board is read for board → remove its sources first"
    ]
    alone = parse("collections: {public: {}}", path="a.yaml", folder=ROOT)
    assert mistakes("collection.delete", "public", alone) == [
        "public is the only collection, and documents need one → make another one first"
    ]
    empty = changed("source.remove", "board /srv/board").configuration
    assert changed("collection.delete", "board", empty).change == "board is no collection any more."
