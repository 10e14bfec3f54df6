"""The admins' configuration as one frozen value: what is read, searched for, briefed on, and sent where.

`config.reader` makes it from a file, with every mistake at once; `config.writer` makes a file from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from config.errors import ConfigError
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from config.cron import Cron
    from config.destination import Destination
    from config.schedule import DateRange

DEFAULT_LINES = 8
DEFAULT_COOLDOWN = timedelta(minutes=30)
DEFAULT_EVERY = timedelta(minutes=30)
DEFAULT_FIRST = 20
CATCH_UP_ALL = timedelta(days=1)
"""What `catch_up: all` makes up for."""


class CatchUp(StrEnum):
    """What happens to the occurrences that fell due while the program was down."""

    LATEST = "latest"
    NONE = "none"


class Unknown(StrEnum):
    """What happens to a delivery of which nobody can find out whether it arrived."""

    RESEND = "resend"
    HOLD = "hold"


class Removed(StrEnum):
    """What becomes of a document whose file is no longer there."""

    KEEP = "keep"
    WITHDRAW = "withdraw"


class Often(StrEnum):
    """How often the admins get a list of questions that nothing answers."""

    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of documents with a clearance.

    Attributes:
        paths: absolute; files, and folders read with all below them.
        feeds: RSS, Atom or JSON Feed; http or https.
        urls: single pages and files, each a document; http or https.
        every: how often its feeds and urls are asked for what is new.
        first: the most entries, the newest, that are taken of a feed that is read for the first time.
        removed: what becomes of a document when its file is gone.
        allow: the destinations that may see it; None is every one, empty is none but the command line.
    """

    paths: tuple[Path, ...] = ()
    feeds: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    every: timedelta = DEFAULT_EVERY
    first: int = DEFAULT_FIRST
    removed: Removed = Removed.KEEP
    allow: tuple[Destination, ...] | None = None

    def sources(self, name: str) -> tuple[Source, ...]:
        """Where the documents of the collection of this name come from: paths, then feeds, then urls."""
        return (
            *(Source(name, SourceKind.PATH, str(path), self.every) for path in self.paths),
            *(Source(name, SourceKind.FEED, feed, self.every) for feed in self.feeds),
            *(Source(name, SourceKind.URL, url, self.every) for url in self.urls),
        )

    def allows(self, destination: Destination) -> bool:
        """Whether a destination may see documents of this collection."""
        return self.allow is None or destination in self.allow


@dataclass(frozen=True, slots=True)
class Topic:
    """What a section of a briefing is about.

    Attributes:
        words: words and names, at least one.
        aliases: a name → the other ways in which it is written.
    """

    words: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words that a channel wants to be told of as soon as a document states something about them.

    Attributes:
        channels: at least one.
        cooldown: the least time between two messages to one channel.
    """

    channels: tuple[Destination, ...]
    cooldown: timedelta = DEFAULT_COOLDOWN


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing: what it holds, when it is due, and who gets it.

    Attributes:
        title: as shown.
        timezone: IANA name; days, times and skipped days are counted in it.
        days: weekdays, Monday 0, in order; not used where `cron` is given.
        at: nominal local time of day; None where `cron` is given, or where it is only asked for by name.
        cron: in place of days and a time of day.
        topics: names of topics; empty for an overview of everything.
        lines: the most lines, 1..50.
        words: the most words of all quotes together; then `lines` does not hold.
        to: where it goes.
        skip: days on which it is not due.
        catch_up: what a late start makes up for; a time is all that was due no longer ago.
        unknown: what happens when nobody knows whether it arrived.
        ping: an address that is asked for once each occurrence has arrived everywhere: an alarm outside that
            rings when it is not asked; http or https.
        enabled: whether it is due at all; one that is not is still made when somebody asks for it by name.
    """

    title: str
    timezone: str
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    at: time | None = None
    cron: Cron | None = None
    topics: tuple[str, ...] = ()
    lines: int = DEFAULT_LINES
    words: int | None = None
    to: tuple[Destination, ...] = ()
    skip: tuple[DateRange, ...] = ()
    catch_up: CatchUp | timedelta = CatchUp.LATEST
    unknown: Unknown = Unknown.RESEND
    ping: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Admins:
    """Who may change the configuration, beside the platforms' own administrators.

    Attributes:
        slack: ids of members and user groups.
        discord_roles: ids of roles.
        notes: where notes to admins go.
        unanswered: how often these tell which questions found nothing, for which such questions are
            remembered; None: only those are that somebody tells the admins of.
    """

    slack: tuple[str, ...] = ()
    discord_roles: tuple[str, ...] = ()
    notes: tuple[Destination, ...] = ()
    unanswered: Often | None = None


class SourceKind(StrEnum):
    """What kind of place documents come from."""

    PATH = "path"
    FEED = "feed"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Source:
    """One place that documents come from.

    Attributes:
        location: an absolute path of a file or folder, or a web address.
        every: how often it is asked for what is new; that makes no other source of it.
    """

    collection: str
    kind: SourceKind
    location: str
    every: timedelta = field(default=DEFAULT_EVERY, compare=False)

    @property
    def shown(self) -> str:
        """The location without what stands behind the question mark of an address: that may be a key."""
        return self.location if self.kind is SourceKind.PATH else self.location.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that admins edit; checked as a whole. Names keep the order in which they were written.

    Attributes:
        timezone: IANA name; for dates that people type, and for briefings that name no other.
        collections: at least one.
    """

    timezone: str
    collections: Mapping[str, Collection]
    topics: Mapping[str, Topic]
    keywords: Mapping[str, Keyword]
    briefings: Mapping[str, Briefing]
    admins: Admins = Admins()

    def collection_of(self, path: Path) -> str:
        """The collection whose paths hold this file, the nearest folder first; else the first collection."""
        file = path.resolve()
        held = [
            (len(root.parts), name)
            for name, collection in self.collections.items()
            for root in (source.resolve() for source in collection.paths)
            if file.is_relative_to(root)
        ]
        return max(held)[1] if held else next(iter(self.collections))

    def sources(self, collection: str | None = None) -> tuple[Source, ...]:
        """Where documents come from, of one collection or of all: its paths, its feeds, its urls.

        Raises:
            ConfigError: there is no such collection.
        """
        if collection is not None and collection not in self.collections:
            hint = did_you_mean(collection, self.collections, kind="collection")
            raise ConfigError(f"no collection {collection!r}", hint=hint, key="collections")
        return tuple(
            source
            for name, one in self.collections.items()
            if collection in {None, name}
            for source in one.sources(name)
        )

    def visible_to(self, destination: Destination) -> frozenset[str]:
        """The names of the collections that a destination may see."""
        return frozenset(name for name, one in self.collections.items() if one.allows(destination))

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The aliases of all topics together: a name → the other ways in which it is written, each once."""
        together: dict[str, dict[str, None]] = {}
        for topic in self.topics.values():
            for name, others in topic.aliases.items():
                together.setdefault(name, {}).update(dict.fromkeys(others))
        return {name: tuple(others) for name, others in together.items()}
