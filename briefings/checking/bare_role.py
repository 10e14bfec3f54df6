"""Bare roles: who a case's judge is, where the draft says nothing of the case but the role and the name.

In come the draft and a source of the same affair; out comes whether the source has another name in the role.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Passage

_NAME = r"(?:[A-ZА-ЯЁ][\w’'-]+\s?)+"
_SAYS_WHO = re.compile(
    rf"\W*(?:The\s(?P<role>[a-z]+(?:\s[a-z]+)?)\s(?:is|was)\s(?P<name>{_NAME})"
    rf"|(?P<first>{_NAME})(?:is|was)\sthe\s(?P<other>[a-z]+(?:\s[a-z]+)?))\W*$"
)
"""The whole of "The judge was Ann Lee"."""


def another_in_the_role(draft: Passage, source: Passage) -> bool:
    """Whether a draft that says only who is what, and a source that has another name there."""
    said = _SAYS_WHO.match(draft.text)
    if said is None:
        return False
    role, name = said["role"] or said["other"], (said["name"] or said["first"]).strip()
    others = [
        *re.findall(rf"\b(?i:{re.escape(role)}),?\s({_NAME})", source.text),
        *re.findall(rf"\b({_NAME}),\s(?:the|a)\s{re.escape(role)}\b", source.text),
    ]
    return bool(others) and not any(set(other.split()) & set(name.split()) for other in others)
