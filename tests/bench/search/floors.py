"""What the search has to reach, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.search.engines import FTS5, FUZZY, OURS, STEMMED, UNBARRED, WRATIO
from tests.bench.search.quality import MISSPELT, kept, refused
from tests.bench.search.table import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.search.measured import Measured, Run
    from tests.bench.search.quality import Recall

CLEAN_SETS = ("xquad-en", "bbc-headline", "names", "xquad-ru")
HUNDRED_THOUSAND, MILLION = 100_000, 1_000_000

_FIFTH = {
    ("names", "t1all"): 0.95,
    ("names", "phon1"): 0.95,
    ("names", "phon2"): 0.90,
    ("names", "surname-phon1"): 0.55,
    ("xquad-zh", "clean"): 0.90,
    ("cmrc-zh", "clean"): 0.90,
    ("xquad-ru", "clean"): 0.89,
    ("xquad-ru", "t1all"): 0.80,
}
"""The least R@5 by set and variant."""


@dataclass(frozen=True, slots=True)
class Floor:
    """One thing that is asked for.

    Attributes:
        measure: what is measured.
        limit: the least value, or the highest.
        value: as measured; None where this run did not measure it.
        highest: whether the limit is the highest value allowed.
    """

    measure: str
    limit: float
    value: float | None
    highest: bool = False

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The measure, the limit, the figure, and whether it is reached."""
        asked = f"{'≤' if self.highest else '≥'} {number(self.limit)}"
        if self.value is None:
            return self.measure, asked, "not measured", ""
        reached = self.value <= self.limit if self.highest else self.value >= self.limit
        return self.measure, asked, number(self.value), "yes" if reached else "no"


def floors(measured: Measured) -> list[Floor]:
    """All of them; quality is that over the passages it is judged on."""
    return [*_quality(measured), *_refusals(measured), *_speed(measured), *_size(measured)]


def _quality(measured: Measured) -> Iterator[Floor]:
    stemmed = measured.run(STEMMED, measured.judged)
    for name, said in ((UNBARRED, ""), (OURS, ", at our bar")):
        ours = measured.run(name, measured.judged)
        if ours is None or stemmed is None:
            continue
        for kind in CLEAN_SETS:
            one, peer = ours.recalls[kind, "clean"], stemmed.recalls[kind, "clean"]
            yield Floor(f"{kind}: R@1 to that of BM25 + stemmer{said}", 1.05, one.first / peer.first)
            yield Floor(f"{kind}: R@5 to that of BM25 + stemmer{said}", 1.00, one.fifth / peer.fifth)
        for variant, limit in (("t1all", 0.95), ("t2all", 0.87)):
            share = kept(ours.questions, ours.asked.answers, variant)
            yield Floor(f"{variant}: R@5 to our own clean{said}", limit, share)
        for (kind, variant), limit in _FIFTH.items():
            found: Recall | None = ours.recalls.get((kind, variant))
            yield Floor(f"{kind} {variant}: R@5{said}", limit, found.fifth if found else None)


def _refusals(measured: Measured) -> Iterator[Floor]:
    half = measured.halves.get(OURS)
    for name, variants, limit in (("clean", {"clean"}, 0.80), ("misspelt", MISSPELT, 0.60)):
        value = None
        if half:
            value, _ = refused(half.questions, half.asked.answers, lambda each: each.variant in variants)  # noqa: B023  called at once
        yield Floor(f"{name}: no-answer questions refused at 5 % false refusals", limit, value)


def _speed(measured: Measured) -> Iterator[Floor]:
    for passages, limit in ((HUNDRED_THOUSAND, 0.15), (MILLION, 0.35)):
        ours, fuzzy = (measured.run(name, passages) for name in (OURS, FUZZY))
        yield Floor(
            f"CPU p99 at {passages:,} to that of tantivy fuzzy", limit, _slower(ours, fuzzy), highest=True
        )
    ours, fts5 = (measured.run(name, MILLION) for name in (OURS, FTS5))
    yield Floor(f"CPU p99 at {MILLION:,} to that of FTS5", 1 / 15, _slower(ours, fts5), highest=True)
    ours, scanned = (measured.run(name, measured.judged) for name in (OURS, WRATIO))
    yield Floor(f"CPU p50 of WRatio at {measured.judged:,} to ours", 300, times_faster(ours, scanned))


def _slower(ours: Run | None, peer: Run | None) -> float | None:
    return ours.asked.cpu_ms(0.99) / peer.asked.cpu_ms(0.99) if ours and peer else None


def times_faster(ours: Run | None, scanned: Run | None) -> float | None:
    """The median of a peer that was asked few questions to our median of the very same ones."""
    if ours is None or scanned is None:
        return None
    same = {(each.id, each.variant) for each in scanned.questions}
    own = [
        cpu_s
        for each, cpu_s in zip(ours.questions, ours.asked.cpu_s, strict=True)
        if cpu_s is not None and (each.id, each.variant) in same
    ]
    return scanned.asked.cpu_ms(0.5) / (median(own) * 1e3)


def _size(measured: Measured) -> Iterator[Floor]:
    ours = measured.run(OURS, MILLION)
    yield Floor(
        f"s from imports to the first answer at {MILLION:,}",
        0.2,
        ours.asked.opened_s if ours else None,
        highest=True,
    )
    yield Floor(
        f"MB over the imports at {MILLION:,}, after the last question",
        300,
        ours.asked.held.resident if ours else None,
        highest=True,
    )
    for passages, size in measured.sizes.items():
        yield Floor(
            f"passages built a CPU second at {passages:,}", 20_000, size.runs[OURS].built.passages_a_second
        )
        slowest = max((max(each.wall_s, each.reader_s) for each in size.added), default=None)
        yield Floor(
            f"s until a document added is found at {passages:,}, the slowest", 0.5, slowest, highest=True
        )
