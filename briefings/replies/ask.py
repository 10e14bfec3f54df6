"""The reply to `ask`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from briefings import phrases
from briefings.replies.parts import dispute, push, sides, undated_notes
from briefings.reply import Item, Reply, Section, Slice, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.citation import Citation
    from briefings.excerpt import Answer, Excerpt


MAX_COPIES = 3
"""Copies of one line that are named beside it; how many there are is said in a number."""

_SURE = frozenset({"exact", "stem", "number"})


def reply_to_ask(answer: Answer, *, read: Mapping[str, str] = MappingProxyType({})) -> Reply:
    """Excerpts, each with what was matched; or the plain no, with what is near.

    Args:
        read: the day on which an undated document was read, by id, where that decided that it is here.
    """
    numbers = {one.citation: number for number, one in enumerate(answer.excerpts, 1)}
    above = dict(answer.readings)
    items = tuple(
        _excerpt_item(number, one, read, numbers, above) for number, one in enumerate(answer.excerpts, 1)
    )
    return Reply(
        title=answer.query,
        aside=tuple(filter(None, (phrases.read_as(answer.readings), phrases.not_as_quoted(answer.unquoted)))),
        sections=(Section("", items),) if items else (),
        notice="" if items else phrases.nothing_answers(answer.documents_searched),
        suggestions=() if items else answer.suggestions,
        footer=(phrases.searched(answer.documents_searched), *((phrases.WEAKER_WITHHELD,) if items else ())),
        push=push((), items),
        next=phrases.NEXT if items else (),
    )


def _excerpt_item(
    number: int,
    excerpt: Excerpt,
    read: Mapping[str, str],
    numbers: Mapping[Citation, int],
    above: Mapping[str, str],
) -> Item:
    """One excerpt; another side that is an excerpt itself is named by its number, not quoted again.

    Args:
        above: how words were read, as the head says; a line does not say it again.
    """
    matches = excerpt.matches
    unsure = {
        match.found: match.query
        for match in matches
        if match.how not in _SURE
        and match.found.casefold() not in {match.query.casefold(), above.get(match.query, "").casefold()}
    }
    statement = Statement(
        excerpt.quote,
        excerpt.citation,
        emphasis=tuple(Slice(match.start, match.end) for match in matches),
        attribution=excerpt.attribution,
        notes=(
            *undated_notes(excerpt.citation, read),
            phrases.carried_by(excerpt.carried_by),
            *((phrases.copies(excerpt.copies),) if excerpt.copies else ()),
            *(
                phrases.against(one.relation, numbers[one.citation])
                for one in excerpt.conflicts
                if one.citation in numbers
            ),
            *(phrases.found_for(found, query) for found, query in unsure.items()),
        ),
        also=excerpt.also[: excerpt.carried_by - 1 + MAX_COPIES],
    )
    return Item(
        number,
        f"ask #{number}",
        (statement, *sides([one for one in excerpt.conflicts if one.citation not in numbers])),
        marks=dispute(excerpt.conflicts),
        before="" if excerpt.quote.cut_before else excerpt.context_before,
    )
