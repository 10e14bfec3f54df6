"""Speakers: who says a sentence, where the document lets somebody else speak."""

from corpus.speakers.paragraph import attributions

__all__ = ["attributions"]
