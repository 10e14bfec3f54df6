"""The tables of a run."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.search.engines import NAMES, OURS, STEMMED, WRATIO
from tests.bench.search.floors import CLEAN_SETS, floors
from tests.bench.search.ours import REFUSED_BELOW
from tests.bench.search.quality import MISSPELT, kept, recall, refused, variants
from tests.bench.search.table import Table, number, share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.search.measured import Measured, Run
    from tests.bench.search.runs import Asked
    from tests.quality.search import Question

_KINDS = ("xquad-en", "bbc-headline", "names", "xquad-ru", "xquad-zh", "cmrc-zh")
_ABSENT = "–"


def tables(measured: Measured) -> Iterator[Table]:
    """Everything that was measured, and last what was asked for."""
    yield _speed(measured)
    yield _memory(measured)
    if len(measured.sizes) > 1:
        yield _growth(measured)
    yield _added(measured)
    yield _recall(measured)
    yield _ratios(measured)
    yield _refusals(measured)
    yield Table(
        "What was asked for",
        f"Quality is that over {measured.judged:,} passages.",
        ["measure", "asked for", "measured", "reached"],
        [each.row for each in floors(measured)],
    )


def _runs(measured: Measured) -> Iterator[tuple[str, int, Run]]:
    for name in NAMES:
        for passages, size in measured.sizes.items():
            if name in size.runs:
                yield name, passages, size.runs[name]


def _speed(measured: Measured) -> Table:
    return Table(
        "Speed",
        "Milliseconds of a processor for a question, one after the other, all sets and variants mixed. "
        "Opened: from the end of a new process's imports to its first answer. Built: passages a second of "
        "a processor. The peers keep no texts; ours and WRatio do.",
        ["engine", "passages", "p50 ms", "p99 ms", "opened s", "opened CPU s", "built/s", "MB on disk"],
        [
            (
                name,
                f"{passages:,}",
                number(run.asked.cpu_ms(0.5)),
                number(run.asked.cpu_ms(0.99)),
                number(run.asked.opened_s),
                number(run.asked.opened_cpu_s),
                _ABSENT if name == WRATIO else number(run.built.passages_a_second),
                number(run.built.megabytes),
            )
            for name, passages, run in _runs(measured)
        ],
    )


def _memory(measured: Measured) -> Table:
    return Table(
        "Memory",
        "MB above what the process holds after its imports (base): resident, and of that what is no file's "
        "(anonymous), after so many questions. Files that are mapped count as resident as far as they were "
        "touched, and can be given back at any time.",
        ["engine", "passages", "base", "1", "100", "600", "all"],
        [
            (name, f"{passages:,}", number(run.asked.base.resident), *_held(run.asked))
            for name, passages, run in _runs(measured)
        ],
    )


def _held(asked: Asked) -> list[str]:
    shown = [f"{held.resident:.0f} ({held.anonymous:.0f})" for _, held in asked.memory]
    return [*shown[:-1], *[_ABSENT] * (4 - len(shown)), shown[-1]]


def _growth(measured: Measured) -> Table:
    figures: dict[str, Callable[[Run], float]] = {
        "p50": lambda run: run.asked.cpu_ms(0.5),
        "p99": lambda run: run.asked.cpu_ms(0.99),
        "opened CPU": lambda run: run.asked.opened_cpu_s,
        "resident": lambda run: run.asked.held.resident,
        "on disk": lambda run: run.built.megabytes,
        "built CPU": lambda run: run.built.cpu_s,
    }
    rows = []
    for few, many in pairwise(measured.sizes):
        for name in NAMES:
            less, more = measured.run(name, few), measured.run(name, many)
            if less and more:
                factors = (f"{of(more) / max(of(less), 1e-9):.1f}" for of in figures.values())
                rows.append((name, f"{few:,} → {many:,}", *factors))
    growth = " → ".join(f"{sum(size.vocabulary.values()):,}" for size in measured.sizes.values())
    scripts = "; ".join(
        f"{passages:,} passages: " + ", ".join(f"{count:,} {name}" for name, count in size.vocabulary.items())
        for passages, size in measured.sizes.items()
    )
    return Table(
        "Growth",
        f"How many times as much. The vocabulary grows {growth} words ({scripts}).",
        ["engine", "passages", *figures],
        rows,
    )


def _added(measured: Measured) -> Table:
    rows = []
    for passages, size in measured.sizes.items():
        if size.added:
            here, cpu, reader = zip(*((e.wall_s, e.cpu_s, e.reader_s) for e in size.added), strict=True)
            times = (f"{median(each):.3f} / {max(each):.3f}" for each in (here, cpu, reader))
            rows.append((f"{passages:,}", str(len(size.added)), *times))
    return Table(
        "One document added, until it is found",
        "Seconds, median / slowest, of documents of nine sentences added one after the other to our index: "
        "in the process that writes, and in a second one that opens the index again and again. What the "
        "other engines have written is on the disk before: each addition would wait for it.",
        ["passages", "documents", "writer s", "writer CPU s", "reader s"],
        rows,
    )


def _recall(measured: Measured) -> Table:
    runs = {name: run for name in NAMES if (run := measured.run(name, measured.judged))}
    full = {name: run.recalls for name, run in runs.items() if name != WRATIO}
    rows = []
    for group in variants(full[OURS], _KINDS):
        cells = (f"{found[group].first:.3f} / {found[group].fifth:.3f}" for found in full.values())
        rows.append((*group, str(full[OURS][group].asked), *cells, *[_ABSENT] * (WRATIO in runs)))
    if WRATIO in runs:
        few = runs[WRATIO].questions
        same = {(each.id, each.variant) for each in few}
        found = [_of_these(run, same) for run in runs.values()]
        rows.append(("any", "any", str(len(few)), *found))
    return Table(
        f"Recall over {measured.judged:,} passages",
        "R@1 / R@5: the share of questions whose first passage is right, and of those with a right one among "
        "five. The last line is over the few questions that WRatio was asked.",
        ["set", "variant", "questions", *runs],
        rows,
    )


def _of_these(run: Run, same: set[tuple[str, str]]) -> str:
    pairs = zip(run.questions, run.asked.answers, strict=True)
    questions, answers = zip(*((q, a) for q, a in pairs if (q.id, q.variant) in same), strict=True)
    found = recall(questions, answers)
    return f"{found.first:.3f} / {found.fifth:.3f}"


def _ratios(measured: Measured) -> Table:
    ours, stemmed = (measured.run(name, measured.judged) for name in (OURS, STEMMED))
    rows = []
    if ours and stemmed:
        for kind in CLEAN_SETS:
            one, peer = ours.recalls[kind, "clean"], stemmed.recalls[kind, "clean"]
            misspelt = (
                share(kept(ours.questions, ours.asked.answers, variant, kind))
                if (kind, variant) in ours.recalls
                else _ABSENT
                for variant in ("t1all", "t2all")
            )
            rows.append((kind, share(one.first / peer.first), share(one.fifth / peer.fifth), *misspelt))
    return Table(
        "Set by set",
        "Ours to BM25 + stemmer on clean questions, and ours misspelt to the very same questions clean.",
        ["set", "R@1 to BM25", "R@5 to BM25", "R@5 t1all to clean", "R@5 t2all to clean"],
        rows,
    )


def _refusals(measured: Measured) -> Table:
    groups: dict[str, frozenset[str]] = {
        **{
            name: frozenset({name}) for name in ("clean", "t1one", "t1all", "t2all", "wiki", "phon1", "phon2")
        },
        "misspelt": MISSPELT,
    }
    rows = []
    for group, chosen in groups.items():
        cells = []
        for name, half in measured.halves.items():
            of = _asked_with(chosen)
            cells.append(share(refused(half.questions, half.asked.answers, of)[0]))
            if name == OURS:
                right, wrong = refused(half.questions, half.asked.answers, of, at=REFUSED_BELOW)
                cells.append(f"{right:.3f} / {wrong:.3f}")
        rows.append((group, *cells))
    engines = [
        column for name in measured.halves for column in ([name, "at our bar"] if name == OURS else [name])
    ]
    return Table(
        "Refusals",
        "Without the passages of every document whose SHA-1 is even: the share of questions without an "
        "answer that is refused when 5 % of those with one are, by the confidence that each engine gives "
        "(BM25 finds next to nothing Chinese: no bar spares that). At our bar: of those without an answer "
        "/ of those with one, what the program as it is refuses. Misspelt: all six variants together.",
        ["variant", *engines],
        rows,
    )


def _asked_with(chosen: frozenset[str]) -> Callable[[Question], bool]:
    return lambda question: question.variant in chosen
