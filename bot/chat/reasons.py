"""Reasons: why a line stands in an answer, as far as that can be told again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.commands import pool
from bot.commands.days import days
from bot.commands.fact import PAGES, fact_of
from bot.commands.why import NAME, OVERVIEWS, line_of
from bot.errors import UnknownName, UsageMistake
from bot.grammar import COMMANDS
from briefings import notices, phrases
from briefings.citation import read_citation_id
from briefings.fact import Relation
from briefings.reply import Reply
from briefings.why import why as account_of
from corpus.found import How
from corpus.store.rows import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application
    from bot.chat.shown import Shown
    from corpus.document import Passage
    from corpus.found import Hit

OF_A_DIGEST = "I can retrace the lines of briefings, not those of digests. This is what I know of this one."
OF_ANOTHER_DAY = "I can retrace the lines of today only. This is what I know of this one."
MADE_OTHERWISE = "Made again now, the briefing has other lines. This is what I know of this one."
MADE_AGAIN = (
    "Retraced now over all that has been read: its place and its numbers may differ from what was sent."
)
NO_LONGER = "It is no longer among the answers to this question."

SEARCHED = frozenset({"ask", "fact"})
"""Commands whose lines are found by the words of a question."""

BRIEFED = ("since", "until", "limit", "words")
"""Options of a briefing that decide its lines."""

HOW = {
    How.TRANSLITERATION: "the same in another script",
    How.STEM: "another form of the word",
    How.ALIAS: "another name of it",
    How.NAME: "a name in another spelling",
    How.SPELLING: "another spelling",
}
"""Why a word of the document counts as a word of the question."""

VERBATIM = frozenset({How.EXACT, How.NUMBER})
"""Words that count because they are the same."""

FOR_PROGRAMS = frozenset({"figures", "dates"})
"""Steps of an account that say again what the quote says, as a program reads it."""

Rows = tuple[tuple[str, str], ...]


def reasons(seen: Application, name: str, citation_id: str, shown: Shown | None) -> Reply:
    """Why a line stands where it does: how it was found, who carries it, who differs.

    Args:
        seen: as the asker finds it.
        citation_id: of the line; its document may be seen.
        shown: the answer that it stands in; None for a line of a briefing that was delivered.
    """
    if shown is None or shown.command == "brief":
        return _of_a_briefing(seen, name, citation_id, shown)
    if shown.command in SEARCHED:
        return _of_an_answer(seen, name, citation_id, shown)
    return Reply(title=name, rows=_known(seen, citation_id))


def _of_a_briefing(seen: Application, name: str, citation_id: str, shown: Shown | None) -> Reply:
    """The briefing's own account, where the same line is in it when it is made again; else what is known."""
    typed = NAME.fullmatch(name)
    account: Rows = ()
    if typed is None or (shown is None and typed["called"] not in {*seen.known.briefings, *OVERVIEWS}):
        notice = OF_A_DIGEST
    elif typed["day"] not in {None, f"{seen.now():%m-%d}"}:
        notice = OF_ANOTHER_DAY
    else:
        options = {} if shown is None else {key: shown.options.get(key) for key in BRIEFED}
        account = _account(seen, typed["called"], citation_id, options)
        retraced = MADE_AGAIN if shown is None else ""
        notice = retraced if account else MADE_OTHERWISE
    return Reply(title=name, rows=account or _known(seen, citation_id), notice=notice)


def _account(seen: Application, called: str, citation_id: str, options: dict[str, Any]) -> Rows:
    """The account of the line with this citation in today's briefing; empty where it has no such line."""
    try:
        _, made, plan = line_of(seen, f"{called} #1", **options)
    except (UsageMistake, UnknownName):
        return ()
    same = next((one for one in made.briefing.lines() if one.citation.id == citation_id), None)
    if same is None:
        return ()
    account = account_of(same, made.briefing, plan, pools=made.pools, drafts=made.drafts)
    return tuple((step, told) for step, told in account if step not in FOR_PROGRAMS)


