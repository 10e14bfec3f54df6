"""`python -m tests.bench`: every benchmark of this folder, one after the other."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

if __name__ == "__main__":
    for name in sorted(module.name for module in iter_modules([str(Path(__file__).parent)])):
        if not name.startswith(("test_", "_")):
            import_module(f"tests.bench.{name}").main()
