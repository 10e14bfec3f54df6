"""The configuration, read from its file or from a text, with every mistake in it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from config.errors import ConfigError, ConfigErrors
from config.near import near
from config.schema import configuration
from config.section import Mistakes, Section
from config.yaml_source import Scalar, tree

if TYPE_CHECKING:
    from config.configuration import Configuration

MAX_BYTES = 1_000_000
"""Far above any configuration, far below what would keep the parser busy."""

BYTE_ORDER_MARK = "\ufeff"
"""What some editors begin a file in UTF-8 with; it means nothing."""

INSTALLATION = Path(__file__).resolve().parent.parent
"""The folder that the program is installed in, where the demo's documents stand too."""


def bundled_path() -> Path:
    """The configuration that comes with the program."""
    return Path(__file__).resolve().with_name("communique.yaml")


def load(path: Path) -> Configuration:
    """The configuration in a file; relative source paths count from its folder.

    Those of the bundled file count from the installation root.

    Raises:
        ConfigErrors: all that is wrong with the file, in line order.
    """
    written = text_of(path)
    folder = INSTALLATION if path.resolve() == bundled_path() else path.resolve().parent
    return parse(written, path=str(path), folder=folder)


def parse(written: str, *, path: str, folder: Path) -> Configuration:
    """The configuration in a text.

    Args:
        written: it may begin with a byte order mark.
        path: what to call the text in a mistake.
        folder: what relative source paths count from.

    Raises:
        ConfigErrors: all that is wrong with the text, in line order.
    """
    try:
        node = tree(written.removeprefix(BYTE_ORDER_MARK), path=path)
    except ConfigError as error:
        raise ConfigErrors([error]) from None
    mistakes = Mistakes(path)
    if isinstance(node, Scalar) and node.is_null:
        mistakes.add(ConfigError("the file is empty", hint="start with: collections:"), node.mark, "")
    value = configuration(Section.of(node, mistakes), folder=folder)
    mistakes.raise_if_any()
    return value


def text_of(path: Path) -> str:
    """What stands in a file, as text, to the last character: line ends and a byte order mark are kept.

    Raises:
        ConfigErrors: there is no such file, it cannot be read, is too large, or is not UTF-8.
    """

    def wrong(message: str, hint: str | None = None, line: int | None = None) -> ConfigErrors:
        return ConfigErrors([ConfigError(message, hint=hint, path=str(path), line=line)])

    try:
        if path.exists() and not path.is_file():
            raise wrong("is not a file", "name the file itself, such as communique.yaml")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        likely = near(path.name, _names_beside(path))
        raise wrong("there is no such file", likely and f"did you mean {likely!r}?") from None
    except PermissionError:
        raise wrong("may not be read", "let the user who runs the program read it (chmod)") from None
    except OSError as error:
        raise wrong(f"cannot be read: {error.strerror or error}") from None
    except ValueError:
        raise wrong("is no file name") from None
    if len(content) > MAX_BYTES:
        raise wrong(f"is larger than {MAX_BYTES // 1_000_000} MB", "is this the right file?")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise wrong("is not UTF-8", "save the file as UTF-8", line) from None


def _names_beside(path: Path) -> list[str]:
    try:
        return sorted(other.name for other in path.parent.iterdir())
    except OSError:
        return []
