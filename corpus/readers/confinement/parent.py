"""The parent's side: keeps one child at hand, asks it to read, and replaces it when it is spent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import ReadFailure
from corpus.readers.confinement.answers import (
    DOCUMENT,
    FAILURE,
    FEED,
    checked_document,
    checked_failure,
    checked_feed,
)
from corpus.readers.confinement.process import CHILD, Breakdown, Process
from corpus.readers.confinement.requests import documents_request, feed_request
from corpus.readers.confinement.wire import BrokenWire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from corpus.document import ReadDocument
    from corpus.feeds.feed import Feed
    from corpus.readers.confinement.limits import Limits
    from corpus.readers.confinement.wire import Message
    from corpus.readers.source import SourceFile

_BROKE_DOWN = "the reader broke down on it"
_WITH_ATTACHMENTS = frozenset({".eml"})
_HINT = "save it anew, or save its text as a .txt file"


class Confinement:
    """Reads within limits, whatever the bytes are; for one thread at a time.

    The child stays for the next file; it is replaced when it broke a limit, broke down, said what cannot be,
    or has grown.

    Args:
        limits: what one document may cost.
        command: starts a child; the limits are added to it.
    """

    def __init__(self, limits: Limits, command: Sequence[str] = CHILD) -> None:
        self._limits = limits
        self._command = command
        self._process: Process | None = None
        self.peak_mb = 0.0
        """The most memory that the latest child has held at once."""

    def close(self) -> None:
        """End the child, if there is one."""
        if self._process is not None:
            self._process.end()
            self.peak_mb = self._process.peak_mb
            self._process = None

    def documents(self, file: SourceFile) -> Iterator[ReadDocument | ReadFailure]:
        """Every document in a file, and a failure for whatever in it is none; bad input raises nothing."""
        for number, message in enumerate(self._answers(documents_request(file))):
            if isinstance(message, Breakdown):
                failure = file.failure(message.reason, hint=message.hint)
                yield failure if number else self._alone(file, failure)
                return
            try:
                yield self._checked(message, file)
            except BrokenWire:
                self.close()
                yield file.failure(_BROKE_DOWN, hint=_HINT)
                return

    def _alone(self, file: SourceFile, failure: ReadFailure) -> ReadDocument | ReadFailure:
        """A message whose attachments may have cost too much, without them; else the failure.

        What a stranger attached must not keep anybody from reading what was written.
        """
        if file.alone or file.path.suffix.lower() not in _WITH_ATTACHMENTS:
            return failure
        found = next(self.documents(replace(file, alone=True)), failure)
        if isinstance(found, ReadFailure):
            return failure
        return replace(found, repairs=(*found.repairs, f"what is attached is left out: {failure.reason}"))

    def feed(self, data: bytes, *, url: str, charset: str | None, now: datetime | None = None) -> Feed:
        """The feed that these bytes are.

        Raises:
            ReadFailure: they are none, or cannot be read within the limits.
        """
        trouble = Breakdown(_BROKE_DOWN)
        for message in self._answers(feed_request(data, url=url, charset=charset, now=now)):
            if isinstance(message, Breakdown):
                trouble = message
                break
            try:
                if message.head.get("is") == FEED:
                    return checked_feed(message)
                if message.head.get("is") == FAILURE:
                    raise checked_failure(message, url)
            except BrokenWire:
                self.close()
                break
        raise ReadFailure(url, trouble.reason, hint=trouble.hint)

    def _checked(self, message: Message, file: SourceFile) -> ReadDocument | ReadFailure:
        if message.head.get("is") == DOCUMENT:
            return checked_document(message, file)
        return checked_failure(message, file.address or str(file.path))

    def _answers(self, request: Message) -> list[Message | Breakdown]:
        """All that a child says to a request; last in it what stopped it, where it was stopped.

        It is waited for before anything is handed on, so that no answer is left in the pipe for the next.
        """
        answers: list[Message | Breakdown] = []
        whole = False
        try:
            if self._process is None or not self._process.alive:
                self.close()
                self._process = Process(self._command, self._limits)
            for message in self._process.answers(request):
                answers.append(message)  # noqa: PERF402  what came before a breakdown is kept
            self.peak_mb = self._process.peak_mb
            whole = self.peak_mb <= self._limits.spare_mb
        except Breakdown as trouble:
            answers.append(trouble)
        finally:
            if not whole:
                self.close()
        return answers
