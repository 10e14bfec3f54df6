"""`follow`: word of a fact, when a document changes it, disputes it or carries it too."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.fact import fact_of
from bot.commands.result import Result, proofread
from bot.commands.subscriptions import HERE, meant, shape_of
from bot.commands.why import NAME, OVERVIEWS, line_of
from bot.delivery.memories import stored
from bot.errors import UnknownName, UsageMistake
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.subscriptions.subscription import Followed, Subscription
from briefings.citation import read_citation_id
from briefings.errors import InvalidCitation
from briefings.memory import Told
from briefings.reply import Item, Reply, Section, Statement
from briefings.shapes import citation_shape
from config.destination import destination
from config.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.application import Application
    from briefings.briefing import Line
    from config.destination import Destination
    from corpus.document import Passage
    from corpus.span import Span

FOLLOWING = "Following"
ALREADY = "You follow this already."
NOTHING_STATED = "that sentence states nothing to follow"
WANTED = "a line with a figure, a date, or somebody who says it"


def follow(application: Application, name: str, *, to: str = HERE) -> Result:
    """Follow what a sentence states.

    Args:
        name: the id of a citation, or the name of a line: one that has arrived there, or one of today's.
        to: who follows it; only documents that may be seen there can be followed, or are told of.

    Raises:
        UsageMistake: it names nothing, or the sentence states nothing to follow.
        UnknownName: there is no such line, or no such destination.
        UnknownDocument: there is none, as far as may be seen there.
    """
    where = meant(destination, to, option="--to")
    seen = application.seen_by(application.configuration.visible_to(where))
    ledger = Ledger(application.store.engine)
    called, passage = _sentence(seen, ledger, name.strip(), where)
    now = application.now().astimezone(UTC).replace(microsecond=0)
    asked = Subscription(
        "",
        Kind.FOLLOW,
        where,
        application.configuration.timezone,
        now,
        followed=Followed(called, _told(seen, passage, stored(now)), application.store.change()),
    )
    there = [one for one in ledger.subscriptions(to=where) if one.same_as(asked)]
    held = there[0] if there else ledger.subscribe(asked)
    return _result(seen, held, already=bool(there))


def _sentence(application: Application, ledger: Ledger, name: str, where: Destination) -> tuple[str, Passage]:
    """The sentence that is meant, and what it is called."""
    try:
        return _cited(application, name, "")
    except InvalidCitation:
        typed = NAME.fullmatch(name)
        if typed is None:
            raise UsageMistake(
                f"{name!r} is neither a citation nor a line", hint="write it as: follow morning 05-20 #3"
            ) from None
    day = typed["day"] or f"{application.now():%m-%d}"
    line = f"{typed['called']} {day} #{typed['number']}"
    arrived = ledger.cited_in(where, line)
    if arrived is not None:
        return _cited(application, arrived.id, line)
    found = _line(application, name, typed["called"])
    return found.name, _stating([found.passage])


def _line(application: Application, name: str, called: str) -> Line:
    """A line of today's; where there is none and no such briefing, with the briefing that was meant."""
    known = application.known
    try:
        return line_of(application, name)[0]
    except UnknownName as error:
        if called.casefold() in {*OVERVIEWS, *known.briefings, *known.topics}:
            raise
        hint = did_you_mean(called, known.briefings, kind="briefing")
        raise UnknownName("line", name, hint=hint) from error


def _cited(application: Application, citation_id: str, line: str) -> tuple[str, Passage]:
    document_id, revision, spans = read_citation_id(citation_id)
    document = application.reader.document(document_id, revision)
    current = application.reader.passages_of([document_id])
    if not current or current[0].document.revision != document.revision:
        from corpus.revision import passages_of  # what reads a text again is slow to load

        held = application.reader.contents(document_id, revision)
        current = passages_of(document, held.text, held.blocks, held.sentences)
    return line or document.title, _stating([one for one in current if _meets(one, spans)])


def _meets(passage: Passage, spans: Sequence[Span]) -> bool:
    return any(one.start < passage.span.end and passage.span.start < one.end for one in spans)


def _stating(passages: Sequence[Passage]) -> Passage:
    """The first that states a figure, else a date, else what somebody says."""
    stating = (
        *(one for one in passages if one.figures),
        *(one for one in passages if one.dates),
        *(one for one in passages if one.attribution),
    )
    if stating:
        return stating[0]
    raise UsageMistake(NOTHING_STATED, hint=WANTED)


def _told(application: Application, passage: Passage, at: str) -> Told:
    """The fact as it stands now, with all who carry it."""
    related = pool.related(application, [passage])[passage.id]
    origins = pool.origins(application, [passage, *(each for each, _ in related)])
    fact = fact_of(passage, related, origins)
    return Told(passage, fact.quote, (fact.citation, *fact.support.citations), at)


def _result(application: Application, held: Subscription, *, already: bool) -> Result:
    if held.followed is None:
        raise AssertionError("what is followed has a fact")
    told = held.followed.told
    cited = told.carriers[0]
    said = Statement(told.quote, cited, attribution=told.passage.attribution)
    item = Item(1, held.followed.name, (said,))
    shape = {
        "subscription": shape_of(application, held),
        "fact": {"quote": told.quote.text, "citation": citation_shape(cited)},
        "new": not already,
    }
    reply = Reply(
        FOLLOWING,
        aside=(held.followed.name,),
        sections=(Section("", (item,)),),
        notice=ALREADY if already else "",
        footer=(f"unsubscribe {held.id}",),
    )
    return proofread(application, reply, shape)
