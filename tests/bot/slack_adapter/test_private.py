"""Who may be written to alone: members; what Slack does not say just now is asked again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivery.errors import Refused
from bot.slack_adapter.messenger import SlackMessenger
from bot.slack_adapter.private import GUEST, LASTING, STRANGER, Private
from bot.slack_adapter.web import Web
from config.destination import Destination, Platform
from tests.bot.slack_adapter.test_messenger import MARK, a_message
from tests.platform.faults import Fault
from tests.slack.server import slack_serving
from tests.slack.workspace import ALL_SCOPES, BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.slack.people import Slack

ANN = "U012ANN"
TO_ANN = Destination(Platform.SLACK, ANN)


class Clock:
    """Seconds that pass when told to."""

    elapsed_s = 0.0


def at(
    work: Callable[[Slack, SlackMessenger, Clock], Awaitable[None]],
    *,
    scopes: frozenset[str] = ALL_SCOPES,
    **about: Any,  # noqa: ANN401  a user's own fields
) -> None:
    async def worked() -> None:
        async with slack_serving(scopes=scopes) as slack:
            slack.add_user(ANN, "ann", **about)
            web, clock = Web(BOT_TOKEN, slack.url), Clock()
            await work(slack, SlackMessenger(web, private=Private(web, lambda: clock.elapsed_s)), clock)

    asyncio.run(worked())


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ({"is_restricted": True}, GUEST),
        ({"is_ultra_restricted": True}, GUEST),
        ({"team": "T0OTHER"}, STRANGER),
        ({"is_stranger": True, "team": "T0OTHER"}, STRANGER),
    ],
)
def test_guests_and_people_of_other_organisations_are_sent_nothing(
    about: dict[str, Any], reason: str
) -> None:
    async def work(slack: Slack, messenger: SlackMessenger, clock: Clock) -> None:
        del clock
        for asked in (messenger.send(TO_ANN, a_message(), MARK), messenger.probe(TO_ANN)):
            with pytest.raises(Refused) as refused:
                await asked
            assert (refused.value.reason, refused.value.lasting) == (reason, True)
        assert not slack.called["chat.postMessage"]

    at(work, **about)


def test_a_member_is_asked_about_once_an_hour_and_may_become_a_guest() -> None:
    async def work(slack: Slack, messenger: SlackMessenger, clock: Clock) -> None:
        await messenger.send(TO_ANN, a_message(), MARK)
        await messenger.send(TO_ANN, a_message(), "part")
        assert slack.called["users.info"] == 1
        slack.add_user(ANN, "ann", is_restricted=True)
        clock.elapsed_s += LASTING.total_seconds()
        with pytest.raises(Refused):
            await messenger.send(TO_ANN, a_message(), "later")
        assert len(slack.messages(ANN)) == 2

    at(work)


@pytest.mark.parametrize("fault", [Fault.LIMIT, Fault.ERROR_BEFORE, Fault.HTML_AFTER])
def test_where_slack_does_not_say_who_it_is_nothing_leaves_and_it_is_tried_again(fault: Fault) -> None:
    async def work(slack: Slack, messenger: SlackMessenger, clock: Clock) -> None:
        del clock
        slack.faults.script.extend([None, fault])
        with pytest.raises(Refused) as refused:
            await messenger.send(TO_ANN, a_message(), MARK)
        assert not refused.value.lasting
        assert not slack.called["chat.postMessage"]
        await messenger.send(TO_ANN, a_message(), MARK)
        assert len(slack.messages(ANN)) == 1

    at(work)


def test_without_the_scope_that_says_who_people_are_members_get_theirs() -> None:
    async def work(slack: Slack, messenger: SlackMessenger, clock: Clock) -> None:
        del clock
        await messenger.send(TO_ANN, a_message(), MARK)
        assert len(slack.messages(ANN)) == 1

    at(work, scopes=ALL_SCOPES - {"users:read"})
