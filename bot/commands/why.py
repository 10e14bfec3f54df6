"""`why`: how a line came into its briefing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.commands.brief import plan_of
from bot.commands.days import days
from bot.commands.result import Result, proofread
from bot.composing import composed
from bot.errors import UnknownName, UsageMistake
from briefings.reply import Reply
from briefings.why import why as account_of
from briefings.window import Window

if TYPE_CHECKING:
    from bot.application import Application
    from bot.composing import Composition
    from briefings.briefing import Line
    from briefings.plan import Plan

OVERVIEWS = frozenset({"brief", "overview"})
"""What the briefing of everything may be called."""

NAME = re.compile(r"(?P<called>.+?)(?: (?P<day>\d\d-\d\d))? #?(?P<number>\d+)")
"""Of a line, as people say it: `morning 05-20 #3`, `morning 3`."""


def why(
    application: Application,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    words: int | None = None,
) -> Result:
    """The account of a line of today's briefing, made again for it: with the same options, the same lines.

    Args:
        name: as the briefing says it: `morning 05-20 #3`; the day may be left out.

    Raises:
        UsageMistake: it is no name of a line, or of another day's.
        UnknownName: the briefing has no such line.
    """
    line, made, plan = line_of(application, name, since=since, until=until, limit=limit, words=words)
    account = account_of(line, made.briefing, plan, pools=made.pools, drafts=made.drafts)
    shape = {"name": line.name, "account": [list(step) for step in account]}
    return proofread(application, Reply(title=line.name, rows=account), shape)


def line_of(
    application: Application,
    name: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    words: int | None = None,
) -> tuple[Line, Composition, Plan]:
    """A line of today's briefing by its name, with the briefing and the plan that it was made by; see `why`.

    Raises:
        UsageMistake: it is no name of a line, or of another day's.
        UnknownName: the briefing has no such line.
    """
    typed = NAME.fullmatch(name.strip())
    if typed is None:
        raise UsageMistake(f"{name!r} is no name of a line", hint="write it as: why morning 05-20 #3")
    plan = _plan(application, typed["called"], limit, words)
    if typed["day"] and typed["day"] != f"{plan.as_of:%m-%d}":
        raise UsageMistake(
            f"{name.strip()!r} is a line of another day",
            hint=f"today's lines are called {plan.called} {plan.as_of:%m-%d} #1, #2, …",
        )
    made = composed(application, plan, Window(*days(since, until)))
    line = next((one for one in made.briefing.lines() if one.name.endswith(f"#{typed['number']}")), None)
    if line is None:
        count = len(made.briefing.lines())
        raise UnknownName("line", name.strip(), hint=f"{plan.title} has {count} lines today")
    return line, made, plan


def _plan(application: Application, called: str, limit: int | None, words: int | None) -> Plan:
    """The plan of a configured briefing, of the overview, or of a topic."""
    if called in application.known.briefings:
        return plan_of(application, called, None, limit, words)
    return plan_of(application, None, None if called.casefold() in OVERVIEWS else called, limit, words)
