"""Help: what can be typed in chat, with examples, and the command that a wrong word was meant for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat.phrasing import IN_CHAT, typed, with_fields
from bot.chat.typed import OF_ADMINS
from bot.grammar import COMMANDS
from briefings.reply import Reply
from config.near import near

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "What you can ask me"
EXAMPLE = "for example"
IN_THREADS = (
    "In a thread, mention me and say the same words. Under a briefing, reply “why 3” or “open 2”. "
    "When I am wrong, say so in the menu of the line."
)
LEAST_LIKENESS = 60.0
"""Of 100; as for the commands of the grammar: a command is short, and one slip weighs much."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as help tells of it.

    Attributes:
        follows: what is typed after its name; in brackets what may be left out.
        does: what comes of it.
    """

    name: str
    follows: str
    does: str


OWN_NAMES: Mapping[str, str] = {role: f"/{role}" for role in ("ask", "brief", "fact", "communique")}
"""What the commands are called where nobody has renamed them."""

ASKING = (
    Entry("ask", "QUESTION", "Quotes that answer it, each with its source."),
    Entry("brief", "[BRIEFING | WORDS]", "What the documents say, line by line."),
    Entry("fact", "KEYWORD", "Figures and dates, who says so, and who disagrees."),
    Entry("timeline", "[WORDS]", COMMANDS["timeline"].summary),
    Entry("compare", "[WORDS]", COMMANDS["compare"].summary),
    Entry("check", "TEXT", COMMANDS["check"].summary),
    Entry("verify", "CITATION_ID", COMMANDS["verify"].summary),
    Entry("why", "LINE", "How a line came to stand in today's briefing."),
    Entry("sources", "[WORDS]", COMMANDS["sources"].summary),
    Entry("add", "LINK", "Hands in a page to be read."),
    Entry("hidden", "", "What somebody called wrong here, and how to show it again."),
)
YOUR_OWN = (
    Entry("subscribe", "[TOPICS] --at 08:00", COMMANDS["subscribe"].summary),
    Entry("follow", "LINE | CITATION_ID", COMMANDS["follow"].summary),
    Entry("subscriptions", "", COMMANDS["subscriptions"].summary),
    Entry("pause", "ID --until YYYY-MM-DD", COMMANDS["pause"].summary),
    Entry("unsubscribe", "ID", COMMANDS["unsubscribe"].summary),
    Entry("forget-me", "", "What I keep of you, and how to have it deleted."),
)
OF_ADMINS_ALONE = (
    Entry("plan", "[BRIEFING]", COMMANDS["plan"].summary),
    Entry("offers", "", "What people handed in, and what waits for your nod."),
    Entry("amend", "ID", COMMANDS["amend"].summary),
    Entry("briefings", "[NAME]", "What comes when and where: see it, change it, try it, send it."),
    Entry("topics", "[NAME]", "What briefings are about."),
    Entry("keywords", "[NAME]", "Words that channels want to hear of."),
    Entry("channels", "", "What comes to each, and what each sees."),
    Entry("access", "", "Who may see which collection, and who the admins are."),
    Entry("history", "", "Who changed what, and when."),
    Entry("undo", "", "Takes the last change back."),
    Entry("config", "", "What is configured, in short."),
)

GROUPS = {"Ask": ASKING, "Your own": YOUR_OWN}
"""For everybody, in the order told."""

ADMINS_GROUP = {"Admins": OF_ADMINS_ALONE}

EXAMPLES = (
    ("ask", "trade in 2023"),
    ("brief", ""),
    ("communique", "timeline"),
    ("communique", "subscribe --at 08:00 --days mon-fri"),
)
"""The role of a command, and what to type after its name."""


def help_reply(names: Mapping[str, str], *, admin: bool = False, fields: bool = False) -> Reply:
    """What can be typed, a row each below the name of its group, with examples.

    Args:
        names: what the commands are called on the platform, by their role: `{"ask": "/ask"}`.
        admin: with what only admins can do.
        fields: options are fields of the commands there.
    """

    def line(command: str, follows: str) -> str:
        return f"{command} {with_fields(follows) if fields else follows}".strip()

    groups = {**GROUPS, **(ADMINS_GROUP if admin else {})}
    return Reply(
        TITLE,
        rows=tuple(
            row
            for group, entries in groups.items()
            for row in (
                (group, ""),
                *((line(typed(one.name, names), one.follows), one.does) for one in entries),
            )
        ),
        notice=IN_THREADS,
        footer=(EXAMPLE, *(line(names[role], words) for role, words in EXAMPLES)),
    )


def meant(word: str, *, least: float = LEAST_LIKENESS) -> str | None:
    """The command for everybody that a word is probably a slip of; None where it is near to none.

    Args:
        least: how alike they must be, of 100.
    """
    known = sorted(IN_CHAT - OF_ADMINS)
    return near(word.strip().removeprefix("/"), known, least=least)


def nearest(word: str, names: Mapping[str, str] = OWN_NAMES) -> str:
    """A hint for a word that is no command: the one that was probably meant, else where to find them all."""
    likely = meant(word)
    return f"did you mean {typed(likely, names)}?" if likely else f"see them all with {typed('help', names)}"
