"""Word documents (DOCX): the text as it would be printed, with the roles that the styles give.

The file is a ZIP archive of XML parts. Only the parts that are read are unpacked, and the text is read
paragraph by paragraph; python-docx would unpack all of them, pictures too, and has no notes, no text boxes,
no fields, and no unaccepted changes.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.canonical import REPLACEMENT
from corpus.document import Metadata
from corpus.readers.archive import UNREADABLE, BadArchive, checked
from corpus.readers.given import Given, language_code, one_line
from corpus.readers.markup import joined
from corpus.readers.source import replacement_repair
from corpus.readers.word_styles import Styles, attribute, child, elements, local
from corpus.readers.word_text import WordText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure
    from corpus.readers.archive import Archive
    from corpus.readers.source import SourceFile
    from corpus.readers.word_styles import Node

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MAX_PART_BYTES = 64_000_000
_XML = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_BLOCK_NAMES = "p tbl sdt AlternateContent altChunk customXml ins del moveTo moveFrom"
_BLOCKS = tuple(f"{{*}}{name}" for name in _BLOCK_NAMES.split())
_SAVE = "save it as .docx"
_OTHER_KINDS = {"xl": "an Excel workbook", "ppt": "a PowerPoint presentation", "visio": "a Visio drawing"}
_FILE_NAME = re.compile(r"\.(?:docx?|docm|dotx?|dotm|odt|rtf|pdf|txt|html?)$", re.IGNORECASE)
_NO_TITLES = re.compile(
    r"(?:microsoft word - .*|(?:word )?(?:document|dokument|документ|文档)\s?\d*|untitled|title|template)",
    re.IGNORECASE,
)
_NO_AUTHORS = re.compile(
    r"python-docx|administrator|admin|user|(?:microsoft|windows|ms)(?: office)?(?: user)?|owner|unknown"
    r"|author|пользователь|benutzer|作者|用户|apache poi|un-?named|openpyxl",
    re.IGNORECASE,
)
_MAX_NAME_CHARS = 120


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """The one document of a Word file."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    try:
        _check_kind(file.data)
        found = _document(file, checked(file.data))
    except BadArchive as error:
        found = file.failure(error.reason, hint=error.hint)
    except (*UNREADABLE, etree.LxmlError):
        found = file.failure("the Word document is broken", hint="open it in Word and save it again")
    yield found


def _check_kind(data: bytes) -> None:
    """Tell what is no archive at all: the old formats that are misnamed, and what is encrypted."""
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise BadArchive("it is protected by a password", hint="save it without one")
        raise BadArchive("this is an old Word file (.doc)", hint=_SAVE)
    if not data.startswith(b"PK"):
        raise BadArchive("this is no Word document (.docx)", hint=_SAVE)


def _document(file: SourceFile, package: Archive) -> ReadDocument | ReadFailure:
    main = _main_part(package)
    parts = _related(package, main)
    walk = WordText(Styles(_tree(package, parts.get("styles"))))
    lines = [line for block in _blocks(package, main) for line in walk.lines(block)]
    lines += _note_lines(
        walk, {kind: _tree(package, parts.get(f"{kind}s")) for kind in ("footnote", "endnote")}
    )
    text, blocks, replaced = joined(lines)
    if not text:
        return file.failure("there is no text in it", hint="pictures of text are not read")
    titles = [one_line(line) for role, line in lines if role is Role.TITLE]
    said = _given(_tree(package, _related(package, "").get("core-properties")))
    if len(titles) == 1:
        said = Given(replace(said.metadata, title=titles[0]))
    repairs = (*_repairs(walk), *replacement_repair(replaced))
    return file.document(text, file.sidecar.over(said), repairs=repairs, blocks=blocks)


def _main_part(package: Archive) -> str:
    """The name of the part that holds the text.

    Raises:
        BadArchive: it is the archive of something else.
    """
    main = _related(package, "").get("officeDocument") or "word/document.xml"
    kind = _OTHER_KINDS.get(main.partition("/")[0])
    if kind is None and main not in package:
        kind = "an OpenDocument file" if "mimetype" in package else "a ZIP archive"
    if kind:
        raise BadArchive(f"this is {kind}, not a Word document", hint=_SAVE)
    return main


def _related(package: Archive, part: str) -> dict[str, str]:
    """The parts that a part refers to, by what they are to it; of the empty name: of the whole package."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    root = _tree(package, relations if relations in package else None)
    found: dict[str, str] = {}
    for node in elements(root):
        target = attribute(node, "Target")
        if target and attribute(node, "TargetMode") != "External":
            kind = (attribute(node, "Type") or "").rpartition("/")[2]
            found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    return found


def _tree(package: Archive, part: str | None) -> Node | None:
    """The root of a part; None where there is no such part."""
    from lxml import etree

    if part is None or part not in package:
        return None
    with package.opened(part, max_bytes=_MAX_PART_BYTES) as stream:
        root: Node = etree.parse(stream, etree.XMLParser(**_XML)).getroot()
    return root


def _blocks(package: Archive, main: str) -> Iterator[Node]:
    """The blocks of the text one by one; each is gone when the next is asked for."""
    from lxml import etree

    with package.opened(main, max_bytes=_MAX_PART_BYTES) as stream:
        for _, block in etree.iterparse(stream, events=("end",), tag=_BLOCKS, **_XML):
            body = block.getparent()
            if body is not None and local(body) == "body":
                yield block
                block.clear()
                while block.getprevious() is not None:
                    del body[0]


def _note_lines(walk: WordText, notes: dict[str, Node | None]) -> Iterator[tuple[Role, str]]:
    """The notes that the text refers to, in the order in which it does."""
    found = {
        (kind, attribute(note, "id") or ""): note
        for kind, root in notes.items()
        for note in elements(root)
        if attribute(note, "type") in {None, "normal"}
    }
    for named in list(walk.notes):
        for block in found.get(named, ()):
            yield from ((Role.FOOTNOTE, text) for _, text in walk.lines(block))


def _given(properties: Node | None) -> Given:
    """What the document states about itself; when it was made or saved is not when it was published."""

    def said(name: str) -> str:
        node = child(properties, name)
        return one_line(node.text or "") if node is not None else ""

    title, author = said("title"), said("creator")
    no_title = _NO_TITLES.fullmatch(title) or _FILE_NAME.search(title)
    no_author = _NO_AUTHORS.fullmatch(author) or len(author) > _MAX_NAME_CHARS
    return Given(
        Metadata(
            title=None if no_title else title or None,
            author=None if no_author else author or None,
            language=language_code(said("language")),
        )
    )


def _repairs(walk: WordText) -> Iterator[str]:
    if walk.changed:
        yield "the document has changes that nobody has accepted; it is read as if all of them were"
    if walk.embedded:
        yield "a part of the document that is in another format is left out"
    if walk.lost_signs:
        signs = "1 sign" if walk.lost_signs == 1 else f"{walk.lost_signs} signs"
        yield f"{signs} of a symbol font cannot be read; {REPLACEMENT} stands there"
