"""Lines: what a click on a line does. What the place of the click may not see does not exist for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.chat.asker import seen_by
from bot.chat.hiding import Hidden
from bot.chat.places import places_told
from bot.chat.reasons import reasons
from bot.chat.shown import Shelf
from bot.chat.trouble import LINE_IS_GONE, MEMBERS_ONLY, said
from bot.commands.follow import follow
from bot.commands.line import opened
from bot.commands.verify import verify
from bot.errors import UsageMistake
from bot.ledger import Ledger
from bot.rendering.handles import handle_of, meant
from bot.rendering.neutral import neutral
from briefings import phrases
from briefings.citation import read_citation_id
from briefings.errors import InvalidCitation
from briefings.footnote import Style, footnote
from briefings.reply import Action, Item, Reply, Section, Statement, Verb
from config.destination import destination
from corpus.errors import UnknownDocument

if TYPE_CHECKING:
    from datetime import datetime

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.chat.shown import Shown
    from bot.commands.result import Result
    from config.destination import Destination

QUOTES_NOTHING = "This line quotes nothing, so there is nothing to do with it."
NOTHING_TO_FOLLOW = (
    "There is nothing to follow in this line: it has no figure, no date and nobody who says it."
)
NOT_FOR_YOU_ALONE = (
    "Its document is for certain channels only, so you cannot follow it in messages of your own."
)
TOLD_ALONE = "I tell you in our own conversation when it changes."
HIDDEN_NOW = "Hidden here. The admins will be told."
HIDDEN_ALREADY = "It is hidden here already."
HIDDEN_HERE = "Hidden here"
NOTHING_HIDDEN = "Nothing is hidden here."
NOT_HIDDEN = "It is not hidden here any more."
SHOWN_AGAIN = "It is shown here again."
SHOWN_THERE_AGAIN = "It is shown there again."
NOT_YOURS_TO_SHOW = "Only an admin, or whoever hid it, can show it again."

_NUMBER = re.compile("[0-9]{1,6}")

MAX_LISTED = 10
"""Hidden lines of one list, the latest first: each with a button of its own."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is found again.

    Attributes:
        cited: the ids of its citations that may be seen now, the line's own first.
        shown: the answer that it stands in; None for a line of a briefing that was delivered.
    """

    number: int
    name: str
    cited: tuple[str, ...]
    shown: Shown | None


def line_reply(
    application: Application,
    asker: Asker,
    verb: Verb,
    *,
    handle: str,
    line: str,
    now: datetime,
    shown: Shown | None = None,
) -> Reply:
    """What a choice from the menu of a line gives.

    Args:
        verb: one of `OF_A_LINE`.
        handle: of the answer that it stands in; empty for a line of a briefing that was delivered here.
        line: its number in that answer; without a handle, its name, or what stands for that.
        now: an aware UTC instant.
        shown: that answer, where it is at hand: it may not be written to the database yet.
    """
    seen = seen_by(application, asker)
    found = _found(seen, asker, handle, neutral(line), shown)
    if found is None:
        return said(LINE_IS_GONE)
    if not found.cited:
        return said(QUOTES_NOTHING, title=found.name)
    return _done(application, asker, verb, found, now)


def _done(application: Application, asker: Asker, verb: Verb, found: _Line, now: datetime) -> Reply:
    seen = seen_by(application, asker)
    match verb:
        case Verb.VERIFY:
            return _verified(seen, found)
        case Verb.FOLLOW:
            return _followed(application, asker, found)
        case Verb.WHY:
            return reasons(seen, found.name, found.cited[0], found.shown)
    sides = _statements(seen, found)
    if not sides:
        return _verified(seen, found)  # which says what is wrong with it
    match verb:
        case Verb.CONTEXT:
            return _without_ids(opened(seen, Item(found.number, found.name, sides)))
        case Verb.FOOTNOTE:
            return _footnotes(found.name, sides)
        case Verb.WRONG:
            return hidden_now(seen, asker, sides[0], now, title=found.name)
    raise UsageMistake(f"there is no {verb} for a line")


def unhidden(
    application: Application,
    asker: Asker,
    citation_id: str,
    *,
    now: datetime,  # noqa: ARG001  as everything that a click does is called
) -> Reply:
    """Show a line again in a place where it is hidden: for admins, and for whoever hid it.

    Args:
        citation_id: of the line, or a handle of it, where it is hidden in the place of the click; else see
            `there`.
    """
    cited, _, place = neutral(citation_id).partition(" ")
    where = destination(place) if place else asker.where
    hidden = Hidden(application.store.engine)
    cited = meant(cited, (one.citation_id for one in hidden.listed(where=where)))
    held = hidden.find(where, cited)
    if held is None or (place and not _visible(seen_by(application, asker), cited)):
        return said(NOT_HIDDEN)
    if not _may_show(asker, held.hidden_by == asker.person):
        return said(NOT_YOURS_TO_SHOW if where == asker.where else NOT_HIDDEN)
    if not hidden.unhide(where, held.citation_id, asker.person):
        return said(NOT_HIDDEN)
    return said(SHOWN_THERE_AGAIN if place else SHOWN_AGAIN)


def there(citation_id: str, where: Destination) -> str:
    """What a button carries that shows a line again in another place than its own; see `unhidden`."""
    return f"{handle_of(citation_id)} {where}"


def hidden_here(application: Application, asker: Asker) -> Reply:
    """What is hidden in a place, the latest first, with a button for each that the asker may show again."""
    seen = seen_by(application, asker)
    every = Hidden(application.store.engine).listed(where=asker.where)
    held = [one for one in reversed(every) if _visible(seen, one.citation_id)]
    if not held:
        return said(NOTHING_HIDDEN, title=HIDDEN_HERE)
    items, rows, buttons = [], [], []
    for number, one in enumerate(held[:MAX_LISTED], 1):
        verified = verify(seen, one.citation_id)
        if verified.ok:
            items.append(Item(number, one.citation_id, (_statement(verified),)))
        rows.append((f"{number}", one.who))
        if _may_show(asker, one.hidden_by == asker.person):
            buttons.append(Action(Verb.UNHIDE, value=handle_of(one.citation_id), beside=f"{number}"))
    if len(held) > MAX_LISTED:
        rows.append(("", phrases.more(len(held) - MAX_LISTED)))
    sections = (Section("", tuple(items)),) if items else ()
    by = places_told(*(one.hidden_by for one in held[:MAX_LISTED]))
    return Reply(HIDDEN_HERE, sections=sections, rows=tuple(rows), actions=tuple(buttons), places=by)


def _found(
    seen: Application, asker: Asker, handle: str, line: str, at_hand: Shown | None = None
) -> _Line | None:
    """The line; None where there is none here, or where its document may not be seen."""
    if not handle:
        ledger = Ledger(seen.store.engine)
        line = meant(line, ledger.lines_at(asker.where))
        cited = ledger.cited_in(asker.where, line)
        return _Line(1, line, (cited.id,), None) if cited is not None and _visible(seen, cited.id) else None
    shown = at_hand or Shelf(seen.store.engine).find(handle)
    if shown is None or not shown.is_for(asker):
        return None
    one = shown.line(int(line)) if _NUMBER.fullmatch(line) else None
    if one is None or (one.citation_ids and not _visible(seen, one.citation_ids[0])):
        return None
    visible = tuple(each for each in one.citation_ids if _visible(seen, each))
    return _Line(one.number, shown.called(one), visible, shown)


def _visible(seen: Application, citation_id: str) -> bool:
    try:
        document_id, revision, _ = read_citation_id(citation_id)
        seen.reader.document(document_id, revision)
    except (InvalidCitation, UnknownDocument):
        return False
    return True


def _statements(seen: Application, found: _Line) -> tuple[Statement, ...]:
    """Every side of a line, read from the store again; none where the line itself does not hold."""
    results = [verify(seen, one) for one in found.cited]
    return tuple(map(_statement, filter(lambda one: one.ok, results))) if results[0].ok else ()


def _statement(verified: Result) -> Statement:
    return verified.reply.items()[0].statements[0]


def _verified(seen: Application, found: _Line) -> Reply:
    """Whether each side of a line still says what it said."""
    results = [verify(seen, one) for one in found.cited]
    held = [_statement(one) for one in results if one.ok]
    items = tuple(Item(number, found.name, (one,)) for number, one in enumerate(held, 1))
    return Reply(
        title=phrases.VERIFIED if all(one.ok for one in results) else phrases.NOT_VERIFIED,
        aside=(found.name,),
        sections=(Section("", items),) if items else (),
        notice=" ".join(one.reply.notice for one in results if not one.ok),
        footer=found.cited,
    )


def _without_ids(reply: Reply) -> Reply:
    """An answer without the ids of its citations in the small print: whoever wants one verifies the line."""
    sections = tuple(
        replace(section, items=tuple(map(_item_without_ids, section.items))) for section in reply.sections
    )
    return replace(reply, sections=sections)


def _item_without_ids(item: Item) -> Item:
    statements = tuple(
        replace(one, notes=tuple(note for note in one.notes if note != one.citation.id))
        for one in item.statements
    )
    return replace(item, statements=statements)


def _footnotes(name: str, sides: tuple[Statement, ...]) -> Reply:
    """Every side in every style, to be pasted elsewhere; all in one style before the next."""
    rows = ((style.value, footnote(one.quote.text, one.citation, style)) for style in Style for one in sides)
    return Reply(title=name, rows=tuple(rows), verbatim=True)


def _followed(application: Application, asker: Asker, found: _Line) -> Reply:
    if asker.private:
        return said(asker.private)
    try:
        result = follow(application, found.cited[0], to=str(asker.person))
    except UsageMistake:
        return said(NOTHING_TO_FOLLOW, title=found.name)
    except UnknownDocument:
        return said(NOT_FOR_YOU_ALONE, title=found.name)
    name = result.shape["subscription"]["id"]
    return replace(
        result.reply,
        notice=result.reply.notice or TOLD_ALONE,
        footer=(),
        actions=(Action(Verb.UNSUBSCRIBE, value=name),),
    )


def hidden_now(seen: Application, asker: Asker, line: Statement, now: datetime, *, title: str = "") -> Reply:
    """What somebody is told who called a line wrong: it is hidden where they are.

    Args:
        seen: as the asker finds it.
    """
    if not asker.may_change:
        return said(MEMBERS_ONLY)
    hidden = Hidden(seen.store.engine)
    cited = line.citation
    new = hidden.hide(asker.where, _sentences(seen, line), cited, by=asker.person, now=now)
    held = hidden.find(asker.where, cited.id)
    mine = held is not None and held.hidden_by == asker.person
    actions = (Action(Verb.UNHIDE, value=handle_of(cited.id)),) if _may_show(asker, mine) else ()
    return said(HIDDEN_NOW if new else HIDDEN_ALREADY, *actions, title=title)


def _may_show(asker: Asker, mine: bool) -> bool:  # noqa: FBT001  it says who, beside the asker
    return asker.admin or mine


def _sentences(seen: Application, line: Statement) -> str:
    """The whole sentences that a line quotes, what was cut of them too."""
    cited = line.citation
    contents = seen.reader.contents(cited.document_id, cited.revision)
    meeting = (
        one for one in contents.sentences if any(one.start < s.end and s.start < one.end for s in cited.spans)
    )
    return " ".join(one.of(contents.text) for one in meeting) or line.quote.text
