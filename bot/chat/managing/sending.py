"""Sending: a briefing at once, by an admin's word, whatever its plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from bot.chat.managing.nouns import Target
from bot.chat.places import places_of
from bot.chat.trouble import ADMINS_ONLY, said
from bot.commands.deliver import asked_for, commission_of
from bot.delivery.desk import ledger_of
from bot.errors import ForAdmins
from bot.ledger.entries import ASKED
from briefings import phrases
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from datetime import datetime

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.delivery.commission import Commission

ASK, SURE = "ask", "sure"
"""What a button does with the briefing that it names: say where it would go, or send it there."""

GOOD_FOR = timedelta(minutes=10)
"""So long an answer may be agreed to; and so long another one that was asked for is still on its way."""

MINUTE = timedelta(minutes=1)

LEAVES = "It leaves within a minute."
SINCE = "That was some time ago, or something has changed since."


def sent_now(application: Application, asker: Asker, value: str) -> Reply:
    """Where it would go; or, for who has seen just that, it is planned for when they were asked.

    So the same button sends it once, however often it is clicked.

    Args:
        value: what the button does, and the name of a briefing.

    Raises:
        ForAdmins: the asker is none.
        UnknownName: there is no such briefing.
        UsageMistake: it goes nowhere.
    """
    if not asker.admin:
        raise ForAdmins(ADMINS_ONLY)
    now = application.now().astimezone(UTC)
    target = Target.of(value).among(application.configuration.briefings)
    commission = commission_of(application, target.name)
    what, _, seen = target.what.partition("@")
    if what != SURE:
        return _asked(application, commission, now)
    version, _, minute = seen.partition("@")
    minutes = [one for one in range(GOOD_FOR // MINUTE) if minute == _minute(now - one * MINUTE)]
    if version != str(application.version) or not minutes:
        again = _asked(application, commission, now)
        return replace(again, notice=f"{SINCE} {again.notice}")
    title, places = commission.briefing.title, _places(commission)
    one = asked_for(commission, now - minutes[0] * MINUTE)
    if any(each != one.occurrence.nominal for each in _under_way(application, commission, now)):
        return said(f"{title} is on its way already: somebody else has sent it.")
    ledger_of(application).plan([one])
    return said(f"{title} is on its way to {places}. {LEAVES}")


def _asked(application: Application, commission: Commission, now: datetime) -> Reply:
    """Where it would go, with the button that sends it there and nowhere else."""
    named = ", ".join(map(str, commission.destinations))
    before = "It was sent a moment ago. " if _under_way(application, commission, now) else ""
    what = f"{SURE}@{application.version}@{_minute(now)}"
    asked = said(
        f"{before}{commission.briefing.title} goes to {_places(commission)} at once: {named}.",
        Action(Verb.SEND_NOW, f"{Target(what, commission.subject)}", label="Send it now"),
    )
    return replace(asked, places=places_of(*commission.destinations))


def _under_way(application: Application, commission: Commission, now: datetime) -> list[str]:
    """The nominal times of those that somebody has asked for lately."""
    held = ledger_of(application).occurrences(subject=commission.subject, since=now - GOOD_FOR)
    return [one.nominal for one, _ in held if one.kind is commission.kind and one.nominal.endswith(ASKED)]


def _minute(at: datetime) -> str:
    return str(int(at.timestamp()) // 60)


def _places(commission: Commission) -> str:
    return phrases.several(len(commission.destinations), "place")
