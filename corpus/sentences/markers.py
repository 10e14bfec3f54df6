"""List markers: the bullet or the number that opens a list item and is no part of its sentence."""

from __future__ import annotations

import re

from corpus.words.scripts import HAN

_BULLET = "[•‣⁃◦▪▫●○■□◆◇►▶➢➤✓✔∙·]"
_LABEL = r"(?:\d{1,3}|[a-z]|[ivx]{2,5}|[IVX]{2,5})"
_NUMBER = rf"""(?:
    (?P<open>\(?) (?P<label>{_LABEL}) (?P<close>\.\)|\.(?!\d)|\)) (?!\.)   # 1.  1)  1.)  (a)  IV.
  | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.                                      # 1.2.
  | \[\d{{1,3}}\]                                                          # [1]
)"""
_DIGIT_ZH = "[一二三四五六七八九十]"
_HAN_NUMBER = (
    rf"(?:[(（](?:{_DIGIT_ZH}|\d){{1,3}}[)）]|{_DIGIT_ZH}{{1,3}}、|\d{{1,2}}[、．.](?=[{HAN}])|[①-⑳])"
)
_LIST_MARKER = re.compile(
    rf"""\s*
      (?: {_BULLET}\s* | [-–—*+]\s+ (?:\[[ xX]\]\s+)? | (?=[\w(（\[①-⑳]) )
      (?: {_NUMBER}\s+ | {_HAN_NUMBER}\s* )?
      (?=\S)""",
    re.VERBOSE,
)
_ITEM = re.compile(rf"(?<=\s){_NUMBER}\s+(?=\w)", re.VERBOSE)


def list_marker(text: str) -> int:
    """How many characters of the text are a leading list marker with the space after it; 0 for none.

    Args:
        text: the text of one block; a text that is nothing but a marker has none.
    """
    found = _LIST_MARKER.match(text)
    return found.end() if found else 0


def inline_items(text: str) -> list[int]:
    """Where further items of a list start that runs on in one block: "1. Milk 2. Bread • …".

    Only a text that opens with a marker is such a list, and only the same form, counted on, continues it.

    Returns:
        Offsets of the second and later items' markers, in order.
    """
    first = _LIST_MARKER.match(text)
    mark = first.group().strip() if first else ""
    if first is None or not mark:
        return []
    if re.match(_BULLET, mark):
        bullets = re.compile(rf"(?<=\s){mark[0]}(?=\s*\w)")
        return [found.start() for found in bullets.finditer(text, first.end())]
    wanted = _label_after(first["label"])
    starts: list[int] = []
    for found in _ITEM.finditer(text, first.end()) if wanted else ():
        if found.group("open", "label", "close") == (first["open"], wanted, first["close"]):
            starts.append(found.start())
            wanted = _label_after(wanted)
    return starts


def _label_after(label: str | None) -> str | None:
    """The label that counts one on; None where that is not known (Roman numerals, "z")."""
    if label is None:
        return None
    if label.isdecimal():
        return str(int(label) + 1)
    return chr(ord(label) + 1) if len(label) == 1 and "a" <= label < "z" else None
