"""What stands in place of a briefing that could not be made."""

from __future__ import annotations

from datetime import UTC, datetime

from briefings.replies.broken import broken
from briefings.trouble import Trouble

AT = datetime(2024, 5, 20, 8, 0, tzinfo=UTC)


def test_readers_are_told_that_it_failed_and_why_in_plain_words() -> None:
    reply = broken("Morning briefing", AT, Trouble.INDEX)
    assert reply.title == "Morning briefing"
    assert reply.aside == ("Mon 20 May 2024 08:00 UTC",)
    assert reply.notice == (
        "This briefing could not be made: the search index cannot be read. The admins know."
    )
    assert (reply.items(), reply.footer) == ((), ())


def test_a_reference_is_what_the_admins_find_it_by() -> None:
    assert broken("Morning briefing", AT, Trouble.UNKNOWN, reference="3F9A2C").footer == ("reference 3F9A2C",)
