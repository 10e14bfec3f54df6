"""No secret comes through, wherever it stands and however it is written."""

from __future__ import annotations

import io
import json
import logging
import string
from typing import TYPE_CHECKING

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.door import keep_log, log, logged
from bot.running.log import logging_to
from bot.running.redaction import Redaction
from config import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LETTERS = string.ascii_letters + string.digits

SHAPED = {
    "Slack bot": "xoxb-1234567890-ABCdefGHIjkl",
    "Slack refresh": "xoxe.xoxp-1-Mi0yLTEyMzQ1Njc4OTA",
    "Slack app": "xapp-1-A012ABC-123-abcdef0123456789",
    "Discord": "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB",
}

AROUND = {
    "https://hooks.slack.com/services/{}": "T01/B01/abcDEF123",
    "url='wss://wss-primary.slack.com/link/?ticket={}&app_id=A012ABC'": "0f2c6b8e-1d2e%3D",
    "https://discord.com/api/v10/webhooks/1122334455/{}?wait=true": "tOkEn-of_a-webhook",
    "POST /interactions/99887766/{}/callback": "aW50ZXJhY3Rpb246",
    "Authorization: Bearer {}": "abcDEF123456.x_y",
    "{{'Authorization': 'Bot {}'}}": "abcDEF123456",
    '{{"authorization": "Basic {}"}}': "dXNlcjpwYXNz",
    "postgresql+psycopg://communique:{}@db.example.org:5432/communique": "pa$$:w0rd/2",
    "host=db password={} dbname=communique": "hunter22",
}

TRAPPED = "s3cr3t/ü\"quote\\'s"


@pytest.mark.parametrize("secret", SHAPED.values(), ids=SHAPED)
@given(before=st.text(alphabet=" \n:='\"/(", max_size=3), after=st.text(alphabet=" \n'\",)?&", max_size=3))
def test_what_looks_like_a_token_is_masked(secret: str, before: str, after: str) -> None:
    assert secret[5:] not in Redaction()(f"so {before}{secret}{after} it goes")


@pytest.mark.parametrize(("line", "secret"), AROUND.items())
def test_what_stands_where_secrets_stand_is_masked(line: str, secret: str) -> None:
    for written in (
        line.format(secret),
        json.dumps({"event": line.format(secret)}),
        repr([line.format(secret)]),
    ):
        masked = Redaction()(f"before {written} after")
        assert secret not in masked
        assert masked.startswith("before ")
        assert masked.endswith(" after")


@given(secret=st.text(min_size=4, max_size=40).filter(lambda text: not text.isspace()))
def test_a_secret_of_the_settings_is_masked_however_it_is_written(secret: str) -> None:
    redacted = Redaction([secret])
    for written in (secret, json.dumps(secret), json.dumps(secret, ensure_ascii=False), repr(secret)):
        assert written.strip("\"'") not in redacted(f"[{written}]").replace("***", "")


def test_an_ordinary_line_stays_as_it_is() -> None:
    line = (
        "2024-05-20 08:00: morning sent to slack:#news, see https://example.org/a?b=c: 26.3 % more at a@b.org"
    )
    assert Redaction(["unlikely"])(line) == line


def test_every_secret_of_the_settings_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    given_ = {
        "COMMUNIQUE_DATABASE_URL": "postgresql://me:very%20secret@db/communique",
        "SLACK_BOT_TOKEN": "one-that-looks-like-nothing",
        "SLACK_APP_TOKEN": "another-one",
        "SLACK_SIGNING_SECRET": "0123456789abcdef",
        "DISCORD_TOKEN": "the-fourth",
    }
    for name, value in given_.items():
        monkeypatch.setenv(name, value)
    masked = Redaction.of(Settings.read(None))(" | ".join([*given_.values(), "very secret", "very%20secret"]))
    assert set(masked.replace("***", "").split()) <= {"|"}


