from __future__ import annotations

import pytest

from bot.errors import UnknownName
from bot.versions.acts import made
from config.configuration import Often
from config.destination import destination
from tests.bot.versions.acting.builders import HELD, change, changed, mistakes


def test_a_collection_is_opened_to_channels_to_everyone_and_to_nobody() -> None:
    edited = changed("access.edit", "board", allow=["slack:#board", "slack:#room"])
    assert edited.change == "board is open to slack:#board, slack:#room."
    assert changed("access.edit", "board", everyone="yes").change == "board is open to everyone."
    closed = changed("access.edit", "public", everyone="no", allow=[])
    assert closed.change == "public is open to nobody in chat."
    assert closed.configuration.collections["public"].allow == ()


def test_who_may_see_it_stays_where_nothing_is_said_of_it() -> None:
    for values in ({}, {"everyone": "no"}, {"everyone": "no", "allow": "slack:#board"}):
        kept = changed("access.edit", "board", HELD, **values)
        assert kept.configuration.collections["board"].allow in {(), (destination("slack:#board"),)}
    assert not changed("access.edit", "public").change
    assert not changed("access.edit", "public", everyone="yes", allow=[]).change


@pytest.mark.parametrize(("act", "name"), [("access.edit", "board"), ("collection.new", "")])
def test_everyone_and_some_that_are_named_is_a_mistake(act: str, name: str) -> None:
    named = {} if name else {"name": "archive"}
    assert mistakes(act, name, HELD, **named, everyone="yes", allow="slack:#room") == [
        (
            "Channels: everyone may see it, and these as well → "
            "choose that only those named may see it, or name none"
        )
    ]


def test_mistakes_in_who_may_see_it_are_told_at_once() -> None:
    assert mistakes("access.edit", "board", everyone="perhaps", allow="#room") == [
        "Who may see it: expected yes or no, found 'perhaps' → write yes or no",
        "Channels: unknown destination '#room' → did you mean 'slack:#room'?",
    ]
    with pytest.raises(UnknownName) as raised:
        made(change("access.edit", "bord", everyone="yes"), HELD)
    assert raised.value.hint == "did you mean 'board'?"


def test_admins_are_named_by_their_ids() -> None:
    edited = changed("admins.edit", slack="U012ABC, S012ABC", discord_roles=["998877"], notes="console")
    assert edited.change == (
        "Admins on Slack are U012ABC, S012ABC; roles of admins on Discord are 998877; "
        "notes to admins go to console."
    )
    emptied = changed("admins.edit", "", edited.configuration, slack="", discord_roles=[], notes="")
    assert emptied.change == (
        "Admins on Slack are none but its own; roles of admins on Discord are none but its own; "
        "notes to admins go nowhere."
    )
    assert emptied.configuration == HELD
    assert not changed("admins.edit").change


def test_the_list_of_questions_that_nothing_answers_is_switched_on_and_off() -> None:
    on = changed("admins.edit", unanswered="weekly")
    assert on.change == "Questions that nothing answers are listed to admins once a week."
    assert on.configuration.admins.unanswered is Often.WEEKLY
    off_words: list[str | list[str]] = ["no", "", []]
    for nothing in off_words:
        off = changed("admins.edit", "", on.configuration, unanswered=nothing)
        assert off.change == "Questions that nothing answers are not listed to admins any more."
        assert off.configuration == HELD
    assert not changed("admins.edit", "", on.configuration).change
    assert mistakes("admins.edit", unanswered="dayly") == [
        "Questions that nothing answers: unknown choice 'dayly' → one of: weekly"
    ]


def test_mistakes_in_admins_are_told_at_once() -> None:
    assert mistakes("admins.edit", slack="@ann", discord_roles="admins", notes="mail:ann") == [
        (
            "Slack ids: '@ann' is no Slack id of a person → "
            "the member ID from the profile, such as U012ABC, or a user group's, such as S012ABC"
        ),
        "Discord roles: 'admins' is no id of a Discord role → the number that \"Copy Role ID\" gives",
        (
            "Where notes go: unknown destination 'mail:ann' → "
            "such as slack:#channel, discord:112233445566778899, console or file:PATH"
        ),
    ]
