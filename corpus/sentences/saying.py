"""Saying: the words by which a sentence goes on behind a quotation that has closed."""

from __future__ import annotations

import re

SPEAKER = (
    r"(?:(?:[A-Z][\w.'’-]*|[Hh]e|[Ss]he|[Tt]hey|I|we)\s){1,3}"
    r"(?:said|says|asked|asks|added|told|replied|wrote|writes|answered|shouted|cried|explained|exclaimed|wondered)\b"
)
"""Who says a quotation that has just closed: "Ann Lee asked"."""

WIDE_SPEAKER = re.compile(
    r"[^，。！？：；“「\s]{0,8}?(?:[说說](?![明法])|[问問](?![题題])|表示|[称稱](?!为|為)|指出|喊|强调|強調|认为|認為)"
    r"|[^，。！？：；“「\s]{0,24}[说說问問示称稱出喊答道调調写寫][。，：！]"
    r"|(?:と(?!ころ|ても)|って|など|を|が|に|の|も(?![しうっ])|で(?![もはす]))"
)
"""The same in Chinese, a longer name only where the clause ends with the verb, and the particles by which a
Japanese sentence goes on behind a quotation."""
