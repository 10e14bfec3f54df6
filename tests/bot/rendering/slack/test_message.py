"""Messages to Slack: within every limit or not at all, and no document's word is ever parsed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.delivery.errors import Refused
from bot.delivery.message import Content
from bot.delivery.parts import parts_of
from bot.rendering.html import Look, fragment_of
from bot.rendering.neutral import neutral
from bot.rendering.slack import limits
from bot.rendering.slack.message import message_of
from bot.rendering.sources import citations_of, sources_of
from bot.rendering.text import text_of
from briefings import phrases
from briefings.reply import Action, Reply, Section, Verb
from tests.bot.rendering.replies import replies
from tests.bot.rendering.slack.kinds import KINDS
from tests.bot.rendering.slack.replies import chat_replies
from tests.bot.rendering.test_html import Elements
from tests.bot.rendering.test_text import FORBIDDEN
from tests.builders import a_citation, a_reply, a_statement, an_item, coast_wire
from tests.slack.blocks import problems

if TYPE_CHECKING:
    from collections.abc import Iterator

any_reply = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def objects(node: object) -> Iterator[dict[str, Any]]:
    """Every object of the payload, at any depth, in reading order."""
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from objects(inner)
    elif isinstance(node, list):
        for one in node:
            yield from objects(one)


def of_type(message: dict[str, Any], *types: str) -> list[dict[str, Any]]:
    return [one for one in objects(message["blocks"]) if one.get("type") in types]


def rich_words(message: dict[str, Any]) -> str:
    return "".join(one["text"] for one in of_type(message, "text", "link"))


def drawn(reply: Reply) -> Content | None:
    message = message_of(reply)
    return None if message is None else Content.of(reply, str(message))


@any_reply
@given(chat_replies())
@example(Reply(""))
def test_a_message_is_within_every_limit_or_there_is_none(reply: Reply) -> None:
    message = message_of(reply)
    assert message is None or problems(message) == []
    assert message == message_of(reply)


@any_reply
@given(chat_replies())
def test_nothing_is_parsed_and_nothing_invisible_survives(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    assert not {"<", ">"} & set(message["text"])
    assert not of_type(message, "mrkdwn", "emoji", "usergroup", "broadcast")
    assert all(one["emoji"] is False for one in of_type(message, "plain_text"))
    for one in of_type(message, "plain_text", "text", "link"):
        assert not FORBIDDEN.search(one["text"].replace("\n", ""))
    assert not FORBIDDEN.search(message["text"].replace("\n", ""))


@any_reply
@given(chat_replies())
def test_nothing_is_named_but_the_places_of_the_reply_and_never_in_a_quote(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    named = {one.get("channel_id") or one["user_id"] for one in of_type(message, "channel", "user")}
    assert {f"slack:{one}" for one in named} <= set(reply.places)
    bare = message_of(replace(reply, title="", aside=(), summary=(), rows=(), notice="", footer=()))
    assert bare is not None
    assert of_type(bare, "channel", "user") == []


@any_reply
@given(chat_replies())
def test_every_quote_and_every_citation_stand_in_the_blocks_and_in_the_text(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    blocks, text = rich_words(message), message["text"]
    told = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for citation in citations_of(reply):
        name = neutral(citation.publisher or "") or neutral(citation.title) or "untitled document"
        for shown in (blocks, told):
            assert name in shown
            assert neutral(phrases.published(citation)) in shown
            assert phrases.on_page(citation) in shown
    for item in reply.items():
        for quote in (f"“{neutral(one.quote.text)}”" for one in item.statements):
            assert quote in blocks
            assert quote in told


@any_reply
@given(replies)
def test_text_html_and_slack_show_the_same_citations(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    page = Elements(fragment_of(reply, Look.SLACK))
    hrefs = [value for name, value in page.attributes if name == "href"]
    assert [one["url"] for one in of_type(message, "link")] == hrefs
    cited = [value for name, value in page.attributes if name == "data-citation"]
    assert cited == [neutral(citation.id) for citation in citations_of(reply)]
    text = "".join(text_of(reply).split())
    assert all("".join(sources_of(reply).reference(one).split()) in text for one in citations_of(reply))


@any_reply
@given(chat_replies())
def test_a_reply_that_fits_still_fits_when_something_is_taken_from_it(reply: Reply) -> None:
    if message_of(reply) is None:
        return
    assert message_of(replace(reply, sections=reply.sections[:-1])) is not None
    assert message_of(replace(reply, actions=reply.actions[:-1], rows=reply.rows[:-1])) is not None


@settings(deadline=None, max_examples=30)
@given(
    lengths=st.lists(st.integers(1, 4_000) | st.integers(1, 200), min_size=1, max_size=45),
    heads=st.integers(1, 8),
    most=st.integers(1, 4),
    handle=st.none() | st.just("") | st.just("k3v9m2q7x4b1"),
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
    shown = [item.name for part in split.parts for item in part.reply.items()]
    assert sorted([*shown, *split.left_out]) == sorted(item.name for item in items)
    for part in split.parts:
        message = message_of(part.reply)
        assert message is not None
        assert problems(message) == []
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
    shown = [item.name for part in split.parts for item in part.reply.items()]
    rows = [row[0] for part in split.parts for row in part.reply.rows]
    every = [*(item.name for item in reply.items()), *(row[0] for row in reply.rows)]
    assert sorted([*shown, *rows, *split.left_out]) == sorted(every)


@pytest.mark.parametrize("name", KINDS)
def test_documents_words_stand_in_rich_text_alone(name: str) -> None:
    message = message_of(KINDS[name])
    assert message is not None
    fixed = " ".join(one["text"] for one in of_type(message, "plain_text"))
    for citation in citations_of(KINDS[name]):
        assert citation.title not in fixed
        assert (citation.publisher or "¶") not in fixed
    for item in KINDS[name].items():
        for words in (*(one.quote.text for one in item.statements), item.before, item.draft):
            assert not words or words not in fixed


def test_emphasised_words_are_bold_and_the_rest_is_not() -> None:
    message = message_of(a_reply(Section("", (an_item(a_statement("The toll is 4 euros.", "4 euros")),))))
    assert message is not None
    quote = of_type(message, "rich_text_quote")[0]
    assert [(one["text"], one.get("style")) for one in quote["elements"]] == [
        ("“The toll is ", None),
        ("4 euros", {"bold": True}),
        (".”", None),
    ]


def test_an_address_too_long_for_a_link_leaves_its_source_named() -> None:
    url = f"https://harbourpost.example/{'a' * 3_000}"
    message = message_of(
        a_reply(Section("", (an_item(a_statement("The toll.", citation=a_citation(url=url))),)))
    )
    assert message is not None
    assert not of_type(message, "link")
    assert "Harbour Post · 19 May 2024".replace(" ·", "\N{NO-BREAK SPACE}·") in rich_words(message)


def test_the_text_of_a_message_begins_with_the_notification() -> None:
    assert message_of(KINDS["morning"])["text"].startswith("3 new · 1 disagreement · “The port")  # type: ignore[index]
    assert message_of(KINDS["fact"])["text"].startswith("opening\xa0· ! 1 disagreement\xa0· “The port")  # type: ignore[index]


def test_few_lines_have_a_menu_each_and_many_have_one_for_all() -> None:
    few, many = message_of(KINDS["ask"]), message_of(KINDS["long"])
    assert few is not None
    assert many is not None
    assert ["option_groups" in one for one in of_type(few, "static_select")] == [False, False]
    (menu,) = of_type(many, "static_select")
    assert len(menu["option_groups"]) == 12
    assert menu["option_groups"][2]["label"]["text"] == "Line 3"
    assert menu["option_groups"][2]["options"][0]["text"]["text"] == "3\xa0· Context"


def test_a_line_that_quotes_nothing_has_no_menu_and_one_whose_name_is_too_long_has() -> None:
    bare = replace(an_item(), statements=())
    long = an_item(name="x" * 200, number=2)
    assert message_of(a_reply(Section("", (bare, long)), handle=""))  # type: ignore[arg-type]
    for handle in ("", "k3v9m2q7x4b1"):
        message = message_of(replace(a_reply(Section("", (bare,))), handle=handle))
        assert message is not None
        assert not of_type(message, "static_select")
    message = message_of(replace(a_reply(Section("", (long,))), handle=""))
    assert message is not None
    assert of_type(message, "static_select")
    assert problems(message) == []


def test_every_verb_has_words_for_its_button() -> None:
    actions = tuple(map(Action, Verb))
    message = message_of(Reply("All", actions=actions))
    assert message is not None
    assert len(of_type(message, "button")) == len(actions)
    assert problems(message) == []


def test_a_button_that_cannot_carry_what_it_is_about_is_not_left_out_in_silence() -> None:
    assert message_of(Reply("One", actions=(Action(Verb.DIGEST, "x" * 2_001),))) is None


def test_the_budgets_are_those_of_slack_or_less() -> None:
    assert limits.READ_CHARS <= 10_000
    assert limits.length("\N{GRINNING FACE}") == 2


def test_a_label_too_long_for_a_button_is_cut_where_it_must_be() -> None:
    for letter, kept in (("x", 74), ("\N{GRINNING FACE}", 37)):
        message = message_of(Reply("One", actions=(Action(Verb.KEEP, label=letter * 80),)))
        assert message is not None
        assert of_type(message, "button")[0]["text"]["text"] == f"{letter * kept}…"


def beside_rows(number: int) -> Reply:
    """A table of which each row has two buttons."""
    names = [f"{one}" for one in range(1, number + 1)]
    buttons = tuple(
        Action(verb, f"key-{name}", beside=name) for name in names for verb in (Verb.APPROVE, Verb.REFUSE)
    )
    rows = tuple((name, f"paper {name}", "w" * 300) for name in names)
    return Reply("Offers", rows=rows, actions=(*buttons, Action(Verb.SHARE)), handle="k3v9")


def test_the_buttons_of_a_row_stand_right_below_it_and_the_others_below_everything() -> None:
    message = message_of(beside_rows(2))
    assert message is not None
    assert [block["type"] for block in message["blocks"]] == [
        "rich_text",
        *("rich_text", "actions") * 2,
        "actions",
    ]
    told = [[one["value"] for one in block["elements"]] for block in message["blocks"][2::2]]
    assert told == [["key-1"] * 2, ["key-2"] * 2]
    assert problems(message) == []


def test_the_buttons_of_a_row_go_into_the_part_that_has_the_row() -> None:
    split = parts_of(beside_rows(40), drawn, most=10)
    assert len(split.parts) > 1
    for part in split.parts:
        named = [row[0] for row in part.reply.rows]
        assert [one.beside for one in part.reply.actions if one.beside] == [x for x in named for _ in "ab"]
    assert [Action(Verb.SHARE) in part.reply.actions for part in split.parts][-2:] == [False, True]


PLACES = ("slack:C012ABC", "slack:U012ANN", "slack:#room", "discord:112233", "file:outbox/a.jsonl")


def test_places_are_shown_by_their_names_and_those_elsewhere_as_they_are_written() -> None:
    row = (
        "who asked",
        "by slack:U012ANN",
        "in slack:C012ABC, slack:#room and discord:112233",
        "for file:outbox/a.jsonl",
    )
    message = message_of(Reply("Note", rows=(row,), places=PLACES))
    assert message is not None
    named = of_type(message, "channel", "user")
    assert named == [{"type": "user", "user_id": "U012ANN"}, {"type": "channel", "channel_id": "C012ABC"}]
    said = " ".join(rich_words(message).split())
    assert said == "Notewho asked · by · in , #room and discord:112233 · for file:outbox/a.jsonl"
    assert "by U012ANN · in C012ABC, #room and discord:112233" in message["text"].replace("\xa0", " ")
    assert problems(message) == []


def test_what_no_reply_calls_a_place_stays_words() -> None:
    words = ("slack:C012ABC", "slack:C012ABCD", "xslack:C034DEF", "slack:C034DEF-2", "slack:C034DEF.")
    message = message_of(Reply("slack:C034DEF", rows=(words,), places=("slack:C034DEF",)))
    assert message is not None
    assert of_type(message, "channel") == [{"type": "channel", "channel_id": "C034DEF"}]
    said = rich_words(message).replace("\xa0", " ")
    assert said == "slack:C034DEFslack:C012ABC · slack:C012ABCD · xslack:C034DEF · slack:C034DEF-2 · ."


def test_places_are_shown_wherever_the_bot_speaks_and_not_where_documents_do() -> None:
    where = "slack:C012ABC"
    item = an_item(a_statement(where, citation=a_citation(publisher=where), lead=where), label=where)
    reply = Reply(
        where,
        aside=(where,),
        summary=(f"{where}: everyone",),
        sections=(Section(where, (replace(item, before=where, draft=where),)),),
        notice=f"It goes to {where}.",
        suggestions=(where,),
        footer=(f"only {where}",),
        places=(where,),
    )
    message = message_of(reply)
    assert message is not None
    holding = [block for block in message["blocks"] if of_type({"blocks": [block]}, "channel")]
    assert [len(of_type({"blocks": [block]}, "channel")) for block in holding] == [2, 1, 1]
    assert holding[0] == message["blocks"][0]
    assert holding[1:] == message["blocks"][-2:]
    assert problems(message) == []


def test_a_name_without_an_id_stays_in_small_print() -> None:
    message = message_of(Reply("Note", footer=("for slack:#board",), places=("slack:#board",)))
    assert message is not None
    assert message["blocks"][-1]["type"] == "context"
    assert message["blocks"][-1]["elements"][0]["text"] == "for #board"
    assert message["text"].endswith("for #board")


def test_what_is_there_to_be_copied_stands_in_boxes_of_its_own() -> None:
    rows = (
        ("plain", "“Closed.” Coast Wire. https://coast.example"),
        ("markdown", "“Closed.” *Coast* <!here>"),
    )
    message = message_of(Reply("morning 05-20 #3", rows=rows, verbatim=True))
    assert message is not None
    boxes = of_type(message, "rich_text_preformatted")
    assert [box["elements"] for box in boxes] == [[{"type": "text", "text": copied}] for _, copied in rows]
    assert of_type(message, "rich_text_list") == []
    assert problems(message) == []
    assert all(cell in rich_words(message) for row in rows for cell in row)
    assert rows[0][1] in message["text"].splitlines()
    alone = message_of(Reply("Footnotes", rows=tuple((copied,) for _, copied in rows), verbatim=True))
    assert alone is not None
    assert of_type(alone, "rich_text_preformatted") == boxes
