"""Chat: the one door through which people on any platform ask, and the bot answers.

An asker and what they typed or clicked come in; an outcome comes out, whatever happens. It is synchronous,
and may be called from several threads.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, TypeVar

from bot.chat import asking, clicks, forgetting
from bot.chat.arrival import choose_topics, greeting
from bot.chat.asker import Asker, seen_by
from bot.chat.completing import completions
from bot.chat.corpus_listings import CorpusListings
from bot.chat.freshness import Freshness
from bot.chat.home import home_of
from bot.chat.limits import Limits
from bot.chat.managing.managing import Managing
from bot.chat.managing.nouns import Target
from bot.chat.outcome import Outcome
from bot.chat.phrasing import reply_in_chat, with_options
from bot.chat.recent import Recent
from bot.chat.shown import Shelf
from bot.chat.topics import Topics
from bot.chat.trouble import said, sorry
from briefings.reply import Reply, Verb
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime

    from bot.application import Application
    from bot.chat.click import Click
    from bot.chat.completing import Wanted
    from bot.chat.form import Form
    from bot.chat.home import Home
    from bot.chat.listing import Completion
    from config.destination import Destination

T = TypeVar("T")

TAKING_BACK = frozenset(
    {
        Verb.FORGET,
        Verb.UNDO,
        Verb.CANCEL,
        Verb.MUTE,
        Verb.UNMUTE,
        Verb.UNHIDE,
        Verb.NOT_HERE,
        Verb.UNSUBSCRIBE,
    }
)
"""What quiets the bot or takes something back never waits, however much was asked."""


class Chat:
    """What all conversations of a program share.

    Args:
        application: sees everything; each asker sees their part of it.
        names: what the commands are called on the platform, by their role: `{"ask": "/ask"}`.
        fields: their options are fields there, `at: 08:00`; else they are typed, `--at 08:00`.

        limits: on how much is asked; None for none.
        completing: the platform asks what people who are typing may mean.

    Attributes:
        recent: what was answered lately.
    """

    def __init__(
        self,
        application: Application,
        names: Mapping[str, str],
        *,
        fields: bool = False,
        limits: Limits | None = None,
        completing: bool = False,
    ) -> None:
        self.application, self.names, self.fields = application, names, fields
        self._limits = Limits(person=0, channel=0) if limits is None else limits
        self.recent = Recent(Shelf(application.store.engine))
        self._listings = CorpusListings(application.store)
        self.freshness = Freshness(application, ready=self._listings.lay_out if completing else None)

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        return self.application.now().astimezone(UTC)

    def begin(self) -> None:
        """Have ready what the first asker would wait for; where there is no index, that answer says why."""
        with suppress(CorpusError):
            self.freshness.begin()

    def open(self, asker: Asker) -> Application:
        """The application as an asker finds it."""
        return seen_by(self._current(), asker)

    def close(self) -> None:
        """Write down what waits to be."""
        self.freshness.close()
        self.recent.close()

    def typed(self, asker: Asker, line: str, *, thread: str | None = None) -> Outcome:
        """The answer to a line: a command with its words and options.

        Args:
            thread: the platform's id of the message that the thread hangs from in which it was typed.
        """
        asker, line = forgetting.understood(asker, line)
        wait = None if line == forgetting.COMMAND else self._limited(asker)
        return wait or self._guarded(asker, lambda: Outcome(asking.answer(self, asker, line, thread=thread)))

    def addressed(
        self, asker: Asker, text: str, *, thread: str | None = None, for_all: bool = False
    ) -> Outcome:
        """The answer to what somebody says to the bot: without a command's name it is a question.

        Args:
            thread: the platform's id of the message that the thread hangs from in which it was said.
            for_all: others see the answer too.
        """
        text = with_options(text) if self.fields else text
        asker, text = forgetting.understood(asker, text)
        wait = None if text == forgetting.COMMAND else self._limited(asker, once=True)
        return wait or self._guarded(
            asker, lambda: Outcome(asking.addressed(self, asker, text, thread=thread, for_all=for_all))
        )

    def in_thread(self, asker: Asker, text: str, *, thread: str) -> Outcome | None:
        """The answer to what is said in the thread of a message of ours; None where it asks for nothing.

        Args:
            thread: the platform's id of the message that the thread hangs from.
        """
        wanted = asking.line_meant(text)
        if wanted is None or not (names := asking.lines_below(self, asker, thread)):
            return None
        return self._limited(asker, once=True) or self._guarded(
            asker, lambda: Outcome(asking.line_answer(self, asker, wanted, names))
        )

    def clicked(self, asker: Asker, click: Click) -> Outcome:
        """What comes of a click."""
        asker = forgetting.free(asker) if click.verb is Verb.FORGET else asker
        wait = None if click.verb in TAKING_BACK else self._limited(asker)
        return wait or self._guarded(asker, lambda: clicks.outcome(self, asker, click))

    def form(self, asker: Asker, click: Click) -> Form | Outcome:
        """The form that a click asks for; or why there is none."""
        held: list[Form] = []

        def look() -> Outcome:
            managing = Managing(self.application, asker)
            again = click.verb is Verb.AGAIN
            found = managing.again(click.value) if again else managing.form(Target.of(click.value))
            if isinstance(found, Reply):
                return Outcome(found)
            held.append(found)
            return Outcome(None)

        limited = self._limited(asker) if click.verb is Verb.FORM else None  # again is never lost
        outcome = limited or self._guarded(asker, look)
        return held[0] if held else outcome

    def filled(self, asker: Asker, number: str, values: Mapping[str, tuple[str, ...]]) -> Outcome:
        """What a form that somebody filled in would change.

        Args:
            number: the id of the form.
            values: by the name of the field; a field that was not shown is missing.
        """
        return self._guarded(asker, lambda: Outcome(Managing(self.application, asker).filled(number, values)))

    def done(self, asker: Asker, work: Callable[[Application], Reply], *, limited: bool = True) -> Outcome:
        """What comes of anything else that somebody does.

        Args:
            limited: False where it has been done already, and only its answer is wanted.
        """
        wait = self._limited(asker) if limited else None
        return wait or self._guarded(asker, lambda: Outcome(work(self.open(asker))))

    def choice(self, asker: Asker) -> Topics | Outcome:
        """The topics that somebody may choose among for a channel; or why not."""
        held: list[Topics] = []

        def look() -> Outcome:
            found = choose_topics(self.application, asker)
            if isinstance(found, Topics):
                held.append(found)
                return Outcome(None)
            return Outcome(found)

        outcome = self._limited(asker) or self._guarded(asker, look)
        return held[0] if held else outcome

    def changed(self, asker: Asker, change: Callable[[Application], Outcome]) -> Outcome:
        """What comes of a change of the configuration: it holds for all from now on."""
        return self._guarded(asker, lambda: change(self.application))

    def greeting(self, where: Destination, *, label: str, outside: bool) -> Outcome:
        """What a channel is told when the bot has been invited to it.

        Args:
            label: what people call it: `#harbour`.
            outside: people of another organisation read along.
        """
        ask, more = self.names["ask"], self.names["communique"]
        return self._guarded(
            Asker(where, where),
            lambda: Outcome(
                greeting(self._current(), where, label=label, outside=outside, ask=ask, more=more)
            ),
        )

    def home(self, asker: Asker, known: Collection[Destination]) -> Home:
        """Somebody's own page.

        Args:
            known: the channels that everybody may know of.
        """
        return home_of(self.application, asker, self.now(), names=self.names, known=known)

    def completions(self, asker: Asker, wanted: Wanted, typed: str) -> tuple[Completion, ...]:
        """What somebody who is typing may mean; see `completing`.

        Raises:
            CorpusError: there is no index, or the store cannot be read.
        """
        return completions(self._listings, self.open(asker), asker, wanted, typed)

    def watched(self, work: Callable[[Application], T]) -> T:
        """What comes of a look at a message that nobody wrote to the bot."""
        return work(self._current())

    def _limited(self, asker: Asker, *, once: bool = False) -> Outcome | None:
        """That somebody is to wait, who has asked a lot in a short time; None where they are answered.

        What people fill in and send off is not counted: it would be lost.

        Args:
            once: it is said once a minute, and then nothing: everybody there may read it.
        """
        wait = self._limits.taken(asker, self.now())
        if wait is None:
            return None
        return Outcome(None if once and wait.told else said(wait.words))

    def _current(self) -> Application:
        """The application as it is at hand: nobody who asks waits for what is being written."""
        self.freshness.begin()
        return self.application.at_hand()

    def _guarded(self, asker: Asker, work: Callable[[], Outcome]) -> Outcome:
        """The door: whatever goes wrong is a plain sentence, and what nobody expected is in the log."""
        if asker.barred:
            return Outcome(said(asker.barred))
        try:
            outcome = work()
        except Exception as error:  # noqa: BLE001  the door of chat: see bot.door
            return Outcome(sorry(error, self.names, fields=self.fields))
        reply = outcome.reply
        if reply is None:
            return outcome
        return replace(outcome, reply=reply_in_chat(reply, self.names, fields=self.fields))
