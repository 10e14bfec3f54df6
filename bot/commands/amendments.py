"""What was typed after `amend`, as amendments: checked, each under the name that it is stored by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import UsageMistake
from config.near import did_you_mean
from corpus.amendment import FIELDS, FLAG, NO, SETTLED, YES
from corpus.clinic.finding import Kind
from corpus.clinic.findings import TEASER
from corpus.published import published_at
from corpus.readers.given import language_code, one_line, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corpus.document import Document

FLAGS = ("opinion", "analysis", "translation", TEASER)
"""What can be said of any document; of one that came with others, these as well."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of `amend`, as typed; None is what was not.

    Attributes:
        values: by option: title, publisher, author, date, language, url.
    """

    values: Mapping[str, str | None]
    flag: str | None
    no_flag: str | None
    confirm: str | None
    settle: str | None
    undo: str | None


def changes_of(
    typed: Typed, document: Document, held: Mapping[str, str], *, today: str
) -> dict[str, str | None]:
    """What is to be amended, by name; None takes an amendment back.

    Args:
        held: what was put right of the document before.
        today: the local day, ISO: nothing was published after it.

    Raises:
        UsageMistake: a value that cannot be, or two that contradict each other.
    """
    pairs = [
        *_values(typed.values, today),
        *_confirmed(typed.confirm, document),
        *((f"{FLAG}{one}", YES) for one in _flags("flag", typed.flag, document)),
        *((f"{FLAG}{one}", NO) for one in _flags("no-flag", typed.no_flag, document)),
        *((f"{SETTLED}{_finding(one)}", YES) for one in _names(typed.settle, "settle")),
        *((one, None) for one in _undone(typed.undo, held)),
    ]
    changes: dict[str, str | None] = {}
    for name, value in pairs:
        if changes.setdefault(name, value) != value:
            called = "date" if name == "published_at" else name.removeprefix(FLAG).removeprefix(SETTLED)
            raise UsageMistake(f"{called}: two options say two things", hint="say one of them")
    return changes


def _values(values: Mapping[str, str | None], today: str) -> Iterator[tuple[str, str]]:
    for option, typed in values.items():
        if typed is not None:
            name, read, hint = _READ[option]
            value = read(one_line(typed))
            if not value:
                raise UsageMistake(f"--{option}: {typed!r} cannot be one", hint=hint)
            if name == "published_at" and value[: len(today)] > today:
                raise UsageMistake(f"--date: {value} is after today", hint="the day it was published")
            yield name, value


def _words(typed: str) -> str | None:
    return typed if any(map(str.isalnum, typed)) else None


_READ: dict[str, tuple[str, Callable[[str], str | None], str]] = {
    **{name: (name, _words, "say at least a word") for name in ("title", "publisher", "author")},
    "date": ("published_at", published_at, "write it as YYYY-MM-DD, such as 2024-05-16"),
    "language": ("language", language_code, "two letters, such as en, de or zh"),
    "url": ("url", web_address, "an http or https address"),
}
"""By option: the amendment, how its value is read, and what helps where it cannot be."""


def _confirmed(typed: str | None, document: Document) -> Iterator[tuple[str, str]]:
    if typed is None:
        return
    if typed.strip().lower() != "date":
        raise UsageMistake(f"--confirm: {typed!r} is nothing that is inferred", hint="--confirm date")
    if document.published_at is None:
        raise UsageMistake("--confirm: the document has no date", hint="--date YYYY-MM-DD")
    yield "published_at", document.published_at


def _flags(option: str, typed: str | None, document: Document) -> Iterator[str]:
    known = dict.fromkeys((*FLAGS, *document.flags))
    if "withdrawn" in _names(typed, option):
        raise UsageMistake(f"--{option}: withdrawn is no flag", hint=f"communique withdraw {document.id}")
    for name in _names(typed, option):
        if name not in known:
            raise UsageMistake(f"--{option}: no flag {name!r}", hint=did_you_mean(name, known))
        yield name


def _finding(name: str) -> str:
    kinds = [kind.value for kind in Kind]
    if name not in kinds:
        raise UsageMistake(f"--settle: no finding {name!r}", hint=did_you_mean(name, kinds))
    return name


def _undone(typed: str | None, held: Mapping[str, str]) -> Iterator[str]:
    """The amendments that are called so: by a field, a flag or a finding."""
    for name in _names(typed, "undo"):
        field = "published_at" if name == "date" else name
        named = [one for one in (field, f"{FLAG}{name}", f"{SETTLED}{name}") if one in held]
        if not named:
            known = list(dict.fromkeys(map(_plain, held)))
            hint = did_you_mean(name, known) if known else "nothing of it was put right"
            raise UsageMistake(f"--undo: {name!r} was not put right", hint=hint)
        yield from named


def _plain(name: str) -> str:
    if name in FIELDS:
        return "date" if name == "published_at" else name
    return name.removeprefix(FLAG).removeprefix(SETTLED)


def _names(typed: str | None, option: str) -> Iterable[str]:
    """Names with commas between them, as they are stored: `near copy` is `near_copy`."""
    if typed is None:
        return ()
    names = [one.strip().lower().replace(" ", "_") for one in typed.split(",")]
    found = tuple(dict.fromkeys(one.replace("-", "_") if option == "settle" else one for one in names if one))
    if not found:
        raise UsageMistake(f"--{option} needs a name")
    return found
