"""Replies of any strings at all, with everything that a chat adds: rows, drafts, buttons and handles."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from briefings.reply import Action, Reply, Section, Verb
from tests.bot.rendering.replies import HOSTILE, replies

MENTIONS = (
    "<!channel>",
    "<!here|x>",
    "<@U012ABC>",
    "<#C012ABC|board>",
    "<https://x.example|y>",
    "&lt;!here>",
)
DESTINATIONS = (
    *("slack:C012ABC", "slack:U012ABC", "slack:#board", "slack:@anna"),
    *("discord:112233", "discord:1122334", "discord:@112233", "console", "file:outbox/a.jsonl"),
)
NO_DESTINATIONS = ("", "slack:<!channel>", "C012ABC", "discord:@everyone", "discord:1>", "slack: C012ABC")
told = (*MENTIONS, *DESTINATIONS, *NO_DESTINATIONS, *HOSTILE)
said = st.lists(st.sampled_from(told), max_size=3).map(" ".join) | st.lists(
    st.sampled_from(told), max_size=3
).map(", ".join)
places = st.lists(st.sampled_from((*DESTINATIONS, *NO_DESTINATIONS)), max_size=4).map(tuple)
actions = st.builds(Action, verb=st.sampled_from(Verb), value=said, label=said | st.just("x" * 90))
many_actions = st.builds(
    lambda verb, number: (Action(verb),) * number, st.sampled_from(Verb), st.integers(24, 30)
)
handles = st.none() | st.just("") | st.sampled_from(["k3v9m2q7x4b1", "a|b", "\ud800"])


@st.composite
def chat_replies(draw: st.DrawFn) -> Reply:
    reply = draw(replies)
    width = draw(st.integers(1, 3))
    sections = tuple(
        replace(section, items=tuple(replace(item, draft=draw(st.just("") | said)) for item in section.items))
        for section in reply.sections
    )
    return replace(
        reply,
        title=draw(said),
        aside=(*reply.aside, draw(said)),
        summary=(*reply.summary, draw(said)),
        notice=draw(said),
        footer=(*reply.footer, draw(said)),
        places=draw(places),
        sections=(*sections, Section(draw(said), ())),
        rows=tuple(draw(st.lists(st.tuples(*[said] * width), max_size=3))),
        verbatim=draw(st.booleans()),
        actions=draw(st.lists(actions, max_size=4).map(tuple) | many_actions),
        handle=draw(handles),
    )
