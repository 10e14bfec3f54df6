"""The store: every text that was ever read, and what follows from the current ones.

`Store` is opened once; `store.put` and `store.withdraw` write; `store.reader(clearance)` reads, and sees only
what the clearance allows.
"""

from corpus.store.files import FileNote, HeldFile
from corpus.store.outcome import Outcome, Stored
from corpus.store.reading import Reader, Totals
from corpus.store.relations import Related
from corpus.store.rows import Contents
from corpus.store.store import Store

__all__ = ["Contents", "FileNote", "HeldFile", "Outcome", "Reader", "Related", "Store", "Stored", "Totals"]
