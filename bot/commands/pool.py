"""Pools: the passages that a command works over, found by words, or the newest there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.blocking import figure_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.application import Application
    from corpus.document import Passage

MAX_DOCUMENTS = 500
"""Documents of an overview, the newest first: what nobody could read in a morning anyway."""

MAX_HITS = 200
"""Passages found for one word."""


def newest(
    application: Application, *, since: str | None = None, until: str | None = None
) -> tuple[Passage, ...]:
    """Every passage of the newest documents."""
    documents = application.reader.documents(since=since, until=until, limit=MAX_DOCUMENTS)
    return application.reader.passages_of([document.id for document in documents])


def about(
    application: Application,
    words: Iterable[str],
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int = MAX_HITS,
) -> tuple[Passage, ...]:
    """Passages about any of these words or names, the best of the first word first, each once."""
    index = application.index()
    ids: dict[int, None] = {}
    for word in words:
        found = index.search(
            word,
            clearance=application.clearance,
            aliases=application.aliases,
            since=since,
            until=until,
            limit=limit,
        )
        ids.update((hit.passage_id, None) for hit in found.hits)
    return application.reader.passages(list(ids))


def peers(
    application: Application, passages: Iterable[Passage], pool: Sequence[Passage] = ()
) -> dict[int, list[Passage]]:
    """For each passage, those that may state the same figure: nearly the same value, or the same unit."""
    by_unit: dict[str, list[Passage]] = {}
    for passage in pool:
        for unit in {figure.unit for figure in passage.figures if figure.unit}:
            by_unit.setdefault(unit, []).append(passage)
    found = {}
    for passage in passages:
        keys = figure_keys(passage.figures)
        near = application.reader.with_keys(keys) if keys else ()
        beside = [
            each for unit in {one.unit for one in passage.figures} for each in by_unit.get(unit or "", ())
        ]
        found[passage.id] = list({each.id: each for each in (*near, *beside)}.values())
    return found


def origins(application: Application, passages: Iterable[Passage]) -> Mapping[str, str]:
    """The origin of every document that these passages stand in, the earliest published first."""
    documents = {passage.document.id: passage.document for passage in passages}
    told = sorted(documents.values(), key=lambda each: (each.published_at or "9999", each.id))
    return application.reader.origins([document.id for document in told])
