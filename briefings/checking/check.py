"""Checking: each sentence of a draft against the sources, before it is published.

In come the draft's sentences, annotated as any document's are, and for each the passages that may speak of
the same; out comes a verdict with the quotes that show it. Never does a sentence count as carried unless one
source answers for every word, name, figure and date of it: not found is always the safe answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefings.checking.bare_role import another_in_the_role
from briefings.checking.denying import denied
from briefings.checking.divergence import Divergence, divergence, of_another_measure
from briefings.checking.objection import Objection
from briefings.checking.reading import Reading
from briefings.checking.terms import terms
from briefings.citation import citation_of
from briefings.comparing.agreement import comparison
from briefings.comparing.measures import is_count
from briefings.comparing.wording import folded
from briefings.contradicting.contradiction import contradiction
from briefings.excerpt import Excerpt
from briefings.fact import Relation
from briefings.quote import quote_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefings.citation import Citation
    from corpus.document import Passage

MAX_QUOTES = 2
"""Quotes shown for one side of a sentence; how many origins there are is said in a number."""


NEAR = 0.75
"""Share of a draft's sentence from which a source that agrees with it is near it."""


TOLD = 0.6
"""The same where the source has all its values, and other sources have others."""

_CREDITED = frozenset({Objection.VOICE, Objection.MODALITY, Objection.ORDER})

_NOT_NEAR = frozenset({Objection.PERIOD, Objection.CONTRARY, Objection.UNBOUND})


class Verdict(StrEnum):
    """What the sources say of one sentence of a draft."""

    CARRIED = "carried"
    OTHER_MEASURE = "other_measure"
    DISPUTED = "disputed"
    NOT_FOUND = "not_found"


class Side(StrEnum):
    """What a quote is to the sentence it is shown for."""

    CARRIES = "carries"
    OTHER_MEASURE = "other_measure"
    DIFFERS = "differs"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Shown:
    """One quote for a sentence.

    Attributes:
        differs: in what it differs (`value`, `date`, `name`, `contrary`, …), or None.
    """

    side: Side
    excerpt: Excerpt
    differs: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of the draft.

    Attributes:
        text: as the draft has it.
        carried_by: origins that state it; 0 unless some do.
        checkable: whether there was anything in it to check.
    """

    text: str
    verdict: Verdict
    shown: tuple[Shown, ...] = ()
    carried_by: int = 0
    checkable: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """A draft, sentence by sentence.

    Attributes:
        unread: sentences behind the last that was checked.
    """

    sentences: tuple[Checked, ...]
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may speak of one sentence of a draft.

    Attributes:
        passages: that may state it, or state it otherwise.
        related: by passage id, those that state the same thing as that passage, alike or otherwise.
        documents: the whole prose of each passage's document, by id.
        origins: of each document, by id.
    """

    passages: Sequence[Passage]
    related: Mapping[int, Sequence[tuple[Passage, Relation]]]
    documents: Mapping[str, str]
    origins: Mapping[str, str]


def checkable(sentence: Passage) -> bool:
    """Whether a sentence claims anything that a source could state: a greeting and a question do not."""
    if sentence.text.rstrip(" ”»\"'").endswith(("?", "？")):
        return False
    if _COURTESY.match(sentence.text):
        return False
    words = [term for term in terms(sentence) if not term.light]
    if sentence.figures or sentence.dates:
        return bool(words)
    return len(words) >= FEWEST_WORDS


FEWEST_WORDS = 2
"""Content words without which a sentence claims nothing."""

