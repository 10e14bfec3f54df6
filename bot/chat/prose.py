"""Prose: what the author of a message says in their own words: no link, code, quote or mention."""

from __future__ import annotations

import re

BLANK = "\0"
"""Stands where something was passed over: it is part of no word and no gap between two."""

# Each part begins at a character that it does not leave before it has consumed what it looked at, so that a
# message of nothing but such characters takes no longer than any other.
_PASSED_OVER = re.compile(
    r"""
      ```(?s:.)*?(?:```|\Z)                                  # a block of code, closed or not
    | `[^`\n]*+`                                             # code in a line
    | ^[ \t]*+(?:>>>|&gt;&gt;&gt;)(?s:.)*\Z                  # quoted, to the end
    | ^[ \t]*+(?:>|&gt;).*                                   # a quoted line
    | <(?:[@\#!:]|[at]:|https?:|mailto:|tel:)[^<>\n]*+>      # mentions, links, emoji as they are sent
    | (?:https?|ftps?|file)://\S++                           # a link
    | (?<!\w)www\.\S++
    | (?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{0,64}@[\w.-]++   # an address, or a mention by name
    | (?<![\w&])\#[\w-]++                                    # a channel by name
    | (?<![\w:]):[a-z0-9_+-]++:                              # an emoji by name
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def prose(text: str) -> str:
    """The text, as long as it was, with blanks in place of all that is not its author's own prose."""
    return _PASSED_OVER.sub(lambda passed: BLANK * len(passed.group()), text)
