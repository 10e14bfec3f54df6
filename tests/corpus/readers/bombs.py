"""Files that were made to hurt, or got broken on their way: every one is built here, byte by byte."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

from pypdf import PdfWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
PROSE = (
    "The harbour of Elmsworth was closed on Monday.",
    "Nobody had expected the storm so early, said the warden.",
    "Eleven ships were waiting outside the mole on Tuesday night.",
)
"""What every good file here says."""


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a correct table of where each stands."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, root)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def page_with(content: bytes, *more: bytes) -> bytes:
    """A PDF of one page, whose content is object 4 and whose font is object 5; more objects from 6."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *more,
    )


def good_pdf() -> bytes:
    """One page of prose."""
    lines = "".join(f"({line}) Tj T* " for line in PROSE)
    return page_with(stream(f"BT /F1 12 Tf 14 TL 72 700 Td {lines}ET".encode()))


def packed(data: bytes, times: int = 1) -> bytes:
    """Data deflated once or more."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


@cache
def _zeros(megabytes: int) -> bytes:
    """Megabytes of spaces, deflated without ever being held whole."""
    deflate, space = zlib.compressobj(9), b" " * 1_000_000
    return b"".join(deflate.compress(space) for _ in range(megabytes)) + deflate.flush()


def pdf_flate_bomb() -> bytes:
    """A page whose content is 500 MB of spaces."""
    return page_with(stream(_zeros(500), b"/Filter /FlateDecode"))


def pdf_nested_flate() -> bytes:
    """A page whose content is 500 MB, deflated three times over."""
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    return page_with(stream(packed(_zeros(500), 2), filters))


def pdf_filter_chain() -> bytes:
    """A page whose content passes two hundred filters."""
    return page_with(stream(packed(b"BT (x) Tj ET"), b"/Filter [" + b"/FlateDecode " * 200 + b"]"))


def pdf_many_operators() -> bytes:
    """A page of 100,000 text operators."""
    show = b"".join(b"1 0 0 1 %d %d Tm (a) Tj\n" % (i * 7 % 600, i * 13 % 780) for i in range(100_000))
    return page_with(stream(packed(b"BT /F1 12 Tf " + show + b"ET"), b"/Filter /FlateDecode"))


def pdf_page_loop() -> bytes:
    """A page tree that holds itself."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
    )


def pdf_deep_pages() -> bytes:
    """A page tree five thousand levels deep."""
    deep = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(5_000)]
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *deep, b"<< /Type /Page >>")


def pdf_million_pages() -> bytes:
    """A page tree that names one page a million times."""
    kids = b"3 0 R " * 1_000_000
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count 1000000 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    )


def pdf_reference_loop() -> bytes:
    """A content that is a reference to a reference to itself."""
    return page_with(b"6 0 R", b"7 0 R", b"6 0 R")


def pdf_form_loop() -> bytes:
    """A form that draws itself, twice."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    page = page_with(stream(b"/X Do /X Do"), stream(b"/X Do /X Do", form))
    return page.replace(b"/Resources << /Font", b"/Resources << /XObject << /X 6 0 R >> /Font", 1)


def pdf_deep_arrays() -> bytes:
    """An array nested 100,000 deep."""
    return page_with(b"[" * 100_000 + b"]" * 100_000)


def pdf_encrypted() -> bytes:
    """A page of prose behind a password."""
    writer = PdfWriter(clone_from=io.BytesIO(good_pdf()))
    writer.encrypt("a password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_truncated() -> bytes:
    """A page of prose, cut off in the middle."""
    return good_pdf()[: len(good_pdf()) // 2]


def document_xml(body: str, before: str = "") -> bytes:
    """The main part of a Word document."""
    return f'{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode()


def paragraphs(*lines: str) -> str:
    """Paragraphs of a Word document."""
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def docx(document: bytes, more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document of this main part, and more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def good_docx() -> bytes:
    """A Word document of prose."""
    return docx(document_xml(paragraphs(*PROSE)))


@cache
def docx_ratio_bomb() -> bytes:
    """A Word document whose text is 300 MB of one letter."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        start, _, end = document_xml(paragraphs("MIDDLE")).partition(b"MIDDLE")
        with archive.open("word/document.xml", "w") as part:
            part.write(start)
            for _ in range(300):
                part.write(b"a" * 1_000_000)
            part.write(end)
    return out.getvalue()


