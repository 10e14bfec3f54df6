"""The peer that the selection is measured against: sumy's LexRank, over our own sentences and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer

if TYPE_CHECKING:
    from collections.abc import Sequence


class Words:
    """What sumy asks of a tokenizer, without the data that its own would download."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of a sentence."""
        return tuple(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", sentence))


def ranked(sentences: Sequence[str]) -> list[str]:
    """The sentences of a cluster, the most central first.

    Function words are not left out: with sumy's list of them it scores a full point less.
    """
    tokenizer = Words()
    parsed = [Sentence(sentence, tokenizer) for sentence in sentences]
    document = ObjectDocumentModel([Paragraph(parsed)])
    rates = _Rated(Stemmer("english")).rates(document)
    return [sentences[at] for at in sorted(range(len(sentences)), key=lambda at: (-rates[at], at))]


class _Rated(LexRankSummarizer):  # type: ignore[misc]  # sumy ships no types
    """LexRank that gives its rates: sumy itself gives the best sentences in the order of the text only."""

    def rates(self, document: ObjectDocumentModel) -> list[float]:
        """The centrality of each sentence, in the order of the text; the same steps as sumy's own call."""
        words = [self._to_words_set(sentence) for sentence in document.sentences]
        matrix = self._create_matrix(words, self.threshold, self._compute_tf(words), self._compute_idf(words))
        return [float(rate) for rate in self.power_method(matrix, self.epsilon)]
