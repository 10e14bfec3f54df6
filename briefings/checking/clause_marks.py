"""Clause marks: where one clause of a sentence ends and another begins."""

from __future__ import annotations

import re

CLAUSE = re.compile(
    r"[,;:—–()]|\s(?:and|but|while|although|though|which|who|whereas)\s|[，；：]", re.IGNORECASE
)
"""Between two clauses."""

CLOSED = re.compile(
    rf"{CLAUSE.pattern}|\s(?:to\s[a-z]+|that|after|before|because|since|until|as|when|where)\s",
    re.IGNORECASE,
)
"""Where what follows the last answering word is another matter."""

ASIDE = re.compile(
    r",\s(?:(?:for|of|in|on|to|with|at|from)\s)?(?:which|who|whom|whose|where)\s[^,]*,", re.IGNORECASE
)
"""A relative clause between commas."""
