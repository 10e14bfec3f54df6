"""The text of a message: what somebody typed, and what a bot displays or embeds in its place.

Source: Discord's page Markdown Text 101; "Message Formatting" in its developer reference.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import discord

from bot.chat.handing_in import links_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RICH = "rich"
"""The kind of an embed that is written; all others show what a link in the message leads to."""

SMALL = "-# "
"""How small print begins."""

_NUMBER = re.compile(r"> \*\*\d+\*\* +")
"""How a quote of the bot's own begins: with the number of its line."""

_MARKUP = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<label>[^\[\]\n]+)\]\(<?https?://[^\s()]+\)"
    r"|<(?P<address>https?://[^\s<>]+)>"
    r"|(?P<kept>https?://\S+)"
    r"|<a?(?P<emoji>:\w+:)\d+>"
    r"|<t:-?\d+(?::\w)?>"
    r"|^(?:>>>|>|#{1,3}|-#)[ ]"
    r"|\*\*|__|~~|\|\||`+|\*(?=\S)|(?<=\S)\*|(?<!\w)_|_(?!\w)",
    re.MULTILINE,
)


def plain(markdown: str) -> str:
    """Markdown as people read it: without its marks, and links by their label."""
    return _MARKUP.sub(lambda found: next(filter(None, found.groups()), ""), markdown)


def text_of(message: discord.Message) -> str:
    """What a message says, as people read it; may be empty."""
    return plain(_written(message, message.clean_content))


def links_of(message: discord.Message) -> tuple[str, ...]:
    """The web addresses in a message, each once, in order."""
    return links_in(_written(message, message.content))


def _written(message: discord.Message, typed: str) -> str:
    """All its markdown; of what a bot displays without the small print, which says whose the rest is."""
    displayed = chain.from_iterable(one.split("\n") for one in _displayed(message.components))
    large = (_NUMBER.sub("", one) for one in displayed if not one.startswith(SMALL))
    return "\n\n".join(filter(None, (typed, *large, *_embedded(message.embeds))))


def _displayed(components: Iterable[object]) -> Iterator[str]:
    """The texts that components show, in the order of reading."""
    for one in components:
        if isinstance(one, discord.TextDisplay):
            yield one.content
        yield from _displayed(getattr(one, "children", ()))


def _embedded(embeds: Iterable[discord.Embed]) -> Iterator[str]:
    for one in embeds:
        if one.type == RICH:
            fields = chain.from_iterable((field.name, field.value) for field in one.fields)
            yield from filter(None, (one.title, one.description, *fields))
