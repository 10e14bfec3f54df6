"""Relations: which sentences state one thing, alike or otherwise, stored as documents arrive.

What a kind means is not known here: the core compares, the store keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, select, update

from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.clearance import Clearance

_RELATED, _RULES = "related", "relating"
_S, _R, _P = schema.state, schema.relation, schema.passage
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Related:
    """How one passage stands to another.

    Attributes:
        passage_id: of the other.
        kind: agree, revision, scope or conflict.
        strength: how much the two have in common; above 0.
    """

    passage_id: int
    kind: str
    strength: float


def related_to(connection: Connection, *, rules: int) -> int:
    """The change up to which all relations are stored; 0 where they were made by other rules."""
    held = {row.name: int(row.value) for row in connection.execute(select(_S.c.name, _S.c.value))}
    return held.get(_RELATED, 0) if held.get(_RULES) == rules else 0


def relate(
    connection: Connection, found: Mapping[tuple[int, int], tuple[str, float]], *, upto: int, rules: int
) -> None:
    """Store relations, and that all of the changes up to one are through.

    Args:
        found: kind and strength by pair of passages, the smaller number first; those one end of which is gone
            by now are passed over, and those stored already are left as they are.
        upto: the change.
        rules: the version of the rules by which they were found; all that others have found is dropped.
    """
    if related_to(connection, rules=rules) == 0:
        connection.execute(_R.delete())
    there = _standing(connection, sorted(set(chain.from_iterable(found))))
    held = _held(connection, sorted({one for one, _ in found}))
    rows = [
        {"passage_id": one, "other_id": other, "kind": kind, "strength": strength}
        for (one, other), (kind, strength) in found.items()
        if one in there and other in there and (one, other) not in held
    ]
    if rows:
        connection.execute(_R.insert(), rows)
    for name, value in ((_RELATED, upto), (_RULES, rules)):
        if connection.execute(update(_S).where(_S.c.name == name).values(value=value)).rowcount == 0:
            connection.execute(_S.insert().values(name=name, value=value))


def relations_of(
    connection: Connection, passage_ids: Sequence[int], clearance: Clearance
) -> dict[int, list[Related]]:
    """For each of these passages, its relations to others that may be read, strongest first.

    Passages without any are left out. A relation between two of them stands under both.
    """
    asked = frozenset(passage_ids)
    found: dict[int, set[Related]] = {}
    for batch in _batches(sorted(asked)):
        for wanted in _at_either_end(clearance):
            for row in connection.execute(wanted, {"asked": batch}):
                ends = (row.passage_id, row.other_id)
                for one, other in (ends, ends[::-1]):
                    if one in asked:
                        found.setdefault(one, set()).add(Related(other, row.kind, row.strength))
    return {
        number: sorted(found[number], key=lambda one: (-one.strength, one.passage_id))
        for number in passage_ids
        if number in found
    }


def strongest(
    connection: Connection, clearance: Clearance, *, limit: int, kind: str | None = None
) -> list[tuple[int, Related]]:
    """Relations of all that may be read, each once, as one of its passages and what it is to the other.

    Args:
        limit: at most so many of each kind, the strongest first.
        kind: only this one.
    """
    found: list[tuple[int, Related]] = []
    kinds = [kind] if kind else connection.execute(select(_R.c.kind).distinct().order_by(_R.c.kind)).scalars()
    for each in list(kinds):
        wanted = _visible(clearance).where(_R.c.kind == each)
        ranked = wanted.order_by(_R.c.strength.desc(), _R.c.passage_id, _R.c.other_id).limit(limit)
        found += [
            (row.passage_id, Related(row.other_id, row.kind, row.strength))
            for row in connection.execute(ranked)
        ]
    return found


@lru_cache(maxsize=64)
def _visible(clearance: Clearance) -> Select[Any]:
    """Relations both ends of which may be read; made once, for that takes longer than to ask it."""
    wanted = select(_R)
    if clearance.collections is None:
        return wanted
    for column in (_R.c.passage_id, _R.c.other_id):
        end, document = _P.alias(), schema.document.alias()
        wanted = (
            wanted.join(end, end.c.id == column)
            .join(document, document.c.id == end.c.document_id)
            .where(document.c.collection.in_(sorted(clearance.collections)))
        )
    return wanted


@lru_cache(maxsize=64)
def _at_either_end(clearance: Clearance) -> tuple[Select[Any], Select[Any]]:
    """Likewise, those with one of the passages `asked` as their first, and as their other."""
    asked: BindParameter[int] = bindparam("asked", expanding=True)
    wanted = _visible(clearance)
    return wanted.where(_R.c.passage_id.in_(asked)), wanted.where(_R.c.other_id.in_(asked))


def _standing(connection: Connection, passage_ids: Sequence[int]) -> set[int]:
    return {
        number
        for batch in _batches(passage_ids)
        for number in connection.execute(select(_P.c.id).where(_P.c.id.in_(batch))).scalars()
    }


def _held(connection: Connection, passage_ids: Sequence[int]) -> set[tuple[int, int]]:
    wanted = select(_R.c.passage_id, _R.c.other_id)
    return {
        (row.passage_id, row.other_id)
        for batch in _batches(passage_ids)
        for row in connection.execute(wanted.where(_R.c.passage_id.in_(batch)))
    }


def _batches(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[at : at + _BATCH] for at in range(0, len(values), _BATCH))
