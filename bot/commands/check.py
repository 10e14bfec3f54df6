"""`check`: a draft's sentences, each against the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.result import Result, proofread
from briefings.checking.check import Candidates, Check, Verdict, checkable, checked
from briefings.checking.terms import terms
from briefings.replies.check import reply_to_check
from briefings.replies.nothing import reply_to_nothing
from briefings.shapes import check_shape
from corpus.block import Block, Role
from corpus.blocking import blocking_keys
from corpus.canonical import text_sha256
from corpus.document import Document
from corpus.language import language_of
from corpus.revision import passages_of
from corpus.sentences import sentence_spans
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.application import Application
    from briefings.checking.check import Checked
    from briefings.checking.terms import Term
    from corpus.document import Passage

MAX_HITS = 40
"""Passages found for one sentence by its words."""

FEW_HITS = 4
"""With fewer, the words of a sentence are looked for one by one."""

MAX_WORDS = 2
"""So many, which are no names; a sentence that has no more is looked for by each."""

HITS_OF_A_WORD = 12

MAX_NAMES = 2
MAX_NOUNS = 4
"""So many names of a sentence are looked for together with so many of its other words."""

MAX_SENTENCES = 60
"""Sentences of one draft: a message, not a book."""

MAX_DOCUMENTS = 20
"""Documents whose prose is read to see how they write a name."""


def check(application: Application, text: str) -> Result:
    """A verdict on every sentence of a draft, with the quotes that show it."""
    sentences = sentences_of(application, text)
    read = sentences[:MAX_SENTENCES]
    check = Check(tuple(_checked(application, one) for one in read), len(sentences) - len(read))
    documents = application.reader.totals().documents
    reply = reply_to_nothing(text, documents=documents) or reply_to_check(check)
    return proofread(application, reply, check_shape(check))


def _checked(application: Application, sentence: Passage) -> Checked:
    """One sentence against what is near it, and before it is called carried, against all that may deny it."""
    if not checkable(sentence):
        return checked(sentence, NONE)
    numbers = _near(application, sentence)
    found = checked(sentence, _candidates(application, numbers))
    if found.verdict in _TO_BE_CONTESTED:
        return checked(sentence, _candidates(application, numbers | _opposing(application, sentence)))
    return found


_TO_BE_CONTESTED = frozenset({Verdict.CARRIED, Verdict.NOT_FOUND})


NONE = Candidates((), {}, {}, {})


def sentences_of(application: Application, text: str) -> tuple[Passage, ...]:
    """The sentences of a draft, annotated as if it were published now; it is never stored."""
    language = language_of(text)
    now = application.instant()
    document = Document(
        id="draft",
        revision=1,
        title="",
        publisher=None,
        author=None,
        published_at=application.now().date().isoformat(),
        date_inferred=False,
        url=None,
        language=language,
        source="",
        collection="",
        flags=(),
        text_sha256=text_sha256(text),
        read_at=now,
        sentences=0,
    )
    spans = [span for span in sentence_spans(text, language=language) if span.of(text).strip()]
    if not spans:
        return ()
    block = Block(Role.PARAGRAPH, Span(spans[0].start, spans[-1].end))
    return passages_of(document, text, [block], spans)


def _near(application: Application, sentence: Passage) -> dict[int, None]:
    """The numbers of the passages that have the most in common with a sentence."""
    index, clearance = application.index(), application.clearance
    keys = blocking_keys(sentence.figures, sentence.dates)
    bare = _without_values(sentence)
    numbers = _searched(application, bare, MAX_HITS)
    # By all that it says; by its words alone, for a wrong one has other values; by its values alone, for one
    # in other words shares nothing else.
    for words, values in ((sentence.text, keys), (bare, ()), (_names(sentence), keys)):
        numbers |= dict.fromkeys(index.neighbours(words, values, clearance=clearance))
    alone = [sentence.text[term.start : term.end] for term in _told(sentence) if not term.named]
    if len(numbers) < FEW_HITS or len(alone) <= MAX_WORDS:
        # What is said in few words shares too little with anything to be its neighbour.
        for word in alone[:MAX_WORDS]:
            numbers |= _searched(application, word, HITS_OF_A_WORD)
    return numbers


def _opposing(application: Application, sentence: Passage) -> dict[int, None]:
    """The numbers of passages that may say it otherwise: its names with each thing that it says of them.

    Another hour, another holder and a denial share a name and a noun with it, and often no more.
    """
    told = _told(sentence)
    names = [term.text for term in told if term.named or term.opening][:MAX_NAMES]
    nouns = [term.text for term in told if not (term.named or term.opening)][:MAX_NOUNS]
    numbers: dict[int, None] = {}
    for query in (f"{name} {noun}" for name in names for noun in nouns):
        numbers |= _searched(application, query, HITS_OF_A_WORD)
    return numbers


def _told(sentence: Passage) -> list[Term]:
    return [term for term in terms(sentence) if not (term.light or term.number)]


def _searched(application: Application, words: str, limit: int) -> dict[int, None]:
    found = application.index().search(
        words, clearance=application.clearance, aliases=application.aliases, limit=limit
    )
    return dict.fromkeys(hit.passage_id for hit in found.hits)


def _candidates(application: Application, numbers: Iterable[int]) -> Candidates:
    """The passages with these numbers, and all that has to be known of them."""
    reader = application.reader
    passages = reader.passages(list(numbers))
    documents = list(dict.fromkeys(one.document.id for one in passages))[:MAX_DOCUMENTS]
    prose: dict[str, list[str]] = {}
    for one in reader.passages_of(documents):
        prose.setdefault(one.document.id, []).append(one.text)
    related = pool.related(application, passages)
    every = [*passages, *(each for beside in related.values() for each, _ in beside)]
    return Candidates(
        passages,
        related,
        {name: " ".join(lines) for name, lines in prose.items()},
        pool.origins(application, every),
    )


def _without_values(sentence: Passage) -> str:
    """A sentence without its figures and dates."""
    text, at = sentence.text, sentence.span.start
    spans = [*(one.span for one in sentence.figures), *(one.span for one in sentence.dates)]
    for span in sorted(spans, key=lambda each: -each.start):
        text = f"{text[: span.start - at]} {text[span.end - at :]}"
    return " ".join(text.split()) or sentence.text


def _names(sentence: Passage) -> str:
    """The names of a sentence, which stay when all is told in other words."""
    return " ".join(
        sentence.text[term.start : term.end] for term in terms(sentence) if term.named or term.opening
    )
