"""`unsubscribe`: no more of a digest, or of what was followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.result import Result
from bot.commands.subscriptions import HERE, own
from bot.ledger import Ledger
from briefings.reply import Reply

if TYPE_CHECKING:
    from bot.application import Application

UNSUBSCRIBED = "Unsubscribed"


def unsubscribe(application: Application, subscription_id: str, *, to: str = HERE) -> Result:
    """End one of somebody's own subscriptions; what has been written for it already may still arrive.

    Raises:
        UnknownName: they have none of this name.
        UsageMistake: there is no such destination.
    """
    one = own(application, subscription_id, to)
    Ledger(application.store.engine).unsubscribe(one.id, application.now())
    return Result(Reply(UNSUBSCRIBED, rows=((one.id,),)), {"id": one.id})
