"""What commands say for the shell, as it is said in chat."""

from __future__ import annotations

import ast
import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot
from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.phrasing import (
    IN_CHAT,
    ON_THE_CONSOLE,
    in_chat,
    mistake_in_chat,
    reply_in_chat,
    typed,
    with_options,
)
from bot.clinic import FIX
from briefings import phrases
from briefings.reply import Reply, Verb
from config.destination import destination
from tests.bot.delivery.newsroom import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bot.delivery.newsroom import Newsroom

NAMES = {"ask": "/find", "brief": "/brief", "fact": "/fact", "communique": "/bot"}
ANN = destination("slack:U012ANN")

FOLDER = Path(bot.__file__).parent
SAID_IN_CHAT = (
    *(FOLDER / "commands").glob("*.py"),
    *(FOLDER / "chat").glob("*.py"),
    *(FOLDER / "versions").glob("*.py"),
    *(FOLDER / "offers").glob("*.py"),
    FOLDER / "grammar.py",
    FOLDER.parent / "briefings/phrases.py",
    FOLDER.parent / "briefings/notices.py",
    FOLDER.parent / "config/schedule.py",
)
NOT_SAID_IN_CHAT = {"ledger.py", "deliver.py", "offers.py", "home.py"}
"""Commands of the shell alone, and a page that chat draws by itself."""

SHELL_LIKE = re.compile(
    rf"(?<![/\w])communique [a-z]|(?:^|: |, or )(?:{'|'.join(sorted(IN_CHAT))}) (?:[A-Z_]{{2,}}|--)"
)


