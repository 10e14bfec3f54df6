"""The other methods of the fake Slack's Web API, asked by Slack's own client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.test_webapi import SECTION, in_workspace, refused
from tests.slack.workspace import ALL_SCOPES, BOT

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from tests.slack.people import Slack

MODAL: dict[str, Any] = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Topics"},
    "blocks": [SECTION],
}
HOME: dict[str, Any] = {"type": "home", "blocks": [SECTION]}


def test_channels_are_listed_by_type_and_hidden_ones_only_to_their_members() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        names = []
        async for page in await client.conversations_list(exclude_archived=True, limit=1):
            names += [channel["name"] for channel in page["channels"]]
        assert names == ["general", "elsewhere"]
        private = await client.conversations_list(types="private_channel")
        assert private["channels"] == []
        slack.workspace.channels["C056GHI"].members.add(BOT)
        private = await client.conversations_list(types="private_channel")
        assert [channel["name"] for channel in private["channels"]] == ["secret"]
        members = await client.conversations_members(channel="C012ABC")
        assert members["members"] == ["U012ABC", BOT]
        assert await refused(client.conversations_list(types="nonsense")) == "invalid_types"

    in_workspace(act)


def test_conversations_open_with_one_person_or_several() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        one = await client.conversations_open(users=["U012ABC"])
        again = await client.conversations_open(users=["U012ABC"])
        both = await client.conversations_open(users=["U012ABC", "U034DEF"])
        assert one["channel"]["id"] == again["channel"]["id"] != both["channel"]["id"]
        assert (await client.conversations_info(channel=both["channel"]["id"]))["channel"]["is_mpim"]
        slack.workspace.users["U034DEF"].deleted = True
        assert await refused(client.conversations_open(users=["U034DEF"])) == "user_disabled"
        assert await refused(client.conversations_open(users=["U999ZZZ"])) == "user_not_found"

    in_workspace(act)


def test_people_and_their_groups_are_told() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        slack.add_user("U056GHI", "guest", is_restricted=True)
        slack.workspace.usergroups["S012ABC"] = ["U012ABC"]
        ada = (await client.users_info(user="U012ABC"))["user"]
        assert (ada["is_admin"], ada["tz"], ada["is_restricted"]) == (True, "Europe/London", False)
        everybody = (await client.users_list())["members"]
        assert [each["name"] for each in everybody] == ["communique", "ada", "ben", "guest"]
        assert (await client.usergroups_users_list(usergroup="S012ABC"))["users"] == ["U012ABC"]
        assert await refused(client.usergroups_users_list(usergroup="S999ZZZ")) == "no_such_subteam"
        assert await refused(client.users_info(user="U999ZZZ")) == "user_not_found"

    in_workspace(act)


def test_a_bot_changes_and_takes_back_only_its_own_messages() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        posted = await client.chat_postMessage(channel="C012ABC", text="Hello")
        link = await client.chat_getPermalink(channel="C012ABC", message_ts=posted["ts"])
        assert link["permalink"].endswith(posted["ts"].replace(".", ""))
        await client.chat_update(channel="C012ABC", ts=posted["ts"], text="Goodbye")
        assert [each.text for each in slack.messages("C012ABC")] == ["Goodbye"]
        long = client.chat_update(channel="C012ABC", ts=posted["ts"], text="é" * 2_001)
        assert await refused(long) == "msg_too_long"
        await client.chat_delete(channel="C012ABC", ts=posted["ts"])
        assert slack.messages("C012ABC") == []
        gone = client.chat_update(channel="C012ABC", ts=posted["ts"], text="Again")
        assert await refused(gone) == "message_not_found"
        hers = await slack.say("U012ABC", "C012ABC", "mine")
        stolen = client.chat_delete(channel="C012ABC", ts=hers.ts)
        assert await refused(stolen) == "cant_delete_message"

    in_workspace(act)


def test_modals_stack_up_to_three() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        def trigger() -> str:
            return slack.workspace.triggers.issue("U012ABC")

        root = await client.views_open(trigger_id=trigger(), view=MODAL)
        await client.views_push(trigger_id=trigger(), view=MODAL)
        top = await client.views_push(trigger_id=trigger(), view=MODAL)
        assert top["view"]["root_view_id"] == root["view"]["id"]
        assert await refused(client.views_push(trigger_id=trigger(), view=MODAL)) == "push_limit_reached"
        wrong = client.views_open(trigger_id=trigger(), view=MODAL | {"title": {"type": "plain_text"}})
        assert await refused(wrong) == "invalid_arguments"
        assert await refused(client.views_open(trigger_id=trigger(), view=HOME)) == "invalid_arguments"
        await slack.dismiss("U012ABC")
        assert slack.views["U012ABC"]["previous_view_id"] == root["view"]["id"]

    in_workspace(act)


def test_the_home_tab_is_published_for_one_person_and_guarded_by_its_hash() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        first = await client.views_publish(user_id="U012ABC", view=HOME)
        second = await client.views_publish(user_id="U012ABC", view=HOME, hash=first["view"]["hash"])
        assert second["view"]["id"] == first["view"]["id"]
        stale = client.views_publish(user_id="U012ABC", view=HOME, hash=first["view"]["hash"])
        assert await refused(stale) == "hash_conflict"
        assert list(slack.homes) == ["U012ABC"]

    in_workspace(act)


def test_a_public_channel_takes_posts_of_who_is_not_in_it_only_with_the_scope_for_that() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel="C034DEF", text="Hello")
        assert len(slack.messages("C034DEF")) == 1
        assert await refused(client.chat_postMessage(channel="C056GHI", text="Hello")) == "channel_not_found"

    in_workspace(act, scopes=ALL_SCOPES | {"chat:write.public"})


def test_every_refusal_is_remembered() -> None:
    async def act(slack: Slack, client: AsyncWebClient) -> None:
        await refused(client.files_info(file="F999ZZZ"))
        assert slack.refused == [("files.info", "file_not_found")]
        assert slack.called["files.info"] == 1

    in_workspace(act)
