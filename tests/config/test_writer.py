"""What is written is read back unchanged."""

from __future__ import annotations

import unicodedata
from datetime import date, time, timedelta
from pathlib import Path
from types import MappingProxyType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import Configuration, as_yaml, parse
from config.configuration import (
    Admins,
    Briefing,
    CatchUp,
    Collection,
    Keyword,
    Often,
    Topic,
    Unknown,
)
from config.cron import cron
from config.destination import Destination, Platform
from config.schedule import DateRange


def kept(text: str) -> bool:
    return text == text.strip() and not any(
        unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} for one in text
    )


AWKWARD = [
    "no",
    "~",
    "null",
    "08:00",
    "1e3",
    "0x1F",
    "- a",
    "a: b",
    "# a",
    "*a",
    "!a",
    "'",
    '"',
    "{a}",
    "<<",
    "=",
    "é",
]
TEXTS = st.sampled_from(AWKWARD) | st.text(min_size=1, max_size=12).filter(kept)
NAMES = TEXTS
FILE_NAMES = TEXTS.filter(lambda name: "/" not in name and name not in {".", ".."})
ZONES = st.sampled_from(["UTC", "Europe/Lisbon", "Asia/Tokyo", "America/Argentina/Buenos_Aires"])
DESTINATIONS = st.one_of(
    st.just(Destination(Platform.CONSOLE)),
    st.from_regex(r"[#@][a-z0-9_-]{1,20}|[CDG][A-Z0-9]{2,9}", fullmatch=True).map(
        lambda address: Destination(Platform.SLACK, address)
    ),
    st.from_regex(r"[0-9]{1,20}", fullmatch=True)
    .filter(str.isascii)
    .map(lambda address: Destination(Platform.DISCORD, address)),
    TEXTS.map(lambda path: Destination(Platform.FILE, path)),
)
DAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
RANGES = st.tuples(st.dates(), st.dates()).map(lambda ends: DateRange(min(ends), max(ends)))
COOLDOWNS = st.integers(1, 366 * 86_400).map(lambda seconds: timedelta(seconds=seconds))
CRONS = st.sampled_from(["0 8 * * mon-fri", "*/15 6-9 1,15 jan *", "5/20 0 * * 7"]).map(cron)


@st.composite
def briefings(draw: st.DrawFn, topics: list[str]) -> Briefing:
    by_cron = draw(st.booleans())
    return Briefing(
        title=draw(TEXTS),
        timezone=draw(ZONES),
        days=(0, 1, 2, 3, 4, 5, 6) if by_cron else draw(DAYS),
        at=None if by_cron else draw(st.times()).replace(second=0, microsecond=0),
        cron=draw(CRONS) if by_cron else None,
        topics=tuple(draw(st.lists(st.sampled_from(topics), max_size=3))) if topics else (),
        lines=draw(st.integers(1, 50)),
        words=draw(st.none() | st.integers(1, 10_000)),
        to=tuple(draw(st.lists(DESTINATIONS, max_size=4))),
        skip=tuple(draw(st.lists(RANGES, max_size=3))),
        catch_up=draw(st.sampled_from(CatchUp) | COOLDOWNS),
        unknown=draw(st.sampled_from(Unknown)),
        ping=draw(st.none() | st.just("https://example.org/ping/morning?a=b#c")),
        enabled=draw(st.booleans()),
    )


@st.composite
def configurations(draw: st.DrawFn) -> Configuration:
    paths = draw(st.lists(FILE_NAMES, unique=True))
    collections = {
        name: Collection(
            paths=tuple(Path("/srv") / path for path in paths[number::3]),
            feeds=tuple(draw(st.lists(st.just("https://example.org/news.xml?a=b#c"), max_size=1))),
            allow=draw(st.none() | st.lists(DESTINATIONS, max_size=2).map(tuple)),
        )
        for number, name in enumerate(draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)))
    }
    spellings = draw(st.lists(TEXTS, max_size=6, unique_by=str.casefold))
    names, others = spellings[: len(spellings) // 2], spellings[len(spellings) // 2 :]
    aliases = {name: (other,) for name, other in zip(names, others, strict=False)}
    topics = {
        name: Topic(tuple(draw(st.lists(TEXTS, min_size=1, max_size=4))), MappingProxyType(aliases))
        for name in draw(st.lists(NAMES, max_size=3, unique=True))
    }
    return Configuration(
        timezone=draw(ZONES),
        collections=MappingProxyType(collections),
        topics=MappingProxyType(topics),
        keywords=MappingProxyType(
            draw(
                st.dictionaries(
                    NAMES,
                    st.builds(Keyword, st.lists(DESTINATIONS, min_size=1, max_size=3).map(tuple), COOLDOWNS),
                    max_size=3,
                )
            )
        ),
        briefings=MappingProxyType(draw(st.dictionaries(NAMES, briefings(list(topics)), max_size=3))),
        admins=Admins(
            slack=tuple(draw(st.lists(st.sampled_from(["U012ABC", "W01", "S09"]), max_size=2))),
            discord_roles=tuple(draw(st.lists(st.sampled_from(["998877", "0077"]), max_size=2))),
            notes=tuple(draw(st.lists(DESTINATIONS, max_size=2))),
            unanswered=draw(st.sampled_from([None, Often.WEEKLY])),
        ),
    )


# A whole configuration is a large example: some outgrow what Hypothesis draws, which it counts as filtered.
@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(configurations())
def test_every_configuration_is_read_back_unchanged_and_in_order(configuration: Configuration) -> None:
    text = as_yaml(configuration)
    again = parse(text, path="export.yaml", folder=Path("/elsewhere"))
    assert again == configuration
    assert list(again.collections) == list(configuration.collections)
    assert list(again.briefings) == list(configuration.briefings)
    assert as_yaml(again) == text


def test_what_an_older_yaml_would_misread_stands_in_quotes() -> None:
    configuration = parse(
        "topics: {no: {words: ['yes', '2024', '1:30']}}\nbriefings: {b: {at: 10:30, skip: [2026-12-24]}}",
        path="communique.yaml",
        folder=Path("/srv"),
    )
    text = as_yaml(configuration)
    for quoted in ('"no"', '"yes"', '"2024"', '"1:30"', 'at: "10:30"', '"2026-12-24"'):
        assert quoted in text


def test_an_export_reads_like_what_an_admin_would_write() -> None:
    configuration = Configuration(
        timezone="Europe/Lisbon",
        collections={"board": Collection(allow=())},
        topics={},
        keywords={},
        briefings={
            "morning": Briefing(
                title="Morning briefing",
                timezone="Europe/Lisbon",
                days=(0, 1, 2, 3, 4, 6),
                at=time(8),
                to=(Destination(Platform.SLACK, "#desk"),),
                skip=(DateRange(date(2026, 12, 24), date(2027, 1, 1)),),
            )
        },
    )
    assert as_yaml(configuration) == (
        "timezone: Europe/Lisbon\n"
        "collections:\n"
        "  board:\n"
        "    allow: []\n"
        "topics: {}\n"
        "keywords: {}\n"
        "briefings:\n"
        "  morning:\n"
        "    title: Morning briefing\n"
        "    days: mon-fri,sun\n"
        '    at: "08:00"\n'
        "    timezone: Europe/Lisbon\n"
        "    lines: 8\n"
        "    to:\n"
        '      - "slack:#desk"\n'
        "    skip:\n"
        '      - "2026-12-24..2027-01-01"\n'
        "    catch_up: latest\n"
        "    unknown: resend\n"
        "admins: {}\n"
    )
