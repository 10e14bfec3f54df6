"""Insight: what the words of a topic catch, which of them catch nothing, and what is worth adding to them.

words and aliases, as somebody proposes them → what they find of the last days → the lines of a short briefing
of it → rows and quotes below the page of a topic, or below what a change of it would mean
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.proof import Proof
from briefings import phrases
from briefings.briefing import Accounting, briefing_of
from briefings.draft import Pool, drafts, shortlist
from briefings.plan import Plan
from briefings.replies.brief import reply_to_brief
from briefings.reply import Item, Reply, Section
from briefings.selecting.selection import Budget
from briefings.window import Window
from corpus.index import Aliases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.application import Application
    from bot.chat.hiding import HiddenLines
    from corpus.document import Passage

DAYS = 7
MAX_WORDS = 20
"""Of a topic, that are looked for: each takes some hundredths of a second, and somebody waits."""

MAX_QUOTES = 3
QUOTED_FROM = 300
"""Passages among which the quotes are chosen, those that say the most about the topic."""

MAX_COMPANIONS = 5
LOOKED_AT = 3 * MAX_COMPANIONS
"""Companions among which those of one origin are left out."""

LEAST_ORIGINS = 2
WOULD_CATCH = "It would have caught"
CATCHES_NOTHING = "catches nothing"
BESIDE_IT = "often beside it"
NOT_LOOKED_FOR = "not looked for here"


@dataclass(frozen=True, slots=True)
class Insight:
    """What a topic catches.

    Attributes:
        days: of reading that were looked back on.
        documents: read in these days that it catches something of.
        lines: of these, that it catches.
        more: it catches more than was looked at.
        never: words that catch nothing, now or ever.
        not_lately: words that catch nothing of these days, and did before.
        companions: words and names that often stand in what it catches, the most telling first.
        quotes: the lines that a briefing would have of it, from 1.
        withheld: what is said of quotes that are not where they should be; or empty.
        left: so many words were not looked for.
    """

    days: int
    documents: int
    lines: int
    more: bool
    never: tuple[str, ...]
    not_lately: tuple[str, ...]
    companions: tuple[str, ...]
    quotes: tuple[Item, ...]
    withheld: str = ""
    left: int = 0


def insight(
    application: Application,
    words: Sequence[str],
    aliases: Mapping[str, Sequence[str]],
    *,
    now: datetime,
    days: int = DAYS,
    topic: str = "",
    hidden: HiddenLines | None = None,
) -> Insight:
    """What a topic of these words and aliases would have caught of what was read in the last days.

    Args:
        application: as whoever proposes it finds it.
        now: an aware instant.
        days: 1 and up.
        topic: the name of the one that it would take the place of: its aliases do not count.
        hidden: what has been called wrong where it is shown.

    Raises:
        StoreUnavailable: the database cannot be read.
    """
    search = _Search(application, _aliases(application, aliases, topic))
    words, left = words[:MAX_WORDS], words[MAX_WORDS:]
    read_after = f"{(now - timedelta(days=days)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    window = Window(read_after=read_after)
    lately = search.of_days(words, window)
    ever = lately if search.is_all(window) else search.of(words)
    hits = Counter(number for found in lately.values() for number in found)
    caught = {
        one: hits[one.id]
        for one in application.reader.passages(list(hits))
        if hidden is None or not hidden.hides_passage(one)
    }
    quotes, withheld = _quotes(application, words, caught, window, now)
    return Insight(
        days,
        len({one.document.id for one in caught}),
        len(caught),
        any(len(found) == pool.MAX_HITS for found in lately.values()),
        tuple(word for word in words if not ever[word]),
        tuple(word for word in words if ever[word] and not lately[word]),
        search.companions(ever, [*words, *left, *aliases, *chain.from_iterable(aliases.values())]),
        quotes,
        withheld,
        len(left),
    )


def with_insight(reply: Reply, found: Insight) -> Reply:
    """A reply about a topic, with what it catches in rows and quotes of their own."""
    width = len(reply.rows[0]) if reply.rows else 2
    return replace(
        reply,
        sections=(*reply.sections, *sections(found)),
        rows=(*reply.rows, *(_fitted(row, width) for row in rows(found))),
        notice=" ".join(filter(None, (reply.notice, found.withheld))),
    )


def rows(found: Insight) -> tuple[tuple[str, str], ...]:
    """How much it catches, which words catch nothing, and what stands beside it, each with its label."""
    when = "this week" if found.days == DAYS else f"in {phrases.several(found.days, 'day')}"
    listed = (
        (CATCHES_NOTHING, found.never),
        (f"{CATCHES_NOTHING} {when}", found.not_lately),
        (BESIDE_IT, found.companions),
    )
    return (
        (f"in the last {phrases.several(found.days, 'day')}", _caught(found)),
        *((label, ", ".join(words)) for label, words in listed if words),
        *(((NOT_LOOKED_FOR, phrases.several(found.left, "word")),) if found.left else ()),
    )


def sections(found: Insight) -> tuple[Section, ...]:
    """The quotes; none where it catches nothing that can be quoted."""
    return (Section(WOULD_CATCH, found.quotes),) if found.quotes else ()


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for words where somebody may look."""

    application: Application
    aliases: Aliases

    def is_all(self, window: Window) -> bool:
        """Whether everything that may be seen was read in a window."""
        reader = self.application.reader
        return reader.totals(window.bounds).documents == reader.totals().documents

    def of_days(self, words: Iterable[str], window: Window) -> dict[str, tuple[int, ...]]:
        """The passages that each word finds among the documents of a window, the best first."""
        if self.is_all(window):
            return self.of(words)
        return self.of(words, self.application.reader.ids(window.bounds))

    def of(
        self, words: Iterable[str], documents: Collection[str] | None = None
    ) -> dict[str, tuple[int, ...]]:
        """The passages that each word finds, the best first.

        Args:
            documents: the ids of those to look in, or None for all.
        """
        index = self.application.index()
        return {
            word: tuple(
                hit.passage_id
                for hit in index.search(
                    word,
                    clearance=self.application.clearance,
                    aliases=self.aliases,
                    documents=documents,
                    marked=False,
                    limit=pool.MAX_HITS,
                ).hits
            )
            for word in words
        }

    def companions(self, ever: Mapping[str, Sequence[int]], known: Sequence[str]) -> tuple[str, ...]:
        """What keeps company with all that the words ever found, in two origins at least.

        Not of the last days alone: what is in the news this week stands in all that was read this week.
        """
        caught = sorted({number for found in ever.values() for number in found})
        held = self.application.index().companions(
            caught, clearance=self.application.clearance, without=known, most=LOOKED_AT
        )
        origins = self.application.reader.origins(sorted({one for each in held for one in each.documents}))
        several = (
            each.text for each in held if len({origins[one] for one in each.documents}) >= LEAST_ORIGINS
        )
        return tuple(several)[:MAX_COMPANIONS]


