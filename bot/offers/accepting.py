"""Accepting: what may be offered at all, and under which harmless name it is kept."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urldefrag

from bot.offers.errors import NotAccepted
from bot.offers.offer import File, Link
from bot.rendering.links import safe_url
from corpus.readers import SUFFIXES

if TYPE_CHECKING:
    from config import Configuration
    from config.destination import Destination

MAX_URL_CHARS = 2_000
"""What browsers, proxies and servers agree on; longer ones are hardly ever a document's address."""

MAX_STEM_BYTES = 80
"""In UTF-8; file systems take 255 with the suffix."""

_PLAIN = frozenset(" -_.()+,")
_LETTERS_MARKS_NUMBERS = frozenset("LMN")


def accepted(what: Link | File, *, max_file_bytes: int) -> Link | File:
    """The same, with a harmless address or name.

    Raises:
        NotAccepted: it cannot become a document; in one plain sentence.
    """
    match what:
        case Link():
            return Link(_address(what.url.strip()))
        case File():
            return _file(what, max_file_bytes)
        case _:
            assert_never(what)


def safe_name(name: str) -> str:
    """A file's name without any folder, hidden or odd character; the suffix in lower case.

    Args:
        name: anything at all.
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/")).rpartition("/")[2]
    plain = "".join(character if _is_plain(character) else "_" for character in last).strip(". ")
    path = PurePosixPath(plain)
    suffix = path.suffix.lower()
    stem = plain.removesuffix(path.suffix)
    short = stem.encode()[:MAX_STEM_BYTES].decode(errors="ignore").strip(". ")
    return f"{short or 'document'}{suffix}"


def collection_for(configuration: Configuration, where: Destination) -> str:
    """Where something is filed that was offered in a place: the narrowest collection that the place may see.

    A channel that sees a closed collection talks about closed things, and a document dropped there is meant
    for those who are in it: filed openly, it would be quoted to everybody before anyone had thought about
    it. So what fewest destinations may see comes first, and an open collection only where the place sees no
    closed one. An admin who approves can name a wider one; nothing gets there by itself.

    Raises:
        NotAccepted: the place may see no collection, so that nothing it offers could ever be shown there.
    """
    held = configuration.collections
    seen = configuration.visible_to(where)
    closed = {name: allow for name, one in held.items() if (allow := one.allow) is not None and name in seen}
    if closed:
        return min(closed, key=lambda name: len(closed[name]))
    for name in held:
        if name in seen:
            return name
    raise NotAccepted(
        f"no collection may be seen from {where}, so that nothing can be offered there",
        hint="an admin can name it in the `allow` list of a collection",
    )


def _address(typed: str) -> str:
    if len(typed) > MAX_URL_CHARS:
        raise NotAccepted(
            "this address is too long", hint=f"an address may have {MAX_URL_CHARS:,} characters"
        )
    if "@" in typed.partition("://")[2].partition("/")[0]:
        raise NotAccepted(
            "this address holds a user name or a password",
            hint="offer the address without what stands before the @",
        )
    address = safe_url(typed)
    if address is None:
        raise NotAccepted("this is no web address", hint="it starts with https:// or http://")
    if len(address) > MAX_URL_CHARS:
        raise NotAccepted("this address is too long", hint="written in plain ASCII it gets longer")
    return urldefrag(address).url  # the part of a page is no document of its own


def _file(what: File, max_bytes: int) -> File:
    name = safe_name(what.name)
    suffix = PurePosixPath(name).suffix
    if suffix not in SUFFIXES:
        raise NotAccepted(
            "this kind of file is not read", hint=f"the kinds that are: {', '.join(sorted(SUFFIXES))}"
        )
    if len(what.data) > max_bytes:
        raise NotAccepted(
            "this file is too large", hint=f"split it; a file may have {max_bytes / 1_000_000:g} MB"
        )
    if not what.data.strip():
        raise NotAccepted("this file is empty")
    return File(name, what.data)


def _is_plain(character: str) -> bool:
    return character in _PLAIN or unicodedata.category(character)[0] in _LETTERS_MARKS_NUMBERS
