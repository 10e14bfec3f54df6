"""Saying: the words by which a sentence goes on behind a quotation that has closed."""

from __future__ import annotations

import re

SPEAKER = (
    r"(?:(?:[A-Z][\w.'’-]*|[Hh]e|[Ss]he|[Tt]hey|I|we)\s){1,3}"
    r"(?:said|says|asked|asks|added|told|replied|wrote|writes|answered|shouted|cried|explained|exclaimed|wondered)\b"
)
"""Who says a quotation that has just closed: "Ann Lee asked"."""

_WIDE_SAYS = "(?:说|說|问|問|表示|称|稱|指出|喊|答|道|强调|強調|写|寫|认为|認為)"
WIDE_SPEAKER = re.compile(
    rf"[^，。！？：；“「\s]{{0,8}}?{_WIDE_SAYS}|[^，。！？：；“「\s]{{0,24}}{_WIDE_SAYS}[。，：！]"
    r"|(?:と|って|という|とは|など|を|が|に|も|で|の)"
)
"""The same in Chinese, a longer name only where the clause ends with the verb, and the particles by which a
Japanese sentence goes on behind a quotation."""
