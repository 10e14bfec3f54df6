"""Lines: what each choice of a line's menu gives, and that nothing closed is reached by any of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.chat import lines, reasons
from bot.chat.asker import Asker, seen_by
from bot.chat.hiding import Hidden
from bot.chat.lines import hidden_here, line_reply, unhidden
from bot.chat.retention import Retention, prune
from bot.chat.shown import Shelf, shown_of
from bot.chat.trouble import LINE_IS_GONE, said
from bot.grammar import COMMANDS
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.rendering import handles
from briefings import phrases
from briefings.reply import OF_A_LINE, Action, Verb
from config.destination import destination
from tests.bot.delivery.newsroom import CLOSED, OPEN

if TYPE_CHECKING:
    from bot.chat.shown import Shown
    from briefings.reply import Reply
    from config.destination import Destination
    from tests.bot.delivery.newsroom import Newsroom

COST = "The harbour tunnel has cost 412 million euros so far."
MORE = "The harbour tunnel has cost 520 million euros so far."
SAME = "So far the tunnel under the harbour has cost 412 million euros."
BEFORE = "The mayor spoke on Thursday."
RESERVE = "The harbour tunnel needs 777 million euros from the hidden reserve."
EMPTY = "People like to walk there."

ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")


def an_asker(
    where: Destination = OPEN, person: Destination = ANN, *, admin: bool = False, outside: bool = False
) -> Asker:
    """Ann in the open channel."""
    return Asker(person, where, admin=admin, outside=outside)


@dataclass
class Conversation:
    """Somebody in a place of a newsroom."""

    room: Newsroom
    asker: Asker

    def ask(self, words: str, command: str = "ask", **options: int) -> Shown:
        """What a command answered, remembered."""
        seen = seen_by(self.room.application, self.asker)
        reply = COMMANDS[command].run(seen, words, options).reply
        now = self.room.clock.now()
        one = shown_of(reply, asker=self.asker, command=command, words=words, options=options, now=now)
        Shelf(self.room.application.store.engine).put([one])
        return one

    def choose(self, verb: Verb, shown: Shown | None, line: int | str = 1) -> Reply:
        """A choice from the menu of a line."""
        handle = shown.id if shown is not None else ""
        now = self.room.clock.now()
        return line_reply(self.room.application, self.asker, verb, handle=handle, line=str(line), now=now)

    def in_place(
        self, where: Destination, person: Destination = ANN, *, admin: bool = False, outside: bool = False
    ) -> Conversation:
        """The same newsroom, elsewhere or with somebody else."""
        return Conversation(self.room, an_asker(where, person, admin=admin, outside=outside))


@pytest.fixture
def ann(newsroom: Newsroom) -> Conversation:
    newsroom.write("post", f"{BEFORE} {COST} {EMPTY}", day="2024-05-16")
    newsroom.write("ledger", MORE, day="2024-05-17")
    newsroom.write("wire", SAME, day="2024-05-18")
    return Conversation(newsroom, an_asker())


def words_of(reply: Reply) -> str:
    """Everything that a reply says."""
    items = reply.items()
    quotes = [one.quote.text for item in items for one in item.statements]
    cited = [one.citation.id for item in items for one in item.statements]
    around = [f"{item.before} {item.after}" for item in items]
    rows = [cell for row in reply.rows for cell in row]
    return "\n".join(
        [reply.title, *reply.aside, reply.notice, *quotes, *cited, *around, *rows, *reply.footer]
    )


def told_in(reply: Reply) -> dict[str, str]:
    """The rows of an account."""
    return {step: told for step, told in reply.rows}  # noqa: C416  rows are of any length to a type checker


def line_with(shown: Shown, document: str) -> int:
    """The number of the line that cites a document first."""
    return next(one.number for one in shown.lines if one.citation_ids[0].startswith(f"{document}@"))


def test_context_shows_the_sentences_around_a_line(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    reply = ann.choose(Verb.CONTEXT, shown, line_with(shown, "post"))
    item = reply.items()[0]
    assert (item.before, item.statements[0].quote.text, item.after) == (BEFORE, COST, EMPTY)


def test_verify_reads_every_side_of_a_line_again(ann: Conversation) -> None:
    shown = ann.ask("harbour tunnel", "compare")
    line = next(one for one in shown.lines if len(one.citation_ids) > 1)
    reply = ann.choose(Verb.VERIFY, shown, line.number)
    assert reply.title == phrases.VERIFIED
    assert reply.footer == line.citation_ids
    assert len(reply.items()) == len(line.citation_ids)


def test_verify_says_that_a_document_has_been_read_again(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    ann.room.write("post", f"{BEFORE} {COST.replace('412', '413')} {EMPTY}", day="2024-05-16")
    reply = ann.choose(Verb.VERIFY, shown, line_with(shown, "post"))
    assert reply.title == phrases.VERIFIED
    assert reply.items()[0].statements[0].notes == (phrases.read_again(2),)


def test_why_says_which_words_were_found_for_which_and_who_carries_and_disputes_it(ann: Conversation) -> None:
    shown = ann.ask("harbor tunel cost")
    number = line_with(shown, "post")
    reply = ann.choose(Verb.WHY, shown, number)
    told = told_in(reply)
    assert reply.notice == ""
    assert told["asked"] == "harbor tunel cost"
    assert told["tunel"] == "tunnel: another spelling"
    assert told["has your words"] == "cost"
    assert told["covers"].endswith("% of what you asked")
    assert reply.title == f"harbor tunel cost · line {number}"
    assert told["stands at"] == shown.lines[number - 1].citation_ids[0]
    assert told["carried by"].startswith("2: post, wire")
    assert told["disagrees"].startswith("ledger (ledger@1:") or told["restated later"].startswith("ledger (")


def test_why_of_a_fact_is_told_in_the_same_way(ann: Conversation) -> None:
    shown = ann.ask("tunnel", "fact")
    reply = ann.choose(Verb.WHY, shown)
    assert reply.notice == ""
    assert told_in(reply)["has your words"] == "tunnel"


def test_why_says_when_a_line_is_no_longer_among_the_answers(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    number = line_with(shown, "post")
    ann.room.write("post", "The mayor spoke of other things.", day="2024-05-16")
    reply = ann.choose(Verb.WHY, shown, number)
    assert reply.notice == reasons.NO_LONGER
    assert told_in(reply)["since"] == phrases.read_again(2)


def test_why_of_a_line_of_a_briefing_asked_for_is_the_briefings_own_account(ann: Conversation) -> None:
    shown = ann.ask("morning", "brief")
    reply = ann.choose(Verb.WHY, shown)
    told = told_in(reply)
    assert reply.notice == ""
    assert reply.title == "morning 05-20 #1"
    assert told["stands at"] == shown.lines[0].citation_ids[0]
    assert "chosen from" in told


def test_a_line_of_a_briefing_that_was_delivered_is_asked_for_by_its_name(ann: Conversation) -> None:
    ann.room.brief()
    name = "morning 05-20 #1"
    cited = ann.room.ledger.cited_in(OPEN, name)
    assert cited is not None
    assert cited.id in words_of(ann.choose(Verb.VERIFY, None, name))
    assert ann.choose(Verb.CONTEXT, None, name).items()[0].statements[0].citation.id == cited.id
    why = ann.choose(Verb.WHY, None, name)
    assert why.notice == reasons.MADE_AGAIN
    assert told_in(why)["stands at"] == cited.id
    assert "chosen from" in told_in(why)


def test_a_line_whose_name_is_too_long_for_a_click_is_found_by_what_stands_for_it(
    ann: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.room.brief()
    name = "morning 05-20 #1"
    cited = ann.room.ledger.cited_in(OPEN, name)
    assert cited is not None
    monkeypatch.setattr(handles, "MAX_CHARS", len(name) - 1)
    handle = handles.handle_of(name)
    assert handle != name
    opened = ann.choose(Verb.CONTEXT, None, handle).items()[0]
    assert (opened.name, opened.statements[0].citation.id) == (name, cited.id)
    elsewhere = ann.in_place(destination("slack:C012ELSE"))
    assert elsewhere.choose(Verb.CONTEXT, None, handle) == said(LINE_IS_GONE)


def test_why_of_a_line_of_another_day_is_what_is_known_of_it(ann: Conversation) -> None:
    ann.room.brief()
    name = "morning 05-20 #1"
    cited = ann.room.ledger.cited_in(OPEN, name)
    assert cited is not None
    ann.room.later(days=2)
    reply = ann.choose(Verb.WHY, None, name)
    assert reply.notice == reasons.OF_ANOTHER_DAY
    told = told_in(reply)
    assert told["stands at"] == cited.id
    assert "carried by" in told
    assert "read on" in told
    assert "chosen from" not in told


def test_why_never_gives_the_account_of_another_line_that_has_taken_the_number(ann: Conversation) -> None:
    ann.room.brief()
    names = {f"morning 05-20 #{number}": number for number in range(1, 4)}
    cited = {name: ann.room.ledger.cited_in(OPEN, name) for name in names}
    ann.room.write("mayor", "The ferry to the harbour carried 90,000 people in April.", day="2024-05-20")
    for name, one in cited.items():
        if one is not None:
            assert told_in(ann.choose(Verb.WHY, None, name))["stands at"] == one.id


def test_follow_is_in_the_askers_own_name_and_can_be_given_up(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    reply = ann.choose(Verb.FOLLOW, shown, line_with(shown, "post"))
    (held,) = ann.room.ledger.subscriptions(to=ANN, kind=Kind.FOLLOW)
    assert reply.actions == (Action(Verb.UNSUBSCRIBE, value=held.id),)
    assert reply.notice == lines.TOLD_ALONE
    again = ann.choose(Verb.FOLLOW, shown, line_with(shown, "post"))
    assert again.actions == reply.actions
    assert [one.id for one in ann.room.ledger.subscriptions(to=ANN, kind=Kind.FOLLOW)] == [held.id]


def test_where_there_is_nothing_to_follow_that_is_said(ann: Conversation) -> None:
    shown = ann.ask("people like to walk")
    reply = ann.choose(Verb.FOLLOW, shown, line_with(shown, "post"))
    assert reply.notice == lines.NOTHING_TO_FOLLOW


def test_what_stands_around_a_line_carries_no_id_and_its_verification_does(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    cited = shown.lines[0].citation_ids[0]
    context = ann.choose(Verb.CONTEXT, shown)
    assert context.items()[0].statements[0].citation.id == cited
    assert not any(one.citation.id in one.notes for item in context.items() for one in item.statements)
    assert cited in ann.choose(Verb.VERIFY, shown).footer


def test_a_footnote_comes_in_every_style(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    number = line_with(shown, "wire") if any("wire" in one.citation_ids[0] for one in shown.lines) else 1
    reply = ann.choose(Verb.FOOTNOTE, shown, number)
    own = reply.rows[:: len(reply.rows) // 3]
    assert [style for style, _ in own] == ["plain", "markdown", "chicago"]
    assert all(shown.lines[number - 1].citation_ids[0] in note for _, note in own)
    assert reply.verbatim


def test_a_line_called_wrong_is_hidden_in_that_place_at_once_and_only_there(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    number = line_with(shown, "post")
    cited = shown.lines[number - 1].citation_ids[0]
    reply = ann.choose(Verb.WRONG, shown, number)
    assert reply.notice == lines.HIDDEN_NOW
    assert reply.actions == (Action(Verb.UNHIDE, value=cited),)
    hidden = Hidden(ann.room.application.store.engine)
    again = COMMANDS["ask"].run(ann.room.application, "what has the harbour tunnel cost", {}).reply
    assert COST not in words_of(hidden.at(OPEN).without(again))
    assert COST in words_of(hidden.at(CLOSED).without(again))


def test_whoever_hid_a_line_or_an_admin_can_show_it_again_and_nobody_else(ann: Conversation) -> None:
    application, now = ann.room.application, ann.room.clock.now()
    shown = ann.ask("what has the harbour tunnel cost")
    cited = shown.lines[0].citation_ids[0]
    ann.choose(Verb.WRONG, shown)
    bob = ann.in_place(OPEN, BOB)
    held = bob.choose(Verb.WRONG, shown)
    assert (held.notice, held.actions) == (lines.HIDDEN_ALREADY, ())
    assert unhidden(application, bob.asker, cited, now=now) == said(lines.NOT_YOURS_TO_SHOW)
    elsewhere = ann.in_place(CLOSED, admin=True)
    assert unhidden(application, elsewhere.asker, cited, now=now) == said(lines.NOT_HIDDEN)
    assert unhidden(application, replace(bob.asker, admin=True), cited, now=now) == said(lines.SHOWN_AGAIN)
    ann.choose(Verb.WRONG, shown)
    assert unhidden(application, ann.asker, cited, now=now) == said(lines.SHOWN_AGAIN)
    assert unhidden(application, ann.asker, cited, now=now) == said(lines.NOT_HIDDEN)


def test_what_is_hidden_in_a_place_is_listed_there_as_far_as_its_documents_may_be_seen(
    ann: Conversation,
) -> None:
    application = ann.room.application
    assert hidden_here(application, ann.asker).notice == lines.NOTHING_HIDDEN
    shown = ann.ask("what has the harbour tunnel cost")
    cited = [one.citation_ids[0] for one in shown.lines]
    for one in shown.lines:
        ann.choose(Verb.WRONG, shown, one.number)
        ann.room.later(minutes=1)
    listed = hidden_here(application, ann.asker)
    assert [one.statements[0].citation.id for one in listed.items()] == cited[::-1]
    assert list(listed.rows) == [(f"{n}", f"by {ann.asker.person}") for n, _ in enumerate(cited, 1)]
    assert [one.beside for one in listed.actions] == [row[0] for row in listed.rows]
    assert [one.value for one in listed.actions] == cited[::-1]
    assert hidden_here(application, an_asker(person=BOB)).actions == ()
    assert len(hidden_here(application, an_asker(person=BOB, admin=True)).actions) == len(cited)
    for name in ("post", "ledger", "wire"):
        ann.room.shut(name)
    assert hidden_here(application, ann.asker).notice == lines.NOTHING_HIDDEN


def test_why_of_a_line_of_a_digest_is_what_is_known_of_it(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    number = line_with(shown, "post")
    reply = reasons.reasons(
        ann.room.application, "najin-hosum 05-20 #1", shown.lines[number - 1].citation_ids[0], None
    )
    assert reply.notice == reasons.OF_A_DIGEST
    assert "carried by" in told_in(reply)


def test_a_hidden_line_is_in_no_briefing_there_and_another_takes_its_place(ann: Conversation) -> None:
    room = ann.room
    shown = ann.ask("what has the harbour tunnel cost")
    ann.choose(Verb.WRONG, shown, line_with(shown, "post"))
    room.brief()
    there = {
        where: [one for one in room.messages() if one["destination"] == str(where)]
        for where in (OPEN, CLOSED)
    }
    (here,), (elsewhere,) = there[OPEN], there[CLOSED]
    assert "hidden here" in " ".join(here["text"].split())
    assert "hidden here" not in elsewhere["text"]
    assert "520 million" in " ".join(here["text"].split())
    assert "post" not in " ".join(here["text"].split())


def test_where_the_same_is_hidden_or_nothing_one_edition_serves_all(ann: Conversation) -> None:
    room = ann.room
    room.brief()
    first, second = room.messages()
    assert first["text"] == second["text"]
    assert "hidden here" not in first["text"]


def test_what_a_guessed_handle_number_or_name_reaches_is_a_plain_no(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    guesses = [
        (replace(shown, id="aaaaaaaaaaaa"), "1"),
        (replace(shown, id="%"), "1"),
        (shown, "99"),
        (shown, "0"),
        (shown, "-1"),
        (shown, "²"),
        (shown, "9" * 5_000),
        (shown, ""),
        (None, "morning 05-20 #1"),
        (None, ""),
        (None, "%\0\ud800"),
    ]
    for verb in OF_A_LINE:
        for handle, line in guesses:
            assert ann.choose(verb, handle, line) == said(LINE_IS_GONE)


@pytest.fixture
def board(ann: Conversation) -> Conversation:
    """Where closed documents are read."""
    ann.room.write("plan", RESERVE, folder="board", day="2024-05-18")
    return ann.in_place(CLOSED)


def test_a_closed_line_does_not_exist_elsewhere_by_any_verb(board: Conversation) -> None:
    shown = board.ask("hidden reserve")
    number = line_with(shown, "plan")
    for elsewhere in (board.in_place(OPEN), board.in_place(ANN), board.in_place(CLOSED, outside=True)):
        for verb in OF_A_LINE:
            assert elsewhere.choose(verb, shown, number) == said(LINE_IS_GONE)
    assert Hidden(board.room.application.store.engine).at(OPEN).places == frozenset()
    assert board.room.ledger.subscriptions(to=ANN) == []


def test_a_line_whose_document_was_closed_meanwhile_is_gone(ann: Conversation) -> None:
    ann.room.brief()
    shown = ann.ask("what has the harbour tunnel cost")
    number = line_with(shown, "post")
    for name in ("post", "ledger", "wire"):
        ann.room.shut(name)
    for verb in OF_A_LINE:
        assert ann.choose(verb, shown, number) == said(LINE_IS_GONE)
        assert ann.choose(verb, None, "morning 05-20 #1") == said(LINE_IS_GONE)


def test_a_line_of_a_closed_briefing_is_not_found_by_its_name_elsewhere(board: Conversation) -> None:
    board.room.brief()
    names = [f"morning 05-20 #{number}" for number in range(1, 6)]
    cited = [board.room.ledger.cited_in(CLOSED, name) for name in names]
    assert "plan" in {one.document_id for one in cited if one is not None}
    for verb, name in product(OF_A_LINE, names):
        for elsewhere in (board.in_place(OPEN), board.in_place(ANN)):
            reply = words_of(elsewhere.choose(verb, None, name))
            assert "777" not in reply
            assert "plan" not in reply


def test_a_closed_other_side_is_not_seen_elsewhere(board: Conversation) -> None:
    closed = "The harbour tunnel has cost 777 million euros so far."
    board.room.write("count", closed, folder="board", day="2024-05-18")
    shown = board.ask("harbour tunnel cost", limit=10)
    for verb, one in product((Verb.CONTEXT, Verb.VERIFY, Verb.WHY, Verb.FOOTNOTE), shown.lines):
        reply = words_of(board.in_place(OPEN).choose(verb, shown, one.number))
        assert "777" not in reply
        assert "count" not in reply.replace("account", "")


def test_what_is_closed_is_not_followed_where_its_documents_may_not_be_told(board: Conversation) -> None:
    shown = board.ask("hidden reserve")
    reply = board.choose(Verb.FOLLOW, shown, line_with(shown, "plan"))
    assert reply.notice == lines.NOT_FOR_YOU_ALONE
    assert board.room.ledger.subscriptions(to=ANN) == []


def test_an_answer_is_known_for_a_month(ann: Conversation) -> None:
    shown = ann.ask("what has the harbour tunnel cost")
    ann.room.later(days=29)
    assert ann.choose(Verb.VERIFY, shown).title == phrases.VERIFIED
    ann.room.later(days=2)
    engine = ann.room.application.store.engine
    prune(Ledger(engine), Retention(*[timedelta(days=30)] * 4), ann.room.clock.now())
    assert ann.choose(Verb.VERIFY, shown) == said(LINE_IS_GONE)
