"""Plain: the `text` of a message, for notifications and for screen readers, which read no block.

It carries the whole content and is sent with `mrkdwn` off; `&`, `<` and `>` are escaped all the same, because
Slack reads mentions and links between the last two.
Source: Slack's page on formatting text, "Escaping text"; chat.postMessage, "Accessibility considerations".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.rendering import lines, wording
from bot.rendering.neutral import neutral
from bot.rendering.slack.places import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.reply import Item, Reply, Section


def plain(reply: Reply) -> str:
    """First what a locked screen should show, then everything that the blocks say; never empty."""
    paragraphs = ["\n".join(filter(None, each)) for each in _paragraphs(reply)]
    return escaped("\n\n".join(filter(None, paragraphs)) or wording.NOTHING_SAID)


def escaped(text: str) -> str:
    """With the three characters that Slack reads as markup as entities, and no others."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _paragraphs(reply: Reply) -> Iterator[list[str]]:
    first = notification(reply)
    yield [first]
    yield [each for each in (*_words(lines.opening(reply)), lines.counts(reply)) if each != first]
    for section in reply.sections:
        yield _words(lines.heading(section))
        for item in section.items:
            yield _item(item, section)
    yield _words(lines.table(reply.rows, reply.places, verbatim=reply.verbatim))
    yield _words(lines.closing(reply))
    yield _words(lines.footer(reply))


def notification(reply: Reply) -> str:
    """What the reply wants to be announced with; else its title, its counts, and its first quote."""
    if push := neutral(reply.push):
        return push
    quotes = (statement.quote.text for item in reply.items() for statement in item.statements)
    quote = neutral(next(quotes, ""))
    parts = (
        neutral(reply.title),
        lines.counts(reply),
        f"{wording.OPEN}{quote}{wording.CLOSE}" if quote else "",
    )
    return wording.SEPARATOR.join(filter(None, parts))


def _item(item: Item, section: Section) -> list[str]:
    """The head and what stands below it; a number alone stands before the first words."""
    head, body = lines.head(item, section), _words(lines.body(item))
    if len(head.pieces) == 1 and body:
        return [f"{head.words}  {body[0]}", *body[1:]]
    return [head.words, *body]


def _words(drawn: list[lines.Line]) -> list[str]:
    return ["".join(map(said, line.pieces)) for line in drawn]
