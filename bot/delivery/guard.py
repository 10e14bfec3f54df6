"""The guard: whether a message that was frozen may still be sent as it stands, asked right before it is.

Between the two a channel may have lost a collection, a document may have been withdrawn, or the program may
have slept: then it is written anew, or left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.planner import NOT_THERE
from bot.ledger.entries import ASKED
from bot.ledger.states import Kind
from briefings.citation import read_citation_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.application import Application
    from bot.delivery.commission import Commission
    from bot.ledger.entries import Claim
    from corpus.store.changes import Whereabouts

ON_TIME = timedelta(minutes=2)
"""What comes later says so."""

STALE = timedelta(minutes=30)
"""What was due so long ago, and not touched since, is written anew, with what is known by now."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Where cited documents are, as it was found not before a change.

    Several threads ask at once: each keeps to the one that it began with, so that what an earlier change
    answers never passes for what a later one would.
    """

    change: int
    whereabouts: dict[tuple[str, ...], dict[str, Whereabouts]] = field(default_factory=dict)


@dataclass(slots=True)
class Guard:
    """Says why a claimed message must not be sent.

    Attributes:
        started_at: of this program: what was due before lay about while nothing ran.
        commissions: what is to be delivered by the clock, and where, by now.
        clock: the present instant.
    """

    application: Application
    commissions: Callable[[], Mapping[tuple[Kind, str], Commission]]
    clock: Callable[[], datetime]
    started_at: datetime
    _held: _Held = field(default_factory=lambda: _Held(-1))

    def barred(self, claim: Claim) -> str | None:
        """Why it must not be sent; None where it may."""
        if claim.kind is Kind.NOTE:
            return self._unseen(claim)
        return self._not_theirs(claim) or self._unseen(claim) or self._late(claim)

    def _not_theirs(self, claim: Claim) -> str | None:
        if claim.kind not in {Kind.BRIEFING, Kind.DIGEST} or claim.nominal.endswith(ASKED):
            return None
        commission = self.commissions().get((claim.kind, claim.subject))
        if commission is None or not commission.briefing.enabled:
            return NOT_THERE
        return None if commission.goes_to(claim.delivery.destination) else NOT_THERE

    def _unseen(self, claim: Claim) -> str | None:
        """Whether it cites a document that is withdrawn, or that the destination may not see any more."""
        visible = self.application.configuration.visible_to(claim.delivery.destination)
        for one in self._documents(claim.message.content.citations).values():
            if one.collection not in visible:
                return "it cites a document that this destination may not see any more"
            if one.withdrawn and claim.kind is not Kind.CORRECTION:
                return "it cites a document that has been withdrawn"
        return None

    def _documents(self, citations: tuple[str, ...]) -> dict[str, Whereabouts]:
        """Where the cited documents are: asked once for each change of any document."""
        change, held = self.application.store.change(), self._held
        if held.change != change:
            held = self._held = _Held(change)
        if citations not in held.whereabouts:
            ids = sorted({read_citation_id(one)[0] for one in citations})
            held.whereabouts[citations] = self.application.store.whereabouts(ids)
        return held.whereabouts[citations]

    def _late(self, claim: Claim) -> str | None:
        """What was frozen in time and not sent in time does not say that it is late, nor what came since."""
        if (
            claim.kind not in {Kind.BRIEFING, Kind.DIGEST}
            or claim.delivery.attempt > 1
            or claim.delivery.part > 1
        ):
            return None
        now = self.clock()
        slept = self.started_at > claim.due_at and now > claim.due_at + ON_TIME
        if claim.frozen_at < claim.due_at and (slept or now > claim.due_at + STALE):
            return "it lay about for too long"
        return None
