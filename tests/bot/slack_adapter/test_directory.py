"""Who asks on Slack, where, and what they may: against a server that speaks Slack's Web API."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_adapter import directory as said
from bot.slack_adapter.channels import ChannelKind, Channels, channel_of
from bot.slack_adapter.directory import Directory
from bot.slack_adapter.people import People, person_of
from bot.slack_adapter.remembered import LASTING_S
from bot.slack_adapter.team import Team
from config import Configuration, parse
from config.configuration import Admins
from config.destination import Destination, destination
from tests.platform.faults import Answer, Fault
from tests.slack.server import slack_serving
from tests.slack.workspace import ALL_SCOPES, BOT, BOT_TOKEN, TEAM

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.chat.asker import Asker
    from tests.slack.people import Slack

CONFIGURATION = parse("timezone: UTC\ncollections: {public: {paths: [public]}}\n", path="test", folder=Path())
ANNA, BERT, CHANNEL = "U0ANNA", "U0BERT", "C012ABC"
OURS = Team(TEAM)


@dataclass
class Scene:
    """A workspace with Anna, who is nobody special, in a channel; and the bot's directory of it."""

    slack: Slack
    elapsed_s: float = 0.0
    configuration: Configuration = CONFIGURATION
    directory: Directory = field(init=False)

    def __post_init__(self) -> None:
        client = AsyncWebClient(token=BOT_TOKEN, base_url=self.slack.url, retry_handlers=[])
        self.directory = Directory(
            Channels(client, lambda: self.elapsed_s),
            People(client, OURS, lambda: self.elapsed_s),
            OURS,
            lambda: self.configuration,
        )
        self.slack.add_user(ANNA, "anna", tz="Europe/Stockholm")
        self.slack.add_channel(CHANNEL, "briefings", members=[ANNA])

    async def asker(self, user: str = ANNA, channel: str | None = CHANNEL, **more: str) -> Asker:
        return await self.directory.asker(user, channel, **more)

    async def anna_as(self, **about: Any) -> Asker:  # noqa: ANN401  a user's own fields
        """Anna in the channel, were she somebody else."""
        self.slack.add_user(ANNA, "anna", **about)
        self.directory.people.forget(ANNA)
        return await self.asker()

    def admins(self, *listed: str) -> None:
        self.configuration = replace(self.configuration, admins=Admins(slack=listed))


def played(play: Callable[[Scene], Awaitable[None]], *, scopes: frozenset[str] = ALL_SCOPES) -> None:
    async def whole() -> None:
        async with slack_serving(scopes=scopes) as slack:
            await play(Scene(slack))

    asyncio.run(whole())


def slack(address: str) -> Destination:
    return destination(f"slack:{address}")


def test_somebody_in_a_channel_asks_there_with_their_own_clock() -> None:
    async def play(scene: Scene) -> None:
        asker = await scene.asker(team=TEAM)
        assert (asker.person, asker.where) == (slack(ANNA), slack(CHANNEL))
        assert asker.may_change
        assert asker.private == ""
        assert (asker.timezone, asker.admin, asker.outside, asker.barred) == (
            "Europe/Stockholm",
            False,
            False,
            "",
        )

    played(play)


def test_somebody_alone_with_the_bot_asks_as_themselves() -> None:
    async def play(scene: Scene) -> None:
        direct = scene.slack.channel(ANNA)
        asker = await scene.asker(channel=direct.id)
        assert asker.alone
        assert asker.where == slack(ANNA)
        assert not asker.outside
        assert (await scene.asker(channel=None)) == asker

    played(play)


def test_a_conversation_between_two_people_is_not_one_with_the_bot() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("D0THEIRS", members=[ANNA, BERT], bot=False, is_im=True)
        asker = await scene.asker(channel="D0THEIRS")
        assert asker.where == slack("D0THEIRS")
        assert not asker.alone
        assert asker.outside
        assert asker.barred == ""

    played(play)


def test_the_bots_conversation_with_another_is_not_the_askers() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_user(BERT)
        asker = await scene.asker(channel=scene.slack.channel(BERT).id)
        assert asker.where != slack(ANNA)
        assert asker.where != slack(BERT)

    played(play)


def test_a_group_conversation_is_a_place_of_its_own() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("G012ABC", members=[ANNA, BERT], is_mpim=True)
        asker = await scene.asker(channel="G012ABC")
        assert asker.where == slack("G012ABC")
        assert not asker.outside

    played(play)


def test_in_a_private_channel_that_the_bot_is_not_in_others_may_read_along() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_channel("C0HIDDEN", "board", members=[ANNA], bot=False, is_private=True)
        asker = await scene.asker(channel="C0HIDDEN")
        assert asker.outside
        assert asker.barred == ""

    played(play)


