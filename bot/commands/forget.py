"""`forget`: what is kept of a person, and its deletion, for whoever runs the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.forgetting import TITLE, rows_of, told
from bot.chat.privacy import Fate, forget, kept_of
from bot.commands.result import Result
from bot.errors import UsageMistake
from bot.ledger import Ledger
from briefings.reply import Reply
from config.destination import Platform, destination
from config.errors import ConfigError

if TYPE_CHECKING:
    from bot.application import Application
    from config.destination import Destination

NOTHING = "Nothing is kept of this person."
DRY = "Nothing has been deleted. To delete it: communique forget {person} --yes"
ONLY_DRY = "There is nothing to delete."

_PERSONAL = {Platform.SLACK: ("U", "W", "@"), Platform.DISCORD: ("@",)}
"""What the ids of people begin with."""


def forgetting(application: Application, person: str, *, sure: bool) -> Result:
    """What is kept of somebody, or what is gone and what stays.

    Args:
        person: `slack:U012ABC` or `discord:@112233445566778899`.
        sure: delete it.

    Raises:
        UsageMistake: it names no person.
        StoreUnavailable: the database cannot be read or written.
    """
    who = _person(person)
    ledger = Ledger(application.store.engine)
    if sure:
        reply = told(*forget(ledger, who))
        return Result(reply if reply.rows else Reply(TITLE, notice=NOTHING), {})
    found = kept_of(ledger.engine, who)
    deletes = any(one.fate is not Fate.KEPT for one in found)
    notice = (DRY.format(person=who) if deletes else ONLY_DRY) if found else NOTHING
    return Result(Reply(str(who), rows=rows_of(found), notice=notice), {})


def _person(typed: str) -> Destination:
    wrong = UsageMistake(
        f"{typed!r} is no person", hint="such as slack:U012ABC, or discord:@112233445566778899"
    )
    try:
        who = destination(typed)
    except ConfigError:  # its hint would be how to write a channel
        raise wrong from None
    if not who.address.startswith(_PERSONAL.get(who.platform, ("\0",))):
        raise wrong
    return who
