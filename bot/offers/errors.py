"""What can be wrong with an offer, as one tree.

OfferError
├── NotAccepted       what was offered cannot become a document, or this place files nothing
├── TooManyOffers     this person has enough of them waiting
└── AlreadyDecided    another admin was faster
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import ProgramError
from bot.offers.offer import State
from briefings import phrases

if TYPE_CHECKING:
    from bot.offers.offer import Offer


class OfferError(ProgramError):
    """The root of what is wrong with offers."""


class NotAccepted(OfferError):
    """What was offered cannot become a document."""


class TooManyOffers(OfferError):
    """This person has so many offers waiting that the admins should see to them first."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(
            f"thank you: {phrases.several(waiting, 'offer')} of yours still wait for an admin's nod",
            hint="offer this one again once they have been decided",
        )


class AlreadyDecided(OfferError):
    """Somebody has decided, or is about to: nobody decides twice.

    Attributes:
        offer: as it stands now.
    """

    def __init__(self, offer: Offer) -> None:
        self.offer = offer
        when = "" if offer.decided_at is None else f" at {offer.decided_at:%Y-%m-%d %H:%M} UTC"
        how = "approved, and is being read" if offer.state is State.READING else str(offer.state)
        super().__init__(
            f"the offer {offer.id} was {how}: by {offer.decided_by}{when}",
            hint=f"communique offers show {offer.id}",
        )
