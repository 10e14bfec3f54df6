"""Whatever comes from Discord is acknowledged, breaks nothing, and the next question is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.discord_adapter.surface import COMMANDS, Kind
from bot.grammar import COMMANDS as GRAMMAR
from briefings.reply import Verb
from tests.discord.community import BOT
from tests.discord.interaction import Doing
from tests.discord.refusal import UNKNOWN_MESSAGE
from tests.ingested import the_demo
from tests.scenarios.discord.scene import ANNA, BEN, ROOM, words
from tests.scenarios.discord.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.discord.interaction import Interaction
    from tests.discord.message import Message
    from tests.discord.people import Discord
    from tests.discord.refusal import Refusal
    from tests.scenarios.discord.standing import Standing

QUESTION = "Kraft Siberia capacity"
FIRST = "Moscow dreams of"
CALLED = {"communique": "communique", "admin": "communique-admin"}

many = settings(
    max_examples=40,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NAMES = (*GRAMMAR, "help", "add", "offers", "config", "Kraft", "2023", "morning", f"discord:@{ANNA}", "#3")
MARKS = ("--to", "--at", "--limit", "--", "-1", f"<@{BOT}>", "<#1>", "*b*", "`", '"', "https://x.test", "|")
WORDS = st.sampled_from([*NAMES, *MARKS])
ANY = st.text(st.characters(codec="utf-8"), max_size=60)  # Discord's own JSON has no lone halves of letters
TEXT = ANY | st.lists(WORDS | ANY, max_size=6).map(" ".join)
WHERE = st.sampled_from([ROOM, BEN])
BY = st.sampled_from([ANNA, BEN])


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(the_demo(tmp_path_factory.mktemp("fuzzing")), DISCORD_MESSAGE_CONTENT=True) as here:
        yield here


def _clear(discord: Discord) -> None:
    for place in (ROOM, BEN, ANNA):
        discord.channel(place).messages.clear()
    discord.refused.clear()


def _refused(discord: Discord) -> list[tuple[str, Refusal]]:
    """What Discord refused; the last word on an answer that was cleared away meanwhile does not count."""
    return [one for one in discord.refused if one[1].code != UNKNOWN_MESSAGE[1]]


def _unbroken(bot: Standing, logged: list[Any]) -> None:
    """Nothing reached the last door of all; what one reads of it there is the log's."""
    assert bot.stray == []
    assert [one for one in logged if one["event"] == "not_handled"] == []


def _done(bot: Standing, doing: Doing, data: dict[str, Any], *, by: str, where: str) -> None:
    """Something a person did, as the gateway tells it, and what the bot made of it."""

    async def do(discord: Discord) -> Interaction:
        _clear(discord)
        on = await _a_message(discord, where)
        return await discord._do(by, discord.channel(where), doing, data, on)

    with capture_logs() as logged:
        done = bot.do(do)
        assert done.acknowledged
        bot.do(lambda discord: _settled(discord, done))
    _unbroken(bot, logged)


async def _a_message(discord: Discord, where: str) -> Message:
    """Something of the bot's to click on."""
    discord.say(BEN, where, "help", mentions_bot=where == ROOM)
    return (await discord.seen(BEN, where))[-1]


async def _settled(discord: Discord, done: Interaction) -> None:
    """What was being thought about has been said."""
    await discord.until(lambda: done.original is None or not done.original.loading)
    assert not [refusal for route, refusal in discord.refused if "callback" in route]


def _value(kind: Kind, most: int) -> st.SearchStrategy[Any]:
    if kind is Kind.INTEGER:
        return st.integers(1, most)
    return st.booleans() if kind is Kind.BOOLEAN else TEXT


