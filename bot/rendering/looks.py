"""Looks: one reply as a fragment of HTML, to be dressed as Slack, as Discord, or as a page to read.

All looks share one tree of elements and differ in the style sheet, so every look has the same quotes and
the same citations. Chat looks add who speaks and buttons that do nothing; the plain one lists its sources.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.rendering import wording
from bot.rendering.links import safe_url, text_link
from bot.rendering.markup import NOTHING, Html, element, joined, space_kept, words
from bot.rendering.neutral import neutral, neutral_slices
from bot.rendering.sources import sources_of
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefings.citation import Citation
    from briefings.reply import Item, Mark, Reply, Section, Statement


class Look(StrEnum):
    """How a reply is dressed; the value is its class in the style sheet."""

    SLACK = "slack"
    DISCORD = "discord"
    PLAIN = "plain"


def fragment_of(reply: Reply, look: Look, *, level: int = 3) -> Html:
    """The reply as one `<article>`, safe to stand in any page that carries the style sheet.

    Args:
        level: of the reply's own heading, 1 to 5; sections are one deeper.
    """
    chat = look is not Look.PLAIN
    message = element(
        "div",
        _opening(reply, level),
        *(_section(section, level + 1) for section in reply.sections),
        _table(reply),
        _answer_without_items(reply),
        _legend(reply, level + 1) if not chat else NOTHING,
        _buttons() if chat and reply.items() else NOTHING,
        _small("footer", reply.footer),
        _next(reply.next) if not chat else NOTHING,
        class_="message",
    )
    said_by = joined([_push(reply.push), _sender()]) if chat else NOTHING
    return element("article", said_by, message, class_=f"reply {look}")


def _push(notification: str) -> Html:
    """What a locked screen shows of the message, above it."""
    shown = words(notification)
    badge = element("span", words(wording.PUSH), class_="badge")
    return element("p", badge, element("bdi", shown), class_="push") if shown else NOTHING


def _sender() -> Html:
    return element(
        "p",
        element("span", words(wording.OPEN), class_="avatar", aria_hidden="true"),
        element("span", words(wording.BOT), class_="name"),
        element("span", words(wording.APP), class_="badge"),
        class_="sender",
    )


def _opening(reply: Reply, level: int) -> Html:
    counts = [
        joined([_mark(mark), words(phrases.counted(mark, number))], " ") for mark, number in reply.counts
    ]
    return element(
        "header",
        element(f"h{level}", words(reply.title), class_="title", dir="auto"),
        _small("aside", (*reply.aside, *reply.summary)),
        element("p", *(element("span", count) for count in counts), class_="counts") if counts else NOTHING,
    )


def _section(section: Section, level: int) -> Html:
    mark = _mark(section.mark) if section.mark else NOTHING
    heading = words(section.heading)
    return element(
        "section",
        element(f"h{level}", joined([mark, heading], " "), class_="topic") if heading else NOTHING,
        element("ol", *map(_item, section.items), class_="items", role="list"),
    )


def _item(item: Item) -> Html:
    label, draft = words(item.label), words(item.draft)
    contexts = [_context(wording.BEFORE, item.before), _context(wording.AFTER, item.after)]
    statements = [_statement(statement) for statement in item.statements]
    return element(
        "li",
        element(
            "p",
            element("span", words(str(item.number)), class_="number"),
            *map(_mark, item.marks),
            class_="line",
        ),
        element(
            "div",
            element("p", label, class_="label") if label else NOTHING,
            element("p", element("bdi", draft), class_="draft") if draft else NOTHING,
            *statements[:1],
            *contexts,
            *statements[1:],
            class_="statements",
        ),
        value=str(item.number),
    )


def _statement(statement: Statement) -> Html:
    lead = words(statement.lead)
    quote = element(
        "blockquote",
        element(
            "p",
            joined(
                [element("span", lead, words(":"), class_="lead") if lead else NOTHING, _quote(statement)],
                " ",
            ),
        ),
    )
    return element("figure", quote, element("figcaption", _small_print(statement)))


def _quote(statement: Statement) -> Html:
    """The quote between its marks, isolated, so that words from right to left leave ours alone."""
    fragments = (
        element("strong", space_kept(fragment)) if emphasised else space_kept(fragment)
        for fragment, emphasised in neutral_slices(statement.quote.text, statement.emphasis)
    )
    return element("bdi", words(wording.OPEN), *fragments, words(wording.CLOSE), class_="quote")


def _small_print(statement: Statement) -> Html:
    """Who published it and when, on which page, who says it, what else is known, who else carries it."""
    citation = statement.citation
    says = element("bdi", words(wording.says(statement.attribution))) if statement.attribution else NOTHING
    also = [joined([_source(other, None), words(phrases.on_page(other))], " ") for other in statement.also]
    return joined(
        [
            _source(citation, statement.quote.text),
            words(phrases.published(citation)),
            words(phrases.on_page(citation)),
            says,
            *map(words, statement.notes),
            joined([words(wording.ALSO), joined(also, ", ")], " ") if also else NOTHING,
        ],
        wording.SEPARATOR,
    )


def _source(citation: Citation, quote_text: str | None) -> Html:
    """The publisher, or else the title, as a link to the quoted words where there is an address."""
    url = text_link(citation, quote_text or "")
    return element(
        "a" if url else "span",
        element(
            "bdi", words(citation.publisher or "") or words(citation.title) or words(citation.document_id)
        ),
        href=url,
        rel="noopener noreferrer" if url else None,
        title=wording.SEPARATOR.join(filter(None, (neutral(citation.title), _host(url)))),
        class_="source",
        data_citation=citation.id,
    )


def _host(url: str | None) -> str:
    return (urlsplit(url).hostname or "") if url else ""


def _context(lead: str, context: str) -> Html:
    shown = words(context)
    if not shown:
        return NOTHING
    return element(
        "p",
        words(f"{lead}:"),
        Html(" "),
        element("bdi", words(wording.OPEN), shown, words(wording.CLOSE)),
        class_="context",
    )


def _answer_without_items(reply: Reply) -> Html:
    near = wording.near(filter(None, map(neutral, reply.suggestions)))
    lines = [element("p", text, class_="notice") for text in (words(reply.notice), words(near)) if text]
    return joined(lines)


def _table(reply: Reply) -> Html:
    rows = (
        element(
            "tr", element("th", words(first), scope="row"), *(element("td", words(cell)) for cell in rest)
        )
        for first, *rest in reply.rows
    )
    return element("table", *rows, class_="rows") if reply.rows else NOTHING


def _legend(reply: Reply, level: int) -> Html:
    """Each document once: its letter, publisher, date, title, and the host that its links lead to."""
    lettered = sources_of(reply).lettered
    if not lettered:
        return NOTHING
    entries = (
        element("li", element("span", words(letter), class_="letter"), element("p", _described(citation)))
        for letter, citation in lettered.items()
    )
    heading = element(f"h{level}", words(phrases.SOURCES), class_="topic")
    return element("section", heading, element("ol", *entries, role="list"), class_="sources")


def _described(citation: Citation) -> Html:
    url = safe_url(citation.url)
    title = element(
        "a" if url else "span",
        element("bdi", words(citation.title)),
        href=url,
        rel="noopener noreferrer" if url else None,
    )
    parts = [words(citation.publisher or ""), words(phrases.published(citation)), words(_host(url))]
    return joined([title, joined(parts, wording.SEPARATOR)], " ")


def _mark(mark: Mark) -> Html:
    """The glyph for the eye, the word for who hovers or listens."""
    return element(
        "span",
        words(wording.GLYPHS[mark]),
        class_=f"mark {mark}",
        role="img",
        aria_label=mark.value,
        title=mark.value,
    )


def _buttons() -> Html:
    buttons = (element("span", words(label), class_="button") for label in wording.BUTTONS)
    return element("p", *buttons, class_="buttons", aria_hidden="true")


def _next(commands: Sequence[str]) -> Html:
    typed = joined([element("code", words(command)) for command in commands], wording.SEPARATOR)
    return element("p", words(f"{wording.NEXT}:"), Html(" "), typed, class_="next") if typed else NOTHING


def _small(class_: str, parts: Iterable[str]) -> Html:
    shown = joined([words(part) for part in parts], wording.SEPARATOR)
    return element("p", shown, class_=class_) if shown else NOTHING
