"""Scores of the core over the demo corpus: agreement, selection, answers, annotations against the gold.

In come the demo corpus, as the program reads it, and the gold, as a person does; out come shares from 0 to 1.
The halves are every other pair of a file.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.ask import ask
from bot.commands.brief import brief
from bot.commands.compare import compare
from briefings.comparing.agreement import comparison
from briefings.fact import Relation
from tests.ingested import the_demo
from tests.quality import gold
from tests.quality.gold.demo import demo_text, documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.application import Application
    from corpus.document import Passage
    from corpus.span import Span

DIFFERING = ("conflict", "revision", "scope")
"""What is shown side by side as a disagreement."""

LINES = 12
"""Lines of the briefing in which the lines worth having are looked for."""


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo corpus as it was read, by document, and where the comparison of everything put each sentence.

    Attributes:
        ids: the program's name of each document that the gold names.
        clusters: by passage id, the clusters of `compare --all` that it stands in, with their verdicts.
    """

    application: Application
    passages: tuple[Passage, ...]
    ids: dict[str, str]
    clusters: dict[int, dict[int, Relation]]

    def passage(self, place: gold.Place) -> Passage | None:
        """The passage that shares the most of its words with a place of the gold; None when none has half."""
        wanted = "".join(place.text.split())
        near = [one for one in self.passages if one.document.id == self.ids[place.document]]
        best = max(near, key=lambda one: _common(wanted, "".join(one.text.split())), default=None)
        return best if best and _common(wanted, "".join(best.text.split())) > 0.5 else None

    def relation(self, pair: gold.Pair) -> Relation | None:
        """How the core relates two sentences: compared directly, or side by side in `compare --all`."""
        first, second = self.passage(pair.first), self.passage(pair.second)
        if first is None or second is None:
            return None
        compared = comparison(first, second)
        if compared is not None:
            return compared.relation
        mine, theirs = self.clusters.get(first.id, {}), self.clusters.get(second.id, {})
        return next((verdict for at, verdict in mine.items() if at in theirs), None)


def demo_read(application: Application) -> Demo:
    """The demo, with everything compared once."""
    documents = application.reader.documents()
    passages = application.reader.passages_of([one.id for one in documents])
    place = {(one.document.id, one.span.start): one.id for one in passages}
    clusters: dict[int, dict[int, Relation]] = {}
    for at, cluster in enumerate(compare(application, everything=True).shape["clusters"]):
        for stated in cluster["statements"]:
            cited = stated["citation"]
            number = place[cited["document_id"], cited["spans"][0][0]]
            clusters.setdefault(number, {})[at] = Relation(cluster["verdict"])
    return Demo(application, passages, _ids(passages), clusters)


def scores(application: Application | None = None) -> dict[str, float]:
    """Every score; `_even` and `_odd` are the halves of a file, to tune on one and look at the other.

    Args:
        application: that has read the demo; None reads it into a passing home.
    """
    if application is None:
        with tempfile.TemporaryDirectory() as folder:
            return scores(the_demo(Path(folder)))
    demo = demo_read(application)
    agreements, disagreements, lookalikes = gold.agreements(), gold.disagreements(), gold.lookalikes()
    return {
        **_halves("agreement_recall", agreements, lambda sample: _agreeing(demo, sample)),
        **_halves("disagreement_recall", disagreements, lambda sample: _differing(demo, sample)),
        **_halves("disagreement_class", disagreements, lambda sample: _classed(demo, sample)),
        "agreements_called_conflicts": _share(
            demo.relation(pair) is Relation.CONFLICT for pair in agreements
        ),
        **_classes(demo, [*agreements, *disagreements, *lookalikes]),
        "false_alarms": _share(_alarmed(demo, pair) for pair in lookalikes),
        "copies_folded": _copies(demo),
        **_topics(demo),
        **_questions(demo),
        **_annotated(demo),
    }


def _halves(
    name: str, pairs: Sequence[gold.Pair], measured: Callable[[Sequence[gold.Pair]], float]
) -> dict[str, float]:
    return {
        name: measured(pairs),
        f"{name}_even": measured(pairs[::2]),
        f"{name}_odd": measured(pairs[1::2]),
    }


def _agreeing(demo: Demo, pairs: Sequence[gold.Pair]) -> float:
    return _share(demo.relation(pair) is Relation.AGREE for pair in pairs)


def _differing(demo: Demo, pairs: Sequence[gold.Pair]) -> float:
    return _share(demo.relation(pair) not in {None, Relation.AGREE} for pair in pairs)


def _classed(demo: Demo, pairs: Sequence[gold.Pair]) -> float:
    """Of the disagreements found, those that are given their class."""
    found = [(pair, demo.relation(pair)) for pair in pairs]
    return _share(
        pair.kind == relation.value for pair, relation in found if relation not in {None, Relation.AGREE}
    )


def _classes(demo: Demo, pairs: Sequence[gold.Pair]) -> dict[str, float]:
    """Precision and recall of each class, and the precision of all that is shown as a disagreement."""
    kinds = {Relation.AGREE: "agreement"}
    read = [
        (pair.kind, None if relation is None else kinds.get(relation, relation.value))
        for pair in pairs
        for relation in [demo.relation(pair)]
    ]
    found = {}
    for name, kind in (("support", "agreement"), *((each, each) for each in DIFFERING)):
        found[f"{name}_precision"] = _share((true == kind for true, said in read if said == kind), of_none=1)
        found[f"{name}_recall"] = _share(said == kind for true, said in read if true == kind)
    shown = (true in DIFFERING for true, said in read if said in DIFFERING)
    return {**found, "shown_precision": _share(shown, of_none=1)}


