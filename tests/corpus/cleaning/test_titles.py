"""Which line names the document, and which of the lines around it do not."""

from __future__ import annotations

import pytest

from corpus.block import QUOTABLE, Role
from corpus.cleaning import cleaned
from corpus.document import CleanDocument, ReadDocument

PROSE = """The tunnel under the harbour opened to traffic after a long delay, the council said.

The builders will pay the rest of the added cost, but not before the next winter."""

RUSSIAN = """Туннель под гаванью открылся для движения после долгой задержки, сообщил городской совет.

Строители оплатят остаток расходов, но не раньше будущей зимы."""

CHINESE = """市议会表示，港口下面的隧道经过长时间的延误之后终于通车。

建筑商将支付其余的增加费用，但不会早于明年冬天。"""


def page(head: str, prose: str = PROSE) -> CleanDocument:
    return cleaned(ReadDocument("page", "page", f"{head}\n\n{prose}"))


@pytest.mark.parametrize(
    "head",
    [
        "Harbour tunnel opens\nA year late and over budget",
        "Harbour tunnel opens\nOSLO, June 5 (Wire) -",
        "OSLO, June 5 (Wire) -\nHarbour tunnel opens",
        "Subject: Re: Harbour tunnel opens\nFrom: Ann Lee",
        "From: Ann Lee <ann@example.org>\nTo: all of us\nSubject: Fwd: Re: Harbour tunnel opens",
        "(c) 2024 Harbour Wire Ltd\nHarbour tunnel opens",
        "Title: Harbour tunnel opens\nAuthor: Ann Lee",
        "Betreff: AW: Harbour tunnel opens\nVon: Ann Lee",
        "Dear colleagues,\n\nHarbour tunnel opens",
        "Harbour tunnel opens\nSehr geehrte Damen und Herren,",
    ],
)
def test_the_first_line_of_words_or_the_labelled_one_is_the_title(head: str) -> None:
    assert page(head).metadata.title == "Harbour tunnel opens"


@pytest.mark.parametrize("head", ["OSLO, June 5 (Wire) -", "(c) 2024 Harbour Wire", "Dear colleagues,"])
def test_a_dateline_a_copyright_and_a_greeting_are_neither_title_nor_text(head: str) -> None:
    found = page(head)
    assert found.metadata.title is None
    assert found.blocks[0].role not in QUOTABLE


def test_a_dateline_on_a_line_of_its_own_still_names_the_agency() -> None:
    assert page("OSLO, June 5 (Wire) -").metadata.publisher == "Wire"


SENTENCE = "The old lighthouse north of the town was lit by two brothers, and its last keeper called it"


@pytest.mark.parametrize(
    ("first", "prose"),
    [
        (f"{SENTENCE} the best of homes.", PROSE),
        (f'{SENTENCE} "the best of homes."', PROSE),
        (f"{SENTENCE} “the best of homes.”", PROSE),
        (f"{SENTENCE} home (he was born there.)", PROSE),
        (f"{SENTENCE} the best of homes.[12]", PROSE),
        (f"{SENTENCE} the best of homes. [citation needed]", PROSE),
        (f"{SENTENCE} the best of homes.:66–67", PROSE),
        (f"{SENTENCE} the best of homes, but who is to live in it now?", PROSE),
        (f"{SENTENCE} the best of homes, and what a home it was for him!”", PROSE),
        ("Старый маяк зажгли двое братьев, и смотритель называл его «лучшим домом на свете.»", RUSSIAN),
        ("港口北边的老灯塔是由两兄弟点亮的，最后一位看守人曾经说过：“这是我最好的家。”", CHINESE),
        ("港口北边的老灯塔是由两兄弟点亮的，看守人说它是最好的家，可是现在还有谁愿意住在里面呢？", CHINESE),
    ],
)
def test_a_first_paragraph_that_is_a_sentence_is_text_and_no_title(first: str, prose: str) -> None:
    found = page(first, prose)
    assert found.blocks[0].role is Role.PARAGRAPH
    assert found.metadata.title is None


@pytest.mark.parametrize(
    ("headline", "prose"),
    [
        ("Harbour tunnel opens: what now?", PROSE),
        ("Who is going to pay for the harbour tunnel now that its price has doubled?", PROSE),
        ("Minister on the harbour tunnel: “We are not going to pay for any of it!”", PROSE),
        ("Mayor calls the harbour tunnel “a gift to the town and to all of its guests”", PROSE),
        ("Harbour tunnel opens to traffic a year late and over budget (with pictures)", PROSE),
        ("Кто заплатит за туннель под гаванью, который стал вдвое дороже?", RUSSIAN),
        ("海港隧道终于通车：谁来支付增加的费用？", CHINESE),
    ],
)
def test_a_headline_that_asks_calls_or_quotes_is_a_title(headline: str, prose: str) -> None:
    found = page(headline, prose)
    assert found.blocks[0].role is Role.TITLE
    assert found.metadata.title == headline
