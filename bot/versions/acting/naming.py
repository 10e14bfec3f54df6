"""Names: those that there are, those that a new thing may have, and giving something another one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from bot.errors import UnknownName
from bot.versions.edits import MAX_NAME_CHARS
from config.near import did_you_mean
from config.section import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.versions.acting.filled import Filled

T = TypeVar("T")


def held(kind: str, name: str, known: Mapping[str, T]) -> T:
    """What has a name.

    Args:
        kind: what it is a name of: `briefing`.

    Raises:
        UnknownName: nothing has; the hint is the name that was probably meant.
    """
    if name not in known:
        raise UnknownName(kind, name, hint=did_you_mean(name, known, kind=kind))
    return known[name]


def named(
    filled: Filled, field: str, taken: Iterable[str], *, now: str = "", max_chars: int = MAX_NAME_CHARS
) -> str:
    """The name in a field, where nothing else has it; what is wrong with it is noted.

    Args:
        taken: the names of all that is of its kind; that two differ in case only would confuse people.
        now: the name that it has, and keeps where the field is missing; empty for what is new.
    """
    written = filled.one(field, text, now or filled.change.name.strip())
    others = {name.casefold(): name for name in taken if name != now}
    if written == now and now:
        return now
    if not written and not filled.is_wrong(field):
        filled.wrong(field, "it needs a name", "write one")
    elif len(written) > max_chars:
        filled.wrong(field, f"a name has {max_chars} characters at most", "write a shorter one")
    elif not written.isprintable():
        filled.wrong(field, "a control character stands in the name", "type it anew")
    elif written.casefold() in others:
        filled.wrong(field, f"{others[written.casefold()]!r} is taken", "write another name")
    return written


def renamed(every: Mapping[str, T], name: str, new: str, value: T) -> Mapping[str, T]:
    """The same, with something new in its place, under a name that may be new, too."""
    return MappingProxyType(
        {new if one == name else one: value if one == name else held for one, held in every.items()}
    )


def without(every: Mapping[str, T], name: str) -> Mapping[str, T]:
    """The same without one."""
    return MappingProxyType({one: held for one, held in every.items() if one != name})
