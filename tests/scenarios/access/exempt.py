"""Exempt: what admins are told of the configuration, which is theirs.

They give the names, so the names of what is closed are no secret to them: of collections, briefings, topics
and keywords, with who gets what. What stands in a closed document is one: nowhere but in its own room is a
word of it told, to an admin neither. So these cells are searched for the words of documents alone, and an
installation without what is closed answers them otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.completing import Wanted
from bot.chat.typed import OF_ADMINS
from briefings.reply import Verb
from tests.scenarios.access.seats import READER

if TYPE_CHECKING:
    from bot.chat.asker import Asker
    from tests.scenarios.access.walk import Cell

COMMANDS = {
    **dict.fromkeys(OF_ADMINS - {"amend"}, "a page of the configuration, or the plan that it makes"),
    "config": "the configuration in short",
    "sources": "without words, for an admin, the page of what is read from where",
    "subscribe": "a digest of an admin's own may be about any topic",
    "offers": "says how many wait for a collection that is not seen here, so that somebody goes and looks",
}
"""Commands, and why they tell admins of names."""

VERBS = {
    **dict.fromkeys(
        (Verb.OPEN, Verb.FORM, Verb.ACT, Verb.APPLY, Verb.CANCEL, Verb.AGAIN, Verb.UNDO),
        "a step of changing the configuration",
    ),
    Verb.PREVIEW: "what a briefing would say to the admin alone: its title and topics",
    Verb.SEND_NOW: "where a briefing would go",
    Verb.TOPICS: "the topics that there are to choose among",
    Verb.POST_HERE: "changes the configuration, so that what follows depends on it",
    Verb.NOT_HERE: "likewise",
}
"""Clicks, and why."""

COMPLETIONS = {
    one: "names of the configuration"
    for one in Wanted
    if one in {Wanted.TOPIC, Wanted.BRIEFING} or one.name.startswith("MANAGED")
}
"""What is completed, and why."""


OF_ONESELF = {"forget-me": "counts what somebody did anywhere, and tells it to them alone"}
"""Commands whose answers depend on what their asker did in the board's room; they tell no word of it."""

WHERE_IT_STANDS = frozenset({"thread", "click"})
"""In the board's own room messages stand that all who are there read, a stranger too, with their buttons."""


def is_exempt(cell: Cell, asker: Asker) -> bool:
    """Whether names of what is configured may be told in a cell: never to anybody but an admin."""
    if not asker.admin:
        return False
    if asker.alone:
        return True  # nobody else reads along, and every name is theirs
    match cell.kind:
        case "typed":
            return cell.what.partition(" ")[0] in COMMANDS
        case "click":
            return Verb(cell.what.partition(" | ")[0]) in VERBS
        case "completion":
            return Wanted(cell.what.partition(" | ")[0]) in COMPLETIONS
        case "home":
            return True  # an admin's own page shows the configuration
    return False


def may_differ(cell: Cell, asker: Asker) -> bool:
    """Whether something else may be told in a cell where nothing is closed."""
    of_oneself = cell.kind == "typed" and cell.what in OF_ONESELF
    return of_oneself or (cell.kind in WHERE_IT_STANDS and asker.where == READER.where)
