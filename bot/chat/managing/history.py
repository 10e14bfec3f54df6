"""History: who changed what, when and where, and one click to take the last of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.managing.nouns import MOST_LISTED
from bot.chat.places import places_of
from briefings import phrases
from briefings.reply import Action, Reply, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from bot.versions.version import Version

NONE_YET = "Nobody has changed the configuration yet: the file holds."


def listing(versions: Sequence[Version], zone: tzinfo) -> Reply:
    """The latest versions, a row each.

    Args:
        versions: the latest first.
        zone: of whoever reads.
    """
    shown = versions[:MOST_LISTED]
    return Reply(
        "Changes of the configuration",
        rows=tuple(
            (
                str(one.number),
                phrases.clock(one.made_at.astimezone(zone)),
                f"{one.made_by} in {one.made_in}",
                one.change,
            )
            for one in shown
        ),
        notice="" if shown else NONE_YET,
        footer=(phrases.more(len(versions) - len(shown)),) if len(versions) > len(shown) else (),
        actions=(undo(shown[0].number),) if len(versions) > 1 else (),
        places=places_of(*(named for one in shown for named in (one.made_by, one.made_in))),
    )


def undo(number: int) -> Action:
    """The button that takes a version back."""
    return Action(Verb.UNDO, str(number), label=f"Undo version {number}")
