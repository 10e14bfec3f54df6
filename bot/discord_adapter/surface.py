"""The surface: all that the app shows and asks for on Discord, declared once.

The command tree is built from it, the invite is written from it, and what somebody filled in becomes through
it the line that `bot.chat` takes. It imports no SDK.

Discord hides a command from whoever lacks a permission only as a whole, never one of its subcommands: so what
is for admins is a command of its own. **Source**: docs.discord.com, Application Commands, Permissions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, unique
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.chat.completing import Wanted
from bot.grammar import COMMANDS as GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.grammar import Option

WORDS = ""
"""What an option fills that is no option of the command but its words."""


@unique
class Kind(Enum):
    """What an option takes."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class SlashOption:
    """A field of a command.

    Attributes:
        name: as Discord shows it; at most 32 characters.
        description: at most 100 characters.
        fills: the option of `bot.grammar` that it is, or `WORDS`.
        most: the largest number, for a whole one; the smallest is 1.
        completes: what is offered while it is being typed.
    """

    name: str
    description: str
    kind: Kind = Kind.STRING
    fills: str = WORDS
    required: bool = False
    most: int = 0
    completes: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What can be asked for: a command of `bot.grammar`, or one that only chat has.

    Attributes:
        name: the command's.
        description: at most 100 characters.
        options: those that are required stand first.
    """

    name: str
    description: str
    options: tuple[SlashOption, ...] = ()


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A command with a slash: one act, or several as its subcommands.

    Attributes:
        role: what it is for: a key of `DISCORD_COMMANDS`.
        description: at most 100 characters.
        acts: one that is named like the role, or else its subcommands.
        admins: offered to whoever may manage the server, and only there, unless its admins decide otherwise.
    """

    role: str
    description: str
    acts: tuple[Act, ...]
    admins: bool = False

    @property
    def alone(self) -> Act | None:
        """What it does, where it has no subcommands."""
        return self.acts[0] if self.acts[0].name == self.role else None


