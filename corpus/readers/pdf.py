"""PDF: pypdf reads the file, `paper` reads its pages, and what the file says of itself is checked.

It is called in a process of its own with limits of memory and time; still nothing here goes on without end.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from corpus.readers.source import replacement_repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pypdf import PageObject, PdfReader

    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure
    from corpus.readers.paper.word import Word
    from corpus.readers.source import SourceFile

MAX_PAGES = 2_000
MAX_CHARS = 5_000_000
"""More than this is no document that somebody briefs from: the first pages are read, and a repair says so."""

_MUTE_SHARE = 0.5
_MIN_LETTERS = 0.2
_OCR = "run it through text recognition (OCR) and save it as PDF with text"


@dataclass
class _Pages:
    """The pages as far as they were read.

    Attributes:
        words: of each page, by direction.
        pictures: the numbers of pages that show pictures and no text, from 1, as all of these.
        mute: pages most of whose signs the file does not tell.
        broken: pages that could not be parsed.
        left_out: the first page that was not read any more, for want of room.
        why: what is wrong with the first broken page.
    """

    words: list[Mapping[int, Sequence[Word]]] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    mute: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    left_out: int | None = None
    why: str = ""

    @property
    def has_text(self) -> bool:
        return any(map(bool, self.words))


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """The one document of a PDF; its canonical text is the mended text, with the offsets of its pages.

    Raises:
        MemoryError: it needs more memory than there is.
    """
    with _silence():
        try:
            found = _read(file)
        except MemoryError:
            raise  # whoever set the limit knows what it was
        except Exception as error:  # noqa: BLE001 - the one door of this format: pypdf raises whatever it meets
            found = file.failure(f"this PDF cannot be read: {_plain(error)}", hint="open it and save it anew")
    yield found


def _read(file: SourceFile) -> ReadDocument | ReadFailure:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    from corpus.readers.paper.text import paper_text
    from corpus.readers.pdf_metadata import pdf_given

    try:
        reader = PdfReader(BytesIO(file.data), strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            return file.failure("it is protected by a password", hint="save it without the password")
        count = len(reader.pages)
    except DependencyError:
        return file.failure(
            "it is encrypted in a way that is not read here", hint="save it without encryption"
        )
    pages = _pages(reader, count)
    if failure := _nothing_read(file, pages):
        return failure
    paper = paper_text(pages.words)
    if not paper.text:
        return file.failure("there is no text in it", hint=_OCR)
    said = file.sidecar.over(pdf_given(reader, largest=paper.title, text=paper.text))
    repairs = (*_repairs(pages, count, paper.text), *replacement_repair(paper.replaced))
    return file.document(paper.text, said, repairs=repairs, blocks=paper.blocks, pages=paper.pages)


def _pages(reader: PdfReader, count: int) -> _Pages:
    """What each page paints, one after the other; a page that cannot be read costs only itself."""
    from corpus.readers.paper.content import Fonts, Painted, TooMuchText, painted

    found, fonts, room = _Pages(), Fonts(), MAX_CHARS
    for number in range(1, min(count, MAX_PAGES) + 1):
        page, shown = None, Painted()
        try:
            page = reader.pages[number - 1]
            shown = painted(page, fonts, max_chars=room)
        except TooMuchText:
            found.left_out = number
            break
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - see `documents`; the other pages may be sound
            found.broken.append(number)
            found.why = found.why or _plain(error)
        found.words.append(shown.words)
        room -= shown.chars
        if shown.mute > _MUTE_SHARE * shown.chars:
            found.mute.append(number)
        elif not shown.words and page is not None and _has_pictures(page):
            found.pictures.append(number)
    if found.left_out is None and count > MAX_PAGES:
        found.left_out = MAX_PAGES + 1
    return found


def _nothing_read(file: SourceFile, pages: _Pages) -> ReadFailure | None:
    """Why there is nothing to read on any page; None where there is."""
    sound = len(pages.words) - len(pages.mute)
    if pages.has_text and (sound or not pages.mute):
        return None
    if pages.mute:
        reason = "its fonts do not say which letters they show"
        return file.failure(reason, hint="print it to PDF anew from its source, or " + _OCR)
    if pages.broken:
        return file.failure(f"none of its pages can be read: {pages.why}", hint="open it and save it anew")
    if pages.left_out == 1:
        return file.failure("its first page has more text than a document may have")
    if pages.pictures:
        return file.failure("the pages are pictures: there is no text in it", hint=_OCR)
    return file.failure("there is no text in it", hint=_OCR)


def _repairs(pages: _Pages, count: int, text: str) -> Iterator[str]:
    if pages.left_out is not None:
        why = (
            f"more than {MAX_PAGES:,} pages"
            if pages.left_out > MAX_PAGES
            else f"more than {MAX_CHARS:,} characters"
        )
        yield f"it has {why}: of its {count:,} pages only {pages.left_out - 1:,} were read"
    if pages.pictures:
        yield f"{_numbered(pages.pictures)} only pictures, without text"
    if pages.mute:
        yield f"{_numbered(pages.mute)} fonts that do not say which letters they show"
    if pages.broken:
        yield f"{_numbered(pages.broken)} errors and could not be read: {pages.why}"
    letters, signs = sum(map(str.isalpha, text)), sum(not sign.isspace() for sign in text)
    if letters < _MIN_LETTERS * signs:
        yield "hardly any letters were found in it: its fonts may say wrongly what they show"


def _numbered(pages: Sequence[int]) -> str:
    """`page 3 has`, `pages 3, 5 and 8 to 12 have`."""
    spans = []
    for _, run in groupby(enumerate(pages), key=lambda numbered: numbered[1] - numbered[0]):
        first, *rest = (page for _, page in run)
        spans.append(f"{first} to {rest[-1]}" if len(rest) > 1 else ", ".join(map(str, (first, *rest))))
    if len(pages) == 1:
        return f"page {pages[0]} has"
    listed = ", ".join(spans)
    head, comma, tail = listed.rpartition(", ")
    return f"pages {head} and {tail} have" if comma else f"pages {listed} have"


def _has_pictures(page: PageObject) -> bool:
    """Whether there is anything but text that the page paints: a scan is one picture, or some."""
    try:
        resources: Any = page.get("/Resources", {})
        return bool(resources.get_object().get("/XObject") if hasattr(resources, "get_object") else None)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - see `documents`; this is only asked for a better sentence
        return False


def _plain(error: Exception) -> str:
    """What went wrong, in one clause."""
    from pypdf.errors import LimitReachedError

    if isinstance(error, LimitReachedError | RecursionError):
        return "it unpacks to more than it may"
    return "it is damaged, or no PDF"


@contextmanager
def _silence() -> Iterator[None]:
    """Hold back what pypdf logs: a line for each oddity that it mends is nothing for a terminal."""
    logger, nowhere = logging.getLogger("pypdf"), logging.NullHandler()
    propagate = logger.propagate
    logger.addHandler(nowhere)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = propagate
        logger.removeHandler(nowhere)
