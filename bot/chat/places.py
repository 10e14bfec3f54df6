"""Places: the destinations that a reply names, as text, so that a chat shows them as people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.addresses import destinations_of
from config.destination import Platform

if TYPE_CHECKING:
    from config import Configuration
    from config.destination import Destination

_CALLED = tuple(f"{Platform.SLACK}:{begins}" for begins in "UW@")
"""How people on Slack begin."""


def places_in(*configurations: Configuration) -> tuple[str, ...]:
    """All in chats that some configurations name, each once."""
    return places_of(
        *(
            where
            for one in configurations
            for platform in (Platform.SLACK, Platform.DISCORD)
            for where in destinations_of(one, platform)
        )
    )


def places_of(*named: Destination | str | None) -> tuple[str, ...]:
    """Those that there are, each once; for a reply that is for its asker alone."""
    return tuple(dict.fromkeys(str(one) for one in named if one is not None))


def places_told(*named: Destination | str | None) -> tuple[str, ...]:
    """The same for a message that stands where many read it: without people on Slack, whom it would call.

    Discord calls nobody whom a message does not allow itself to mention.
    """
    return tuple(one for one in places_of(*named) if not one.startswith(_CALLED))
