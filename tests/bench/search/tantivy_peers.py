"""Three searches by tantivy: its words and ranking, written in Rust; a question is never parsed as syntax.

Each holds one field of terms without positions and no text, and gives the numbers of the best passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tantivy import (
    Document,
    Filter,
    Index,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from tests.bench.search.engines import LIMIT, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from corpus.index import Entry
    from tests.bench.search.engines import Ask

_TEXT, _PASSAGE, _ANALYZER = "text", "passage", "chosen"
_HEAP_BYTES = 128_000_000
_LONGEST_TERM = 60
_NEAR = 4.0
"""What a near word says; a rare word as it is says about ten. Better than 1, and than near words alone."""


@dataclass(frozen=True, slots=True)
class _Tantivy:
    """Passages that hold any of the question's terms.

    Attributes:
        analyzer: cuts passages and questions into terms.
        query: of one term.
    """

    analyzer: Callable[[], TextAnalyzer]
    query: Callable[[Schema, str], Query]

    def build(self, folder: Path, entries: Sequence[Entry]) -> None:
        schema = _schema()
        index = Index(schema, str(folder))
        index.register_tokenizer(_ANALYZER, self.analyzer())
        writer = index.writer(_HEAP_BYTES, 1)
        for entry in entries:
            document = Document()
            document.add_text(_TEXT, entry.text)
            document.add_unsigned(_PASSAGE, entry.passage_id)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> Ask:
        index = Index.open(str(folder))
        index.reload()
        schema, searcher, analyzer = index.schema, index.searcher(), self.analyzer()

        def ask(question: str) -> Answer:
            terms = dict.fromkeys(analyzer.analyze(question))
            query = Query.boolean_query([(Occur.Should, self.query(schema, term)) for term in terms])
            hits = searcher.search(query, LIMIT, count=False).hits
            passages = searcher.fast_field_values(_PASSAGE, [address for _, address in hits])
            return Answer([int(each or 0) for each in passages], hits[0][0] if hits else 0.0)

        return ask


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field(_TEXT, tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_unsigned_field(_PASSAGE, fast=True)
    return builder.build()


def _stemmed() -> TextAnalyzer:
    """Each stemmer leaves the words of the other script as they are, so that both can follow each other."""
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(_LONGEST_TERM))
        .filter(Filter.lowercase())
        .filter(Filter.stemmer("english"))
        .filter(Filter.stemmer("russian"))
        .build()
    )


def _content() -> TextAnalyzer:
    """Without function words: what is near one of them would say as much as what is near a name."""
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(_LONGEST_TERM))
        .filter(Filter.lowercase())
        .filter(Filter.stopword("english"))
        .filter(Filter.stopword("russian"))
        .build()
    )


def _trigrams() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.ngram(3, 3)).filter(Filter.lowercase()).build()


def _exact(schema: Schema, term: str) -> Query:
    return Query.term_query(schema, _TEXT, term, index_option="freq")


def _near(schema: Schema, term: str) -> Query:
    """The term within an edit, from six letters on within two; of one or two letters as it is.

    What is near scores the same, be it rare or common; so the term as it is adds its own BM25.

    **Source:** of the distances, the fuzziness AUTO of Elasticsearch.
    """
    exact = _exact(schema, term)
    if len(term) < 3:
        return exact
    near = Query.fuzzy_term_query(schema, _TEXT, term, distance=1 if len(term) < 6 else 2)
    return Query.boolean_query([(Occur.Should, exact), (Occur.Should, Query.boost_query(near, _NEAR))])


STEMMED = _Tantivy(_stemmed, _exact)
FUZZY = _Tantivy(_content, _near)
NGRAMS = _Tantivy(_trigrams, _exact)
