"""`brief`: a configured briefing, a topic, or an overview of everything in the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands import pool
from bot.commands.days import days, undated
from bot.commands.result import Result, proofread
from bot.errors import UnknownName, UsageMistake
from briefings.briefing import Accounting, Window, briefing_of
from briefings.draft import Pool, drafts, shortlist
from briefings.phrases import OVERVIEW
from briefings.replies import reply_to_brief
from briefings.selection import Budget, stands_alone
from briefings.shapes import brief_shape
from config.configuration import DEFAULT_LINES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.application import Application
    from corpus.document import Passage


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a briefing is to be made of: words by topic; no words is everything."""

    name: str | None
    title: str
    topics: Mapping[str, tuple[str, ...]]
    as_of: datetime
    budget: Budget
    power: float = pool.SEVERAL_WAYS


def brief(
    application: Application,
    name: str | None = None,
    *,
    topic: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    words: int | None = None,
) -> Result:
    """A briefing; nothing that any destination was sent is read or changed.

    Args:
        name: of a configured briefing.
        topic: a configured topic, or free words.
        since: first day, `YYYY-MM-DD`; the default is everything.
        until: last day, inclusive.
        limit: lines in all.
        words: white-space words of all quotes together; then lines are not counted.

    Raises:
        UnknownName: there is no such briefing.
        UsageMistake: a day that is none, the first after the last, or a name and a topic at once.
    """
    plan = _plan(application, name or None, topic, limit, words)
    window = Window(*days(since, until))
    pools = [_pool(application, heading, about, window, plan.power) for heading, about in plan.topics.items()]
    every = list({one.id: one for each in pools for one in each.passages}.values())
    listed = shortlist(pools, pool.origins(application, every), plan.budget)
    beside = pool.related(application, (one.passage for one in listed))
    origins = pool.origins(application, [*every, *(each for near in beside.values() for each, _ in near)])
    briefing = briefing_of(
        drafts(listed, beside, origins),
        name=plan.name,
        title=plan.title,
        as_of=plan.as_of,
        window=window,
        topics=list(plan.topics),
        origins=origins,
        accounting=_accounting(application, window, every, by_topic=any(plan.topics.values())),
        budget=plan.budget,
    )
    windowed = window.since is not None or window.until is not None
    read = undated(line.passage.document for line in briefing.lines()) if windowed else {}
    return proofread(application, reply_to_brief(briefing, read=read), brief_shape(briefing))


def _plan(
    application: Application, name: str | None, topic: str | None, limit: int | None, words: int | None
) -> _Plan:
    configuration = application.configuration
    now = application.now()
    lines = None if words is not None else limit or DEFAULT_LINES
    if name is not None and topic is not None:
        raise UsageMistake("a briefing's name and --topic exclude each other")
    if topic is not None:
        known = {one.casefold(): one for one in configuration.topics}
        named = known.get(topic.strip().casefold())
        about = configuration.topics[named].words if named else pool.each_of(topic)
        power = pool.SEVERAL_WAYS if named else pool.TOGETHER
        return _Plan(None, topic, {named or topic: about}, now, Budget(lines, words), power)
    if name is None:
        return _Plan(None, OVERVIEW, {OVERVIEW: ()}, now, Budget(lines, words))
    one = configuration.briefings.get(name)
    if one is None:
        names = ", ".join(configuration.briefings) or "none is configured"
        raise UnknownName(
            "briefing", name, hint=f"the briefings: {names}; for free words: brief --topic WORDS"
        )
    words = words if words is not None or limit is not None else one.words
    return _Plan(
        name,
        one.title,
        {topic: configuration.topics[topic].words for topic in one.topics} or {OVERVIEW: ()},
        now.astimezone(ZoneInfo(one.timezone)),
        Budget(None if words is not None else limit or one.lines, words),
    )


def _pool(
    application: Application, heading: str, about: tuple[str, ...], window: Window, power: float
) -> Pool:
    if not about:
        newest = pool.newest(application, since=window.since, until=window.until, leading=pool.MAX_LEADING)
        return Pool(heading, newest)
    found = pool.about(application, about, since=window.since, until=window.until)
    return Pool(heading, tuple(found), pool.relevance(found, power=power))


def _accounting(
    application: Application, window: Window, passages: Sequence[Passage], *, by_topic: bool
) -> Accounting:
    """What was read, and what became of it before the choice.

    Args:
        passages: that were looked at.
        by_topic: they are all that the topics find: the others are off it.
    """
    reader = application.reader
    inside = reader.totals(since=window.since, until=window.until)
    dropped = {
        "off_topic": inside.sentences - len(passages) if by_topic else 0,
        "cannot_stand_alone": sum(not stands_alone(passage) for passage in passages),
    }
    return Accounting(
        documents_read=reader.totals().documents,
        documents_new=inside.documents,
        sentences=inside.sentences,
        duplicates_folded=reader.folded(since=window.since, until=window.until),
        undated=inside.undated,
        newest_at=inside.newest_at,
        dropped={reason: number for reason, number in dropped.items() if number},
        junk_blocks=inside.junk,
        failed_files=len(reader.failures()),
    )
