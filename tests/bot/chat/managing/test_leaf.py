"""Of much there is a leaf at a time, and a button that turns to the next."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.managing.leaf import MORE, Leaf, start_of
from bot.chat.managing.nouns import MOST_LISTED, Noun, Target
from bot.chat.managing.pages import page_of
from briefings.reply import Verb
from config.configuration import Briefing, Collection, Keyword, Topic
from config.destination import destination

if TYPE_CHECKING:
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


def test_what_has_the_name_of_a_leaf_is_opened_all_the_same(newsroom: Newsroom, much: Configuration) -> None:
    named = replace(much, topics=MappingProxyType({**much.topics, "@9": Topic(("nine",))}))
    assert page_of(newsroom.application, ANNA, named, Noun.TOPICS, "@9").title == "@9"
