"""What was changed is taken back knowingly: once, step by step, and never to open what is closed unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.managing.managing import NOTHING_TO_UNDO, Managing
from bot.chat.managing.nouns import Noun, Target
from bot.versions.versions import Versions
from briefings.reply import Verb
from config.destination import destination

if TYPE_CHECKING:
    from briefings.reply import Reply
    from tests.bot.delivery.newsroom import Newsroom

ROOM = destination("slack:C012ABC")


@pytest.fixture
def anna(newsroom: Newsroom) -> Managing:
    """One admin."""
    return Managing(newsroom.application, Asker(destination("slack:U012ABC"), ROOM, admin=True))


@pytest.fixture
def ben(newsroom: Newsroom) -> Managing:
    """Another, of the same newsroom."""
    return Managing(newsroom.application, Asker(destination("slack:U034DEF"), ROOM, admin=True))


def _made(managing: Managing, target: Target, **values: str) -> Reply:
    """A change that is agreed to at once."""
    shown = managing.acted(target, {name: (value,) for name, value in values.items()})
    return managing.applied(_value(shown, Verb.APPLY))


def _at(managing: Managing, at: str) -> Reply:
    return _made(managing, Target("briefing.edit", "morning"), at=at)


def _value(reply: Reply, verb: Verb, label: str = "") -> str:
    (value,) = [one.value for one in reply.actions if one.verb is verb and label in one.label]
    return value


def _hour(managing: Managing) -> str:
    return f"{managing.application.written.briefings['morning'].at:%H:%M}"


def _number(managing: Managing) -> int:
    return Versions(managing.application.store.engine).number()


def test_undo_that_is_typed_shows_what_it_would_take_back(anna: Managing, ben: Managing) -> None:
    _at(anna, "07:15")
    shown = ben.undone()
    assert shown.aside[0].startswith(
        "It would take this back. Version 2, by slack:U012ABC at Mon 20 May 2024"
    )
    assert "morning comes" in shown.aside[0]
    assert shown.rows == (("morning › at", "07:15 → 08:00"),)
    assert "Next run of morning" in shown.notice
    assert "slack:U012ABC" in shown.places
    assert (_number(anna), _hour(anna)) == (2, "07:15")
    assert ben.undone(_value(shown, Verb.UNDO)).title == "Version 3 holds now"
    assert _hour(anna) == "08:00"


def test_of_two_who_undo_the_same_mistake_the_second_puts_nothing_back(anna: Managing, ben: Managing) -> None:
    _at(anna, "07:15")
    clicks = [_value(one.undone(), Verb.UNDO) for one in (anna, ben)]
    anna.undone(clicks[0])
    assert ben.undone(clicks[1]).notice == "Version 2 is not the latest any more."
    assert ben.undone().notice == NOTHING_TO_UNDO
    assert (_number(anna), _hour(anna)) == (3, "08:00")


def test_each_undo_goes_further_back_and_what_was_undone_can_be_had_again(anna: Managing) -> None:
    _at(anna, "07:15")
    undone = anna.undone(_value(_at(anna, "09:30"), Verb.UNDO))
    assert _hour(anna) == "07:15"
    again = anna.undone(_value(undone, Verb.UNDO, "Undo version 2"))
    assert _hour(anna) == "08:00"
    assert [one.label for one in again.actions] == ["As version 4 was"]
    shown = anna.undone(":3")
    assert _hour(anna) == "08:00"
    anna.undone(_value(shown, Verb.UNDO, "As version 3 was"))
    assert _hour(anna) == "09:30"
    anna.undone(_value(anna.page(Noun.HISTORY), Verb.UNDO, "Undo version 6"))
    assert _hour(anna) == "08:00"


def test_each_row_of_the_history_leads_back_to_how_it_was_there(anna: Managing) -> None:
    _at(anna, "07:15")
    _at(anna, "09:30")
    page = anna.page(Noun.HISTORY)
    assert [(one.value, one.beside) for one in page.actions] == [(":2", "2"), (":1", "1"), ("3", "")]
    shown = anna.undone(":1")
    assert shown.rows == (("morning › at", "09:30 → 08:00"),)
    assert (_number(anna), _hour(anna)) == (3, "09:30")
    back = _value(shown, Verb.UNDO)
    _at(anna, "10:00")
    assert anna.undone(back).notice == "Version 3 is not the latest any more."
    assert _hour(anna) == "10:00"


def test_an_undo_by_which_somebody_gains_sight_of_a_collection_asks_first(anna: Managing) -> None:
    made = _made(anna, Target("access.edit", "public"), everyone="no", allow=str(ROOM))
    asked = anna.undone(_value(made, Verb.UNDO))
    assert "Everyone can see the collection public now." in asked.notice
    assert _number(anna) == 2
    assert Verb.CANCEL in {one.verb for one in asked.actions}
    done = anna.undone(_value(asked, Verb.UNDO))
    assert "Everyone can see the collection public now." in done.notice
    assert anna.application.written.collections["public"].allow is None


@pytest.mark.parametrize("value", [":", ":9", ":x", "2:9", "2:x", f":{10**30}"])
def test_a_button_that_leads_nowhere_changes_nothing(anna: Managing, value: str) -> None:
    _at(anna, "07:15")
    anna.undone(value)
    assert (_number(anna), _hour(anna)) == (2, "07:15")
