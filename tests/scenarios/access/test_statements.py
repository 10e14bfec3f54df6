"""What is closed takes as long to refuse as what is not there: the database is asked the same."""

from __future__ import annotations

from contextlib import contextmanager
from threading import get_ident
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from bot.chat.chat import Chat
from bot.chat.click import Click
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Verb
from tests.scenarios.access.corpus import written
from tests.scenarios.access.installations import NAMES, Installation, installed
from tests.scenarios.access.seats import SHUT_OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.chat.outcome import Outcome

MEMBER, ADMIN = SHUT_OUT["the same person in an open room"], SHUT_OUT["an admin in an open room"]
NO_HANDLE, NO_LINE = "a2b3c4d5e6f7", "boardroom 05-19 #1"
NO_DOCUMENT = "minutes-of-nothing-00000000"
NO_CITATION = f"{NO_DOCUMENT}@1:0-9"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("statements")
    written(folder)
    made = installed(folder, closed=True)
    made.chat.close()  # what was shown is written: another process finds it in the database
    return made


@pytest.fixture
def chat(installation: Installation) -> Iterator[Chat]:
    one = Chat(installation.application, NAMES)
    yield one
    one.close()


@contextmanager
def statements(chat: Chat) -> Iterator[list[str]]:
    """What this thread asks of the database."""
    asked: list[str] = []
    here, engine = get_ident(), chat.application.store.engine

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:  # noqa: ANN401  SQLAlchemy's
        if get_ident() == here:
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def of(chat: Chat, act: Callable[[], Outcome]) -> list[str]:
    """What an act asks of the database, the second time: then nothing is worked out that stays."""
    act()
    with statements(chat) as asked:
        act()
    return asked


@pytest.mark.parametrize("verb", OF_A_LINE)
def test_a_click_on_a_closed_line_asks_what_one_on_no_line_asks(
    chat: Chat, installation: Installation, verb: Verb
) -> None:
    def clicked(handle: str, line: str) -> list[str]:
        return of(chat, lambda: chat.clicked(MEMBER, Click(verb, handle, line)))

    assert clicked("", installation.known.lines[0]) == clicked("", NO_LINE)
    assert clicked(installation.known.handles[0], "1") == clicked(NO_HANDLE, "1")


@pytest.mark.parametrize("verb", sorted(OF_AN_ANSWER))
def test_a_click_on_an_answer_of_the_boards_asks_what_one_on_none_asks(
    chat: Chat, installation: Installation, verb: Verb
) -> None:
    asked = of(chat, lambda: chat.clicked(MEMBER, Click(verb, installation.known.handles[0])))
    assert asked == of(chat, lambda: chat.clicked(MEMBER, Click(verb, NO_HANDLE)))


@pytest.mark.parametrize("verb", [Verb.WRONG, Verb.UNHIDE, Verb.MUTE, Verb.DIGEST])
def test_a_click_on_something_closed_asks_what_one_on_nothing_asks(
    chat: Chat, installation: Installation, verb: Verb
) -> None:
    value = {Verb.MUTE: "gloamwater", Verb.DIGEST: "boardroom"}.get(verb, installation.known.citations[0])
    asked = of(chat, lambda: chat.clicked(MEMBER, Click(verb, value=value)))
    assert asked == of(chat, lambda: chat.clicked(MEMBER, Click(verb, value=NO_CITATION)))


@pytest.mark.parametrize("command", ["verify", "follow", "document", "why"])
def test_an_id_of_something_closed_asks_what_an_id_of_nothing_asks(
    chat: Chat, installation: Installation, command: str
) -> None:
    known = installation.known
    closed, nothing = {
        "document": (known.documents[0], NO_DOCUMENT),
        "why": ("boardroom 1", "bordrrom 1"),
    }.get(command, (known.citations[0], NO_CITATION))
    asked = of(chat, lambda: chat.typed(MEMBER, f"{command} {closed}"))
    assert asked == of(chat, lambda: chat.typed(MEMBER, f"{command} {nothing}"))


def test_an_offer_for_what_is_closed_asks_what_no_offer_asks(chat: Chat, installation: Installation) -> None:
    asked = of(chat, lambda: chat.clicked(ADMIN, Click(Verb.REFUSE, value=installation.known.offers[0])))
    assert asked == of(chat, lambda: chat.clicked(ADMIN, Click(Verb.REFUSE, value="zzzzzz")))
