"""HTML: trafilatura finds the article, the markup gives the roles, the page's own metadata the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.markup import joined, lines_with_roles, parsed
from corpus.readers.page_metadata import page_given
from corpus.readers.source import replacement_repair
from corpus.readers.web_encodings import labelled_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.block import Role
    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure
    from corpus.readers.markup import Element
    from corpus.readers.source import SourceFile

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?:user-?|reader-?)?comments?[-_]?(?:list|area|section|container|thread|wrap(?:per)?)?|disqus_thread"
)
_HEAD_BYTES = 4_096
_SHORT_CHARS = 400
"""Under this trafilatura tends to give a page's whole text as one paragraph: then the markup is walked."""


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """The one article of a page; its canonical text is the extracted text."""
    yield page_document(file, file.data, charset=file.charset, address=file.address)


def page_document(
    file: SourceFile, data: bytes, *, charset: str | None, address: str | None
) -> ReadDocument | ReadFailure:
    """The article of a page, which is the file or a part of it.

    Args:
        data: the source of the page.
        charset: the label of the encoding that it came with, if any; it is believed before the page itself.
        address: where the page was fetched, if that is known: it may not pass for a page of another host.

    Raises:
        BinaryData: it is no text.
    """
    page, encoding = page_text(data, charset)
    root = parsed(page)
    lines = article_lines(page, root) if root is not None else []
    text, blocks, replaced = joined(lines)
    if root is None or not text:
        return file.failure("no article text was found in the page")
    declared = () if encoding.startswith("utf") else (f"the file is not UTF-8; it was read as {encoding}",)
    said = file.sidecar.over(page_given(root, address))
    return file.document(text, said, repairs=(*declared, *replacement_repair(replaced)), blocks=blocks)


def page_text(data: bytes, charset: str | None) -> tuple[str, str]:
    """The source of a page and its encoding, by what it came with before what it declares itself.

    Raises:
        BinaryData: it is no text.
    """
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    return labelled_text(data, (charset, declared and declared[1].decode("ascii", errors="replace")))


def article_lines(page: str, root: Element) -> list[tuple[Role, str]]:
    """The lines of the article in a page, with their roles; empty where there is no text."""
    from trafilatura import bare_extraction

    article = bare_extraction(_source(page, root), include_comments=False, include_formatting=True)
    body = None if article is None or isinstance(article, dict) else article.body
    lines = [] if body is None else list(lines_with_roles(body))
    if len(lines) > 1 and sum(len(line) for _, line in lines) >= _SHORT_CHARS:
        return lines
    walked = list(lines_with_roles(_main(root)))
    return walked if len(walked) >= len(lines) else lines


def _source(page: str, root: Element) -> bytes:
    """The page for trafilatura; where its readers have a part of their own, without that part."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    comments = [part for part in root.xpath("//div | //section | //ol | //ul") if _is_comments(part)]
    for part in comments:
        part.drop_tree()
    return (
        etree.tostring(root, encoding="utf-8", method="html") if comments else page.encode("utf-8", "replace")
    )


def _is_comments(part: Element) -> bool:
    """Whether the markup calls it the readers' comments, and no article stands in it."""
    names = f"{part.get('id') or ''} {part.get('class') or ''}".lower().split()
    return any(_COMMENTS.fullmatch(name) for name in names) and not part.xpath(".//article | .//h1 | .//main")


def _main(root: Element) -> Element:
    """The element that the page marks as its article, where it marks just one."""
    for path in ("//article", "//main", "//body"):
        found: list[Element] = root.xpath(path)
        if len(found) == 1:
            return found[0]
    return root
