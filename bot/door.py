"""The door of every command: what goes wrong inside becomes one plain sentence, never a traceback."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from bot.errors import ProgramError, UsageMistake
from bot.running.redaction import Redaction
from briefings.errors import CoreError
from config import ConfigError
from corpus.errors import CorpusError

log = logging.getLogger(__name__)

LOG = "communique.log"
"""In the home: unexpected errors with their references and tracebacks."""

KNOWN = (ProgramError, ConfigError, CorpusError, CoreError)
"""The roots of everything that we raise on purpose."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, for people and for programs.

    Attributes:
        usage: the command was typed wrongly.
    """

    message: str
    path: str | None = None
    line: int | None = None
    key: str | None = None
    hint: str | None = None
    usage: bool = False

    def shape(self) -> dict[str, dict[str, str | int | None]]:
        """The JSON contract of a failure."""
        return {
            "error": {
                "message": self.message,
                "path": self.path,
                "line": self.line,
                "key": self.key,
                "hint": self.hint,
            }
        }


def log_to_stderr(level: str) -> None:
    """Print what is logged from this level up; a word that is no level counts as `critical`."""
    known = logging.getLevelNamesMapping().get(level.strip().upper(), logging.CRITICAL)
    handler = logging.StreamHandler()
    handler.setLevel(known)
    handler.setFormatter(_WithoutSecrets(Redaction(), logging.BASIC_FORMAT))
    logging.basicConfig(level=min(known, logging.ERROR), handlers=[handler], force=True)


def keep_log(folder: Path, redacted: Redaction | None = None) -> None:
    """Keep what goes wrong unexpectedly in a file of this home, and no longer in that of another.

    Args:
        redacted: knows the secrets of this installation; else what looks like a secret is masked.
    """
    logging.raiseExceptions = False  # a disk that is full must not add a second trouble
    for handler in [one for one in log.handlers if isinstance(one, _LogFile)]:
        log.removeHandler(handler)
        handler.close()
    log.addHandler(_LogFile(folder / LOG, redacted or Redaction()))


class _WithoutSecrets(logging.Formatter):
    """Masks secrets in the finished line, tracebacks included."""

    def __init__(self, redacted: Redaction, line: str) -> None:
        super().__init__(line)
        self._redacted = redacted

    def format(self, record: logging.LogRecord) -> str:
        return self._redacted(super().format(record))


class _LogFile(logging.FileHandler):
    """A file that is made, with its folder, when there is something to say."""

    def __init__(self, path: Path, redacted: Redaction) -> None:
        super().__init__(path, delay=True, encoding="utf-8")
        self.setFormatter(_WithoutSecrets(redacted, "%(asctime)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):  # a home that cannot be written must not add a second trouble
            # The home, should there be none yet: as `bot.home` makes it, which is slow to load.
            Path(self.baseFilename).parent.mkdir(0o700, parents=True, exist_ok=True)
            super().emit(record)


def troubles(error: Exception) -> list[Trouble]:
    """An error of ours in its own words, each mistake of many; any other as a reference into the log."""
    if isinstance(error, KNOWN):
        return [_trouble(one) for one in getattr(error, "errors", None) or (error,)]
    return [
        Trouble(
            f"something went wrong inside Communique (reference {logged(error)})",
            hint=f"report it with what {LOG} in the home says, or run it again with COMMUNIQUE_LOG=debug",
        )
    ]


def logged(error: Exception) -> str:
    """Log an error with its traceback; returns the short reference that it stands under."""
    reference = token_hex(4)
    log.error("unexpected error %s", reference, exc_info=error)
    return reference


def _trouble(error: Exception) -> Trouble:
    return Trouble(
        str(error),
        path=getattr(error, "path", None),
        line=getattr(error, "line", None),
        key=getattr(error, "key", None),
        hint=getattr(error, "hint", None),
        usage=isinstance(error, UsageMistake),
    )
