"""Every address of both kinds, judged by blocks and by a formulation over its numbers."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.web.address import KEY, NOTHING_INSIDE, Inside, literal, why_closed
from config.errors import ConfigError

V4 = st.integers(0, 2**32 - 1).map(IPv4Address)
V6 = st.integers(0, 2**128 - 1).map(IPv6Address)

EDGES_V4 = (
    *("0.0.0.0", "0.255.255.255", "1.0.0.0"),  # noqa: S104 - judged, never bound
    *("9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"),
    *("100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0", "126.255.255.255", "127.0.0.0"),
    *("127.255.255.255", "128.0.0.0", "169.253.255.255", "169.254.0.0", "169.254.169.254"),
    *("169.254.255.255", "169.255.0.0", "172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"),
    *("191.255.255.255", "192.0.0.0", "192.0.0.9", "192.0.0.10", "192.0.0.255", "192.0.1.0", "192.0.2.0"),
    *("192.0.2.255", "192.0.3.0", "192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"),
    *("192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0", "198.17.255.255", "198.18.0.0"),
    *("198.19.255.255", "198.20.0.0", "198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"),
    *("203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0", "223.255.255.255", "224.0.0.0"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.254", "255.255.255.255"),
)
CLOSED_V6 = (
    *("::", "::1", "::2", "::7f00:1", "::808:808", "::ffff:127.0.0.1", "::ffff:8.8.8.8"),
    *("::ffff:0:808:808", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::a00:1", "64:ff9b:1::808:808"),
    *("100::", "1fff:ffff::", "2001::", "2001:0:808:808::", "2001:2::1", "2001:10::", "2001:20::"),
    *("2001:1ff:ffff::", "2001:db8::", "2001:db8:ffff::1", "2002:7f00:1::", "2002:808:808::"),
    *("3fff::", "3fff:fff:ffff::", "4000::", "5f00::", "fbff::", "fc00::1", "fd00::1", "fe80::1"),
    *("fe80::1%eth0", "2606:4700::1%1", "febf::", "fec0::1", "feff::", "ff02::1", "ff0e::1"),
)
OPEN_V6 = (
    *("64:ff9b::808:808", "2001:200::", "2001:db7:ffff::", "2001:db9::", "2001:4860:4860::8888", "2003::"),
    *("2606:4700::1111", "2a00::1", "3ffe::", "3fff:1000::"),
)


def public_v4(address: IPv4Address) -> bool:
    """The same rule over the four numbers."""
    a, b, c, _ = address.packed
    if a in {0, 10, 127} or a >= 224:
        return False
    if a == 192:
        return b != 168 and (b, c) not in {(0, 0), (0, 2), (88, 99)}
    closed = {
        100: 64 <= b < 128,
        169: b == 254,
        172: b // 16 == 1,
        198: b in {18, 19} or (b, c) == (51, 100),
        203: (b, c) == (0, 113),
    }
    return not closed.get(a, False)


def public_v6(address: IPv6Address) -> bool:
    """The same rule over the first numbers of sixteen bits."""
    parts = [int.from_bytes(address.packed[at : at + 2], "big") for at in range(0, 16, 2)]
    if parts[:6] == [0x64, 0xFF9B, 0, 0, 0, 0]:
        return public_v4(IPv4Address(address.packed[12:]))
    return (
        0x2000 <= parts[0] <= 0x3FFF
        and not (parts[0] == 0x2001 and (parts[1] < 0x200 or parts[1] == 0xDB8))
        and parts[0] != 0x2002
        and not (parts[0] == 0x3FFF and parts[1] < 0x1000)
    )


@given(V4)
def test_an_ipv4_address_is_open_exactly_where_it_is_public(address: IPv4Address) -> None:
    assert (why_closed(address) is None) == public_v4(address)


@pytest.mark.parametrize("text", EDGES_V4)
def test_the_edges_of_the_ipv4_blocks_are_where_the_registry_has_them(text: str) -> None:
    assert (why_closed(ip_address(text)) is None) == public_v4(IPv4Address(text))


def test_every_block_of_sixteen_bits_is_judged_alike_by_both_formulations() -> None:
    for high in range(2**16):
        address = IPv4Address(high << 16 | 0x0101)
        assert (why_closed(address) is None) == public_v4(address), address


@given(V6)
@example(IPv6Address("2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"))
def test_an_ipv6_address_is_open_exactly_where_it_is_public(address: IPv6Address) -> None:
    assert (why_closed(address) is None) == public_v6(address)


@given(st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.integers(0, 2**96 - 1))
def test_the_first_half_of_an_ipv6_address_decides_alike_too(first: int, second: int, rest: int) -> None:
    address = IPv6Address(first << 112 | second << 96 | rest)
    assert (why_closed(address) is None) == public_v6(address)


@given(V4, st.sampled_from(["::", "::ffff:0:0", "64:ff9b::", "64:ff9b:1::"]))
def test_no_ipv4_address_that_is_closed_is_reached_inside_an_ipv6_address(
    address: IPv4Address, prefix: str
) -> None:
    carried = IPv6Address(int(IPv6Address(prefix)) | int(address))
    assert why_closed(carried) or (prefix == "64:ff9b::" and why_closed(address) is None)


@given(V4, st.sampled_from(["2002::", "2001::"]), st.integers(0, 2**80 - 1))
def test_no_tunnel_is_used(address: IPv4Address, prefix: str, rest: int) -> None:
    at = 80 if prefix == "2002::" else 64
    assert why_closed(IPv6Address(int(IPv6Address(prefix)) | int(address) << at | rest % 2**at))


@pytest.mark.parametrize("text", CLOSED_V6)
def test_a_special_ipv6_address_is_closed(text: str) -> None:
    assert why_closed(ip_address(text))


@pytest.mark.parametrize("text", OPEN_V6)
def test_a_public_ipv6_address_is_open(text: str) -> None:
    assert why_closed(ip_address(text)) is None


@given(V4 | V6)
def test_nothing_is_open_that_python_knows_as_not_global(address: IPv4Address | IPv6Address) -> None:
    assert why_closed(address) or address.is_global


@pytest.mark.parametrize("text", ["8.8.8.8", "::1", "2606:4700::1111", "127.0.0.1"])
def test_a_plain_address_is_a_literal(text: str) -> None:
    assert literal(text) == ip_address(text)


@pytest.mark.parametrize(
    "host", ["example.org", "example.org.", "wiki", "xn--fa-hia.de", "1.2.3.4.example", "a_b"]
)
def test_a_name_is_no_literal(host: str) -> None:
    assert literal(host) is None


TRAPS = (
    *("2130706433", "0x7f000001", "0x7f.1", "0x7f.0.0.1", "017700000001", "0177.0.0.1", "127.1", "127.0.1"),
    *("127.0.0.1.", "127.0.0.0x1", "127.0.0.01", "0", "0x", "1.2.3.4.5", "256.1.1.1", "example.1"),
    *(
        "",
        ".",
        "a..b",
        "-.%31",
        "%31%32%37.0.0.1",
        "a b",
        "\x00a",
        "a\u0660",
        "[::1]",
        "::g",
        "1:2",
        "a" * 64,
    ),
)


@pytest.mark.parametrize("host", TRAPS)
def test_a_host_that_programs_read_differently_is_no_host(host: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message of ipaddress is not ours
        literal(host)


@given(st.text(max_size=30))
def test_any_text_is_a_name_or_a_plain_address_or_no_host(host: str) -> None:
    try:
        address = literal(host)
    except ValueError:
        return
    assert host.isascii()
    assert address is None or address == ip_address(host)


def test_hosts_addresses_and_networks_are_taken_with_commas_between_them() -> None:
    inside = Inside.of(" wiki.lan, Müller.LAN ,10.1.0.0/16,fd00::/8, 192.168.1.5,,")
    assert inside.named("wiki.lan")
    assert inside.named("wiki.lan.")
    assert inside.named("xn--mller-kva.lan")
    assert not inside.named("a.wiki.lan")
    assert inside.holds(ip_address("10.1.255.1"))
    assert inside.holds(ip_address("fd12::1"))
    assert inside.holds(ip_address("192.168.1.5"))
    assert not inside.holds(ip_address("192.168.1.6"))
    assert not inside.holds(ip_address("fd12::1%eth0"))


def test_an_allowed_address_is_not_allowed_inside_another() -> None:
    inside = Inside.of("127.0.0.1")
    for carried in ("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1"):
        assert not inside.holds(ip_address(carried))


@pytest.mark.parametrize("text", ["", " ", ",", " , "])
def test_nothing_listed_is_nothing_inside(text: str) -> None:
    assert Inside.of(text) == NOTHING_INSIDE


@pytest.mark.parametrize(
    "entry",
    [
        "https://wiki.lan",
        "wiki.lan:8080",
        "wiki.lan/page",
        "*.lan",
        "10.1.0.0/33",
        "127.1",
        "2130706433",
        "a b",
        "[::1]",
    ],
)
def test_an_entry_that_is_no_host_is_told_with_the_setting_and_a_hint(entry: str) -> None:
    with pytest.raises(ConfigError) as told:
        Inside.of(f"wiki.lan, {entry}")
    assert told.value.key == KEY
    assert entry in told.value.message
    assert told.value.hint


def test_a_network_that_starts_in_its_middle_is_told_with_the_network_it_is() -> None:
    with pytest.raises(ConfigError) as told:
        Inside.of("10.1.2.3/16")
    assert told.value.hint == "write 10.1.0.0/16"