def docx_many_entries() -> bytes:
    """A Word document of 50,000 parts."""
    return docx(document_xml(paragraphs(*PROSE)), {f"word/{n}.xml": b"" for n in range(50_000)})


def docx_nested() -> bytes:
    """An archive in an archive, ten deep."""
    data = docx_ratio_bomb()
    for _ in range(10):
        data = docx(document_xml(paragraphs("x")), {"word/embeddings/inner.docx": data})
    return data


def docx_lying_sizes() -> bytes:
    """The 300 MB of one letter again, in a directory that says they are 100 bytes."""
    data = bytearray(docx_ratio_bomb())
    for magic, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = -1
        while (place := data.find(magic, place + 1)) >= 0:
            size = int.from_bytes(data[place + at : place + at + 4], "little")
            if size > 1_000_000:
                data[place + at : place + at + 4] = struct.pack("<I", 100)
    return bytes(data)


def docx_overlapping() -> bytes:
    """A directory whose 1,500 entries all unpack the same 10 MB."""
    data = docx(document_xml(paragraphs("a" * 10_000_000)))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[data.rindex(b"PK\x01\x02") : end]
    many = data[start:end] + b"".join(
        entry.replace(b"word/document.xml", b"word/doc%05d.xml" % number) for number in range(1_500)
    )
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", 1_503, 1_503)
    tail[12:16] = struct.pack("<I", len(many))
    return data[:start] + many + bytes(tail)


def docx_entity_bomb() -> bytes:
    """A billion laughs."""
    entities = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "lol">'
        for level in range(12)
    )
    return docx(document_xml(paragraphs("&e11;"), f"<!DOCTYPE d [{entities}]>"))


def docx_quadratic_entity() -> bytes:
    """One long entity, used 100,000 times."""
    return docx(document_xml(paragraphs("&e;" * 100_000), f'<!DOCTYPE d [<!ENTITY e "{"a" * 100_000}">]>'))


def docx_outside_entity() -> bytes:
    """An entity that is a file of this machine."""
    before = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return docx(document_xml(paragraphs("&e;", *PROSE), before))


def docx_deep() -> bytes:
    """Tables in tables, 5,000 deep."""
    cell, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(document_xml(cell * 5_000 + paragraphs("x") + end * 5_000))


