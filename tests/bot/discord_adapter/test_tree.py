"""The tree: the surface as discord.py sends it to Discord, and what comes of what Discord sends back."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import discord
import pytest
from discord import app_commands
from discord.app_commands import Choice

from bot.chat.completing import Wanted
from bot.discord_adapter.surface import COMMANDS, MENUS
from bot.discord_adapter.tree import build
from config.settings import DISCORD_COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Interaction = discord.Interaction[Any]

SUBCOMMAND, STRING, INTEGER, BOOLEAN, ATTACHMENT = 1, 3, 4, 5, 11
SERVERS, OWN_CONVERSATION = 0, 1


class Told:
    """Writes down what is handed on."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, list[Any]]] = []
        self.messages: list[tuple[str, Any]] = []
        self.typed: list[tuple[Wanted, str]] = []

    async def command(self, _: Interaction, line: str, files: Sequence[discord.Attachment]) -> None:
        self.lines.append((line, list(files)))

    async def check(self, _: Interaction, message: discord.Message) -> None:
        self.messages.append(("check", message))

    async def add(self, _: Interaction, message: discord.Message) -> None:
        self.messages.append(("add", message))

    async def autocomplete(self, _: Interaction, wanted: Wanted, typed: str) -> list[Choice[str]]:
        self.typed.append((wanted, typed))
        return [Choice(name="Harbour", value="harbour")]


def _tree(told: Told, **called: str) -> app_commands.CommandTree[Any]:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    build(
        tree,
        DISCORD_COMMANDS | called,
        on_command=told.command,
        on_check=told.check,
        on_add=told.add,
        on_autocomplete=told.autocomplete,
    )
    return tree


def _payloads() -> dict[str, dict[str, Any]]:
    tree = _tree(Told())
    return {command.name: command.to_dict(tree) for command in tree.get_commands()}


