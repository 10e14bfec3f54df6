"""What every messenger promises. `messengers.py` says which there are, and how another joins."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.errors import DeliveryError, Refused, Uncertain, Unreadable
from bot.delivery.message import Message
from briefings.reply import Reply
from tests.bot.rendering.replies import HOSTILE
from tests.bot.rendering.test_text import FORBIDDEN
from tests.builders import morning_reply
from tests.contracts.messengers import CASES, LONG_AGO, a_mark, a_message, now
from tests.platform.faults import Answer, Fault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from tests.contracts.messengers import Case
    from tests.contracts.place import Place

T = TypeVar("T")

every = pytest.mark.parametrize("case", CASES, ids=str)
readable = pytest.mark.parametrize("case", [case for case in CASES if case.readable], ids=str)
bounded = pytest.mark.parametrize("case", [case for case in CASES if case.bounded], ids=str)
threaded = pytest.mark.parametrize("case", [case for case in CASES if case.threads], ids=str)
troubled = pytest.mark.parametrize("case", [case for case in CASES if case.troubled], ids=str)

AFTER = [Fault.DROP_AFTER, Fault.ERROR_AFTER, Fault.SLOW_AFTER, Fault.TRUNCATED, Fault.HTML_AFTER]
BEFORE = [Fault.DROP_BEFORE, Fault.ERROR_BEFORE, Fault.SLOW_BEFORE, Fault.HTML_BEFORE]
SLOW = {Fault.SLOW_BEFORE, Fault.SLOW_AFTER}
JSON = {"Content-Type": "application/json"}
ODD = {
    "nothing": Answer(200),
    "no JSON": Answer(200, b"ok"),
    "a number": Answer(200, b"1", JSON),
    "a list": Answer(200, b"[1, null]", JSON),
    "null": Answer(200, b"null", JSON),
    "a yes without an id": Answer(200, b'{"ok": true, "message": {}}', JSON),
    "an id that is none": Answer(200, b'{"ok": true, "ts": {}, "id": "x", "messages": [3]}', JSON),
    "an id beyond all time": Answer(200, b'{"ok": true, "ts": "1e999.9", "id": 1e999}', JSON),
    "an endless number": Answer(200, b'{"ok": true, "id": ' + b"9" * 5_000 + b"}", JSON),
    "a deep list": Answer(200, b"[" * 100_000, JSON),
    "no letters": Answer(200, b"\xff\xfe\x00", {"Content-Type": "application/json; charset=x-none"}),
    "an error without a name": Answer(200, b'{"ok": false}', JSON),
    "an error that nobody knows": Answer(200, b'{"ok": false, "error": "team_on_fire"}', JSON),
    "an error after the fact": Answer(200, b'{"ok": false, "error": "internal_error"}', JSON),
    "a page that leads elsewhere": Answer(302, b"", {"Location": "http://127.0.0.1:1/"}),
    "a status that nobody knows": Answer(299, b"{}", JSON),
    "a proxy's no": Answer(403, b"<html></html>"),
    "a teapot": Answer(418, b"{}", JSON),
    "compressed rubbish": Answer(200, b"rubbish", {"Content-Encoding": "gzip"}),
    "a limit without an end": Answer(429, b"{}", {"Retry-After": "inf"}),
    "a limit of words": Answer(429, b"slower", {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}),
    "a gateway": Answer(504, b"<html></html>"),
}


def at(case: Case, folder: Path, work: Callable[[Place], Awaitable[T]]) -> T:
    """What the work at a place of this case returns."""

    async def worked() -> T:
        async with case.opened(folder) as place:
            return await work(place)

    return asyncio.run(worked())


@every
def test_a_message_is_there_once_byte_for_byte(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        message = a_message(place, "“412,6 M€”, 隧道 \n<b>&amp;")
        earliest = now() - timedelta(seconds=1)
        receipt = await place.messenger.send(place.here, message, a_mark())
        assert [seen.body for seen in place.seen(place.here)] == [message.content.body]
        assert receipt.message_id
        assert earliest <= receipt.posted_at <= now() + timedelta(seconds=1)

    at(case, tmp_path, work)


@every
def test_messages_stand_in_the_order_sent_each_with_its_own_mark(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        marks = [a_mark() for _ in range(3)]
        messages = [a_message(place, f"part {number}", part=number, parts=3) for number in (1, 2, 3)]
        receipts = [
            await place.messenger.send(place.here, message, mark)
            for message, mark in zip(messages, marks, strict=True)
        ]
        seen = place.seen(place.here)
        assert [one.body for one in seen] == [message.content.body for message in messages]
        assert [one.mark for one in seen] in (marks, [None] * 3)
        assert len({receipt.message_id for receipt in receipts}) == 3

    at(case, tmp_path, work)


@readable
def test_a_message_is_found_by_its_own_mark_where_it_was_sent_from_then_on(
    case: Case, tmp_path: Path
) -> None:
    async def work(place: Place) -> None:
        mark, other, absent = a_mark(), a_mark(), a_mark()
        since = now() - LONG_AGO
        sent = await place.messenger.send(place.here, a_message(place), mark)
        await place.messenger.send(place.here, a_message(place), other)
        find = place.messenger.find
        assert await find(place.here, mark, since) == sent
        assert await find(place.here, other, since) != sent
        assert await find(place.here, absent, since) is None
        assert await find(place.there, mark, since) is None
        assert await find(place.here, mark, sent.posted_at + timedelta(seconds=1)) is None

    at(case, tmp_path, work)


@readable
def test_a_message_is_found_behind_many_others(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        marks = [a_mark() for _ in range(230)]  # more than one page of history
        since = now() - LONG_AGO
        for mark in marks:
            await place.messenger.send(place.here, a_message(place), mark)
        for mark in (marks[0], marks[115], marks[-1]):
            found = await place.messenger.find(place.here, mark, since)
            assert found is not None
        assert await place.messenger.find(place.here, a_mark(), since) is None

    at(case, tmp_path, work)


@every
def test_what_takes_no_messages_is_a_lasting_refusal_told_before_and_when_sending(
    case: Case, tmp_path: Path
) -> None:
    async def work(place: Place) -> None:
        await place.messenger.probe(place.here)
        told = 0
        for nowhere in place.nowhere:
            with suppress(Refused):
                await place.messenger.probe(nowhere)
                told -= 1
            told += 1
            with pytest.raises(Refused) as refused:
                await place.messenger.send(nowhere, a_message(place), a_mark())
            assert refused.value.lasting, nowhere
            assert refused.value.reason
            assert place.seen(nowhere) == []
        assert bool(told) == bool(place.nowhere)  # a platform need not tell everything beforehand

    at(case, tmp_path, work)


@every
def test_what_cannot_be_read_back_is_said_so(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        if place.unreadable is None:
            return
        mark = a_mark()
        await place.messenger.send(place.unreadable, a_message(place), mark)
        with pytest.raises(Unreadable):
            await place.messenger.find(place.unreadable, mark, now() - LONG_AGO)

    at(case, tmp_path, work)


@threaded
def test_a_later_part_stands_under_the_first_and_is_found_there(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        first, mark = a_mark(), a_mark()
        since = now() - LONG_AGO
        head = await place.messenger.send(place.here, a_message(place, "one", part=1, parts=2), first)
        part = a_message(place, "two", part=2, parts=2, thread=head.message_id)
        sent = await place.messenger.send(place.here, part, mark)
        assert [seen.thread for seen in place.seen(place.here)] == [None, head.message_id]
        assert await place.messenger.find(place.here, mark, since, thread=head.message_id) == sent

    at(case, tmp_path, work)


@troubled
def test_a_reply_to_what_is_gone_is_a_lasting_refusal(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        with pytest.raises(Refused) as refused:
            await place.messenger.send(place.here, a_message(place, thread="1.000001"), a_mark())
        assert refused.value.lasting

    at(case, tmp_path, work)


@bounded
def test_a_reply_that_is_too_long_for_one_message_is_not_drawn(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        assert place.messenger.drawn(Reply("Morning briefing", notice="The tunnel. " * 2_000)) is None
        assert place.messenger.drawn(morning_reply()) is not None

    at(case, tmp_path, work)


@bounded
def test_what_was_drawn_is_never_too_long_for_the_platform(case: Case, tmp_path: Path) -> None:
    """From the longest notice that is drawn at all, in steps of one character."""

    async def work(place: Place) -> None:
        drawn = [
            content
            for length in (*range(3_900, 4_000), *range(11_900, 12_000))
            if (content := place.messenger.drawn(Reply("&", notice="x" * length)))
        ]
        assert drawn
        await place.messenger.send(place.here, Message(drawn[-1], "morning"), a_mark())

    at(case, tmp_path, work)


@bounded
def test_a_message_longer_than_the_platform_takes_is_a_lasting_refusal(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        with pytest.raises(Refused) as refused:
            await place.messenger.send(place.here, a_message(place, "x" * 13_172), a_mark())
        assert refused.value.lasting
        assert place.seen(place.here) == []

    at(case, tmp_path, work)


@troubled
@pytest.mark.parametrize("fault", AFTER)
def test_a_lost_answer_leaves_it_uncertain_and_the_message_is_found(
    case: Case, fault: Fault, tmp_path: Path
) -> None:
    async def work(place: Place) -> None:
        assert place.trouble
        assert place.hasty
        mark = a_mark()
        messenger = place.hasty if fault in SLOW else place.messenger
        await place.messenger.send(place.there, a_message(place), a_mark())  # a connection is open now
        place.trouble([fault])
        with pytest.raises(Uncertain):
            await messenger.send(place.here, a_message(place), mark)
        assert len(place.seen(place.here)) == 1
        assert await place.messenger.find(place.here, mark, now() - LONG_AGO) is not None

    at(case, tmp_path, work)


@troubled
@pytest.mark.parametrize("fault", BEFORE)
def test_a_request_that_got_lost_leaves_it_uncertain_and_nothing_is_found(
    case: Case, fault: Fault, tmp_path: Path
) -> None:
    async def work(place: Place) -> None:
        assert place.trouble
        assert place.hasty
        mark = a_mark()
        messenger = place.hasty if fault in SLOW else place.messenger
        await place.messenger.send(place.there, a_message(place), a_mark())
        place.trouble([fault])
        with pytest.raises(Uncertain):
            await messenger.send(place.here, a_message(place), mark)
        assert place.seen(place.here) == []
        assert await place.messenger.find(place.here, mark, now() - LONG_AGO) is None

    at(case, tmp_path, work)


@troubled
def test_a_limit_is_a_passing_refusal_that_says_how_long(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        assert place.trouble
        place.trouble([Fault.LIMIT, Fault.LIMIT, Fault.LIMIT])
        for asked in (
            place.messenger.send(place.here, a_message(place), a_mark()),
            place.messenger.find(place.here, a_mark(), now()),
            place.messenger.probe(place.here),
        ):
            with pytest.raises(Refused) as refused:
                await asked
            assert not refused.value.lasting
            assert refused.value.retry_after == timedelta(seconds=7)
        assert place.seen(place.here) == []

    at(case, tmp_path, work)


@troubled
def test_a_wrong_token_is_a_lasting_refusal_and_one_that_cannot_be_reached_a_passing_one(
    case: Case, tmp_path: Path
) -> None:
    async def work(place: Place) -> None:
        assert place.stranger
        assert place.unreachable
        for messenger, lasting in ((place.stranger, True), (place.unreachable, False)):
            for asked in (
                messenger.send(place.here, a_message(place), a_mark()),
                messenger.find(place.here, a_mark(), now()),
                messenger.probe(place.here),
            ):
                with pytest.raises(Refused) as refused:
                    await asked
                assert refused.value.lasting is lasting

    at(case, tmp_path, work)


@troubled
@pytest.mark.parametrize("fault", [*BEFORE, *AFTER])
def test_what_cannot_be_read_just_now_is_never_taken_for_nothing(
    case: Case, fault: Fault, tmp_path: Path
) -> None:
    async def work(place: Place) -> None:
        assert place.trouble
        assert place.hasty
        mark = a_mark()
        messenger = place.hasty if fault in SLOW else place.messenger
        await place.messenger.send(place.here, a_message(place), mark)
        place.trouble([fault])
        with suppress(Uncertain):  # or it was read after all: to ask for a page again does no harm
            assert await messenger.find(place.here, mark, now() - LONG_AGO)

    at(case, tmp_path, work)


@troubled
@pytest.mark.parametrize("odd", ODD)
def test_nothing_but_the_three_noes_comes_of_an_odd_answer(case: Case, odd: str, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        assert place.trouble
        place.trouble([ODD[odd]] * 3)
        with pytest.raises((Refused, Uncertain)):
            await place.messenger.send(place.here, a_message(place), a_mark())
        for asked in (
            place.messenger.find(place.here, a_mark(), now() - LONG_AGO),
            place.messenger.probe(place.here),
        ):
            with suppress(DeliveryError):
                await asked

    at(case, tmp_path, work)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "ok",
                    "ts",
                    "id",
                    "messages",
                    "error",
                    "code",
                    "next_cursor",
                    "channel",
                    "metadata",
                    "custom_id",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@troubled
@given(contents=st.lists(st.tuples(st.sampled_from([200, 201, 204, 400, 404, 429, 500]), _json), max_size=9))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_but_the_three_noes_comes_of_any_answer(
    case: Case, contents: list[tuple[int, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    async def work(place: Place) -> None:
        assert place.trouble
        place.trouble([Answer(status, json.dumps(content).encode(), JSON) for status, content in contents])
        for _ in contents:
            for asked in (
                place.messenger.send(place.here, a_message(place), a_mark()),
                place.messenger.find(place.here, a_mark(), now() - LONG_AGO),
                place.messenger.probe(place.here),
            ):
                with suppress(DeliveryError):
                    await asked

    at(case, tmp_path_factory.mktemp("place"), work)


@every
def test_who_is_cancelled_in_the_middle_leaves_a_whole_message_or_none(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        messages = [a_message(place, f"message {number}") for number in range(20)]
        for number, message in enumerate(messages):
            sending = asyncio.create_task(place.messenger.send(place.here, message, a_mark()))
            await asyncio.sleep(0.0003 * number)
            sending.cancel()
            await asyncio.wait([sending])
        last = a_message(place, "the last")
        await place.messenger.send(place.here, last, a_mark())
        bodies = [seen.body for seen in place.seen(place.here)]
        assert set(bodies) <= {message.content.body for message in (*messages, last)}
        assert bodies.count(last.content.body) == 1
        assert len(bodies) == len(set(bodies))

    at(case, tmp_path, work)


@every
def test_nothing_of_a_document_calls_people_or_hides_in_what_is_sent(case: Case, tmp_path: Path) -> None:
    hostile = Reply(
        " ".join(HOSTILE), notice="<!channel> <@U123> <#C1> @everyone @here <@123> <@&123>", next=HOSTILE
    )

    async def work(place: Place) -> None:
        content = place.messenger.drawn(hostile)
        assert content is not None
        await place.messenger.send(place.here, Message(content, "morning"), a_mark())
        (seen,) = place.seen(place.here)
        assert not seen.pinged
        assert not FORBIDDEN.search(seen.body)

    at(case, tmp_path, work)


@every
def test_every_citation_that_is_drawn_is_named_once(case: Case, tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        content = place.messenger.drawn(morning_reply())
        assert content is not None
        assert content.citations
        assert len(set(content.citations)) == len(content.citations)

    at(case, tmp_path, work)
