"""The reply to `compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings import phrases
from briefings.fact import Relation
from briefings.replies.parts import counts, slices
from briefings.reply import Item, Mark, Reply, Section, Statement

if TYPE_CHECKING:
    from briefings.compare import Compared


def reply_to_compare(compared: Compared) -> Reply:
    """Clusters of statements under what they are to each other, disagreements first."""
    by_verdict: dict[Relation, list[Item]] = {}
    for number, cluster in enumerate(compared.clusters, 1):
        statements = tuple(
            Statement(
                stated.quote,
                stated.citation,
                emphasis=slices(stated.quote, (figure.span for figure in stated.figures)),
                attribution=stated.attribution,
            )
            for stated in cluster.statements
        )
        marks = (Mark.DISAGREE,) if cluster.verdict is Relation.CONFLICT else ()
        by_verdict.setdefault(cluster.verdict, []).append(
            Item(number, f"compare #{number}", statements, marks)
        )
    sections = tuple(
        Section(
            phrases.VERDICTS[verdict], tuple(items), Mark.DISAGREE if verdict is Relation.CONFLICT else None
        )
        for verdict, items in by_verdict.items()
    )
    return Reply(
        title=phrases.about(phrases.COMPARE, compared.topic),
        counts=counts(item for section in sections for item in section.items),
        sections=sections,
        notice="" if sections else phrases.NO_CLUSTERS,
        footer=(phrases.several(len(compared.clusters), "cluster"),),
    )