_COURTESY = re.compile(
    r"\W*(?:good (?:morning|afternoon|evening|day)|hello|hi|hey|dear|thanks|thank you|cheers|please|welcome"
    r"|(?:best|kind) regards|доброе утро|добрый день|привет|спасибо|guten (?:morgen|tag|abend)|danke|hallo"
    r"|大家好|早上好|谢谢)"
    r"(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
"""What is said out of politeness."""


def checked(sentence: Passage, found: Candidates) -> Checked:
    """One sentence of a draft against what may speak of it."""
    if not checkable(sentence):
        return Checked(sentence.text, Verdict.NOT_FOUND, checkable=False)
    readings = sorted(
        (Reading(sentence, one, found.documents.get(one.document.id, "")) for one in found.passages),
        key=lambda each: (-each.coverage, each.source.document.id, each.source.number),
    )
    carrying = [each for each in readings if each.carries]
    differing = [
        (each, how)
        for each in readings
        if (how := divergence(each) or _conflict(each)) is not None and not _of_another_year(each, how)
    ]
    if carrying:
        return _carried(carrying, _against(carrying, readings, differing, found), found)
    agreeing = [each for each in readings if each.coverage >= NEAR and _agrees(each)]
    agreeing = [each for each in agreeing if not each.objections & _NOT_NEAR]
    contested = [each for each in readings if (each in agreeing or _near(each)) and _contested(each, found)]
    if contested:
        return _disputed_near(contested[0], _against(contested[:1], readings, differing, found), found)
    # A source that only lets somebody say it, or says it of more, may be contradicted as one that says it.
    whole = [each for each in readings if each.coverage == 1 and each.objections <= _CREDITED]
    if whole and (against := _against(whole, readings, differing, found)):
        return _disputed_near(whole[0], against, found)
    if not differing:
        loosely = ((each, divergence(each, loosely=True)) for each in readings)
        differing = [
            (each, how) for each, how in loosely if how is not None and not _of_another_year(each, how)
        ]
    near = {each.source.id for each in agreeing}
    others = [each for each in readings if each.source.id not in near and of_another_measure(each)]
    if agreeing and not (differing or any(each.coverage >= agreeing[0].coverage for each in others)):
        shown = [Shown(Side.NEAR, _excerpt(each)) for each in _once(agreeing, found)]
        return Checked(sentence.text, Verdict.NOT_FOUND, _in_order(shown))
    if others:
        shown = [Shown(Side.OTHER_MEASURE, _excerpt(each), _why(each)) for each in _once(others, found)]
        return Checked(sentence.text, Verdict.OTHER_MEASURE, _in_order(shown))
    if differing:
        shown = _differing(differing, found)
        return Checked(sentence.text, Verdict.DISPUTED, _in_order(shown))
    whole = [each for each in readings if each.coverage == 1 and not each.objections & _NOT_NEAR]
    shown = [Shown(Side.NEAR, _excerpt(each)) for each in _once(whole, found)]
    return Checked(sentence.text, Verdict.NOT_FOUND, _in_order(shown))


def _agrees(reading: Reading) -> bool:
    """Whether two sources that said so would be said to agree: near, but not the draft's every word."""
    compared = comparison(reading.draft, reading.source)
    return compared is not None and compared.relation is Relation.AGREE


def _near(reading: Reading) -> bool:
    """Whether a source has every value of the draft, and most of what it says of them."""
    valued = bool(reading.figures or reading.dates) and not (reading.unmet or reading.undated)
    return valued and reading.coverage >= TOLD and not reading.objections & _NOT_NEAR


def _contested(reading: Reading, found: Candidates) -> bool:
    related = found.related.get(reading.source.id, ())
    return any(relation is Relation.CONFLICT for _, relation in related)


def _conflict(reading: Reading) -> Divergence | None:
    """How a source stands against the draft as any two sources would."""
    if reading.carries:
        return None
    draft, source = reading.draft, reading.source
    if contradiction(draft, source) is Relation.CONFLICT or denied(draft, source):
        return Divergence.CONTRARY
    compared = comparison(draft, source)
    return Divergence.VALUE if compared is not None and compared.relation is Relation.CONFLICT else None


def _against(
    bearing: Sequence[Reading],
    readings: Sequence[Reading],
    differing: Sequence[tuple[Reading, Divergence]],
    found: Candidates,
) -> list[tuple[Reading, Divergence]]:
    """What speaks against a draft: what differs from it, or from the best source that bears it out."""
    best = bearing[0]
    own = {each.source.id for each in bearing}
    against = {
        each.source.id: (each, how)
        for each, how in differing
        if each.source.id not in own and not (best.carries and _of_another_quantity(best.source, each, how))
    }
    related = [(other, relation) for other, relation in found.related.get(best.source.id, ())]
    for each in readings:
        if each.source.id in own or each.source.id in against:
            continue
        if _contradicts(best.source, each.source):
            against[each.source.id] = (each, Divergence.VALUE)
        elif another_in_the_role(best.draft, each.source) and _of_one_affair(best, each, found):
            against[each.source.id] = (each, Divergence.NAME)
    for other, relation in related:
        if relation is Relation.CONFLICT and other.id not in own:
            against.setdefault(other.id, (Reading(best.draft, other), Divergence.VALUE))
    return list(against.values())


def _contradicts(bearing: Passage, other: Passage) -> bool:
    """Whether a source contradicts, denies or restates later what another says."""
    if denied(bearing, other):
        return True
    compared = comparison(bearing, other)
    if compared is None:
        return False
    return compared.relation is Relation.CONFLICT or compared.restating == other.id


def _of_another_year(reading: Reading, how: Divergence) -> bool:
    """Whether another number is of something else and of years long past, and the draft names no time."""
    if how is not Divergence.VALUE or reading.draft.dates or not reading.names_others:
        return False
    years = [int(year) for mention in reading.source.dates if (year := mention.iso[:4]).isdigit()]
    published = (reading.source.document.published_at or "")[:4]
    return bool(years) and published.isdigit() and max(years) < int(published) - 1


def _of_another_quantity(bearing: Passage, reading: Reading, how: Divergence) -> bool:
    """Whether a source lacks a word of what is measured, and does not contradict what bears the draft out."""
    measured = any(not is_count(figure) for figure in reading.unmet)
    return (
        how is Divergence.VALUE
        and measured
        and bool(reading.missing)
        and not _contradicts(bearing, reading.source)
    )


def _of_one_affair(one: Reading, other: Reading, found: Candidates) -> bool:
    """Whether the documents of two sources have a name in common."""
    first, last = (
        set(_LARGE.findall(found.documents.get(each.source.document.id, each.source.text)))
        for each in (one, other)
    )
    return bool(first & last)


_LARGE = re.compile(r"(?<=[a-zа-яё,] )[A-ZА-ЯЁ]\w{3,}")
"""Words written large inside a sentence."""


def _carried(
    carrying: Sequence[Reading], against: Sequence[tuple[Reading, Divergence]], found: Candidates
) -> Checked:
    """Carried, unless a source says it otherwise: that weighs more."""
    best = carrying[0]
    carriers = {found.origins[each.source.document.id]: each.source for each in reversed(carrying)}
    contrary = {each.source.id for each, _ in against}
    for other, relation in found.related.get(best.source.id, ()):
        if relation is Relation.AGREE and other.id not in contrary:
            carriers.setdefault(found.origins[other.document.id], other)
    others = {origin: one for origin, one in carriers.items() if one.id != best.source.id}
    others.pop(found.origins[best.source.document.id], None)
    also = tuple(citation_of(one.document, quote_of(one)) for one in others.values())
    carries = Shown(Side.CARRIES, _excerpt(best, carried_by=1 + len(also), also=also))
    shown = [carries, *_differing(against, found)]
    verdict = Verdict.DISPUTED if against else Verdict.CARRIED
    return Checked(best.draft.text, verdict, _in_order(shown), 1 + len(also))


def _disputed_near(
    near: Reading, against: Sequence[tuple[Reading, Divergence]], found: Candidates
) -> Checked:
    """Disputed, although no source carries it: one is near, and others contradict that one."""
    shown = [Shown(Side.NEAR, _excerpt(near)), *_differing(against, found)]
    return Checked(near.draft.text, Verdict.DISPUTED, _in_order(shown))


def _differing(differing: Sequence[tuple[Reading, Divergence]], found: Candidates) -> list[Shown]:
    """What differs, the nearest first, one quote of each origin."""
    hows = dict(sorted(differing, key=lambda pair: -pair[0].coverage))
    return [Shown(Side.DIFFERS, _excerpt(each), str(hows[each])) for each in _once(list(hows), found)]


def _once(readings: Sequence[Reading], found: Candidates) -> list[Reading]:
    """The best readings, one an origin and one a wording."""
    kept: list[Reading] = []
    seen: set[str] = set()
    for each in readings:
        names = {found.origins[each.source.document.id], folded(each.source.text)}
        if not names & seen:
            kept.append(each)
        seen |= names
    return kept[:MAX_QUOTES]


def _in_order(shown: Sequence[Shown]) -> tuple[Shown, ...]:
    return tuple(sorted(shown, key=lambda one: -one.excerpt.score))


def _why(reading: Reading) -> str:
    if Objection.PERIOD in reading.objections or reading.undated:
        return "period"
    return "measure"


def _excerpt(reading: Reading, *, carried_by: int = 1, also: tuple[Citation, ...] = ()) -> Excerpt:
    source = reading.source
    quote = quote_of(source)
    return Excerpt(
        quote,
        citation_of(source.document, quote),
        source.attribution,
        source.before,
        source.after,
        reading.coverage,
        reading.matches(),
        carried_by,
        also,
    )
