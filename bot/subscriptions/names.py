"""Names that people can say: of a digest, of something that is followed."""

from __future__ import annotations

from hashlib import sha256

CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"
WORDS = 2


def sayable(*parts: str) -> str:
    """Two words such as `lusab-babad` that these parts always have: 32 bits of their hash.

    **Source**: proquints, D. Wilkerson, arXiv:0901.4016: four consonants' bits and two vowels' in turn.
    """
    digest = sha256("\0".join(parts).encode()).digest()
    return "-".join(_word(int.from_bytes(digest[2 * at : 2 * at + 2])) for at in range(WORDS))


def _word(bits: int) -> str:
    """Sixteen bits as consonant, vowel, consonant, vowel, consonant."""
    return "".join(
        (
            CONSONANTS[bits >> 12],
            VOWELS[bits >> 10 & 3],
            CONSONANTS[bits >> 6 & 15],
            VOWELS[bits >> 4 & 3],
            CONSONANTS[bits & 15],
        )
    )
