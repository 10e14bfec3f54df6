"""The ledger: what is due, what was frozen, what was sent where, and what nobody knows.

plan → freeze → claim → (send) → record → reconcile; every step is one transaction, and each may be repeated.
"""

from bot.ledger.ledger import Ledger

__all__ = ["Ledger"]
