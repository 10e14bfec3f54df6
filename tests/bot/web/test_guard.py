"""The inside stays unasked, whatever form a link or a redirect takes; a real server there proves it."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
import urllib.request
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.web import client, resolving
from bot.web.address import NOTHING_INSIDE, Inside, why_closed
from bot.web.fetched import WebError
from bot.web.resolving import Guard, RouteResolver, Unknown, on
from tests.bot.web.asking import HERE, Names, fetched, trouble
from tests.outside.server import Outside, page, redirect

if TYPE_CHECKING:
    from pathlib import Path

    from bot.web.fetched import Fetched

FORMS = (
    "127.0.0.2",
    "127.0.0.2.",
    "2130706434",
    "0x7f000002",
    "0x7f.2",
    "0177.0.0.2",
    "017700000002",
    "127.2",
    "127.0.2",
    "１２７.0.0.2",
    "127。0。0。2",
    "[::ffff:127.0.0.2]",
    "[::127.0.0.2]",
    "[64:ff9b::7f00:2]",
    "[64:ff9b:1::7f00:2]",
    "[2002:7f00:2::]",
    "[2001:0:7f00:2::]",
    "%31%32%37.0.0.2",
)
OTHERS = (
    "[::1]",
    "[::]",
    "0.0.0.0",  # noqa: S104 - asked for, never bound
    "169.254.169.254",
    "[fe80::1%25lo]",
    "[fd00::1]",
    "10.0.0.1",
    "224.0.0.1",
)


def test_the_secret_can_be_reached_by_who_is_not_careful() -> None:
    with Outside("127.0.0.2") as server:
        url = server.serve("/", page("the secret"))
        with urllib.request.urlopen(url.replace("127.0.0.2", "2130706434")) as answer:  # noqa: S310 - our own
            assert answer.read() == b"the secret"


@pytest.mark.parametrize("host", FORMS)
def test_no_form_of_an_address_leads_inside(secret: Outside, host: str) -> None:
    trouble(secret.url("/", host=host))


@pytest.mark.parametrize("host", [*FORMS, *OTHERS])
def test_no_redirect_leads_inside(outside: Outside, secret: Outside, host: str) -> None:
    told = trouble(outside.serve("/a", redirect(secret.url("/", host=host))))
    assert "127.0.0.1 sends on: " in told.message
    assert len(outside.asked("/a")) == 1


@pytest.mark.parametrize("host", OTHERS)
def test_no_special_address_is_asked(host: str) -> None:
    trouble(f"http://{host}/")


def test_a_name_that_leads_inside_is_refused_with_what_it_leads_to(secret: Outside) -> None:
    told = trouble(secret.url("/", host="press.example"), lookup=Names(press_example=[["127.0.0.2"]]))
    assert told.message == (
        "press.example leads to 127.0.0.2, which is this machine itself: documents are not fetched from there"
    )
    assert told.hint is not None
    assert "COMMUNIQUE_INSIDE_HOSTS" in told.hint


@pytest.mark.parametrize("inward", ["127.0.0.2", "::1", "64:ff9b::7f00:2", "::ffff:127.0.0.2", "fe80::1%lo"])
def test_one_address_that_leads_inside_is_enough_to_refuse_a_name(
    outside: Outside, secret: Outside, inward: str
) -> None:
    names = Names(press_example=[["127.0.0.1", inward]])
    trouble(outside.url("/", host="press.example"), lookup=names)
    trouble(secret.url("/", host="press.example"), lookup=names)
    assert outside.connections == 0


def test_a_lookup_that_gives_something_else_than_addresses_is_refused() -> None:
    trouble("http://press.example/", lookup=Names(press_example=[["127.1"]]))
    trouble("http://press.example/", lookup=Names(press_example=[[]]))


def test_a_name_is_looked_up_once_and_the_address_that_was_checked_is_connected_to(
    outside: Outside, secret: Outside
) -> None:
    """A server of names that answers well when it is checked and badly after: there is no after."""
    outside.serve("/", page("public"))
    names = Names(press_example=[["127.0.0.1"], ["127.0.0.2"]])
    url = outside.url("/", host="press.example")
    assert fetched(url, lookup=names).data == b"public"
    assert names.asked == ["press.example"]
    assert outside.asked("/")[0].headers["host"] == f"press.example:{outside.port}"
    assert "127.0.0.2" in trouble(url, lookup=names).message
    assert secret.port


def test_a_redirect_to_the_same_name_is_looked_up_and_checked_anew(outside: Outside) -> None:
    names = Names(press_example=[["127.0.0.1"], ["127.0.0.2"]])
    outside.serve("/a", redirect("/b"))
    outside.serve("/b", page("never asked"))
    assert "127.0.0.2" in trouble(outside.url("/a", host="press.example"), lookup=names).message
    assert not outside.asked("/b")


def test_two_fetches_of_one_client_look_a_name_up_twice(outside: Outside) -> None:
    names = Names(press_example=[["127.0.0.1"]])
    outside.serve("/a", page("one"))

    async def twice() -> None:
        async with client.Web(inside=HERE, lookup=names) as web:
            for _ in range(2):
                web._politeness._hosts.clear()  # its pause is tested elsewhere
                await web.fetch(outside.url("/a", host="press.example"))

    asyncio.run(twice())
    assert names.asked == ["press.example"] * 2


@pytest.mark.parametrize("port", [22, 25, 6379, 8080, 0])
def test_only_the_ports_of_the_web_are_asked_outside(port: int) -> None:
    names = Names(press_example=[["8.8.8.8"]])
    for host in ("press.example", "8.8.8.8", "[2606:4700::1111]"):
        assert (
            f"port {port}" in trouble(f"http://{host}:{port}/", lookup=names, inside=NOTHING_INSIDE).message
        )


def test_a_host_that_is_listed_by_name_may_be_anywhere_and_at_any_port(outside: Outside) -> None:
    outside.serve("/", page("wiki"))
    names = Names(wiki_lan=[["127.0.0.1"]], other_lan=[["127.0.0.1"]])
    inside = Inside.of("wiki.lan")
    assert fetched(outside.url("/", host="wiki.lan"), lookup=names, inside=inside).data == b"wiki"
    dotted = Names(**{"wiki.lan.": [["127.0.0.1"]]})
    assert fetched(outside.url("/", host="WIKI.lan."), lookup=dotted, inside=inside).data == b"wiki"
    trouble(outside.url("/", host="other.lan"), lookup=names, inside=inside)


def test_a_link_of_a_stranger_does_not_lead_inside_though_the_host_is_listed(outside: Outside) -> None:
    """Else a feed of the outside could have a page of the inside read into a collection that all may ask."""
    url = outside.serve("/", page("wiki"))

    async def fetch(*, may_go_inside: bool) -> Fetched:
        async with client.Web(inside=HERE, lookup=Names()) as web:
            return await web.fetch(url, may_go_inside=may_go_inside)

    assert asyncio.run(fetch(may_go_inside=True)).inside
    with pytest.raises(WebError, match="this machine itself"):
        asyncio.run(fetch(may_go_inside=False))


def test_a_redirect_of_the_outside_does_not_lead_inside_though_the_host_is_listed(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loopback plays a public host here, and another of its addresses one of the inside."""
    monkeypatch.setattr(
        resolving, "why_closed", lambda it: None if str(it) == "127.0.0.1" else why_closed(it)
    )
    monkeypatch.setattr(resolving, "OPEN_PORTS", {outside.port})
    with Outside("127.0.0.2") as wiki:
        listed = Inside.of("127.0.0.2")
        to_page = wiki.serve("/", page("wiki"))
        assert not fetched(outside.serve("/plain", page("public")), inside=listed).inside
        assert fetched(to_page, inside=listed).inside
        assert fetched(wiki.serve("/here", redirect("/")), inside=listed).inside
        before = wiki.connections
        told = trouble(outside.serve("/a", redirect(to_page)), inside=listed)
        assert told.message.startswith("127.0.0.1 sends on: 127.0.0.2 is this machine itself")
        assert wiki.connections == before


