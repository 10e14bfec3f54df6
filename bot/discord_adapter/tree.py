"""The tree: every command and menu entry of the surface, as discord.py takes them.

In comes the surface, out go commands that hand everything on: none of them knows what it does.
"""

from __future__ import annotations

from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.discord_adapter.surface import COMMANDS, MENUS, Kind, line_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence

    from discord.app_commands import Choice

    from bot.chat.completing import Wanted
    from bot.discord_adapter.surface import Act, MessageMenu, SlashCommand, SlashOption

    Interaction = discord.Interaction[Any]
    Tree = app_commands.CommandTree[Any]
    OnCommand = Callable[[Interaction, str, Sequence[discord.Attachment]], Awaitable[None]]
    OnMenu = Callable[[Interaction, discord.Message], Awaitable[None]]
    OnTyping = Callable[[Interaction, Wanted, str], Awaitable[list[Choice[str]]]]

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False)
IN_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
INSTALLED = app_commands.AppInstallationType(guild=True, user=False)
"""To servers alone: what somebody installs for themselves answers where nobody invited it."""

OF_ADMINS = discord.Permissions(manage_guild=True)


def build(
    tree: Tree,
    called: Mapping[str, str],
    *,
    on_command: OnCommand,
    on_check: OnMenu,
    on_add: OnMenu,
    on_autocomplete: OnTyping,
) -> None:
    """Put every command and every entry in the menu of a message into a tree.

    Args:
        called: the name of each role, without its slash: see `DISCORD_COMMANDS`.
        on_command: gets the line as `Chat.typed` takes it, and what was attached to the command.
        on_check: gets the message; so does `on_add`.
        on_autocomplete: gets what is wanted and what is typed so far; at most 25 choices come back.
    """
    for one in COMMANDS:
        tree.add_command(_slash(one, called[one.role], on_command, on_autocomplete))
    menus = {"check": on_check, "add": on_add}
    for menu in MENUS:
        tree.add_command(_menu(menu, menus[menu.verb]))


def _slash(
    command: SlashCommand, name: str, on_command: OnCommand, on_typing: OnTyping
) -> app_commands.Command[Any, ..., None] | app_commands.Group:
    contexts = IN_SERVERS if command.admins else EVERYWHERE
    if command.alone is not None:
        alone = _command(command.alone, name, command.description, on_command, on_typing)
        alone.allowed_contexts, alone.allowed_installs = contexts, INSTALLED
        return alone
    group = app_commands.Group(
        name=name,
        description=command.description,
        guild_only=command.admins,
        default_permissions=OF_ADMINS if command.admins else None,
        allowed_contexts=contexts,
        allowed_installs=INSTALLED,
        auto_locale_strings=False,
    )
    for act in command.acts:
        group.add_command(_command(act, act.name, act.description, on_command, on_typing))
    return group


def _command(
    act: Act, name: str, description: str, on_command: OnCommand, on_typing: OnTyping
) -> app_commands.Command[Any, ..., None]:
    fields = {_identifier(one): one for one in act.options}

    async def callback(interaction: Interaction, **filled: Any) -> None:  # noqa: ANN401  Discord's own values
        told = {fields[key].name: value for key, value in filled.items() if value is not None}
        files = [value for value in told.values() if isinstance(value, discord.Attachment)]
        line = line_of(act.name, {key: value for key, value in told.items() if value not in files})
        await on_command(interaction, line, files)

    # discord.py reads the fields of a command from the signature of its function.
    vars(callback)["__signature__"] = _signature(fields)
    described = app_commands.describe(**{key: one.description for key, one in fields.items()})(callback)
    renamed = app_commands.rename(**{key: one.name for key, one in fields.items()})(described)
    completed = app_commands.autocomplete(
        **{key: _completing(one.completes, on_typing) for key, one in fields.items() if one.completes}
    )(renamed)
    return app_commands.Command(
        name=name, description=description, callback=completed, auto_locale_strings=False
    )


def _menu(menu: MessageMenu, handler: OnMenu) -> app_commands.ContextMenu:
    async def callback(interaction: Interaction, message: discord.Message) -> None:
        await handler(interaction, message)

    callback.__annotations__["message"] = discord.Message  # which menu it is for is read from there
    return app_commands.ContextMenu(
        name=menu.name,
        callback=callback,
        allowed_contexts=EVERYWHERE,
        allowed_installs=INSTALLED,
        auto_locale_strings=False,
    )


def _completing(
    wanted: Wanted, handler: OnTyping
) -> Callable[[Interaction, str], Coroutine[Any, Any, list[Choice[str]]]]:
    async def complete(interaction: Interaction, typed: str) -> list[Choice[str]]:
        return await handler(interaction, wanted, typed)

    return complete


def _signature(fields: Mapping[str, SlashOption]) -> Signature:
    first = Parameter("interaction", Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    return Signature([first, *(_parameter(key, one) for key, one in fields.items())])


def _parameter(key: str, field: SlashOption) -> Parameter:
    taken: Any
    match field.kind:
        case Kind.STRING:
            taken = str
        case Kind.INTEGER:
            taken = Range[int, 1, field.most]
        case Kind.BOOLEAN:
            taken = bool
        case Kind.ATTACHMENT:
            taken = discord.Attachment
    if field.required:
        return Parameter(key, Parameter.KEYWORD_ONLY, annotation=taken)
    return Parameter(key, Parameter.KEYWORD_ONLY, annotation=taken | None, default=None)


def _identifier(field: SlashOption) -> str:
    """The name of a field as Python takes it."""
    return field.name.replace("-", "_")
