"""Servers that never end, never start, lie about lengths, or send a thousand times what they seem to."""

from __future__ import annotations

import gzip
import socket
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.body import MOST_MEMBERS, Body, BodyTrouble
from tests.bot.web.asking import QUICK, fetched, trouble
from tests.outside import hostile

if TYPE_CHECKING:
    from tests.outside.server import Answer, Outside, Play

WITHOUT_END = [hostile.drip(), hostile.silence(), hostile.continue_without_end(), hostile.endless_chunks()]


@pytest.mark.parametrize("answer", WITHOUT_END)
def test_what_does_not_end_is_left_when_its_time_is_up(outside: Outside, answer: Play) -> None:
    assert "was not done within 0.3 seconds" in trouble(outside.serve("/a", answer), limits=QUICK).message


def test_the_time_is_for_all_redirects_together(outside: Outside) -> None:
    slow = hostile.sent(
        [b"", b"HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n"], pause_s=0.12
    )
    assert "was not done" in trouble(outside.serve("/a", slow), limits=QUICK).message
    assert len(outside.asked("/a")) <= 3


def test_a_secure_connection_that_never_comes_about_is_left_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "was not done" in trouble(f"https://127.0.0.1:{port}/", limits=QUICK).message


BROKEN: list[tuple[Answer | Play, str]] = [
    (hostile.endless(), "larger than 10 MB"),
    (hostile.bomb(64), "larger than 10 MB"),
    (hostile.bomb(64, "deflate"), "larger than 10 MB"),
    (hostile.large(hostile.MEGABYTE * 10 + 1), "larger than 10 MB"),
    (hostile.headers_without_end(), "no proper HTTP"),
    (hostile.header_without_end(), "no proper HTTP"),
    (hostile.no_http(), "no proper HTTP"),
    (hostile.longer_than_promised(), "no proper HTTP"),
    (hostile.truncated(), "cut short"),
    (hostile.truncated_chunks(), "cut short"),
    (hostile.cut_gzip(), "cut short"),
    (hostile.nested_gzip(), "packed more than once"),
    (hostile.nested_gzip(50), "packed more than once"),
    (hostile.many_members(1_000), f"more than {MOST_MEMBERS} parts"),
    (hostile.false_gzip(), "packing is broken"),
    (hostile.brotli(), "not asked for"),
]


@pytest.mark.parametrize(("answer", "says"), BROKEN)
def test_what_is_broken_or_too_large_is_told_as_such(
    outside: Outside, answer: Answer | Play, says: str
) -> None:
    assert says in trouble(outside.serve("/a", answer)).message


def test_a_page_of_exactly_the_limit_is_read(outside: Outside) -> None:
    assert len(fetched(outside.serve("/a", hostile.large())).data) == 10 * hostile.MEGABYTE


@given(
    st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "deflate", "bare", ""]), st.integers(1, 50)
)
def test_a_body_in_pieces_of_any_size_comes_out_whole(data: bytes, packing: str, size: int) -> None:
    bare = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(data, mtime=0),
        "deflate": zlib.compress(data),
        "bare": bare.compress(data) + bare.flush(),
        "": data,
    }[packing]
    body = Body("deflate" if packing == "bare" else packing, max_bytes=1_000)
    for at in range(0, len(packed), size):
        body.feed(packed[at : at + size])
    assert body.finish() == data


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=10), st.binary(max_size=5), st.integers(1, 50))
def test_a_body_of_several_parts_is_one_and_padding_after_it_is_left_out(
    parts: list[bytes], padding: bytes, size: int
) -> None:
    packed = b"".join(gzip.compress(part, mtime=0) for part in parts) + b"\x00" + padding
    body = Body("gzip", max_bytes=1_000)
    for at in range(0, len(packed), size):
        body.feed(packed[at : at + size])
    assert body.finish() == b"".join(parts)


@given(st.lists(st.binary(max_size=200)), st.sampled_from(["gzip", "deflate", "", "gzip,br"]))
def test_random_bytes_are_a_body_or_told_as_none_and_never_pass_the_limit(
    pieces: list[bytes], packing: str
) -> None:
    try:
        body = Body(packing, max_bytes=300)
        for piece in pieces:
            body.feed(piece)
        assert len(body.finish()) <= 300
    except BodyTrouble:
        pass


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_body_is_refused_exactly_from_the_first_byte_past_its_limit(size: int, limit: int) -> None:
    body = Body("", max_bytes=limit)
    packed = Body("deflate", max_bytes=max(limit, 30))
    for taker, data, most in (
        (body, bytes(size), limit),
        (packed, zlib.compress(bytes(size)), max(limit, 30)),
    ):
        if size > most:
            with pytest.raises(BodyTrouble, match="larger"):
                taker.feed(data)
        else:
            taker.feed(data)
            assert taker.finish() == bytes(size)
