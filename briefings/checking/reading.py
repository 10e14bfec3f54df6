"""Readings: one sentence of a draft read against one sentence of a source, word by word and value by value.

In come two passages; out comes what of the draft stands in the source, what does not, and what stands in the
way of calling it the same claim. The source must answer for every word of the draft: a reading forgives
nothing that could make another claim of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from briefings.checking.antecedent import OPENING_CHARS, answer, antecedent, topical
from briefings.checking.clause_marks import CLAUSE, CLOSED
from briefings.checking.objection import objections
from briefings.checking.stating import paired_dates, paired_figures
from briefings.checking.terms import Term, how_alike, stands, terms
from briefings.comparing.measures import is_count
from corpus.found import How, Match
from corpus.span import Span
from corpus.words.tokens import is_cjk, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.checking.objection import Objection
    from corpus.document import Passage
    from corpus.figures import Figure


@dataclass(frozen=True, slots=True)
class Told:
    """A word of the draft, and the word of the source that answers for it."""

    draft: Term
    source: Term
    how: How


_FIGURE_WORTH, _DATE_WORTH, _NAME_WORTH = 2.0, 1.5, 1.5


class Reading:
    """A draft's sentence against a source's.

    Attributes:
        told: words of the draft that the source answers for, in the draft's order.
        missing: words that it does not answer for.
        implied: how many words what stands around it answers for.
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
        open_: list[tuple[Term, Term | None]] = []
        mine, theirs = terms(draft), terms(source)
        for at, term in enumerate(mine):
            found = _answer(term, theirs, told)
            if found is not None:
                told.append(found)
            elif not term.light and not _numeral_stands(term, source.text):
                open_.append((term, mine[at + 1] if at + 1 < len(mine) else None))
        self.told = tuple(told)
        self.figures, self.unmet = paired_figures(draft, source, self.nearness)
        self.dates, self.undated = paired_dates(draft, source)
        self.missing = tuple(term for term, following in open_ if not self._elsewhere(term, following))
        self.implied = len(open_) - len(self.missing)

    def _elsewhere(self, term: Term, following: Term | None) -> bool:
        """Whether what the source says around the sentence answers for a word.

        That is the speaker it credits, the subject that a pronoun stands for, or a given name that the
        document writes before the surname somewhere else.
        """
        if self.source.attribution and stands(term, self.source.attribution):
            return self.draft.attribution is not None
        if self._stood_for(term):
            return True
        if self._topical(term) or self._substance(term):
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

        The clause must name nothing that the draft does not: else it may speak of that.
        """
        if not (term.named or term.opening) or self.names_others:
            return False
        return topical(term.text, self.source.document.title, self._document, self._said)

    def _substance(self, term: Term) -> bool:
        """Whether a word only says of what a quantity is, and the source's surroundings say that too.

        The source then has the quantity alone, and no word before it that the draft has not.
        """
        at, there = self.draft.span.start, self.source.span.start
        for mine, theirs in self.figures:
            if is_count(mine) or self.draft.text[mine.span.end - at : term.start] != " of ":
                continue
            if self.source.text.startswith(" of ", theirs.span.end - there):
                return False
            around = f"{self.source.before} {self.source.document.title} {self._document[:OPENING_CHARS]}"
            return stands(term, around)
        return False

    def spoken_of(self, term: Term) -> bool:
        """Whether the source's document has a name anywhere."""
        return term.text in _words_of(self.source.document.title, self._document)

    @cached_property
    def names_others(self) -> bool:
        """Whether the clause that answers names what the draft does not."""
        mine, end = terms(self.draft), len(self.region)
        return any(
            each.named and each.start < end and not any(how_alike(one, each) for one in mine)
            for each in terms(self.source)
        )

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(term.text for term in terms(self.draft) if term.named or term.opening)

    @cached_property
    def _antecedent(self) -> tuple[Term, ...]:
        given = answer(self.source)
        if given and not any(self.in_the_draft(term) for term in given):
            return ()  # The sentence before is answered with a name that the draft has not.
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
        return objections(self)

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
        found += [self._number_match(mine.span, theirs.span) for mine, theirs in self.figures]
        found += [self._number_match(mine.span, theirs.span) for mine, theirs in self.dates]
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

    def _number_match(self, mine: Span, theirs: Span) -> Match:
        here, there = self.draft.span.start, self.source.span.start
        start, end = theirs.start - there, theirs.end - there
        written = self.draft.text[mine.start - here : mine.end - here]
        return Match(start, end, written, self.source.text[start:end], How.NUMBER)

    @cached_property
    def region(self) -> str:
        """The source up to the end of the clause that answers last: what follows is another matter.

        A draft that itself goes on behind what is answered is held against the whole.
        """
        mine = [one.draft.end for one in self.told]
        said = [*(one.span for one in self.draft.figures), *(one.span for one in self.draft.dates)]
        mine += [span.end - self.draft.span.start for span in said]
        if CLAUSE.search(self.draft.text.rstrip(_FINAL), max(mine, default=0)):
            return self.source.text
        ends = [one.source.end for one in self.told]
        stated = [*(one.span for _, one in self.figures), *(one.span for _, one in self.dates)]
        ends += [span.end - self.source.span.start for span in stated]
        last = max(ends, default=len(self.source.text))
        closed = CLOSED.search(self.source.text, last)
        return self.source.text[: closed.start() if closed else None]

    def in_the_draft(self, term: Term) -> bool:
        """Whether a word of the source stands in the draft."""
        return any(how_alike(each, term) is not None for each in terms(self.draft))

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


@lru_cache(maxsize=1 << 8)
def _words_of(title: str, prose: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(f"{title} {prose}"))


def _answer(term: Term, theirs: Sequence[Term], told: Iterable[Told]) -> Told | None:
    """The word of the source that answers for this one and no other: the surest, then the next in order."""
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


_FINAL = " .!?;:,”»\"')）"

_SMALL = re.compile(r"\b(?!(?:the|an?|of|in|to|by|and|for|on|at|with|from|as)\b)[a-z]+\b")


def _words_between(text: str, term: Span, figure: Figure, offset: int) -> int:
    start, end = figure.span.start - offset, figure.span.end - offset
    if start <= term.start < end:
        return 0
    between = text[end : term.start] if term.start >= end else text[term.end : start]
    # A comma or an "and" parts more than a word does.
    return len(between.split()) + 3 * len(CLAUSE.findall(between))


def _script(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return ""
    cjk = sum(is_cjk(character) for character in letters)
    cyrillic = sum("\u0400" <= character <= "\u052f" for character in letters)
    if 2 * cjk > len(letters):
        return "cjk"
    return "cyrillic" if 2 * cyrillic > len(letters) else "latin"
