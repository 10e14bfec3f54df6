"""A small writer of PDFs for tests: text at places, in fonts, on pages; the same bytes for the same pages."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, LEADING = 72.0, 760.0, 14.0

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BOLD = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
COURIER = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
COURIER_EM = 0.6
"""Every sign of Courier is as wide as this part of its size."""
_CIDS = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Wide/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
)


@dataclass(frozen=True)
class Text:
    """A string with its baseline's start, in points from the lower left corner.

    Attributes:
        font: F1 Helvetica, F2 its bold, F3 Courier, F4 a font of numbered signs with a map to Unicode, F5 one
            without.
    """

    x: float
    y: float
    words: str
    size: float = 10.0
    font: str = "F1"


@dataclass
class Page:
    """What a page shows; `operators` stand after the texts as they are."""

    texts: Sequence[Text] = ()
    operators: bytes = b""
    picture: bool = False
    resources: bytes = b""


def pdf(
    pages: Iterable[Page], *, info: bytes = b"", catalog: bytes = b"", xmp: str = "", trailer: bytes = b""
) -> bytes:
    """A PDF with these pages.

    Args:
        info: the entries of its information dictionary.
        catalog: entries of its catalog, as `/Lang(de)`.
        xmp: the descriptions of its XMP packet.
        trailer: entries of its trailer.
    """
    pages = list(pages)
    chars = sorted(
        {char for page in pages for text in page.texts if text.font in {"F4", "F5"} for char in text.words}
    )
    numbers = {char: 10 + number for number, char in enumerate(chars)}
    objects: list[bytes] = [b""] * 9
    objects[2:5] = HELVETICA, BOLD, COURIER
    objects[5] = _composite(b"/ToUnicode 8 0 R")
    objects[6] = _composite(b"")
    objects[7] = _stream(_to_unicode(numbers))
    picture = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    objects[8] = _stream(b"\x80", picture)
    kids = []
    for page in pages:
        objects.append(_stream(_content(page, numbers)))
        images = b"/XObject<</Im 9 0 R>>" if page.picture else b""
        fonts = b"".join(b"/F%d %d 0 R" % (number, number + 2) for number in range(1, 6))
        resources = b"<</Font<<" + fonts + b">>" + images + page.resources + b">>"
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources"
            + resources
            + b"/Contents %d 0 R>>" % len(objects)
        )
    metadata = b""
    if xmp:
        objects.append(_stream(_packet(xmp), b"/Type/Metadata/Subtype/XML"))
        metadata = b"/Metadata %d 0 R" % len(objects)
    objects[0] = b"<</Type/Catalog/Pages 2 0 R" + metadata + catalog + b">>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    objects.append(b"<<" + info + b">>")
    return _file(objects, b"/Info %d 0 R" % len(objects) + trailer)


def column(
    lines: Iterable[str],
    *,
    x: float = LEFT,
    y: float = TOP,
    size: float = 10.0,
    font: str = "F1",
    leading: float = LEADING,
) -> list[Text]:
    """Lines one under the other; an empty one leaves a gap."""
    return [Text(x, y - number * leading, line, size, font) for number, line in enumerate(lines) if line]


def wrapped(text: str, chars: int) -> list[str]:
    """A text cut into lines of at most so many characters, at spaces."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > chars:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def _content(page: Page, numbers: Mapping[str, int]) -> bytes:
    shown = [
        b"BT /%s %g Tf 1 0 0 1 %g %g Tm %s Tj ET"
        % (text.font.encode(), text.size, text.x, text.y, _string(text, numbers))
        for text in page.texts
    ]
    return b"\n".join([*shown, page.operators])


def _string(text: Text, numbers: Mapping[str, int]) -> bytes:
    if text.font in {"F4", "F5"}:
        return b"<" + b"".join(b"%04X" % numbers[char] for char in text.words) + b">"
    raw = text.words.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _composite(more: bytes) -> bytes:
    return (
        b"<</Type/Font/Subtype/Type0/BaseFont/Wide/Encoding/Identity-H/DescendantFonts["
        + _CIDS
        + b"]"
        + more
        + b">>"
    )


def _to_unicode(numbers: Mapping[str, int]) -> bytes:
    pairs = b"\n".join(
        b"<%04X> <%s>" % (number, char.encode("utf-16-be").hex().encode()) for char, number in numbers.items()
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + b"%d beginbfchar\n%s\nendbfchar\nendcmap end end"
        % (len(numbers), pairs)
    )


def _packet(descriptions: str) -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f"{descriptions}</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)
