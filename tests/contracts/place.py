"""A place to send to, for one test of what every messenger promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.messenger import Messenger
    from config.destination import Destination
    from tests.platform.faults import Answer, Fault


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as people find it.

    Attributes:
        body: what the platform was given to show, byte for byte.
        mark: None where it is not kept with the message.
        pinged: it called people.
    """

    body: str
    mark: str | None = None
    thread: str | None = None
    pinged: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A messenger with something to send to, for one test.

    Attributes:
        here: takes messages, as does `there`, which is another unless there is but one.
        seen: what stands at a destination, in order.
        body: a body of the messenger's own form that says this text.
        nowhere: destinations that take none.
        unreadable: takes messages, and cannot be read back; None where there is no such thing.
        trouble: what is to happen to the next requests, in order; None where nothing can be made to.
        hasty: the same messenger, for a platform that is slow: it gives up long before the answer comes.
        stranger: the same messenger with a wrong token; None where there are no tokens.
        unreachable: likewise, where nobody listens.
    """

    messenger: Messenger
    here: Destination
    there: Destination
    seen: Callable[[Destination], list[Seen]]
    body: Callable[[str], str]
    nowhere: tuple[Destination, ...] = ()
    unreadable: Destination | None = None
    trouble: Callable[[list[Fault | Answer | None]], None] | None = None
    hasty: Messenger | None = None
    stranger: Messenger | None = None
    unreachable: Messenger | None = None