def test_aiohttp_is_given_no_address_but_that_of_the_route_it_is_on() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        route = await Guard(HERE, Names(press_example=[["127.0.0.1"]])).route(
            "press.example", 81, may_go_inside=True
        )
        with on(route):
            return [found["host"] for found in await RouteResolver().resolve(host, port)]

    assert asyncio.run(resolve("press.example", 81)) == ["127.0.0.1"]
    for host, port in (("other.example", 81), ("press.example", 80)):
        with pytest.raises(Unknown):
            asyncio.run(resolve(host, port))
    with pytest.raises(Unknown):
        asyncio.run(RouteResolver().resolve("press.example", 81))


def test_the_lookup_of_the_system_is_used_where_none_is_given(outside: Outside) -> None:
    outside.serve("/", page("here"))

    async def fetch(inside: str) -> Fetched:
        async with client.Web(inside=Inside.of(inside)) as web:
            return await web.fetch(outside.url("/", host="localhost"))

    assert asyncio.run(fetch("127.0.0.1, ::1")).data == b"here"
    with pytest.raises(WebError, match="localhost leads to"):
        asyncio.run(fetch(""))


def test_a_proxy_of_the_environment_is_not_used(
    outside: Outside, secret: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, secret.url("/"))
    assert fetched(outside.serve("/a", page("direct"))).data == b"direct"


def test_a_certificate_that_nobody_vouches_for_is_told(tls: ssl.SSLContext) -> None:
    with Outside(tls=tls) as server:
        told = trouble(server.serve("/", page("never read")))
        assert told.message.startswith("the certificate of 127.0.0.1 does not hold: self")
        assert not server.requests


def test_a_redirect_from_a_secure_connection_to_an_open_one_is_refused(
    outside: Outside, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    monkeypatch.setattr(aiohttp.connector, "_SSL_CONTEXT_VERIFIED", trusting)
    outside.serve("/b", page("open"))
    with Outside(tls=tls) as server:
        server.serve("/b", page("secure"))
        assert fetched(server.serve("/a", redirect("/b"))).data == b"secure"
        assert (
            "secure connection to an open one"
            in trouble(server.serve("/c", redirect(outside.url("/b")))).message
        )
        assert not outside.requests
        assert fetched(outside.serve("/up", redirect(server.url("/b")))).data == b"secure"


@pytest.fixture
def tls(tmp_path: Path) -> ssl.SSLContext:
    """A certificate that nobody vouches for, made by the openssl program."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl program")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-keyout", str(key), "-out", str(certificate), "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
