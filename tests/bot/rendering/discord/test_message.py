"""Messages to Discord: within every limit or not at all, and nothing that anyone wrote is markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.chat.click import Click
from bot.delivery.errors import Refused
from bot.delivery.message import Content
from bot.delivery.parts import parts_of
from bot.rendering import wording
from bot.rendering.discord.clicks import click_of
from bot.rendering.discord.message import AMBER, message_of
from bot.rendering.html import Look, fragment_of
from bot.rendering.neutral import neutral
from bot.rendering.slack.message import message_of as slack_message_of
from bot.rendering.sources import citations_of
from briefings import phrases
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Action, Mark, Reply, Section, Verb
from tests.bot.rendering.discord.markdown_reader import read
from tests.bot.rendering.discord.test_escaping import MARKUP
from tests.bot.rendering.replies import replies
from tests.bot.rendering.slack.kinds import HANDLE, KINDS
from tests.bot.rendering.slack.replies import chat_replies
from tests.bot.rendering.test_html import Elements
from tests.bot.rendering.test_text import FORBIDDEN
from tests.builders import a_citation, a_reply, a_statement, an_item, coast_wire
from tests.discord.component_limits import every
from tests.discord.payloads import problems

if TYPE_CHECKING:
    from tests.bot.rendering.discord.markdown_reader import Seen

OURS = {"heading", "small", "quote", "list", "bold", "italic", "link"}
"""All that the bot makes of its own words with markdown, but for what is there to be copied."""

any_reply = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
hostile = st.lists(st.sampled_from(MARKUP), max_size=3).map(" ".join)


@st.composite
def marked_up_replies(draw: st.DrawFn) -> Reply:
    """Replies whose every string is Discord's markup."""
    said = draw(st.lists(hostile, min_size=12, max_size=12))
    citation = a_citation(
        title=said[0], publisher=said[1], url=draw(st.none() | st.just("https://a.example/(b)"))
    )
    statement = a_statement(
        said[2] or "x", said[2] or "x", citation=citation, also=(citation,), lead=said[3], attribution=said[4]
    )
    item = replace(
        an_item(statement, marks=(Mark.NEW,), label=said[5]),
        name=said[6],
        before=said[7],
        after=said[8],
        draft=draw(st.just("") | hostile),
    )
    return Reply(
        said[9],
        aside=(said[10], said[11]),
        summary=(said[0],),
        sections=(Section(said[1], (item, item)), Section(said[2], ())),
        rows=tuple(draw(st.lists(st.tuples(hostile, hostile), max_size=3))),
        notice=said[3],
        suggestions=(said[4],),
        footer=(said[5], said[6]),
        actions=(Action(Verb.KEEP, label=said[7]),),
        handle=draw(st.none() | st.just("") | st.just(HANDLE)),
    )


def texts(message: dict[str, Any]) -> list[str]:
    return [one["content"] for one in every(message["components"]) if "content" in one]


def seen(message: dict[str, Any]) -> list[Seen]:
    return [each for one in texts(message) for each in read(one)]


def shown(message: dict[str, Any]) -> str:
    """All that is read; what Discord names itself, as an admin writes it."""
    return "".join(
        f"discord:{one.words.strip('<#>')}" if "mention" in one.styles else one.words for one in seen(message)
    )


def of_type(message: dict[str, Any], kind: int) -> list[dict[str, Any]]:
    return [dict(one) for one in every(message["components"]) if one["type"] == kind]


def drawn(reply: Reply) -> Content | None:
    message = message_of(reply)
    return None if message is None else Content.of(reply, str(message))


