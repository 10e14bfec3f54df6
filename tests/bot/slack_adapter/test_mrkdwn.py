"""What people write in Slack's notation, as they meant it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack_adapter.mrkdwn import links, mentions, plain, without_mention

BOT = "U0BOT"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("how *much* did it _cost_?", "how much did it cost?"),
        ("*_~all three~_*", "all three"),
        ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c"),
        ("*a* and *b*", "a and b"),
        *((same, same) for same in ("x*y* z", "* y*", "*y *", "*y*z", "`*y*`")),
        ("see <https://x.test/a|the report> of <#C012ABC|news>", "see the report of #news"),
        ("<https://x.test/?a=1&amp;b=2>", "https://x.test/?a=1&b=2"),
        (
            "<@U012ABC> and <@U012ABC|ada>, <!here>, <!subteam^S012ABC|@press>",
            "@U012ABC and @ada, @here, @press",
        ),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("", ""),
    ],
)
def test_words_are_read_without_the_notation(written: str, meant: str) -> None:
    assert plain(written) == meant


def test_links_are_web_addresses_each_once() -> None:
    written = (
        "<https://x.test/a&amp;b|x> <HTTPS://x.test/c> <https://x.test/a&amp;b> <mailto:a@x.test> <@U012ABC> "
        "<http://x.test/d>"
    )
    assert links(written) == ("https://x.test/a&b", "HTTPS://x.test/c", "http://x.test/d")


@pytest.mark.parametrize("written", [f"<@{BOT}> why 3", f"why <@{BOT}|communique> 3", f"why 3 <@{BOT}>"])
def test_the_bots_own_name_is_no_word_of_the_question(written: str) -> None:
    assert mentions(written, BOT)
    assert without_mention(written, BOT).split() == ["why", "3"]


def test_another_name_that_begins_alike_is_somebody_else() -> None:
    assert not mentions("<@U0BOT2> why 3", BOT)
    assert without_mention("<@U0BOT2> why", BOT) == "<@U0BOT2> why"


@given(st.text())
def test_anything_can_be_read(text: str) -> None:
    assert isinstance(plain(text), str)
    links(text)
    without_mention(text, BOT)


@given(st.text(alphabet=st.characters(exclude_characters="<>*_~&")))
def test_text_without_notation_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@given(st.text(alphabet=st.characters(exclude_characters="*_~")))
def test_what_slack_escaped_comes_back(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert plain(escaped) == text
