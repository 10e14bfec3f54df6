"""Known: what somebody may know of a configuration who may not see every collection.

A name may itself tell something: a topic called after a bid tells of the bid, and an alias of it finds what
only those know to look for who know of the bid. So names belong to those who see the places that they serve.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from config.configuration import Configuration
    from config.destination import Destination


def known_to(configuration: Configuration, visible: frozenset[str]) -> Configuration:
    """The same configuration with the topics, keywords and briefings that somebody may know of.

    A briefing or a keyword is known where one of the places that it goes to sees nothing more, and a topic
    where one of those briefings is about it. Whoever sees every collection knows all, those too that go
    nowhere.

    Args:
        visible: the names of the collections that they may see; the collections themselves all stay.
    """
    if visible.issuperset(configuration.collections):
        return configuration

    def open_to(places: Iterable[Destination]) -> bool:
        return any(configuration.visible_to(one) <= visible for one in places)

    briefings = {name: one for name, one in configuration.briefings.items() if open_to(one.to)}
    topics = {topic for one in briefings.values() for topic in one.topics}
    return replace(
        configuration,
        topics=MappingProxyType({name: one for name, one in configuration.topics.items() if name in topics}),
        keywords=MappingProxyType(
            {name: one for name, one in configuration.keywords.items() if open_to(one.channels)}
        ),
        briefings=MappingProxyType(briefings),
    )
