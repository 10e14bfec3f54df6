"""A form that somebody fills in, free of any platform: a modal in chat.

A form stands for a proposal that is kept under an id, so that what is filled in comes back to it whatever a
platform lets a dialogue carry; see `bot.chat.proposals`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MAX_FIELDS = 5
"""Of one form: a modal on Discord has no more."""

MAX_LABEL_CHARS = 45
MAX_TITLE_CHARS = 24
"""What both Slack and Discord show of a title."""


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    """Several lines."""
    ONE = "one"
    """One of the choices."""
    SEVERAL = "several"
    """Any of the choices."""
    CHANNELS = "channels"
    """Channels of the platform, by a menu of its own; each value is a destination, as text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose.

    Attributes:
        label: in place of the value, or empty.
    """

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        name: what its value is called in a `Change`.
        label: at most `MAX_LABEL_CHARS`.
        hint: one short sentence below it, at most 100 characters, or empty.
        value: what stands in it now: one text, or what is chosen.
        choices: in the order to show them. Where a platform shows fewer, those chosen come first, and what
            was chosen but could not be shown stays chosen.
    """

    name: str
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    value: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    required: bool = False
    max_chars: int = 1_000


@dataclass(frozen=True, slots=True)
class Form:
    """A form.

    Attributes:
        id: of the proposal that it is for.
        title: at most `MAX_TITLE_CHARS`.
        submit: what the button says, at most `MAX_TITLE_CHARS`.
        fields: at most `MAX_FIELDS`.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    submit: str = "Show what changes"
