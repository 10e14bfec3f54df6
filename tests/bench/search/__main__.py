"""`python -m tests.bench.search [--passages 10000 100000 1000000] [--out docs/benchmarks.md] [--slow]`."""

from __future__ import annotations

from tests.bench.search import main

if __name__ == "__main__":
    main()
