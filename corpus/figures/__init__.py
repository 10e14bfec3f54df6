"""Figures: the numbers a sentence states, with what they count.

In come a document's text and the span of one sentence (with its dates, which are no figures); out come the
numbers in order, each with its full value, unit, qualifier and the period it is for. Their recognition is
in `corpus.figures.recognition`: whoever only answers does not pay for loading it.
"""

from corpus.figures.figure import Figure, Qualifier

__all__ = ["Figure", "Qualifier"]
