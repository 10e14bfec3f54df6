"""From a host to the addresses that are connected to: looked up once, all of them judged, none other used.

A name can lead outside when it is checked and inside when it is connected to (DNS rebinding). Here the check
is the lookup: aiohttp asks this resolver for each connection and connects to what it returns, nothing else.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.web.address import Address, literal, why_closed

if TYPE_CHECKING:
    from bot.web.address import Inside

Lookup = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host and port, as text; raises OSError where there are none."""

OPEN_PORTS = frozenset({80, 443})


class Refused(OSError):
    """A host that we do not connect to; an OSError, for so aiohttp lets it through.

    Attributes:
        message: one plain sentence.
        hint: what can be done.
    """

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


async def system_lookup(host: str, port: int) -> list[str]:
    """The addresses that the system gives, IPv4 and IPv6, in its order of preference."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class CheckedResolver(AbstractResolver):
    """Finds the addresses of a host, and refuses it unless every one of them may be connected to.

    Args:
        inside: what is allowed though it is not public.
        lookup: asked once for each connection, never for a host that is an address already.
    """

    def __init__(self, inside: Inside, lookup: Lookup = system_lookup) -> None:
        self._inside, self._lookup = inside, lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The checked addresses of a host, for aiohttp to connect to.

        Raises:
            Refused: one of them, the port or the host itself is not allowed.
            OSError: the host has no address.
        """
        addresses = self.checked_literal(host, port) or await self._checked_name(host, port)
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=_family(address),
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in addresses
            if family in {socket.AF_UNSPEC, _family(address)}
        ]

    def checked_literal(self, host: str, port: int) -> list[Address]:
        """The address that a host is; empty where it is a name.

        aiohttp asks no resolver for a host that is an address, so its user asks this before it connects.

        Raises:
            Refused: the address, its form or the port is not allowed.
        """
        try:
            address = literal(host)
        except ValueError as error:
            raise Refused(
                f"{host!a} is no host that can be asked", "check the link; it may be a trap"
            ) from error
        if address is None:
            return []
        self._check(host, port, [address])
        return [address]

    async def close(self) -> None:
        """Nothing is kept."""

    async def _checked_name(self, host: str, port: int) -> list[Address]:
        try:
            found = await self._lookup(host, port)
        except UnicodeError as error:  # the system's lookup takes no label of more than 63 characters
            raise OSError(f"no lookup of {host!a}") from error
        addresses = list(dict.fromkeys(map(ip_address, found)))
        if not addresses:
            raise OSError(f"no address for {host}")
        if not self._inside.named(host):
            self._check(host, port, addresses)
        return addresses

    def _check(self, host: str, port: int, addresses: Sequence[Address]) -> None:
        inside = [self._inside.holds(address) for address in addresses]
        for address, allowed in zip(addresses, inside, strict=True):
            reason = None if allowed else why_closed(address)
            if reason:
                leads = f"{host} is" if str(address) == host else f"{host} leads to {address}, which is"
                raise Refused(
                    f"{leads} {reason}: documents are not fetched from there",
                    "the operator can allow it in COMMUNIQUE_INSIDE_HOSTS if it is one of your own",
                )
        if port not in OPEN_PORTS and not all(inside):
            raise Refused(
                f"{host} is asked at port {port}: only 80 and 443 are used outside",
                "give the address without a port",
            )


def _family(address: Address) -> socket.AddressFamily:
    return socket.AF_INET if address.version == 4 else socket.AF_INET6
