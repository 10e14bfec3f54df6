"""Cleaning: from a read document to one whose every stretch has a role.

ReadDocument → lines → roles → CleanDocument. What is no line of the document's own (menus, credits, prompts,
repeated titles) becomes boilerplate, and what the text says of itself (title, date, publisher) its metadata.
"""

from __future__ import annotations

from corpus.cleaning.clean import cleaned

__all__ = ["cleaned"]
