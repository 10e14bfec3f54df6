"""Small word lists that the checking of drafts knows. Data only."""

from __future__ import annotations

from corpus.words.stems import stem

_STRICT = """
all every each only most more both none any first last always never half few several many least alone
same just
"""
_LIGHT = """
will shall may might can could would should must reach reached amount amounted total totalled stand stood
come came comes hit worth number figure value level overall altogether according percent per cent rate
year took take taken place put made make become became now today ago currently still yet announce
announced tell told state stated report reported add added mr mrs ms dr nearly almost about around
roughly approximately some like round across throughout consist comprise blow back meant thing long go went
gone goes get got have occur occurred happen happened
"""
_HARMLESS = "new own big large huge small whole entire mr mrs ms dr famous well-known very so-called"
_NOT_QUITE = """
former ex deputy vice acting assistant late future alleged designate interim outgoing junior under second
previous then honorary incoming elect associate
"""

STRICT = frozenset(_STRICT.split())
"""Small words that change how much a sentence claims: they are answered for like content words."""

LIGHT = frozenset(map(stem, _LIGHT.split()))
"""Words that a draft may have more than its source without claiming more."""

HARMLESS = frozenset(map(stem, _HARMLESS.split()))
"""Words that a source may have before a noun without meaning another thing."""

NOT_QUITE = frozenset(map(stem, _NOT_QUITE.split()))
"""Words before a title that make it another's."""
