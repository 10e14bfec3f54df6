"""Failures: what goes wrong with one of several is kept until the others are done, and then raised."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Failures:
    """What went wrong so far.

    Args:
        said: what all of it comes to, for the log.
    """

    def __init__(self, said: str) -> None:
        self._said = said
        self._kept: list[Exception] = []

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Keep what fails in here from what comes after."""
        try:
            yield
        except Exception as error:  # noqa: BLE001  a door: `raised` passes it on
            self._kept.append(error)

    def raised(self) -> None:
        """Raise what was kept, all together.

        Raises:
            ExceptionGroup: there was something.
        """
        if self._kept:
            raise ExceptionGroup(self._said, self._kept)
