"""Home: somebody's own page as the view that `views.publish` takes, the same for the same page.

Documents' and people's words stand in rich text alone; a channel is named by its id, so that Slack shows its
name only to whoever may see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.chat.home import ALL_CONFIGURATION, ALL_OWN
from bot.rendering import lines, wording
from bot.rendering.lines import Line, Piece
from bot.rendering.neutral import neutral
from bot.rendering.slack.elements import button, words
from bot.rendering.slack.places import element, said
from bot.rendering.slack.rich_text import rich_text
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.chat.home import Home, Own, Sent
    from briefings.reply import Reply
    from config.destination import Destination

BLOCKS = 100
"""In one view. **Source**: docs.slack.dev/reference/block-kit/blocks."""

OWN = "Your digests, and what you follow"
COMING = "Next"
RECENT = "Lately"
CONFIGURATION = "Configuration, to read"
DIGEST, FOLLOWED = "Digest", "You follow"
NOTHING_COMES, NOTHING_CAME = "Nothing is due.", "Nothing has been sent yet."
TO_YOU = "to you"
ANSWERING = "answers from"


def home_view(home: Home) -> dict[str, Any]:
    """The whole page; at most `BLOCKS` blocks."""
    blocks = [*_opening(home)]
    if home.help is not None:
        blocks += [
            *_own(home),
            *_listed(COMING, home.coming, home, otherwise=NOTHING_COMES),
            *_listed(RECENT, home.recent, home, otherwise=NOTHING_CAME),
            *_help(home.help),
            *_configuration(home),
        ]
    return {"type": "home", "blocks": blocks}


def _header(told: str) -> dict[str, Any]:
    return {"type": "header", "text": words(told)}


def _small(told: str) -> dict[str, Any]:
    return {"type": "context", "elements": [words(told)]}


def _said(told: str) -> dict[str, Any]:
    return rich_text([Line((Piece(neutral(told)),))])


def _opening(home: Home) -> Iterator[dict[str, Any]]:
    if notice := neutral(home.notice):
        yield _said(notice)
    if home.help is not None or not notice:
        read = [f"{ANSWERING} {phrases.several(home.documents, 'document')}"] if home.documents else []
        yield _small(wording.SEPARATOR.join((*read, f"times in {home.timezone}")))


def _own(home: Home) -> Iterator[dict[str, Any]]:
    yield _header(OWN)
    for one in home.own:
        yield from _one(one)
    if home.invitation:
        yield _said(home.invitation)
    if home.own_left_out:
        yield _small(phrases.more(home.own_left_out, ALL_OWN))


def _one(one: Own) -> Iterator[dict[str, Any]]:
    """What it is and when it comes, with a button beside it, and below what it is about."""
    drawn = [button(action, None, place=place) for place, action in enumerate(one.actions)]
    accessory = {"accessory": drawn[0]} if drawn and drawn[0] else {}
    kind = FOLLOWED if one.followed else DIGEST
    head = wording.SEPARATOR.join(filter(None, (kind, neutral(one.when))))
    yield {"type": "section", "text": words(head), **accessory}
    yield rich_text([Line((Piece(neutral(one.about) or wording.UNTITLED, bold=True),))])


def _listed(heading: str, sent: Iterable[Sent], home: Home, *, otherwise: str) -> Iterator[dict[str, Any]]:
    yield _header(heading)
    rows = [{"type": "rich_text_section", "elements": [*_sent(one, home)]} for one in sent]
    if not rows:
        yield _said(otherwise)
        return
    listed = {"type": "rich_text_list", "style": "bullet", "elements": rows}
    yield {"type": "rich_text", "elements": [listed]}


def _sent(one: Sent, home: Home) -> Iterator[dict[str, Any]]:
    """`Morning briefing · Mon 20 May 2024 08:00 · 6 lines · #briefings`."""
    count = [] if one.lines is None else [phrases.several(one.lines, "line")]
    title = neutral(one.title) or wording.UNTITLED
    yield {"type": "text", "text": title, "style": {"bold": True}}
    when = "".join(f"{wording.SEPARATOR}{part}" for part in (phrases.clock(one.at), *count))
    yield {"type": "text", "text": when}
    for place in one.to:
        yield {"type": "text", "text": wording.SEPARATOR}
        yield _place(place, home)


def _place(place: Destination, home: Home) -> dict[str, Any]:
    if place == home.person:
        return {"type": "text", "text": TO_YOU}
    named = Piece(neutral(str(place)), destination=place)
    return element(named) or {"type": "text", "text": neutral(said(named))}


def _help(reply: Reply) -> Iterator[dict[str, Any]]:
    yield _header(neutral(reply.title))
    yield rich_text([*lines.table(reply.rows), *lines.closing(reply)])
    yield from (_small(each.words) for each in lines.footer(reply))


def _configuration(home: Home) -> Iterator[dict[str, Any]]:
    if not home.configuration and not home.configuration_left_out:
        return
    yield _header(CONFIGURATION)
    for _, text in home.configuration:
        shown = "\n".join(map(_indented, text.splitlines()))
        leaf = {"type": "text", "text": shown}
        yield {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [leaf]}]}
    if home.configuration_left_out:
        yield _small(phrases.more(home.configuration_left_out, ALL_CONFIGURATION))


def _indented(line: str) -> str:
    """A line made harmless, as far in as it was."""
    return " " * (len(line) - len(line.lstrip(" "))) + neutral(line)
