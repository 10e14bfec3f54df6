"""Managing: pages, forms and the way of a change, from a click to a version that holds.

Every function here is for admins alone, and says so to anybody else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.chat.managing import history
from bot.chat.managing.differing import rows_of
from bot.chat.managing.forms import FORMS, form_of
from bot.chat.managing.nouns import Noun, Target
from bot.chat.managing.pages import names_of, page_of, with_catch
from bot.chat.managing.refusing import refuse
from bot.chat.muting import Muted
from bot.chat.outcome import Outcome
from bot.chat.pins import Pins, meant_by, named_in
from bot.chat.places import places_in, places_of
from bot.chat.proposals import Proposals
from bot.chat.trouble import ADMINS_ONLY, said, sorry
from bot.errors import ForAdmins, ProgramError, UnknownName
from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.versions.acts import made
from bot.versions.change import Change
from bot.versions.diff import difference
from bot.versions.editing import current, edit
from bot.versions.effects import effects
from bot.versions.errors import ConfigurationChanged, VersionError
from bot.versions.sight import gained
from bot.versions.versions import Versions
from briefings.reply import Action, Reply, Verb
from config import as_yaml
from config.destination import Platform
from config.errors import ConfigError, ConfigErrors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.chat.click import Click
    from bot.chat.form import Field, Form
    from bot.chat.proposals import Proposal
    from bot.versions.edits import Edited
    from config import Configuration
    from config.destination import Destination

NO_CHANGE = "That changes nothing: it is so already."
GONE = "I do not know this change any more: begin again."
DROPPED = "Nothing was changed."
NOTHING_TO_UNDO = "There is nothing to undo."
MEANWHILE = "Somebody else has changed the configuration meanwhile."
STILL = "Yours would now change this:"
TITLE = "This would change"

EDITING = (".edit", ".settings")
"""How the acts end of which a form shows what holds."""

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Managing:
    """What an admin works on, in one place.

    Attributes:
        application: sees everything.
    """

    application: Application
    asker: Asker

    @property
    def _proposals(self) -> Proposals:
        return Proposals(self.application.store.engine)

    def page(self, noun: Noun, name: str = "") -> Reply:
        """All there is of a kind, or one of them.

        Raises:
            ForAdmins: the asker is none.
            UnknownName: there is none of that name.
        """
        configuration = self._configuration()
        return _naming(page_of(self.application, self.asker, configuration, noun, name), configuration)

    def form(self, target: Target) -> Form:
        """An empty form, or one that shows how things are.

        Raises:
            ForAdmins: the asker is none.
            UnknownName: there is nothing of that name to be changed.
        """
        configuration = self._configuration()
        if target.what not in FORMS:
            raise UnknownName("form", target.what)
        change = Change(target.what, target.among(names_of(configuration)).name)
        begun = self._proposals.begin(
            change, self.asker, after=self.application.version, now=self.application.now().astimezone(UTC)
        )
        return form_of(begun, configuration)

    def again(self, number: str) -> Form | Reply:
        """The form of a proposal once more, as it was filled in; or why there is none any more."""
        configuration = self._configuration()
        found = self._proposals.find(number, self.asker)
        if found is None:
            return said(GONE)
        try:
            form = form_of(found, configuration)
        except UnknownName as error:  # renamed meanwhile: what was typed is not lost
            typed = ((name, *values) for name, values in found.change.values.items() if values)
            return replace(sorry(error), rows=tuple(typed))
        self._proposals.fill(found, found.change.values, after=self.application.version)
        return form

    def filled(self, number: str, values: Mapping[str, tuple[str, ...]]) -> Reply:
        """What a form that was filled in would change."""
        self._configuration()
        found = self._proposals.find(number, self.asker)
        if found is None:
            return said(GONE)
        together = {**found.change.values, **values}
        for field in self._shown(found):
            if _lines(together.get(field.name, ())) == _lines(field.value):
                together.pop(field.name, None)  # they left it as it was: whoever changes it meanwhile may
        return self._proposed(self._proposals.fill(found, together, after=self.application.version))

    def acted(self, target: Target, values: Mapping[str, tuple[str, ...]] = _NOTHING) -> Reply:
        """What a button, which fills in nothing, or a line at the console would change."""
        configuration = self._configuration()
        name = target.among(names_of(configuration)).name
        begun = self._proposals.begin(
            Change(target.what, name, values),
            self.asker,
            after=self.application.version,
            now=self.application.now().astimezone(UTC),
        )
        return self._proposed(begun)

    def applied(self, number: str) -> Reply:
        """What was shown holds from now on; or, where somebody was faster, what it would change now."""
        before = self._configuration()
        found = self._proposals.find(number, self.asker)
        if found is None:
            return said(GONE)
        try:
            came = edit(
                self.application,
                lambda configuration: self._made(found.change, configuration),
                made_by=str(self.asker.person),
                made_in=str(self.asker.where),
                after=found.after,
            )
        except ConfigurationChanged as error:
            current(self.application)
            again = self._proposals.fill(found, found.change.values, after=self.application.version)
            shown = self._proposed(again)
            theirs = str(error).partition("meanwhile, ")[2]
            told = f"{MEANWHILE} {theirs[:1].upper()}{theirs[1:]} {STILL}".replace("  ", " ")
            by = None if error.latest is None else error.latest.made_by
            places = places_of(*shown.places, by)
            return replace(shown, notice=f"{told} {shown.notice}".strip(), places=places)
        except (ProgramError, ConfigError, ConfigErrors) as error:
            return replace(sorry(error), actions=_decisions(found, may=False))
        self._proposals.drop(found)
        if came.version is None or not came.changed:
            return said(NO_CHANGE)
        self._follow(found.change, before, came.edited.configuration)
        holds = f"Version {came.version.number} holds now: {came.version.change}"
        return _naming(said(holds, *history.undo(came.version.number)), before, self.application.written)

    def dropped(self, number: str) -> Reply:
        """Nothing is changed."""
        self._configuration()
        found = self._proposals.find(number, self.asker)
        if found is not None:
            self._proposals.drop(found)
        return said(DROPPED)

    def undone(self, value: str = "") -> Reply:
        """An earlier version holds again, as a new one: at once, or once it was seen what that means.

        Args:
            value: of a button: the number of the version that holds, behind which `:` and that of the earlier
                one stand where what it means was seen. Empty, or with no number before the `:`, it is shown;
                and so it is where somebody gains sight of a collection. Where another version holds by then,
                nothing happens.
        """
        before = self._configuration()
        versions, latest = Versions(self.application.store.engine), self.application.version
        number, _, to = value.partition(":")
        if number and number != str(latest):
            return replace(self.page(Noun.HISTORY), notice=f"Version {number} is not the latest any more.")
        wanted = int(to) if to.isdecimal() and int(to) < latest else 0
        earlier = versions.at(wanted) if to else versions.before(latest)
        if earlier is None:
            return said(NOTHING_TO_UNDO)
        try:
            after = earlier.read()
            shown = self.compared(before, after)
            if not number or (not to and gained(before, after)):
                return history.asking(shown, versions.history(until=latest), earlier)
            restored = versions.restore(
                earlier,
                after=latest,
                made_by=str(self.asker.person),
                made_in=str(self.asker.where),
                now=self.application.now().astimezone(UTC),
            )
        except VersionError as error:
            return sorry(error)
        self.application.adopt(restored)
        return _naming(history.restored(shown, versions.history(until=restored.number)), before, after)

    def compared(self, before: Configuration, after: Configuration) -> Reply:
        """What becomes different where one configuration follows the other, and what that means."""
        return Reply(
            TITLE,
            rows=rows_of(difference(as_yaml(before), as_yaml(after))),
            notice=" ".join(self._effects(before, after)),
            places=places_in(before, after),
        )

    def _proposed(self, proposal: Proposal) -> Reply:
        """What a proposal would change, and what that means; or what is wrong with it."""
        before = self._configuration()
        change = proposal.change
        try:
            edited = self._made(change, before)
        except (ProgramError, ConfigError, ConfigErrors) as error:
            return replace(sorry(error), actions=_decisions(proposal, may=False))
        if not edited.change:
            return said(NO_CHANGE, *_decisions(proposal, may=False))
        after = edited.configuration
        shown = replace(
            self.compared(before, after), aside=(edited.change,), actions=_decisions(proposal, may=True)
        )
        if change.act not in {"topic.new", "topic.edit"}:
            return shown
        renamed = next((name for name in after.topics if name not in before.topics), change.name)
        return with_catch(
            shown, self.application, self.asker, after.topics[renamed], was=change.name or renamed
        )

    def _made(self, change: Change, before: Configuration) -> Edited:
        """What a change makes of a configuration, unless it may not be made.

        Raises:
            ProgramError, ConfigErrors: why not; see `made` and `refuse`.
        """
        edited = made(change, before, self._meant())
        in_chat = self.asker.person.platform is not Platform.CONSOLE
        refuse(before, edited.configuration, in_chat=in_chat, inside_hosts=self.application.inside_hosts)
        return edited

    def _shown(self, proposal: Proposal) -> tuple[Field, ...]:
        """The fields of what somebody edits, as they were when it was shown; none of what is new."""
        if not proposal.change.act.endswith(EDITING):
            return ()
        versions = Versions(self.application.store.engine)
        was = versions.at(max(proposal.after, 1))
        configuration = self.application.written if was is None else was.read()
        return form_of(
            replace(proposal, change=replace(proposal.change, values=_NOTHING)), configuration
        ).fields

    def _follow(self, change: Change, before: Configuration, after: Configuration) -> None:
        """What people have of their own under a name follows it to a new one, or ends with it."""
        engine = self.application.store.engine
        if change.name in before.topics and change.name not in after.topics:
            for new in [one for one in after.topics if one not in before.topics]:
                Ledger(engine).rename_topic(change.name, new)
        if change.name in before.keywords and change.name not in after.keywords:
            muted, renamed = Muted(engine), [one for one in after.keywords if one not in before.keywords]
            for new in renamed:
                muted.renamed(change.name, new)
            if not renamed:
                muted.deleted(change.name)

    def _effects(self, before: Configuration, after: Configuration) -> tuple[str, ...]:
        held = Ledger(self.application.store.engine).subscriptions(kind=Kind.DIGEST)
        topics = Counter(topic for one in held for topic in set(one.topics))
        return effects(
            before,
            after,
            self.application.now(),
            digests=topics,
            documents=self.application.reader.filed(),
            meant=self._meant(),
        )

    def _meant(self) -> Mapping[Destination, Destination]:
        """Which channel each name in the configuration means."""
        names = named_in(self.application.written)
        return meant_by(names, Pins(self.application.store.engine).of(self.asker.where.platform))

    def _configuration(self) -> Configuration:
        if not self.asker.admin:
            raise ForAdmins(ADMINS_ONLY)
        return current(self.application).written


def managed(application: Application, asker: Asker, click: Click) -> Outcome:
    """What comes of a button that opens, proposes, agrees, or takes back."""
    managing, target = Managing(application, asker), Target.of(click.value)
    match click.verb:
        case Verb.OPEN:
            noun = Noun(target.what) if target.what in set(Noun) else Noun.HISTORY
            return Outcome(managing.page(noun, target.name))
        case Verb.ACT:
            return Outcome(managing.acted(target))
        case Verb.APPLY:
            return Outcome(managing.applied(click.value), replaces=True)
        case Verb.CANCEL:
            return Outcome(managing.dropped(click.value), replaces=True)
        case _:
            return Outcome(managing.undone(click.value))


def _naming(reply: Reply, *configurations: Configuration) -> Reply:
    """With what these configurations name, for a chat that shows what people call it."""
    return replace(reply, places=places_of(*reply.places, *places_in(*configurations)))


def _decisions(proposal: Proposal, *, may: bool) -> tuple[Action, ...]:
    """The buttons below what a proposal would change.

    Args:
        may: it can be agreed to.
    """
    return (
        *((Action(Verb.APPLY, proposal.id),) if may else ()),
        *((Action(Verb.AGAIN, proposal.id),) if proposal.change.act in FORMS else ()),
        Action(Verb.CANCEL, proposal.id),
    )


def _lines(value: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in a field, whether it came as several texts or as lines of one."""
    return tuple(line.strip() for one in value for line in one.splitlines() if line.strip())
