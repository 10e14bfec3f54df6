"""Dates: what a sentence says about when, with the precision it says it in.

In come a document's text and the span of one sentence; out come mentions, each placed in the calendar as far
as the words, the publication date or the document's own dates allow, and no further. Their recognition
is in `corpus.dates.recognition`: whoever only answers does not pay for loading it.
"""

from corpus.dates.edtf import bounds
from corpus.dates.mention import DateContext, DateMention

__all__ = ["DateContext", "DateMention", "bounds"]
