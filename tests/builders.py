"""Valid objects to test with, over an invented corpus about a harbour tunnel; a test overrides one field."""

from __future__ import annotations

from briefings.citation import Citation
from briefings.quote import CUT, Quote
from briefings.reply import Item, Mark, Reply, Section, Slice, Statement
from corpus.span import Span


def a_citation(
    document_id: str = "harbour-post-0a1b2c3d",
    *,
    revision: int = 1,
    title: str = "Tunnel to open next spring, port authority says",
    publisher: str | None = "Harbour Post",
    published_at: str | None = "2024-05-19",
    date_inferred: bool = False,
    url: str | None = "https://harbourpost.example/2024/05/tunnel",
    spans: tuple[Span, ...] = (Span(1204, 1263),),
    flags: tuple[str, ...] = (),
    pages: tuple[int, int] | None = None,
) -> Citation:
    return Citation(
        document_id,
        revision,
        title,
        publisher,
        published_at,
        date_inferred,
        url,
        spans,
        text_sha256="0" * 64,
        flags=flags,
        pages=pages,
    )


def harbour_post(start: int = 1204, end: int = 1263) -> Citation:
    return a_citation(spans=(Span(start, end),))


def city_ledger(start: int = 880, end: int = 921) -> Citation:
    return a_citation(
        "city-ledger-4e5f6a7b",
        title="The price of going under: what the audit found",
        publisher="City Ledger",
        url="https://cityledger.example/audit/tunnel?page=2#cost",
        spans=(Span(start, end),),
    )


def coast_wire(start: int = 77, end: int = 148) -> Citation:
    return a_citation(
        "coast-wire-8c9d0e1f",
        title="Harbour tunnel in figures",
        publisher="Coast Wire",
        published_at="2024-05-17T16:30:00Z",
        date_inferred=True,
        url="https://coastwire.example/n/88121",
        spans=(Span(start, end),),
    )


def port_notes(start: int = 12, end: int = 60) -> Citation:
    return a_citation(
        "port-notes-2a3b4c5d",
        title="Notes from the port office",
        publisher=None,
        published_at=None,
        url=None,
        spans=(Span(start, end),),
    )


def a_statement(
    words: str = "The port authority said the tunnel will open in March 2026.",
    *emphasised: str,
    citation: Citation | None = None,
    cut_before: bool = False,
    cut_after: bool = False,
    lead: str = "",
    attribution: str | None = None,
    notes: tuple[str, ...] = (),
    also: tuple[Citation, ...] = (),
) -> Statement:
    """A statement of one piece, or of several where ` […] ` parts the words; emphasised are words of it."""
    citation = citation or harbour_post()
    pieces = tuple(words.split(f" {CUT} "))
    quote = Quote(pieces, citation.spans, cut_before, cut_after)
    slices = (Slice(quote.text.index(part), quote.text.index(part) + len(part)) for part in emphasised)
    return Statement(quote, citation, lead, tuple(sorted(slices)), attribution, notes, also)


def an_item(
    *statements: Statement,
    number: int = 1,
    name: str | None = None,
    marks: tuple[Mark, ...] = (),
    before: str = "",
    after: str = "",
    label: str = "",
) -> Item:
    return Item(
        number,
        name or f"morning 05-20 #{number}",
        statements or (a_statement(),),
        marks,
        before,
        after,
        label,
    )


def a_reply(*sections: Section, title: str = "Morning briefing", **fields: tuple[str, ...]) -> Reply:
    return Reply(title, sections=sections or (Section("", (an_item(),)),), **fields)  # type: ignore[arg-type]


