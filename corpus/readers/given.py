"""What a document's file says about it beside its text, from front matter, a sidecar or a JSON line."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.canonical import canonical_text
from corpus.document import Metadata
from corpus.published import published_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FIELD_OF = {
    "id": "id",
    "title": "title",
    "publisher": "publisher",
    "author": "author",
    "authors": "author",
    "date": "published_at",
    "published": "published_at",
    "published_at": "published_at",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "collection": "collection",
    "flags": "flags",
}
"""The keys that are understood, in lower case; every other key is left alone."""

_MAX_URL_CHARS = 2_000
_UNKNOWN = Metadata()


class WrongField(ValueError):
    """A field that is not what its name promises; the text is a plain sentence."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given with a document.

    Attributes:
        repairs: what was left out because it could not be understood, one plain sentence each.
    """

    metadata: Metadata = _UNKNOWN
    id: str | None = None
    collection: str | None = None
    repairs: tuple[str, ...] = ()

    def over(self, other: Given) -> Given:
        """Both together; where both say something, this one is believed."""
        mine, theirs = self.metadata, other.metadata
        known = {
            field.name: getattr(mine, field.name) or getattr(theirs, field.name) for field in fields(mine)
        }
        return Given(
            metadata=replace(mine, **known),
            id=self.id or other.id,
            collection=self.collection or other.collection,
            repairs=self.repairs + other.repairs,
        )

    def shared(self) -> Given:
        """What of this may be said of every document of one file: all but what names a single one."""
        return Given(
            replace(self.metadata, title=None, url=None), collection=self.collection, repairs=self.repairs
        )


NOTHING_GIVEN = Given()


def given(record: Mapping[object, object]) -> Given:
    """What a mapping of keys to values says of a document; empty values say nothing.

    Raises:
        WrongField: a value is neither text nor (for authors and flags) a list of texts.
    """
    said: dict[str, str] = {}
    for key, value in record.items():
        name = _FIELD_OF.get(key.strip().casefold().replace("-", "_")) if isinstance(key, str) else None
        if name and (words := _words(name, value)):
            said.setdefault(name, words)
    repairs: list[str] = []
    metadata = Metadata(
        title=said.get("title"),
        publisher=said.get("publisher"),
        author=said.get("author"),
        published_at=_understood(said, "published_at", published_at, "is no date that can be read", repairs),
        url=_understood(said, "url", web_address, "is no http or https address", repairs),
        language=_understood(said, "language", language_code, "is no two-letter language code", repairs),
        flags=tuple(dict.fromkeys(re.findall(r"[\w-]+", said.get("flags", "").casefold()))),
    )
    return Given(metadata, said.get("id"), said.get("collection"), tuple(repairs))


def web_address(value: str) -> str | None:
    """The address when it is http or https with a host, else None."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    sound = parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", value)
    return value if sound and len(value) <= _MAX_URL_CHARS else None


def language_code(value: str) -> str | None:
    """ISO 639-1 from a language tag: `en-GB` is `en`."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_].*)?", value)
    return match[1].lower() if match else None


def one_line(value: str) -> str:
    """Text for a title or a name: on one line, without what canonical text does not hold."""
    return " ".join(canonical_text(value)[0].split())


def _words(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return one_line(value)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if name in {"author", "flags"} and isinstance(value, list):
        return ", ".join(_entry(name, entry) for entry in value)
    raise WrongField(f"{name} must be text, not {_kind(value)}")


def _entry(name: str, value: object) -> str:
    """One of a list; lists of lists, each the same ten times over, would come to more than any memory."""
    if isinstance(value, list):
        raise WrongField(f"{name} must be a list of texts, not of lists")
    return _words(name, value)


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a mapping"}
    return kinds.get(type(value), "something else")


def _understood(
    said: Mapping[str, str],
    name: str,
    understand: Callable[[str], str | None],
    problem: str,
    repairs: list[str],
) -> str | None:
    """The value as it is kept; one that is not understood is left out and noted."""
    value = said.get(name)
    if value is None:
        return None
    understood = understand(value)
    if understood is None:
        repairs.append(f"{name} {value[:80]!r} {problem}; it is left out")
    return understood