@dataclass(frozen=True, slots=True)
class MessageMenu:
    """An entry under “Apps” in the menu of a message.

    Attributes:
        verb: what is done: check, add.
        name: as the menu shows it; at most 32 characters.
    """

    verb: str
    name: str


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that the bot asks to be allowed.

    Attributes:
        bit: **Source**: docs.discord.com, Permissions, Bitwise Permission Flags.
    """

    bit: int
    reason: str


_KINDS: Mapping[type[str | int | bool], Kind] = {str: Kind.STRING, int: Kind.INTEGER, bool: Kind.BOOLEAN}

NEEDED = frozenset({("subscribe", "at")})
"""Options of the grammar, of a command each, without which it is not understood."""

LEFT_OUT: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("brief", "topic"): "its words are a topic as well as a briefing",
        ("brief", "words"): "so many lines says enough",
        ("why", "words"): "as in brief",
    }
)
"""Options of the grammar, of a command each, that are no fields, with the reason."""

_RENAMED = {("brief", "limit"): "lines", ("why", "limit"): "lines"}
_LINK = SlashOption("link", "The address of a page")
_FILE = SlashOption("file", "A document", Kind.ATTACHMENT)
_COMPLETED = {
    "collection": Wanted.COLLECTION,
    "timezone": Wanted.TIMEZONE,
}
"""What is offered for an option of the grammar."""

_FOR_SOMEBODY_ELSE = "for admins: whose, such as discord:C or discord:@U with the id of a channel or person"


def _option(command: str, found: Option) -> SlashOption:
    """An option of the grammar as a field."""
    told = _FOR_SOMEBODY_ELSE if found.name == "to" else found.help
    kind = _KINDS[found.kind]
    return SlashOption(
        _RENAMED.get((command, found.name), found.name),
        told[0].upper() + told[1:],
        kind,
        fills=found.name,
        most=found.most if kind is Kind.INTEGER else 0,
        required=(command, found.name) in NEEDED,
        completes=_COMPLETED.get(found.name),
    )


def _act(command: str, *words: SlashOption, does: str = "") -> Act:
    """A command of the grammar, with a field for its words and one for each of its options.

    Args:
        does: in place of what the grammar says of it.
    """
    grammar = GRAMMAR[command]
    options = (_option(command, one) for one in grammar.options if (command, one.name) not in LEFT_OUT)
    fields = sorted((*words, *options), key=lambda one: not one.required)  # else in their order
    return Act(command, does or grammar.summary, tuple(fields))


def _needed(name: str, description: str, completes: Wanted | None = None) -> SlashOption:
    return SlashOption(name, description, required=True, completes=completes)


def _optional(name: str, description: str, completes: Wanted | None = None) -> SlashOption:
    return SlashOption(name, description, completes=completes)


COMMANDS = (
    SlashCommand(
        "ask",
        "Quotes from your documents that answer a question. Only you see them.",
        (_act("ask", _needed("question", "What you want to know")),),
    ),
    SlashCommand(
        "fact",
        "Figures and dates about a keyword, and who says so. Only you see them.",
        (_act("fact", _needed("keyword", "What they are about", Wanted.SUBJECT)),),
    ),
    SlashCommand(
        "brief",
        "What your documents say, line by line. Only you see it.",
        (
            _act(
                "brief",
                _optional("what", "A briefing, a topic, or any words; everything unless said", Wanted.BRIEF),
            ),
        ),
    ),
    SlashCommand(
        "communique",
        "Everything else: sources, timeline, compare, check, verify, subscribe, follow, add.",
        (
            Act("help", "What you can ask me."),
            _act("timeline", _optional("words", "What about; everything unless said", Wanted.SUBJECT)),
            _act("compare", _optional("words", "What about", Wanted.SUBJECT)),
            _act("check", _needed("text", "What you are about to say")),
            _act("verify", _needed("citation", "The id of a citation, as its footnote has it")),
            _act(
                "why",
                _needed("line", "The number of a line above, or its name, such as morning 05-20 #3"),
                does="How a line came to stand in today's briefing.",
            ),
            _act("sources", _optional("words", "In titles, names and texts", Wanted.SOURCE)),
            Act("add", "Hands in a page or a file to be read.", (_LINK, _FILE)),
            Act("hidden", "What somebody called wrong here, and how to show it again."),
            _act(
                "subscribe",
                _optional("topics", "Topics, with commas between them; all unless said", Wanted.TOPIC),
            ),
            _act("follow", _needed("line", "The number or the name of a line, or the id of a citation")),
            _act("subscriptions"),
            _act("pause", _needed("digest", "Which", Wanted.DIGEST)),
            _act("unsubscribe", _needed("digest", "Which, or what you follow", Wanted.DIGEST)),
            Act("forget-me", "What I keep of you, and how to have it deleted."),
        ),
    ),
    SlashCommand(
        "admin",
        "For admins: what is configured, and how to change it; what people handed in; what is due.",
        (
            Act(
                "briefings",
                "What comes when and where: look, change, try out, send, switch off.",
                (_optional("name", "Which; all unless said", Wanted.MANAGED_BRIEFING),),
            ),
            Act(
                "topics",
                "What briefings are about: look and change.",
                (_optional("name", "Which; all unless said", Wanted.MANAGED_TOPIC),),
            ),
            Act(
                "keywords",
                "What I listen for, and where: look and change.",
                (_optional("name", "Which; all unless said", Wanted.MANAGED_KEYWORD),),
            ),
            Act("channels", "What comes to each channel: look and change."),
            Act("access", "Who may see what, and who the admins are: look and change."),
            Act("history", "Who changed what, when and where."),
            Act("undo", "Takes the last change back."),
            Act("offers", "What people handed in, and what waits for your nod."),
            _act("plan", _optional("briefing", "Which; all unless said", Wanted.BRIEFING)),
            _act("amend", _needed("document", "Which", Wanted.DOCUMENT)),
            Act("config", "What is configured."),
        ),
        admins=True,
    ),
)
"""Every command with a slash."""

MENUS = (MessageMenu("check", "Check against sources"), MessageMenu("add", "Add to corpus"))
"""They bring a message's words with them, without any intent."""