def _hints(path: Path) -> Iterator[str]:
    """Every text that a module may raise as a hint or a message, with `X-y` for what is filled in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                part.value
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
                else "dovib-mulol"
                for part in node.values
            )


EVERYTHING_SAID = sorted(
    {
        said
        for path in SAID_IN_CHAT
        if path.name not in NOT_SAID_IN_CHAT
        for said in _hints(path)
        if SHELL_LIKE.search(said)
    }
)


def test_there_is_something_to_be_said_otherwise() -> None:
    assert phrases.NOTHING_TO_READ in EVERYTHING_SAID
    assert any("brief --topic" in one for one in EVERYTHING_SAID)


@pytest.mark.parametrize("said", EVERYTHING_SAID)
def test_nothing_is_said_in_chat_as_only_a_shell_takes_it(said: str) -> None:
    told = in_chat(said, NAMES)
    assert not SHELL_LIKE.search(told.replace(f"{ON_THE_CONSOLE}: communique", ON_THE_CONSOLE)), told
    assert in_chat(told, NAMES) == told, "and it may be said twice"


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("compare WORDS, or compare --all", "/bot compare WORDS, or /bot compare --all"),
        ("write it as: why morning 05-20 #3", "write it as: /bot why morning 05-20 #3"),
        ("unsubscribe dovib-mulol", "/bot unsubscribe dovib-mulol"),
        ("pause dovib-mulol --off", "/bot pause dovib-mulol --off"),
        (
            "the briefings: a, b; for free words: brief --topic WORDS",
            "the briefings: a, b; for free words: /brief WORDS",
        ),
        (
            "a text is checked against the sources with: check TEXT",
            "a text is checked against the sources with: /bot check TEXT",
        ),
        ("communique sources names them", "/bot sources names them"),
        ("communique offers list --all", "/bot offers"),
        (phrases.EMPTY_QUERY, "Ask with a few words, for example: /find trade in 2023"),
        ("ask again", "ask again"),
        ("type more of it", "type more of it"),
        ("check its permissions", "check its permissions"),
        ("communique withdraw abc", "on the console: communique withdraw abc"),
    ],
)
def test_a_command_is_named_as_it_is_typed(hint: str, told: str) -> None:
    assert in_chat(hint, NAMES) == told


def test_what_a_file_wants_in_quotes_is_an_option_in_chat() -> None:
    assert mistake_in_chat("--at: bad time '25:00'", 'write "08:00", in quotes', NAMES) == (
        "bad time '25:00'",
        "write it as: --at 08:00",
    )


@pytest.mark.parametrize(
    "said", [*EVERYTHING_SAID, "subscribe needs --at", "--limit: '0' is no whole number"]
)
def test_where_options_are_fields_none_is_said_as_a_shell_takes_it(said: str) -> None:
    told = in_chat(said, NAMES, fields=True)
    assert "--" not in told.partition(ON_THE_CONSOLE)[0]
    assert in_chat(told, NAMES, fields=True) == told, "and it may be said twice"


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("a local time, such as --at 08:00", "a local time, such as at: 08:00"),
        ("subscribe needs --at", "/bot subscribe needs “at”"),
        ("compare WORDS, or compare --all", "/bot compare WORDS, or /bot compare all: True"),
        ("either --until or --off", "either “until” or off: True"),
        ("pause dovib-mulol --until 2026-01-07", "/bot pause dovib-mulol until: 2026-01-07"),
        ("--until: 2026-01-07 is not after today", "until: 2026-01-07 is not after today"),
        (
            "--since 2026-01-07 comes after --until 2026-01-06",
            "since: 2026-01-07 comes after until: 2026-01-06",
        ),
        ("its options: --at, --days, --to", "its options: “at”, “days”, “to”"),
        ("brief has no option --word-count", "/brief has no option “word-count”"),
        ('communique amend abc --title "A quay"', "/bot amend abc title: A quay"),
        ("communique sources pipe --needs-attention", "/bot sources pipe needs-attention: True"),
        (
            "on the console: communique ingest notes.txt --collection board",
            "on the console: communique ingest notes.txt --collection board",
        ),
    ],
)
def test_where_options_are_fields_they_are_named_as_such(hint: str, told: str) -> None:
    assert in_chat(hint, NAMES, fields=True) == told


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("subscribe at: 08:00", 'subscribe --at "08:00"'),
        ("/Subscribe energy at:8:00 days: mon-fri", 'Subscribe energy --at "8:00" --days "mon-fri"'),
        ("pause dovib-mulol off: True", "pause dovib-mulol --off"),
        ("pause dovib-mulol off: False until: 2026-01-07", 'pause dovib-mulol --until "2026-01-07"'),
        ('amend abc title: A "new" quay', "amend abc --title \"A 'new' quay\""),
        ("subscribe energy --at 08:00", "subscribe energy --at 08:00"),
        ('amend abc --title "the date: 3 May"', 'amend abc --title "the date: 3 May"'),
        ("ask who paid since: the war", "ask who paid since: the war"),
        ("what is due at: 08:00", "what is due at: 08:00"),
        ("", ""),
    ],
)
def test_fields_may_be_typed_where_options_are_fields(line: str, meant: str) -> None:
    assert with_options(line) == meant


def test_what_a_file_wants_in_quotes_is_a_field_where_options_are() -> None:
    assert mistake_in_chat("--at: bad time '25:00'", 'write "08:00", in quotes', NAMES, fields=True) == (
        "bad time '25:00'",
        "write it as: at: 08:00",
    )


def test_what_documents_say_is_left_as_it_is() -> None:
    title = "communique sources close to the ministry"
    reply = Reply("Sources", rows=(("19 May 2024", title), ("", f"{FIX}communique amend abc --date X")))
    assert reply_in_chat(reply, NAMES).rows == (
        ("19 May 2024", title),
        ("", f"{FIX}/bot amend abc --date X"),
    )


def test_what_is_for_programs_is_for_the_console() -> None:
    rest = "communique sources new pipe --needs-attention --json"
    reply = reply_in_chat(Reply("Sources", rows=(("", f"+2 more: {rest}"),)), NAMES, fields=True)
    assert reply.rows == (("", f"+2 more: {ON_THE_CONSOLE}: {rest}"),)
    assert reply_in_chat(reply, NAMES, fields=True) == reply


def test_a_command_is_typed_by_its_own_name_or_behind_that_of_all() -> None:
    assert (typed("ask", NAMES), typed("why", NAMES)) == ("/find", "/bot why")


@pytest.fixture
def chat(newsroom: Newsroom) -> Iterator[Chat]:
    with closing(Chat(newsroom.application, NAMES)) as one:
        yield one


def told(chat: Chat, line: str, *, admin: bool = False) -> Reply:
    reply = chat.typed(Asker(ANN, OPEN, admin=admin), line).reply
    assert reply is not None
    return reply


@pytest.mark.parametrize("line", ["ask harbour", "brief", "sources", "fact harbour"])
def test_with_nothing_to_read_people_hear_how_to_hand_something_in(chat: Chat, line: str) -> None:
    reply = told(chat, line)
    assert "/bot add LINK" in reply.notice
    assert "ingest" not in f"{reply.notice} {reply.push}"


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("plan", "/bot plan is for admins."),
        ("config", "/bot config is for admins."),
        ("subscribe --to slack:C012ABC --at 08:00", "Only admins can name somebody else's destination."),
    ],
)
def test_what_is_not_for_somebody_is_not_called_misunderstood(chat: Chat, line: str, notice: str) -> None:
    reply = told(chat, line)
    assert (reply.title, reply.notice) == ("", notice)


def test_a_bad_time_is_put_right_as_it_is_typed(chat: Chat) -> None:
    assert told(chat, "subscribe --at 25:00").notice.endswith("Write it as: --at 08:00.")


def test_who_follows_by_typing_can_stop_by_a_click(chat: Chat, newsroom: Newsroom) -> None:
    newsroom.write("post", "The harbour tunnel has cost 412 million euros so far.")
    (line,) = told(chat, "ask harbour tunnel").items()
    reply = told(chat, f"follow {line.statements[0].citation.id}")
    assert [one.verb for one in reply.actions] == [Verb.UNSUBSCRIBE]
    assert reply.footer == ()


@pytest.mark.parametrize("line", ["config undo", "config history"])
def test_what_config_cannot_do_in_chat_is_said(chat: Chat, line: str) -> None:
    reply = told(chat, line, admin=True)
    assert not reply.rows
    assert "communique config show, history, undo" in reply.notice


def test_the_configuration_names_hours_and_channels_of_briefings(chat: Chat) -> None:
    rows = told(chat, "config", admin=True).rows
    (first, *_) = [row for row in rows if row[0].startswith("briefing ")]
    assert re.search(r"\d\d:\d\d", first[1])
    assert len(first) > 2
