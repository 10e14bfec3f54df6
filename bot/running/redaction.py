"""Redaction: text without the secrets in it, whoever wrote it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

MASK = "***"

MIN_CHARS = 4
"""A shorter secret is none: to mask every "a" would leave nothing to read."""

_SHAPES = (
    re.compile(r"\bxox[a-z](?:\.xox[a-z])?-[\w-]+"),  # Slack: bot, user, refresh, legacy tokens
    re.compile(r"\bxapp-[\w-]+"),
    re.compile(r"\b(?:mfa\.[\w-]{20,}|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,})"),  # Discord
    re.compile(r"(?<=hooks\.slack\.com/)[^\s\"'<>\\]+"),
    re.compile(r"(?<=[?&]ticket=)[^\s\"'<>\\&]+"),  # opens a connection of Slack's Socket Mode
    re.compile(r"(?<=/webhooks/)\d+/[^\s\"'<>\\/?]+"),
    re.compile(r"(?<=/interactions/)\d+/[^\s\"'<>\\/?]+"),
    re.compile(r"(?<=://)[^\s\"'<>:/@]{0,100}:[^\s\"'<>]{0,200}(?=@)"),  # user:password@host
    re.compile(r"(?i)(?<=authorization)(\W{1,8}(?:bearer|bot|basic|token)?\W{0,4})[\w.~+/=-]{4,}"),
    re.compile(r"(?i)\b((?:password|passwd|access_token|client_secret|api_key)\W{1,8})[^\s\"'<>\\,;&)}\]]+"),
)
"""What is a secret by its looks. Where a group stands, it is what leads up to the secret, and stays."""


class Redaction:
    """Masks what looks like a secret, and the secrets that it was given, however they are written.

    Args:
        secrets: of this installation.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {form for one in secrets for form in _forms(one) if len(form) >= MIN_CHARS}
        longest_first = sorted(forms, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if forms else None

    @classmethod
    def of(cls, settings: BaseModel) -> Redaction:
        """A redaction that knows every secret of the settings."""
        from pydantic import SecretStr  # slow to load, and every command loads this module

        values = (getattr(settings, name) for name in type(settings).model_fields)
        return cls(one.get_secret_value() for one in values if isinstance(one, SecretStr))

    def __call__(self, text: str) -> str:
        """The text without secrets."""
        if self._known is not None:
            text = self._known.sub(MASK, text)
        for shape in _SHAPES:
            text = shape.sub(rf"\1{MASK}" if shape.groups else MASK, text)
        return text


def _forms(secret: str) -> set[str]:
    """A secret as it may be written: as it is, escaped once or twice, in a URL; of a URL its password too."""
    plain = {secret, unquote(secret)}
    try:
        password = urlsplit(secret).password if "://" in secret else None
    except ValueError:  # no URL after all
        password = None
    if password:
        plain |= {password, unquote(password)}
    once = {form for one in plain for form in _escaped(one)}
    twice = {form for one in once for form in _escaped(one)}
    return (
        plain
        | once
        | twice
        | {quote(one, safe=safe, errors="replace") for one in plain for safe in ("", "/")}
    )


def _escaped(text: str) -> set[str]:
    """A text as JSON and Python write it: between quotation marks."""
    encoded = text.encode(errors="surrogatepass")
    return {
        json.dumps(text)[1:-1],
        json.dumps(text, ensure_ascii=False)[1:-1],
        repr(text)[1:-1],
        repr(encoded)[2:-1],
    }