def _alarmed(demo: Demo, pair: gold.Pair) -> bool:
    """Two sentences that have nothing to do with each other are set beside each other."""
    return demo.relation(pair) is not None


def _copies(demo: Demo) -> float:
    origins = demo.application.reader.origins(list(demo.ids.values()))
    groups = [[origins[demo.ids[key]] for key in group.documents] for group in gold.copies()]
    folded = sum(len(group) - len(set(group)) for group in groups)
    expected = sum(len(group) - 1 for group in groups)
    wrongly = len(origins) - len(set(origins.values())) - folded
    return max(0.0, (folded - wrongly) / expected)


def _topics(demo: Demo) -> dict[str, float]:
    shape = brief(demo.application, "morning", limit=LINES).shape
    told = {
        _place(citation)
        for section in shape["sections"]
        for line in section["lines"]
        for citation in (
            line["citation"],
            *line["support"]["citations"],
            *(one["citation"] for one in line["conflicts"]),
        )
    }
    drawn = [line["citation"] for section in shape["sections"] for line in section["lines"]]
    lines = {_place(citation) for citation in drawn}

    def hit(places: Iterable[gold.Place], among: set[tuple[str, int]]) -> list[bool]:
        passages = [demo.passage(place) for place in places]
        return [one is not None and (one.document.id, one.span.start) in among for one in passages]

    topics = gold.topic_lines()
    worth = [place for topic in topics for place in topic.worth]
    return {
        "topic_lines_told": _share(hit(worth, told)),
        "topic_lines_worth": sum(hit(worth, lines)) / len(lines),
        "never_lines": float(sum(hit((place for topic in topics for place in topic.never), lines))),
    }


def _questions(demo: Demo) -> dict[str, float]:
    first: list[bool] = []
    among: list[bool] = []
    answered: list[bool] = []
    refused: list[bool] = []
    for question in gold.questions():
        shape = ask(demo.application, question.text).shape
        if not question.answers:
            refused.append(not shape["answered"])
            continue
        wanted = {
            (one.document.id, one.span.start) for place in question.answers if (one := demo.passage(place))
        }
        found = [_place(excerpt["citation"]) in wanted for excerpt in shape["excerpts"]]
        first.append(any(found[:1]))
        among.append(any(found[:5]))
        answered.append(bool(shape["answered"]))
    return {
        "question_first": _share(first),
        "question_among_five": _share(among),
        "question_answered": _share(answered),
        "question_refused": _share(refused),
    }


def _annotated(demo: Demo) -> dict[str, float]:
    figures, dates, speakers = [], [], []
    for figure in gold.figures():
        passage = demo.passage(figure.sentence)
        figures.append(
            passage is not None
            and any(
                _overlap(passage, figure.words, each.span)
                and each.value == figure.value
                and (each.unit == figure.unit or (each.unit or "").partition("/")[0] == figure.unit)
                and each.qualifier == figure.qualifier
                for each in passage.figures
            )
        )
    for date in gold.dates():
        passage = demo.passage(date.sentence)
        dates.append(
            passage is not None
            and any(
                _overlap(passage, date.words, each.span) and each.iso == date.iso for each in passage.dates
            )
        )
    for speaker in gold.speakers():
        passage = demo.passage(speaker.sentence)
        said = passage.attribution if passage else None
        speakers.append((said is None) if speaker.speaker is None else speaker.speaker in (said or ""))
    return {"figures": _share(figures), "dates": _share(dates), "speakers": _share(speakers)}


def _overlap(passage: Passage, words: str, span: Span) -> bool:
    start = " ".join(passage.text.split("\n")).find(words) + passage.span.start
    return start >= passage.span.start and start < span.end and span.start < start + len(words)


def _ids(passages: Iterable[Passage]) -> dict[str, str]:
    """For each key of the gold, the document that has the most of its sentences."""
    found = {}
    for key in documents():
        seen = "".join(demo_text(key).split())
        standing = Counter(one.document.id for one in passages if "".join(one.text.split()) in seen)
        found[key] = standing.most_common(1)[0][0]
    return found


def _common(one: str, other: str) -> float:
    """How much of the longer text the shorter one is, where it stands in it; else 0."""
    short, long = sorted((one, other), key=len)
    return len(short) / len(long) if short and short in long else 0.0


def _place(citation: dict[str, object]) -> tuple[str, int]:
    spans = citation["spans"]
    assert isinstance(spans, list)
    return str(citation["document_id"]), int(spans[0][0])


def _share(hits: Iterable[bool], *, of_none: float = 0.0) -> float:
    every = list(hits)
    return sum(every) / len(every) if every else of_none


def misses(demo: Demo) -> list[str]:
    """Pairs of the gold that are read otherwise, one line each, for people."""
    return [
        f"{pair.kind:>10} read as {relation or '-'!s:>8} | {pair.first.text[:90]} | {pair.second.text[:90]}"
        for pair in chain(gold.agreements(), gold.disagreements(), gold.lookalikes())
        if (relation := demo.relation(pair))
        != {"agreement": "agree", "lookalike": None}.get(pair.kind, pair.kind)
    ]
