from __future__ import annotations

import pytest

from corpus.cleaning import phrases

PROMPTS = [
    "Required fields are marked *",
    "Your e-mail address *",
    "Sign up for our weekly letter",
    "Subscribe to our free newsletter",
    "I have read the privacy notice",
    "This website uses cookies",
    "Click here to read it",
    "Follow us on Instagram",
    "Download our free app",
    "Please log in to reply",
    "Reproduction in any form is prohibited",
    "Alle Rechte vorbehalten",
    "Champs obligatoires",
    "Todos los derechos reservados",
    "Нажмите Ctrl и Enter",
    "未经授权不得转载",
]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_the_quick_look_lets_through_what_the_slow_one_finds(prompt: str) -> None:
    lower = prompt.casefold()
    assert phrases.ANYWHERE.search(lower)
    assert any(word in lower for word in phrases.SITE_WORDS)
