"""JSON lines: a document a line. A bad line is reported with its number; the good ones go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.canonical import REPLACEMENT, canonical_text
from corpus.errors import ReadFailure
from corpus.readers.given import WrongField, given
from corpus.readers.source import replacement_repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import ReadDocument
    from corpus.readers.source import SourceFile

_TWICE = "give each line an id of its own; only the first is read"
_HINT = 'a line is one JSON object, such as {"title": "…", "text": "…"}'


def documents(file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
    """A document, or a failure with its line number, for every line that is not blank."""
    lines, repairs = file.text
    mended = REPLACEMENT in lines
    first_lines: dict[str, int] = {}
    for number, line in enumerate(lines.split("\n"), 1):
        if line.strip():
            concerned = REPLACEMENT in line if mended else not line.isascii()
            found = _document(file, number, line, repairs if concerned else ())
            if isinstance(found, ReadFailure):
                yield found
            elif (first := first_lines.setdefault(_name(found), number)) != number:
                yield file.failure(f"line {first} has the same {_name(found)}", line=number, hint=_TWICE)
            else:
                yield found


def _name(document: ReadDocument) -> str:
    """What tells it from the other lines: `id …`, `url …`, or where it stands."""
    kind = "id" if document.given_id is not None else "url" if document.metadata.url else "place"
    return f"{kind} {document.identity}"


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
