"""Letters and releases: greeting, signature and what is left to editors are not quotable."""

from __future__ import annotations

import pytest

from corpus.block import QUOTABLE, Block, Role
from corpus.cleaning import cleaned
from corpus.document import CleanDocument, ReadDocument
from corpus.span import Span

TITLE = "The harbour tunnel is open"
FIRST = "The tunnel under the harbour opened to traffic after a long delay, the council said."
SECOND = "The builders will pay the rest of the added cost, but not before the next winter."
THIRD = "The ferry will go on as long as there is anybody who wants to cross by boat."
RUSSIAN = "Тоннель под гаванью открылся в четверг, на год позже того срока, который обещал город."

SIGNATURES = """\
Kind regards,|Ann Roe|Head of Harbours, Port Elm|Please consider the environment before printing this e-mail.
Yours faithfully|Ann Roe, Ph.D.
With best wishes, Ann Roe
Many thanks,|Ann
Mit freundlichen Grüßen|Anna Roe|Leiterin Presse|Bitte denken Sie an die Umwelt, bevor Sie drucken.
Viele Grüße aus Hafenstadt,|Anna
С уважением,|Анна Ро|Пресс-секретарь
此致|敬礼|王小明
Regards,|Ann|This e-mail and any attachments are confidential and meant for nobody but you.
""".strip().split("\n")

GREETINGS = """\
Dear colleagues,
Hi all
Good morning everyone,
Dear Ms Roe
Sehr geehrte Damen und Herren,
Guten Tag!
Добрый день!
Уважаемые коллеги!
Здравствуйте, Анна!
大家好！
""".strip().split("\n")

RELEASE_ENDS = ["ENDS", "– Ends –", "###", "-ends-", "# # #", "— ENDE —", "- 30 -"]


def page(*lines: str, marked: bool = False) -> CleanDocument:
    """A document of these lines; marked like a page, where each of them is a paragraph."""
    text = "\n\n".join(lines)
    starts = [sum(len(line) + 2 for line in lines[:number]) for number in range(len(lines))]
    blocks = tuple(
        Block(Role.PARAGRAPH, Span(start, start + len(line)))
        for start, line in zip(starts, lines, strict=True)
    )
    return cleaned(ReadDocument("page", "page", text, blocks=blocks if marked else ()))


def quotable(*lines: str, marked: bool = False) -> list[str]:
    document = page(*lines, marked=marked)
    return [block.span.of(document.text) for block in document.blocks if block.role in QUOTABLE]


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_is_not_quotable(signature: str, *, marked: bool) -> None:
    assert quotable(FIRST, SECOND, *signature.split("|"), marked=marked) == [FIRST, SECOND]


def test_what_follows_a_signature_is_kept() -> None:
    signature = ("Yours faithfully,", "Ann Roe", "Port Elm")
    postscript = "P.S. The ferry will be missed by all of us who went to school on it."
    assert quotable(FIRST, SECOND, *signature, postscript) == [FIRST, SECOND, postscript]
    found = page(TITLE, FIRST, SECOND, *signature, "A ferry for all", THIRD, SECOND)
    roles = {block.span.of(found.text): block.role for block in found.blocks}
    assert [roles[line] for line in (*signature, "A ferry for all", THIRD)] == [
        *[Role.BOILERPLATE] * 3,
        Role.HEADING,
        Role.PARAGRAPH,
    ]


@pytest.mark.parametrize("line", ["Thanks, but no thanks", "Best, worst and dearest", "Greetings"])
def test_a_heading_that_sounds_like_taking_leave_is_one(line: str) -> None:
    found = page(TITLE, FIRST, line, SECOND, THIRD)
    assert [block.role for block in found.blocks][2] is Role.HEADING


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("greeting", GREETINGS)
def test_a_greeting_is_neither_title_nor_text(greeting: str, *, marked: bool) -> None:
    for body in (FIRST, RUSSIAN):
        found = page(greeting, body, body, marked=marked)
        assert found.metadata.title is None
        assert found.blocks[0].role is Role.BOILERPLATE


def test_more_than_a_greeting_is_kept() -> None:
    assert "Dear friends, we have won!" in quotable(TITLE, FIRST, "Dear friends, we have won!", SECOND)
    told = "Коллеги строителя тоннеля рассказали:"
    assert told in quotable(RUSSIAN, told, RUSSIAN)


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("end", RELEASE_ENDS)
def test_what_a_release_leaves_to_editors_is_not_quotable(end: str, *, marked: bool) -> None:
    notes = ("Notes to editors", "1. The tunnel was begun in 2017.", "2. Its fans are loud.")
    contact = "Press contact: Ann Roe, 01234 567890, press@harbour.example"
    body = (TITLE, FIRST, SECOND, THIRD)
    kept = [line for line in quotable(*body, marked=marked) if line != TITLE]
    for below in ((), (contact,), notes, (*notes, contact), ("About Port Elm", FIRST)):
        found = quotable(*body, end, *below, marked=marked)
        assert [line for line in found if line != TITLE] == kept


@pytest.mark.parametrize(
    "line",
    [
        "Contact: Ann Roe, 01234 567890",
        "Media enquiries: press@harbour.example",
        "For further information please contact Ann Roe on +44 1234 567890.",
        "Pressekontakt: Anna Roe, Tel. 030 123456",
        "Контакты для СМИ: Анна Ро, +7 495 123-45-67",
        "媒体联系人：王小明，010-12345678",
    ],
)
def test_whom_to_ask_is_not_quotable(line: str) -> None:
    assert quotable(TITLE, FIRST, SECOND, line) == [FIRST, SECOND]
    assert quotable(TITLE, FIRST, line, SECOND) == [FIRST, SECOND]


def test_notes_to_editors_without_a_mark_are_no_text_either() -> None:
    assert quotable(TITLE, FIRST, SECOND, "Notes to editors:", THIRD) == [FIRST, SECOND]
    assert quotable(TITLE, FIRST, SECOND, "Hinweise für die Redaktionen", THIRD) == [FIRST, SECOND]


def test_text_below_a_mark_is_kept_where_it_is_not_for_editors_or_more_than_what_is_above() -> None:
    assert quotable(TITLE, FIRST, SECOND, "###", THIRD) == [FIRST, SECOND, THIRD]
    below = [SECOND, THIRD, f"{SECOND} Still.", f"{THIRD} Still."]
    assert quotable(TITLE, FIRST, "Notes to editors", *below)[-4:] == below


@pytest.mark.parametrize(
    "line",
    [
        "Enquiries sent to press@harbour.example on Monday and on Tuesday were not answered.",
        "Contact with the boat was lost at three in the morning, the coast guard said.",
    ],
)
def test_a_sentence_about_asking_is_kept(line: str) -> None:
    assert quotable(TITLE, FIRST, line, SECOND) == [FIRST, line, SECOND]
