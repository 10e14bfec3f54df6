"""What is closed stays closed, unless whoever opens it was told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.chat.managing.managing import Managing
from bot.chat.managing.nouns import Target
from briefings.reply import Verb
from config.destination import destination

if TYPE_CHECKING:
    from briefings.reply import Reply
    from tests.bot.delivery.newsroom import Newsroom

ROOM = destination("slack:C012ABC")
ANNA = Asker(destination("slack:U012ABC"), ROOM, admin=True)


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
    managing.filled(form.id, {**preset, "name": ("archive",)})
    shown = managing.filled(form.id, {**preset, "name": ("archive",), "allow": (str(ROOM),)})
    assert "Everyone" not in shown.notice
    _agreed(managing, shown)
    assert newsroom.application.written.collections["archive"].allow == (ROOM,)
