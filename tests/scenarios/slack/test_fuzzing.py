"""Whatever comes from Slack is acknowledged, breaks nothing, and the next question is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.grammar import COMMANDS
from bot.slack_adapter.surface import COMMANDS as SLASH
from bot.slack_adapter.surface import EVENTS, SHORTCUTS, VIEWS
from briefings.reply import Verb
from tests.ingested import the_demo
from tests.scenarios.slack.scene import ANNA, BEN, ROOM
from tests.scenarios.slack.standing import standing
from tests.slack import payloads
from tests.slack.delivery import Kind
from tests.slack.workspace import BOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scenarios.slack.standing import Standing
    from tests.slack.delivery import Delivery
    from tests.slack.people import Slack

QUESTION = "Kraft Siberia capacity"
FIRST = "“Moscow dreams of Kraft Siberia 2, which could carry 50 billion.”"

many = settings(
    max_examples=40,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NAMES = (*COMMANDS, "help", "add", "offers", "config", "Kraft", "2023", "morning", "slack:U0ANNA", "#3")
MARKS = (
    "--to",
    "--at",
    "--limit",
    "--",
    "-1",
    "<@U0BOT>",
    "<https://x.test|y>",
    "&lt;",
    "*b*",
    "https://x.test",
)
WORDS = st.sampled_from([*NAMES, *MARKS])
TEXT = st.text(max_size=80) | st.lists(WORDS | st.text(max_size=8), max_size=6).map(" ".join)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PERSON = st.sampled_from([ANNA, BEN, BOT, "U0NOBODY", ""]) | ODD
PLACE = st.sampled_from([ROOM, "D0BEN", "C0NONE", ""]) | ODD
TS = st.sampled_from(["1716184800.000100", "soon", ""]) | ODD


@pytest.fixture(scope="module", params=["socket", "http"])
def bot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(the_demo(tmp_path_factory.mktemp("fuzzing")), mode=request.param) as here:
        yield here


def _told(bot: Standing, kind: Kind, payload: dict[str, Any]) -> Delivery:
    return bot.do(lambda slack: slack.tell(kind, payload))


def _still_answers(bot: Standing) -> None:
    async def ask(slack: Slack) -> None:
        slack.channel(ROOM).messages.clear()
        assert (await slack.command(BEN, ROOM, "/ask", QUESTION)).acknowledged
        await slack.seen(BEN, ROOM, where=lambda one: one.text.startswith(FIRST))

    bot.do(ask)
    assert bot.stray == []


def _fields(**known: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with some of these fields, each of them odd now and then, and perhaps another."""
    either = {name: values | ODD for name, values in known.items()}
    return st.fixed_dictionaries({}, optional=either | {"other": ODD})


@many
@given(role=st.sampled_from([one.role for one in SLASH]), text=TEXT)
def test_whatever_is_typed_is_answered(bot: Standing, role: str, text: str) -> None:
    async def type_it(slack: Slack) -> None:
        slack.channel(ROOM).messages.clear()
        assert (await slack.command(BEN, ROOM, f"/{role}", text)).acknowledged
        await slack.seen(BEN, ROOM)
        assert slack.response_urls.refused == []
        assert slack.messages(ROOM) == []

    bot.do(type_it)
    assert bot.stray == []


@many
@given(text=TEXT)
def test_whatever_is_said_to_it_alone_is_answered(bot: Standing, text: str) -> None:
    async def say_it(slack: Slack) -> None:
        slack.channel(BEN).messages.clear()
        await slack.say(BEN, BEN, text)
        await slack.seen(BEN, BEN)

    bot.do(say_it)
    assert bot.stray == []


