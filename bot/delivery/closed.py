"""Closed: whether a message is for certain channels alone, and who has come to read those since.

A platform is asked who reads a channel right before such a message is sent there: what it tells of a change
may have been lost, or be under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.errors import Refused
from briefings.citation import read_citation_id
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.application import Application
    from bot.delivery.message import Content
    from config.destination import Destination

SHARED = "another organisation reads this channel by now, and the message cites a closed collection"
PUBLIC = "everybody may read this channel by now, and the message cites a closed collection"
NOT_KNOWN = "nobody knows who reads this channel, and the message cites a closed collection"


class Closed:
    """What is for certain channels alone."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._private: dict[Destination, int] = {}  # under which version somebody was kept out

    def holds(self, content: Content) -> bool:
        """Whether a message cites a document of a closed collection; it may read the store.

        Raises:
            Refused: the store cannot be read just now.
        """
        collections = self._application.configuration.collections
        if not content.citations or all(one.allow is None for one in collections.values()):
            return False
        ids = sorted({read_citation_id(one)[0] for one in content.citations})
        try:
            found = self._application.store.whereabouts(ids)
        except CorpusError as error:
            raise Refused(NOT_KNOWN) from error
        held = (collections.get(one.collection) for one in found.values())
        return any(one is None or one.allow is not None for one in held)

    def has_opened(self, where: Destination, *, public: bool) -> bool:
        """Whether everybody may read a channel that was not everybody's when such a message went there.

        An admin who opens a collection to a channel of everybody means it: so a new version of the
        configuration begins anew, and a new process.

        Args:
            public: everybody may read it now.
        """
        version = self._application.version
        if not public:
            self._private[where] = version
            return False
        return self._private.get(where) == version
