"""The walk: every cell, and all that whoever sits there is told in it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from functools import lru_cache, partial, reduce
from typing import TYPE_CHECKING

from bot.chat.click import Click
from bot.chat.outcome import Outcome
from bot.chat.payloads import payloads_of
from bot.chat.snippets import snippet
from bot.chat.topics import Topics
from bot.rendering.discord.message import message_of as on_discord
from bot.rendering.slack.home import home_view
from bot.rendering.slack.message import message_of as on_slack
from briefings.reply import Verb
from config.destination import destination
from tests.scenarios.access.cells import CONFIGURED, MESSAGES, clicked, completed, typed_lines
from tests.scenarios.access.corpus import NOTES, ROOM, told
from tests.scenarios.access.exempt import is_exempt, may_differ
from tests.scenarios.access.installations import THREAD, desk
from tests.scenarios.access.seats import SHUT_OUT, THOROUGH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.chat.asker import Asker
    from briefings.reply import Reply
    from tests.scenarios.access.installations import Installation

_HANDLE = re.compile(r"\b[a-z2-7]{12}\b")
_REFERENCE = re.compile(r"(?<=reference )\w+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that somebody does somewhere.

    Attributes:
        seat: who they are, in words; see `seats`.
        kind: typed, said, click, completion, keyword, thread, greeting, home.
        what: which of them; of a click the verb, and which of the things that it may carry.
        asked: the words that they put in themselves, which tell them nothing.
    """

    seat: str
    kind: str
    what: str
    asked: str = field(compare=False)


def walked(installation: Installation) -> dict[Cell, str]:
    """What comes of every cell, as all that a platform would be given; without handles that are random."""
    found: dict[Cell, str] = {}
    for seat, asker in SHUT_OUT.items():
        for cell, said in _seated(installation, seat, asker):
            assert cell not in found, cell
            found[cell] = said
    for seat in sorted(SHUT_OUT, key=lambda one: SHUT_OUT[one].admin):  # admins last: they change things
        found.update(_clicks(installation, seat, SHUT_OUT[seat]))
    begun = [spelt for one in installation.known.proposals for spelt in (one, one.lower())]
    return {
        cell: reduce(lambda text, each: text.replace(each, "proposal"), begun, said)
        for cell, said in found.items()
    }


def _seated(installation: Installation, seat: str, asker: Asker) -> Iterator[tuple[Cell, str]]:
    chat = installation.chat
    for line in typed_lines(installation.known, thorough=seat in THOROUGH):
        yield Cell(seat, "typed", line, line), drawn(chat.typed(asker, line))
    for line in (*MESSAGES, *CONFIGURED):
        outcome = chat.addressed(asker, line, for_all=True)
        yield Cell(seat, "said", line, line), drawn(outcome)
    for wanted, typed in completed():
        offered = chat.completions(asker, wanted, typed)
        yield Cell(seat, "completion", f"{wanted} | {typed}", typed), repr(offered)
    for line in ("why 1", "open 1", "follow 2"):
        outcome = chat.in_thread(asker, line, thread=THREAD) or Outcome(None)
        yield Cell(seat, "thread", line, ""), drawn(outcome)
    for number, text in enumerate(MESSAGES):
        look = partial(
            snippet,
            where=asker.where,
            thread=f"{seat} {number}",
            text=text,
            now=chat.now(),
            outside=asker.outside,
        )
        posted = chat.watched(look)
        yield Cell(seat, "keyword", text, text), drawn(Outcome(posted.reply if posted else None))
    greeted = chat.greeting(asker.where, label="#here", outside=asker.outside)
    yield Cell(seat, "greeting", "", ""), drawn(greeted)
    home = chat.home(asker, [destination(f"slack:{ROOM}")])
    yield Cell(seat, "home", "", ""), plain([asdict(home), home_view(home)])


def _clicks(installation: Installation, seat: str, asker: Asker) -> Iterator[tuple[Cell, str]]:
    chat = installation.chat
    for number, (verb, handle, line, value) in enumerate(clicked(installation.known)):
        click = Click(verb, handle, line, value)
        cell = Cell(seat, "click", f"{verb} | {number}", f"{line} {value}")
        if verb in {Verb.FORM, Verb.AGAIN}:
            form = chat.form(asker, click)
            yield cell, drawn(form) if isinstance(form, Outcome) else plain(form)
        elif verb is Verb.TOPICS:
            choice = chat.choice(asker)
            yield cell, repr(choice) if isinstance(choice, Topics) else drawn(choice)
        else:
            yield cell, drawn(chat.clicked(asker, click))
    for begun in installation.known.proposals:
        filled = chat.filled(asker, begun, {"everyone": ("yes",)})
        yield Cell(seat, "form", "filled", ""), drawn(filled)


def drawn(outcome: Outcome) -> str:
    """All that comes of an act: each reply as it is, and as both platforms are given it."""
    replies: list[Reply | None] = [outcome.reply, outcome.instead, *(one.reply for one in outcome.posts)]
    where = [str(one.where) for one in outcome.posts]
    return plain(
        [
            where,
            *(_told(one) for one in replies if one is not None),
        ]
    )


@lru_cache(maxsize=10_000)
def _told(reply: Reply) -> str:
    """A reply as it is, and as both platforms are given it; many cells have the same one."""
    return plain([repr(reply), *(payloads_of(reply, message_of) for message_of in (on_slack, on_discord))])


def plain(value: object) -> str:
    """A payload as text, without what is made up anew each time."""
    said = json.dumps(value, ensure_ascii=False, default=repr)
    return _REFERENCE.sub("", _HANDLE.sub("handle", said))


def leaks(found: Mapping[Cell, str]) -> list[str]:
    """Each canary that somebody is told who should not be, with the cell."""
    return [
        f"{canary!r} in {cell}"
        for cell, said in found.items()
        for canary in told(said, cell.asked, names=not is_exempt(cell, SHUT_OUT[cell.seat]))
    ]


def differences(found: Mapping[Cell, str], without: Mapping[Cell, str]) -> list[Cell]:
    """The cells that say something else where nothing is closed; without those that may (see `exempt`)."""
    assert found.keys() == without.keys()
    return [cell for cell, said in found.items() if not differing(cell) and said != without[cell]]


def differing(cell: Cell) -> bool:
    """Whether a cell may say something else where nothing is closed."""
    asker = SHUT_OUT[cell.seat]
    return is_exempt(cell, asker) or may_differ(cell, asker)


def notes(installation: Installation) -> str:
    """What the admins are told of all that was done, some minutes later."""
    later = desk(installation, after=timedelta(minutes=10))
    later.day.round()
    claims = later.ledger.claim("walk", "slack", lease=timedelta(minutes=1), limit=1_000)
    return "\n".join(one.message.content.body for one in claims if one.delivery.destination.address == NOTES)
