"""Scripts: every letter is in the classes that it should be in, and no module draws the borders anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.words.scripts import CJK, HAN, HANGUL, KANA, UNSPACED

ROOT = Path(__file__).resolve().parents[3]
OWN_RANGES = {"scripts.py", "language.py"}
"""Where ranges may be written: the table, and the telling of languages, which asks for letters alone."""


@pytest.mark.parametrize(
    ("character", "scripts"),
    [
        ("中", {HAN, UNSPACED, CJK}),
        ("々", {HAN, UNSPACED, CJK}),
        ("\U00020000", {HAN, UNSPACED, CJK}),
        ("の", {KANA, UNSPACED, CJK}),
        ("ー", {KANA, UNSPACED, CJK}),
        ("한", {HANGUL, CJK}),
        ("a", set()),
        ("я", set()),
        ("。", set()),
    ],
)
def test_a_character_is_of_its_scripts_alone(character: str, scripts: set[str]) -> None:
    found = {script for script in (HAN, KANA, HANGUL, UNSPACED, CJK) if re.match(f"[{script}]", character)}
    assert found == scripts


@pytest.mark.parametrize("package", ["cleaning", "dates", "figures", "sentences", "words"])
def test_no_module_draws_the_border_of_the_ideographs_itself(package: str) -> None:
    modules = [path for path in (ROOT / "corpus" / package).glob("*.py") if path.name not in OWN_RANGES]
    assert modules
    drawn = re.compile(r"\\u(?:3400|4e00|9fff)|一-[\u9000-\u9fff]")
    redrawn = {path.name for path in modules if drawn.search(path.read_text(encoding="utf-8"))}
    assert not redrawn
