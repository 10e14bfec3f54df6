"""`python -m tests.quality`: every score there is, in one table; floors are tests of their own.

A scorer is a module of this package with a function `scores`, which takes nothing, or what `GIVEN` names, and
gives numbers by name, nested as it likes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

GIVEN: dict[str, Any] = {"shared": Path(__file__).resolve().parents[2] / "../shared", "distractors": 20_000}
"""What scorers ask for by name: the folder with the evaluation data, and passages that answer no question."""


def main() -> None:
    """Print a line for each number, and the reason for each scorer that was skipped."""
    for name in sorted(module.name for module in iter_modules([str(Path(__file__).parent)])):
        if name.startswith(("test_", "_")):
            continue
        scores = getattr(import_module(f"tests.quality.{name}"), "scores", None)
        if scores is None:
            continue
        wanted = [one.name for one in signature(scores).parameters.values() if one.default is Parameter.empty]
        if wanted and not GIVEN["shared"].is_dir():
            _write(name, "skipped: the evaluation data is not part of the repository")
        else:
            for measure, value in _numbers(scores(**{one: GIVEN[one] for one in wanted})):
                _write(name, f"{measure:<44} {value:>9.4g}")


def _numbers(found: Any, *path: str) -> Iterator[tuple[str, float]]:  # noqa: ANN401  whatever a scorer gives
    """Every number in what a scorer gave, with the way to it."""
    if isinstance(found, Mapping):
        for key, value in found.items():
            yield from _numbers(value, *path, *(key if isinstance(key, tuple) else (str(key),)))
    elif is_dataclass(found):
        for field in fields(found):
            yield from _numbers(getattr(found, field.name), *path, field.name)
    else:
        yield " ".join(path), float(found)


def _write(name: str, said: str) -> None:
    sys.stdout.write(f"{name:<12} {said}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
