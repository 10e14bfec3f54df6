"""Muting: a channel hears nothing of a keyword, whatever the configuration says, until it is unmuted.

Every member may say so, not admins alone: a bot that nobody asked must be easy to quiet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.chat.tables import muted
from bot.chat.trouble import MEMBERS_ONLY, said
from bot.errors import UnknownName
from bot.inserting import insert_new
from bot.rendering.handles import handle_of, meant
from briefings.reply import Action, Reply, Verb
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from bot.application import Application
    from bot.chat.asker import Asker
    from config.destination import Destination

UNMUTE = "Unmute"


class Muted:
    """Which keywords are muted where, over all replicas and restarts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def at(self, where: Destination) -> frozenset[str]:
        """The keywords that a channel wants to hear nothing of."""
        with reading(self._engine) as connection:
            wanted = select(muted.c.keyword).where(muted.c.destination == str(where))
            return frozenset(connection.execute(wanted).scalars())

    def mute(self, where: Destination, keyword: str, *, by: Destination, now: datetime) -> None:
        """Say nothing of a keyword in a channel; who first said so is kept."""
        row = {"destination": str(where), "keyword": keyword, "muted_by": str(by), "muted_at": now}
        with transaction(self._engine) as connection:
            insert_new(connection, muted, [row])

    def unmute(self, where: Destination, keyword: str) -> bool:
        """Speak of it again; False where it was not muted."""
        with transaction(self._engine) as connection:
            here = (muted.c.destination == str(where), muted.c.keyword == keyword)
            return connection.execute(delete(muted).where(*here)).rowcount > 0

    def renamed(self, before: str, after: str) -> None:
        """Let the mutes of a keyword follow it to its new name; those that this name had before are over."""
        if before == after:
            return
        with transaction(self._engine) as connection:
            connection.execute(delete(muted).where(muted.c.keyword == after))
            connection.execute(update(muted).where(muted.c.keyword == before).values(keyword=after))

    def deleted(self, keyword: str) -> None:
        """Forget who muted a keyword that there is no more: a new one by its name is heard."""
        with transaction(self._engine) as connection:
            connection.execute(delete(muted).where(muted.c.keyword == keyword))


def mute(application: Application, asker: Asker, keyword: str, now: datetime) -> Reply:
    """Say nothing of a keyword any more where the asker is; the reply undoes it by a click.

    Raises:
        UnknownName: there is no such keyword any more, as far as may be known here.
    """
    if not asker.may_change:
        return said(MEMBERS_ONLY)
    known = application.known.keywords
    keyword = meant(keyword, known)
    if keyword not in known:  # nobody typed it: to guess would only tell others
        raise UnknownName("keyword", keyword)
    Muted(application.store.engine).mute(asker.where, keyword, by=asker.person, now=now)
    notice = f"Muted: I will not bring up “{keyword}” here any more. Unmute undoes it."
    return said(notice, Action(Verb.UNMUTE, handle_of(keyword), UNMUTE))


def unmute(application: Application, asker: Asker, keyword: str, now: datetime) -> Reply:
    """Speak of a keyword again where the asker is."""
    del now  # every act of a click is called alike
    if not asker.may_change:
        return said(MEMBERS_ONLY)
    muted_here = Muted(application.store.engine)
    keyword = meant(keyword, muted_here.at(asker.where))
    if muted_here.unmute(asker.where, keyword):
        return said(f"Unmuted: I will bring up “{keyword}” here again.")
    return said(f"“{keyword}” is not muted here.")