def docx_truncated() -> bytes:
    """A Word document, cut off in the middle."""
    return good_docx()[: len(good_docx()) // 2]


def good_html() -> bytes:
    """A page of prose."""
    lines = "".join(f"<p>{line}</p>" for line in PROSE)
    return f"<html><head><title>The harbour</title></head><body><h1>Storm</h1>{lines}</body></html>".encode()


def html_deep() -> bytes:
    """Elements nested 100,000 deep."""
    return b"<html><body>" + b"<div>" * 100_000 + b"<p>deep</p>" + b"</div>" * 100_000


def html_deep_lists() -> bytes:
    """Lists, quotations and tables nested 30,000 deep, none of them closed."""
    return b"<html><body>" + b"<ul><li><blockquote><table><tr><td>one more " * 30_000


def html_one_line() -> bytes:
    """10 MB on one line."""
    return b"<html><body><p>" + b"harbour " * 1_250_000 + b"</p></body></html>"


def html_many_elements() -> bytes:
    """A million empty elements, with many attributes among them."""
    return b"<html><body>" + b'<b a=1 c="2"></b><p>x' * 500_000


def html_open_tags() -> bytes:
    """A megabyte of the beginnings of tags and comments."""
    return b"<html><body>" + b"<!-- <a <b <p " * 75_000


def html_many_json_ld() -> bytes:
    """Metadata nested 100,000 deep."""
    return (
        b'<html><head><script type="application/ld+json">'
        + b'{"@graph":[' * 100_000
        + b"</script></head><body><p>Words.</p></body></html>"
    )


def _mail(body: bytes, kind: bytes = b"text/plain; charset=utf-8", more: bytes = b"") -> bytes:
    return (
        b"From: Ann Roe <ann@example.org>\r\nTo: board@example.org\r\nSubject: The storm\r\n"
        b"Date: Mon, 20 May 2024 08:00:00 +0000\r\nMessage-ID: <storm@example.org>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: " + kind + b"\r\n" + more + b"\r\n" + body
    )


def good_mail() -> bytes:
    """A message of prose."""
    return _mail("\r\n".join(PROSE).encode())


def mail_with_attached() -> bytes:
    """A message of prose with another attached."""
    parts = b"--b\r\nContent-Type: text/plain\r\n\r\nSee what he wrote.\r\n"
    parts += b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + good_mail() + b"\r\n--b--\r\n"
    return _mail(parts, b'multipart/mixed; boundary="b"')


def mail_with_files(*files: tuple[str, bytes]) -> bytes:
    """A message of prose with these files attached, by name."""
    parts = b"--b\r\nContent-Type: text/plain\r\n\r\nSee what the warden found in the log.\r\n"
    for name, data in files:
        head = f'Content-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64'
        parts += b"--b\r\nContent-Type: application/octet-stream\r\n" + head.encode() + b"\r\n\r\n"
        parts += base64.encodebytes(data) + b"\r\n"
    return _mail(parts + b"--b--\r\n", b'multipart/mixed; boundary="b"')


def mail_nested_messages() -> bytes:
    """A message in a message, 1,000 deep."""
    return b"Content-Type: message/rfc822\r\nSubject: again\r\n\r\n" * 1_000 + good_mail()


def mail_nested_parts() -> bytes:
    """Parts in parts, 1,000 deep."""
    body = b""
    for level in range(1_000):
        body += b'--b%d\r\nContent-Type: multipart/mixed; boundary="b%d"\r\n\r\n' % (level, level + 1)
    return _mail(body + b"--b1000\r\n\r\ndeep\r\n", b'multipart/mixed; boundary="b0"')


def mail_many_parts() -> bytes:
    """10,000 parts."""
    parts = b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\npart %d\r\n" % n for n in range(10_000))
    return _mail(parts + b"--b--\r\n", b'multipart/mixed; boundary="b"')


def mail_many_headers() -> bytes:
    """100,000 headers, and one of a megabyte."""
    more = b"".join(b"X-%d: y\r\n" % n for n in range(100_000)) + b"X-Long: " + b"z " * 500_000 + b"\r\n"
    return _mail(b"Words.", more=more)


def mail_bad_base64() -> bytes:
    """A body that says it is base64 and is not."""
    return _mail(b"%%% not =base64= \xff\xfe ===\r\n" * 1_000, more=b"Content-Transfer-Encoding: base64\r\n")


def mail_unknown_charset() -> bytes:
    """A body in an encoding that nobody knows."""
    return _mail(b"Caf\xe9 words.", b'text/plain; charset="x-no-such\xff"')


def mhtml(page: bytes, *, end: bool = True) -> bytes:
    """A saved web page, with or without its end."""
    body = (
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://example.org/storm\r\n\r\n" + base64.encodebytes(page) + b"\r\n"
    )
    kind = b'multipart/related; type="text/html"; boundary="b"'
    return _mail(body + (b"--b--\r\n" if end else b"--b\r\nContent-Type: image/png\r\n"), kind)


def good_mhtml() -> bytes:
    """A saved web page of prose."""
    return mhtml(good_html())


def good_feed() -> bytes:
    """An Atom feed of two entries."""
    entries = "".join(
        f"<entry><id>tag:example.org,2024:{number}</id><title>Storm {number}</title>"
        f'<link href="https://example.org/{number}"/><updated>2024-05-20T08:00:00Z</updated>'
        f'<content type="html">&lt;p&gt;{" ".join(PROSE)}&lt;/p&gt;</content></entry>'
        for number in (1, 2)
    )
    head = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
    return f"{head}<title>Elmsworth Courier</title><id>urn:x</id>{entries}</feed>".encode()


def feed_entity_bomb() -> bytes:
    """A billion laughs in a feed."""
    entities = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "lol">'
        for level in range(12)
    )
    return f"<!DOCTYPE d [{entities}]>".encode() + good_feed().replace(b"Storm", b"&e11;")


def feed_deep() -> bytes:
    """Elements nested 100,000 deep in a feed."""
    return good_feed().replace(b"</feed>", b"<a>" * 100_000)


def feed_many_entries() -> bytes:
    """30,000 entries."""
    entry = good_feed().partition(b"<entry>")[2].partition(b"</entry>")[0]
    return good_feed().replace(b"</feed>", (b"<entry>" + entry + b"</entry>") * 30_000 + b"</feed>")


def feed_json_deep() -> bytes:
    """A JSON Feed nested 100,000 deep."""
    return b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 100_000


def utf16_without_mark() -> bytes:
    """Prose in UTF-16, with nothing that says so."""
    return "\n".join(PROSE).encode("utf-16-le")


