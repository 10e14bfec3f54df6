"""Readings: one sentence of a draft read against one sentence of a source, word by word and value by value.

In come two passages; out comes what of the draft stands in the source, what does not, and what stands in the
way of calling it the same claim. The source must answer for every word of the draft: a reading forgives
nothing that could make another claim of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from briefings.antecedent import antecedent, topic
from briefings.measures import is_count
from briefings.modality import modality, of_what_is_to_come
from briefings.polarity import unlike
from briefings.stating import same_unit, states, states_date
from briefings.synonyms import phrases_in
from briefings.terms import HARMLESS, NOT_QUITE, STRICT, Term, how_alike, terms
from corpus.dates import bounds
from corpus.found import How, Match
from corpus.span import Span
from corpus.words.tokens import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.dates import DateMention
    from corpus.document import Passage
    from corpus.figures import Figure


class Objection(StrEnum):
    """What keeps a source from carrying a draft although it has its words and values."""

    CONTRARY = "contrary"
    MODALITY = "modality"
    ORDER = "order"
    RESTRICTED = "restricted"
    UNBOUND = "unbound"
    PERIOD = "period"
    SPEAKER = "speaker"
    CLAUSE = "clause"
    QUESTION = "question"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Told:
    """A word of the draft, and the word of the source that answers for it."""

    draft: Term
    source: Term
    how: How


_FIGURE_WORTH, _DATE_WORTH, _NAME_WORTH = 2.0, 1.5, 1.5
_CLAUSE = re.compile(
    r"[,;:—–()]|\s(?:and|but|while|although|though|which|who|whereas)\s|[，；：]", re.IGNORECASE
)
_CLOSED = re.compile(
    rf"{_CLAUSE.pattern}|\s(?:to\s[a-z]+|that|after|before|because|since|until|as|when|where)\s",
    re.IGNORECASE,
)
"""Where what follows the last answering word is another matter."""

_OF = re.compile(r"\s(?:of|from|between|among|excluding|except|without|per|из|между)\s", re.IGNORECASE)
_OF_A_MEASURE = re.compile(
    r"\s(?:of|from|between|among|excluding|except|without|per|to|for|in|with|on|из|между|в|для)\s",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[,;:.!?—–()]|\s(?:and|but|in|on|at|by|with|as|which|who|that|was|were|is|are|has|have|had|will|would|to)\s"
    r"|\s\w+ed\s"
)


class Reading:
    """A draft's sentence against a source's.

    Attributes:
        told: words of the draft that the source answers for, in the draft's order.
        missing: words that it does not answer for.
        figures: figures of the draft with those of the source that state them.
        unmet: figures of the draft that the source does not state.
        dates: dates of the draft with those of the source that state them.
        undated: dates of the draft that the source does not state.
    """

    def __init__(self, draft: Passage, source: Passage, document: str = "") -> None:
        """Read a draft against a source.

        Args:
            draft: a sentence of the draft, annotated.
            source: a sentence of a document.
            document: all prose of that document, in which a given name may be looked up.
        """
        self.draft, self.source, self._document = draft, source, document
        told: list[Told] = []
        missing: list[Term] = []
        mine, theirs = terms(draft), terms(source)
        for at, term in enumerate(mine):
            found = _answer(term, theirs, told)
            if found is not None:
                told.append(found)
            elif not term.light and not _numeral_stands(term, source.text):
                following = mine[at + 1] if at + 1 < len(mine) else None
                if not self._elsewhere(term, following):
                    missing.append(term)
        self.told, self.missing = tuple(told), tuple(missing)
        self.figures, self.unmet = _paired_figures(draft, source, self)
        self.dates, self.undated = _paired_dates(draft, source)

    def _elsewhere(self, term: Term, following: Term | None) -> bool:
        """Whether what the source says around the sentence answers for a word.

        That is the speaker it credits, the subject that a pronoun stands for, or a given name that the document
        writes before the surname somewhere else.
        """
        if self.source.attribution and _stands(term, self.source.attribution):
            return self.draft.attribution is not None
        if self._stood_for(term):
            return True
        if self._topical(term):
            return True
        if term.named and following is not None and following.named and following.start == term.end + 1:
            whole = self.draft.text[term.start : following.end]
            return whole in self._document
        return False

    def _stood_for(self, term: Term) -> bool:
        """Whether a word belongs to the name that a pronoun, or "the country", of the source stands for."""
        return any(how_alike(term, each) is not None for each in self._antecedent)

    def _topical(self, term: Term) -> bool:
        """Whether the document is about a name that its sentence leaves out, and about no other.

        The sentence must name nothing that the draft does not: else it may speak of that.
        """
        beside = any(
            each.named and (each.start == term.end + 1 or each.end == term.start - 1)
            for each in terms(self.draft)
        )
        if not (term.named or term.opening) or beside or self._names_others:
            return False
        return any(how_alike(term, each) is not None for each in self._topic)

    @cached_property
    def _names_others(self) -> bool:
        mine = terms(self.draft)
        return any(
            each.named and not any(how_alike(one, each) for one in mine) for each in terms(self.source)
        )

    @cached_property
    def _topic(self) -> tuple[Term, ...]:
        return topic(self.source.document.title, self._document)

    @cached_property
    def _antecedent(self) -> tuple[Term, ...]:
        return antecedent(self.source)

    @cached_property
    def coverage(self) -> float:
        """How much of the draft the source answers for, by weight, 0..1."""
        words = [term for term in terms(self.draft) if not term.light]
        whole = _FIGURE_WORTH * len(self.draft.figures) + _DATE_WORTH * len(self.draft.dates)
        whole += sum(_worth(term) for term in words)
        lost = _FIGURE_WORTH * len(self.unmet) + _DATE_WORTH * len(self.undated)
        lost += sum(_worth(term) for term in self.missing)
        return max(0.0, 1 - lost / whole) if whole else 0.0

    @cached_property
    def worded(self) -> float:
        """The share of the draft's words, figures and dates apart, that the source answers for, 0..1."""
        words = [term for term in terms(self.draft) if not term.light]
        return 1 - len(self.missing) / len(words) if words else 0.0

    @cached_property
    def objections(self) -> frozenset[Objection]:
        """Whatever else keeps the source from carrying the draft."""
        found = {
            Objection.CONTRARY: self._contrary(),
            Objection.MODALITY: self._otherwise_meant(),
            Objection.ORDER: self._turned_round(),
            Objection.RESTRICTED: self._restricted(),
            Objection.UNBOUND: any(
                not self._bound(mine, theirs) or self._of_a_later_clause(theirs)
                for mine, theirs in self.figures
            ),
            Objection.PERIOD: self._otherwise_timed(),
            Objection.SPEAKER: self._otherwise_said(),
            Objection.CLAUSE: self._scattered(),
            Objection.QUESTION: self.source.text.rstrip(" ”»\"'").endswith(("?", "？")),
            Objection.LANGUAGE: self.foreign,
        }
        return frozenset(objection for objection, raised in found.items() if raised)

    @property
    def carries(self) -> bool:
        """Whether the source states all that the draft states, and the same way."""
        whole = not self.missing and not self.unmet and not self.undated
        return whole and bool(self.told) and not self.objections

    @cached_property
    def foreign(self) -> bool:
        """Whether the two are written in two scripts, whose words cannot be held against each other."""
        return _script(self.draft.text) != _script(self.source.text)

    def matches(self) -> tuple[Match, ...]:
        """What stands in the source for what in the draft; offsets in the source's sentence, in order."""
        found = [self._match(one.draft, one.source, one.how) for one in self.told]
        for mine, theirs in self.figures:
            found.append(self._figure_match(mine, theirs))
        for mine, theirs in self.dates:
            found.append(self._figure_match(mine, theirs))
        kept: list[Match] = []
        for match in sorted(found, key=lambda one: (one.start, -one.end)):
            if not kept or match.start >= kept[-1].end:
                kept.append(match)
        return tuple(kept)

    def _match(self, mine: Term, theirs: Term, how: How) -> Match:
        return Match(
            theirs.start,
            theirs.end,
            self.draft.text[mine.start : mine.end],
            self.source.text[theirs.start : theirs.end],
            how,
        )

    def _figure_match(self, mine: Figure | DateMention, theirs: Figure | DateMention) -> Match:
        here, there = self.draft.span.start, self.source.span.start
        start, end = theirs.span.start - there, theirs.span.end - there
        written = self.draft.text[mine.span.start - here : mine.span.end - here]
        return Match(start, end, written, self.source.text[start:end], How.NUMBER)

    def _contrary(self) -> bool:
        rest = self.source.text[len(self._region) :]
        return (
            unlike(self.draft.text, self._region)
            or _TAKEN_BACK.search(rest) is not None
            or self._denied_otherwise()
            or not _related(self.draft.text) <= _related(self.source.text)
        )

    def _denied_otherwise(self) -> bool:
        """Whether not the same words are denied in both."""
        mine, theirs = _denied(self.draft, self.draft.text), _denied(self.source, self._region)
        if len(mine) != len(theirs):
            return True
        answers = {one.draft: one.source for one in self.told}
        return any(term in answers and answers[term] not in theirs for term in mine if term is not None)

    @cached_property
    def _region(self) -> str:
        """The source up to the end of the clause that answers last: what follows is another matter."""
        ends = [one.source.end for one in self.told]
        ends += [theirs.span.end - self.source.span.start for _, theirs in (*self.figures, *self.dates)]
        last = max(ends, default=len(self.source.text))
        closed = _CLOSED.search(self.source.text, last)
        return self.source.text[: closed.start() if closed else None]

    @property
    def _relevant(self) -> str:
        """The same without relative clauses that answer for nothing."""
        starts = [one.source.start for one in self.told]

        def kept(aside: re.Match[str]) -> str:
            return aside.group() if any(aside.start() <= at < aside.end() for at in starts) else ","

        return _ASIDE.sub(kept, self._region)

    def _otherwise_meant(self) -> bool:
        mine = modality(self.draft.text, language=self.draft.document.language)
        theirs = modality(self._relevant, language=self.source.document.language)
        coming = (
            mine[0] or of_what_is_to_come(self.draft),
            theirs[0] or of_what_is_to_come(self.source),
        )
        conditional = _CONDITION.search(self.source.text) and not _CONDITION.search(self.draft.text)
        return coming[0] != coming[1] or mine[1:] != theirs[1:] or bool(conditional)

    def _turned_round(self) -> bool:
        """Whether words stand in another order in the source: who did what to whom may be the other way."""
        speaker = self.source.attribution or ""
        told = [
            one
            for one in self.told
            if not (one.draft.light or one.draft.number or one.draft.text in STRICT)
            and not (one.draft.named and one.draft.placed and one.source.placed)
            and one.how is not How.ALIAS
            and not (one.draft.phrase or one.source.phrase)
        ]
        speaking = [self.draft.attribution is not None and _stands(one.draft, speaker) for one in told]
        places = [
            [each.start for each in terms(self.source) if how_alike(one.draft, each) is not None]
            for one in told
        ]
        for at, one in enumerate(told):
            for then, other in enumerate(told[at + 1 :], at + 1):
                if speaking[at] != speaking[then]:
                    continue
                if not (one.draft.named or other.draft.named) and not _close(one, other):
                    continue
                inverted = min(places[at]) > max(places[then])
                if self._other_voice(one, other):
                    inverted = not inverted
                joined_ = _of_it(self.source.text, other.source, one.source) or _of_it(
                    self.draft.text, one.draft, other.draft
                )
                if inverted and not (joined_ or self._apposed(one, other)):
                    return True
        return False

    def _other_voice(self, one: Told, other: Told) -> bool:
        """Whether one of two words is who acts, and just one of the sentences says so with "by"."""
        mine, theirs = _agents(self.draft.text), _agents(self.source.text)
        first = [any(start <= each.draft.start < end for start, end in mine) for each in (one, other)]
        again = [any(start <= each.source.start < end for start, end in theirs) for each in (one, other)]
        # Only between who acts and something else does the voice turn the order.
        return (first[0] != first[1]) != (again[0] != again[1])

    def _apposed(self, one: Told, other: Told) -> bool:
        """Whether one stands right before a name in the draft, and right behind it, between commas, in the source."""
        if one.draft.named or not other.draft.named:
            return False
        beside = re.fullmatch(r"\s(?:[A-Z][\w’'-]*\s)*", self.draft.text[one.draft.end : other.draft.start])
        return beside is not None and self._behind_a_comma(other.source.end, one.source.start)

    def _behind_a_comma(self, end: int, start: int) -> bool:
        between = self.source.text[end:start]
        return (
            re.fullmatch(
                r"(?:\s[A-Z][\w’'-]*)*,\s(?:(?:the|an?|its|his|her|their)\s)?(?:[\w’'-]+\s){0,3}", between
            )
            is not None
        )

    def _scattered(self) -> bool:
        """Whether what answers stands in clauses with subjects of their own, so that no one clause says it."""
        text, at = self.source.text, self.source.span.start
        places = [(one.source.start, one.source.end) for one in self.told]
        places += [(one.span.start - at, one.span.end - at) for _, one in self.figures]
        if len(self.source.dates) > 1:
            places += [(one.span.start - at, one.span.end - at) for _, one in self.dates]
        answering = {(one.source.start, one.source.end) for one in self.told}
        open_ = [
            term
            for term in terms(self.source)
            if (term.start, term.end) not in answering
            and not any(start <= term.start < end for start, end in places)
            and not self._in_the_draft(term)
        ]
        asides = [(aside.start(), aside.end()) for aside in _ASIDE.finditer(text)]
        open_ = [term for term in open_ if not any(start <= term.start < end for start, end in asides)]
        ordered = sorted(places)
        for (_, end), (start, _) in pairwise(ordered):
            if self._behind_a_comma(end, start) and any(
                each.source.end == end and each.source.named for each in self.told
            ):
                continue
            bounds_ = [mark.end() for mark in _CLAUSE.finditer(text, end, max(start, end))]
            if not bounds_:
                continue
            between = [term for term in open_ if end <= term.start < start]
            if any(term.start >= bounds_[-1] for term in between if not term.light):
                return True
            if any(term.named and not _coordinated(text, end, term) for term in between):
                return True
        return False

    def _restricted(self) -> bool:
        """Whether the source says it of less: the extra cost for the cost, exports to one country for all."""
        answering = {(one.source.start, one.source.end) for one in self.told}
        open_ = [
            term
            for term in terms(self.source)
            if (term.start, term.end) not in answering and not self._in_the_draft(term)
        ]
        before = {term.end: term for term in open_}
        text = self.source.text
        measured = any(not is_count(mine) for mine, _ in self.figures)
        for one in self.told:
            if one.source.named and not one.source.opening:
                continue
            gap = one.source.start - 1
            near = before.get(gap) if gap >= 0 and text[gap] in " -\n" else None
            if near is None or near.stem in HARMLESS or near.text.endswith("ly"):
                continue
            if near.stem in NOT_QUITE or not self._of_a_person(one.source):
                return True
        ends = [one.source.end for one in self.told if not one.source.named]
        figures = [theirs.span.end - self.source.span.start for _, theirs in self.figures]
        preposition = _OF_A_MEASURE if measured else _OF
        return any(
            self._narrowed(end, preposition, open_) for end in ends if not any(f <= end for f in figures)
        ) or any(self._narrowed(end, _OF, open_) for end in (*figures, *ends))

    def _of_a_person(self, term: Term) -> bool:
        """Whether a word stands beside a name that the draft has too: the special envoy, Li Hui."""
        return any(
            one.source.named
            and (
                re.fullmatch(r",?\s", self.source.text[term.end : one.source.start]) is not None
                or self._behind_a_comma(one.source.end, term.start)
            )
            for one in self.told
        )

    def _narrowed(self, end: int, preposition: re.Pattern[str], open_: Sequence[Term]) -> bool:
        """Whether a phrase that the draft lacks follows at once and says of what."""
        text = self.source.text
        opened = preposition.match(text, end)
        if opened is None:
            return False
        closed = _PHRASE_END.search(text, opened.end())
        stop = closed.start() if closed else len(text)
        at = self.source.span.start
        answered = any(opened.end() <= one.source.start < stop for one in self.told) or any(
            opened.end() <= one.span.start - at < stop for one in self.source.figures
        )
        return not answered and any(opened.end() <= term.start < stop for term in open_)

    def _in_the_draft(self, term: Term) -> bool:
        return any(how_alike(each, term) is not None for each in terms(self.draft))

    def _bound(self, mine: Figure, theirs: Figure) -> bool:
        """Whether no other figure of the source stands nearer to what the draft says of this one."""
        own = self.nearness(mine, theirs)
        return not any(
            self.nearness(mine, rival) >= own
            for rival in self.source.figures
            if rival is not theirs
            and not self._of_another(mine, theirs, rival)
            and same_unit(mine, rival)
            and not states(self.draft, mine, self.source, rival)
        )

    def _of_another(self, mine: Figure, theirs: Figure, rival: Figure) -> bool:
        """Whether the draft states the rival too, and both in the same order."""
        return any(
            own is rival and (mine.span.start < other.span.start) == (theirs.span.start < rival.span.start)
            for other, own in self.figures
        )

    def nearness(self, mine: Figure, theirs: Figure) -> float:
        """How near to a figure of the source stand the words that the draft has near to its own."""
        here, there = self.draft.span.start, self.source.span.start
        return sum(
            1
            / (1 + _words_between(self.draft.text, first, mine, here))
            / (1 + _words_between(self.source.text, second, theirs, there))
            for first, second in self._anchors
        )

    @cached_property
    def _anchors(self) -> tuple[tuple[Span, Span], ...]:
        """Where the words stand that both sentences have, the small ones among them: "made up", "down"."""
        found = [
            (Span(one.draft.start, one.draft.end), Span(one.source.start, one.source.end))
            for one in self.told
        ]
        known = {span.start for span, _ in found}
        theirs: dict[str, Span] = {}
        for word in _SMALL.finditer(self.source.text):
            theirs.setdefault(word.group(), Span(*word.span()))
        found += [
            (Span(*word.span()), theirs[word.group()])
            for word in _SMALL.finditer(self.draft.text)
            if word.start() not in known and word.group() in theirs
        ]
        return tuple(found)

    def _of_a_later_clause(self, theirs: Figure) -> bool:
        """Whether a word that answers stands in a later clause, which has a figure of its own."""
        text, at = self.source.text, self.source.span.start
        closed = _CLAUSE.search(text, theirs.span.end - at)
        if closed is None:
            return False
        stated = {own.span.start for _, own in self.figures}
        rivals = [
            one.span.start - at
            for one in self.source.figures
            if one.span.start - at >= closed.end() and one.span.start not in stated
        ]
        return any(
            one.source.start >= closed.end() and not _CLAUSE.search(text, *sorted((one.source.start, rival)))
            for one in self.told
            for rival in rivals
        )

    def _otherwise_timed(self) -> bool:
        return any(self._of_another_time(mine, theirs) for mine, theirs in self.figures)

    def _of_another_time(self, mine: Figure, theirs: Figure) -> bool:
        asked = bounds(mine.period) if mine.period else None
        given = bounds(theirs.period) if theirs.period else None
        if asked and given:
            return asked != given
        if asked is None and given is not None and not is_count(theirs):
            if self.draft.dates:
                return not self.dates
            # A draft that names no time speaks of the latest whole year, or of the time being.
            published = bounds(self.draft.document.published_at or "")
            days = (given[1] - given[0]).days
            return days < _YEAR_DAYS or published is None or (published[0] - given[1]).days > _YEAR_DAYS + 1
        return False

    def _otherwise_said(self) -> bool:
        mine, theirs = self.draft.attribution, self.source.attribution
        if not mine:
            return False
        if not theirs:
            return not all(
                any(how_alike(term, each.draft) for each in self.told)
                for term in terms(self.draft)
                if term.named and self.draft.text[term.start : term.end] in mine
            )
        return not any(_stands(term, theirs) for term in terms(self.draft) if _within(term, self.draft, mine))


