"""Courtesies: a greeting or thanks is answered in kind, and not looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.phrasing import typed
from bot.chat.trouble import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefings.reply import Reply

GREETINGS = frozenset(
    [
        "hi",
        "hi there",
        "hello",
        "hello there",
        "hey",
        "good morning",
        "good afternoon",
        "good evening",
        "hallo",
        "guten tag",
        "guten morgen",
        "moin",
        "bonjour",
        "salut",
        "hola",
        "buenos días",
        "привет",
        "здравствуйте",
        "你好",
    ]
)
THANKS = frozenset(
    [
        "thanks",
        "thanks a lot",
        "many thanks",
        "thank you",
        "thank you very much",
        "thx",
        "cheers",
        "ok",
        "okay",
        "great",
        "danke",
        "vielen dank",
        "merci",
        "gracias",
        "спасибо",
        "谢谢",
    ]
)
HELLO = "Hello. Ask me in a few words, such as: trade in 2023."
WELCOME = "You are welcome."


def courtesy(text: str, names: Mapping[str, str]) -> Reply | None:
    """The answer to a greeting or to thanks; None where it is neither.

    Args:
        names: what the commands are called on the platform, by their role.
    """
    plain = " ".join(text.casefold().strip(" \t\n.!,…?👋🙏🙂").split())
    if plain in GREETINGS:
        return said(f"{HELLO} All that I do: {typed('help', names)}")
    return said(WELCOME) if plain in THANKS else None
