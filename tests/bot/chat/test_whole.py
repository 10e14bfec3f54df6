"""What begins like a command about oneself: that command to its end, or a question about the world."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.typed import asks
from bot.chat.whole import whole
from config import parse

CONFIGURATION = parse(
    """
timezone: UTC
collections: {public: {paths: [public]}}
topics: {tunnel: {words: [tunnel]}, ferry: {words: [ferry]}}
briefings: {morning: {topics: [tunnel], at: "08:00", to: ["slack:C0NEWS"]}}
""",
    path="test",
    folder=Path(),
)


@pytest.mark.parametrize(
    "line",
    [
        "plan",
        "plan morning",
        "plan mornin",
        "plan --next 3",
        "/plan for the tunnel",
        "subscribe",
        "subscribe tunnel",
        "subscribe tunnel, ferry",
        "subscribe Tunnel ferri",
        "subscribe the tunnel --at 08:00",
        "subscriptions",
        "pause mvqx2",
        "unsubscribe mvqx2",
        "follow 3",
        "follow line 3",
        "follow morning 05-20 #3",
        "follow post@1:0-57",
        "amend post",
        "offers",
        "config show",
    ],
)
def test_what_the_grammar_understands_to_its_end_is_the_command(line: str) -> None:
    assert whole(line, CONFIGURATION)


@pytest.mark.parametrize(
    "line",
    [
        "plan for the tunnel",
        "Plan of the harbour board in 2024?",
        "subscribe to the tunnel",
        "subscriptions to the orchestra",
        "pause in the talks",
        "unsubscribe rates of newspapers",
        "follow up on the tunnel talks?",
        "follow the money",
        "amend the treaty of 2019",
        "offers that the harbour made",
        "hidden costs of the tunnel",
        "config of the valves",
    ],
)
def test_what_it_does_not_understand_asks_about_the_world(line: str) -> None:
    assert not whole(line, CONFIGURATION)


@pytest.mark.parametrize(
    "text",
    [
        "why 3",
        "open 2.",
        "What did the tunnel cost?",
        "thanks. Who says so? I forgot",
        "Was it “open”?",
        "combien ?",
        "多少钱？谢谢",
        "сколько это стоило?!",
    ],
)
def test_a_reply_that_names_nobody_asks_by_a_line_or_a_question_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks, will read later",
        "why not",
        "brief and to the point",
        "follow up on Monday",
        "???",
        "https://example.org/?q=harbour",
        "> What did it cost?\nnever mind",
        "`a ? b : c`",
        "👍",
    ],
)
def test_a_reply_of_somebody_who_chats_asks_for_nothing(text: str) -> None:
    assert not asks(text)
