"""What somebody filled in, read field by field by the forms of the configuration, with all that is wrong.

A mistake never stops the reading: it goes on the list with the name of its field, what holds stands in for
the value, and the whole list is raised at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from config.destination import destination
from config.errors import ConfigError, ConfigErrors
from config.near import did_you_mean
from config.section import text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from bot.versions.change import Change
    from config.destination import Destination

T = TypeVar("T")
D = TypeVar("D")

LABELS = {
    "name": "Name",
    "title": "Title",
    "days": "Days",
    "at": "Time of day",
    "topics": "Topics",
    "to": "Channels",
    "timezone": "Time zone",
    "lines": "Lines at most",
    "skip": "Days left out",
    "catch_up": "What is made up for",
    "unknown": "Where nobody knows whether it arrived",
    "words": "Words",
    "aliases": "Other ways to write a name",
    "channels": "Channels",
    "cooldown": "At most once in",
    "location": "Address",
    "collection": "Collection",
    "kind": "What it is",
    "everyone": "Who may see it",
    "allow": "Channels",
    "briefings": "Briefings",
    "keywords": "Keywords",
    "slack": "Slack ids",
    "discord_roles": "Discord roles",
    "notes": "Where notes go",
    "unanswered": "Questions that nothing answers",
}
"""What people call each field of a `Change`, in the order in which mistakes are told."""

_BETWEEN = re.compile(r"[,，、]")


@dataclass(frozen=True, slots=True)
class Filled:
    """The fields of a change; a field that is missing or wrong leaves things as they are.

    Attributes:
        meant: a destination as the configuration has it → what it means, where that is known:
            `slack:#news` → the channel's id, which is what a menu gives.
    """

    change: Change
    meant: Mapping[Destination, Destination] = field(default_factory=lambda: MappingProxyType({}))
    _errors: list[tuple[str, ConfigError]] = field(default_factory=list)

    def __contains__(self, name: object) -> bool:
        """Whether a field was filled in at all, were it with nothing."""
        return name in self.change.values

    def one(self, name: str, form: Callable[[str], T], now: D, *, empty: D | None = None) -> T | D:
        """What the text of a field means.

        Args:
            now: what holds where the field is missing.
            empty: what holds where it is empty; None where that is a mistake.
        """
        written = self.change.one(name)
        if written is None:
            return now
        if not written:
            if empty is not None:
                return empty
            self.wrong(name, "there is nothing in it", "write something")
            return now
        for value in self._read(name, written, form):
            return value
        return now

    def many(
        self, name: str, form: Callable[[str], T], now: tuple[T, ...], *, whole: Iterable[str] = ()
    ) -> tuple[T, ...]:
        """What each text of a field means, each once, in order; several may stand on a line, after commas.

        Args:
            now: what holds where the field is missing; what is written as these are stays as it is.
            whole: texts beside them that may hold a comma.
        """
        if name not in self:
            return now
        held = {str(one): one for one in now}
        found: dict[T, None] = {}
        for written in self.texts(name, whole={*held, *whole}):
            if written in held:
                found[held[written]] = None
            else:
                found.update(dict.fromkeys(self._read(name, written, form)))
        return now if self.is_wrong(name) else tuple(found)

    def any_of(self, name: str, kind: str, known: Collection[str], now: tuple[str, ...]) -> tuple[str, ...]:
        """Those names of a field that there are, in the order of `known`; another one is a mistake.

        Args:
            kind: what they are names of.
            now: what holds where the field is missing, and in which order.
        """

        def form(written: str) -> str:
            if written not in known:
                raise ConfigError(f"no {kind} {written!r}", hint=did_you_mean(written, known, kind=kind))
            return written

        found = self.many(name, form, now, whole=known)
        return now if set(found) == set(now) else tuple(one for one in known if one in found)

    def destinations(self, name: str, now: tuple[Destination, ...]) -> tuple[Destination, ...]:
        """The destinations of a field; one that was there already stays as it was written.

        Args:
            now: what holds where the field is missing, and in which order.
        """
        written_as = {self.meaning(where): where for where in now}
        read = self.many(name, destination, now)
        found = dict.fromkeys(written_as.get(self.meaning(one), one) for one in read)
        return now if set(found) == set(now) else tuple(found)

    def texts(self, name: str, *, whole: Iterable[str] = ()) -> Iterator[str]:
        """Each text of a field, without white space around it.

        Args:
            whole: texts that may hold a comma, and are one for all that.
        """
        for line in self.lines(name):
            parts = [line] if line in whole else _BETWEEN.split(line)
            yield from filter(None, map(str.strip, parts))

    def lines(self, name: str) -> Iterator[str]:
        """Each line of a field that has anything on it, without white space around it."""
        for given in self.change.values.get(name, ()):
            yield from filter(None, map(str.strip, given.splitlines()))

    def meaning(self, where: Destination) -> Destination:
        """The place that a destination means."""
        return self.meant.get(where, where)

    def wrong(self, name: str, message: str, hint: str | None = None) -> None:
        """Note that a field is wrong."""
        self._errors.append((name, ConfigError(message, hint=hint, key=LABELS[name])))

    def is_wrong(self, name: str) -> bool:
        """Whether something is wrong with a field."""
        return any(one == name for one, _ in self._errors)

    def raise_if_any(self) -> None:
        """Raise all that is wrong; do nothing where all is right.

        Raises:
            ConfigErrors: each mistake with the label of its field as `key`.
        """
        if self._errors:
            order = list(LABELS)
            told = sorted(self._errors, key=lambda error: order.index(error[0]))
            raise ConfigErrors(error for _, error in told)

    def _read(self, name: str, written: str, form: Callable[[str], T]) -> Iterator[T]:
        """One value, or none where it is wrong."""
        try:
            yield form(text(written))
        except ConfigError as error:
            self.wrong(name, error.message, error.hint)


def refused(message: str, hint: str) -> ConfigErrors:
    """Why a change is not made, whatever is filled in."""
    return ConfigErrors([ConfigError(message, hint=hint)])
