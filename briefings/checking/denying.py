"""Denying: whether of two sentences one denies what the other asserts, in a verb of its own.

"The court did not order a recount" and "the court decided to count the votes again" share all but the verb
that is denied. A miss costs a blessing: words are held to be alike here by their roots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.checking.meaning import DENYING
from briefings.checking.modality import modality
from briefings.checking.terms import how_alike, terms
from briefings.contradicting.contradiction import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.checking.terms import Term
    from corpus.document import Passage

ROOT = 5
"""Letters that two words of one root begin with: recount, recounted."""

FEWEST = 3
"""Words in common without which one sentence does not speak of what the other denies."""


def denied(one: Passage, other: Passage) -> bool:
    """Whether one of two sentences denies what the other asserts, or says the opposite of it."""
    return _denies(one, other) or _denies(other, one) or _opposite(one, other) or _opposite(other, one)


def _opposite(one: Passage, other: Passage) -> bool:
    """Whether all of a sentence but its verb stands in another, whose verb is of the opposite meaning."""
    if features(one).contrary.isdisjoint(features(other).poles):
        return False
    mine, theirs = [term for term in terms(one) if not term.light], terms(other)
    left = [term for term in mine if not _stands(term, theirs)]
    return len(mine) >= FEWEST and len(left) == 1 and not (left[0].named or one.figures or one.dates)


def _denies(denying: Passage, asserting: Passage) -> bool:
    """Whether the second asserts all that the first says, but for the verb that the first denies."""
    found = list(DENYING.finditer(denying.text))
    if len(found) != 1 or DENYING.search(asserting.text):
        return False
    if any(modality(asserting.text, language=asserting.document.language)[1:3]):
        return False
    said = denying.text[: _end(denying)]
    if found[0].start() > len(said):
        return False
    mine = [term for term in terms(denying) if not term.light and term.start < len(said)]
    mine = [term for term in mine if not DENYING.fullmatch(term.text)]
    verb = next((term for term in mine if term.start >= found[0].end()), None)
    theirs = terms(asserting)
    subject = [term for term in mine if term.start < found[0].start()]
    if verb is None or not mine or not all(_stands(term, theirs) for term in subject):
        return False
    if subject and _stands(verb, theirs) and _says_no_more(asserting, mine):
        return True
    others = [term for term in mine if term is not verb]
    enough = len(others) + _stands(verb, theirs) >= FEWEST
    if not enough or not all(_stands(term, theirs) for term in others):
        return False
    # What is denied of the subject is asserted of it, not of somebody the other sentence also names.
    return _stands_first(others[0], asserting)


def _says_no_more(asserting: Passage, mine: Sequence[Term]) -> bool:
    """Whether a sentence has two words or more, and all stand in what is denied."""
    said = [term for term in terms(asserting) if not term.light]
    return len(said) >= FEWEST - 1 and all(_stands(term, mine) for term in said)


def _end(passage: Passage) -> int:
    """Where what is said ends and who says it begins."""
    speaker = passage.attribution
    at = passage.text.find(speaker) if speaker else -1
    comma = passage.text.rfind(",", 0, at) if at > 0 else -1
    return comma if comma > 0 else len(passage.text)


def _stands(term: Term, theirs: Sequence[Term]) -> bool:
    return any(how_alike(term, each) is not None or _one_root(term.text, each.text) for each in theirs)


def _stands_first(subject: Term, asserting: Passage) -> bool:
    words = [term for term in terms(asserting) if not term.light]
    return any(how_alike(subject, each) is not None for each in words[:FEWEST])


def _one_root(one: str, other: str) -> bool:
    return len(one) >= ROOT and len(other) >= ROOT and one[:ROOT] == other[:ROOT]
