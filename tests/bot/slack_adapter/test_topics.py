"""The dialogue of topics: Slack takes it however many there are, and nothing that was chosen is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.topics import Topics, in_order, wanted
from bot.slack_adapter.topics import BLOCK, MAX_TOPICS, chosen, view
from tests.slack.blocks import view_problems
from tests.slack.elements import state_of

kinds = st.sampled_from(["trade", "Торговля ", "\N{GRINNING FACE}" * 40, "x" * 120, "~a|:"])
every = st.builds(lambda kind, many: tuple(f"{kind}{one}" for one in range(many)), kinds, st.integers(1, 120))


@given(every, st.data())
def test_whatever_is_chosen_slack_takes_the_dialogue_and_nothing_is_lost(
    names: tuple[str, ...], data: st.DataObject
) -> None:
    before = tuple(name for name in names if data.draw(st.booleans()))
    drawn = view(Topics(in_order(names, before), before, 4), "C012ABC", label="#harbour")
    assert view_problems(drawn) == []
    state = {"values": state_of(drawn, {})}
    channel, version, handles = chosen({**drawn, "state": state})
    assert (channel, version) == ("C012ABC", 4)
    assert set(wanted(handles, names, before, shown=MAX_TOPICS)) == set(before)


def test_of_too_many_it_says_how_many_are_left() -> None:
    many = tuple(f"topic {number}" for number in range(MAX_TOPICS + 1))
    (block,) = view(Topics(many, (), 4), "C012ABC")["blocks"]
    assert block["block_id"] == BLOCK
    assert block["hint"]["text"].endswith(
        "1 more topic is not shown here: on the console, communique config change has them."
    )
