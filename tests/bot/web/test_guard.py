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

from bot.web import client
from bot.web.address import NOTHING_INSIDE, Inside
from tests.bot.web.asking import HERE, Names, fetched, trouble
from tests.outside.server import Outside, page, redirect

if TYPE_CHECKING:
    from pathlib import Path

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
