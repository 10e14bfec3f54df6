"""Pings: an alarm outside rings when it was not asked for in time; so a briefing that arrived asks for it."""

from __future__ import annotations

from http.client import HTTPException
from urllib.request import Request, urlopen

TIMEOUT_S = 10.0


def pinged(address: str) -> None:
    """Ask for an address once; what it answers does not matter, as long as that is no error.

    Args:
        address: http or https, from the configuration.

    Raises:
        OSError: it cannot be reached, answers with an error or with nothing that is HTTP, or is no address.
    """
    try:
        request = Request(address, headers={"User-Agent": "Communique"})  # noqa: S310  checked when configured
        with urlopen(request, timeout=TIMEOUT_S):  # noqa: S310  the same
            return
    except (HTTPException, ValueError) as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
