"""What each flavour of the platform allows, with the numbers of the real ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Flavour(StrEnum):
    """Whose habits the platform has."""

    SLACK = "slack"
    DISCORD = "discord"


class Channel(StrEnum):
    """What the bot may do in a channel."""

    OPEN = "open"
    ARCHIVED = "archived"
    ABSENT = "absent"
    """The bot has not been invited."""
    MUTE = "mute"
    """It may read, but not write."""
    UNREADABLE = "unreadable"
    """It may write, but not read."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The limits of one platform; a test overrides what it cannot wait for.

    Attributes:
        max_chars: of the text of one message, as it is sent.
        max_plain_chars: likewise, where it is sent as plain `content` and not as components.
        page: the most messages of one page of history.
        messages: so many in any `period_s` over all channels.
        apart_s: a channel takes one message in so many seconds, and `burst` at once after a rest.
        reads: so many pages of history in any `period_s`; None counts them among the messages.
        nonce_chars: a longer nonce is refused.
        nonce_window_s: for so long the same nonce makes no second message; 0 where there is no such thing.
        lag_s: so late the history shows what was accepted.
        slow_s: after so long a slow answer comes.
        retry_after_s: what a 429 on purpose says.
    """

    flavour: Flavour
    max_chars: int
    max_plain_chars: int
    page: int
    messages: int
    period_s: float
    apart_s: float = 0.0
    burst: int = 1
    reads: int | None = None
    nonce_chars: int = 0
    nonce_window_s: float = 0.0
    lag_s: float = 0.0
    slow_s: float = 60.0
    retry_after_s: float = 1.0


SLACK = Rules(
    Flavour.SLACK,
    max_chars=12_000,  # documented for markdown; seen refused at 13,172, and nobody should lean on the gap
    max_plain_chars=12_000,
    page=200,  # 999 are taken, 200 are advised
    messages=240,  # "several hundred a minute"
    period_s=60.0,
    apart_s=1.0,
    burst=3,  # "short bursts"
    reads=50,  # Tier 3
)
DISCORD = Rules(
    Flavour.DISCORD,
    max_chars=4_000,
    max_plain_chars=2_000,
    page=100,
    messages=50,  # requests of any kind
    period_s=1.0,
    nonce_chars=25,
    nonce_window_s=120.0,  # "the past few minutes"
)
"""Sources: the developers' pages of Slack on chat.postMessage, and of Discord on messages."""

RULES = {rules.flavour: rules for rules in (SLACK, DISCORD)}