INTENTS: Mapping[str, str] = MappingProxyType(
    {
        "guilds": "channels that are made, renamed, closed and deleted, and servers that it joins or leaves",
        "guild_messages": "to be asked by a mention, and to hear “why 3” as a reply to a briefing",
        "dm_messages": "to be asked in its own conversation with you",
        "message_content": "to hear the keywords that a channel asked for",
    }
)
"""What it asks to be told of, by its name in discord.py, each with its reason."""

PRIVILEGED = "message_content"
"""The one that is switched on in the Developer Portal; asked for without that, Discord refuses to connect."""

PERMISSIONS: Mapping[str, Permission] = MappingProxyType(
    {
        "view_channel": Permission(1 << 10, "to see the channels that it posts to"),
        "send_messages": Permission(
            1 << 11, "to post briefings, in forums as posts, and answers that somebody shares"
        ),
        "send_messages_in_threads": Permission(1 << 38, "the same in threads and forum posts"),
        "read_message_history": Permission(
            1 << 16, "to answer beneath a message, and to see after a crash whether a briefing arrived"
        ),
    }
)
"""The least that it can do its work with. No threads are made but forum posts, which need no other one.

**Source**: docs.discord.com, Start Thread in Forum or Media Channel.
"""

_OPTION_LIKE = re.compile(r"(?:^|(?<=\s))--(?=[a-z])")
_DASH = "—"


def intents(*, keywords: bool, granted: bool) -> tuple[str, ...]:
    """What is asked for when the bot connects.

    Args:
        keywords: some channel asked for snippets.
        granted: the operator says that the privileged intent is switched on.
    """
    return tuple(name for name in INTENTS if name != PRIVILEGED or (keywords and granted))


def permissions() -> int:
    """All that are asked for, as Discord writes them into a number."""
    return sum(one.bit for one in PERMISSIONS.values())


def names(chosen: Mapping[str, str]) -> dict[str, str]:
    """What every command is called that is not called `/communique NAME`, as `bot.chat` takes it.

    Args:
        chosen: the name of each role, without its slash.
    """
    called = {one.role: f"/{chosen[one.role]}" for one in COMMANDS if not one.admins}
    for command in COMMANDS:
        if command.admins:
            called |= {act.name: f"/{chosen[command.role]} {act.name}" for act in command.acts}
    return called


def named(command: str, option: str) -> SlashOption:
    """A field by the names that Discord tells of it.

    Args:
        command: the act's name.

    Raises:
        KeyError: there is no such field.
    """
    return _FIELDS[command][option]


def line_of(command: str, options: Mapping[str, str | int | bool]) -> str:
    """What somebody filled in, as the line that `Chat.typed` takes.

    What is typed into a field is never read as an option: a double dash before a word becomes a long one, and
    a quotation mark inside an option's value a single one, for the grammar has no other way to write them.

    Args:
        command: the act's name.
        options: a field's name → what was filled in; without attachments.

    Raises:
        KeyError: there is no such field.
    """
    words, told = "", []
    for name, value in options.items():
        field = named(command, name)
        if field.fills == WORDS:
            words = _OPTION_LIKE.sub(_DASH, str(value))
        elif field.kind is not Kind.BOOLEAN:
            told.append(f"--{field.fills} {_quoted(value)}")
        elif value:
            told.append(f"--{field.fills}")
    return " ".join(filter(None, (command, words, *told)))


def _quoted(value: str | int | bool) -> str:  # noqa: FBT001  a value of Discord's, never a switch of ours
    if isinstance(value, int):
        return str(value)
    return '"{}"'.format(value.replace('"', "'"))


_FIELDS = {act.name: {one.name: one for one in act.options} for command in COMMANDS for act in command.acts}