@st.composite
def commands(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A command with its options filled in, with anything of their kinds."""
    command = draw(st.sampled_from(COMMANDS))
    act = draw(st.sampled_from(command.acts))
    name = CALLED.get(command.role, command.role)
    name = name if command.alone is act else f"{name} {act.name}"
    filled = {
        one.name: draw(_value(one.kind, one.most))
        for one in act.options
        if one.kind is not Kind.ATTACHMENT and (one.required or draw(st.booleans()))
    }
    return name, filled


@many
@given(filled=commands(), by=BY)
def test_whatever_is_filled_in_is_answered(
    bot: Standing, filled: tuple[str, Mapping[str, Any]], by: str
) -> None:
    name, options = filled

    async def fill_in(discord: Discord) -> None:
        _clear(discord)
        done = await discord.command(by, ROOM, name, options, overridden=True)
        assert done.acknowledged
        (answer, *_) = await discord.seen(by, ROOM)
        assert answer.only_for == by
        assert words(answer).strip()
        assert discord.messages(ROOM) == []
        assert _refused(discord) == []

    with capture_logs() as logged:
        bot.do(fill_in)
    _unbroken(bot, logged)


@many
@given(text=TEXT.filter(str.strip), where=WHERE)
def test_whatever_is_said_to_it_is_answered(bot: Standing, text: str, where: str) -> None:
    async def say_it(discord: Discord) -> None:
        _clear(discord)
        discord.say(BEN, where, text, mentions_bot=where == ROOM)
        await discord.seen(BEN, where)
        assert _refused(discord) == []
        assert discord.pinged() == []

    with capture_logs() as logged:
        bot.do(say_it)
    _unbroken(bot, logged)


LINE = st.sampled_from(["1", "0", "999999999", "morning 05-20 #1"]) | ANY
OPTION = TEXT | st.builds("{}|{}|{}".format, st.sampled_from([*Verb]), ANY, LINE)
CUSTOM_ID = (
    TEXT
    | st.builds("c:{}:{}:".format, st.sampled_from([*Verb]), TEXT)
    | st.builds("c:{}:{}|{}:".format, st.sampled_from([*Verb]), ANY, LINE)
    | st.builds("l:1:{}:{}".format, ANY, ANY)
)


@many
@given(custom_id=CUSTOM_ID, values=st.none() | st.lists(OPTION, max_size=3), by=BY, where=WHERE)
def test_any_click_is_acknowledged(
    bot: Standing, custom_id: str, values: list[str] | None, by: str, where: str
) -> None:
    kind = {"component_type": 2} if values is None else {"component_type": 3, "values": values}
    data = {"custom_id": custom_id, **kind}
    _done(bot, Doing.COMPONENT, data, by=by, where=where if by == BEN else ROOM)


FIELD = st.fixed_dictionaries(
    {"type": st.just(3), "custom_id": st.just("chosen") | TEXT, "values": st.lists(TEXT, max_size=3)}
)
ENTERED = st.lists(
    st.fixed_dictionaries({"type": st.just(18), "component": FIELD})
    | st.fixed_dictionaries({"type": st.just(1), "components": st.lists(FIELD, max_size=1)}),
    max_size=3,
)


@many
@given(custom_id=TEXT | st.builds("topics:{}".format, st.integers() | ANY), entered=ENTERED, by=BY)
def test_any_dialogue_is_acknowledged(
    bot: Standing, custom_id: str, entered: list[dict[str, Any]], by: str
) -> None:
    data = {"custom_id": custom_id, "components": entered}
    _done(bot, Doing.MODAL, data, by=by, where=ROOM)


@many
@given(typed=TEXT, where=WHERE)
def test_whatever_is_being_typed_something_or_nothing_is_offered(
    bot: Standing, typed: str, where: str
) -> None:
    async def type_it(discord: Discord) -> None:
        for name, option in (("fact", "keyword"), ("brief", "what"), ("communique pause", "digest")):
            assert len(await discord.autocomplete(BEN, where, name, option, typed)) <= 25
        assert _refused(discord) == []
        assert all(each.acknowledged for each in discord.interactions)

    with capture_logs() as logged:
        bot.do(type_it)
    _unbroken(bot, logged)


def test_after_all_that_a_question_is_answered(bot: Standing) -> None:
    async def ask(discord: Discord) -> None:
        _clear(discord)
        assert (await discord.command(BEN, ROOM, "ask", {"question": QUESTION})).acknowledged
        await discord.seen(BEN, ROOM, where=lambda one: bool(words(one).strip()))

    bot.do(ask)
    assert bot.stray == []
