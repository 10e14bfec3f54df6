"""What can be done about what comes to a channel."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.versions.acting.filled import refused
from bot.versions.edits import Edited
from config.destination import destination
from config.errors import ConfigError

if TYPE_CHECKING:
    from bot.versions.acting.filled import Filled
    from config import Configuration
    from config.destination import Destination


def edit(configuration: Configuration, filled: Filled) -> Edited:
    """Which briefings go there, and which keywords are told there."""
    where = _destination(filled.change.name)

    def there(places: tuple[Destination, ...]) -> bool:
        return any(filled.meaning(one) == filled.meaning(where) for one in places)

    def placed(places: tuple[Destination, ...], *, wanted: bool) -> tuple[Destination, ...]:
        if there(places) is wanted:
            return places
        kept = tuple(one for one in places if filled.meaning(one) != filled.meaning(where))
        return (*kept, where) if wanted else kept

    gets = tuple(name for name, one in configuration.briefings.items() if there(one.to))
    hears = tuple(name for name, one in configuration.keywords.items() if there(one.channels))
    briefings = filled.any_of("briefings", "briefing", configuration.briefings, gets)
    keywords = filled.any_of("keywords", "keyword", configuration.keywords, hears)
    changed = replace(
        configuration,
        briefings=MappingProxyType(
            {
                name: replace(one, to=placed(one.to, wanted=name in briefings))
                for name, one in configuration.briefings.items()
            }
        ),
        keywords=MappingProxyType(
            {
                name: replace(one, channels=placed(one.channels, wanted=name in keywords))
                for name, one in configuration.keywords.items()
            }
        ),
    )
    for name, one in changed.briefings.items():
        if one.to and one.at is None and one.cron is None:
            filled.wrong("briefings", f"{name} has no time of day, so it goes nowhere", "give it one first")
    for name, word in changed.keywords.items():
        if not word.channels:
            filled.wrong(
                "keywords", f"no other channel hears of {name}", "delete it, or tell it elsewhere first"
            )
    filled.raise_if_any()
    said = [*_said("gets", gets, briefings), *_said("hears of", hears, keywords)]
    if not said:
        return Edited(configuration)
    return Edited(changed, f"{where} {'; '.join(said)}.")


def _destination(name: str) -> Destination:
    try:
        return destination(name)
    except ConfigError as error:
        raise refused(error.message, error.hint or "name a channel") from None


def _said(verb: str, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    more = ", ".join(one for one in after if one not in before)
    less = ", ".join(one for one in before if one not in after)
    return [f"{verb} {more}"] * bool(more) + [f"{verb} {less} no more"] * bool(less)
