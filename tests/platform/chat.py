"""The platform itself, whatever it speaks: its channels, what stands in them, and how busy it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platform.record import Accepted, Record
from tests.platform.rules import Channel, Flavour
from tests.platform.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.platform.rules import Rules

TOKEN = "xoxb-the-right-one"  # noqa: S105  of no real platform


class Chat:
    """One workspace.

    Attributes:
        channels: what the bot may do in each channel that there is.
    """

    def __init__(
        self,
        rules: Rules,
        channels: Mapping[str, Channel],
        *,
        clock: Callable[[], float],
        record: Record | None = None,
    ) -> None:
        """A workspace with what its record holds.

        Args:
            clock: seconds since 1970.
        """
        self.rules, self.channels, self.record = rules, channels, record or Record()
        self._clock = clock
        self._posts = Throttle(rules.messages, rules.period_s, apart_s=rules.apart_s, burst=rules.burst)
        self._reads = Throttle(rules.reads, rules.period_s) if rules.reads else self._posts
        self._nonces: dict[tuple[str, str], Accepted] = {}

    def retry_after_s(self, channel: str, *, reading: bool) -> float | None:
        """How long to leave it alone; None where it takes this request."""
        if reading:
            return self._reads.retry_after_s("", self._clock())
        return self._posts.retry_after_s(channel, self._clock())

    def accept(
        self,
        channel: str,
        body: str,
        mark: str,
        *,
        thread: str | None,
        pinged: bool,
        doubled: bool,
        nonce: str | None = None,
    ) -> Accepted:
        """Take a message, unless the same nonce was taken a short while ago: then that message."""
        now_us = int(self._clock() * 1e6)
        earlier = self._nonces.get((channel, nonce)) if nonce else None
        if earlier and now_us - earlier.at_us < self.rules.nonce_window_s * 1e6:
            return earlier
        last_us = self.record.accepted[-1].at_us if self.record.accepted else 0
        at_us = max(now_us, last_us + 1)
        message = Accepted(channel, self._id(at_us), mark, body, thread, at_us, doubled, pinged)
        self.record.add(message)
        if nonce:
            self._nonces[channel, nonce] = message
        return message

    def seen(self, channel: str) -> list[Accepted]:
        """What the history of a channel shows by now, the oldest first."""
        posted = self.record.of(channel)
        if not self.rules.lag_s:
            return posted
        until_us = (self._clock() - self.rules.lag_s) * 1e6
        return [message for message in posted if message.at_us <= until_us]

    def has(self, channel: str, message_id: str) -> bool:
        return any(message.id == message_id for message in self.record.of(channel))

    def _id(self, at_us: int) -> str:
        if self.rules.flavour is Flavour.SLACK:
            return f"{at_us // 1_000_000}.{at_us % 1_000_000:06}"
        return str(snowflake(at_us))


DISCORD_EPOCH_MS = 1_420_070_400_000
"""The first second of 2015. Source: Discord's developers' pages, snowflakes."""


def snowflake(at_us: int) -> int:
    """An id that sorts by time; the microseconds stand where Discord counts within a millisecond."""
    ms, us = divmod(at_us, 1_000)
    return (ms - DISCORD_EPOCH_MS) << 22 | us << 12


def instant_us(message_id: str) -> int:
    """When a snowflake was made, in microseconds since 1970."""
    number = int(message_id)
    return ((number >> 22) + DISCORD_EPOCH_MS) * 1_000 + (number >> 12 & 0x3FF)
