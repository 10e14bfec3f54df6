"""What is closed stays closed, unless whoever opens it was told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.managing.managing import Managing
from bot.chat.managing.nouns import Noun, Target
from bot.chat.managing.refusing import FILES
from bot.chat.managing.sources import FOLDERS
from bot.versions.acts import ACTS
from briefings.reply import Verb
from config.destination import destination

if TYPE_CHECKING:
    from briefings.reply import Reply
    from tests.bot.delivery.newsroom import Newsroom

ROOM = destination("slack:C012ABC")
ANNA = Asker(destination("slack:U012ABC"), ROOM, admin=True)
KEYED = "https://example.org/feed.xml?token=SEKRIT"


def _agreed(managing: Managing, shown: Reply) -> None:
    (number,) = [one.value for one in shown.actions if one.verb is Verb.APPLY]
    managing.applied(number)


def test_a_collection_that_is_made_again_says_that_the_old_documents_are_in_it(newsroom: Newsroom) -> None:
    newsroom.write("minutes", "The board put the toll at 14 euros.", folder="board")
    managing = Managing(newsroom.application, ANNA)
    (source,) = newsroom.application.written.collections["board"].sources("board")
    _agreed(managing, managing.acted(Target("source.remove", f"board {source.location}")))
    deleted = managing.acted(Target("collection.delete", "board"))
    assert "1 document of it is kept" in deleted.notice
    _agreed(managing, deleted)
    anew = managing.acted(Target("collection.new"), {"name": ("board",), "everyone": ("yes",)})
    assert "1 document that was read under this name before becomes visible to everyone." in anew.notice


def test_a_new_collection_is_closed_until_somebody_chooses_otherwise(newsroom: Newsroom) -> None:
    managing = Managing(newsroom.application, ANNA)
    form = managing.form(Target("collection.new"))
    preset = {one.name: one.value for one in form.fields}
    shown = managing.filled(form.id, {**preset, "name": ("archive",), "allow": (str(ROOM),)})
    assert "Everyone" not in shown.notice
    _agreed(managing, shown)
    assert newsroom.application.written.collections["archive"].allow == (ROOM,)


def test_the_key_of_a_feed_is_neither_shown_nor_carried(newsroom: Newsroom) -> None:
    managing = Managing(newsroom.application, ANNA)
    added = managing.acted(Target("source.add"), {"location": (KEYED,), "collection": ("public",)})
    assert "https://example.org/feed.xml?…" in str(added.rows)
    assert "SEKRIT" not in str(added)
    _agreed(managing, added)
    page = managing.page(Noun.SOURCES)
    assert "SEKRIT" not in str(page)
    (number,) = [row[0] for row in page.rows if "feed.xml" in row[1]]
    (button,) = [one.value for one in page.actions if one.beside == number]
    removed = managing.acted(Target.of(button))
    assert "SEKRIT" not in str(removed)
    _agreed(managing, removed)
    assert not newsroom.application.written.collections["public"].feeds


@pytest.mark.parametrize(
    ("act", "name", "field"),
    [
        ("admins.edit", "", "notes"),
        ("briefing.edit", "morning", "to"),
        ("keyword.new", "", "channels"),
        ("access.edit", "board", "allow"),
    ],
)
def test_no_new_file_is_written_to_from_chat(newsroom: Newsroom, act: str, name: str, field: str) -> None:
    values = {field: ("file:/etc/passwd", "file:board.jsonl"), **({} if name else {"words": ("toll",)})}
    values = {one: value for one, value in values.items() if one in ACTS[act].fields}
    managing = Managing(newsroom.application, ANNA)
    refused = managing.acted(Target(act, name), values)
    assert refused.notice == FILES
    (number,) = [one.value for one in refused.actions if one.verb is Verb.CANCEL]
    assert managing.applied(number).notice == FILES
    there = managing.acted(Target(act, name), {**values, field: ("file:open.jsonl",)})
    assert Verb.APPLY in {one.verb for one in there.actions}
    console = destination("console")
    at_console = Managing(newsroom.application, Asker(console, console, admin=True))
    assert Verb.APPLY in {one.verb for one in at_console.acted(Target(act, name), values).actions}


def test_a_folder_is_not_opened_from_chat_by_a_click_that_was_made_up(newsroom: Newsroom) -> None:
    managing = Managing(newsroom.application, ANNA)
    refused = managing.acted(Target("source.add"), {"location": ("/etc",), "collection": ("public",)})
    (number,) = [one.value for one in refused.actions if one.verb is Verb.CANCEL]
    assert managing.applied(number).notice == FOLDERS


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("http://127.0.0.1/x", "Nothing is fetched from 127.0.0.1, which is this machine itself."),
        (
            "http://localhost:8000/x",
            "Nothing is fetched from localhost, which is this machine itself.",
        ),
        ("http://[fd00::1]/x", "Nothing is fetched from fd00::1, which is a private network."),
        (
            "http://2130706433/x?a=b",
            "Programs read the host of http://2130706433/x differently.",
        ),
    ],
)
def test_a_source_on_the_inside_is_refused_before_it_is_agreed_to(
    newsroom: Newsroom, location: str, told: str
) -> None:
    console = destination("console")
    for asker in (ANNA, Asker(console, console, admin=True)):
        managing = Managing(newsroom.application, asker)
        refused = managing.acted(Target("source.add"), {"location": (location,), "collection": ("public",)})
        assert refused.notice.startswith(told)
        assert Verb.APPLY not in {one.verb for one in refused.actions}


def test_a_source_on_the_inside_that_the_operator_allows_is_read(newsroom: Newsroom) -> None:
    newsroom.application.inside_hosts = "10.1.0.0/16, localhost"
    managing = Managing(newsroom.application, ANNA)
    for location in ("http://10.1.2.3/x", "http://localhost/x", "https://example.org/x"):
        shown = managing.acted(Target("source.add"), {"location": (location,), "collection": ("public",)})
        assert Verb.APPLY in {one.verb for one in shown.actions}
