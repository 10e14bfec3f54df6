"""What each section of the configuration may hold, and what it becomes.

In come sections of the file; out go the values of `config.configuration`. What is wrong is noted by the
section; a value made from a wrong section is never seen, for the reader raises once all has been read.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from config.aliases import Aliases
from config.configuration import (
    DEFAULT_COOLDOWN,
    DEFAULT_EVERY,
    DEFAULT_FIRST,
    DEFAULT_LINES,
    Admins,
    Briefing,
    CatchUp,
    Collection,
    Configuration,
    Keyword,
    Often,
    Removed,
    Topic,
    Unknown,
)
from config.cron import cron
from config.destination import destination
from config.errors import ConfigError
from config.near import did_you_mean
from config.schedule import date_range, days, duration, time_of_day, timezone
from config.section import text, whole_number
from config.values import alarm, catch_up, choice, feed, interval, page, role_id, slack_id, topic_word, truth

if TYPE_CHECKING:
    from collections.abc import Collection as Names

    from config.section import Section

FIRST_COLLECTION = "public"
"""Where documents go when no collection is named anywhere."""

MAX_LINES = 50
MAX_WORDS = 10_000
MAX_TOPIC_WORDS = 100
MAX_FIRST = 1_000
DAILY = tuple(range(7))


def configuration(top: Section, *, folder: Path) -> Configuration:
    """The whole file; relative source paths count from the folder."""
    top.allow_only("timezone", "collections", "topics", "keywords", "briefings", "admins")
    zone = top.one("timezone", timezone, "UTC")
    holders: dict[Path, str] = {}
    collections = {
        name: _collection(name, section, folder, holders)
        for name, section in top.section("collections").sections()
    }
    aliases = Aliases()
    topics = {name: _topic(section, aliases) for name, section in top.section("topics").sections()}
    keywords = {name: _keyword(section) for name, section in top.section("keywords").sections()}
    briefings = {
        name: _briefing(name, section, zone, topics) for name, section in top.section("briefings").sections()
    }
    return Configuration(
        timezone=zone,
        collections=MappingProxyType(collections or {FIRST_COLLECTION: Collection()}),
        topics=MappingProxyType(topics),
        keywords=MappingProxyType(keywords),
        briefings=MappingProxyType(briefings),
        admins=_admins(top.section("admins")),
    )


def _collection(name: str, section: Section, folder: Path, holders: dict[Path, str]) -> Collection:
    """One collection; `holders` says which collection holds a path, over all those read so far."""

    def source_path(written: str) -> Path:
        path = Path(os.path.abspath(folder / Path(written).expanduser()))  # noqa: PTH100 - links stay links
        holder = holders.setdefault(path, name)
        if holder != name:
            raise ConfigError(
                f"{written!r} is in the collection {holder!r} too", hint="leave it out at one of them"
            )
        return path

    section.allow_only("paths", "feeds", "urls", "every", "first", "removed", "allow")
    return Collection(
        paths=section.many("paths", source_path),
        feeds=section.many("feeds", feed),
        urls=section.many("urls", page),
        every=section.one("every", interval, DEFAULT_EVERY),
        first=section.one("first", whole_number(1, MAX_FIRST), DEFAULT_FIRST),
        removed=section.one("removed", choice(Removed), Removed.KEEP),
        allow=section.many("allow", destination) if "allow" in section.entries else None,
    )


def too_many_words(count: int) -> str:
    """What is wrong with a topic of so many words."""
    return f"a topic has {MAX_TOPIC_WORDS} words at most, found {count:,}"


def _topic(section: Section, aliases: Aliases) -> Topic:
    section.allow_only("words", "aliases")
    words = section.many("words", topic_word)
    if len(words) > MAX_TOPIC_WORDS:
        section.wrong("words", too_many_words(len(words)), "make two topics of it")
    if not section.has_items("words"):
        section.wrong("words", "a topic needs words", "words: [one, two words]")
    spellings = section.section("aliases")
    others: dict[str, tuple[str, ...]] = {}
    for name in spellings.names():
        try:
            aliases.add_name(name)
        except ConfigError as error:
            spellings.mistakes.add(error, spellings.entries[name][0], spellings.dotted(name))
        others[name] = spellings.many(name, aliases.alias_of(name))
        if not spellings.has_items(name):
            spellings.wrong(
                name, "an alias is another way to write the name", "list one, or leave the name out"
            )
    return Topic(words=words, aliases=MappingProxyType(others))


def _keyword(section: Section) -> Keyword:
    section.allow_only("channels", "cooldown")
    if not section.has_items("channels"):
        section.wrong("channels", "a keyword needs a channel to tell", 'channels: ["slack:#newsroom"]')
    return Keyword(
        channels=section.many("channels", destination),
        cooldown=section.one("cooldown", duration, DEFAULT_COOLDOWN),
    )


def _briefing(name: str, section: Section, zone: str, topics: Names[str]) -> Briefing:
    section.allow_only(
        "title",
        "days",
        "at",
        "cron",
        "timezone",
        "topics",
        "lines",
        "words",
        "to",
        "skip",
        "catch_up",
        "unknown",
        "ping",
        "enabled",
    )
    _check_when(section)

    def topic(written: str) -> str:
        if written not in topics:
            raise ConfigError(f"no topic {written!r}", hint=did_you_mean(written, topics, kind="topic"))
        return written

    return Briefing(
        title=section.one("title", text, name),
        timezone=section.one("timezone", timezone, zone),
        days=_days(section),
        at=section.one("at", time_of_day, None),
        cron=section.one("cron", cron, None),
        topics=section.many("topics", topic),
        lines=section.one("lines", whole_number(1, MAX_LINES), DEFAULT_LINES),
        words=section.one("words", whole_number(1, MAX_WORDS), None),
        to=section.many("to", destination),
        skip=section.many("skip", date_range),
        catch_up=section.one("catch_up", catch_up, CatchUp.LATEST),
        unknown=section.one("unknown", choice(Unknown), Unknown.RESEND),
        ping=section.one("ping", alarm, None),
        enabled=section.one("enabled", truth, True),
    )


def _check_when(section: Section) -> None:
    """Note where a briefing says twice when it is due, or not at all."""
    if "cron" in section.entries:
        for other in ("days", "at"):
            if other in section.entries:
                section.wrong(other, f"{other!r} beside 'cron'", "say when with days and at, or with cron")
    elif "at" not in section.entries and section.has_items("to"):
        section.wrong("at", "a briefing that goes somewhere needs a time", 'at: "08:00"')


def _days(section: Section) -> tuple[int, ...]:
    if section.is_list("days"):
        if not section.has_items("days"):
            section.wrong("days", "a briefing needs a day", "leave the key out for every day")
        return tuple(sorted({day for named in section.many("days", days) for day in named}))
    return section.one("days", days, DAILY)


def _admins(section: Section) -> Admins:
    section.allow_only("slack", "discord_roles", "notes", "unanswered")
    return Admins(
        slack=section.many("slack", slack_id),
        discord_roles=section.many("discord_roles", role_id),
        notes=section.many("notes", destination),
        unanswered=section.one("unanswered", choice(Often), None),
    )
