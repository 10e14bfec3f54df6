"""The formats that are read: by suffix, what turns the bytes of a file into its documents.

A format joins as one function and one line in `READERS`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from corpus.errors import BinaryData, ReadFailure
from corpus.readers import docx, html, jsonl, mail, markdown, mhtml, pdf, text
from corpus.readers.frontmatter import BrokenYaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corpus.document import ReadDocument
    from corpus.readers.source import SourceFile

    Reader = Callable[[SourceFile], Iterator[ReadDocument | ReadFailure]]

READERS: Mapping[str, Reader] = {
    ".txt": text.documents,
    ".md": markdown.documents,
    ".html": html.documents,
    ".htm": html.documents,
    ".jsonl": jsonl.documents,
    ".docx": docx.documents,
    ".pdf": pdf.documents,
    ".eml": lambda file: mail.documents(file, documents),
    ".mht": mhtml.documents,
    ".mhtml": mhtml.documents,
}
"""By suffix in lower case: what turns a file's bytes into its documents. It may raise `BinaryData` and
`BrokenYaml`; every other trouble it yields as a `ReadFailure`."""

SUFFIXES = frozenset(READERS)

PLAIN_BYTES: Mapping[str, float] = {".txt": math.inf, ".jsonl": math.inf, ".md": 200_000}
"""What is only decoded and split, by our own code, and up to how many bytes; every other format, and what is
longer, is read in a child process."""


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """Every document in a file, and a failure for whatever in it is none.

    Raises:
        MemoryError: it needs more memory than there is; whoever called knows how much that is.
    """
    reader = READERS.get(file.path.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(SUFFIXES))
        yield file.failure("this kind of file is not read", hint=f"the kinds that are: {kinds}")
        return
    try:
        yield from reader(file)
    except ReadFailure as failure:
        yield failure
    except BinaryData as error:
        yield file.failure(error.reason, hint=f"save it as text, or name it other than {file.path.suffix}")
    except BrokenYaml as error:
        yield file.failure(error.reason, line=error.line, hint=error.hint)
    except MemoryError:
        raise
    except RecursionError:
        yield file.failure("it is nested too deeply to be read", hint="save its text as a .txt file")
    except Exception as error:  # noqa: BLE001  a door: one file must not cost the others
        yield broke_down(file, type(error).__name__)


def broke_down(file: SourceFile, how: str = "") -> ReadFailure:
    """The failure for a file that its reader was not made for.

    Args:
        how: a word or two for whoever mends the reader; may be empty.
    """
    reason = "the reader broke down on it"
    return file.failure(
        f"{reason} ({how})" if how else reason, hint="save it anew, or save its text as a .txt file"
    )
