"""Whatever is changed, and in whatever order, what comes of it is a configuration that holds together."""

from __future__ import annotations

from contextlib import suppress
from datetime import time
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import UnknownName, UsageMistake
from bot.versions.acting.filled import LABELS
from bot.versions.acts import ACTS, made
from bot.versions.change import Change
from config import ConfigErrors, Configuration, as_yaml, parse, schema
from config.configuration import Admins, Briefing, Collection, Keyword, Topic
from config.destination import destination
from config.section import Mistakes, Section
from config.writer import plain
from config.yaml_source import Mapping, Mark, Scalar, Sequence
from tests.bot.versions.acting.builders import HELD, ROOT, change
from tests.config.test_writer import AWKWARD

if TYPE_CHECKING:
    from config.yaml_source import Node

RIGHT = {
    "name": ["gas", "Gas", "two words"],
    "title": ["Morning", "Toll watch"],
    "days": ["mon", "sun", "weekdays", "mon, wed"],
    "at": ["08:00", "7:05", "0 8 * * mon-fri"],
    "timezone": ["Asia/Tokyo", "UTC"],
    "lines": ["1", "50"],
    "skip": ["2026-12-24", "2026-12-24..2027-01-01\n2026-06-06"],
    "catch_up": ["latest", "all", "all within 6h"],
    "unknown": ["resend", "hold"],
    "words": ["gas, oil", "gas\noil", "ring road"],
    "aliases": ["gas: methane", "gas: methane, lng\noil: crude", "oil: gas", "tube: pipe"],
    "cooldown": ["30m", "2h"],
    "location": ["/srv/news", "/srv/../etc/", "https://example.org/feed", "https://example.org/page?a=b"],
    "kind": ["path", "feed", "url"],
    "everyone": ["yes", "no"],
    "slack": ["U012ABC", "S012ABC\nW034DEF"],
    "discord_roles": ["998877"],
    "unanswered": ["weekly", "no"],
}
PLACES = ["slack:#news", "slack:C034DEF", "discord:112233", "console", "file:out.jsonl"]
WRONG = {
    "name": ["n" * 41],
    "days": ["mon-", "someday"],
    "at": ["8 am", "25:00", "0 8 31 2 *"],
    "timezone": ["CET", "Tokyo"],
    "lines": ["51", "-1", "many"],
    "skip": ["24.12.2026", "2026-02-30"],
    "catch_up": ["all within 6", "some"],
    "aliases": ["oil:", "oil", "gas: GAS"],
    "cooldown": ["900d"],
    "location": ["srv", "https://u:p@example.org", "ftp://example.org", "~"],
    "to": ["teams:#news", "#news"],
}
NONSENSE = [*AWKWARD, "", " ", "!!!", ",", "\x00", "a\u202eb", "x" * 90]
SEVERAL = {"days", "topics", "to", "channels", "allow", "notes", "briefings", "keywords", "slack", "words"}
FILLED, SLIPS = 0.7, 0.1
"""How often a field is filled in, and how often with what is wrong."""

NAMES = st.sampled_from(["morning", "Morning", "a: b", "no", "ring road", "08:00", "x" * 50])
TOPICS = {
    **HELD.topics,
    "a: b, c": Topic(("one, two", "~"), MappingProxyType({"a: b": ("c, d", "=")})),
    "Toll": Topic(("fee",)),
    "no": Topic(("null",), MappingProxyType({"oil": ("crude",)})),
}
COLLECTIONS = {**HELD.collections, "two words": Collection(), "closed": Collection(allow=())}
ERRORS = (ConfigErrors, UnknownName, UsageMistake)


def names_of(configuration: Configuration) -> dict[str, list[str]]:
    """What can be named, by kind."""
    return {
        "briefing": list(configuration.briefings),
        "topic": list(configuration.topics),
        "keyword": list(configuration.keywords),
        "collection": list(configuration.collections),
        "access": list(configuration.collections),
        "source": [f"{one.collection} {one.location}" for one in configuration.sources()],
        "channel": PLACES,
        "admins": [],
    }


def texts_for(field: str, names: dict[str, list[str]], chance: Random) -> tuple[str, ...]:
    """What is typed or chosen in a field, most often what may be right."""
    if chance.random() < SLIPS:
        return (chance.choice([*WRONG.get(field, []), *NONSENSE]),)
    places = PLACES if field in {"to", "channels", "allow", "notes"} else []
    right = [*RIGHT.get(field, []), *names.get(field.removesuffix("s"), []), *places] or [""]
    return tuple(chance.choices(right, k=chance.choice([0, 1, 2, 3]) if field in SEVERAL else 1))


