"""Forms: the fields of each act that is filled in, as the configuration stands or as somebody filled them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.chat.form import Field, Form
from bot.chat.managing import access, briefings, channels, keywords, sources, topics
from bot.errors import UnknownName
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.chat.proposals import Proposal
    from config import Configuration

    Fields = Callable[[Configuration, str], tuple[Field, ...]]

FORMS: Mapping[str, tuple[str, Fields]] = MappingProxyType(
    {
        "briefing.new": ("New briefing", briefings.fields),
        "briefing.edit": ("Edit a briefing", briefings.fields),
        "briefing.settings": ("More settings", briefings.settings),
        "topic.new": ("New topic", topics.fields),
        "topic.edit": ("Edit a topic", topics.fields),
        "keyword.new": ("New keyword", keywords.fields),
        "keyword.edit": ("Edit a keyword", keywords.fields),
        "source.add": ("Add a source", sources.adding),
        "collection.new": ("New collection", sources.collection),
        "channel.edit": ("What comes to a channel", channels.fields),
        "access.edit": ("Who may see it", access.fields),
        "admins.edit": ("Admins and notes", access.admins),
    }
)
"""By act: the title of its form, and what makes its fields."""


def form_of(proposal: Proposal, configuration: Configuration) -> Form:
    """The form of a proposal: as things are, with what was filled in already in its place.

    Raises:
        UnknownName: what it is about is not there any more.
    """
    change = proposal.change
    title, fields = FORMS[change.act]
    kind = change.act.partition(".")[0]
    known = _known(kind, configuration)
    if known is not None and change.act != f"{kind}.new" and change.name not in known:
        called = "collection" if kind == "access" else kind
        raise UnknownName(called, change.name, hint=did_you_mean(change.name, known, kind=called))
    return Form(
        proposal.id,
        title,
        tuple(
            replace(one, value=change.values.get(one.name, one.value))
            for one in fields(configuration, change.name)
        ),
    )


def _known(kind: str, configuration: Configuration) -> Mapping[str, object] | None:
    """What there is of a kind that has names; None of another."""
    named: dict[str, Mapping[str, object]] = {
        "briefing": configuration.briefings,
        "topic": configuration.topics,
        "keyword": configuration.keywords,
        "access": configuration.collections,
    }
    return named.get(kind)