EVENT = st.builds(
    lambda kind, fields: {"type": kind, **fields},
    st.sampled_from([name.partition(".")[0] for name in EVENTS if not name.startswith(("app_un", "tok"))]),
    _fields(
        user=PERSON,
        channel=PLACE | st.fixed_dictionaries({"id": PLACE}),
        channel_type=st.sampled_from(["im", "channel", "group", "mpim"]),
        text=TEXT,
        ts=TS,
        thread_ts=TS,
        event_ts=TS,
        subtype=st.sampled_from(["file_share", "message_changed", "bot_message", "channel_join"]),
        files=st.lists(
            _fields(id=st.text(max_size=5), name=st.text(max_size=9), size=st.integers()), max_size=2
        ),
        bot_id=st.just("B012ABC"),
        tab=st.sampled_from(["home", "messages"]),
        team=st.just("T012ABC"),
        message=ODD,
        edited=ODD,
    ),
)


@many
@given(event=EVENT)
def test_any_event_is_acknowledged(bot: Standing, event: dict[str, Any]) -> None:
    payload = payloads.event_callback(event, "", 1_716_184_800, shared=False)
    assert _told(bot, Kind.EVENT, payload).acknowledged
    assert bot.stray == []


@many
@given(
    body=_fields(event=ODD, event_id=ODD, team_id=ODD, authorizations=ODD, event_context=ODD, api_app_id=ODD)
)
def test_an_event_in_an_odd_envelope_is_acknowledged(bot: Standing, body: dict[str, Any]) -> None:
    assert _told(bot, Kind.EVENT, {"type": "event_callback", **body}).acknowledged
    assert bot.stray == []


VALUE = TEXT | st.builds(
    lambda verb, handle, line: f"{verb}|{handle}|{line}",
    st.sampled_from([*Verb]),
    st.text(max_size=6),
    st.sampled_from(["1", "0", "999999999", "morning 05-20 #1"]) | st.text(max_size=6),
)
ACTION = _fields(
    action_id=st.builds(lambda verb: f"{verb}:0", st.sampled_from([*Verb, "line"])) | st.text(max_size=9),
    block_id=st.text(max_size=5),
    type=st.sampled_from(["button", "static_select"]),
    value=VALUE,
    selected_option=_fields(value=VALUE),
    action_ts=TS,
)
BY = _fields(id=PERSON, team_id=st.just("T012ABC"), username=st.text(max_size=5))
WHERE = _fields(id=PLACE, name=st.text(max_size=5))
MESSAGE = _fields(ts=TS, thread_ts=TS, text=TEXT, files=st.lists(ODD, max_size=2), user=PERSON)


@many
@given(
    action=ACTION,
    more=_fields(
        user=BY,
        channel=WHERE,
        message=MESSAGE,
        container=_fields(type=st.sampled_from(["message", "view"]), channel_id=PLACE, thread_ts=TS),
        response_url=st.just("http://127.0.0.1:1/"),
        trigger_id=st.text(max_size=9),
    ),
)
def test_any_click_is_acknowledged(bot: Standing, action: dict[str, Any], more: dict[str, Any]) -> None:
    assert _told(bot, Kind.INTERACTION, {"type": "block_actions", "actions": [action], **more}).acknowledged
    assert bot.stray == []


@many
@given(
    callback=st.sampled_from([one.callback_id for one in SHORTCUTS]) | st.text(max_size=9),
    more=_fields(user=BY, channel=WHERE, message=MESSAGE, response_url=st.just("http://127.0.0.1:1/")),
)
def test_any_shortcut_is_acknowledged(bot: Standing, callback: str, more: dict[str, Any]) -> None:
    told = {"type": "message_action", "callback_id": callback, **more}
    assert _told(bot, Kind.INTERACTION, told).acknowledged
    assert bot.stray == []


@many
@given(
    callback=st.sampled_from([*VIEWS]) | st.text(max_size=9),
    view=_fields(private_metadata=TEXT, state=_fields(values=ODD), type=st.just("modal")),
    user=BY,
)
def test_any_dialogue_is_acknowledged(
    bot: Standing, callback: str, view: dict[str, Any], user: dict[str, Any]
) -> None:
    told = {"type": "view_submission", "user": user, "view": {**view, "callback_id": callback}}
    assert _told(bot, Kind.INTERACTION, told).acknowledged
    assert bot.stray == []


def test_after_all_that_a_question_is_answered(bot: Standing) -> None:
    _still_answers(bot)
