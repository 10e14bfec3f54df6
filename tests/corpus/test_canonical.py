from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.canonical import canonical_text, slug_id, text_sha256

ANY_TEXT = st.text(st.characters(), max_size=400)
WITH_SURROGATES = st.text(st.characters(codec=None, categories=None), max_size=200)
DIGEST = "1f3a9c02" + "0" * 56


def test_marks_and_line_endings_go_and_all_else_stays() -> None:
    assert canonical_text("\ufeffOne\r\nTwo\rThree\n\x0b\u2028 ") == ("One\nTwo\nThree\n\x0b\u2028 ", 0)


def test_nul_and_lone_surrogates_are_replaced_one_for_one_and_counted() -> None:
    assert canonical_text("a\x00b\ud800c") == ("a\ufffdb\ufffdc", 2)


@given(ANY_TEXT | WITH_SURROGATES)
def test_canonical_text_is_idempotent_and_can_be_stored(raw: str) -> None:
    text, _ = canonical_text(raw)
    assert canonical_text(text) == (text, 0)
    assert "\r" not in text
    assert len(text_sha256(text)) == 64


def test_a_slug_is_readable_in_any_script_and_ends_in_the_digest() -> None:
    assert slug_id("Gas exports rise — again!", DIGEST) == "gas-exports-rise-again-1f3a9c02"
    assert slug_id("Экспорт газа", DIGEST) == "eksport-gaza-1f3a9c02"
    assert slug_id("天然气", DIGEST).endswith("-1f3a9c02")
    assert slug_id("…", DIGEST) == "document-1f3a9c02"


@given(ANY_TEXT)
def test_a_slug_is_short_and_safe_in_a_file_name_and_a_url(title: str) -> None:
    slug = slug_id(title, DIGEST)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 48 + 9
