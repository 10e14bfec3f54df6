"""A click: what somebody chose, whichever platform drew it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.reply import Verb


@dataclass(frozen=True, slots=True)
class Click:
    """One click.

    Attributes:
        handle: of the answer; empty where lines are asked for by their names.
        line: its number, or its name; empty where the whole is meant.
        value: what a button is about: the name of a briefing, the id of an offer.
    """

    verb: Verb
    handle: str = ""
    line: str = ""
    value: str = ""