def test_where_another_organisation_reads_along_the_asker_is_outside() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.workspace.channels[CHANNEL].is_ext_shared = True
        assert (await scene.asker()).outside

    played(play)


def test_a_channel_that_is_shared_just_now_is_shared_once_slack_tells_of_it() -> None:
    async def play(scene: Scene) -> None:
        assert not (await scene.asker()).outside
        scene.slack.workspace.channels[CHANNEL].is_ext_shared = True
        scene.directory.channels.forget(CHANNEL)
        assert (await scene.asker()).outside

    played(play)


def test_an_archived_channel_gets_a_sentence_instead_of_an_answer() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.workspace.channels[CHANNEL].is_archived = True
        assert (await scene.asker()).barred == said.ARCHIVED

    played(play)


@pytest.mark.parametrize("role", ["is_admin", "is_owner", "is_primary_owner"])
def test_slacks_own_admins_are_admins(role: str) -> None:
    async def play(scene: Scene) -> None:
        assert (await scene.anna_as(**{role: True})).admin

    played(play)


@pytest.mark.parametrize(
    "also",
    [
        {"is_restricted": True},
        {"is_ultra_restricted": True},
        {"is_stranger": True},
        {"team": "T0OTHER"},
        {"is_bot": True},
        {"deleted": True},
    ],
)
def test_no_guest_stranger_bot_or_leaver_is_an_admin_by_role(also: dict[str, Any]) -> None:
    async def play(scene: Scene) -> None:
        assert not (await scene.anna_as(is_admin=True, is_owner=True, **also)).admin

    played(play)


def test_an_admin_of_a_foreign_workspace_is_none_here_whatever_users_info_says() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_user(ANNA, "anna", is_admin=True)
        asker = await scene.asker(team="T0OTHER")
        assert not asker.admin
        assert asker.outside

    played(play)


def test_members_that_the_configuration_lists_are_admins_at_once_and_no_longer_than_that() -> None:
    async def play(scene: Scene) -> None:
        assert not (await scene.asker()).admin
        scene.admins(ANNA)
        assert (await scene.asker()).admin
        scene.admins(BERT)
        assert not (await scene.asker()).admin

    played(play)


def test_the_members_of_a_listed_user_group_are_admins() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.workspace.usergroups["S012ABC"] = [ANNA]
        scene.slack.add_user(BERT)
        scene.admins("S0GONE", "S012ABC")
        assert (await scene.asker()).admin
        assert not (await scene.asker(BERT)).admin

    played(play)


def test_a_listed_admin_who_left_is_none() -> None:
    async def play(scene: Scene) -> None:
        scene.admins(ANNA)
        asker = await scene.anna_as(deleted=True)
        assert not asker.admin
        assert asker.barred == said.DEACTIVATED

    played(play)


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"is_restricted": True}, said.GUEST_ALONE),
        ({"is_ultra_restricted": True}, said.GUEST_ALONE),
        ({"is_stranger": True, "team": "T0OTHER"}, said.STRANGER_ALONE),
    ],
)
def test_guests_and_strangers_are_answered_in_channels_only(about: dict[str, Any], sentence: str) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_user(ANNA, "anna", **about)
        assert (await scene.asker(channel=scene.slack.channel(ANNA).id)).barred == sentence
        asker = await scene.asker()
        assert (asker.barred, asker.private) == ("", sentence)
        assert not asker.may_change

    played(play)


@pytest.mark.parametrize("missing", [{"users:read"}, {"channels:read"}, {"users:read", "channels:read"}])
def test_without_a_scope_nobody_is_an_admin_or_inside(missing: set[str]) -> None:
    async def play(scene: Scene) -> None:
        scene.admins(ANNA)
        asker = await scene.asker()
        assert asker.outside
        assert asker.admin == ("users:read" not in missing)
        assert asker.barred == ""

    played(play, scopes=ALL_SCOPES - missing)


def test_without_the_scope_of_user_groups_their_members_are_no_admins() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.workspace.usergroups["S012ABC"] = [ANNA]
        scene.admins("S012ABC")
        assert not (await scene.asker()).admin

    played(play, scopes=ALL_SCOPES - {"usergroups:read"})


JSON = {"Content-Type": "application/json"}
NONSENSE = [
    Fault.DROP_BEFORE,
    Fault.LIMIT,
    Fault.ERROR_BEFORE,
    Fault.HTML_AFTER,
    Fault.TRUNCATED,
    Answer(200, b"[]", JSON),
    Answer(200, b'"ok"', JSON),
    Answer(200, b"[1]", JSON),
    Answer(200, b"\xff\xfe", JSON),
    Answer(200, b"ok", {"Content-Type": "text/plain"}),
    Answer(200, b'{"ok":true}', JSON),
    Answer(200, b'{"ok":true,"user":[],"channel":{"id":7}}', JSON),
    Answer(200, b'{"ok":true,"user":{"id":"U0BOSS","team_id":"T012ABC","is_admin":true}}', JSON),
    Answer(200, b'{"ok":true,"user":{"id":"U0ANNA","is_admin":true},"channel":{"id":"C0OTHER"}}', JSON),
]


