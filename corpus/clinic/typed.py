"""Commands as they are typed: what a document says of itself does nothing when it is pasted into a shell."""

from __future__ import annotations

import re
import shlex

LEFT_OPEN = '"…"'
"""For a person to fill in."""

_BARE = re.compile(r"\w[\w./:@+-]*", re.ASCII)
_QUOTABLE = re.compile(r'[^"$`\\!\x00-\x1f\x7f]+')


def amending(document_id: str, option: str, value: str = "") -> str:
    """`communique amend ID --option value`: the value is safe as it stands, or one of `suggested`."""
    return " ".join(part for part in ("communique amend", named(document_id), option, value) if part)


def withdrawing(document_id: str) -> str:
    """`communique withdraw ID`."""
    return f"communique withdraw {named(document_id)}"


def named(document_id: str) -> str:
    """An id as one word."""
    return document_id if _BARE.fullmatch(document_id) else _quoted(document_id) or shlex.quote(document_id)


def suggested(value: str | None) -> str:
    """A value in quotes, or quotes to fill in where there is none, or none that may stand between quotes."""
    return _quoted(value or "") or LEFT_OPEN


def _quoted(value: str) -> str:
    return f'"{value}"' if _QUOTABLE.fullmatch(value) else ""