@any_reply
@given(chat_replies() | marked_up_replies())
@example(Reply(""))
def test_a_message_is_within_every_limit_or_there_is_none(reply: Reply) -> None:
    message = message_of(reply)
    assert message == message_of(reply)
    if message is None:
        return
    assert problems(message, kind="message") == []
    assert message["allowed_mentions"] == {"parse": []}
    assert message["flags"] == 1 << 15
    assert sum(len(one.encode("utf-16-le")) // 2 for one in texts(message)) <= 4_000
    assert len(list(every(message["components"]))) <= 40
    ids = [one["custom_id"] for one in every(message["components"]) if "custom_id" in one]
    assert len(ids) == len(set(ids))


@any_reply
@given(chat_replies() | marked_up_replies())
def test_nothing_that_anyone_wrote_is_markup_and_nothing_invisible_survives(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    found = seen(message)
    styles = {style for one in found for style in one.styles}
    assert styles <= OURS | {"mention"} | ({"code"} if reply.verbatim else set())
    for one in found:
        assert not FORBIDDEN.search(one.words.replace("\n", ""))
    for words in (one["label"] for kind in (2, 3) for one in _labelled(message, kind)):
        assert not FORBIDDEN.search(words)


@any_reply
@given(chat_replies() | marked_up_replies())
def test_nothing_is_named_but_the_places_of_the_reply_and_never_in_a_title_or_a_quote(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    named = [one for one in seen(message) if "mention" in one.styles]
    assert {f"discord:{one.words.strip('<#>')}" for one in named} <= set(reply.places)
    assert not any({"heading", "quote", "link"} & one.styles for one in named)
    assert not any("mention" in one.styles for one in seen(message_of(replace(reply, places=())) or message))


def _labelled(message: dict[str, Any], kind: int) -> list[dict[str, Any]]:
    return [option for one in of_type(message, kind) for option in one.get("options", [one])]


@any_reply
@given(chat_replies() | marked_up_replies())
def test_every_string_of_a_reply_is_read_as_it_was_written(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    read_ = shown(message)
    for item in reply.items():
        for one in item.statements:
            assert f"“{neutral(one.quote.text)}”" in read_
        for words in (item.before, item.after, item.label, item.draft):
            assert neutral(words) in read_
    every_cell = [cell for row in reply.rows for cell in row]
    for words in (*every_cell, reply.title, reply.notice, *reply.aside, *reply.summary, *reply.footer):
        assert neutral(words) in read_


@any_reply
@given(chat_replies() | marked_up_replies())
def test_every_citation_is_shown(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    read_ = shown(message)
    for citation in citations_of(reply):
        name = neutral(citation.publisher or "") or neutral(citation.title) or "untitled document"
        assert name in read_
        assert neutral(phrases.published(citation)) in read_
        assert phrases.on_page(citation) in read_


@any_reply
@given(replies)
def test_discord_slack_and_html_show_the_same_citations(reply: Reply) -> None:
    message, slack = message_of(reply), slack_message_of(reply)
    if message is None:
        return
    page = Elements(fragment_of(reply, Look.DISCORD))
    hrefs = [value or "" for name, value in page.attributes if name == "href"]
    links = [one.url or "" for one in seen(message) if "link" in one.styles]
    assert [_page(link) for link in links] == [_page(href) for href in hrefs]
    cited = [value for name, value in page.attributes if name == "data-citation"]
    assert cited == [neutral(citation.id) for citation in citations_of(reply)]
    if slack is not None:
        said = [one["url"] for one in _objects(slack["blocks"]) if one.get("type") == "link"]
        assert [_page(link) for link in links] == [_page(url) for url in said]


def _page(url: str) -> str:
    return unquote(url.partition(":~:")[0].rstrip("#"))


def _objects(node: object) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node, *(one for inner in node.values() for one in _objects(inner))]
    return [one for inner in node for one in _objects(inner)] if isinstance(node, list) else []


@any_reply
@given(chat_replies())
def test_every_button_and_every_option_comes_back_as_it_was_meant(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    handle = reply.handle or ""
    meant = [_meant(one, handle) for one in reply.actions]
    clicks = [click_of(one["custom_id"], []) for one in of_type(message, 2)]
    assert len(clicks) == len(set(clicks))
    assert all(click in meant for click in clicks)
    assert set(meant) == set(clicks) or "No room for a button" in shown(message)
    for menu in of_type(message, 3):
        for option in menu["options"]:
            click = click_of(menu["custom_id"], [option["value"]])
            assert click is not None
            assert (click.verb, click.handle) == (Verb.CONTEXT, handle)


def _meant(action: Action, handle: str) -> Click:
    if action.verb in OF_AN_ANSWER:
        return Click(action.verb, handle=handle)
    if action.verb in OF_A_LINE and "|" in action.value:
        of, _, line = action.value.partition("|")
        return Click(action.verb, handle=of, line=line)
    return Click(action.verb, value=action.value)


@any_reply
@given(chat_replies())
def test_a_reply_that_fits_still_fits_when_something_is_taken_from_it(reply: Reply) -> None:
    if message_of(reply) is None:
        return
    assert message_of(replace(reply, sections=reply.sections[:-1])) is not None
    assert message_of(replace(reply, actions=reply.actions[:-1], rows=reply.rows[:-1])) is not None


@settings(deadline=None, max_examples=20)
@given(
    lengths=st.lists(st.integers(1, 4_000) | st.integers(1, 200), min_size=1, max_size=45),
    heads=st.integers(1, 8),
    most=st.integers(1, 4),
    handle=st.none() | st.just("") | st.just(HANDLE),
)
def test_in_parts_nothing_is_lost_that_is_not_counted(
    lengths: list[int], heads: int, most: int, handle: str | None
) -> None:
    items = [
        an_item(a_statement("x" * length, also=(coast_wire(),)), number=number)
        for number, length in enumerate(lengths, 1)
    ]
    size = -(-len(items) // heads)
    sections = tuple(
        Section(f"Topic {at}", tuple(items[at : at + size])) for at in range(0, len(items), size)
    )
    split = parts_of(Reply("Morning", sections=sections, handle=handle, footer=("done",)), drawn, most=most)
    told = [item.name for part in split.parts for item in part.reply.items()]
    assert sorted([*told, *split.left_out]) == sorted(item.name for item in items)
    for part in split.parts:
        message = message_of(part.reply)
        assert message is not None
        assert problems(message, kind="message") == []
    if split.left_out:
        assert any(phrases.more(len(split.left_out)) in one for one in split.parts[-1].reply.footer)


@any_reply
@given(chat_replies())
def test_in_parts_any_reply_is_shown_or_refused(reply: Reply) -> None:
    try:
        split = parts_of(reply, drawn, most=3)
    except Refused:
        assert message_of(reply) is None
        return
    told = [item.name for part in split.parts for item in part.reply.items()]
    rows = [row[0] for part in split.parts for row in part.reply.rows]
    whole = [*(item.name for item in reply.items()), *(row[0] for row in reply.rows)]
    assert sorted([*told, *rows, *split.left_out]) == sorted(whole)


def test_a_message_begins_with_its_title_its_counts_and_its_first_quote() -> None:
    message = message_of(KINDS["morning"])
    assert message is not None
    read_ = shown(message)
    assert read_.startswith("Morning briefing\n● 3 new")
    assert read_.index("“") < 200


def test_a_disagreement_has_a_colour_and_nothing_else_has() -> None:
    for name, reply in KINDS.items():
        message = message_of(reply)
        assert message is not None
        disputed = name in {"fact", "morning", "compare"}
        assert message["components"][0].get("accent_color") == (AMBER if disputed else None)


def test_links_lead_to_the_words_where_they_fit_and_else_to_the_page() -> None:
    statement = a_statement("word " * 30, citation=a_citation(url=f"https://a.example/{'b' * 60}"))
    few, many = (
        message_of(a_reply(Section("", tuple(an_item(statement, number=at) for at in range(1, most)))))
        for most in (3, 14)
    )
    assert few is not None
    assert many is not None
    assert all("#:~:text=" in (one.url or "") for one in seen(few) if "link" in one.styles)
    assert {one.url for one in seen(many) if "link" in one.styles} == {statement.citation.url}


def test_a_name_that_cannot_be_a_link_has_one_beside_it() -> None:
    statement = a_statement("The toll.", citation=a_citation(publisher="Harbour [Post]"))
    message = message_of(a_reply(Section("", (an_item(statement),))))
    assert message is not None
    assert "Harbour [Post] open\N{NO-BREAK SPACE}· 19 May 2024" in shown(message)
    assert [one.words for one in seen(message) if "link" in one.styles] == ["open"]


def test_one_menu_opens_every_line_by_the_first_words_of_its_quote() -> None:
    message = message_of(KINDS["ask"])
    assert message is not None
    (menu,) = of_type(message, 3)
    assert menu["placeholder"] == wording.OPEN_LINE
    first = menu["options"][0]["label"]
    assert first == "1\N{NO-BREAK SPACE}· The port authority said the tunnel will open in March 2026."


def test_a_long_quote_is_cut_between_words_in_the_menu() -> None:
    for words, end in (("word " * 60, "word …"), ("\N{GRINNING FACE}" * 90, "\N{GRINNING FACE} …")):
        reply = replace(a_reply(Section("", (an_item(a_statement(words.strip())),))), handle=HANDLE)
        message = message_of(reply)
        assert message is not None
        (option,) = of_type(message, 3)[0]["options"]
        assert option["label"].endswith(end)
        assert len(option["label"].encode("utf-16-le")) // 2 <= 100


def test_more_lines_than_a_menu_holds_are_no_single_message() -> None:
    items = tuple(an_item(a_statement("x"), number=at, name=f"fact #{at}") for at in range(1, 27))
    assert message_of(Reply("all", sections=(Section("", items),), handle=HANDLE)) is None
    assert message_of(Reply("all", sections=(Section("", items[:25]),), handle=HANDLE)) is not None


@pytest.mark.parametrize("verbs", [list(Verb)[:20], list(Verb)[20:]], ids=["the first", "the others"])
def test_every_verb_has_words_for_its_button_and_five_stand_in_a_row(verbs: list[Verb]) -> None:
    message = message_of(Reply("All", actions=tuple(Action(verb, "a") for verb in verbs)))
    assert message is not None
    assert len(of_type(message, 2)) == len(verbs)
    assert problems(message, kind="message") == []
    assert len(of_type(message, 1)) == -(-len(verbs) // 5)
    assert {one["label"] for one in of_type(message, 2)} == {wording.LABELS[verb] for verb in verbs}


def test_a_button_that_cannot_carry_what_it_is_about_is_not_left_out_in_silence() -> None:
    message = message_of(Reply("One", actions=(Action(Verb.WRONG, "x" * 101), Action(Verb.MUTE, "toll"))))
    assert message is not None
    assert len(of_type(message, 2)) == 1
    assert "No room for a button: Wrong" in shown(message)


def test_a_button_stands_right_below_its_row() -> None:
    rows = (("one", "a"), ("two", "b"), ("three", "c"))
    actions = tuple(Action(Verb.APPROVE, f"off-{row[0]}", beside=row[0]) for row in rows[:2])
    message = message_of(Reply("Offers", rows=rows, actions=(*actions, Action(Verb.MORE)), handle=HANDLE))
    assert message is not None
    kinds = [one["type"] for one in message["components"][0]["components"]]
    assert kinds == [10, 10, 1, 10, 1, 10, 1]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("in discord:112233", "in <#112233>"),
        ("discord:112233, slack:#board", "<#112233>, slack:#board"),
        ("by discord:@1122", "by <@1122>"),
        ("discord:1122334", "discord:1122334"),
        ("xdiscord:112233 discord:112233/4", "xdiscord:112233 discord:112233/4"),
        ("*(discord:112233)*", "\\*(<#112233>)\\*"),
    ],
)
def test_a_place_is_shown_by_its_name_and_nothing_else_is(cell: str, expected: str) -> None:
    places = ("discord:112233", "discord:@1122", "slack:#board", "console")
    message = message_of(Reply("Hidden", rows=(("line", cell),), places=places))
    assert message is not None
    assert texts(message)[1] == f"- **line**\N{NO-BREAK SPACE}· {expected}"
    message = message_of(Reply("Hidden", rows=((cell, "all"),), places=places))
    assert message is not None
    assert texts(message)[1] == f"- **{expected}**\N{NO-BREAK SPACE}· all"
    message = message_of(Reply("Hidden", rows=(("line", cell),)))
    assert message is not None
    assert not any("mention" in one.styles for one in seen(message))


def test_places_are_shown_wherever_the_bot_speaks_and_not_where_documents_do() -> None:
    where = "discord:112233"
    item = an_item(a_statement(where, citation=a_citation(publisher=where), lead=where), label=where)
    at = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
    reply = Reply(
        where,
        aside=(f"{where} {phrases.moment(at)}",),
        summary=(f"{where}: everyone",),
        sections=(Section(where, (replace(item, before=where, draft=where),)),),
        notice=f"It goes to {where}.",
        suggestions=(where,),
        footer=(f"only {where}",),
        moments=((phrases.moment(at), at),),
        places=(where,),
    )
    message = message_of(reply)
    assert message is not None
    between = wording.SEPARATOR
    told = [line for text in texts(message) for line in text.split("\n") if "<#" in line]
    assert told == [
        f"-# <#112233> <t:1716184800:f>{between}<#112233>: everyone",
        "It goes to <#112233>.",
        "-# only <#112233>",
    ]


def test_words_to_copy_stand_in_a_box() -> None:
    rows = (("1", "a", "Harbour *Post*, 19 May 2024."), ("2", "b", "a `tick`"))
    message = message_of(Reply("Footnotes", rows=rows, verbatim=True))
    assert message is not None
    assert "```\nHarbour *Post*, 19 May 2024.\n```" in texts(message)[1]
    assert "\na \\`tick\\`" in texts(message)[1]


def test_an_instant_is_shown_by_the_clock_of_whoever_reads() -> None:
    at = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
    reply = Reply(
        "Morning",
        aside=(phrases.moment(at), f"since {phrases.clock(at)}", "*late*"),
        moments=((phrases.moment(at), at), (phrases.clock(at), at)),
    )
    message = message_of(reply)
    assert message is not None
    between = wording.SEPARATOR
    assert texts(message) == [
        f"### Morning\n-# <t:1716184800:f>{between}since <t:1716184800:f>{between}\\*late\\*"
    ]
