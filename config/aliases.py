"""Aliases: which other spellings stand for a name, each for one name only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Aliases:
    """The names and aliases read so far, upper and lower case alike; one that contradicts them is refused.

    All topics are read with one of these, because their aliases serve every query together.
    """

    _names: dict[str, str] = field(default_factory=dict)
    _meanings: dict[str, str] = field(default_factory=dict)

    def add_name(self, name: str) -> None:
        """Take note of a name that has aliases.

        Raises:
            ConfigError: the name is an alias already.
        """
        meaning = self._meanings.get(name.casefold())
        if meaning is not None:
            raise ConfigError(
                f"{name!r} is an alias of {meaning!r}", hint=f"list its aliases under {meaning!r}"
            )
        self._names.setdefault(name.casefold(), name)

    def alias_of(self, name: str) -> Callable[[str], str]:
        """A form: another way to write this name."""

        def form(written: str) -> str:
            key = written.casefold()
            if key == name.casefold():
                raise ConfigError(
                    f"{written!r} is an alias of itself", hint="case never matters: leave it out"
                )
            if key in self._names:
                raise ConfigError(
                    f"{written!r} has aliases of its own", hint=f"list all of them under {self._names[key]!r}"
                )
            meaning = self._meanings.setdefault(key, name)
            if meaning.casefold() != name.casefold():
                raise ConfigError(
                    f"{written!r} already stands for {meaning!r}", hint="leave it out at one of them"
                )
            return written

        return form
