"""Admins list, change, agree to and take back what is configured; nobody else does."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.click import Click
from bot.chat.form import MAX_FIELDS, MAX_LABEL_CHARS, MAX_TITLE_CHARS, Form
from bot.chat.help import OWN_NAMES
from bot.chat.managing.forms import FORMS
from bot.chat.managing.managing import DROPPED, GONE, NO_CHANGE, Managing
from bot.chat.managing.nouns import Noun, Target
from bot.chat.managing.sources import FOLDERS
from bot.chat.muting import Muted
from bot.chat.outcome import Outcome
from bot.chat.places import places_in
from bot.chat.trouble import ADMINS_ONLY
from bot.ledger import Ledger
from bot.versions.acts import ACTS
from bot.versions.versions import Versions
from briefings.reply import Verb
from config.destination import destination

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.reply import Reply
    from tests.bot.delivery.newsroom import Newsroom

ROOM = destination("slack:C012ABC")
ANNA = Asker(destination("slack:U012ABC"), ROOM, admin=True)
BEN = Asker(destination("slack:U034DEF"), ROOM, admin=True)
EVE = Asker(destination("slack:U056GHI"), ROOM)


@pytest.fixture
def chat(newsroom: Newsroom) -> Iterator[Chat]:
    """Over a newsroom with a briefing, two topics and two collections."""
    held = Chat(newsroom.application, OWN_NAMES)
    yield held
    held.close()


def _said(outcome: Outcome | Form) -> Reply:
    assert isinstance(outcome, Outcome)
    assert outcome.reply is not None
    return outcome.reply


def _form(chat: Chat, asker: Asker, value: str, verb: Verb = Verb.FORM) -> Form:
    form = chat.form(asker, Click(verb, value=value))
    assert isinstance(form, Form)
    return form


def _value(reply: Reply, verb: Verb) -> str:
    (value,) = [one.value for one in reply.actions if one.verb is verb]
    return value


def _click(chat: Chat, asker: Asker, verb: Verb, value: str = "") -> Reply:
    return _said(chat.clicked(asker, Click(verb, value=value)))


def _proposed(chat: Chat, asker: Asker, act: str, **values: str) -> Reply:
    form = _form(chat, asker, act)
    return _said(chat.filled(asker, form.id, {name: (value,) for name, value in values.items()}))


def test_a_briefing_is_changed_once_what_that_means_was_seen_and_agreed_to(chat: Chat) -> None:
    page = _said(chat.typed(ANNA, "briefings"))
    assert [row[0] for row in page.rows] == ["morning"]
    one = _click(chat, ANNA, Verb.OPEN, _value(page, Verb.OPEN))
    assert ("to", "file:open.jsonl, file:board.jsonl") in one.rows
    form = _form(chat, ANNA, "briefing.edit:morning")
    assert {field.name: field.value for field in form.fields}["at"] == ("08:00",)
    shown = _said(chat.filled(ANNA, form.id, {"at": ("07:15",)}))
    assert chat.application.configuration.briefings["morning"].at == time(8)
    assert shown.rows == (("morning › at", "08:00 → 07:15"),)
    assert "07:15" in shown.notice
    holds = _click(chat, ANNA, Verb.APPLY, _value(shown, Verb.APPLY))
    assert holds.notice.startswith("Version 2 holds now: ")
    assert chat.application.configuration.briefings["morning"].at == time(7, 15)
    (latest, seeded) = Versions(chat.application.store.engine).history()
    assert (latest.made_by, latest.made_in) == ("slack:U012ABC", "slack:C012ABC")
    undone = _click(chat, ANNA, Verb.UNDO, _value(holds, Verb.UNDO))
    assert (undone.title, undone.aside) == (
        "Version 3 holds now",
        ("Undid version 2: as version 1 was.",),
    )
    assert undone.rows == (("morning › at", "07:15 → 08:00"),)
    assert "Next run of morning" in undone.notice
    assert chat.application.configuration.briefings["morning"].at == time(8)
    assert Versions(chat.application.store.engine).history()[0].text == seeded.text


def test_what_was_agreed_to_is_not_agreed_to_twice(chat: Chat) -> None:
    shown = _proposed(chat, ANNA, "topic.new:", name="toll", words="toll, fee")
    number = _value(shown, Verb.APPLY)
    assert "Version 2" in _click(chat, ANNA, Verb.APPLY, number).notice
    assert _click(chat, ANNA, Verb.APPLY, number).notice == GONE


def test_the_slower_of_two_admins_sees_what_the_other_did_and_decides(chat: Chat) -> None:
    mine = _proposed(chat, ANNA, "briefing.edit:morning", title="Early")
    theirs = _proposed(chat, BEN, "briefing.edit:morning", title="Dawn")
    _click(chat, BEN, Verb.APPLY, _value(theirs, Verb.APPLY))
    told = _click(chat, ANNA, Verb.APPLY, _value(mine, Verb.APPLY))
    assert chat.application.configuration.briefings["morning"].title == "Dawn"
    assert "slack:U034DEF" in told.notice
    assert "Dawn" in str(told.rows)
    _click(chat, ANNA, Verb.APPLY, _value(told, Verb.APPLY))
    assert chat.application.configuration.briefings["morning"].title == "Early"


def test_a_field_that_was_left_alone_does_not_take_back_what_another_admin_did(chat: Chat) -> None:
    mine = _form(chat, ANNA, "briefing.edit:morning")
    theirs = _proposed(chat, BEN, "briefing.edit:morning", title="Dawn")
    _click(chat, BEN, Verb.APPLY, _value(theirs, Verb.APPLY))
    as_shown = {one.name: one.value for one in mine.fields}
    shown = _said(chat.filled(ANNA, mine.id, {**as_shown, "at": ("07:30",)}))
    assert shown.rows == (("morning › at", "08:00 → 07:30"),)
    _click(chat, ANNA, Verb.APPLY, _value(shown, Verb.APPLY))
    one = chat.application.configuration.briefings["morning"]
    assert (one.title, one.at) == ("Dawn", time(7, 30))


def test_what_is_wrong_with_a_form_is_said_and_can_be_mended_in_it(chat: Chat) -> None:
    wrong = _proposed(chat, ANNA, "briefing.edit:morning", at="25:99", title="Early")
    assert "25:99" in wrong.notice
    assert Verb.APPLY not in {one.verb for one in wrong.actions}
    again = _form(chat, ANNA, _value(wrong, Verb.AGAIN), Verb.AGAIN)
    values = {field.name: field.value for field in again.fields}
    assert (values["at"], values["title"]) == (("25:99",), ("Early",))


def test_what_is_left_as_it_is_changes_nothing(chat: Chat) -> None:
    shown = _proposed(chat, ANNA, "briefing.edit:morning", title="Morning")
    assert shown.notice == NO_CHANGE
    other = _proposed(chat, ANNA, "briefing.edit:morning", title="Early")
    assert _click(chat, ANNA, Verb.CANCEL, _value(other, Verb.CANCEL)).notice == DROPPED
    assert _click(chat, ANNA, Verb.APPLY, _value(other, Verb.APPLY)).notice == GONE
    assert chat.application.version == 0


def test_a_deletion_is_shown_before_it_is_done(chat: Chat) -> None:
    shown = _click(chat, ANNA, Verb.ACT, "briefing.delete:morning")
    assert "morning" in chat.application.configuration.briefings
    _click(chat, ANNA, Verb.APPLY, _value(shown, Verb.APPLY))
    assert "morning" not in chat.application.configuration.briefings
    gone = chat.form(ANNA, Click(Verb.FORM, value="briefing.edit:morning"))
    assert "no briefing" in _said(gone).notice.lower()


def test_a_briefing_is_sent_at_once_only_after_it_was_said_where_to(chat: Chat, newsroom: Newsroom) -> None:
    asked = _click(chat, ANNA, Verb.SEND_NOW, "ask:morning")
    assert "2 places" in asked.notice
    ledger = Ledger(chat.application.store.engine)
    assert ledger.occurrences(limit=5) == []
    for _ in range(2):
        told = _click(chat, ANNA, Verb.SEND_NOW, _value(asked, Verb.SEND_NOW))
        assert "on its way to 2 places" in told.notice
        newsroom.later(seconds=61)
    assert len(ledger.occurrences(limit=5)) == 1
    other = _click(chat, BEN, Verb.SEND_NOW, "ask:morning")
    assert other.notice.startswith("It was sent a moment ago.")
    refused = _click(chat, BEN, Verb.SEND_NOW, _value(other, Verb.SEND_NOW))
    assert "already" in refused.notice
    assert len(ledger.occurrences(limit=5)) == 1


def test_what_has_changed_since_it_was_said_is_asked_again(chat: Chat, newsroom: Newsroom) -> None:
    asked = _click(chat, ANNA, Verb.SEND_NOW, "ask:morning")
    theirs = _proposed(chat, BEN, "briefing.edit:morning", to="file:open.jsonl")
    _click(chat, BEN, Verb.APPLY, _value(theirs, Verb.APPLY))
    again = _click(chat, ANNA, Verb.SEND_NOW, _value(asked, Verb.SEND_NOW))
    assert "1 place" in again.notice
    newsroom.later(minutes=11)
    late = _click(chat, ANNA, Verb.SEND_NOW, _value(again, Verb.SEND_NOW))
    assert _value(late, Verb.SEND_NOW)
    assert Ledger(chat.application.store.engine).occurrences(limit=5) == []


def test_a_folder_of_the_bots_machine_is_not_opened_from_chat(chat: Chat) -> None:
    refused = _proposed(chat, ANNA, "source.add:", location="/etc", collection="public", kind="path")
    assert refused.notice == FOLDERS
    shown = _proposed(chat, ANNA, "source.add:", location="https://example.org/feed.xml", collection="public")
    assert "example.org/feed.xml" in str(shown.rows)


def test_a_proposal_is_of_whoever_began_it(chat: Chat) -> None:
    shown = _proposed(chat, ANNA, "briefing.edit:morning", title="Early")
    assert _click(chat, BEN, Verb.APPLY, _value(shown, Verb.APPLY)).notice == GONE


@pytest.mark.parametrize("noun", [*Noun, "undo"])
def test_pages_are_for_admins(chat: Chat, noun: str) -> None:
    if noun != Noun.SOURCES:
        assert _said(chat.typed(EVE, noun)).notice == ADMINS_ONLY
    page = _said(chat.typed(ANNA, noun))
    assert page.rows or page.notice


@pytest.mark.parametrize("act", ACTS)
def test_no_act_is_for_anybody_else(chat: Chat, act: str) -> None:
    for verb in (Verb.FORM, Verb.AGAIN):
        assert _said(chat.form(EVE, Click(verb, value=f"{act}:morning"))).notice == ADMINS_ONLY
    for verb in (Verb.ACT, Verb.OPEN, Verb.APPLY, Verb.CANCEL, Verb.UNDO, Verb.PREVIEW, Verb.SEND_NOW):
        value = "briefings:morning" if verb is Verb.OPEN else f"{act}:morning"
        assert _click(chat, EVE, verb, value).notice == ADMINS_ONLY
    assert _said(chat.filled(EVE, "any", {})).notice == ADMINS_ONLY
    assert chat.application.version == 0


NAMES = {"briefing": "morning", "topic": "tunnel", "channel": "file:open.jsonl", "access": "board"}


@pytest.mark.parametrize("act", FORMS)
def test_every_form_fits_any_platform_and_its_fields_are_those_of_its_act(chat: Chat, act: str) -> None:
    if act == "keyword.edit":
        _click(
            chat,
            ANNA,
            Verb.APPLY,
            _value(_proposed(chat, ANNA, "keyword.new:", words="toll", channels=str(ROOM)), Verb.APPLY),
        )
    name = "toll" if act == "keyword.edit" else NAMES.get(act.partition(".")[0], "")
    form = _form(chat, ANNA, f"{act}:{'' if act.endswith('.new') else name}")
    assert 0 < len(form.fields) <= MAX_FIELDS
    assert len(form.title) <= MAX_TITLE_CHARS
    assert all(len(one.label) <= MAX_LABEL_CHARS and len(one.hint) <= 100 for one in form.fields)
    assert {one.name for one in form.fields} <= ACTS[act].fields


@pytest.mark.parametrize("act", [act for act in FORMS if act.endswith((".edit", ".settings"))])
def test_a_form_that_comes_back_as_it_was_changes_nothing(chat: Chat, act: str) -> None:
    if act == "keyword.edit":
        return
    form = _form(chat, ANNA, f"{act}:{NAMES.get(act.partition('.')[0], '')}")
    came = _said(chat.filled(ANNA, form.id, {one.name: one.value for one in form.fields}))
    assert came.notice == NO_CHANGE


def test_a_proposed_topic_shows_what_it_would_have_caught(chat: Chat, newsroom: Newsroom) -> None:
    newsroom.write("one", "The toll for a lorry will be 14 euros. The tunnel opens on 3 June.")
    shown = _proposed(chat, ANNA, "topic.new:", name="toll", words="toll, canal")
    assert ("catches nothing", "canal") in shown.rows
    assert "14 euros" in str(shown.sections)
    _click(chat, ANNA, Verb.APPLY, _value(shown, Verb.APPLY))
    assert "14 euros" in str(_said(chat.typed(ANNA, "topics toll")).sections)


def test_a_name_too_long_for_a_button_is_found_again(chat: Chat) -> None:
    word = "the long and winding approach road to the northern portal of the harbour tunnel"
    shown = _proposed(chat, ANNA, "keyword.new:", words=word, channels=str(ROOM))
    _click(chat, ANNA, Verb.APPLY, _value(shown, Verb.APPLY))
    page = _said(chat.typed(ANNA, "keywords"))
    value = _value(page, Verb.OPEN)
    assert len(value) < 60
    one = _click(chat, ANNA, Verb.OPEN, value)
    assert one.title == word
    assert _form(chat, ANNA, _value(one, Verb.FORM)).fields[0].value == (word,)
    gone = _click(chat, ANNA, Verb.ACT, _value(one, Verb.ACT))
    _click(chat, ANNA, Verb.APPLY, _value(gone, Verb.APPLY))
    assert not chat.application.configuration.keywords


def test_a_source_is_removed_by_its_button(chat: Chat) -> None:
    page = _said(chat.typed(ANNA, "sources"))
    values = [one.value for one in page.actions if one.verb is Verb.ACT]
    shown = _click(chat, ANNA, Verb.ACT, values[0])
    assert "/news" in str(shown.rows)


def test_pages_and_changes_say_which_of_their_words_are_places(chat: Chat) -> None:
    managing = Managing(chat.application, ANNA)
    morning = managing.acted(Target("briefing.edit", "morning"), {"to": ("slack:C012ABC", "console")})
    managing.applied(_value(morning, Verb.APPLY))
    named = places_in(chat.application.written)
    assert named == ("slack:C012ABC",)
    assert all(set(named) <= set(managing.page(noun).places) for noun in Noun)
    proposed = managing.acted(Target("access.edit", "public"), {"allow": ("slack:C078JKL",)})
    assert set(proposed.places) == {*named, "slack:C078JKL"}
    applied = managing.applied(_value(proposed, Verb.APPLY))
    assert "slack:C078JKL" in applied.notice
    assert "slack:C078JKL" in applied.places
    assert {"slack:U012ABC", "slack:C012ABC"} <= set(managing.page(Noun.HISTORY).places)
    undone = managing.undone()
    assert "slack:C078JKL" in undone.places


def test_a_form_that_is_opened_again_is_compared_with_what_it_shows_then(chat: Chat) -> None:
    mine = _proposed(chat, ANNA, "briefing.edit:morning", title="Early")
    theirs = _proposed(chat, BEN, "briefing.edit:morning", at="09:00")
    _click(chat, BEN, Verb.APPLY, _value(theirs, Verb.APPLY))
    form = _form(chat, ANNA, _value(mine, Verb.AGAIN), Verb.AGAIN)
    as_shown = {one.name: one.value for one in form.fields}
    assert as_shown["at"] == ("09:00",)
    back = _said(chat.filled(ANNA, form.id, {**as_shown, "at": ("08:00",)}))
    assert ("morning › at", "09:00 → 08:00") in back.rows
    later = _proposed(chat, BEN, "briefing.edit:morning", at="10:00")
    _click(chat, BEN, Verb.APPLY, _value(later, Verb.APPLY))
    left = _said(chat.filled(ANNA, form.id, as_shown))
    assert left.rows == (("morning › title", "Morning → Early"),)


def test_what_was_typed_is_shown_where_what_it_was_about_is_gone(chat: Chat) -> None:
    mine = _proposed(chat, ANNA, "topic.edit:ferry", words="ferry, boat, quay")
    theirs = _proposed(chat, BEN, "topic.edit:ferry", name="boats")
    _click(chat, BEN, Verb.APPLY, _value(theirs, Verb.APPLY))
    told = _said(chat.form(ANNA, Click(Verb.AGAIN, value=_value(mine, Verb.AGAIN))))
    assert ("words", "ferry, boat, quay") in told.rows
    assert "ferry" in told.notice


def test_a_button_that_nobody_knows_leads_to_a_page_and_not_to_an_error(chat: Chat) -> None:
    assert _click(chat, ANNA, Verb.OPEN, "nonsense:x").title == _said(chat.typed(ANNA, "history")).title
    assert _click(chat, EVE, Verb.OPEN, "nonsense:x").notice == ADMINS_ONLY
    assert _click(chat, ANNA, Verb.SEND_NOW, "sure@x@y:morning").actions


def test_digests_and_mutes_follow_what_is_renamed(chat: Chat) -> None:
    _said(chat.typed(ANNA, "subscribe tunnel --at 08:00"))
    new = _proposed(chat, ANNA, "keyword.new:", words="toll", channels=str(ROOM))
    _click(chat, ANNA, Verb.APPLY, _value(new, Verb.APPLY))
    muted = Muted(chat.application.store.engine)
    muted.mute(ROOM, "toll", by=EVE.person, now=chat.now())
    for act, values in (("topic.edit:tunnel", {"name": "tube"}), ("keyword.edit:toll", {"words": "fee"})):
        shown = _proposed(chat, ANNA, act, **values)
        _click(chat, ANNA, Verb.APPLY, _value(shown, Verb.APPLY))
    assert muted.at(ROOM) == {"fee"}
    (digest,) = Ledger(chat.application.store.engine).subscriptions()
    assert digest.topics == ("tube",)
    gone = _click(chat, ANNA, Verb.ACT, "keyword.delete:fee")
    _click(chat, ANNA, Verb.APPLY, _value(gone, Verb.APPLY))
    assert muted.at(ROOM) == set()
