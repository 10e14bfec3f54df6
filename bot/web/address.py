"""Which addresses may be connected to: those of the public internet, and those of the inside that are listed.

A link comes from strangers, and what it names is asked from this machine, which often stands where strangers
may not: behind the firewall, beside the cloud's metadata service. In comes an IP address, out goes why it may
not be connected to. `is_global` alone is not enough: on Python 3.11.7 it is true for multicast (224.0.0.1),
for NAT64 of the loopback (64:ff9b::7f00:1) and for 6to4 of it (2002:7f00:1::).

Source: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_interface,
    ip_network,
)

from yarl import URL

from config.errors import ConfigError

KEY = "COMMUNIQUE_INSIDE_HOSTS"

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

NAMED = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
"""A host's name as it is asked for: ASCII and in lower case; other letters are encoded by then."""

_NUMERIC_END = re.compile(r"(^|\.)([0-9]+|0x[0-9a-f]*)\.?$")
"""A host that ends so is an address and never a name (WHATWG URL, "ends in a number")."""

_PRIVATE = "a private network"
_THIS = "this machine itself"
_LINK = "the link that this machine hangs on"
_RESERVED = "a block that is reserved"
_MANY = "many machines at once (multicast)"
_EXAMPLES = "a block kept for examples"
_CARRIED = "an address wrapped into another"

_CLOSED: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), reason)
    for network, reason in (
        ("0.0.0.0/8", _THIS),
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", "the inside of a provider (RFC 6598)"),
        ("127.0.0.0/8", _THIS),
        ("169.254.0.0/16", _LINK),  # 169.254.169.254 gives a cloud's credentials to whoever asks
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _EXAMPLES),
        ("192.88.99.0/24", _RESERVED),  # relays of 6to4
        ("192.168.0.0/16", _PRIVATE),
        ("198.18.0.0/15", "a block kept for measurements"),
        ("198.51.100.0/24", _EXAMPLES),
        ("203.0.113.0/24", _EXAMPLES),
        ("224.0.0.0/4", _MANY),
        ("240.0.0.0/4", _RESERVED),
        ("::/128", _THIS),
        ("::1/128", _THIS),
        ("::/96", _CARRIED),  # IPv4-compatible
        ("::ffff:0:0/96", _CARRIED),  # IPv4-mapped
        ("64:ff9b:1::/48", _CARRIED),  # NAT64 of a local prefix
        ("2001::/32", _CARRIED),  # Teredo
        ("2001::/23", _RESERVED),
        ("2001:db8::/32", _EXAMPLES),
        ("2002::/16", _CARRIED),  # 6to4
        ("3fff::/20", _EXAMPLES),
        ("fc00::/7", _PRIVATE),
        ("fe80::/10", _LINK),
        ("fec0::/10", _PRIVATE),
        ("ff00::/8", _MANY),
    )
)
"""What is never the outside, and what it is; the first that holds an address tells."""

_NAT64 = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")
"""All that is given out for use on the public internet so far (RFC 4291)."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The hosts of the inside that the operator allows, by name and by address, on every port.

    Attributes:
        names: in lower case; wherever these lead is allowed, for the operator's own DNS says so.
        networks: an address alone is a network of one.
    """

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, text: str) -> Inside:
        """The hosts that COMMUNIQUE_INSIDE_HOSTS names.

        Args:
            text: names, addresses and networks, with commas between them; may be empty.

        Raises:
            ConfigError: an entry is none of these.
        """
        names: set[str] = set()
        networks: list[Network] = []
        for entry in filter(None, map(str.strip, text.split(","))):
            network = _network(entry)
            if network is None:
                names.add(_name(entry))
            else:
                networks.append(network)
        return cls(frozenset(names), tuple(networks))

    def named(self, host: str) -> bool:
        """Whether a host is allowed by its name."""
        return host.removesuffix(".") in self.names

    def holds(self, address: Address) -> bool:
        """Whether an address is allowed by itself; one with a zone never is."""
        return not _zoned(address) and any(address in network for network in self.networks)


NOTHING_INSIDE = Inside()


def why_closed(address: Address) -> str | None:
    """What an address is, where that is not a machine of the public internet; None where it is one.

    An IPv6 address that a translator made from an IPv4 address (NAT64, 64:ff9b::/96) is judged as that
    address: on a network that has IPv6 only, every older site is reached so. The other ways to carry one
    address in another are refused whatever they carry.

    Returns:
        A noun phrase that goes on after "which is".
    """
    if _zoned(address):
        return _LINK
    if address in _NAT64:
        return why_closed(IPv4Address(int(address) & 0xFFFF_FFFF))
    for network, reason in _CLOSED:
        if address in network:
            return reason
    if address.version == 6 and address not in _UNICAST:
        return _RESERVED
    return None if address.is_global else "not public"


def literal(host: str) -> Address | None:
    """The address that a host of a URL is, without asking anyone; None where it is a name.

    Args:
        host: as in a URL, in lower case, without brackets.

    Raises:
        ValueError: an address in a form that programs read differently (decimal, hex, octal, short), or no
            host at all.
    """
    if ":" in host or _NUMERIC_END.search(host):
        return ip_address(host)  # takes four plain decimal numbers and colon forms only
    if not NAMED.fullmatch(host):
        raise ValueError(host)
    return None


def _zoned(address: Address) -> bool:
    return isinstance(address, IPv6Address) and address.scope_id is not None


def _network(entry: str) -> Network | None:
    try:
        return ip_network(entry)
    except ValueError:
        pass
    try:
        wider = ip_interface(entry).network
    except ValueError:
        return None
    raise ConfigError(f"{entry} is no network", hint=f"write {wider}", key=KEY)


def _name(entry: str) -> str:
    try:
        host = URL.build(scheme="http", host=entry).raw_host or ""
        if literal(host) is None:
            return host.removesuffix(".")
    except ValueError:
        pass
    raise ConfigError(
        f"{entry} is neither a host, an address nor a network",
        hint="such as wiki.lan, 10.1.2.3, 10.1.0.0/16; without https://, port, path and *",
        key=KEY,
    )