def morning_reply() -> Reply:
    """A whole briefing: a disagreement first, then topics, then what is ahead, then the accounting."""
    disagreement = an_item(
        a_statement("The port authority said the tunnel will open in March 2026.", "March 2026"),
        a_statement(
            "is now expected to open in autumn 2026",
            "autumn 2026",
            citation=city_ledger(),
            cut_before=True,
            cut_after=True,
            attribution="the contractor",
        ),
        number=1,
        marks=(Mark.DISAGREE,),
    )
    cost = an_item(
        a_statement(
            "The bill has risen to €412.6 million, 18 percent above the 2022 estimate.",
            "€412.6 million",
            citation=city_ledger(402, 474),
            notes=("carried by 3, was 2", "named source: the audit office"),
            also=(harbour_post(402, 470), coast_wire()),
        ),
        a_statement("about €410 million", citation=harbour_post(31, 49), lead="on Friday"),
        number=2,
        marks=(Mark.FIRMER,),
    )
    share = an_item(
        a_statement(
            "The region will carry 40 percent of the extra cost.",
            "40 percent",
            citation=harbour_post(1410, 1461),
            notes=("one source", "of the extra cost, not the total"),
        ),
        number=3,
        marks=(Mark.NEW,),
    )
    traffic = an_item(
        a_statement(
            "12,000 vehicles a day, nearly twice the forecast of 2019.",
            "12,000",
            "nearly twice",
            citation=coast_wire(640, 697),
            cut_before=True,
            notes=("one source",),
        ),
        number=4,
        marks=(Mark.NEW,),
    )
    toll = an_item(
        a_statement(
            "The council votes on the toll on 3 June.",
            "3 June",
            citation=city_ledger(2210, 2250),
            notes=("carried by 2",),
            also=(port_notes(),),
        ),
        number=5,
        marks=(Mark.NEW, Mark.AHEAD),
        label="3 June",
    )
    return Reply(
        "Morning briefing",
        aside=("Mon 20 May 08:00 Stockholm", "since Fri 17 May 08:00"),
        summary=("2 new of 5 documents",),
        counts=((Mark.NEW, 3), (Mark.FIRMER, 1), (Mark.DISAGREE, 1), (Mark.AHEAD, 1)),
        sections=(
            Section("Sources disagree: opening date", (disagreement,), Mark.DISAGREE),
            Section("Cost", (cost, share)),
            Section("Traffic", (traffic,)),
            Section("Ahead", (toll,)),
        ),
        footer=(
            "96 sentences → 5 lines",
            "11 sent before",
            "6 blocks of junk",
            "1 copy folded",
            "2 files failed",
            "1 undated",
        ),
        push="3 new · 1 disagreement · “The port authority said the tunnel will open in March 2026.”",
        next=("open 2", "why 2", "cite 2", "follow 2"),
    )


def ask_reply() -> Reply:
    """An answer to a misspelt question: the quote, what stood before it, and what disagrees."""
    return Reply(
        "tunel opning date",
        aside=("read as: tunel → tunnel, opning → opening",),
        sections=(
            Section(
                "",
                (
                    an_item(
                        a_statement(
                            "The port authority said the tunnel will open in March 2026.",
                            "tunnel",
                            "open",
                            notes=("one source",),
                        ),
                        a_statement(
                            "is now expected to open in autumn 2026",
                            "open",
                            citation=city_ledger(),
                            cut_before=True,
                            cut_after=True,
                            lead="disagrees",
                        ),
                        before="Two years late, the work is in its last phase.",
                        name="ask #1",
                    ),
                    an_item(
                        a_statement(
                            "隧道将于2026年3月开放，比原计划晚两年，港务局局长周一在新闻发布会上说，通行费由市议会决定。",
                            "2026年3月",
                            citation=a_citation(
                                "harbour-daily-zh-6b7c8d9e",
                                title="港口隧道明年春天开放",
                                publisher="海港日报",
                                url="https://haigang.example/新闻/隧道",
                                spans=(Span(40, 87),),
                            ),
                            attribution="港务局局长",
                        ),
                        number=2,
                        name="ask #2",
                    ),
                ),
            ),
        ),
        footer=("5 documents searched", "weaker matches withheld"),
        push="“The port authority said the tunnel will open in March 2026.”",
        next=("open 1", "why 1", "cite 1"),
    )


def nothing_reply() -> Reply:
    """Nothing found, and what is near."""
    return Reply(
        "who designed the tunnel",
        notice="Nothing in 5 documents answers that.",
        suggestions=("the contractor", "the port authority"),
        footer=("5 documents searched",),
    )


def disagreement_reply() -> Reply:
    """A comparison: clusters with all their sides, one of them cut in the middle."""
    opening = an_item(
        a_statement("The port authority said the tunnel will open in March 2026.", "March 2026"),
        a_statement(
            "The opening […] will not come before autumn 2026.",
            "autumn 2026",
            citation=a_citation(
                "city-ledger-4e5f6a7b",
                title="The price of going under: what the audit found",
                publisher="City Ledger",
                url="https://cityledger.example/audit/tunnel?page=2#cost",
                spans=(Span(1880, 1891), Span(1930, 1968)),
            ),
            attribution="the contractor",
        ),
        marks=(Mark.DISAGREE,),
        name="compare #1",
    )
    cost = an_item(
        a_statement(
            "The bill has risen to €412.6 million, 18 percent above the 2022 estimate.",
            "€412.6 million",
            citation=city_ledger(402, 474),
            notes=("carried by 2",),
            also=(coast_wire(),),
        ),
        a_statement(
            "Until the auditors came, the tunnel was to cost €350 million.",
            "€350 million",
            citation=port_notes(210, 271),
            lead="earlier",
        ),
        number=2,
        marks=(Mark.CHANGED,),
        name="compare #2",
    )
    return Reply(
        "harbour tunnel",
        counts=((Mark.DISAGREE, 1), (Mark.CHANGED, 1)),
        sections=(
            Section("Sources disagree", (opening,), Mark.DISAGREE),
            Section("Restated later", (cost,), Mark.CHANGED),
        ),
        notice="1 line withheld: its words are no longer at their place in the stored document.",
        footer=("5 documents compared",),
        next=("open 1", "why 1"),
    )
