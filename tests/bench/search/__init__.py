"""The search beside its peers: one command, the same passages and questions for all, in the same run.

collection → for each engine a process that builds and one that answers → quality, floors → tables
"""

from __future__ import annotations


def main() -> None:
    """Measure every engine and print the tables."""
    # Every process that is measured imports this package: it must hold nothing that one of them needs.
    from tests.bench.search.command import run

    run()
