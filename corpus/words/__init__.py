"""Words: what a text is made of, for whoever searches it, compares it, or counts it.

`tokens` cuts a text, `stems` folds inflected forms together, `vocabulary` holds the words without weight, and
`content` puts the three together.
"""
