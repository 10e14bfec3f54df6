"""Offers: documents and links that people hand in, each waiting for an admin's nod.

In comes what somebody offered, who it was and where; out goes what an admin decided, and the documents that
came of it. Reading itself is handed in by whoever approves: `bot.offers.taking` has the program's own.
"""

from bot.offers.offer import File, Link, Offer, Offered, State
from bot.offers.offers import Offers

__all__ = ["File", "Link", "Offer", "Offered", "Offers", "State"]