def any_change(configuration: Configuration, chance: Random) -> Change:
    """A change of what there is, mostly, filled in with right and wrong texts."""
    act = chance.choice(sorted(ACTS))
    names = names_of(configuration)
    values = {
        field: texts_for(field, names, chance)
        for field in sorted(ACTS[act].fields)
        if chance.random() < FILLED
    }
    name = chance.choice(["nobody", *9 * (names[act.partition(".")[0]] or [""])])
    return Change(act, "" if act.endswith(".new") else name, MappingProxyType(values))


@st.composite
def small_configurations(draw: st.DrawFn) -> Configuration:
    """A random part of what can be configured: quickly drawn, so that many changes can be made to it."""
    topics = draw(st.lists(st.sampled_from(sorted(TOPICS)), unique=True))
    briefings = {
        name: Briefing(
            draw(st.sampled_from(["Morning", "a: b"])),
            "Europe/Stockholm",
            at=None if asked else time(8),
            topics=tuple(topics[: draw(st.integers(0, 2))]),
            to=() if asked else tuple(map(destination, PLACES[: draw(st.integers(0, 3))])),
            enabled=draw(st.booleans()),
        )
        for name, asked in draw(st.dictionaries(NAMES, st.booleans(), max_size=2)).items()
    }
    if draw(st.booleans()):
        briefings["monthly"] = HELD.briefings["monthly"]
        topics = [*topics, *(one for one in HELD.topics if one not in topics)]
    collections = draw(st.lists(st.sampled_from(sorted(COLLECTIONS)), min_size=1, unique=True))
    keywords = draw(st.dictionaries(NAMES, st.integers(1, 3), max_size=2))
    return Configuration(
        timezone="Europe/Stockholm",
        collections=MappingProxyType({name: COLLECTIONS[name] for name in collections}),
        topics=MappingProxyType({name: TOPICS[name] for name in topics}),
        keywords=MappingProxyType(
            {name: Keyword(tuple(map(destination, PLACES[:number]))) for name, number in keywords.items()}
        ),
        briefings=MappingProxyType(briefings),
        admins=draw(st.sampled_from([Admins(), Admins(("U012ABC",), (), (destination("console"),))])),
    )


def holds_together(configuration: Configuration) -> None:
    """Everything in it can be reached."""
    assert configuration.collections
    for briefing in configuration.briefings.values():
        assert set(briefing.topics) <= set(configuration.topics)
        assert not briefing.to or briefing.at or briefing.cron
    assert all(topic.words for topic in configuration.topics.values())
    assert all(keyword.channels for keyword in configuration.keywords.values())


def read_again(configuration: Configuration) -> Configuration:
    """What the program makes of it, without the YAML between, which takes most of the time."""
    mistakes = Mistakes("version")
    again = schema.configuration(Section.of(_node(plain(configuration)), mistakes), folder=ROOT)
    mistakes.raise_if_any()
    return again


def _node(value: object) -> Node:
    mark = Mark(1, 1)
    if isinstance(value, dict):
        entries = ((Scalar(str(key), plain=False, mark=mark), _node(one)) for key, one in value.items())
        return Mapping(tuple(entries), mark)
    if isinstance(value, list):
        return Sequence(tuple(map(_node, value)), mark)
    return Scalar(str(value), plain=False, mark=mark)


def changed_by(configuration: Configuration, seeds: list[int]) -> Configuration:
    """What is left of a configuration after a sequence of changes, each of which was refused or made."""
    for seed in seeds:
        wanted = any_change(configuration, Random(seed))  # noqa: S311  nothing is secret here
        with suppress(*ERRORS):
            edited = made(wanted, configuration)
            assert bool(edited.change) is (edited.configuration != configuration)
            configuration = edited.configuration
            holds_together(configuration)
    return configuration


SEQUENCES = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=8)


@settings(deadline=None, max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
@given(small_configurations(), SEQUENCES)
def test_no_sequence_of_changes_leaves_a_configuration_that_does_not_hold_together(
    configuration: Configuration, seeds: list[int]
) -> None:
    changed = changed_by(configuration, seeds)
    assert read_again(changed) == changed


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(small_configurations(), SEQUENCES)
def test_what_changes_leave_is_written_and_read_again_as_it_is(
    configuration: Configuration, seeds: list[int]
) -> None:
    changed = changed_by(configuration, seeds)
    assert parse(as_yaml(changed), path="version", folder=ROOT) == changed


def test_every_field_has_a_label() -> None:
    assert set().union(*(act.fields for act in ACTS.values())) | {"name"} == set(LABELS)


def test_an_act_or_a_field_that_is_none_is_said_with_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownName) as act:
        made(change("briefing.edits", "morning"), HELD)
    assert act.value.hint == "did you mean 'briefing.edit'?"
    with pytest.raises(UsageMistake) as field:
        made(change("briefing.edit", "morning", titel="News"), HELD)
    assert (field.value.message, field.value.hint) == (
        "no field 'titel' in briefing.edit",
        "did you mean 'title'?",
    )
