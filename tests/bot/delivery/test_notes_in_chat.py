"""Notes in a chat: what they quote, whom and what they name, and buttons instead of commands of a shell."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.hiding import Hidden
from bot.chat.lines import NOT_HIDDEN, SHOWN_THERE_AGAIN, unhidden
from bot.chat.trouble import said
from bot.delivery.decided import ADDED, DECIDED, FOUND_NOW, REFUSED, decided
from bot.delivery.guard import Guard
from bot.delivery.hidden import hidden
from bot.delivery.notes import MAX_ROWS, Notes
from bot.delivery.offered import offered
from bot.delivery.outbox import OutboxMessenger
from bot.delivery.unanswered import unanswered
from bot.offers import Link
from bot.rendering.discord.message import NO_BUTTON
from bot.rendering.discord.message import message_of as discord_message_of
from bot.rendering.slack.message import message_of
from bot.report import Report
from briefings.replies.note import note
from briefings.reply import Reply, Verb
from config import load
from config.destination import Platform, destination
from tests.bot.delivery.newsroom import CLOSED, OPEN
from tests.bot.delivery.test_hidden import COST, SETTLED, WHO, ask, hide
from tests.bot.delivery.test_offered import BOARD, offer, offers_in
from tests.slack.blocks import problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.delivery.editions import Press
    from bot.delivery.message import Content
    from tests.bot.delivery.newsroom import Newsroom

ROOM = destination("slack:C012ROOM")
ADMIN = Asker(destination("slack:U012ADA"), destination("slack:C012NOTES"), admin=True)


class Drawing(OutboxMessenger):
    """Keeps what it was given to draw."""

    replies: tuple[Reply, ...] = ()

    def drawn(self, reply: Reply) -> Content:
        """As always, and kept."""
        self.replies += (reply,)
        return super().drawn(reply)


@pytest.fixture
def slack(newsroom: Newsroom) -> Drawing:
    """Notes go to a channel on Slack, and to a file beside it."""
    path = newsroom.folder / "communique.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + 'admins: {notes: ["slack:C012NOTES", "file:open.jsonl"]}\n', encoding="utf-8")
    newsroom.application.configuration = load(path)
    drawing = Drawing(newsroom.application.home.folder, clock=newsroom.clock.now)
    newsroom.press = replace(
        newsroom.press, messengers={**newsroom.press.messengers, Platform.SLACK: drawing}
    )
    return drawing


def told(newsroom: Newsroom, slack: Drawing, speak: Callable[[Press, datetime], int]) -> Reply:
    """The one note of a round, as it is drawn for Slack: within its limits, without a command."""
    newsroom.clock.at += SETTLED
    assert speak(newsroom.press, newsroom.clock.now()) == 1
    (reply,) = slack.replies
    message = message_of(reply)
    assert message is not None
    assert problems(message) == []
    assert "communique " not in message["text"]
    return reply


@pytest.mark.parametrize("document", ["post", "post-" * 20])
def test_a_line_called_wrong_is_quoted_with_its_source_and_can_be_shown_again_by_a_click(
    newsroom: Newsroom, slack: Drawing, document: str
) -> None:
    newsroom.write(document, COST)
    cited = hide(newsroom, document, where=ROOM)
    reply = told(newsroom, slack, hidden)
    assert NO_BUTTON not in repr(discord_message_of(reply))
    ((statement,),) = (one.statements for one in reply.items())
    assert (statement.quote.text, statement.citation.id) == (COST, cited)
    assert reply.rows == (("1", "by slack:U012ANN", "in slack:C012ROOM"),)
    assert reply.places == ("slack:C012ROOM",), "a note calls nobody"
    (again,) = reply.actions
    assert (again.verb, again.beside) == (Verb.UNHIDE, "1")
    application, now = newsroom.application, newsroom.clock.now()
    anybody = replace(ADMIN, person=destination("slack:U012BOB"), admin=False)
    assert unhidden(application, anybody, again.value, now=now) != said(SHOWN_THERE_AGAIN)
    assert unhidden(application, ADMIN, again.value, now=now) == said(SHOWN_THERE_AGAIN)
    assert Hidden(application.store.engine).listed(where=ROOM) == []
    assert unhidden(application, ADMIN, again.value, now=now) == said(NOT_HIDDEN)


def test_a_line_that_may_not_be_seen_where_the_click_is_cannot_be_shown_again_from_there(
    newsroom: Newsroom,
) -> None:
    newsroom.write("plan", COST, folder="board")
    cited = hide(newsroom, "plan", where=CLOSED)
    value = f"{cited} {CLOSED}"
    assert unhidden(newsroom.application, ADMIN, value, now=newsroom.clock.now()) == said(NOT_HIDDEN)


def test_a_note_does_not_quote_what_was_closed_before_it_was_sent(newsroom: Newsroom, slack: Drawing) -> None:
    newsroom.write("post", COST)
    hide(newsroom, "post", where=ROOM)
    told(newsroom, slack, hidden)
    guard = Guard(newsroom.application, dict, newsroom.clock.now, newsroom.clock.now())

    def barred() -> dict[Platform, str | None]:
        claims = newsroom.ledger.claim("test", "slack", lease=timedelta(seconds=1), limit=9)
        newsroom.ledger.unsend(claims)
        return {one.delivery.destination.platform: guard.barred(one) for one in claims}

    assert barred() == {Platform.SLACK: None}
    newsroom.shut("post")
    assert "may not see any more" in (barred()[Platform.SLACK] or "")


@pytest.mark.parametrize("approved", [True, False])
def test_who_handed_something_in_is_told_alone_what_an_admin_said_to_it(
    newsroom: Newsroom, slack: Drawing, *, approved: bool
) -> None:
    link = Link("https://example.org/harbour")
    one, now = offer(newsroom, link), newsroom.clock.now()
    offers = offers_in(newsroom)
    assert decided(newsroom.press, now) == 0
    if approved:
        read = Report(added=["harbour"])
        offers.approve(one.id, by="slack:U012ADA", now=now, read=lambda offer, collection: read)  # noqa: ARG005  as called
    else:
        offers.refuse(one.id, by="slack:U012ADA", now=now, reason="it is an advertisement")
    assert decided(newsroom.press, now) == 1
    assert decided(newsroom.press, now + timedelta(hours=1)) == 0
    (reply,) = slack.replies
    assert reply == (
        note(ADDED, [(link.url,)], FOUND_NOW)
        if approved
        else note(REFUSED, [(link.url, "it is an advertisement")])
    )
    ((_, (delivery,)),) = newsroom.ledger.occurrences(subject=DECIDED)
    assert str(delivery.destination) == "slack:U012ANN"


def test_who_decides_about_something_of_their_own_or_has_no_chat_is_told_nothing(
    newsroom: Newsroom, slack: Drawing
) -> None:
    for by in ("slack:U012ADA", "console"):
        one = offer(newsroom, Link(f"https://example.org/{by}"), by=by)
        offers_in(newsroom).refuse(one.id, by="slack:U012ADA", now=newsroom.clock.now())
    assert decided(newsroom.press, newsroom.clock.now()) == 0
    assert slack.replies == ()


def test_a_question_without_an_answer_is_told_with_where_it_was_asked(
    newsroom: Newsroom, slack: Drawing
) -> None:
    ask(newsroom, WHO, where=ROOM)
    reply = told(newsroom, slack, unanswered)
    assert reply.rows == (("1", WHO, "by slack:U012ANN", "in slack:C012ROOM"),)
    assert reply.places == ("slack:C012ROOM",)


def test_offers_are_decided_by_clicks_below_them(newsroom: Newsroom, slack: Drawing) -> None:
    made = [offer(newsroom, Link(f"https://example.org/{number}")) for number in range(2)]
    reply = told(newsroom, slack, offered)
    assert [(one.verb, one.value, one.beside) for one in reply.actions] == [
        (verb, one.key, one.id)
        for one in sorted(made, key=lambda one: one.key)
        for verb in (Verb.APPROVE, Verb.REFUSE)
    ]
    assert reply.notice == ""


def test_of_what_may_not_be_named_a_note_has_no_button(newsroom: Newsroom, slack: Drawing) -> None:
    link = Link("https://example.org/secret")
    offer(newsroom, link)
    offers_in(newsroom).offer(link, by="slack:U012ANN", where=BOARD, now=newsroom.clock.now())
    reply = told(newsroom, slack, offered)
    assert len(reply.actions) == 2
    assert "closed collection" in reply.rows[-1][1]


def test_many_lines_called_wrong_are_one_message(newsroom: Newsroom, slack: Drawing) -> None:
    newsroom.write("post", COST)
    newsroom.write("plan", COST, folder="board")
    for number in range(20):
        hide(newsroom, "post", where=destination(f"slack:C012R{number:03}"))
    hide(newsroom, "plan", where=CLOSED)
    reply = told(newsroom, slack, hidden)
    assert len(reply.items()) == len(reply.actions) == MAX_ROWS
    assert [row[1] for row in reply.rows[-2:]] == ["+8 more", "1 line called wrong of a closed collection"]
    assert {len(row) for row in reply.rows} == {3}


def test_a_note_has_its_commands_beside_a_shell_and_none_in_a_chat(
    newsroom: Newsroom, slack: Drawing
) -> None:
    rows = [("harbour.pdf", "it is protected"), ("+3 more", "communique doctor")]
    told = note("Some files could not be read", rows, "communique doctor")
    Notes(newsroom.press).post("test", "1", told, now=newsroom.clock.now())
    (reply,) = slack.replies
    assert (reply.notice, reply.rows) == ("", (rows[0], ("", "+3 more")))
    newsroom.clock.at += timedelta(seconds=1)
    newsroom.carry()
    (beside,) = [one for one in newsroom.messages() if one["destination"] == str(OPEN)]
    assert beside["text"].count("communique doctor") == 2
