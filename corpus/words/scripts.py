r"""The letters of scripts, as the insides of regular expressions' character classes: `[{CJK}]`, `[^\W{HAN}]`.

Source: the Unicode code charts.
"""

from __future__ import annotations

HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, in Chinese, Japanese or Korean text, with 々, 〆 and 〇."""

KANA = "\u3040-\u30ff"
"""The Japanese syllabaries."""

HANGUL = "\uac00-\ud7a3"
"""Korean syllables, which stand in words with spaces between them."""

UNSPACED = HAN + KANA
"""What is written without spaces between words."""

CJK = UNSPACED + HANGUL
"""All of them: what has no word that space or a search could cut out."""

CYRILLIC = "\u0400-\u052f"
"""Cyrillic letters of every language."""
