"""What can be wrong with the settings and the configuration, as one tree.

    ConfigError        one mistake: what it is, where it stands, and the likely fix
    └── ConfigErrors   all the mistakes of one file, in line order

Fields first: every message is made from them, so that a program can read what a person reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ConfigError(Exception):
    """One mistake in what an operator set or an admin wrote.

    Args:
        message: one plain sentence, without the place.
        hint: the likely fix.
        path: the file as the person named it; None for the environment.
        line: counted from 1, where one line is at fault.
        column: counted from 1.
        key: dotted (`briefings.morning.at`), or the name of an environment variable.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        key: str | None = None,
    ) -> None:
        self.message, self.hint = message, hint
        self.path, self.line, self.column, self.key = path, line, column, key
        file = f"{path}:{line}" if path and line else path
        super().__init__(": ".join(part for part in (file, key, message) if part))

    def at(self, *, path: str | None, line: int | None, column: int | None, key: str | None) -> ConfigError:
        """The same mistake, with the place where it stands."""
        return ConfigError(self.message, hint=self.hint, path=path, line=line, column=column, key=key)


class ConfigErrors(ConfigError):
    """All the mistakes of one file (or of the environment); its own fields are those of the first.

    Attributes:
        errors: at least one, in line order.
    """

    def __init__(self, errors: Iterable[ConfigError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (error.line or 0, error.column or 0)))
        first, *others = self.errors
        more = f" (and {len(others)} more)" if others else ""
        super().__init__(
            first.message + more,
            hint=first.hint,
            path=first.path,
            line=first.line,
            column=first.column,
            key=first.key,
        )
