"""Confinement: files that may have been made to hurt are read in a child process, within limits.

SourceFile → request → child → answers → checked → ReadDocument or ReadFailure. Nothing that the child says is
believed before it is checked: what it parsed may have taken it over.
"""

from corpus.readers.confinement.limits import Limits

__all__ = ["Limits"]
