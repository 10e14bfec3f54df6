"""A font of a PDF as text: which characters a painted string stands for, and how wide each of them is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple, cast

from pypdf.generic import DictionaryObject, NameObject
from pypdf.generic._font import Font  # the one place where pypdf keeps a font's characters and widths

from corpus.canonical import REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS_PER_EM = 1_000
_BOLD = re.compile(r"bold|black|heavy|demi|(?:^|[-,])bd", re.IGNORECASE)
_LIGATURES = {sign: unicodedata.normalize("NFKC", sign) for sign in map(chr, range(0xFB00, 0xFB07))}
_BULLETS = dict.fromkeys(map(chr, (0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E)), "•")
"""Where the fonts Symbol and Wingdings have the marks that lists of word processors begin with."""
_RADICALS = dict(
    zip(
        *[
            iter(
                "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
            )
        ]
        * 2,
        strict=True,
    )
) | {sign: unicodedata.normalize("NFKC", sign) for sign in map(chr, range(0x2F00, 0x2FD6))}
"""Radicals that a font shares with the characters they look like: programs write the one for the other.
**Source:** the Unicode character database, EquivalentUnifiedIdeograph.txt."""
_SIGNS: Mapping[str, str] = {
    **_LIGATURES,
    **_BULLETS,
    **_RADICALS,
    "\t": " ",
    "\n": " ",
    "\r": " ",
    "\u200b": "",
    "\ufeff": "",
}
_NO_TEXT = frozenset({"Cc", "Co", "Cn", "Cs"})
"""Unicode's categories of what no reader can read: control, private use, unassigned, surrogate."""


class Glyph(NamedTuple):
    """One painted sign.

    Attributes:
        text: the characters it stands for; U+FFFD where the font does not say, empty for none.
        width: in parts of the font's size.
        space: word spacing is added to it: it is the one-byte code 32.
    """

    text: str
    width: float
    space: bool


class Glyphs:
    """What the strings painted in one font stand for."""

    def __init__(self, resource: DictionaryObject | None) -> None:
        """Read the font's encoding, its map to Unicode and its widths."""
        self._known: dict[str, Glyph] = {}
        self._font = None if resource is None else Font.from_font_resource(resource)
        self._composite = resource is not None and resource.get("/Subtype") == "/Type0"
        self._mute = self._font is None or not self._font.interpretable or _has_no_characters(resource)
        name = "" if self._font is None else self._font.name
        self.bold = bool(_BOLD.search(name))

    def of(self, painted: bytes) -> list[Glyph]:
        """The signs of a painted string, in order."""
        codes, simple = self._codes(painted)
        glyphs = []
        for code in codes:
            glyph = self._known.get(code)
            if glyph is None:
                glyph = self._known[code] = self._glyph(code, simple)
            glyphs.append(glyph)
        return glyphs

    def _codes(self, painted: bytes) -> tuple[str, Mapping[int, str] | None]:
        """The string cut into codes, one character each, and for a simple font what these stand for."""
        encoding = self._font.encoding if self._font is not None else {}
        if isinstance(encoding, str):
            try:
                return painted.decode(encoding, "surrogatepass"), None
            except UnicodeDecodeError:
                return painted.decode(encoding, "replace"), None
        return painted.decode("latin-1"), encoding

    def _glyph(self, code: str, simple: Mapping[int, str] | None) -> Glyph:
        if self._font is None:
            return Glyph(REPLACEMENT, 0.5, space=False)
        named = code if simple is None else simple.get(ord(code), code)
        text = str(self._font.character_map.get(named, named))
        wide = code == self._font.space_char
        width = float(self._font.space_width if wide else self._font.get_text_width(code))
        if self._composite and code not in self._font.character_widths and _is_wide(text):
            width = _UNITS_PER_EM  # what the format says of a composite font without widths
        return Glyph(self._readable(text), width / _UNITS_PER_EM, space=simple is not None and code == " ")

    def _readable(self, text: str) -> str:
        """The characters as text is written; U+FFFD for what stands for nothing."""
        if self._mute:
            return REPLACEMENT
        signs = (_SIGNS.get(sign, sign) for sign in unicodedata.normalize("NFC", text))
        return "".join(
            REPLACEMENT if sign and unicodedata.category(sign[0]) in _NO_TEXT else sign for sign in signs
        )


def _has_no_characters(resource: DictionaryObject | None) -> bool:
    """Whether the font paints by the numbers of its own signs and does not say which characters these are."""
    if resource is None or resource.get("/Subtype") != "/Type0" or "/ToUnicode" in resource:
        return resource is None
    encoding = resource.get("/Encoding")
    return isinstance(encoding, NameObject) and cast("str", encoding).startswith("/Identity")


def _is_wide(text: str) -> bool:
    return bool(text) and unicodedata.east_asian_width(text[0]) in {"W", "F"}
