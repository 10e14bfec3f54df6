"""Names: the link, the id and the words that one reading of a feed gives an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.feeds.link import is_homepage, link_host, link_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.feeds.sketch import Sketch

_UNIQUE_DIGITS = 5
_UNIQUE_CHARS = 16


@dataclass(frozen=True)  # no slots: keys are made once, and only where they are asked for
class Names:
    """What an article is recognised by, now or when the feed was read last.

    Attributes:
        link: plain; None where there is none, or where it is worth nothing.
        guid: the same of the id.
        sketch: of title and text.
    """

    link: str | None
    guid: str | None
    sketch: Sketch

    @cached_property
    def link_key(self) -> str:
        """The link as it is compared; empty where it tells nothing, as that of a homepage."""
        return "" if self.link is None or is_homepage(self.link) else link_key(self.link)

    @cached_property
    def id_key(self) -> str:
        """The id as it is compared, or empty: one that is an address moves to https as a link does."""
        return link_key(self.guid.strip()) if self.guid else ""

    @cached_property
    def host(self) -> str:
        """Of the link, or empty."""
        return link_host(self.link) if self.link else ""

    @cached_property
    def slug(self) -> str:
        """The last part of the link's path, without its ending: on most sites made from the title."""
        path = link_key(self.link or "").split("?", 1)[0].rstrip("/")
        return re.sub(r"\.\w{2,5}$", "", path.rpartition("/")[2])

    def without(self, *, links: Collection[str] = (), ids: Collection[str] = ()) -> Names:
        """The same without a link or an id of these keys, which are worth nothing, and without a homepage."""
        link = self.link if self.link_key and self.link_key not in links else None
        guid = self.guid if self.id_key and self.id_key not in ids else None
        return replace(self, link=link, guid=guid)


def looks_unique(guid: str | None) -> bool:
    """Whether an id is long, or has many digits: not one that counts the places of a list."""
    own = re.sub(r"^(?:https?://|tag:)[^/:?#]*", "", guid or "")
    signs = re.sub(r"[\W_]", "", own)
    return len(signs) >= _UNIQUE_CHARS or sum(sign.isdigit() for sign in signs) >= _UNIQUE_DIGITS
