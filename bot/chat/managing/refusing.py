"""Refusing: what no change may do, whatever was filled in and whoever agrees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yarl import URL

from bot.chat.managing.sources import FOLDERS
from bot.web.address import Inside, literal, why_closed
from config.addresses import destinations_of
from config.configuration import SourceKind
from config.destination import Platform
from config.errors import ConfigError, ConfigErrors

if TYPE_CHECKING:
    from config import Configuration

FILES = "I write to no new files from here: those of my machine are named on the console."
LISTED = "the operator can allow it in COMMUNIQUE_INSIDE_HOSTS if it is one of your own"
_ITSELF = "localhost"


def refuse(before: Configuration, after: Configuration, *, in_chat: bool, inside_hosts: str) -> None:
    """Do nothing where one configuration may take the place of another.

    Args:
        in_chat: whoever asks does not sit at the console, and so does not say what is read and written there.
        inside_hosts: what may be read though it is not public; see `Inside`.

    Raises:
        ConfigErrors: a new source is a folder, a new destination is a file, or a new source will never be
            read, because it is on the inside.
    """
    had = before.sources()
    new = [one for one in after.sources() if one not in had]
    if in_chat and any(one.kind is SourceKind.PATH for one in new):
        raise ConfigErrors([ConfigError(FOLDERS)])
    if in_chat and not {*destinations_of(after, Platform.FILE)} <= {*destinations_of(before, Platform.FILE)}:
        raise ConfigErrors([ConfigError(FILES)])
    for one in new:
        closed = None if one.kind is SourceKind.PATH else _closed(one.location, inside_hosts)
        if closed is not None:
            raise ConfigErrors([ConfigError(closed, hint=LISTED)])


def _closed(location: str, inside_hosts: str) -> str | None:
    """Why an address is never asked, as far as that is known without a lookup."""
    try:
        host = URL(location).raw_host or ""
        address = literal("127.0.0.1" if host.removesuffix(".") == _ITSELF else host)
    except ValueError:
        return f"programs read the host of {location.partition('?')[0]} differently"
    inside = Inside.of(inside_hosts)
    if address is None or inside.named(host) or inside.holds(address):
        return None
    reason = why_closed(address)
    return reason and f"nothing is fetched from {host}, which is {reason}"
