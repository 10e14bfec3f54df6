"""The name that someone probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_LIKENESS = 70.0
"""Of 100; two names that share fewer letters in order than this are strangers."""

LEAST_PART_CHARS = 4
"""A shorter text is a part of too many names."""


def near(name: str, known: Iterable[str], *, least: float = LEAST_LIKENESS) -> str | None:
    """The known name most like this one, upper and lower case alike, or None where none is like it.

    Args:
        least: how alike they must be, of 100.
    """
    from rapidfuzz import fuzz, process  # 30 ms, and wanted only once something is wrong

    found = process.extractOne(
        name, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=least
    )
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str], *, kind: str = "one") -> str:
    """A hint: the near name, or the only one that holds this; else all of them, else that there are none.

    Args:
        kind: what the names are names of, for the two longer answers.
    """
    names = list(known)
    likely = near(name, names) or _begun(name, names)
    if likely is not None:
        return f"did you mean {likely!r}?"
    return f"{kind} of: {', '.join(names)}" if names else f"there is no {kind} yet"


def _begun(name: str, names: list[str]) -> str | None:
    """The only known name that this is a part of, at least a few letters of it; else None."""
    part = name.strip().casefold()
    whole = [one for one in names if part in one.casefold()] if len(part) >= LEAST_PART_CHARS else []
    return whole[0] if len(whole) == 1 else None
