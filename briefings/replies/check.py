"""The reply to `check`: every sentence of the draft with its verdict, and the quotes that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import phrases
from briefings.checking.check import Side, Verdict
from briefings.reply import Item, Mark, Reply, Section, Slice, Statement

if TYPE_CHECKING:
    from briefings.checking.check import Check, Checked, Shown

_MARKS = {
    Verdict.CARRIED: Mark.CARRIED,
    Verdict.OTHER_MEASURE: Mark.OTHER_MEASURE,
    Verdict.DISPUTED: Mark.DISAGREE,
    Verdict.NOT_FOUND: Mark.NOT_FOUND,
}


def reply_to_check(check: Check) -> Reply:
    """The draft's sentences in their order, each marked; what was found for it hangs below."""
    items = tuple(_item(number, one) for number, one in enumerate(check.sentences, 1))
    verdicts = [str(one.verdict) for one in check.sentences if one.checkable]
    counts = {str(verdict): verdicts.count(verdict) for verdict in Verdict}
    title = phrases.draft(len(items), counts)
    first = next((item for item in items if item.statements), None)
    quote = f" · “{first.statements[0].quote.text}”" if first else ""
    return Reply(
        title=title,
        sections=(Section("", items),) if items else (),
        push=f"{title}{quote}",
        next=(f"cite {first.number}", f"open {first.number}") if first else (),
        notice=phrases.unread(check.unread, len(items)) if check.unread else "",
    )


def _item(number: int, one: Checked) -> Item:
    return Item(
        number,
        f"check #{number}",
        tuple(_statement(shown, one) for shown in one.shown),
        (_MARKS[one.verdict],),
        label=phrases.verdict(str(one.verdict), one.carried_by, checkable=one.checkable),
        draft=one.text,
    )


def _statement(shown: Shown, one: Checked) -> Statement:
    excerpt = shown.excerpt
    why = phrases.DIFFERS.get(shown.differs or "", "")
    lead = "" if one.verdict is Verdict.CARRIED else phrases.SIDES.get(str(shown.side), why)
    carried = (phrases.carried_by(one.carried_by),) if shown.side is Side.CARRIES and lead else ()
    return Statement(
        excerpt.quote,
        excerpt.citation,
        lead=lead,
        emphasis=tuple(Slice(match.start, match.end) for match in excerpt.matches),
        attribution=excerpt.attribution,
        notes=(*carried, *((why,) if why and why != lead else ())),
        also=excerpt.also,
    )
