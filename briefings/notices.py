"""The bot's own words about its briefings: that one is late, says nothing, failed, or has to be put right.

They are fixed, as those of `briefings.phrases` are, and say nothing of what a document says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import phrases
from briefings.lateness import Cause
from briefings.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from briefings.follow import Trigger
    from briefings.lateness import Lateness

CORRECTION = "Correction"
SENT = "was sent"
READS = "now reads"
WITHDRAWN = "The document has been withdrawn."
GONE = "The document no longer says this."
NO_TOPIC_LEFT = "Your digest has no topic left"
UNTIL_ONE_IS_BACK = "It comes again once one of its topics is back, or subscribe to others."

_CAUSES = {
    Cause.RESTARTED: "restarted",
    Cause.PLATFORM: "the platform did not take it",
}
_TROUBLES = {
    Trouble.DOCUMENTS: "the stored documents cannot be read",
    Trouble.INDEX: "the search index cannot be read",
    Trouble.CONFIGURATION: "its configuration has a mistake",
    Trouble.TOO_LONG: "it is too long for a message",
    Trouble.UNKNOWN: "something went wrong",
}


def since(at: datetime) -> str:
    """Where a window begins, in its reader's zone: `since Fri 17 May 2024 08:00`."""
    return f"since {phrases.clock(at)}"


def late(lateness: Lateness) -> str:
    """`47 min late: restarted 08:46`; only how late, where the cause is not known."""
    by = f"{lasting(lateness.by)} late"
    cause = _CAUSES.get(lateness.cause)
    if cause is None:
        return by
    return f"{by}: {cause}" if lateness.at is None else f"{by}: {cause} {lateness.at:%H:%M}"


def lasting(time: timedelta) -> str:
    """`47 min`, `2 h 5 min`, `3 days 1 h`: rounded down, but never less than a minute."""
    minutes = max(1, int(time.total_seconds()) // 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = (
        phrases.several(days, "day") if days else "",
        f"{hours} h" if hours else "",
        f"{minutes} min" if minutes and not days else "",
    )
    return " ".join(filter(None, parts))


def nothing_new(documents: int) -> str:
    """What is said where documents came since the last briefing, and none of them says anything new."""
    return f"Nothing new to report in {phrases.several(documents, 'new document')}."


def nothing_read(since: datetime) -> str:
    """What is said where no document came since the last briefing.

    Args:
        since: when one was last read, in the reader's zone.
    """
    return f"Nothing has been read since {phrases.weekday(since)}."


def broken(trouble: Trouble) -> str:
    """What is said in place of a briefing that could not be made."""
    return f"This briefing could not be made: {_TROUBLES[trouble]}. The admins know."


def reference(code: str) -> str:
    """What the admins find the trouble by."""
    return f"reference {code}"


def correction(name: str) -> str:
    """Over a correction of a line that was sent: `Correction: morning 05-20 #3`."""
    return phrases.about(CORRECTION, name)


def not_configured(topics: Sequence[str]) -> str:
    """Why a digest stopped: `ferry, gas are not configured any more.`, with the names of its topics."""
    return f"{', '.join(topics)} {'is' if len(topics) == 1 else 'are'} not configured any more."


def as_read(at: str, *, other: str, revision: int) -> str:
    """Which text of a document is meant, told from the other: `as read 8 June 2026`.

    With its time where the other is of that day, to the second where it must be; both of one second are told
    apart by their numbers: `revision 2`.

    Args:
        at: when it was first read, an aware UTC instant, ISO.
        other: when the other text was.
        revision: the number of the text.
    """
    second, minute, day = 19, 16, 10  # where each ends
    if at[:second] == other[:second]:
        return f"revision {revision}"
    if at[:day] != other[:day]:
        return f"as read {phrases.day(at)}"
    return f"as read {phrases.day(at)} {at[11 : second if at[:minute] == other[:minute] else minute]} UTC"


def followed(trigger: Trigger) -> str:
    """What has become of a fact that somebody follows: `You follow this: changed`."""
    return f"You follow this: {trigger.value}"
