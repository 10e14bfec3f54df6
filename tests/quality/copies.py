"""Near-copies among real passages: how many made copies fold into their source, and how many others do.

In come the development passages of the search set, grouped by the document they stand in; out come recall
and false pairs. A copy is its document cut to 30 to 70 %, in another order, under another title, or with an
agency's line. Everything runs through a real store.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus.block import Block, Role
from corpus.canonical import text_sha256
from corpus.copies import shingles
from corpus.derivation import Derived
from corpus.document import Metadata
from corpus.span import Span
from corpus.store import Store
from corpus.store.schema import metadata, near_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SHARED = Path(__file__).resolve().parents[2] / "../shared"
FILES = ("open-license.jsonl.gz", "research-only.jsonl.gz")
PASSAGES = 20_000
COPIES = 1_000
SEED = 20_000
READ_AT = "2024-05-20T06:00:00Z"
ALREADY = 0.3
"""From this share of common shingles on two documents of the set were alike before any copy was made."""

SHORTEST = 60
"""Words from which a document still says something when it is cut to 30 %."""

_KINDS = ("cut", "reordered", "retitled", "agency line")
_AGENCY_LINES = ("(Reuters) - ", "LONDON, May 5 (AP) — ", "新华社电 ", "ТАСС, 5 мая. ")


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found.

    Attributes:
        recall: share of the copies that are paired with their source, 0..1.
        recall_long: the same over sources of `SHORTEST` words and more.
        by_kind: the same by the kind of copy.
        false_pairs: pairs of documents that were unlike before, and of copies of such.
        known_pairs: pairs found of documents that were alike before, by their names in the set.
    """

    recall: float
    recall_long: float
    by_kind: Mapping[str, float]
    false_pairs: tuple[tuple[str, str], ...]
    known_pairs: tuple[tuple[str, str], ...]


def documents(
    shared: Path = SHARED, *, passages: int = PASSAGES, odd: bool | None = None
) -> dict[str, list[str]]:
    """The passages of whole documents, by document, up to a number of passages; drawn by a fixed seed."""
    held: dict[str, list[str]] = defaultdict(list)
    for name in FILES:
        with gzip.open(shared / "eval/dev/search" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                held[row["doc"]].append(row["text"])
    names = sorted(held)
    random.Random(SEED).shuffle(names)  # noqa: S311  (a sample, no secret)
    if odd is not None:
        names = names[odd::2]
    drawn: dict[str, list[str]] = {}
    count = 0
    for name in names:
        if count >= passages:
            break
        drawn[name] = held[name]
        count += len(held[name])
    return drawn


def made_copies(
    sources: Mapping[str, Sequence[str]], *, copies: int = COPIES
) -> dict[str, tuple[str, str, str]]:
    """Copies by name, each with its source, its kind and its text; drawn by a fixed seed."""
    draw = random.Random(SEED + 1)  # noqa: S311  (a sample, no secret)
    made = {}
    names = draw.sample(sorted(sources), min(copies, len(sources)))
    for at, name in enumerate(names):
        kind = _KINDS[at % len(_KINDS)]
        made[f"copy-{at}"] = (name, kind, _copy(list(sources[name]), kind, draw))
    return made


def _copy(passages: list[str], kind: str, draw: random.Random) -> str:
    if kind == "cut":
        text = "\n".join(passages)
        size = round(len(text) * draw.uniform(0.3, 0.7))
        start = draw.choice((0, draw.randint(0, len(text) - size)))
        return text[start : start + size]
    if kind == "reordered":
        draw.shuffle(passages)
        return "\n".join(passages)
    if kind == "agency line":
        return draw.choice(_AGENCY_LINES) + "\n".join(passages)
    return "\n".join(["What is known so far about the events of the day", *passages])


def measured(shared: Path = SHARED, *, passages: int = PASSAGES, copies: int = COPIES) -> Copies:
    """Store the documents and the copies, in mixed order, and read off which were paired."""
    sources = documents(shared, passages=passages)
    made = made_copies(sources, copies=copies)
    texts = {name: "\n".join(parts) for name, parts in sources.items()}
    texts |= {name: text for name, (_, _, text) in made.items()}
    found = _paired(texts)
    origin = {name: made[name][0] if name in made else name for name in texts}
    hits = [
        (name, source, kind, tuple(sorted((name, source))) in found)
        for name, (source, kind, _) in made.items()
    ]
    others = {tuple(sorted((origin[one], origin[other]))) for one, other in found} - {
        (one, one) for one in sources
    }
    alike = {pair: _alike(texts[pair[0]], texts[pair[1]]) for pair in sorted(others)}
    return Copies(
        recall=_share(hit for *_, hit in hits),
        recall_long=_share(hit for _, source, _, hit in hits if _words(texts[source]) >= SHORTEST),
        by_kind={kind: _share(hit for *_, of, hit in hits if of == kind) for kind in _KINDS},
        false_pairs=tuple((one, other) for (one, other), share in alike.items() if share < ALREADY),
        known_pairs=tuple((one, other) for (one, other), share in alike.items() if share >= ALREADY),
    )


def scores(shared: Path) -> dict[str, float]:
    """Recall, over all documents and over those that are long enough to be cut; and how many false pairs."""
    found = measured(shared)
    return {
        "copies_recall": found.recall,
        "copies_recall_of_60_words": found.recall_long,
        "copies_false_pairs": float(len(found.false_pairs)),
        "copies_alike_before": float(len(found.known_pairs)),
        **{f"copies_{kind.replace(' ', '_')}": share for kind, share in found.by_kind.items()},
    }


def _words(text: str) -> int:
    return len(shingles(text)) + 4


def _alike(one: str, other: str) -> float:
    first, second = shingles(one), shingles(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _paired(texts: Mapping[str, str]) -> set[tuple[str, ...]]:
    names = sorted(texts)
    random.Random(SEED + 2).shuffle(names)  # noqa: S311  (an order, no secret)
    with TemporaryDirectory() as folder:
        store = Store.at(f"sqlite:///{folder}/copies.db")
        metadata.create_all(store.engine)
        store.put([(_derived(name, texts[name]), "public") for name in names], read_at=READ_AT)
        with store.engine.connect() as connection:
            rows = connection.execute(select(near_copy.c.document_id, near_copy.c.other_id)).all()
        store.engine.dispose()
    return {tuple(sorted((row.document_id, row.other_id))) for row in rows}


def _derived(name: str, text: str) -> Derived:
    """A document of one paragraph, of which only what copies are found by is derived."""
    return Derived(
        source=f"/news/{name}.txt",
        identity=f"id:{name}",
        given_id=name,
        text=text,
        text_sha256=text_sha256(text),
        metadata=Metadata(title=name),
        blocks=(Block(Role.PARAGRAPH, Span(0, len(text))),) if text else (),
        sentences=(),
        passages=(),
        shingles=shingles(text),
    )


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return sum(every) / len(every) if every else 1.0
