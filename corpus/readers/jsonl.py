"""JSON lines: a document a line. A bad line is reported with its number; the good ones go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.canonical import REPLACEMENT, canonical_text
from corpus.readers.given import WrongField, given
from corpus.readers.source import replacement_repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import ReadDocument
    from corpus.errors import ReadFailure
    from corpus.readers.source import SourceFile

_HINT = 'a line is one JSON object, such as {"title": "…", "text": "…"}'


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """A document, or a failure with its line number, for every line that is not blank."""
    lines, repairs = file.text
    mended = REPLACEMENT in lines
    for number, line in enumerate(lines.split("\n"), 1):
        if line.strip():
            concerned = REPLACEMENT in line if mended else not line.isascii()
            yield _document(file, number, line, repairs if concerned else ())


def _document(
    file: SourceFile, number: int, line: str, repairs: tuple[str, ...]
) -> ReadDocument | ReadFailure:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = (
            f"this is not JSON: {error.msg}"
            if isinstance(error, json.JSONDecodeError)
            else "this is not JSON"
        )
        return file.failure(reason, line=number, hint=_HINT)
    if not isinstance(record, dict):
        return file.failure("this is JSON, but no object", line=number, hint=_HINT)
    raw = record.get("text")
    if raw is None:
        return file.failure("there is no text", line=number, hint='give it a "text" field')
    if not isinstance(raw, str):
        return file.failure("text must be text in quotation marks", line=number)
    text, replaced = canonical_text(raw)
    if not text.strip():
        return file.failure("the text is empty", line=number)
    try:
        said = given(record)
    except WrongField as error:
        return file.failure(str(error), line=number)
    return file.document(
        text, said.over(file.sidecar.shared()), repairs=(*repairs, *replacement_repair(replaced)), line=number
    )
