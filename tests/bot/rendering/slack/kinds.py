"""One reply of every kind that the bot sends to Slack, over the invented corpus of `tests.builders`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.chat.arrival import TODAY
from briefings import phrases
from briefings.follow import Trigger
from briefings.notices import followed
from briefings.replies.broken import broken
from briefings.replies.correction import correction
from briefings.replies.note import note
from briefings.reply import Action, Item, Mark, Reply, Section, Verb
from briefings.trouble import Trouble
from tests.builders import (
    a_statement,
    an_item,
    ask_reply,
    city_ledger,
    coast_wire,
    disagreement_reply,
    harbour_post,
    morning_reply,
    nothing_reply,
    port_notes,
)

HANDLE = "k3v9m2q7x4b1"
AT = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
COST = "The bill has risen to €412.6 million, 18 percent above the 2022 estimate."
SHARE = "The region will carry 40 percent of the extra cost."
OPENING = "The port authority said the tunnel will open in March 2026."


def _check() -> Reply:
    carried = replace(
        an_item(
            a_statement(
                COST, "€412.6 million", citation=city_ledger(402, 474), also=(harbour_post(), coast_wire())
            ),
            marks=(Mark.CARRIED,),
            label="carried by 3",
        ),
        draft="The tunnel now costs 412.6 million euros.",
    )
    other = replace(
        an_item(
            a_statement(SHARE, "40 percent", lead=phrases.DIFFERS["measure"]),
            number=2,
            marks=(Mark.OTHER_MEASURE,),
            label="other measure",
        ),
        draft="The region pays 40 percent of the tunnel.",
    )
    nowhere = Item(
        3, "check #3", (), (Mark.NOT_FOUND,), label="not found", draft="It has <three> lanes & a lift."
    )
    title = phrases.draft(3, {"carried": 1, "other_measure": 1, "not_found": 1})
    return Reply(
        title,
        sections=(Section("", (carried, other, nowhere)),),
        push=f"{title} · “{COST}”",
        notice=phrases.unread(2, 3),
        actions=(Action(Verb.FOOTNOTES), Action(Verb.THREAD)),
        handle=HANDLE,
    )


def _fact() -> Reply:
    sides = (
        a_statement(OPENING, "March 2026", notes=(phrases.ONE_SOURCE,)),
        a_statement(
            "is now expected to open in autumn 2026",
            "autumn 2026",
            citation=city_ledger(),
            cut_before=True,
            cut_after=True,
            lead="disagrees",
            attribution="the contractor",
        ),
    )
    return Reply(
        "opening",
        counts=((Mark.DISAGREE, 1),),
        sections=(Section("", (an_item(*sides, marks=(Mark.DISAGREE,), name="fact #1"),)),),
        footer=(phrases.searched(5),),
        actions=(Action(Verb.SHARE), Action(Verb.KEEP)),
        handle=HANDLE,
    )


def _timeline() -> Reply:
    events = (
        an_item(a_statement(COST, citation=city_ledger(402, 474)), label="2022", name="timeline #1"),
        an_item(a_statement(OPENING), number=2, label="March 2026", name="timeline #2"),
    )
    return Reply(
        phrases.about(phrases.TIMELINE, "tunnel"),
        sections=(Section("", events),),
        footer=("2 events", phrases.without_year(1)),
        handle=HANDLE,
    )


def _sources() -> Reply:
    cited = (harbour_post(), city_ledger(), coast_wire(), port_notes())
    return Reply(
        phrases.SOURCES,
        rows=tuple((phrases.published(one), one.publisher or "", one.title) for one in cited),
        footer=("4 documents",),
    )


def _why() -> Reply:
    rows = (
        ("read", "The price of going under: what the audit found, 19 May 2024"),
        ("stands at", city_ledger().id),
        ("chosen from", "36 sentences, 33 clear on their own; line 2 of 5"),
        ("carried by", "3: City Ledger, Harbour Post, Coast Wire"),
    )
    return Reply("morning 05-20 #2", rows=rows)


def _correction() -> Reply:
    before = a_statement("The toll is 4 euros.", citation=city_ledger(10, 30))
    now = a_statement("The toll is 5 euros.", citation=city_ledger(10, 30))
    return correction(
        "morning 05-20 #3",
        (before.quote, before.citation),
        (now.quote, now.citation),
        read_at=("2024-05-20T06:00:00+00:00", "2024-05-21T06:00:00+00:00"),
    )


def _followed() -> Reply:
    title = followed(Trigger.CHANGED)
    new = a_statement(COST, "€412.6 million", citation=city_ledger(402, 474))
    old = a_statement("about €410 million", citation=harbour_post(31, 49), lead="on 17 May 2024")
    item = an_item(new, old, marks=(Mark.CHANGED,))
    return Reply(
        title,
        aside=("morning 05-20 #3",),
        counts=((Mark.CHANGED, 1),),
        sections=(Section("", (item,)),),
        push=f"{title} · “{COST}”",
    )


def _greeting() -> Reply:
    today = (
        an_item(a_statement(COST, citation=city_ledger(402, 474))),
        an_item(a_statement(SHARE), number=2),
    )
    return Reply(
        "Hello. I have read 5 documents, the newest from 19 May 2024.",
        summary=("Ask me with /ask; I answer only with quotes you can check.",),
        sections=(Section(TODAY, ()), Section("costs", today)),
        actions=(
            Action(Verb.POST_HERE, label="Post it here on weekdays at 08:00"),
            Action(Verb.TOPICS),
            Action(Verb.NOT_HERE),
        ),
    )


def _offer() -> Reply:
    return Reply(
        "A document was offered",
        rows=(("link", "https://harbourpost.example/2024/05/tunnel"), ("into", "public")),
        actions=(Action(Verb.APPROVE, "off-12ab"), Action(Verb.REFUSE, "off-12ab")),
    )


def _offers() -> Reply:
    names = ("https://harbourpost.example/2024/05/tunnel", "audit.pdf")
    return Reply(
        "Offers",
        rows=tuple((f"{at}", name, "by slack:U012ANN", "for public") for at, name in enumerate(names, 1)),
        places=("slack:U012ANN",),
        actions=tuple(
            Action(verb, f"off-{at}", beside=f"{at}") for at in (1, 2) for verb in (Verb.APPROVE, Verb.REFUSE)
        ),
    )


def _note() -> Reply:
    return replace(
        note(
            "New: 1 line called wrong",
            [("1", "by slack:U012ANN", "in slack:C012ABC")],
            "Whoever hid a line, or an admin, can show it there again.",
            ("slack:C012ABC",),
        ),
        sections=(Section("", (an_item(a_statement(COST, citation=city_ledger(402, 474))),)),),
        actions=(Action(Verb.UNHIDE, "ledger@1:402-474 slack:C012ABC", beside="1"),),
    )


def _long() -> Reply:
    items = tuple(
        an_item(
            a_statement(f"The pumps of shaft {number} run on two engines.", citation=harbour_post()),
            number=number,
        )
        for number in range(1, 13)
    )
    return Reply("pumps", sections=(Section("", items),), actions=(Action(Verb.MORE),), handle=HANDLE)


KINDS = {
    "ask": replace(ask_reply(), actions=(Action(Verb.SHARE), Action(Verb.KEEP)), handle=HANDLE),
    "nothing": replace(nothing_reply(), actions=(Action(Verb.MISSING),), handle=HANDLE),
    "fact": _fact(),
    "morning": replace(morning_reply(), actions=(Action(Verb.DIGEST, "morning"),), handle=""),
    "check": _check(),
    "compare": replace(disagreement_reply(), handle=HANDLE),
    "timeline": _timeline(),
    "long": _long(),
    "sources": _sources(),
    "why": _why(),
    "note": _note(),
    "offers": _offers(),
    "correction": _correction(),
    "followed": _followed(),
    "greeting": _greeting(),
    "offer": _offer(),
    "broken": broken("Morning briefing", AT, Trouble.INDEX, reference="4f1c09"),
    "help": Reply("Commands", rows=(("ask QUERY", "Verbatim, cited excerpts."), ("fact KEYWORD", "Facts."))),
}
