"""Replies of any strings at all, hostile ones included, for the properties that every renderer must have."""

from __future__ import annotations

from hypothesis import strategies as st

from briefings.citation import Citation
from briefings.quote import Quote
from briefings.reply import Item, Mark, Reply, Section, Slice, Statement
from corpus.span import Span

HOSTILE = (
    *(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style>",
        "<!--",
        "&lt;",
        "javascript:x",
    ),
    *(
        "[bold red]x[/]",
        "[link=file:///etc]x[/link]",
        ":smile:",
        "\x1b[31m",
        "\x1b]8;;x\x07",
        "\x9b2J",
        "\x00",
        "\r",
    ),
    *("\u202e", "\u2066", "\u200e", "\u061c", "\u200b", "\u200d", "\ufeff", "\u00ad", "\U000e0041", "\u3164"),
    *("👩\u200d🚀", "❤\ufe0f", "#\ufe0f\u20e3", "e\u0301", "中文，隧道。", "ﷺ", "שלום", "тоннель", "\ud800"),
    *("slack:C012ABC", "discord:@112233", "<#112233>"),
    *("@everyone", "<!channel>", "**x**", "a\n\nb", "\u2028", "\xa0", "a" * 90, "隧" * 60),
)
"""Markup, terminal sequences, invisible and reordering characters, wide and combining ones, long words."""

words = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(HOSTILE)), max_size=5).map(" ".join)
urls = st.one_of(
    st.none(),
    words,
    words.map(lambda rest: f"https://harbour.example/{rest}"),
    st.sampled_from(
        ["https://bank.example@evil.example/", "javascript:alert(1)", "http://пристань.example/a b#c:~:x"]
    ),
)
spans = st.lists(st.tuples(st.integers(0, 99_999), st.integers(1, 400)), min_size=1, max_size=3).map(
    lambda pairs: tuple(Span(start, start + length) for start, length in pairs)
)
citations = st.builds(
    Citation,
    document_id=words,
    revision=st.integers(1, 3),
    title=words,
    publisher=st.one_of(st.none(), words),
    published_at=st.one_of(st.none(), st.just("2024-05-19"), st.just("2024-05-19T23:10:00Z"), words),
    date_inferred=st.booleans(),
    url=urls,
    spans=spans,
    text_sha256=st.just("0" * 64),
    pages=st.none() | st.tuples(st.integers(1, 99), st.integers(99, 1204)),
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    citation = draw(citations)
    pieces = draw(st.lists(words, min_size=1, max_size=3).map(tuple))
    quote = Quote(pieces, citation.spans, draw(st.booleans()), draw(st.booleans()))
    ends = sorted(draw(st.sets(st.integers(0, len(quote.text)), max_size=6)))
    emphasis = tuple(Slice(*pair) for pair in zip(ends[::2], ends[1::2], strict=False))
    also = draw(st.lists(citations, max_size=2).map(tuple))
    notes = draw(st.lists(words, max_size=2).map(tuple))
    return Statement(quote, citation, draw(words), emphasis, draw(st.one_of(st.none(), words)), notes, also)


items = st.builds(
    Item,
    number=st.integers(1, 120),
    name=words,
    statements=st.lists(statements(), max_size=2).map(tuple),
    marks=st.lists(st.sampled_from(Mark), unique=True, max_size=2).map(tuple),
    before=words,
    after=words,
    label=words,
)
_texts = st.lists(words, max_size=3).map(tuple)
replies = st.builds(
    Reply,
    title=words,
    aside=_texts,
    summary=_texts,
    counts=st.lists(st.tuples(st.sampled_from(Mark), st.integers(0, 99)), max_size=3).map(tuple),
    sections=st.lists(
        st.builds(
            Section,
            heading=words,
            items=st.lists(items, max_size=2).map(tuple),
            mark=st.one_of(st.none(), st.sampled_from(Mark)),
        ),
        max_size=2,
    ).map(tuple),
    notice=words,
    suggestions=_texts,
    footer=_texts,
    push=words,
    next=_texts,
)
