"""Cells: everything that can be typed, clicked, completed or said, made from what the bot declares.

Nothing is listed by hand that the grammar, the verbs or the completions list themselves; where one of them
grows and nobody says here what its words or options are, the walk does not begin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat.completing import Wanted
from bot.chat.typed import CHAT_ONLY, MANAGED
from bot.grammar import COMMANDS
from bot.rendering.handles import handle_of
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.grammar import Command

SUBJECTS = (
    "tunnel",
    "zorkmids",
    "what did Quibberling auditors say",
    "Xanthipa Vol",
    "7,319",
    "gloamwater",
    "gloamtube",
    "sealed bid",
)
"""What is asked: open words, closed ones with slips too, aliases and names of both kinds."""

WORDS = {
    "QUERY": SUBJECTS,
    "KEYWORD": SUBJECTS,
    "[WORDS]": ("", *SUBJECTS),
    "[QUERY]": ("", "tunnel", "quibberling", "minutes"),
    "[NAME]": ("", "morning", "boardroom", "bordroom", "for the few", "sealed bid", "traffic", "zorkmids"),
    "TEXT": (
        "14,000 vehicles use the tunnel a day.",
        "Quibberling auditors say that the tunnel pumps cost 7,319 zorkmids.",
        "Xanthippa Vole said that 9,917 vehicles use the tunnel a day.",
    ),
    "LINE": ("1", "morning 1", "boardroom 1", "boardroom-traffic 1", "sealed bid 1", "overview 1"),
    "CITATION_ID": (),
    "ID": ("x", "minutes-of-quibberlin"),
    "[TOPICS]": ("", "tunnel", "sealed bid", "seeled bid", "tunnel, sealed bid"),
    "": ("",),
    "LINE | CITATION_ID": ("morning 1", "boardroom 1", "bordroom 1", "zorkmids"),
}
"""What is typed behind a command, by how the grammar calls it; ids of closed documents come to these."""

OPTIONS = {
    "limit": ("1", "9"),
    "collection": ("vault", "vaul", "public"),
    "since": ("2024-05-01",),
    "until": ("2030-01-01",),
    "topic": ("sealed bid", "tunnel", "zorkmids"),
    "words": ("40",),
    "all": ("",),
    "needs-attention": ("",),
    "at": ("08:00",),
    "days": ("mon-fri",),
    "timezone": ("Europe/Stockholm",),
    "lines": ("3",),
    "to": ("slack:C0BOARD", "console"),
    "off": ("",),
    "next": ("3",),
    "revision": ("1",),
    "text": ("",),
    "title": ('"New title"',),
    "publisher": ("Gazette",),
    "author": ("Somebody",),
    "date": ("2024-05-01",),
    "language": ("en",),
    "url": ("https://example.org/a",),
    "flag": ("opinion",),
    "no-flag": ("opinion",),
    "confirm": ("date",),
    "settle": ("undated",),
    "undo": ("title",),
}
"""What is typed for an option, by its name."""

OF_CHAT = {
    "help": ("",),
    "add": ("", "https://example.org/plan.txt"),
    "offers": ("",),
    "hidden": ("",),
    "config": ("", "show", "vault"),
    "briefings": ("", "boardroom", "bordroom", "morning"),
    "topics": ("", "sealed bid", "seeled bid", "tunnel"),
    "keywords": ("", "gloamwater", "gloamwatr", "tunnel"),
    "channels": ("",),
    "access": ("",),
    "history": ("",),
    "undo": ("",),
    "forget-me": ("",),
}
"""What is typed behind the commands that only chat has."""

TARGETS = (
    "briefings:boardroom",
    "topics:sealed bid",
    "keywords:gloamwater",
    "access:",
    "sources:",
    "briefing.edit:boardroom",
    "briefing.settings:boardroom",
    "briefing.delete:boardroom",
    "briefing.disable:boardroom",
    "topic.edit:sealed bid",
    "topic.delete:sealed bid",
    "keyword.edit:gloamwater",
    "access.edit:vault",
    "collection.delete:vault",
    "channel.edit:slack:C0BOARD",
    "briefing.new:",
)
"""What the buttons of the pages of the configuration carry."""

TARGETED = frozenset({Verb.OPEN, Verb.FORM, Verb.ACT})
ABOUT_NO_VALUE = (OF_AN_ANSWER | frozenset(OF_A_LINE)) - {Verb.WRONG}
LABELLED = frozenset({Verb.POST_HERE, Verb.NOT_HERE, Verb.TOPICS})
"""Clicks that carry a target, that carry nothing but the answer or the line, and what a place is called."""

NAMES = ("boardroom", "gloamwater", "sealed bid", "1", "")
"""Of what is closed, as clicks carry them; a version; and nothing."""

THIRD = 3

MESSAGES = (
    "The tunnel is closed again.",
    "Quibberling met Xanthippa Vole.",
    "Who pays for the gloamwater in the gloamtube?",
    "Sealed bid, zorkmids and the packet boat.",
)
"""Said among people, where the bot listens for keywords; and to it, without a command."""

CONFIGURED = ("boardroom", "subscribe sealed bid", "plan boardroom", *MANAGED, "sources", "config", "offers")
"""Said to it so that all read the answer, and begun like a command that is for admins."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the board's room was shown, and somebody else might hold out.

    Attributes:
        handles: of answers there.
        lines: names of lines of a briefing that was delivered there, and what stands for a long one.
        citations: ids of closed citations.
        documents: ids of closed documents.
        offers: of what was handed in there.
        proposals: that an admin began there.
    """

    handles: tuple[str, ...]
    lines: tuple[str, ...]
    citations: tuple[str, ...]
    documents: tuple[str, ...]
    offers: tuple[str, ...]
    proposals: tuple[str, ...]


def typed_lines(known: Known, *, thorough: bool) -> list[str]:
    """Every command with what may follow it, and every option of it.

    Args:
        thorough: all that may follow it; else every third, the first always.
    """
    every = [*(_of(one, known) for one in COMMANDS.values()), *map(_of_chat, CHAT_ONLY)]
    return [line for lines in every for line in (lines if thorough else lines[::THIRD])]


def _of(command: Command, known: Known) -> list[str]:
    ids = (*known.documents, *known.citations) if "ID" in command.words else ()
    lines = [f"{command.name} {words}".strip() for words in (*WORDS[command.words], *ids)]
    middle = lines[len(lines) // 2]
    given = (f"--{one.name} {value}".strip() for one in command.options for value in OPTIONS[one.name])
    return [*lines, *(f"{middle} {option}" for option in given)]


def _of_chat(name: str) -> list[str]:
    return [f"{name} {words}".strip() for words in OF_CHAT[name]]


def clicked(known: Known) -> list[tuple[Verb, str, str, str]]:
    """Every verb with all that a click on it may carry: handle, line, value."""
    every = sorted(Verb, key=lambda one: one.value.startswith("forget"))  # last: it takes answers away
    return [(verb, *rest) for verb in every for rest in _carried(verb, known)]


def _carried(verb: Verb, known: Known) -> Iterator[tuple[str, str, str]]:
    if verb in OF_A_LINE:
        yield from ((handle, line, "") for handle in known.handles for line in ("1", "99"))
        yield from (("", line, "") for line in known.lines)
    if verb in OF_AN_ANSWER:
        yield from ((handle, "", "") for handle in known.handles)
    if verb in ABOUT_NO_VALUE:
        return
    if verb in LABELLED:
        yield "", "", "#here"
        return
    closed = (known.citations[0], f"{handle_of(known.citations[0])} slack:C0BOARD")
    ids = (*closed, *known.offers[:1], *known.proposals)
    targets = TARGETS if verb in TARGETED else ()
    yield from (("", "", value) for value in (*ids, *NAMES, *targets))


def completed() -> list[tuple[Wanted, str]]:
    """Everything that is completed, from nothing, from closed words and from slips of them."""
    typed = (
        "",
        "q",
        "quib",
        "Quiberling",
        "zork",
        "vau",
        "boa",
        "for the",
        "seal",
        "gloam",
        "tun",
        "minutes",
        "9917",
    )
    return [(wanted, one) for wanted in Wanted for one in typed]
