"""Snippets: one fact for a message that holds a keyword, where a channel asked for such facts.

In comes a message; out comes the reply to post below it, claimed in the database so that no other replica
posts it too. Nothing of the message is kept but which keyword it held.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, text

from bot.chat.asker import Asker, seen_by
from bot.chat.hiding import Hidden
from bot.chat.keywords import triggers
from bot.chat.lines import hidden_now
from bot.chat.muting import Muted, mute, unmute
from bot.chat.outcome import Outcome
from bot.chat.tables import snippet as posted
from bot.chat.trouble import LINE_IS_GONE, MEMBERS_ONLY, said
from bot.commands.fact import fact
from bot.commands.verify import verify
from bot.rendering.handles import handle_of, meant
from briefings.replies.parts import counts, push
from briefings.reply import Action, Reply, Section, Verb
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Engine

    from bot.application import Application
    from bot.chat.keywords import Trigger
    from briefings.reply import Item
    from config.destination import Destination

__all__ = ["Snippet", "Snippets", "mentioned", "mute", "snippet", "unmute", "wrong"]

MAX_AN_HOUR = 6
"""Of one channel, whatever its keywords: more often than every ten minutes a bot nobody asked is noise."""

FACTS = 8
"""Facts of a keyword among which one is looked for that this thread has not had."""

KEPT = timedelta(days=365)
"""Threads that have been silent for longer may have the same fact once more."""

MUTE_HERE = "Mute here"
CALLED_WRONG = "Hidden here: somebody called this line wrong."

_HOUR = timedelta(hours=1)
_CLAIMING = 0x736E6970  # any number that nobody else locks


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fact to post below a message, which nobody else posts.

    Attributes:
        where: the channel.
        thread: the message that the thread hangs from.
        citation_id: of its quote.
    """

    where: Destination
    thread: str
    keyword: str
    citation_id: str
    reply: Reply


