"""One property over all surfaces: a reply shows the same citations, each after the quote that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from hypothesis import HealthCheck, given, settings

from bot.rendering.discord.message import message_of as discord_message_of
from bot.rendering.html import Look, fragment_of
from bot.rendering.links import safe_url
from bot.rendering.neutral import neutral
from bot.rendering.slack.message import message_of as slack_message_of
from bot.rendering.sources import citations_of, sources_of
from bot.rendering.text import text_of
from briefings import phrases
from tests.bot.rendering.discord.markdown_reader import read
from tests.bot.rendering.replies import replies
from tests.bot.rendering.test_html import Elements
from tests.discord.component_limits import every

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefings.citation import Citation
    from briefings.reply import Reply


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(replies)
def test_text_html_slack_and_discord_show_the_same_citations(reply: Reply) -> None:
    for look in Look:
        page = Elements(fragment_of(reply, look))
        assert _in_order(page.text, _said(reply))
        cited = [value for name, value in page.attributes if name == "data-citation"]
        assert cited == [neutral(one.id) for one in citations_of(reply)]
    page = Elements(fragment_of(reply, Look.SLACK))  # the plain look names every source once more at its end
    links = [_page(value) for name, value in page.attributes if name == "href"]
    text = text_of(reply)
    assert _in_order(text, _referred(reply, also=False))
    assert _in_order(text, _referred(reply, also=True))
    assert _in_order(text, _lettered(reply))
    slack, discord = slack_message_of(reply), discord_message_of(reply)
    if slack is not None:
        said = [one for one in _objects(slack["blocks"]) if one.get("type") in {"text", "link"}]
        assert _in_order("".join(one["text"] for one in said), _said(reply))
        assert [_page(one["url"]) for one in said if "url" in one] == links
    if discord is not None:
        seen = [one for each in every(discord["components"]) for one in read(each.get("content", ""))]
        assert _in_order("".join(one.words for one in seen), _said(reply))
        assert [_page(one.url or "") for one in seen if "link" in one.styles] == links


def _said(reply: Reply) -> Iterator[str]:
    """What every surface with links says: each quote, who published it, when and on which page; who else."""
    for item in reply.items():
        for statement in item.statements:
            yield f"“{neutral(statement.quote.text)}”"
            yield _named(statement.citation)
            yield neutral(phrases.published(statement.citation))
            yield phrases.on_page(statement.citation)
            for citation in statement.also:
                yield from (_named(citation), phrases.on_page(citation))


def _named(citation: Citation) -> str:
    """Who published it, or else its title; surfaces say different things of a source that has neither."""
    return neutral(citation.publisher or "") or neutral(citation.title)


def _referred(reply: Reply, *, also: bool) -> Iterator[str]:
    """What text says: each quote with the letter of its source, or of the others, and where it stands there.

    Which of the two comes first depends on the room at the end of the line.
    """
    sources = sources_of(reply)
    for item in reply.items():
        for statement in item.statements:
            yield f"“{neutral(statement.quote.text)}”"
            yield from map(sources.reference, statement.also if also else (statement.citation,))


def _lettered(reply: Reply) -> Iterator[str]:
    """What stands below the lines of a text: each letter with its source."""
    for letter, citation in sources_of(reply).lettered.items():
        yield from (letter, neutral(citation.title), safe_url(citation.url) or "")


def _in_order(shown: str, wanted: Iterable[str]) -> bool:
    """Whether all of these are there, one after the other, however the lines are broken."""
    rest = "".join(shown.split())
    for words in wanted:
        closely = "".join(words.split())
        if closely not in rest:
            return False
        rest = rest[rest.index(closely) + len(closely) :]
    return True


def _page(url: str) -> str:
    """The address without the words to be found there, for which there is not always room."""
    return unquote(url.partition(":~:")[0].rstrip("#"))


def _objects(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from _objects(inner)
    elif isinstance(node, list):
        for one in node:
            yield from _objects(one)
