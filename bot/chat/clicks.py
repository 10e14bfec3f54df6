"""Clicks: what comes of a button or of a menu, whichever platform drew it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat import arrival, asking
from bot.chat.asker import seen_by
from bot.chat.forgetting import forgotten
from bot.chat.hiding import Hidden
from bot.chat.lines import line_reply, unhidden
from bot.chat.managing.managing import managed
from bot.chat.managing.nouns import Target
from bot.chat.managing.sending import SURE, sent_now
from bot.chat.missing import told_missing
from bot.chat.muting import mute, unmute
from bot.chat.outcome import Outcome, Post
from bot.chat.rating import rated
from bot.chat.settling import decided_on
from bot.chat.snippets import wrong
from bot.chat.trouble import ADMINS_ONLY, ANSWER_IS_GONE, ASKERS_ONLY, LINE_IS_GONE, said
from bot.commands.subscribe import subscribe
from bot.commands.unsubscribe import unsubscribe
from bot.errors import UnknownName
from bot.grammar import COMMANDS
from bot.proof import Proof
from bot.rendering.handles import meant
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Reply, Verb
from config.schedule import days_text

if TYPE_CHECKING:
    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.click import Click
    from bot.chat.shown import Shown

SHARED = "Shared."
KEPT = "Kept: I sent it to you."
IN_THREAD = "Posted in the thread."
NOT_ALONE = "It is for certain channels only, so I cannot send it to you alone."


def outcome(chat: Chat, asker: Asker, click: Click) -> Outcome:  # noqa: C901, PLR0911, PLR0912  one row a verb
    """What comes of it.

    Raises:
        Exception: whatever stands in its way; the door of chat says it.
    """
    verb, value, now = click.verb, click.value, chat.now()
    if verb in OF_AN_ANSWER:
        return _of_an_answer(chat, asker, click)
    if verb in OF_A_LINE and click.line:
        shown = chat.recent.find(click.handle) if click.handle else None
        if click.handle and shown is None:
            return Outcome(said(LINE_IS_GONE))
        application = chat.open(asker)
        return Outcome(
            line_reply(application, asker, verb, handle=click.handle, line=click.line, now=now, shown=shown)
        )
    match verb:
        case Verb.DIGEST:
            return Outcome(_digest(chat, asker, value))
        case Verb.UNSUBSCRIBE:
            return Outcome(unsubscribe(chat.application, value, to=str(asker.person)).reply)
        case Verb.MUTE:
            return Outcome(mute(chat.open(asker), asker, value, now=now))
        case Verb.UNMUTE:
            return Outcome(unmute(chat.open(asker), asker, value, now=now), replaces=True)
        case Verb.WRONG:
            return wrong(chat.open(asker), asker, value, now=now)
        case Verb.UNHIDE:
            here = " " not in value  # a note to the admins tells of several, and stays
            return Outcome(unhidden(chat.open(asker), asker, value, now=now), replaces=here)
        case Verb.POST_HERE:
            return arrival.post_here(chat.application, asker, label=value)
        case Verb.NOT_HERE:
            return arrival.keep_out(chat.application, asker, label=value)
        case Verb.APPROVE | Verb.REFUSE:
            return _decided(chat, asker, click)
        case Verb.PREVIEW:
            return Outcome(_previewed(chat, asker, value))
        case Verb.SEND_NOW:
            return Outcome(sent_now(chat.application, asker, value), replaces=value.startswith(SURE))
        case Verb.ARRIVED | Verb.RESEND:
            return Outcome(decided_on(chat.application, asker, value, arrived=verb is Verb.ARRIVED))
        case Verb.FORGET:
            return Outcome(forgotten(chat, asker, value), replaces=True)
        case Verb.OPEN | Verb.ACT | Verb.APPLY | Verb.CANCEL | Verb.UNDO:
            return managed(chat.application, asker, click)
    return Outcome(said(LINE_IS_GONE))


def _of_an_answer(chat: Chat, asker: Asker, click: Click) -> Outcome:
    """What comes of a click that is about an answer as a whole: that is for whoever asked."""
    shown = chat.recent.find(click.handle)
    if shown is None or not shown.is_for(asker):
        return Outcome(said(ANSWER_IS_GONE))
    if shown.person != asker.person:
        return Outcome(said(ASKERS_ONLY))
    match click.verb:
        case Verb.KEEP:
            return _kept(chat, asker, click, shown)
        case Verb.MORE:
            return Outcome(asking.more_of(chat, asker, shown), replaces=True)
        case Verb.FOOTNOTES:
            from bot.chat.checking import footnotes

            return Outcome(footnotes(chat.open(asker), asker, shown))
        case Verb.MISSING:
            return Outcome(told_missing(chat.open(asker), asker, shown, now=chat.now()), replaces=True)
        case Verb.USEFUL | Verb.NOT_USEFUL as verb:
            engine, useful = chat.application.store.engine, verb is Verb.USEFUL
            return Outcome(rated(engine, shown, asker.person, useful=useful, now=chat.now()))
    return _shared(chat, asker, click, shown)


def _shared(chat: Chat, asker: Asker, click: Click, asked: Shown) -> Outcome:
    """An answer for all: in the thread in which it was asked, or else in the channel."""
    thread = asked.thread if asked.destination == asker.where else None
    reply = _again(chat, asker, asked)
    if reply is None:
        return Outcome(said(ANSWER_IS_GONE))
    post = Post(asker.where, reply, thread=thread)
    return _posted(click, post, SHARED if thread is None else IN_THREAD)


def _kept(chat: Chat, asker: Asker, click: Click, asked: Shown) -> Outcome:
    """An answer for somebody's own conversation: without what is for certain channels only."""
    if asker.private:
        return Outcome(said(asker.private))
    alone = replace(asker, where=asker.person)
    if seen_by(chat.application, alone).clearance == chat.open(asker).clearance:
        kept, gone = _again(chat, asker, asked), ANSWER_IS_GONE
    else:  # what was counted and suggested there tells of more than they may see alone
        kept, gone = _anew(chat, alone, asked), NOT_ALONE
    if kept is None:
        return Outcome(said(gone))
    theirs = chat.recent.keep(
        kept, asker=alone, command=asked.command, words=asked.words, options=asked.options, now=chat.now()
    )
    return _posted(click, Post(asker.person, theirs), KEPT)


