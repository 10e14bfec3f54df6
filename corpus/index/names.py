"""Names: whether a question asks for someone or something by a name that no document holds.

A name is a run of words with capitals inside a question; its last word is the head ("Lionel Messi").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.question import QuestionWord

_MOST_OF_A_SENTENCE = 4


def name_runs(words: Sequence[QuestionWord]) -> list[tuple[int, ...]]:
    """The places of the words of each name, in order; none where capitals do not tell names from words.

    That is in headlines, where every word has one, and in languages such as German: told by its small words.
    """
    content = [word for word in words if word.weight]
    if any(word.faint for word in content):
        return []
    if len(content) >= _MOST_OF_A_SENTENCE and all(word.named for word in content[1:]):
        return []
    runs: list[list[int]] = []
    for place, word in enumerate(words):
        if not (word.named and word.weight):
            continue
        if runs and runs[-1][-1] == place - 1 and word.start - words[place - 1].end == 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [tuple(run) for run in runs]
