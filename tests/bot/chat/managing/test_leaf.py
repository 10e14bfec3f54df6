"""Of much there is a leaf at a time, and a button that turns to the next."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from bot.chat.asker import Asker
from bot.chat.managing.leaf import MORE, Leaf, start_of
from bot.chat.managing.managing import Managing
from bot.chat.managing.nouns import MOST_LISTED, Noun, Target
from bot.chat.managing.pages import page_of
from bot.rendering.discord import message as discord
from bot.rendering.slack import message as slack
from briefings.reply import Verb
from config.configuration import Briefing, Collection, Keyword, Topic
from config.destination import destination

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefings.reply import Reply
    from config import Configuration
    from tests.bot.delivery.newsroom import Newsroom

MANY = 20
ANNA = Asker(destination("slack:U012ABC"), destination("slack:C012ABC"), admin=True)


@pytest.fixture
def much(newsroom: Newsroom) -> Configuration:
    """Twenty of everything."""
    places = [destination(f"slack:C{number:02}AB") for number in range(MANY)]
    return replace(
        newsroom.application.written,
        collections=MappingProxyType(
            {f"c{n}": Collection(urls=(f"https://example.org/{n}",)) for n in range(MANY)}
        ),
        topics=MappingProxyType({f"t{n}": Topic((f"word{n}",)) for n in range(MANY)}),
        keywords=MappingProxyType({f"k{n}": Keyword((places[n],)) for n in range(MANY)}),
        briefings=MappingProxyType({f"b{n}": Briefing(f"B {n}", "UTC") for n in range(MANY)}),
    )


@pytest.mark.parametrize("noun", [one for one in Noun if one is not Noun.HISTORY])
def test_each_page_turns_until_all_were_shown(newsroom: Newsroom, much: Configuration, noun: Noun) -> None:
    shown: list[str] = []
    name, turns = "", 0
    while True:
        page = page_of(newsroom.application, ANNA, much, noun, name)
        shown += [one.value for one in page.actions if one.beside]
        turned = [one for one in page.actions if one.label == MORE]
        assert bool(turned) is bool(page.footer)
        if not turned:
            break
        (button,) = turned
        assert button.verb is Verb.OPEN
        target = Target.of(button.value)
        assert target.what == noun
        name, turns = target.name, turns + 1
    assert (len(shown), len(set(shown)), turns) == (MANY, MANY, 2)


def test_a_leaf_is_named_after_its_first_and_ends_where_all_does() -> None:
    assert [start_of(name) for name in ("@9", "@1", "@0", "9", "@nine", "")] == [8, 0, None, None, None, None]
    last = Leaf(Noun.TOPICS, range(MOST_LISTED + 1), MOST_LISTED)
    assert (list(last.shown), last.footer, last.turn) == ([MOST_LISTED], (), ())
    assert not Leaf(Noun.TOPICS, range(MOST_LISTED)).turn


def test_the_history_turns_and_its_undo_stays_that_of_the_latest(newsroom: Newsroom) -> None:
    managing = Managing(newsroom.application, ANNA)
    for number in range(MOST_LISTED + 2):
        shown = managing.acted(Target("briefing.edit", "morning"), {"title": (f"Morning {number}",)})
        managing.applied(next(one.value for one in shown.actions if one.verb is Verb.APPLY))
    first = managing.page(Noun.HISTORY)
    (turn,) = [one.value for one in first.actions if one.label == MORE]
    second = managing.page(Noun.HISTORY, Target.of(turn).name)
    assert [row[0] for row in (*first.rows, *second.rows)] == [str(n) for n in range(MOST_LISTED + 3, 0, -1)]
    assert [one for one in first.actions if one.label.startswith("Undo")] == [
        one for one in second.actions if one.label.startswith("Undo")
    ]


@pytest.mark.parametrize("message_of", [slack.message_of, discord.message_of])
def test_every_leaf_fits_into_a_message_with_all_its_buttons(
    newsroom: Newsroom, much: Configuration, message_of: Callable[[Reply], dict[str, Any] | None]
) -> None:
    for noun in (one for one in Noun if one is not Noun.HISTORY):
        message = message_of(page_of(newsroom.application, ANNA, much, noun, "@2"))
        assert f'"{MORE}"' in json.dumps(message)


def test_what_has_the_name_of_a_leaf_is_opened_all_the_same(newsroom: Newsroom, much: Configuration) -> None:
    named = replace(much, topics=MappingProxyType({**much.topics, "@9": Topic(("nine",))}))
    assert page_of(newsroom.application, ANNA, named, Noun.TOPICS, "@9").title == "@9"
