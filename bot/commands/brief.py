"""`brief`: a configured briefing, a topic, or an overview of everything in the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands import pool
from bot.commands.days import days, undated
from bot.commands.result import Result, proofread
from bot.composing import composed
from bot.errors import UnknownName, UsageMistake
from briefings.phrases import OVERVIEW
from briefings.plan import SEVERAL_WAYS, TOGETHER, Plan
from briefings.replies.brief import reply_to_brief
from briefings.selecting.selection import Budget
from briefings.shapes import brief_shape
from briefings.window import Window
from config.configuration import DEFAULT_LINES

if TYPE_CHECKING:
    from datetime import datetime

    from bot.application import Application
    from config import Configuration
    from config.configuration import Briefing


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
    plan = plan_of(application, name or None, topic, limit, words)
    window = Window(*days(since, until))
    briefing = composed(application, plan, window).briefing
    windowed = window.since is not None or window.until is not None
    read = undated(line.passage.document for line in briefing.lines()) if windowed else {}
    return proofread(application, reply_to_brief(briefing, read=read), brief_shape(briefing))


def plan_of(
    application: Application, name: str | None, topic: str | None, limit: int | None, words: int | None
) -> Plan:
    """What a briefing is to be made of, by the name or the words that were typed.

    Raises:
        UnknownName: there is no such briefing, as far as the asker may know.
        UsageMistake: a name and a topic at once.
    """
    configuration = application.known
    now = application.now()
    lines = None if words is not None else limit or DEFAULT_LINES
    if name is not None and topic is not None:
        raise UsageMistake("a briefing's name and --topic exclude each other")
    if topic is not None:
        known = {one.casefold(): one for one in configuration.topics}
        named = known.get(topic.strip().casefold())
        about = configuration.topics[named].words if named else pool.each_of(topic)
        power = SEVERAL_WAYS if named else TOGETHER
        return Plan(None, topic, {named or topic: about}, now, Budget(lines, words), power)
    if name is None:
        return Plan(None, OVERVIEW, {OVERVIEW: ()}, now, Budget(lines, words))
    one = configuration.briefings.get(name)
    if one is None:
        names = ", ".join(configuration.briefings) or "none is configured"
        raise UnknownName(
            "briefing", name, hint=f"the briefings: {names}; for free words: brief --topic WORDS"
        )
    plan = plan_of_briefing(configuration, name, one, now.astimezone(ZoneInfo(one.timezone)))
    if words is None and limit is None:
        return plan
    return replace(plan, budget=Budget(None if words is not None else limit, words))


def plan_of_briefing(configuration: Configuration, name: str, briefing: Briefing, as_of: datetime) -> Plan:
    """What a configured briefing, or somebody's own, is to be made of.

    Args:
        as_of: the instant it speaks from, aware, in the zone of its readers.
    """
    return Plan(
        name,
        briefing.title,
        {topic: configuration.topics[topic].words for topic in briefing.topics} or {OVERVIEW: ()},
        as_of,
        Budget(None if briefing.words is not None else briefing.lines, briefing.words),
    )
