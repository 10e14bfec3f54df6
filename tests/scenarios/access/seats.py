"""Seats: who asks where; most of them may see nothing of what is closed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from config.destination import destination
from tests.scenarios.access.corpus import BOARD, BOARD_D, OTHER_D, ROOM, ROOM_D, SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEN, _ANNA, _GUEST, _STRANGER = (
    destination(f"slack:{one}") for one in ("U0BEN", "U0ANNA", "U0GUEST", "U0STRANGER")
)
_BEN_D, _ANNA_D, _OTHER_D = (destination(f"discord:@70000000000000000{n}") for n in (1, 2, 3))


READER = Asker(_BEN, destination(f"slack:{BOARD}"))
"""Somebody of the board in their own room: they see everything."""

READER_ON_DISCORD = Asker(_BEN_D, destination(f"discord:{BOARD_D}"))
BOARDS_ADMIN = Asker(_ANNA, destination(f"slack:{BOARD}"), admin=True)

SHUT_OUT: Mapping[str, Asker] = MappingProxyType(
    {
        "the same person in an open room": Asker(_BEN, destination(f"slack:{ROOM}")),
        "the same person alone": Asker(_BEN, _BEN),
        "a member where others read along": Asker(_BEN, destination(f"slack:{SHARED}"), outside=True),
        "a guest": Asker(_GUEST, destination(f"slack:{ROOM}"), member=False, private="Ask me in a channel."),
        "a stranger in an open room": Asker(
            _STRANGER, destination(f"slack:{ROOM}"), outside=True, member=False, private="Not alone."
        ),
        "a stranger in the board's own room": Asker(
            _STRANGER, destination(f"slack:{BOARD}"), outside=True, member=False, private="Not alone."
        ),
        "a member on Discord": Asker(_BEN_D, destination(f"discord:{ROOM_D}")),
        "a member of another server": Asker(_OTHER_D, destination(f"discord:{OTHER_D}")),
        "an admin in an open room": Asker(_ANNA, destination(f"slack:{ROOM}"), admin=True),
        "an admin on Discord": Asker(_ANNA_D, destination(f"discord:{ROOM_D}"), admin=True),
        "an admin alone": Asker(_ANNA, _ANNA, admin=True),
    }
)
"""Everybody who may see nothing of it, by what they are."""

THOROUGH = ("the same person in an open room", "a stranger in the board's own room")
"""Those whose every line is typed; the others are what one of these is, in another place or role."""
