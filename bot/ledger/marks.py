"""Marks: what a message carries so that it can be found again, and told apart from every other."""

from __future__ import annotations

import base64
import hmac

MARK_CHARS = 24
"""Of base 32: 120 bits. Discord takes a nonce of at most 25 characters (message create, `nonce`)."""


def mark_of(key: str, delivery_id: str) -> str:
    """The mark of a delivery: always the same, and not to be guessed without the ledger's key."""
    digest = hmac.new(key.encode(), delivery_id.encode(), "sha256").digest()
    return base64.b32encode(digest).decode()[:MARK_CHARS].lower()