_TAKEN_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|refut\w+|disput\w+|false|untrue|not true|wrong\w*|incorrect\w*|retract\w*"
    r"|correct(?:ed|ion)|contradict\w*|withdr\w+|doubt\w*)\b|\b(?:опроверг\w*|отриц\w*)|否认|否認",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?:(?:for|of|in|on|to|with|at|from)\s)?(?:which|who|whom|whose|where)\s[^,]*,", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|subject to|pending)\b|\bесли\b|\bfalls\b|如果", re.IGNORECASE
)
_YEAR_DAYS = 364
_NEAR_WORDS = 3


def _of_it(text: str, first: Term, second: Term) -> bool:
    """Whether two words are joined by "of": the ministers of the G7 are the G7 ministers."""
    between = text[first.end : second.start]
    return re.fullmatch(r"(?:\s[a-z]+){0,2}\sof\s(?:the\s|its\s)?(?:[\w-]+\s)?", between) is not None


_DENYING = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without)\b|n['’]t\b|\b(?:не|нет|ни|без)\b"
    r"|\b(?:nicht|kein\w*)\b|[不未没沒无無非]",
    re.IGNORECASE,
)
_RELATING = re.compile(
    r"\b(?:before|after|until|till|since|above|below|under|over|despite|except|excluding|including|instead|off)\b",
    re.IGNORECASE,
)


