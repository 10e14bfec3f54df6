"""The asker: who asks, where, and what may be answered there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.application import Application
    from config.destination import Destination


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody in a place.

    Attributes:
        person: who asks, and where their own messages go: `slack:U012ABC`.
        where: the channel; for somebody alone with the bot, `person`.
        admin: the platform, or our configuration, lets them change things.
        timezone: IANA name, as they have set it on the platform; None where that is not known.
        outside: somebody of another organisation reads along, or asks: closed collections are not for them.
        member: of the organisation, and no guest.
        barred: one plain sentence why they get no answer here at all, or empty.
        private: one plain sentence why they get nothing in a conversation of their own, or empty.
    """

    person: Destination
    where: Destination
    admin: bool = False
    timezone: str | None = None
    outside: bool = False
    member: bool = True
    barred: str = ""
    private: str = ""

    @property
    def alone(self) -> bool:
        """Whether nobody else is there."""
        return self.person == self.where

    @property
    def may_change(self) -> bool:
        """Whether they may change what others see in this place, and hand things in."""
        return self.admin or self.member


def seen_by(application: Application, asker: Asker) -> Application:
    """The application as an asker finds it: with the collections that the place may see.

    Of the configuration it knows what is for those who see them; an admin who is alone, all of it.
    """
    configuration = application.configuration
    visible = configuration.visible_to(asker.where)
    if asker.outside:
        visible = frozenset(name for name in visible if configuration.collections[name].allow is None)
    seen = application.seen_by(visible)
    return seen.with_all_names() if asker.admin and asker.alone else seen