def _levels(payload: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """The options of every level of a command."""
    options = payload.get("options", [])
    if options:
        yield options
    for one in options:
        yield from _levels(one)


def _chars(payload: dict[str, Any]) -> int:
    """Names, descriptions and values, as Discord counts them."""
    own = len(payload.get("name", "")) + len(payload.get("description", ""))
    choices = sum(len(one["name"]) + len(str(one["value"])) for one in payload.get("choices", []))
    return own + choices + sum(_chars(one) for one in payload.get("options", []))


@pytest.mark.parametrize("payload", _payloads().values(), ids=lambda payload: payload["name"])
def test_every_command_keeps_to_the_limits_of_discord(payload: dict[str, Any]) -> None:
    assert _chars(payload) <= 8_000
    for level in _levels(payload):
        assert len(level) <= 25
        names = [one["name"] for one in level]
        assert len(set(names)) == len(names)
        required = [one.get("required", False) for one in level]
        assert required == sorted(required, reverse=True)


def test_everything_of_the_surface_is_there_and_nothing_else() -> None:
    payloads = _payloads()
    assert set(payloads) == {*DISCORD_COMMANDS.values(), *(menu.name for menu in MENUS)}
    for command in COMMANDS:
        payload = payloads[DISCORD_COMMANDS[command.role]]
        if command.alone is None:
            assert [one["name"] for one in payload["options"]] == [act.name for act in command.acts]
            assert {one["type"] for one in payload["options"]} == {SUBCOMMAND}
        else:
            assert {one["name"] for one in payload["options"]} == {one.name for one in command.alone.options}


def test_options_have_their_types_and_bounds() -> None:
    payloads = _payloads()
    ask = {one["name"]: one for one in payloads["ask"]["options"]}
    assert (ask["question"]["type"], ask["question"]["required"]) == (STRING, True)
    assert (ask["limit"]["type"], ask["limit"]["min_value"], ask["limit"]["max_value"]) == (INTEGER, 1, 1_000)
    acts = {act["name"]: act for act in payloads["communique"]["options"]}
    assert [one["type"] for one in acts["add"]["options"]] == [STRING, ATTACHMENT]
    assert acts["compare"]["options"][1]["type"] == BOOLEAN
    assert [one["name"] for one in acts["sources"]["options"] if one["type"] == BOOLEAN] == [
        "needs-attention"
    ]
    assert payloads["fact"]["options"][0]["autocomplete"] is True


def test_it_answers_in_servers_and_in_its_own_conversations_and_nowhere_uninvited() -> None:
    payloads = _payloads()
    admins = payloads.pop("communique-admin")
    assert all(one["contexts"] == [SERVERS, OWN_CONVERSATION] for one in payloads.values())
    assert admins["contexts"] == [SERVERS]
    assert all(one["integration_types"] == [0] for one in (*payloads.values(), admins))


def test_only_what_is_for_admins_is_kept_from_others() -> None:
    payloads = _payloads()
    admins = payloads.pop("communique-admin")
    assert admins["default_member_permissions"] == discord.Permissions(manage_guild=True).value
    assert all(one["default_member_permissions"] is None for one in payloads.values())


def test_commands_are_called_as_the_operator_says() -> None:
    tree = _tree(Told(), ask="find", admin="desk")
    assert tree.get_command("find") is not None
    assert isinstance(tree.get_command("desk"), app_commands.Group)
    assert tree.get_command("ask") is None


def test_what_was_filled_in_arrives_as_a_line() -> None:
    told = Told()
    _call(told, "ask", question="who pays?", limit=2)
    _call(told, "brief")
    _call(told, "communique", "sources", words="harbour", **{"needs-attention": True})
    _call(told, "communique-admin", "plan", next=3)
    _call(told, "communique-admin", "topics", name="trade")
    assert [line for line, _ in told.lines] == [
        "ask who pays? --limit 2",
        "brief",
        "sources harbour --needs-attention",
        "plan --next 3",
        "topics trade",
    ]


def test_a_file_arrives_beside_the_line() -> None:
    told = Told()
    file = object.__new__(discord.Attachment)
    _call(told, "communique", "add", file=file, link="https://example.org/a")
    assert told.lines == [("add https://example.org/a", [file])]


def test_a_message_arrives_at_what_was_chosen_in_its_menu() -> None:
    told = Told()
    tree = _tree(told)
    message: Any = SimpleNamespace(id=1)
    for menu in MENUS:
        entry = tree.get_command(menu.name, type=discord.AppCommandType.message)
        assert entry is not None
        asyncio.run(entry.callback(cast("Interaction", None), message))
    assert told.messages == [("check", message), ("add", message)]


def test_what_is_being_typed_arrives_with_what_is_wanted() -> None:
    told = Told()
    group = _tree(told).get_command("communique")
    assert isinstance(group, app_commands.Group)
    subscribe = group.get_command("subscribe")
    assert isinstance(subscribe, app_commands.Command)
    namespace = SimpleNamespace(timezone="stock")
    interaction = cast("Interaction", SimpleNamespace(response=_Responding()))
    asyncio.run(subscribe._invoke_autocomplete(interaction, "timezone", cast("Any", namespace)))
    assert told.typed == [(Wanted.TIMEZONE, "stock")]


class _Responding:
    """Takes the choices."""

    async def autocomplete(self, choices: list[Choice[str]]) -> None:
        assert [one.value for one in choices] == ["harbour"]

    def is_done(self) -> bool:
        return False


def _call(told: Told, name: str, sub: str = "", /, **filled: Any) -> None:  # noqa: ANN401  what Discord sends
    """What discord.py does with an invocation."""
    command = _tree(told).get_command(name)
    if isinstance(command, app_commands.Group):
        command = command.get_command(sub)
    assert isinstance(command, app_commands.Command)
    interaction = cast("Interaction", SimpleNamespace(command_failed=False))
    namespace = cast("Any", SimpleNamespace(**filled))
    asyncio.run(command._invoke_with_namespace(interaction, namespace))
