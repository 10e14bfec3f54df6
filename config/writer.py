"""The configuration as YAML text that the reader takes back unchanged, to show, export and compare."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Any

from config.configuration import Collection
from config.schedule import days_text, duration_text
from config.values import catch_up_text

if TYPE_CHECKING:
    from config.configuration import Briefing, Configuration

MISREAD = re.compile(r"(?i)^[0-9+?-]|:|^(y|n|yes|no|on|off)$")
"""What YAML 1.1 takes for a number, a date, base 60 or a truth value, and YAML 1.2 for text; and a text
that a question mark opens, which begins a key in brackets."""


def as_yaml(configuration: Configuration) -> str:
    """The whole configuration; source paths are absolute, and what is usual of a collection is left out."""
    return dumped(plain(configuration))


def dumped(value: Any, *, flow: bool = False) -> str:  # noqa: ANN401 - texts, numbers, lists and dictionaries
    """Plain values as YAML, without comments; `flow` is on one line, in brackets.

    What a tool that reads YAML 1.1 would misread stands in quotes: a bare 10:30 is the number 630 to it.
    """
    from ruamel.yaml import YAML  # 60 ms, and wanted only by commands that write a configuration

    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1_000_000  # no line is folded
    yaml.allow_unicode = True
    yaml.default_flow_style = flow
    out = StringIO()
    yaml.dump(_quoted(value), out)
    return out.getvalue()


def plain(configuration: Configuration) -> dict[str, Any]:
    """The configuration in lists, dictionaries, texts and numbers, without what is empty."""
    return {
        "timezone": configuration.timezone,
        "collections": {name: _collection(one) for name, one in configuration.collections.items()},
        "topics": {
            name: _given(
                words=list(topic.words), aliases={key: list(of) for key, of in topic.aliases.items()}
            )
            for name, topic in configuration.topics.items()
        },
        "keywords": {
            name: {"channels": _texts(one.channels), "cooldown": duration_text(one.cooldown)}
            for name, one in configuration.keywords.items()
        },
        "briefings": {name: _briefing(one) for name, one in configuration.briefings.items()},
        "admins": _given(
            slack=_texts(configuration.admins.slack),
            discord_roles=_texts(configuration.admins.discord_roles),
            notes=_texts(configuration.admins.notes),
            unanswered=configuration.admins.unanswered and str(configuration.admins.unanswered),
        ),
    }


def _collection(collection: Collection) -> dict[str, Any]:
    usual = Collection()
    given = _given(
        paths=_texts(collection.paths),
        feeds=_texts(collection.feeds),
        urls=_texts(collection.urls),
        every=None if collection.every == usual.every else duration_text(collection.every),
        first=None if collection.first == usual.first else collection.first,
        removed=None if collection.removed is usual.removed else str(collection.removed),
    )
    # An empty list is nobody, a missing one is everybody.
    return given if collection.allow is None else {**given, "allow": _texts(collection.allow)}


def _briefing(briefing: Briefing) -> dict[str, Any]:
    by_cron = briefing.cron is not None
    return _given(
        title=briefing.title,
        days=None if by_cron else days_text(briefing.days),
        at=briefing.at and f"{briefing.at:%H:%M}",
        cron=briefing.cron and briefing.cron.text,
        timezone=briefing.timezone,
        topics=list(briefing.topics),
        lines=briefing.lines,
        words=briefing.words,
        to=_texts(briefing.to),
        skip=_texts(briefing.skip),
        catch_up=catch_up_text(briefing.catch_up),
        unknown=str(briefing.unknown),
        ping=briefing.ping,
        enabled=None if briefing.enabled else False,
    )


def _given(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - texts, numbers, lists and dictionaries
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _texts(values: tuple[object, ...]) -> list[str]:
    return [str(value) for value in values]


def _quoted(value: Any) -> Any:  # noqa: ANN401 - texts, numbers, lists and dictionaries
    """The same, with every text that YAML tools could misread in double quotes."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, dict):
        return {_quoted(key): _quoted(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_quoted(item) for item in value]
    if type(value) is str and MISREAD.search(value):  # one in quotation marks keeps its own
        return DoubleQuotedScalarString(value)
    return value
