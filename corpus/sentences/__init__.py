"""Sentences: where each one starts and ends in the text of a block.

In comes the text of one block; out go spans, one a sentence, from which passages are made.

A regular expression finds every gap between two words that holds a stop (`gaps`), a cheap decision is made
for each (`boundaries`), with three things to know: which words are written with a stop of their own
(`abbreviations`), what opens a list item (`markers`), and what a quotation or a parenthesis holds together
(`enclosures`).
"""

from corpus.sentences.boundaries import sentence_spans
from corpus.sentences.markers import list_marker

__all__ = ["list_marker", "sentence_spans"]
