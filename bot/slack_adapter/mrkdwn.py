"""Slack's own notation of what people write, as plain text, and the links and mentions in it.

**Source**: docs.slack.dev, "Formatting message text" (retrieving messages): `<@U…>`, `<#C…|name>`,
`<https://…|label>`, `<!subteam^S…|@group>`, and `&amp; &lt; &gt;` for the three characters.
"""

from __future__ import annotations

import re

_ANGLED = re.compile(r"<(?P<kind>[@#!]?)(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_EDGES = re.compile(r"(?<![\w*_~`])([*_~])(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")


def plain(text: str) -> str:
    """What somebody wrote, without Slack's notation: links by their label, mentions by name where given."""
    shown = _ANGLED.sub(_shown, text)
    for _ in range(3):  # bold in italic in strike-through
        shown = _EDGES.sub(r"\2", shown)
    return _unescaped(shown)


def links(text: str) -> tuple[str, ...]:
    """The web addresses in it, each once, in order."""
    found = (
        _unescaped(match["target"])
        for match in _ANGLED.finditer(text)
        if not match["kind"] and _ADDRESS.match(match["target"])
    )
    return tuple(dict.fromkeys(found))


def without_mention(text: str, user_id: str) -> str:
    """The same without the mentions of one user."""
    return re.sub(rf"<@{re.escape(user_id)}(?:\|[^<>]*)?>", " ", text).strip()


def mentions(text: str, user_id: str) -> bool:
    """Whether it mentions this user."""
    return f"<@{user_id}>" in text or f"<@{user_id}|" in text


def _shown(match: re.Match[str]) -> str:
    kind, target, label = match["kind"], match["target"], match["label"]
    if kind == "#":
        return f"#{label or target}"
    if kind == "@":
        return f"@{label or target}"
    if kind == "!":
        return label or f"@{target}"
    return label or target


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