@pytest.fixture(params=["json", "text"])
def printed(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What the log of the process writes; it knows one secret of its own."""
    stream = io.StringIO()
    as_json = request.param == "json"
    with logging_to(stream, level=logging.DEBUG, as_json=as_json, redacted=Redaction([TRAPPED])):
        yield stream


def _refuse(secret: str) -> None:
    raise ValueError(f"cannot log in with {secret!r}")


def _fail(secret: str) -> None:
    held = {"Authorization": f"Bearer {secret}"}
    try:
        _refuse(secret)
    except ValueError as error:
        raise RuntimeError(f"no answer for {held}") from error


@pytest.mark.parametrize("secret", [*SHAPED.values(), TRAPPED])
def test_no_secret_comes_through_the_log(printed: io.StringIO, secret: str) -> None:
    ours, theirs = structlog.get_logger("communique.test"), logging.getLogger("aiohttp.client")
    ours.info(f"with {secret}", plain=secret, nested={"deep": [secret]}, key=secret)
    ours.warning("bytes", body=secret.encode(), error=ValueError(secret))
    theirs.warning("sent %s to %s", secret, {"token": secret})
    logging.getLogger("sqlalchemy.engine").debug("connect %r", secret)
    with structlog.contextvars.bound_contextvars(bound=secret):
        ours.info("bound")
    try:
        _fail(secret)
    except RuntimeError as error:
        ours.exception("failed")
        theirs.exception("failed")
        logged(error)

    text = printed.getvalue()
    assert text.count("Traceback") >= 6  # both of the chain, three times
    for written in (secret, json.dumps(secret)[1:-1], repr(secret)[1:-1], repr(secret.encode())[2:-1]):
        assert written not in text


def test_a_record_that_cannot_be_written_does_not_print_itself(
    printed: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("aiohttp").warning("%d", TRAPPED)
    assert TRAPPED not in printed.getvalue() + "".join(capsys.readouterr())


def test_json_is_a_line_a_record_with_what_was_bound() -> None:
    stream = io.StringIO()
    with (
        logging_to(stream, level=logging.INFO, as_json=True, redacted=Redaction()),
        structlog.contextvars.bound_contextvars(occurrence="o1", delivery="d1"),
    ):
        structlog.get_logger("communique.delivery").info("delivery", state="sent")
        logging.getLogger("aiohttp").warning("slow %s", "line\nbreak")
        structlog.get_logger("communique.delivery").debug("too quiet")
        logging.getLogger("apscheduler.scheduler").info("too talkative")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert {**first, "at": ""} == {
        "event": "delivery", "level": "info", "logger": "communique.delivery",
        "state": "sent", "occurrence": "o1", "delivery": "d1", "at": "",
    }  # fmt: skip
    assert (second["event"], second["delivery"]) == ("slow line\nbreak", "d1")


def test_the_log_of_before_is_put_back() -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level, structlog.get_config()
    with logging_to(io.StringIO(), level=logging.DEBUG, as_json=True, redacted=Redaction()):
        assert root.handlers != before[0]
    assert (root.handlers, root.level, structlog.get_config()) == before


def test_the_log_in_the_home_holds_no_secret_either(tmp_path: Path) -> None:
    keep_log(tmp_path, Redaction([TRAPPED]))
    try:
        reference = logged(RuntimeError(f"{TRAPPED} and {SHAPED['Slack bot']}"))
    finally:
        for handler in log.handlers[:]:
            log.removeHandler(handler)
            handler.close()
    said = (tmp_path / "communique.log").read_text(encoding="utf-8")
    assert reference in said
    assert TRAPPED not in said
    assert SHAPED["Slack bot"] not in said


@pytest.mark.parametrize(
    "name",
    [
        "slack_sdk.webhook.async_client",
        "slack_bolt.of_the_tests",  # the SDK sets levels of its own at those that it makes
        "communique.slack.bolt",
        "discord.http",
        "discord.gateway",
    ],
)
def test_what_people_ask_is_not_logged_however_much_is(name: str) -> None:
    stream = io.StringIO()
    with logging_to(stream, level=logging.DEBUG, as_json=True, redacted=Redaction()):
        logging.getLogger(name).debug("Sending a request: %s", {"text": "what the auditors found"})
        logging.getLogger(name).info("connected")
    assert "auditors" not in stream.getvalue()
    assert "connected" in stream.getvalue()
