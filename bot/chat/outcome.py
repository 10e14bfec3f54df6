"""The outcome of what somebody did in chat: what they alone are shown, and what is posted for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.reply import Reply
    from config.destination import Destination


@dataclass(frozen=True, slots=True)
class Post:
    """A message that stays.

    Attributes:
        once: names the act, so that the same click posts it once; empty where it may be done again.
        thread: the platform's id of the message that it is a reply to; None where it stands alone.
    """

    where: Destination
    reply: Reply
    once: str = ""
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of one act.

    Attributes:
        reply: for whoever acted, alone; None where there is nothing to say.
        posts: sent first; where one cannot be, that is what is said instead.
        replaces: the reply takes the place of what was clicked.
        instead: for all, in the place of the message that was clicked; None where that stays as it is.
    """

    reply: Reply | None
    posts: tuple[Post, ...] = ()
    replaces: bool = False
    instead: Reply | None = None
