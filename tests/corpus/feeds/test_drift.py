"""Feeds that drift: thirty readings, and still each article is one document and each document one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.feeds.feed import Entry
from corpus.feeds.identity import Known, identity_of, matched, said_digest, words_digest
from corpus.feeds.link import plain_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEED = "https://example.org/feed.xml"
READINGS = 30
LETTERS = "kalomineruthosetavidelwozebradilfengorhul"


def words(random: Random, count: int) -> list[str]:
    return ["".join(random.choices(LETTERS, k=7)) for _ in range(count)]


@dataclass
class Article:
    """An article as its site has it now."""

    number: int
    title: list[str]
    text: list[str]
    guid: str
    section: str = "news"
    scheme: str = "http"
    host: str = "example.org"
    query: str = ""
    date: str = "2026-11-01"
    drifted: set[str] = field(default_factory=set)
    """What changed since a reading last had it."""

    @property
    def link(self) -> str:
        return f"{self.scheme}://{self.host}/{self.section}/{self.number}-{'-'.join(self.title_then)}{self.query}"

    def __post_init__(self) -> None:
        self.title_then = tuple(self.title)

    def drift(self, random: Random, kinds: Sequence[str], *, at_once: int) -> None:
        kind = random.choice(kinds)
        if kind in ("guid", "moved", "title", "text"):
            if len(self.drifted | {kind}) > at_once:
                return
            self.drifted.add(kind)
        if kind == "guid":
            self.guid = str(UUID(int=random.getrandbits(128)))
        elif kind == "moved":
            self.section = random.choice(words(random, 1))
        elif kind == "title":
            self.title[random.randrange(len(self.title))] = words(random, 1)[0]
        elif kind == "text":
            self.text += words(random, 3)
        elif kind == "https":
            self.scheme, self.host = "https", random.choice(["example.org", "www.example.org"])
        elif kind == "clicks":
            self.query = f"?utm_campaign={random.randrange(99)}"
        elif kind == "date":
            self.date = f"2026-11-{random.randrange(1, 29):02}"


def entry(article: Article, place: int, *, ids: str, links: str) -> Entry:
    guid = {"own": article.guid, "permalink": article.link, "place": str(place), "one": "news", "none": None}
    link = {"own": article.link, "homepage": "https://example.org/", "section": "https://example.org/news/all",
            "none": None}  # fmt: skip
    return Entry(
        guid=guid[ids],
        link=plain_link(written) if (written := link[links]) else None,
        title=" ".join(article.title),
        published_at=article.date,
        summary=f"<p>{' '.join(article.text)}</p>",
    )


class Reader:
    """Keeps what is known, as the intake does."""

    def __init__(self) -> None:
        self.known: list[Known] = []

    def read(self, entries: Sequence[Entry]) -> list[str]:
        """The identity of each entry."""
        identities = []
        for one, before in matched(entries, self.known):
            identity = before.identity if before else identity_of(one, FEED, taken=self.identities())
            assert identity is not None
            row = len(self.known) if before is None else self.known.index(before)
            now = Known(row, one.guid, one.link, words_digest(one), said_digest(one), identity)
            self.known[row : row + 1] = [now]
            identities.append(identity)
        return identities

    def identities(self) -> set[str]:
        return {one.identity for one in self.known}


HARMLESS = ("https", "clicks", "date")
SHAPES = [
    # ids, links, what drifts, how much of it between two readings
    ("own", "own", (*HARMLESS, "guid", "title", "text"), 3),
    ("own", "own", (*HARMLESS, "moved", "title", "text"), 3),
    ("own", "own", (*HARMLESS, "guid", "moved"), 2),
    ("permalink", "own", (*HARMLESS, "title", "text"), 2),
    ("permalink", "own", (*HARMLESS, "moved"), 1),
    ("place", "own", (*HARMLESS, "title", "text"), 2),
    ("one", "own", (*HARMLESS, "title", "text"), 2),
    ("none", "own", (*HARMLESS, "title", "text"), 2),
    ("none", "own", (*HARMLESS, "moved"), 1),
    ("own", "homepage", (*HARMLESS, "title", "text"), 2),
    ("own", "none", (*HARMLESS, "title", "text"), 2),
    ("own", "section", (*HARMLESS, "title", "text"), 2),
    ("own", "section", (*HARMLESS, "guid"), 1),
    ("place", "homepage", HARMLESS, 1),
    ("one", "homepage", (*HARMLESS, "title", "text"), 1),
    ("none", "none", (*HARMLESS, "title", "text"), 1),
]


@pytest.mark.parametrize(("ids", "links", "drifts", "at_once"), SHAPES)
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_an_article_is_one_document_however_its_feed_drifts(
    ids: str, links: str, drifts: tuple[str, ...], at_once: int, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - a simulation, not a secret
    site: list[Article] = []
    reader = Reader()
    documents: dict[int, set[str]] = {}
    for _ in range(READINGS):
        for _ in range(random.choice([0, 1, 1, 2])):
            guid = str(UUID(int=random.getrandbits(128)))
            site.insert(0, Article(len(site), words(random, 6), words(random, 40), guid))
        for article in site:
            for _ in range(random.choice([0, 0, 1])):
                article.drift(random, drifts, at_once=at_once)
        shown = [article for article in site[:12] if random.random() < 0.9]
        shown += random.sample(site[12:], k=min(2, len(site[12:])))  # an old one returns
        if random.random() < 0.3:
            random.shuffle(shown)
        entries = [entry(article, place, ids=ids, links=links) for place, article in enumerate(shown, 1)]
        for article, identity in zip(shown, reader.read(entries), strict=True):
            documents.setdefault(article.number, set()).add(identity)
            article.drifted.clear()
    assert all(len(identities) == 1 for identities in documents.values())
    assert len(set().union(*documents.values())) == len(documents)


def same(one: Entry, other: Entry) -> bool:
    """Whether the second is the document that the first was."""
    return documents([one], [other]) == 1


def documents(*readings: Iterable[Entry]) -> int:
    """How many documents come of these readings."""
    reader = Reader()
    for reading in readings:
        reader.read(list(reading))
    return len(reader.identities())


TEXT = "The harbour master counted nineteen ferries at noon and closed the northern pier to all of them again"
OTHER = "A choir of fishermen won first prize in the capital with songs that nobody had written down before"
LONG_ID = "0193-4fd2-77ab-9c01-5e5e"


def story(number: int = 1, **fields: str | None) -> Entry:
    given: dict[str, str | None] = {
        "guid": LONG_ID,
        "link": f"https://example.org/ferries-stay-out-{number}",
        "title": "Ferries stay out of the harbour",
        "published_at": "2026-11-20",
    }
    return Entry(summary=TEXT, **{**given, **fields})  # type: ignore[arg-type]  # summary is not among them


def test_a_moved_and_rewritten_article_keeps_its_unmistakable_id() -> None:
    assert same(story(), story(link="https://example.org/live", title="Harbour open again"))


def test_a_long_id_on_another_host_with_other_words_is_another_article() -> None:
    moved = Entry(guid=LONG_ID, link="https://example.net/choir", title="A choir of fishermen", summary=OTHER)
    assert not same(story(), moved)


@pytest.mark.parametrize("guid", ["1", "item-1", "latest", "https://example.org/latest"])
def test_a_feed_of_one_entry_whose_id_is_a_place_does_not_overwrite_it(guid: str) -> None:
    other = Entry(
        guid=guid, link="https://example.org/choir", title="A choir of fishermen wins", summary=OTHER
    )
    assert not same(story(guid=guid), other)


def test_long_ids_that_are_places_do_not_overwrite_articles() -> None:
    random = Random(1)  # noqa: S311 - a simulation, not a secret
    site = [(" ".join(words(random, 5)), " ".join(words(random, 30))) for _ in range(15)]

    def reading(first: int) -> list[Entry]:
        return [
            Entry(
                f"tag:example.org,2026:in-place-{at}",
                f"https://example.org/{first + at}",
                title,
                summary=text,
            )
            for at, (title, text) in enumerate(site[first : first + 5])
        ]

    assert documents(reading(0), reading(5), reading(10)) == 15
    assert documents(reading(0), reading(2), reading(4)) == 9


def test_the_link_decides_where_link_and_id_disagree() -> None:
    first = story()
    second = Entry(guid=LONG_ID[::-1], link="https://example.org/choir", title="A choir wins", summary=OTHER)
    swapped = Entry(guid=first.guid, link=second.link, title="A choir wins", summary=OTHER)
    reader = Reader()
    reader.read([first, second])
    assert reader.read([swapped]) == [second.link]


def test_a_link_that_is_given_to_each_article_in_turn_overwrites_none() -> None:
    section = "https://example.org/news/all"
    other = Entry(guid="0000-1111-2222", link=section, title="A choir of fishermen wins", summary=OTHER)
    assert not same(story(link=section), other)
    assert documents([story(link=section)], [other], [story(link=section)], [other]) == 2


def test_an_id_that_counts_the_changes_of_its_article_is_the_same_article() -> None:
    link = "https://example.org/news/10293847"
    updated = Entry(guid=f"{link}#7", link=link, title="Two lost at sea", summary=OTHER)
    assert same(story(link=link, guid=f"{link}#1"), updated)


def test_an_article_listed_twice_is_one() -> None:
    assert documents([story(), story(), story(guid="another-id-of-the-same-story")]) == 1


def test_a_series_under_one_title_is_as_many_documents() -> None:
    parts = [story(number, guid=f"part-{number}", title="Ferries today") for number in range(5)]
    assert documents(*([part] for part in parts)) == 5


def test_a_series_with_one_teaser_and_new_names_is_as_many_documents() -> None:
    assert not same(story(1, guid="a-0000000000000001"), story(2, guid="a-0000000000000002"))


def test_a_link_that_another_article_takes_over_is_not_its_identity() -> None:
    reader = Reader()
    live = "https://example.org/live-report"
    reader.read([story(link=live)])
    reader.read([story(link="https://example.org/archive/ferries-stay-out")])
    reader.read([Entry(guid="0000-1111-2222", link=live, title="A choir wins", summary=OTHER)])
    assert len(reader.identities()) == 2


def test_an_entry_without_any_name_or_word_has_no_identity() -> None:
    ((one, before),) = matched([Entry(author="Ann Roe")], [])
    assert before is None
    assert identity_of(one, FEED) is None


def test_an_identity_is_an_address() -> None:
    assert identity_of(story(), FEED) == story().link
    assert identity_of(story(link=None), FEED) == f"{FEED}#{LONG_ID}"
    by_words = identity_of(story(link=None, guid="1"), FEED)
    assert by_words
    assert by_words.startswith(f"{FEED}#")
    assert by_words != f"{FEED}#1"


def test_what_is_said_does_not_depend_on_names_or_pictures() -> None:
    plain = story()
    assert said_digest(plain) == said_digest(story(link=None, guid="x"))
    pictured = Entry(
        title=plain.title, published_at=plain.published_at, summary=f"<p>{TEXT}<img src='a?7'></p>"
    )
    assert said_digest(plain) == said_digest(pictured)
    assert said_digest(plain) != said_digest(story(published_at="2026-11-21"))
    assert words_digest(plain) == words_digest(story(published_at="2026-11-21"))


def test_words_that_were_written_down_by_another_version_match_nothing() -> None:
    old = Known(1, None, None, "words of old", "", "https://example.org/old")
    assert matched([Entry(title="x")], [old])[0][1] is None
