"""Steps: the moments of a delivery at which a crash would be worst; the tests crash at each."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """In the order in which one message passes them."""

    CLAIMED = "claimed"
    BEFORE_SEND = "before_send"
    AFTER_SEND = "after_send"
    BEFORE_RECORD = "before_record"
    AFTER_RECORD = "after_record"
    BEFORE_FIND = "before_find"
    AFTER_FIND = "after_find"
