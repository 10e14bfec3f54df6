"""The reply in place of a briefing that could not be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import notices, phrases
from briefings.reply import Reply

if TYPE_CHECKING:
    from datetime import datetime

    from briefings.trouble import Trouble


def broken(title: str, at: datetime, trouble: Trouble, *, reference: str = "") -> Reply:
    """What its readers are told at its hour; never what exactly went wrong.

    Args:
        title: the briefing's.
        at: its hour, in its readers' zone.
        reference: what the admins find the trouble by.
    """
    notice = notices.broken(trouble)
    return Reply(
        title=title,
        aside=(phrases.moment(at),),
        moments=((phrases.moment(at), at),),
        notice=notice,
        footer=(notices.reference(reference),) if reference else (),
        push=notice,
    )
