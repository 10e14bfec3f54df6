"""What follows from an answer, and from a search."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import judging
from bot.delivery.errors import DeliveryError, Refused, Uncertain, Unreadable
from bot.delivery.messenger import Limits
from bot.ledger.states import DeliveryState
from config.configuration import Unknown
from tests.bot.delivery.claims import a_claim
from tests.bot.ledger.entries import EIGHT, a_receipt

LIMITS = Limits(timeout=timedelta(seconds=20), settle=timedelta(seconds=15))
BACKOFF = judging.BACKOFF
MARKS = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=24, max_size=24)
LATE = st.timedeltas(timedelta(0), timedelta(days=3))
WAITS = st.timedeltas(timedelta(0), timedelta(hours=2))
UNKNOWN = st.sampled_from(Unknown)
ERRORS: st.SearchStrategy[DeliveryError] = st.one_of(
    st.just(Uncertain("lost")),
    st.just(Unreadable("closed")),
    st.builds(Refused, st.just("no"), lasting=st.booleans(), retry_after=st.none() | WAITS),
)


@given(error=ERRORS, late=LATE, unknown=UNKNOWN)
def test_a_try_that_may_have_arrived_is_always_looked_for(
    error: DeliveryError, late: timedelta, unknown: Unknown
) -> None:
    outcome = judging.after_error(a_claim(unknown=unknown), error, BACKOFF, now=EIGHT + late)
    assert (outcome.state is DeliveryState.UNKNOWN) is not isinstance(error, Refused)
    assert outcome.reason


@given(error=ERRORS, late=LATE, unknown=UNKNOWN, reads=st.integers(0, 1))
def test_a_search_that_fails_is_no_search(
    error: DeliveryError, late: timedelta, unknown: Unknown, reads: int
) -> None:
    """Nothing becomes ready after it but what can never be read, or not for half a day, and is resent."""
    claim = a_claim(unknown=unknown, negative_reads=reads)
    outcome = judging.after_failed_search(claim, error, BACKOFF, now=EIGHT + late)
    never = isinstance(error, Unreadable) or late >= judging.GIVE_UP
    if not never:
        assert outcome.state is DeliveryState.UNKNOWN
    elif unknown is Unknown.RESEND:
        assert outcome.state is DeliveryState.READY
        assert "may have arrived" in (outcome.reason or "")
    else:
        assert outcome.state is DeliveryState.HELD
    assert not outcome.negative


@given(unknown=UNKNOWN, reads=st.integers(0, 5))
def test_only_a_second_search_in_vain_counts_as_not_arrived(unknown: Unknown, reads: int) -> None:
    outcome = judging.after_search(a_claim(unknown=unknown, negative_reads=reads), None, LIMITS)
    assert outcome.negative
    if reads + 1 < judging.NEGATIVE_READS:
        assert outcome.state is DeliveryState.UNKNOWN
        assert outcome.wait == LIMITS.timeout + LIMITS.settle
    else:
        held = unknown is Unknown.HOLD
        assert outcome.state is (DeliveryState.HELD if held else DeliveryState.READY)


@given(unknown=UNKNOWN, reads=st.integers(0, 5))
def test_what_is_found_has_arrived_whatever_the_policy(unknown: Unknown, reads: int) -> None:
    found = a_receipt()
    outcome = judging.after_search(a_claim(unknown=unknown, negative_reads=reads), found, LIMITS)
    assert (outcome.state, outcome.receipt) == (DeliveryState.SENT, found)


@given(mark=MARKS, fence=st.integers(1, 10_000))
def test_waits_grow_and_are_bounded(mark: str, fence: int) -> None:
    now = BACKOFF.after(a_claim(mark=mark, fence=fence))
    later = BACKOFF.after(a_claim(mark=mark, fence=fence + 2))
    assert BACKOFF.first <= now <= BACKOFF.longest
    assert later >= min(now, BACKOFF.longest / 2)
    assert now == BACKOFF.after(a_claim(mark=mark, fence=fence))


@given(retry_after=WAITS, fence=st.integers(1, 30), late=st.timedeltas(timedelta(0), timedelta(hours=11)))
def test_a_refusal_waits_at_least_as_long_as_the_platform_asked_for(
    retry_after: timedelta, fence: int, late: timedelta
) -> None:
    refused = Refused("too many messages", retry_after=retry_after)
    outcome = judging.after_error(a_claim(fence=fence), refused, BACKOFF, now=EIGHT + late)
    assert outcome.state is DeliveryState.READY
    assert outcome.wait is not None
    assert retry_after <= outcome.wait <= max(retry_after, BACKOFF.longest)


def test_what_is_refused_until_its_day_is_over_is_given_up() -> None:
    outcome = judging.after_error(a_claim(), Refused("no"), BACKOFF, now=EIGHT + judging.GIVE_UP)
    assert outcome.state is DeliveryState.FAILED
    assert outcome.reason == "given up after 12 hours: no"