def _aliases(application: Application, proposed: Mapping[str, Sequence[str]], topic: str) -> Aliases:
    """Those of all other topics that the asker may know, and the proposed ones."""
    others = {
        name: also
        for called, one in application.known.topics.items()
        if called != topic
        for name, also in one.aliases.items()
    }
    return Aliases.of({**others, **proposed})


def _quotes(
    application: Application,
    words: Sequence[str],
    caught: Mapping[Passage, int],
    window: Window,
    now: datetime,
) -> tuple[tuple[Item, ...], str]:
    """The lines of a short briefing of it, found in the store again; and what is said of others."""
    plan = Plan(None, WOULD_CATCH, {WOULD_CATCH: tuple(words)}, now, Budget(MAX_QUOTES))
    relevance = pool.relevance(caught, power=plan.power)
    near = sorted(caught, key=lambda one: -relevance[one.id])[:QUOTED_FROM]
    of_topic = Pool(WOULD_CATCH, tuple(near), relevance)
    origins = dict(pool.origins(application, near))
    listed = shortlist([of_topic], origins, plan.budget)
    related = pool.related(application, (one.passage for one in listed))
    beside = (other for others in related.values() for other, _ in others)
    origins |= pool.origins(application, [*near, *beside])
    together = {one.passage.document for one in listed if one.before is not None}
    texts = application.reader.texts(sorted((one.id, one.revision) for one in together))
    briefing = briefing_of(
        drafts(listed, related, origins, texts),
        plan,
        window=window,
        origins=origins,
        accounting=Accounting(),
        among=near,
    )
    quoted = Reply("", sections=reply_to_brief(briefing).sections)
    proved = Proof(application.reader).reply(quoted)
    return proved.items(), proved.notice


def _caught(found: Insight) -> str:
    if not found.lines:
        return "nothing"
    lines = f"{phrases.several(found.lines, 'line')} of {phrases.several(found.documents, 'document')}"
    return f"{lines}, and more" if found.more else lines


def _fitted(row: tuple[str, str], width: int) -> tuple[str, ...]:
    """A row with as many cells as the others."""
    if width == 1:
        return (": ".join(row),)
    return (*row, *[""] * (width - len(row)))
