"""Small word lists that the checking of drafts knows. Data only."""

from __future__ import annotations

from corpus.words.stems import stem

_STRICT = """
all every each only most more both none any first last always never half few several many least alone
same just
"""
_LIGHT = """
will shall may might can could would should must worth number figure value level overall altogether
according percent per cent rate year place become became now today ago currently still yet announce announced
tell told state stated report reported add added mr mrs ms dr nearly almost about around roughly approximately
some like round across throughout consist comprise blow meant thing have occur occurred happen happened during
make made get got put
"""
_MEASURING = """
reach reached amount amounted total totalled stand stood come came comes hit be went go gone
climbed record recorded measure measured
"""
_HARMLESS = """
new own big large huge small whole entire mr mrs ms dr famous well-known very so-called
latest famed renowned local nearby
"""
_NOT_QUITE = """
former ex deputy vice acting assistant late future alleged designate interim outgoing junior under second
previous then honorary incoming elect associate
"""

STRICT = frozenset(_STRICT.split())
"""Small words that change how much a sentence claims: they are answered for like content words."""

LIGHT = frozenset(map(stem, _LIGHT.split()))
"""Words that a draft may have more than its source without claiming more."""

MEASURING = frozenset(map(stem, _MEASURING.split()))
"""Verbs that say no more than "is" right before a number: trade hit 5 billion."""

HARMLESS = frozenset(map(stem, _HARMLESS.split()))
"""Words that a source may have before a noun without meaning another thing."""

NOT_QUITE = frozenset(map(stem, _NOT_QUITE.split()))
"""Words before a title that make it another's."""
