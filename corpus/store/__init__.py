"""The store: every text that was ever read, and what follows from the current ones.

`Store` is opened once; `store.put` and `store.withdraw` write; `store.reader(clearance)` reads, and sees only
what the clearance allows.
"""

from corpus.store.reading import Reader
from corpus.store.store import Store
from corpus.store.writing import Outcome, Stored

__all__ = ["Outcome", "Reader", "Store", "Stored"]
