"""`python -m tests.chaos [--runs 8] [--database sqlite|postgresql] [--seed 0] [--only WORDS]`.

Prints one table. Exit 1 where a row that promises neither duplicates nor missing ones has some.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import reduce
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.store.engine import url_of_file
from tests import postgres
from tests.chaos.harness import Run, Trouble
from tests.chaos.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chaos.count import Count

SQLITE, POSTGRESQL = "sqlite", "postgresql"
FORM = "{:<31} {:<10} {:>4} {:>5} {:>6} {:>10} {:>8} {:>6} {:>10} {:>7} {:>4} {:>5} {:>7}"
HEAD = FORM.format(
    "protocol, trouble",
    "database",
    "runs",
    "kills",
    "pauses",
    "deliveries",
    "requests",
    "faulty",
    "duplicates",
    "missing",
    "held",
    "wrong",
    "seconds",
)


def main() -> int:
    """The table; 1 where a promise is broken."""
    options = _options()
    databases: tuple[str, ...] = (options.database,) if options.database else (SQLITE, POSTGRESQL)
    absent = postgres.why_absent()
    if absent and POSTGRESQL in databases:
        print(f"without PostgreSQL: {absent}")  # noqa: T201  a table is printed
        databases = tuple(one for one in databases if one != POSTGRESQL)
    broken = False
    print(HEAD, flush=True)  # noqa: T201  likewise
    with ExitStack() as stack:
        cluster = stack.enter_context(postgres.cluster()) if POSTGRESQL in databases else None
        pool = stack.enter_context(ThreadPoolExecutor(options.jobs))
        wanted = [row for row in rows(options.runs, databases) if options.only in row.name]
        counts = [
            [
                pool.submit(one_run, trouble, row.database, options.seed + number, cluster)
                for number, trouble in enumerate(row.troubles)
            ]
            for row in wanted
        ]
        for row, coming in zip(wanted, counts, strict=True):
            total = reduce(add, (one.result() for one in coming))
            failed = row.broken(total)
            broken = broken or failed
            print(_line(row.name, row.database, total) + ("  BROKEN" if failed else ""), flush=True)  # noqa: T201
    return int(broken)


def one_run(trouble: Trouble, database: str, seed: int, cluster: str | None) -> Count:
    """What one run in a folder and a database of its own came to."""
    with tempfile.TemporaryDirectory() as name, _url(Path(name), database, cluster) as url:
        return Run(trouble, url, Path(name), seed).counted()


@contextmanager
def _url(folder: Path, database: str, cluster: str | None) -> Iterator[str]:
    if database == SQLITE or cluster is None:
        yield url_of_file(folder / "communique.db")
    else:
        with postgres.database(cluster) as url:
            yield url


def _line(name: str, database: str, total: Count) -> str:
    return FORM.format(
        name,
        database,
        total.runs,
        total.kills,
        total.pauses,
        f"{total.deliveries:,}",
        f"{total.requests:,}",
        f"{total.faulty / max(total.requests, 1):.0%}",
        total.duplicates,
        total.missing,
        total.held,
        total.wrong,
        f"{total.seconds:.0f}",
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--runs", type=int, default=8, help="of the plain row, on each database")
    parser.add_argument("--database", choices=(SQLITE, POSTGRESQL))
    parser.add_argument("--jobs", type=int, default=3, help="runs at a time; they mostly wait")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="rows with these words")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
