"""The documents there are, listed in chat: by what people call them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.chat.chat import Chat
from bot.chat.help import OWN_NAMES
from bot.grammar import COMMANDS
from config.destination import destination
from tests.bot.delivery.newsroom import OPEN

if TYPE_CHECKING:
    from tests.bot.delivery.newsroom import Newsroom


def test_documents_are_listed_without_their_ids_which_the_shell_shows(newsroom: Newsroom) -> None:
    newsroom.write("post", "The harbour tunnel has cost 412 million euros so far.")
    ((published, outlet, title, document_id, *_),) = (
        COMMANDS["sources"].run(newsroom.application, "", {}).reply.rows
    )
    assert document_id == "post"
    with closing(Chat(newsroom.application, OWN_NAMES)) as chat:
        reply = chat.typed(Asker(destination("slack:U012ANN"), OPEN), "sources").reply
    assert reply is not None
    assert [row[:3] for row in reply.rows] == [(published, outlet, title)]
    assert document_id not in reply.rows[0][3:]
