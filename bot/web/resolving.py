"""From a host to the addresses that are connected to: looked up once, all of them judged, none other used.

A name can lead outside when it is checked and inside when it is connected to (DNS rebinding). So the client
asks for a `Route` first, and aiohttp, which would look the name up itself, is given the route's addresses and
nothing else.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.web.address import Address, literal, why_closed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from bot.web.address import Inside

Lookup = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host and port, as text; raises OSError where there are none."""

OPEN_PORTS = frozenset({80, 443})


class Refused(OSError):
    """A host that we do not connect to.

    Attributes:
        message: one plain sentence.
        hint: what can be done.
    """

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


class Unknown(OSError):
    """A host without an address."""


@dataclass(frozen=True, slots=True)
class Route:
    """A host, and where it may be connected to.

    Attributes:
        addresses: one or more, in order of preference, each of them checked.
        inside: the operator's list allows it.
    """

    host: str
    port: int
    addresses: tuple[Address, ...]
    inside: bool


class Guard:
    """Finds the addresses of a host, and refuses it unless every one of them may be connected to.

    Args:
        inside: what is allowed though it is not public.
        lookup: asked once for each route, never for a host that is an address already.
    """

    def __init__(self, inside: Inside, lookup: Lookup) -> None:
        self._inside, self._lookup = inside, lookup

    async def route(self, host: str, port: int, *, may_go_inside: bool) -> Route:
        """Where a host may be connected to.

        Args:
            host: as in a URL, in lower case, without brackets.
            port: 80 and 443 for the outside, any for the inside.
            may_go_inside: whether the operator's list counts.

        Raises:
            Refused: one of its addresses, the port or the host itself is not allowed.
            Unknown: it has no address.
        """
        addresses = await self._addresses(host, port)
        inside = may_go_inside and (self._inside.named(host) or all(map(self._inside.holds, addresses)))
        for address in addresses:
            allowed = inside or (may_go_inside and self._inside.holds(address))
            reason = None if allowed else why_closed(address)
            if reason:
                leads = f"{host} is" if str(address) == host else f"{host} leads to {address}, which is"
                raise Refused(
                    f"{leads} {reason}: documents are not fetched from there",
                    "the operator can allow it in COMMUNIQUE_INSIDE_HOSTS if it is one of your own",
                )
        if port not in OPEN_PORTS and not inside:
            raise Refused(
                f"{host} is asked at port {port}: only 80 and 443 are used outside",
                "give the address without a port",
            )
        return Route(host, port, addresses, inside)

    async def _addresses(self, host: str, port: int) -> tuple[Address, ...]:
        try:
            address = literal(host)
        except ValueError as error:
            raise Refused(
                f"{host!a} is neither a name nor a plain address", "check the link; it may be a trap"
            ) from error
        if address is not None:
            return (address,)
        try:
            found = tuple(dict.fromkeys(map(ip_address, await self._lookup(host, port))))
        except (OSError, ValueError) as error:
            raise Unknown(host) from error
        if not found:
            raise Unknown(host)
        return found


_ROUTE: ContextVar[Route] = ContextVar("route")


@contextmanager
def on(route: Route) -> Iterator[None]:
    """Hold this task's connections to a route."""
    token = _ROUTE.set(route)
    try:
        yield
    finally:
        _ROUTE.reset(token)


class RouteResolver(AbstractResolver):
    """Gives aiohttp the addresses of the route that its task is on; looks nothing up."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The checked addresses of a host.

        Raises:
            Unknown: the task is on no route, or on one to somewhere else.
        """
        route = _ROUTE.get(None)
        if route is None or (route.host, route.port) != (host, port):
            raise Unknown(host)
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=_family(address),
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in route.addresses
            if family in {socket.AF_UNSPEC, _family(address)}
        ]

    async def close(self) -> None:
        """Nothing is kept."""


def system_lookup(threads: Executor) -> Lookup:
    """The system's own lookup: IPv4 and IPv6, in its order of preference.

    Args:
        threads: its own, for a name whose servers are dead holds a thread longer than we wait for it.
    """

    async def lookup(host: str, port: int) -> list[str]:
        ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(threads, ask)
        return [str(address[0]) for *_, address in found]

    return lookup


def _family(address: Address) -> socket.AddressFamily:
    return socket.AF_INET if address.version == 4 else socket.AF_INET6