@pytest.mark.parametrize("wrong", NONSENSE)
def test_whatever_slack_says_instead_nobody_gets_rights_from_it(wrong: Fault | Answer) -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_user(ANNA, "anna", is_admin=True)
        scene.slack.faults.script.extend(
            [wrong] * 4
        )  # aiohttp asks a second time where a connection was dropped
        asker = await scene.asker()
        assert not asker.admin
        assert asker.outside
        assert (asker.person, asker.where) == (slack(ANNA), slack(CHANNEL))

        scene.slack.faults.script.clear()
        scene.elapsed_s += LASTING_S  # and as soon as it can be asked again it is all well
        asker = await scene.asker()
        assert asker.admin
        assert not asker.outside

    played(play)


def test_rights_that_were_taken_away_are_gone_within_five_minutes_even_when_slack_is_down() -> None:
    async def play(scene: Scene) -> None:
        scene.slack.add_user(ANNA, "anna", is_admin=True)
        assert (await scene.asker()).admin
        scene.slack.workspace.refused_as = "token_revoked"
        scene.elapsed_s = LASTING_S - 1
        assert (await scene.asker()).admin
        scene.elapsed_s = LASTING_S
        asker = await scene.asker()
        assert not asker.admin
        assert asker.outside

    played(play)


def test_fifty_askers_at_once_cost_two_questions() -> None:
    async def play(scene: Scene) -> None:
        askers = await asyncio.gather(*(scene.asker() for _ in range(50)))
        assert len(set(askers)) == 1
        assert scene.slack.called == {"users.info": 1, "conversations.info": 1}

    played(play)


def test_a_workspace_of_the_same_organisation_is_inside() -> None:
    told = {"id": ANNA, "team_id": "T0SISTER", "enterprise_user": {"enterprise_id": "E012ABC"}}
    inside = person_of(told, Team(TEAM, enterprise="E012ABC"))
    outside = person_of(told, Team(TEAM, enterprise="E0OTHER"))
    alone = person_of(told, Team(TEAM))
    assert [one and one.stranger for one in (inside, outside, alone)] == [False, True, True]


@pytest.mark.parametrize(
    ("about", "shared"),
    [
        ({}, False),
        ({"is_shared": True, "is_org_shared": True}, False),
        ({"is_ext_shared": True}, True),
        ({"is_pending_ext_shared": True}, True),
    ],
)
def test_sharing_within_the_organisation_is_not_sharing_with_another(
    about: dict[str, Any], *, shared: bool
) -> None:
    channel = channel_of({"id": CHANNEL, **about})
    assert channel is not None
    assert channel.shared is shared


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ({}, ChannelKind.PUBLIC),
        ({"is_private": True}, ChannelKind.PRIVATE),
        ({"is_mpim": True, "is_private": True}, ChannelKind.GROUP),
        ({"is_im": True, "user": ANNA}, ChannelKind.DM),
    ],
)
def test_a_channel_is_of_one_kind(about: dict[str, Any], kind: ChannelKind) -> None:
    channel = channel_of({"id": CHANNEL, **about})
    assert channel is not None
    assert channel.kind is kind


@pytest.mark.parametrize(
    "written", ["", "Europe", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", 7, None]
)
def test_what_is_no_zone_is_none(written: object) -> None:
    person = person_of({"id": ANNA, "tz": written}, OURS)
    assert person is not None
    assert person.timezone is None


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
_FIELDS = st.sampled_from(
    [
        "id", "team_id", "is_admin", "is_owner", "is_restricted", "is_stranger", "is_bot", "deleted", "tz",
        "enterprise_user", "is_im", "user", "name", "is_ext_shared", "is_member", "is_archived",
    ]
)  # fmt: skip


@given(st.dictionaries(_FIELDS, _ANYTHING))
def test_no_payload_breaks_the_reading_or_makes_an_admin_of_somebody_elses_member(
    told: dict[str, Any],
) -> None:
    person, channel = person_of(told, OURS), channel_of(told)
    assert (person is None) == (not isinstance(told.get("id"), str))
    assert (channel is None) == (person is None)
    if person is not None and told.get("team_id") != TEAM:
        assert person.stranger
        assert not person.admin


def test_the_bot_itself_is_nobodys_admin() -> None:
    async def play(scene: Scene) -> None:
        scene.admins(BOT)
        assert not (await scene.asker(BOT)).admin

    played(play)
