"""Sending: a briefing at once, by an admin's word, whatever its plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from bot.chat.managing.nouns import Target
from bot.chat.places import places_of
from bot.chat.trouble import ADMINS_ONLY, said
from bot.commands.deliver import asked_for, commission_of
from bot.delivery.desk import ledger_of
from bot.errors import ForAdmins
from briefings import phrases
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from bot.application import Application
    from bot.chat.asker import Asker

ASK, SURE = "ask", "sure"
"""What a button does with the briefing that it names: say where it would go, or send it there."""

LEAVES = "It leaves within a minute."


def sent_now(application: Application, asker: Asker, value: str) -> Reply:
    """Where it would go; or, for who has seen that, it is planned for now, once a minute at most.

    Args:
        value: what the button does, and the name of a briefing.

    Raises:
        ForAdmins: the asker is none.
        UnknownName: there is no such briefing.
        UsageMistake: it goes nowhere.
    """
    if not asker.admin:
        raise ForAdmins(ADMINS_ONLY)
    target = Target.of(value).among(application.configuration.briefings)
    name = target.name
    commission = commission_of(application, name)
    title, places = commission.briefing.title, phrases.several(len(commission.destinations), "place")
    if target.what != SURE:
        named = ", ".join(map(str, commission.destinations))
        asked = said(
            f"{title} goes to {places} at once: {named}.",
            Action(Verb.SEND_NOW, f"{Target(SURE, name)}", label="Send it now"),
        )
        return replace(asked, places=places_of(*commission.destinations))
    now = application.now().astimezone(UTC)
    ledger_of(application).plan([asked_for(commission, now)])
    return said(f"{title} is on its way to {places}. {LEAVES}")
