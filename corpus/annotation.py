"""Annotations: what each sentence of a document states, as the facts, timelines and excerpts need it.

In come a canonical text, the sentences of its paragraphs, and what is known of its date; out come, sentence
by sentence, the figures, the dates and the speaker. Pure: the same text gives the same annotations.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import DateContext, DateMention
from corpus.dates.recognition import dates_in, document_date, speaks_of_its_present
from corpus.figures import Figure
from corpus.figures.recognition import figures_in
from corpus.named_sources import named_sources
from corpus.span import Span
from corpus.speakers import attributions

__all__ = ["Annotation", "DateContext", "annotated", "date_context"]

MAX_SENTENCE_CHARS = 2_000
"""Code points; what is longer is a table, a list or data on one line, and annotating it says nothing true."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one sentence states.

    Attributes:
        figures: in order; offsets in the document.
        dates: in order; offsets in the document.
        attribution: who says it, in the source's words; None when the document's own voice does.
        named_source: the office, study or company that it is credited to, in the source's words.
    """

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    attribution: str | None = None
    named_source: str | None = None


_NOTHING = Annotation()


def date_context(
    text: str, paragraphs: Sequence[Sequence[Span]], *, published_at: str | None, read_at: str
) -> DateContext:
    """What a document's dates may be placed against.

    Args:
        text: canonical text.
        paragraphs: the sentences of each of its paragraphs and list items.
        published_at: a date or a UTC instant, where known.
        read_at: when the document was first read: an aware UTC instant, ISO.
    """
    sentences = [span for paragraph in paragraphs for span in paragraph if _is_prose(span)]
    written = document_date(text, sentences, read_at)
    asked = written if published_at is None else None
    in_present = asked is not None and speaks_of_its_present(text, sentences, asked)
    return DateContext(published_at, written, in_present)


def annotated(
    text: str, paragraphs: Sequence[Sequence[Span]], context: DateContext, *, language: str | None = None
) -> list[list[Annotation]]:
    """Figures, dates and speaker of every sentence, in the shape of `paragraphs`; an overlong one has none.

    Args:
        text: canonical text.
        paragraphs: the sentences of each paragraph, in order; a paragraph may be empty.
        context: see `date_context`.
        language: ISO 639-1, where known: it decides whether 1.234 is a thousand or a little over one.
    """
    document: list[list[Annotation]] = []
    earlier: str | None = None
    for sentences in paragraphs:
        prose = [span for span in sentences if _is_prose(span)]
        speakers = attributions(text, prose, earlier)
        sources = named_sources(text, prose)
        stated = {}
        for span, speaker, source in zip(prose, speakers, sources, strict=True):
            dates = dates_in(text, span, context)
            stated[span] = Annotation(figures_in(text, span, dates, language), dates, speaker, source)
        document.append([stated.get(span, _NOTHING) for span in sentences])
        earlier = next((speaker for speaker in reversed(speakers) if speaker), None)
    return document


def _is_prose(span: Span) -> bool:
    return len(span) <= MAX_SENTENCE_CHARS
