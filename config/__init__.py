"""What operators set (`Settings`), what admins edit (`Configuration`), and the clock (`now`)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config.clock import now
    from config.configuration import Configuration
    from config.errors import ConfigError, ConfigErrors
    from config.reader import bundled_path, load, parse
    from config.settings import Settings
    from config.writer import as_yaml

__all__ = [
    "ConfigError",
    "ConfigErrors",
    "Configuration",
    "Settings",
    "as_yaml",
    "bundled_path",
    "load",
    "now",
    "parse",
]

_ROOMS = {
    "ConfigError": "errors",
    "ConfigErrors": "errors",
    "Configuration": "configuration",
    "Settings": "settings",
    "as_yaml": "writer",
    "bundled_path": "reader",
    "load": "reader",
    "now": "clock",
    "parse": "reader",
}


def __getattr__(name: str) -> object:
    """What is asked for, from its room: a command pays only for what it uses (pydantic alone is 0.2 s)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