def nuls() -> bytes:
    """Prose among many NULs."""
    return b"\0".join(line.encode() for line in PROSE) + b"\0" * 10_000


def text_one_line() -> bytes:
    """10 MB on one line."""
    return b"harbour " * 1_250_000


def markdown_deep() -> bytes:
    """Quotations in lists, 100,000 deep, and as many brackets that nothing closes."""
    return b"> * " * 100_000 + b"words\n\n" + b"[" * 100_000 + b"\n\n" + b"*_`" * 100_000


def jsonl_deep() -> bytes:
    """A line nested 100,000 deep, and one with a number of 100,000 digits, before a good one."""
    deep = b'{"text": ' + b"[" * 100_000
    return deep + b'\n{"text": "Words.", "x": ' + b"9" * 100_000 + b'}\n{"text": "The harbour opened."}\n'


def front_matter_bomb() -> bytes:
    """YAML whose aliases multiply."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return ("---\ntitle: One\n" + "\n".join(lines) + "\n---\nWords.\n").encode()


GOOD: Mapping[str, Callable[[], bytes]] = {
    "good.txt": "\n".join(PROSE).encode,
    "good.md": ("# Storm\n\n" + "\n\n".join(PROSE)).encode,
    "good.jsonl": lambda: b'{"text": "' + " ".join(PROSE).encode() + b'"}\n',
    "good.html": good_html,
    "good.htm": good_html,
    "good.pdf": good_pdf,
    "good.docx": good_docx,
    "good.eml": good_mail,
    "good.mht": good_mhtml,
    "good.mhtml": good_mhtml,
}
"""A small good file of every kind."""

BAD: Mapping[str, Callable[[], bytes]] = {
    "flate-bomb.pdf": pdf_flate_bomb,
    "nested-flate.pdf": pdf_nested_flate,
    "filter-chain.pdf": pdf_filter_chain,
    "100000-operators.pdf": pdf_many_operators,
    "page-loop.pdf": pdf_page_loop,
    "deep-pages.pdf": pdf_deep_pages,
    "million-pages.pdf": pdf_million_pages,
    "reference-loop.pdf": pdf_reference_loop,
    "form-loop.pdf": pdf_form_loop,
    "deep-arrays.pdf": pdf_deep_arrays,
    "encrypted.pdf": pdf_encrypted,
    "truncated.pdf": pdf_truncated,
    "ratio.docx": docx_ratio_bomb,
    "many-entries.docx": docx_many_entries,
    "nested.docx": docx_nested,
    "lying-sizes.docx": docx_lying_sizes,
    "overlapping.docx": docx_overlapping,
    "entity-bomb.docx": docx_entity_bomb,
    "quadratic-entity.docx": docx_quadratic_entity,
    "outside-entity.docx": docx_outside_entity,
    "deep.docx": docx_deep,
    "truncated.docx": docx_truncated,
    "deep.html": html_deep,
    "deep-lists.html": html_deep_lists,
    "one-line.html": html_one_line,
    "many-elements.html": html_many_elements,
    "open-tags.html": html_open_tags,
    "deep-metadata.html": html_many_json_ld,
    "nested-messages.eml": mail_nested_messages,
    "nested-parts.eml": mail_nested_parts,
    "many-parts.eml": mail_many_parts,
    "many-headers.eml": mail_many_headers,
    "bad-base64.eml": mail_bad_base64,
    "unknown-charset.eml": mail_unknown_charset,
    "endless.mhtml": lambda: mhtml(good_html(), end=False),
    "deep.mht": lambda: mhtml(html_deep()),
    "one-line.txt": text_one_line,
    "utf-16.txt": utf16_without_mark,
    "nuls.txt": nuls,
    "deep.md": markdown_deep,
    "aliases.md": front_matter_bomb,
    "spaces.md": lambda: b" " * 3_000_000 + b"words",
    "long-yaml.txt": lambda: b"---\nauthor: [" + b"a, " * 500_000 + b"]\n---\nWords.",
    "deep.jsonl": jsonl_deep,
}
"""Every bad file: by its name, what makes it."""

BAD_FEEDS: Mapping[str, Callable[[], bytes]] = {
    "entity bomb": feed_entity_bomb,
    "deep": feed_deep,
    "30,000 entries": feed_many_entries,
    "deep JSON": feed_json_deep,
    "NULs": nuls,
    "a page": good_html,
    "a PDF": good_pdf,
    "HTML a megabyte deep": html_deep,
}
"""Bytes that are a feed made to hurt, or none at all."""
