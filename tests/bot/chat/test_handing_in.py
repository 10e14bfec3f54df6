"""Handing in and deciding: what people give the bot, and what admins say to it, in one conversation."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.deciding import MAX_LISTED, approved, refused, waiting
from bot.chat.handing_in import MAX_THINGS, handed_in, links_in
from bot.chat.receiving import received
from bot.chat.trouble import MEMBERS_ONLY, said
from bot.chat.work import Work
from bot.errors import UnknownName
from bot.offers import File, Link
from bot.offers.offers import MAX_WAITING
from bot.report import Report
from briefings.reply import Reply, Verb
from config.destination import destination
from corpus.errors import ReadFailure
from tests.bot.homes import AUDIT, NOW, TUNNEL, a_folder, an_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.application import Application
    from bot.chat.receiving import Offer

LINK = Link("https://example.org/harbour")
FILE = File("Tunnel.md", f"# Tunnel opens\n\n{TUNNEL}".encode())
ANN = Asker(destination("slack:U012ANN"), destination("slack:C012ABC"))
ADA = Asker(destination("slack:U012ADA"), destination("slack:U012ADA"), admin=True)
AT_BOARD = replace(ADA, where=destination("slack:#board"))


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    opened = an_application(a_folder(tmp_path))
    yield opened
    opened.store.engine.dispose()


def the_web(application: Application, url: str, collection: str) -> Report:
    """One page is not there."""
    assert collection in application.configuration.collections
    return Report(failed=[ReadFailure(url, "there is no such page (404)")])


def told(reply: Reply) -> list[str]:
    """What is said of each thing."""
    return [row[1] for row in reply.rows]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see https://example.org/a.", ("https://example.org/a",)),
        (
            "(https://example.org/a_(b)) and http://b.example!",
            ("https://example.org/a_(b)", "http://b.example"),
        ),
        ("<https://example.org/a|the label>", ("https://example.org/a",)),
        ("看https://example.org/a。好", ("https://example.org/a",)),
        ("https://example.org/a https://example.org/a", ("https://example.org/a",)),
        ("HTTPS://example.org/a?b=1&c=2#d", ("HTTPS://example.org/a?b=1&c=2#d",)),
        ("example.org, ftp://example.org, mailto:ann@example.org", ()),
        ("", ()),
    ],
)
def test_links_are_found_without_the_signs_around_them(text: str, links: tuple[str, ...]) -> None:
    assert links_in(text) == links


@given(st.text(st.sampled_from("htps:/ex.am)(<>|,。 "), max_size=80))
def test_whatever_is_called_a_link_begins_like_one(text: str) -> None:
    assert all(one.lower().startswith(("http://", "https://")) and one in text for one in links_in(text))


def test_what_a_member_hands_in_waits_for_an_admin(application: Application) -> None:
    reply = handed_in(application, ANN, [LINK, FILE], NOW)
    assert [row[0] for row in reply.rows] == [LINK.url, FILE.name]
    assert all(one.startswith("waits until an admin approves it, as ") for one in told(reply))
    assert reply.actions == ()
    assert told(handed_in(application, ANN, [LINK], NOW)) == [
        "waits until an admin approves it; it was handed in before"
    ]


def test_an_admin_decides_by_a_click(application: Application) -> None:
    reply = handed_in(application, ADA, [LINK, FILE], NOW)
    assert [one.verb for one in reply.actions] == [Verb.APPROVE, Verb.REFUSE] * 2
    assert [one.beside for one in reply.actions] == [LINK.url] * 2 + [FILE.name] * 2
    (approve, _) = handed_in(application, ADA, [FILE], NOW).actions
    done = approved(application, ADA, approve.value, NOW, read_link=the_web)
    assert done.title == "Added to the collection public"
    assert done.rows == (("Tunnel opens", "new"),)
    assert told(handed_in(application, ANN, [FILE], NOW)) == ["has been read already"]
    assert "approved" in approved(application, ADA, approve.value, NOW).notice
    assert "approved" in refused(application, ADA, approve.value, NOW).notice


def test_what_cannot_become_a_document_is_said_with_its_reason(application: Application) -> None:
    things: list[Link | File] = [
        File("tunnel.exe", b"MZ"),
        File("empty.md", b" "),
        Link("ftp://example.org"),
        FILE,
    ]
    reply = handed_in(
        application, ANN, things, NOW, troubles=["plan.pdf: Slack does not hand this file over"]
    )
    assert [one.partition(":")[0] for one in told(reply)[:3]] == ["not taken"] * 3
    assert told(reply)[3].startswith("waits")
    assert reply.notice == "plan.pdf: Slack does not hand this file over."


def test_what_did_not_come_in_is_not_called_handed_in(application: Application) -> None:
    reply = handed_in(application, ANN, [], NOW, troubles=["n.txt: Slack does not hand this file over"])
    assert reply.title == "Not handed in"
    assert reply.notice == "n.txt: Slack does not hand this file over."
    assert handed_in(application, ANN, [FILE], NOW).title == "Handed in"


def test_a_message_without_link_or_file_gets_one_plain_sentence(application: Application) -> None:
    assert handed_in(application, ANN, [], NOW).notice.startswith("There is no link")


def test_only_so_many_things_of_a_message_are_taken(application: Application) -> None:
    many = [Link(f"https://example.org/{number}") for number in range(MAX_THINGS + 2)]
    reply = handed_in(application, ADA, many, NOW)
    assert len(reply.rows) == MAX_THINGS
    assert reply.notice.startswith("2 more of this message were left")


def test_a_member_is_asked_to_wait_where_many_of_theirs_do(application: Application) -> None:
    for start in range(0, MAX_WAITING, MAX_THINGS):
        links = [Link(f"https://example.org/{start + number}") for number in range(MAX_THINGS)]
        handed_in(application, ANN, links, NOW)
    assert "still wait" in told(handed_in(application, ANN, [FILE], NOW))[0]
    assert told(handed_in(application, ADA, [FILE], NOW))[0].startswith("waits")


def test_what_is_handed_in_before_others_is_filed_openly(application: Application) -> None:
    shared = replace(ANN, where=destination("slack:#board"), outside=True)
    handed_in(application, shared, [LINK], NOW)
    assert [row[4] for row in waiting(application, ADA).rows] == ["for public"]


def test_who_is_no_member_hands_nothing_in(application: Application) -> None:
    assert handed_in(application, replace(ANN, member=False), [LINK], NOW) == said(MEMBERS_ONLY)
    assert waiting(application, ADA).rows == ()


def test_a_link_that_cannot_be_read_waits_on_with_the_reason(application: Application) -> None:
    handed_in(application, ANN, [LINK], NOW)
    (approve, refuse) = waiting(application, ADA).actions
    reply = approved(application, ADA, approve.value, NOW, read_link=the_web)
    assert reply.notice == "There is no such page (404). The offer waits on."
    assert [one.verb for one in reply.actions] == [Verb.APPROVE, Verb.REFUSE]
    assert waiting(application, ADA).rows[0][-1] == "there is no such page (404)"
    assert refused(application, ADA, refuse.value, NOW).rows == ((LINK.url,),)
    again = handed_in(application, ANN, [LINK], NOW)
    assert told(again)[0].startswith("waits until an admin approves it; it was refused before")


def test_offers_for_a_closed_collection_are_listed_where_it_may_be_seen(application: Application) -> None:
    at_board = replace(ANN, where=destination("slack:#board"))
    handed_in(application, at_board, [File("audit.md", AUDIT.encode())], NOW)
    alone = waiting(application, ADA)
    assert alone.rows == ()
    assert alone.notice == "No offer waits. 1 more waits for collections that are not seen here."
    (approve, _) = waiting(application, AT_BOARD).actions
    with pytest.raises(UnknownName):
        approved(application, ADA, approve.value, NOW)
    with pytest.raises(UnknownName):
        refused(application, ADA, approve.value, NOW)
    assert approved(application, AT_BOARD, approve.value, NOW).title == "Added to the collection chair"


def test_two_files_of_one_name_are_told_apart(application: Application) -> None:
    reply = handed_in(application, ADA, [FILE, File(FILE.name, b"# Another\n\nThe ferry sails."), FILE], NOW)
    first, second, again = (row[0] for row in reply.rows)
    assert first == again == FILE.name
    assert second.startswith(f"{FILE.name} (")
    assert [one.beside for one in reply.actions] == [first] * 2 + [second] * 2


def test_a_list_has_no_name_but_that_of_what_was_handed_in_and_buttons_below_each_row(
    application: Application,
) -> None:
    handed_in(application, ANN, [LINK], NOW)
    handed_in(application, ANN, [FILE], NOW)
    reply = waiting(application, ADA)
    assert {row[:2] for row in reply.rows} in (
        {("1", LINK.url), ("2", FILE.name)},
        {("1", FILE.name), ("2", LINK.url)},
    )
    assert [one.beside for one in reply.actions] == ["1", "1", "2", "2"]
    assert {one.label for one in reply.actions} == {"Approve", "Refuse"}


def test_a_long_list_says_how_many_more_there_are(application: Application) -> None:
    for number in range(MAX_LISTED + 2):
        handed_in(application, ADA, [Link(f"https://example.org/{number}")], NOW)
    reply = waiting(application, ADA)
    assert len(reply.rows) == MAX_LISTED
    assert len(reply.actions) == 2 * MAX_LISTED
    assert reply.notice == "2 more wait once these are decided."


def test_only_admins_decide(application: Application) -> None:
    handed_in(application, ANN, [FILE], NOW)
    (approve, _) = waiting(application, ADA).actions
    for reply in (
        waiting(application, ANN),
        approved(application, ANN, approve.value, NOW),
        refused(application, ANN, approve.value, NOW),
    ):
        assert reply.notice == "Only admins can do that here."
        assert reply.rows == ()
    assert len(waiting(application, ADA).rows) == 1


def test_nothing_waits(application: Application) -> None:
    assert waiting(application, ADA).notice == "No offer waits."


def test_a_link_is_read_in_a_thread_without_an_event_loop(application: Application) -> None:
    (approve, _) = handed_in(application, ADA, [Link("http://127.0.0.1:9/harbour")], NOW).actions
    said: list[Reply] = []
    worker = threading.Thread(target=lambda: said.append(approved(application, ADA, approve.value, NOW)))
    worker.start()
    worker.join(30)
    assert said[0].title == "Not read"


def test_for_whoever_may_hand_in_nothing_nothing_is_fetched_and_what_goes_wrong_is_said(
    application: Application,
) -> None:
    fetched: list[Asker] = []

    async def work() -> None:
        chat, few = Chat(application, {"communique": "/communique"}), Work()
        for asker, told in (
            (replace(ANN, member=False), MEMBERS_ONLY),
            (replace(ANN, barred="No."), "No."),
            (ANN, "omething went wrong"),
        ):

            async def fetch(_: Offer, asker: Asker = asker) -> tuple[str, ...]:
                fetched.append(asker)
                raise LookupError

            reply = (await received(chat, few, asker, fetch, [LINK.url])).reply
            assert reply is not None
            assert told in reply.notice
        few.close()
        chat.close()

    asyncio.run(work())
    assert fetched == [ANN]