def _denied(passage: Passage, text: str) -> list[Term | None]:
    """The word behind each word that denies; None where none follows."""
    words = terms(passage)
    return [
        next((term for term in words if term.start >= found.end() - 1), None)
        for found in _DENYING.finditer(text)
    ]


def _related(text: str) -> set[str]:
    """The small words that say how things stand to each other, and would say another thing if changed."""
    return {found.group().casefold() for found in _RELATING.finditer(text)}


def _coordinated(text: str, end: int, term: Term) -> bool:
    """Whether a name follows the answering one at once with "and": what is said holds of both."""
    return (
        re.fullmatch(
            r"(?:\sand\s|,\s)(?:[A-Z][\w’'-]*\s(?:(?:von|van|de|der|la)\s)*)*", text[end : term.start]
        )
        is not None
    )


_BY = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?:\s[\w-]+){1,6}?\sby\s(?P<who>(?:the\s)?(?:[a-z-]+\s){0,3}[A-Z][\w’'&-]*"
    r"(?:\s(?:(?:of|and|von|van|de|&)\s)?[A-Z][\w’'&-]*)*)"
)


def _agents(text: str) -> list[tuple[int, int]]:
    """Where a passive sentence names who acts."""
    return [(found.start("who"), found.end("who")) for found in _BY.finditer(text)]


def _within(term: Term, draft: Passage, attribution: str) -> bool:
    return draft.text[term.start : term.end] in attribution


def _answer(term: Term, theirs: Sequence[Term], told: Iterable[Told]) -> Told | None:
    """The word of the source that answers for a word, and for no other: the surest, and the next behind the last."""
    taken = {one.source for one in told}
    last = max((one.source.start for one in told), default=-1)
    found = [(how, each) for each in theirs if each not in taken and (how := how_alike(term, each))]
    if not found:
        return None
    how, best = min(found, key=lambda pair: (_SURE[pair[0]], pair[1].start < last, abs(pair[1].start - last)))
    return Told(term, best, how)


_SURE = {How.EXACT: 0, How.STEM: 1, How.NAME: 2, How.ALIAS: 3}


def _numeral_stands(term: Term, text: str) -> bool:
    """Whether a numeral of no unit stands in the source, where it may count as a figure."""
    return term.number and re.search(rf"(?<![\d.,]){re.escape(term.text)}(?![\d]|[.,]\d)", text) is not None


def _worth(term: Term) -> float:
    return _NAME_WORTH if term.named or term.number else 1.0


def _stands(term: Term, words: str) -> bool:
    """Whether a word stands among these words, in any of its forms."""
    from corpus.words.tokens import tokens

    return any(
        how_alike(term, Term(each.text, each.start, each.end, named=words[each.start].isupper())) is not None
        for each in tokens(words)
    )


def _close(one: Told, other: Told) -> bool:
    return other.draft.start - one.draft.end < _CLOSE_CHARS


_CLOSE_CHARS = 60


_SMALL = re.compile(r"\b(?!(?:the|an?|of|in|to|by|and|for|on|at|with|from|as)\b)[a-z]+\b")


def _words_between(text: str, term: Span, figure: Figure, offset: int) -> int:
    start, end = figure.span.start - offset, figure.span.end - offset
    if start <= term.start < end:
        return 0
    between = text[end : term.start] if term.start >= end else text[term.end : start]
    # A comma or an "and" parts more than a word does.
    return len(between.split()) + 3 * len(_CLAUSE.findall(between))


def _script(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return ""
    cjk = sum(is_cjk(character) for character in letters)
    cyrillic = sum("\u0400" <= character <= "\u052f" for character in letters)
    if 2 * cjk > len(letters):
        return "cjk"
    return "cyrillic" if 2 * cyrillic > len(letters) else "latin"


def _paired_figures(
    draft: Passage, source: Passage, reading: Reading
) -> tuple[tuple[tuple[Figure, Figure], ...], tuple[Figure, ...]]:
    paired: list[tuple[Figure, Figure]] = []
    unmet: list[Figure] = []
    void = [(start, end) for start, end, word in phrases_in(draft.text) if not word]
    for mine in draft.figures:
        if any(start <= mine.span.start - draft.span.start < end for start, end in void):
            continue
        found = [
            theirs
            for theirs in source.figures
            if (same_unit(mine, theirs) or _of_the_unit_before(draft, mine, source, theirs))
            and states(draft, mine, source, theirs)
        ]
        if found:
            paired.append((mine, max(found, key=lambda each: reading.nearness(mine, each))))
        else:
            unmet.append(mine)
    return tuple(paired), tuple(unmet)


def _of_the_unit_before(draft: Passage, mine: Figure, source: Passage, theirs: Figure) -> bool:
    """Whether a large number without a unit goes on in the unit of the sentence before it."""
    if theirs.unit is not None or is_count(mine) or mine.unit is None or theirs.value < _LARGE:
        return False
    written = mine.span.shifted(-draft.span.start).of(draft.text)
    unit = re.sub(r"^\W*[\d.,\s]*(?:thousand|million|billion|trillion)?\s*", "", written)
    return len(unit) > 1 and unit.partition(" a ")[0] in source.before


_LARGE = 1e6


def _paired_dates(
    draft: Passage, source: Passage
) -> tuple[tuple[tuple[DateMention, DateMention], ...], tuple[DateMention, ...]]:
    paired: list[tuple[DateMention, DateMention]] = []
    unmet: list[DateMention] = []
    for mine in draft.dates:
        found = [theirs for theirs in source.dates if states_date(mine, theirs)]
        if found:
            paired.append((mine, found[0]))
        else:
            unmet.append(mine)
    return tuple(paired), tuple(unmet)
