from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest

from tests.discord.channel import REQUIRES_TAG, Kind
from tests.discord.community import APP, BOT, BOT_TOKEN, GUILD
from tests.discord.message import EPHEMERAL
from tests.discord.openapi import document
from tests.discord.permissions import Permission
from tests.discord.rest import banned, limited
from tests.discord.server import discord_serving
from tests.discord.small_bot import ADA, BEN, FORUM, GENERAL, NEWS, Choices, furnish, pointed_at
from tests.platform.faults import Fault
from tests.platform.rates import Rates

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.discord.people import Discord

QUIET: dict[str, Any] = {"parse": []}
POST = frozenset({"POST /channels/{channel}/messages"})


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


class Api:
    """Requests by hand."""

    def __init__(self, fake: Discord, session: aiohttp.ClientSession) -> None:
        self.fake, self.session = fake, session
        self.headers: dict[str, str] = {"Authorization": f"Bot {BOT_TOKEN}"}

    async def __call__(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        async with self.session.request(
            method, f"{self.fake.url}{path}", json=body, headers=self.headers
        ) as response:
            if response.status == 204:
                return 204, None
            assert response.headers["Content-Type"] == "application/json"
            return response.status, await response.json()

    async def post(self, content: str = "x", channel: str = GENERAL, **more: Any) -> tuple[int, Any]:  # noqa: ANN401  JSON
        body = {"content": content, "allowed_mentions": QUIET, **more}
        return await self("POST", f"/channels/{channel}/messages", body)


def with_api(act: Callable[[Discord, Api], Awaitable[None]], **made: Any) -> None:  # noqa: ANN401  discord_serving's
    async def run() -> None:
        async with discord_serving(**made) as fake, aiohttp.ClientSession() as session:
            furnish(fake)
            await act(fake, Api(fake, session))

    asyncio.run(run())


def with_client(act: Callable[[Discord, discord.Client], Awaitable[None]], **made: Any) -> None:  # noqa: ANN401  discord_serving's
    """Run the act with discord.py logged in, without the gateway: as one who only sends."""

    async def run() -> None:
        async with discord_serving(**made) as fake:
            furnish(fake)
            with pointed_at(fake):
                async with discord.Client(
                    intents=discord.Intents.none(), allowed_mentions=discord.AllowedMentions.none()
                ) as client:
                    await client.login(BOT_TOKEN)
                    await act(fake, client)

    asyncio.run(run())


def test_a_message_is_posted_read_changed_and_taken_away() -> None:
    async def act(fake: Discord, api: Api) -> None:
        status, posted = await api.post("one")
        assert (status, posted["content"], posted["author"]["id"]) == (200, "one", BOT)
        path = f"/channels/{GENERAL}/messages/{posted['id']}"
        assert (await api("PATCH", path, {"content": "two"}))[1]["edited_timestamp"]
        assert (await api("GET", path))[1]["content"] == "two"
        assert (await api("DELETE", path))[0] == 204
        assert (await api("GET", path))[1]["code"] == 10008
        assert fake.messages(GENERAL) == []

    with_api(act)


def test_a_page_of_history_is_newest_first_and_begins_where_asked() -> None:
    async def act(_: Discord, api: Api) -> None:
        ids = [(await api.post(str(number)))[1]["id"] for number in range(6)]

        async def page(query: str) -> list[str]:
            _, found = await api("GET", f"/channels/{GENERAL}/messages?{query}")
            return [each["content"] for each in found]

        assert await page("limit=2") == ["5", "4"]
        assert await page(f"limit=2&after={ids[1]}") == ["3", "2"]
        assert await page(f"limit=2&before={ids[3]}") == ["2", "1"]
        assert await page(f"limit=3&around={ids[3]}") == ["4", "3", "2"]
        assert (await api("GET", f"/channels/{GENERAL}/messages?limit=101"))[1]["code"] == 50035

    with_api(act)


def test_what_discord_refuses_is_refused() -> None:
    async def act(fake: Discord, api: Api) -> None:
        fake.add_channel("200000000000000008", "voice", Kind.VOICE)
        fake.add_channel("200000000000000009", "secret")
        fake.hide("200000000000000009")
        fake.overwrite(NEWS, GUILD, deny=Permission.SEND_MESSAGES)
        fake.add_user("100000000000000009", accepts_messages=False)
        assert (await api.post(channel="1"))[1]["code"] == 10003
        assert (await api.post(channel="200000000000000009"))[1]["code"] == 50001
        assert (await api.post(channel=NEWS))[1]["code"] == 50013
        assert (await api.post(channel="200000000000000008"))[1]["code"] == 50008
        assert (await api.post(channel=FORUM))[1]["code"] == 50008
        assert (await api.post(""))[1]["code"] == 50006
        _, opened = await api("POST", "/users/@me/channels", {"recipient_id": "100000000000000009"})
        assert (await api.post(channel=opened["id"]))[1]["code"] == 50007
        said = fake.say(ADA, GENERAL, "mine")
        status, refused = await api("PATCH", f"/channels/{GENERAL}/messages/{said.id}", {"content": "x"})
        assert (status, refused["code"]) == (403, 50005)
        api.headers = {"Authorization": "Bot wrong"}
        assert (await api("GET", "/users/@me"))[0] == 401
        assert len(fake.refused) == 9

    with_api(act)


def test_a_malformed_body_is_told_as_a_tree() -> None:
    async def act(_: Discord, api: Api) -> None:
        status, refused = await api.post("x" * 2_001)
        assert (status, refused["code"]) == (400, 50035)
        assert refused["errors"]["content"]["_errors"]

    with_api(act)


def test_the_same_nonce_makes_no_second_message_for_a_while() -> None:
    clock = Clock()

    async def act(fake: Discord, api: Api) -> None:
        again: dict[str, Any] = {"nonce": "n" * 25, "enforce_nonce": True}
        first, second = await api.post(**again), await api.post("other", **again)
        assert first[1]["id"] == second[1]["id"]
        assert second[1]["content"] == "x"
        await api.post(channel=NEWS, **again)
        await api.post(nonce="n" * 25)
        clock.at += timedelta(minutes=10)
        await api.post(**again)
        assert (len(fake.messages(GENERAL)), len(fake.messages(NEWS))) == (3, 1)
        _, page = await api("GET", f"/channels/{GENERAL}/messages")
        assert all("nonce" not in each for each in page)

    with_api(act, clock=clock)


def test_what_would_notify_somebody_is_on_record() -> None:
    async def act(fake: Discord, api: Api) -> None:
        await api.post(f"<@{ADA}>")
        await api("POST", f"/channels/{GENERAL}/messages", {"content": f"<@{ADA}> @everyone"})
        await api.post(f"<@{ADA}> <@{BEN}>", allowed_mentions={"users": [ADA]})
        pinged = [message.pings for message in fake.messages(GENERAL)]
        assert pinged == [[], [f"<@{ADA}>"], [f"<@{ADA}>"]]
        assert fake.pinged() == fake.messages(GENERAL)[1:]

    with_api(act)


def test_content_is_shown_only_to_who_was_granted_it() -> None:
    async def act(fake: Discord, api: Api) -> None:
        fake.say(ADA, GENERAL, "hidden")
        await api.post("mine")
        fake.say(ADA, GENERAL, "to you", mentions_bot=True)
        _, page = await api("GET", f"/channels/{GENERAL}/messages")
        assert [each["content"] for each in page] == [f"<@{BOT}> to you", "mine", ""]

    with_api(act, granted=0)


def test_a_route_that_is_not_there_fails_the_server_at_its_end() -> None:
    async def act(_: Discord, api: Api) -> None:
        assert (await api("GET", "/voice/regions"))[0] == 404

    with pytest.raises(AssertionError, match="voice/regions"):
        with_api(act)


def test_a_forum_takes_a_post_with_its_first_message() -> None:
    async def act(fake: Discord, api: Api) -> None:
        happened: list[tuple[str, str]] = []
        fake.community.heard.append(lambda event, data, _: happened.append((event, data["id"])))
        body = {"name": "Morning", "message": {"content": "Good morning", "allowed_mentions": QUIET}}
        status, made = await api("POST", f"/channels/{FORUM}/threads", body)
        assert (status, made["message"]["id"]) == (200, made["id"])
        assert [message.id for message in fake.messages(made["id"])] == [made["id"]]
        assert happened == [("THREAD_CREATE", made["id"]), ("MESSAGE_CREATE", made["id"])]
        assert [thread.name for thread in fake.threads(FORUM)] == ["Morning"]
        assert (await api.post("more", channel=made["id"]))[0] == 200
        fake.channel(FORUM).flags = REQUIRES_TAG
        assert (await api("POST", f"/channels/{FORUM}/threads", body))[1]["code"] == 40067
        fake.channel(FORUM).tags = ["7"]
        assert (await api("POST", f"/channels/{FORUM}/threads", body | {"applied_tags": ["7"]}))[0] == 200

    with_api(act)


def test_a_thread_opens_from_a_message_wakes_up_and_may_be_locked() -> None:
    async def act(fake: Discord, api: Api) -> None:
        _, posted = await api.post()
        path = f"/channels/{GENERAL}/messages/{posted['id']}/threads"
        _, thread = await api("POST", path, {"name": "On this"})
        assert thread["id"] == posted["id"]
        assert (await api("POST", path, {"name": "Again"}))[1]["code"] == 160004
        fake.archive(thread["id"])
        assert (await api.post(channel=thread["id"]))[0] == 200
        assert not fake.channel(thread["id"]).is_archived
        fake.archive(thread["id"], locked=True)
        assert (await api.post(channel=thread["id"]))[1]["code"] == 160005

    with_api(act)


def test_commands_are_replaced_and_only_creations_count() -> None:
    async def act(fake: Discord, api: Api) -> None:
        def commands(*names: str) -> list[dict[str, Any]]:
            return [{"name": name, "description": "x", "type": 1} for name in names]

        path = f"/applications/{APP}/commands"
        _, first = await api("PUT", path, commands("ask", "brief"))
        _, second = await api("PUT", path, commands("ask", "fact"))
        assert first[0]["id"] == second[0]["id"]
        assert fake.community.creates[None] == 3
        fake.community.creates[None] = 200
        assert (await api("PUT", path, commands("ask")))[0] == 200
        assert (await api("PUT", path, commands("ask", "new")))[1]["code"] == 30034
        local = f"/applications/{APP}/guilds/{GUILD}/commands"
        assert (await api("PUT", local, commands("ask")))[1][0]["guild_id"] == GUILD
        assert (await api("PUT", path, commands("No name")))[1]["code"] == 50035

    with_api(act)


def test_an_interaction_is_answered_once_in_time_and_for_fifteen_minutes() -> None:
    clock = Clock()

    async def act(fake: Discord, api: Api) -> None:
        api.headers = {}
        fake.community.commands[None] = [{"id": "5", "name": "ask", "type": 1, "options": []}]

        async def answered(kind: int) -> tuple[int, Any]:
            return await api("POST", f"/interactions/{done.id}/{done.token}/callback", {"type": kind})

        asking = asyncio.create_task(fake.command(ADA, GENERAL, "ask"))
        await fake.until(lambda: len(fake.interactions) == 1)
        (done,) = fake.interactions
        webhook = f"/webhooks/{APP}/{done.token}"
        assert (await api("POST", webhook, {"content": "early"}))[1]["code"] == 10015
        assert (await answered(6))[1]["code"] == 50035
        assert (await answered(5))[0] == 204
        assert (await answered(5))[1]["code"] == 40060
        assert (await asking).acknowledged
        assert (await api("PATCH", f"{webhook}/messages/@original", {"content": "x"}))[0] == 200
        assert (await api("POST", webhook, {"content": "y", "flags": EPHEMERAL}))[0] == 200
        clock.at += timedelta(minutes=16)
        assert (await api("POST", webhook, {"content": "late"}))[1]["code"] == 50027
        asking = asyncio.create_task(fake.command(ADA, GENERAL, "ask"))
        await fake.until(lambda: len(fake.interactions) == 2)
        done = fake.interactions[1]
        clock.at += timedelta(seconds=4)
        assert (await answered(5))[1]["code"] == 10062
        assert not (await asking).acknowledged

    with_api(act, clock=clock, acknowledge_within=timedelta(seconds=0.2))


def test_an_attachment_is_given_out_for_a_day() -> None:
    clock = Clock()

    async def act(fake: Discord, api: Api) -> None:
        (file,) = fake.say(ADA, GENERAL, "here", attachments={"notes.txt": b"words"}).attachments
        async with api.session.get(file["url"]) as response:
            assert await response.read() == b"words"
        clock.at += timedelta(hours=25)
        async with api.session.get(file["url"]) as response:
            assert response.status == 404

    with_api(act, clock=clock)


def test_discord_py_waits_as_long_as_a_limit_says_and_sends_once() -> None:
    async def act(fake: Discord, client: discord.Client) -> None:
        fake.faults.script.extend([limited(0.01), limited(0.01, everywhere=True)])
        await client.get_partial_messageable(int(GENERAL)).send("x")
        assert len(fake.messages(GENERAL)) == 1
        assert fake.called["POST /channels/{channel}/messages"] == 3

    with_client(act, faulty=POST)


def test_a_channel_takes_so_many_messages_and_then_says_when() -> None:
    async def act(_: Discord, api: Api) -> None:
        assert (await api.post())[0] == 200
        status, refused = await api.post()
        assert (status, refused["retry_after"], refused["global"]) == (429, 1, False)
        assert (await api.post(channel=NEWS))[0] == 200

    with_api(act, rates=Rates(1.0, 1), clock=Clock())


def test_discord_py_waits_before_a_limit_is_passed() -> None:
    async def act(fake: Discord, client: discord.Client) -> None:
        place = client.get_partial_messageable(int(GENERAL))
        for _ in range(3):
            await place.send("x")
        assert fake.called["POST /channels/{channel}/messages"] == 3

    with_client(act, rates=Rates(50.0, 2))


def test_cloudflare_is_not_waited_for() -> None:
    async def act(fake: Discord, client: discord.Client) -> None:
        fake.faults.script.append(banned())
        with pytest.raises(discord.HTTPException):
            await client.get_partial_messageable(int(GENERAL)).send("x")
        assert fake.messages(GENERAL) == []

    with_client(act, faulty=POST)


def test_a_reply_that_is_dropped_raises_although_the_message_stands() -> None:
    async def act(fake: Discord, client: discord.Client) -> None:
        place = client.get_partial_messageable(int(GENERAL))
        fake.faults.script.extend([Fault.DROP_BEFORE, Fault.DROP_AFTER, Fault.ERROR_BEFORE])
        for expected in (0, 1):
            with pytest.raises(aiohttp.ClientError):
                await place.send("x", nonce="n1")
            assert len(fake.messages(GENERAL)) == expected
        with pytest.raises(discord.DiscordServerError):
            await place.send("x", nonce="n1")
        await place.send("x", nonce="n1")
        assert len(fake.messages(GENERAL)) == 1

    with_client(act, faulty=POST)


def test_discord_py_sends_what_the_document_describes() -> None:
    async def act(fake: Discord, client: discord.Client) -> None:
        place = client.get_partial_messageable(int(GENERAL))
        await place.send("x", view=Choices(), embed=discord.Embed(title="x"))
        layout = discord.ui.LayoutView()
        layout.add_item(discord.ui.Container(discord.ui.TextDisplay("Words"), discord.ui.Separator()))
        sent = await place.send(view=layout)
        await sent.edit(view=layout)
        user = await client.fetch_user(int(ADA))
        await user.send("x")
        assert [each.text for each in fake.messages(GENERAL)] == ["x\nx", "Words"]
        assert [each.text for each in fake.messages(ADA)] == ["x"]
        assert fake.refused == []

    with_client(act)


@pytest.mark.skipif(document() is None, reason="Discord's document is not at hand")
@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"content": "x"}, []),
        ({"content": "x", "allowed_mentions": {"parse": [], "users": [1]}}, []),
        ({"content": 7}, ["content: int, not string or null"]),
        ({"content": "x", "tts": "yes"}, ["tts: str, not boolean or null"]),
        ({"embeds": [{}] * 11}, ["embeds: 11, not at most 10"]),
        ({"components": [{"type": 10}]}, ["components.0.content: required"]),
    ],
)
def test_the_document_says_what_is_wrong(body: dict[str, Any], wrong: list[str]) -> None:
    described = document()
    assert described is not None
    assert described.problems("POST /channels/{channel}/messages", body) == wrong
