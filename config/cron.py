"""Cron expressions, for the schedules that days and a time of day cannot say.

They are read by cronsim, which follows Debian's cron, and only ever over nominal local times: what the clocks
do at the change of an hour is not its concern but `bot.schedule`'s.

**Source**: crontab(5): five fields; numbers, ranges and steps in each; names for months and weekdays; Sunday
is 0 and 7. Where both day fields are restricted either of them is enough; where one begins with a star both
must hold. Beside that `L` and `LW` for the last day and the last working day of the month, `fri#2` for its
second Friday, `5L` for its last.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cronsim import CronSim, CronSimError

from config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = (
    ("minute", "0 to 59, *, a-b or */n"),
    ("hour", "0 to 23, *, a-b or */n"),
    ("day of the month", "1 to 31, L, LW, *, a-b or */n"),
    ("month", "1 to 12 or jan to dec, *, a-b or */n"),
    ("weekday", "0 to 7 or sun to sat, *, a-b or */n, fri#2; Sunday is 0 and 7, so fri-7 for fri to sun"),
)
"""Names, and what may be written, in the order of the fields."""

ANY_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  nominal local times have no zone
"""From here on cronsim looks 50 years ahead, so that every 29 February of any weekday is seen."""


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron expression that names some time; made by `cron`.

    Attributes:
        text: as the admin wrote it, with single spaces.
    """

    text: str

    def after(self, nominal: datetime) -> Iterator[datetime]:
        """The nominal local times after this one, naive, in order, to the end of the calendar."""
        with suppress(OverflowError):
            yield from CronSim(self.text, nominal)


def cron(text: str) -> Cron:
    """What a cron expression such as `0 8 * * mon-fri` names.

    Raises:
        ConfigError: naming the field that is wrong, or saying that no such time ever comes.
    """
    written = text.split()
    if len(written) != len(FIELDS):
        raise ConfigError(
            f"a cron expression has five fields, and {text!r} has {len(written)}",
            hint='minute, hour, day, month, weekday: "0 8 * * mon-fri"',
        )
    for place, (field, (name, form)) in enumerate(zip(written, FIELDS, strict=True)):
        alone = ["*"] * len(FIELDS)
        alone[place] = field
        if not _comes(" ".join(alone)):
            raise ConfigError(f"bad {name} {field!r} in a cron expression", hint=form)
    named = Cron(" ".join(written))
    if not _comes(named.text):
        raise ConfigError(
            f"the time of {text!r} never comes", hint="no such day is in any of its months: 31 Feb, 31 Apr"
        )
    return named


def _comes(text: str) -> bool:
    """Whether it can be read and names a time at all."""
    try:
        return next(CronSim(text, ANY_DAY), None) is not None
    except (CronSimError, ValueError):  # ValueError: a number of thousands of digits
        return False