class Snippets:
    """What was posted where, over all replicas and restarts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_due(self, where: Destination, keyword: str, cooldown: timedelta, *, now: datetime) -> bool:
        """Whether a channel may have a fact of this keyword now."""
        with reading(self._engine) as connection:
            return _is_due(connection, where, keyword, cooldown, now)

    def citations(self, where: Destination, thread: str) -> frozenset[str]:
        """The ids of what a thread has had."""
        wanted = select(posted.c.citation_id)
        here = (posted.c.destination == str(where), posted.c.thread == thread)
        with reading(self._engine) as connection:
            return frozenset(connection.execute(wanted.where(*here)).scalars())

    def had(self, where: Destination) -> Iterator[str]:
        """The ids of what a channel has had."""
        with reading(self._engine) as connection:
            wanted = select(posted.c.citation_id).where(posted.c.destination == str(where)).distinct()
            yield from connection.execute(wanted).scalars()

    def claim(self, one: Snippet, cooldown: timedelta, *, now: datetime) -> bool:
        """Take it upon this process to post it; False where another has been faster.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        with transaction(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_CLAIMING})"))
            connection.execute(delete(posted).where(posted.c.posted_at < now - KEPT))
            there = connection.execute(select(posted.c.keyword).where(*_named(one))).first()
            if there is not None or not _is_due(connection, one.where, one.keyword, cooldown, now):
                return False
            row = {
                "destination": str(one.where),
                "thread": one.thread,
                "citation_id": one.citation_id,
                "keyword": one.keyword,
                "posted_at": now,
            }
            connection.execute(posted.insert().values(row))
        return True

    def unclaim(self, one: Snippet) -> None:
        """Forget a snippet that was certainly not posted.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        with transaction(self._engine) as connection:
            connection.execute(delete(posted).where(*_named(one)))


def snippet(
    application: Application,
    where: Destination,
    *,
    thread: str,
    text: str,
    now: datetime,
    outside: bool = False,
) -> Snippet | None:
    """The fact to post below a message, claimed for this process; None where there is nothing to say.

    Args:
        application: sees everything.
        thread: the message itself, or the one that its thread hangs from.
        text: as people read it, without the platform's marks.
        now: an aware UTC instant.
        outside: people of another organisation read the channel.

    Raises:
        StoreUnavailable: the database cannot be read or written.
    """
    configuration, engine = application.configuration, application.store.engine
    channel = seen_by(application, Asker(where, where, outside=outside))
    found = triggers(channel.known, where, text)
    if not found:
        return None
    muted, snippets = Muted(engine).at(where), Snippets(engine)
    due = [
        one
        for one in found
        if one.keyword not in muted
        and snippets.is_due(where, one.keyword, configuration.keywords[one.keyword].cooldown, now=now)
    ]
    if not due:
        return None
    had = snippets.citations(where, thread)
    for trigger in due:
        item = _fresh(_facts(channel, where, trigger.keyword), had)
        if item is not None:
            cited = item.statements[0].citation.id
            one = Snippet(where, thread, trigger.keyword, cited, _reply(trigger, item))
            cooldown = configuration.keywords[trigger.keyword].cooldown
            return one if snippets.claim(one, cooldown, now=now) else None
    return None


def wrong(application: Application, asker: Asker, citation_id: str, now: datetime) -> Outcome:
    """Hide the line of a snippet where the asker is, at once, and take it away; the reply undoes the hiding.

    Args:
        citation_id: of its quote, or a handle of it.
    """
    if not asker.may_change:
        return Outcome(said(MEMBERS_ONLY))
    seen = seen_by(application, asker)
    read = verify(seen, meant(citation_id, Snippets(seen.store.engine).had(asker.where)))
    if not read.ok:
        return Outcome(said(LINE_IS_GONE))
    line = read.reply.items()[0].statements[0]
    return Outcome(hidden_now(seen, asker, line, now), instead=said(CALLED_WRONG))


def mentioned(found: str) -> str:
    """What called a snippet up: `You mentioned “Power of Siberia”`."""
    return f"You mentioned “{' '.join(found.split())}”"


def _facts(channel: Application, where: Destination, keyword: str) -> tuple[Item, ...]:
    """What the documents that a channel may see state about a keyword, without what is hidden there."""
    reply = fact(channel, keyword, limit=FACTS).reply
    return Hidden(channel.store.engine).at(where).without(reply).items()


def _fresh(items: Iterable[Item], had: frozenset[str]) -> Item | None:
    """The first that says nothing that a thread has had, in these words or in another document's."""
    for item in items:
        cited = {one.id for said in item.statements for one in (said.citation, *said.also)}
        if item.statements and had.isdisjoint(cited):
            return replace(item, number=1, name="fact #1")
    return None


def _reply(trigger: Trigger, item: Item) -> Reply:
    said = mentioned(trigger.found)
    marks = counts([item])
    return Reply(
        title=said,
        counts=marks,
        sections=(Section("", (item,)),),
        push=f"{said} · {push(marks, [item])}",
        actions=(
            Action(Verb.MUTE, handle_of(trigger.keyword), MUTE_HERE),
            Action(Verb.WRONG, handle_of(item.statements[0].citation.id)),
        ),
    )


def _is_due(
    connection: Connection, where: Destination, keyword: str, cooldown: timedelta, now: datetime
) -> bool:
    here = posted.c.destination == str(where)
    lately = select(func.count()).where(here, posted.c.posted_at > now - _HOUR)
    if connection.execute(lately).scalar_one() >= MAX_AN_HOUR:
        return False
    same = select(func.max(posted.c.posted_at)).where(here, posted.c.keyword == keyword)
    last = connection.execute(same).scalar_one()
    return last is None or last <= now - cooldown


def _named(one: Snippet) -> tuple[ColumnElement[bool], ...]:
    return (
        posted.c.destination == str(one.where),
        posted.c.thread == one.thread,
        posted.c.citation_id == one.citation_id,
    )
