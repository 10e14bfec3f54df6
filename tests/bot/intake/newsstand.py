"""A newsstand: an application that reads a web server of ours, and what that server lays out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

from bot.application import Application
from bot.home import Home
from bot.intake.intake import intake
from bot.intake.standing import Standing, Standings
from bot.intake.wanted import Wanted
from bot.web.address import Inside
from bot.web.client import Web
from bot.web.politeness import Politeness
from config import load
from corpus.clearance import EVERYTHING
from tests.outside.server import Answer, page

if TYPE_CHECKING:
    from pathlib import Path

    from bot.report import Report
    from corpus.document import Document
    from tests.outside.server import Outside

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """One entry of an RSS feed."""

    link: str
    title: str
    body: str
    guid: str = ""
    date: str = "Mon, 02 Mar 2026 05:00:00 GMT"

    def xml(self) -> str:
        """As RSS writes it."""
        guid = f"<guid isPermaLink='false'>{escape(self.guid)}</guid>" if self.guid else ""
        return (
            f"<item><title>{escape(self.title)}</title><link>{escape(self.link)}</link>{guid}"
            f"<pubDate>{self.date}</pubDate><description>{escape(self.body)}</description></item>"
        )


def rss(*items: Item, title: str = "Harbour Post", etag: str | None = None) -> Answer:
    """A feed."""
    body = "".join(item.xml() for item in items)
    xml = f"<rss version='2.0'><channel><title>{title}</title>{body}</channel></rss>"
    return page(xml, "application/rss+xml; charset=utf-8", etag=etag)


def article(title: str, *paragraphs: str, etag: str | None = None) -> Answer:
    """A page."""
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    head = f"<html lang='en'><head><title>{escape(title)}</title></head>"
    html = f"{head}<body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    return page(html, etag=etag)


@dataclass
class Newsstand:
    """An application over a folder, with a clock that is set by hand."""

    folder: Path
    outside: Outside
    now: datetime = START
    application: Application = field(init=False)

    def configure(self, collections: str) -> Newsstand:
        """Take these collections, as YAML in one line each."""
        (self.folder / "communique.yaml").write_text(f"timezone: UTC\ncollections:\n{collections}\n")
        self.application = Application(
            Home.at(self.folder / "home"),
            load(self.folder / "communique.yaml"),
            clock=lambda: self.now,
            clearance=EVERYTHING,
            max_file_bytes=1_000_000,
            inside_hosts="127.0.0.1, localhost",
        )
        return self

    def read(self, wanted: Wanted = Wanted.ALL, **passed: float) -> Report:
        """Read the sources, some time later: `hours=1`."""
        self.now += timedelta(**passed)
        web = Web(
            inside=Inside.of("127.0.0.1, localhost"), politeness=Politeness(pause_s=0), now=lambda: self.now
        )
        return intake(self.application, wanted=wanted, web=web)

    def documents(self) -> list[Document]:
        """All documents, by title."""
        return sorted(self.application.reader.documents(), key=lambda one: one.title)

    def standing(self) -> list[Standing]:
        """How each source stands."""
        return Standings(self.application.store.engine).of(self.application.configuration.sources())
