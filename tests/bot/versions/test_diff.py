from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.versions.diff import LAYOUT_ONLY, MAX_CHARS, MAX_LINES, difference
from config import ConfigError

BEFORE = """\
timezone: Europe/Stockholm
topics:
  tunnel: {words: [tunnel, harbour]}
briefings:
  morning:
    title: Morning
    days: mon-fri
    at: "08:00"
    to: ["slack:#news", console]
"""


def test_a_value_stands_with_its_key_below_the_keys_that_it_is_found_under() -> None:
    after = BEFORE.replace("08:00", "09:30").replace("title: Morning", "title: News")
    assert difference(BEFORE, after) == (
        "briefings › morning",
        "- title: Morning",
        "+ title: News",
        "- at: 08:00",
        "+ at: 09:30",
    )


def test_of_a_list_only_what_is_new_or_gone_is_shown() -> None:
    after = BEFORE.replace("console]", '"slack:#board"]')
    assert difference(BEFORE, after) == ("briefings › morning › to", "- console", "+ slack:#board")
    turned = BEFORE.replace('"slack:#news", console', 'console, "slack:#news"')
    assert difference(BEFORE, turned) == (
        "briefings › morning › to",
        "- slack:#news, console",
        "+ console, slack:#news",
    )


def test_what_is_new_stands_whole_and_what_is_gone_too() -> None:
    after = f"{BEFORE}  evening: {{title: Evening, topics: [tunnel], enabled: false}}\n"
    shown = ("evening:", "  title: Evening", "  topics: [tunnel]", "  enabled: false")
    assert difference(BEFORE, after) == ("briefings", *(f"+ {line}" for line in shown))
    assert difference(after, BEFORE) == ("briefings", *(f"- {line}" for line in shown))


def test_what_stands_at_the_top_comes_first_and_has_no_keys_above_it() -> None:
    after = BEFORE.replace("Europe/Stockholm", "UTC").replace("mon-fri", "daily")
    assert difference(BEFORE, after) == (
        "- timezone: Europe/Stockholm",
        "+ timezone: UTC",
        "briefings › morning",
        "- days: mon-fri",
        "+ days: daily",
    )


def test_the_order_of_names_is_told_where_it_changes() -> None:
    assert difference("topics: {a: {}, b: {}}", "topics: {b: {}, c: {}, a: {}}") == (
        "topics",
        "+ c: {}",
        "- order: a, b",
        "+ order: b, a",
    )


def test_the_same_is_no_difference_and_neither_are_comments() -> None:
    assert difference(BEFORE, BEFORE) == ()
    assert difference(BEFORE, f"# ours\n{BEFORE}") == (LAYOUT_ONLY,)


def test_what_may_be_a_key_in_an_address_is_left_out() -> None:
    before = "collections: {public: {feeds: []}}\nbriefings: {a: {title: A}}\n"
    after = (
        'collections: {public: {feeds: ["https://example.org/feed?token=abc"]}}\n'
        "briefings: {a: {title: A, ping: https://example.org/ping/s3cret}}\n"
    )
    assert difference(before, after) == (
        "collections › public › feeds",
        "+ https://example.org/feed?…",
        "briefings › a",
        "+ ping: https://example.org/…",
    )


def test_a_long_difference_and_a_long_line_are_cut_and_the_rest_is_counted() -> None:
    topics = "".join(f"  t{number}: {{words: [{'w' * 200}]}}\n" for number in range(20))
    lines = difference("topics: {}\n", f"topics:\n{topics}")
    assert len(lines) == MAX_LINES + 1
    assert lines[-1] == "… and 21 more lines"
    assert max(map(len, lines)) == MAX_CHARS
    assert lines[2].endswith("w…")


def test_keys_with_nothing_below_them_are_not_shown_last() -> None:
    words = "".join(f"  t{number}: {{words: [a]}}\n" for number in range(12))
    after = f"timezone: UTC\ntopics:\n{words.replace('[a]', '[b]')}"
    lines = difference(f"topics:\n{words}", after)
    assert lines[:4] == ("+ timezone: UTC", "topics › t0 › words", "- a", "+ b")
    assert lines[-2:] == ("+ b", "… and 18 more lines")


def test_what_is_no_yaml_is_said() -> None:
    with pytest.raises(ConfigError):
        difference("a: [", "a: []")


TREES = st.recursive(
    st.sampled_from(["a", "b", "c"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("abc"), below, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.sampled_from("xyz"), TREES), st.dictionaries(st.sampled_from("xyz"), TREES))
def test_there_is_a_line_where_anything_differs_and_none_where_nothing_does(
    before: dict[str, object], after: dict[str, object]
) -> None:
    lines = difference(_flow(before), _flow(after))
    same_order = _flow(before) == _flow(after)
    assert bool(lines) is not same_order
    assert len(lines) <= MAX_LINES + 1


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return str(value)
