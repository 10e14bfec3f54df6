"""Replies as one self-contained page: no script, no outside resource, nothing that a document could style.

In come replies, each with the command that asked for it; out goes a page that shows them as Slack, as
Discord and as a reading page draw them. The page's policy allows its own style sheet, by hash, and no more.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.rendering import wording
from bot.rendering.looks import Look, fragment_of
from bot.rendering.markup import NOTHING, Html, element, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.reply import Reply

__all__ = ["Look", "fragment_of", "page_of"]


def page_of(replies: Sequence[tuple[str, Reply]], *, title: str, looks: Sequence[Look] = tuple(Look)) -> str:
    """The whole page, from the doctype on.

    Args:
        replies: each with the command as it was typed; it heads the reply, or nothing does when it is empty.
        looks: at least one; several stand side by side where the screen is wide enough.
    """
    css = Html(files("bot.rendering").joinpath("page.css").read_text("utf-8"))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(css)),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", words(title)),
        element("style", css),
    )
    body = element(
        "body",
        element("header", element("h1", words(title)), element("p", words(wording.PROMISE)), class_="page"),
        _contents(replies) if len(replies) > 1 else NOTHING,
        element("main", *(_shown(number, *reply, looks) for number, reply in enumerate(replies, start=1))),
        class_="one" if len(looks) == 1 else "many",
    )
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def _policy(css: Html) -> str:
    digest = b64encode(sha256(css.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _contents(replies: Sequence[tuple[str, Reply]]) -> Html:
    entries = (
        element("li", element("a", words(command) or words(reply.title), href=f"#reply-{number}"))
        for number, (command, reply) in enumerate(replies, start=1)
    )
    return element("nav", element("ol", *entries), aria_label=wording.CONTENTS)


def _shown(number: int, command: str, reply: Reply, looks: Sequence[Look]) -> Html:
    """One reply in all its looks; a single look needs no name."""
    heading = element("h2", element("code", words(command))) if words(command) else NOTHING
    if len(looks) == 1:
        drawn = [fragment_of(reply, looks[0])]
    else:
        drawn = [
            element("div", element("h3", words(wording.LOOKS[look])), fragment_of(reply, look, level=4))
            for look in looks
        ]
    return element(
        "section", heading, element("div", *drawn, class_="looks"), id=f"reply-{number}", class_="shown"
    )
