"""`check`: a draft's sentences, each against the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import pool
from bot.commands.result import Result, proofread
from briefings.check import Candidates, Check, checkable, checked
from briefings.check_reply import reply_to_check
from briefings.replies.nothing import reply_to_nothing
from briefings.shapes import check_shape
from briefings.terms import terms
from corpus.block import Block, Role
from corpus.blocking import blocking_keys
from corpus.canonical import text_sha256
from corpus.document import Document
from corpus.language import language_of
from corpus.revision import passages_of
from corpus.sentences import sentence_spans
from corpus.span import Span

if TYPE_CHECKING:
    from bot.application import Application
    from corpus.document import Passage

MAX_HITS = 40
"""Passages found for one sentence by its words."""

MAX_WORDS = 8
"""Words of a sentence that are looked for alone."""

HITS_OF_A_WORD = 12

MAX_SENTENCES = 60
"""Sentences of one draft: a message, not a book."""

MAX_DOCUMENTS = 20
"""Documents whose prose is read to see how they write a name."""


def check(application: Application, text: str) -> Result:
    """A verdict on every sentence of a draft, with the quotes that show it."""
    sentences = sentences_of(application, text)
    check = Check(
        tuple(checked(one, _candidates(application, one) if checkable(one) else NONE) for one in sentences)
    )
    documents = application.reader.totals().documents
    reply = reply_to_nothing(text, documents=documents) or reply_to_check(check)
    return proofread(application, reply, check_shape(check))


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
    return passages_of(document, text, [block], spans)[:MAX_SENTENCES]


def _candidates(application: Application, sentence: Passage) -> Candidates:
    reader = application.reader
    numbers: dict[int, None] = {}
    for query, most in _queries(sentence):
        found = application.index().search(
            query, clearance=application.clearance, aliases=application.aliases, limit=most
        )
        numbers.update(dict.fromkeys(hit.passage_id for hit in found.hits))
    keys = blocking_keys(sentence.figures, sentence.dates)
    near = application.index().neighbours(sentence.text, keys, clearance=application.clearance)
    numbers.update(dict.fromkeys(near))
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


def _queries(sentence: Passage) -> list[tuple[str, int]]:
    """What is looked for, each with how many hits are enough.

    The sentence as it is; without its figures and dates, which a wrong one has otherwise; its words alone.
    """
    text, at = sentence.text, sentence.span.start
    bare = text
    spans = [*(one.span for one in sentence.figures), *(one.span for one in sentence.dates)]
    for span in sorted(spans, key=lambda each: -each.start):
        bare = f"{bare[: span.start - at]} {bare[span.end - at :]}"
    words = [text[term.start : term.end] for term in terms(sentence) if not (term.light or term.number)]
    whole = dict.fromkeys((text, " ".join(bare.split())), MAX_HITS)
    return [*whole.items(), *dict.fromkeys(words[:MAX_WORDS], HITS_OF_A_WORD).items()]
