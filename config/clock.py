"""The clock of every command: the real one, or the instant that the environment sets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = "COMMUNIQUE_NOW"


def now(environ: Mapping[str, str]) -> datetime:
    """The present instant, aware, UTC: the one in COMMUNIQUE_NOW where that is set and not empty.

    Raises:
        ConfigError: COMMUNIQUE_NOW is no ISO instant with a zone.
    """
    written = environ.get(NOW, "").strip()
    if not written:
        return datetime.now(UTC)
    try:
        instant = datetime.fromisoformat(written)
        if instant.tzinfo is not None:
            return instant.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ConfigError(
            f"{written!r} is no instant", key=NOW, hint="such as 2026-05-20T08:00:00Z"
        ) from None
    raise ConfigError(f"{written!r} has no zone", key=NOW, hint=f"write {instant.isoformat()}Z")
