"""Plain text: the text is all there is; the cleaning rules find out what each line is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.frontmatter import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure
    from corpus.readers.source import SourceFile


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """The one document of a plain text file, without its front matter."""
    text, repairs = file.text
    said, body = split_front_matter(text)
    if not body.strip():
        yield file.failure("there is no text in it")
    else:
        yield file.document(body, file.sidecar.over(said), repairs=repairs)