def _of_an_answer(seen: Application, name: str, citation_id: str, shown: Shown) -> Reply:
    """How a line was found: the question asked once more."""
    try:
        again = COMMANDS[shown.command].run(seen, shown.words, shown.asked).reply.items()
        hit = _hit(seen, citation_id, shown)
    except (UsageMistake, UnknownName):  # a collection that is not there any more
        again, hit = (), None
    there = any(one.statements and one.statements[0].citation.id == citation_id for one in again)
    return Reply(
        title=name,
        rows=(("asked", shown.words), *_found_by(hit), *_known(seen, citation_id)),
        notice="" if there else NO_LONGER,
    )


def _hit(seen: Application, citation_id: str, shown: Shown) -> Hit | None:
    """How the search finds the sentence of a citation; None where it does not any more."""
    passage = _passage(seen, citation_id)
    if passage is None:
        return None
    first, last = days(shown.options.get("since"), shown.options.get("until"))
    found = seen.index().search(
        shown.words,
        clearance=seen.narrowed(shown.options.get("collection")),
        aliases=seen.aliases,
        since=first,
        until=last,
        limit=PAGES[-1],
    )
    return next((one for one in found.hits if one.passage_id == passage.id), None)


def _found_by(hit: Hit | None) -> Iterator[tuple[str, str]]:
    """Which words were found for which, and what that is worth."""
    if hit is None:
        return
    exact = dict.fromkeys(one.found for one in hit.matches if How(one.how) in VERBATIM)
    if exact:
        yield "has your words", ", ".join(exact)
    other = (one for one in hit.matches if How(one.how) not in VERBATIM)
    yield from dict.fromkeys((one.query, f"{one.found}: {HOW[How(one.how)]}") for one in other)
    yield "covers", f"about {hit.coverage:.0%} of what you asked"


def _known(seen: Application, citation_id: str) -> Rows:
    """What is known of a line, wherever it stands: where from, since when, who carries it, who differs."""
    document_id, revision, _ = read_citation_id(citation_id)
    document = seen.reader.document(document_id, revision)
    current = seen.reader.document(document_id).revision
    passage = _passage(seen, citation_id)
    rows = (
        ("read", f"{document.title}, {phrases.published(document)}"),
        ("read on", phrases.day(document.read_at)),
        ("stands at", citation_id),
        ("now", notices.WITHDRAWN if WITHDRAWN in document.flags else ""),
        ("since", phrases.read_again(current) if current != revision else ""),
        *(() if passage is None else _beside(seen, passage)),
    )
    return tuple((step, told) for step, told in rows if told)


def _beside(seen: Application, passage: Passage) -> Iterator[tuple[str, str]]:
    """Who else states what a sentence states, and who states it otherwise."""
    related = pool.related(seen, [passage])[passage.id]
    origins = pool.origins(seen, [passage, *(each for each, _ in related)])
    fact = fact_of(passage, related, origins)
    copies = f" · {phrases.copies(fact.support.copies)}" if fact.support.copies else ""
    names = [fact.citation.title, *(one.title for one in fact.support.citations)]
    yield "says", fact.attribution or ""
    yield "carried by", f"{fact.support.carried_by}: {', '.join(names)}{copies}"
    for how in (one for one in Relation if one is not Relation.AGREE):
        others = (
            f"{one.citation.title} ({one.citation.id})" for one in fact.conflicts if one.relation is how
        )
        yield phrases.LEADS[how], "; ".join(others)


def _passage(seen: Application, citation_id: str) -> Passage | None:
    """The last sentence at a citation, which is what its line states; None where it is there no more."""
    document_id, revision, spans = read_citation_id(citation_id)
    standing = [
        one
        for one in seen.reader.passages_of([document_id])
        if one.document.revision == revision
        and any(one.span.start < span.end and span.start < one.span.end for span in spans)
    ]
    return standing[-1] if standing else None
