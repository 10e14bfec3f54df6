"""Replies: what the bot says, free of any platform, as text with marks and citations as data.

In come answers of the core (excerpts, facts, briefings, …); out goes one small tree that every renderer
draws: a title, sections of items, small print. Every string in it is raw: a renderer neutralises all of
them, after the quotes have been checked against the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefings.citation import Citation
    from briefings.quote import Quote


class Mark(StrEnum):
    """What a reader should see at a glance about an item."""

    NEW = "new"
    FIRMER = "firmer"
    CHANGED = "changed"
    DISAGREE = "disagree"
    AHEAD = "ahead"
    CARRIED = "carried"
    OTHER_MEASURE = "other measure"
    NOT_FOUND = "not found"


class Verb(StrEnum):
    """What can be done by a click: with one line, with an answer as a whole, or with what it tells of."""

    CONTEXT = "context"
    VERIFY = "verify"
    WHY = "why"
    FOLLOW = "follow"
    FOOTNOTE = "footnote"
    WRONG = "wrong"

    SHARE = "share"
    KEEP = "keep"
    MORE = "more"
    FOOTNOTES = "footnotes"
    THREAD = "thread"
    MISSING = "missing"
    DIGEST = "digest"

    POST_HERE = "post here"
    TOPICS = "topics"
    NOT_HERE = "not here"
    MUTE = "mute"
    UNMUTE = "unmute"
    UNHIDE = "unhide"
    UNSUBSCRIBE = "unsubscribe"
    APPROVE = "approve"
    REFUSE = "refuse"

    OPEN = "open"
    FORM = "form"
    ACT = "act"
    APPLY = "apply"
    CANCEL = "cancel"
    AGAIN = "again"
    PREVIEW = "preview"
    SEND_NOW = "send now"
    UNDO = "undo"
    USEFUL = "useful"
    NOT_USEFUL = "not useful"
    FORGET = "forget"
    ARRIVED = "arrived"
    RESEND = "resend"


OF_A_LINE = (Verb.CONTEXT, Verb.VERIFY, Verb.WHY, Verb.FOLLOW, Verb.FOOTNOTE, Verb.WRONG)
"""What the menu of a line holds, in its order."""

OF_AN_ANSWER = frozenset(
    {
        Verb.SHARE,
        Verb.KEEP,
        Verb.MORE,
        Verb.FOOTNOTES,
        Verb.THREAD,
        Verb.MISSING,
        Verb.USEFUL,
        Verb.NOT_USEFUL,
    }
)
"""What is done with an answer as a whole, by its asker: such a button carries the answer's handle."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button, for surfaces that have them.

    Attributes:
        value: what it is about, where that is not the answer: the name of a briefing, the id of an offer.
        label: in place of the usual words of its verb, or empty.
        beside: the first cell of the row that it stands below; empty where it stands below everything.
    """

    verb: Verb
    value: str = ""
    label: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Slice:
    """Half-open `[start, end)` in code points of a quote's `text`: words to emphasise."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One quote, who says it, and what else is known.

    Attributes:
        lead: the bot's words before the quote (`disagrees`, `on Friday`), or empty.
        emphasis: sorted and not overlapping.
        attribution: who says it, in the source's words.
        notes: the bot's words after the source (`carried by 3`, `one source`), in order.
        also: citations of the other origins that carry it.
    """

    quote: Quote
    citation: Citation
    lead: str = ""
    emphasis: tuple[Slice, ...] = ()
    attribution: str | None = None
    notes: tuple[str, ...] = ()
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered line: a statement, and whatever stands beside it.

    Attributes:
        number: what people type to open it, from 1.
        name: what people can say: `morning 05-20 #3`.
        marks: in the order they should be drawn.
        statements: the line itself first, then the other sides of a disagreement.
        before: the sentence before it in the document, verbatim, or empty.
        after: the sentence after it in the document, verbatim, or empty.
        label: the bot's words at the head of the line (a date on a timeline), or empty.
        draft: the asker's own sentence that the line is about, or empty; such a line may quote nothing.
    """

    number: int
    name: str
    statements: tuple[Statement, ...]
    marks: tuple[Mark, ...] = ()
    before: str = ""
    after: str = ""
    label: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one heading; an empty heading draws none."""

    heading: str
    items: tuple[Item, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One whole answer.

    Attributes:
        title: the first line (`Morning briefing`, or the query as it was asked).
        aside: what stands beside the title in small print (`Mon 20 May 08:00 Stockholm`, `since …`).
        moments: words of the aside that name an instant, each with that instant, for a surface that shows it
            by the clock of whoever reads.
        places: destinations that its own words name, as text, for a surface that shows what people call
            them: those of rows, aside, summary, notice and footer. Nothing else ever becomes a mention.
        counts: the marks with how often each occurs, for the line under the title.
        summary: more small print under the title (`2 new of 5 documents`).
        sections: in the order to draw them.
        rows: a table without quotes (documents, checks), every row with as many cells as the first.
        verbatim: the last cell of each row is there to be copied as it is (footnotes).
        notice: one plain sentence when there is nothing to show, or something was withheld; or empty.
        suggestions: near things to ask for instead.
        footer: the accounting line, in parts.
        push: the notification: the counts and the strongest quote.
        next: what to type next, for surfaces without buttons.
        actions: buttons, for surfaces that have them, in order.
        handle: what its lines are asked for by: the name under which this answer is remembered; empty where
            they are asked for by their own names; None where nothing can be done with them.
    """

    title: str
    aside: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    counts: tuple[tuple[Mark, int], ...] = ()
    sections: tuple[Section, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    verbatim: bool = False
    notice: str = ""
    suggestions: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    push: str = ""
    next: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    handle: str | None = None
    moments: tuple[tuple[str, datetime], ...] = ()
    places: tuple[str, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """Every item, in the order drawn."""
        return tuple(item for section in self.sections for item in section.items)