def _anew(chat: Chat, asker: Asker, remembered: Shown) -> Reply | None:
    """The answer to what was asked in another place; None where there is none here."""
    try:
        made = _again(chat, asker, remembered, held=False)
    except UnknownName:
        return None
    return made if made is not None and made.items() else None


def _again(chat: Chat, asker: Asker, remembered: Shown, *, held: bool = True) -> Reply | None:
    """An answer as its asker saw it, its quotes looked up once more; else made again, or None.

    Of either only what may be seen where it is clicked, and is not hidden there, by now.

    Args:
        held: the one that is held may be looked at, else it is made again.
    """
    reply = chat.recent.reply(remembered.id) if held else None
    if reply is None and not remembered.words and remembered.command != "brief":
        return None
    if reply is None:
        command = COMMANDS[remembered.command]
        reply = asking.of_command(chat, asker, command, remembered.words, remembered.asked)
    application = chat.open(asker)
    left = Hidden(application.store.engine).at(asker.where).without(reply)
    return replace(_proved(application, left), actions=(), next=())


def _proved(application: Application, reply: Reply) -> Reply:
    """What of a reply may be seen, and stands in the store."""
    proved = Proof(application.reader).reply(reply)
    push = reply.push if proved.items() == reply.items() else ""  # it may quote what is gone
    return replace(proved, push=push)


def _posted(click: Click, post: Post, told: str) -> Outcome:
    once = f"{click.verb} {click.handle}"
    return Outcome(said(told), posts=(replace(post, once=once),))


def _digest(chat: Chat, asker: Asker, name: str) -> Reply:
    """A digest of somebody's own that says what a briefing says, at its hour, in their own zone.

    Raises:
        UnknownName: there is no such briefing any more, as far as may be known here.
    """
    if asker.private:
        return said(asker.private)
    briefings = chat.open(asker).known.briefings
    name = meant(name, briefings)
    briefing = briefings.get(name)
    if briefing is None or briefing.at is None:
        raise UnknownName("briefing", name)
    return subscribe(
        chat.application,
        ", ".join(briefing.topics),
        at=f"{briefing.at:%H:%M}",
        days=days_text(briefing.days),
        timezone=asker.timezone or briefing.timezone,
        lines=briefing.lines,
        to=str(asker.person),
    ).reply


def _decided(chat: Chat, asker: Asker, click: Click) -> Outcome:
    from bot.chat.deciding import approved, refused

    if not asker.admin:
        return Outcome(said(ADMINS_ONLY))
    decide = approved if click.verb is Verb.APPROVE else refused
    reply = decide(seen_by(chat.application, asker), asker, click.value, now=chat.now())
    chat.freshness.now()  # what was read is found from now on
    return Outcome(reply)


def _previewed(chat: Chat, asker: Asker, value: str) -> Reply:
    """What a briefing would say now, for an admin alone."""
    if not asker.admin:
        return said(ADMINS_ONLY)
    name = Target.of(value).among(chat.application.configuration.briefings).name
    return asking.of_command(chat, replace(asker, where=asker.person), COMMANDS["brief"], name, {})
