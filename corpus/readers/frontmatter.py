"""Front matter: YAML between two `---` lines at the head of a file, or beside it in `NAME.meta.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.given import NOTHING_GIVEN, Given, WrongField, given

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

SIDECAR_ENDING = ".meta.yaml"

_MAX_YAML_CHARS = 20_000
"""It takes a second to parse; what a document needs to say of itself has hundreds."""

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_NO_KEY = re.compile(r"[ \t]*(?:#.*)?\n")
_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")


class BrokenYaml(ValueError):
    """YAML that cannot be used.

    Attributes:
        reason: one plain sentence.
        line: counted from 1 in the text that was given; None when the whole is at fault.
        hint: the likely fix.
    """

    def __init__(self, reason: str, line: int | None = None, hint: str | None = None) -> None:
        self.reason, self.line, self.hint = reason, line, hint
        super().__init__(reason)


def sidecar_path(path: Path, suffixes: Collection[str]) -> Path:
    """Where the sidecar of a document stands, whether or not it is there.

    `tunnel.txt.meta.yaml` is `tunnel.txt`'s own; `tunnel.meta.yaml` will do where no other document beside it
    could be meant. The folder is not listed for it: that would cost each of its files a look at all of them.

    Args:
        suffixes: of documents, in lower case with their dot; beside it they may stand in capitals too.

    Raises:
        OSError: the folder may not be looked into.
    """
    own, short = path.with_name(path.name + SIDECAR_ENDING), path.with_name(path.stem + SIDECAR_ENDING)
    if own.is_file() or not short.is_file():
        return own
    written = (form for suffix in suffixes for form in (suffix, suffix.upper(), suffix.title()))
    alike = (path.with_name(path.stem + form) for form in written if form != path.suffix)
    return own if any(other.is_file() and not other.samefile(path) for other in alike) else short


def split_front_matter(text: str) -> tuple[Given, str]:
    """What the front matter says, and the canonical text without it.

    A text that opens with a rule and not with `key: value` has no front matter and comes back untouched.

    Raises:
        BrokenYaml: it is not closed, or no YAML mapping; lines count from the top of the file.
    """
    opening = _OPENING.match(text)
    if opening is None or not _KEY.match(text, _first_key(text, opening.end())):
        return NOTHING_GIVEN, text
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise BrokenYaml("the front matter is not closed", 1, "put a line of three hyphens after it")
    return yaml_given(text[opening.end() : closing.start()], first_line=2), text[closing.end() :]


def _first_key(text: str, at: int) -> int:
    """Where the first line is that is neither empty nor a comment.

    One line at a time: a pattern that repeats itself over millions of lines takes a gigabyte.
    """
    while line := _NO_KEY.match(text, at):
        at = line.end()
    return at


def yaml_given(text: str, *, first_line: int = 1) -> Given:
    """What a YAML mapping says of a document; every scalar is taken as the text it is written as.

    Raises:
        BrokenYaml: it is no YAML, or no mapping, or a field has the wrong form.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if len(text) > _MAX_YAML_CHARS:
        raise BrokenYaml("the YAML is too long", first_line, "leave only what is said of the document")
    try:
        record = YAML(typ="base", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else None
        raise BrokenYaml(f"the YAML is broken: {error.problem}", line, _hint(str(error.problem))) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise BrokenYaml("the YAML is broken") from error
    if record is None or record == "":
        return NOTHING_GIVEN
    if not isinstance(record, dict):
        raise BrokenYaml("the YAML is not a list of keys and values", first_line, "write it as `title: …`")
    try:
        return given(record)
    except WrongField as error:
        raise BrokenYaml(str(error), first_line) from error


def _hint(problem: str) -> str:
    if "mapping values" in problem:
        return "put quotation marks around a value that has a colon in it"
    if "duplicate" in problem:
        return "leave only one of the two keys"
    if "\\t" in problem or "tab" in problem:
        return "indent with spaces, not with tabs"
    return "check the quotation marks and the indentation of this line"
