"""Golden pages: a scraped text in, the role of each of its lines out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.block import QUOTABLE, Role, check_blocks
from corpus.cleaning import cleaned
from corpus.document import CleanDocument, Metadata, ReadDocument

ENGLISH = """\
boilerplate: Home > News > Transport
boilerplate: xK9pLw2QzTb7Rm
title: Harbour tunnel opens a year late
boilerplate: Harbour tunnel  opens a year late
boilerplate: By Ann Roe and Bo Lind
boilerplate: Published: May 16, 2024 | 10:30
paragraph: The mayor calls it a triumph, the builders call it a miracle
caption: The mayor, left, and the chief engineer shake hands at the northern mouth of the tunnel.
boilerplate: Photo: Cy Marsh/Getty Images
paragraph: The tunnel under the harbour opened to traffic on Thursday, thirteen months late.[1]
heading: Who pays for the delay?
paragraph: The city will pay two thirds of the added cost, says a report to the council.
paragraph: “We will pay it back,” she said.
heading: A longer list
list_item: • Ventilation: the fans arrived late
list_item: • Water: nobody had counted the springs.
boilerplate: Read more: Ten bridges that were never built
heading: How long will it last?
paragraph: Engineers expect the tunnel to last for a hundred years if the pumps are kept in good repair.
paragraph: He declined to comment.
footnote: [1] The first date stood in the contract of 2017.
boilerplate: Additional reporting by Dee Fox in Brussels.
boilerplate: Source: Harbour Wire
boilerplate: Share this article
boilerplate: Leave a comment
boilerplate: Your e-mail address stays secret. Required fields are marked *
boilerplate: Looking for work near you?
boilerplate: Find your next job here
boilerplate: Related articles
boilerplate: Ferry fares to rise again in autumn
boilerplate: © 2024 Harbour Wire. All rights reserved.
boilerplate: Back to top
"""

RUSSIAN = """\
boilerplate: Главная / Новости / Экономика
title: Тоннель под гаванью открылся с опозданием
boilerplate: 16 мая 2024, 10:30
paragraph: ПРИМОРСК, 16 мая. /Вестник/. Тоннель под гаванью открылся в четверг, на год позже срока.
boilerplate: Фото: Пётр Сидоров / Вестник
heading: Кто заплатит за задержку?
paragraph: Город заплатит две трети добавленной стоимости, говорится в докладе, который обсудил совет.
boilerplate: Читайте также: Цены на паром снова вырастут
boilerplate: Поделиться
boilerplate: Комментарии (3)
"""

CHINESE = """\
boilerplate: 首页 > 新闻 > 国际
title: 海港隧道推迟一年通车
boilerplate: 2024-05-16 10:30 来源：海港报
paragraph: 海港隧道周四正式通车，比最初承诺的日期晚了十三个月，市长在现场表示祝贺。
caption: 图为隧道北口。
heading: 谁来承担延误费用？
paragraph: 市议会上周阅读的报告显示，市政府将承担新增费用的三分之二，其余由承建商支付。
boilerplate: 责任编辑：王小明
boilerplate: 分享到微信
boilerplate: 相关阅读
"""

GERMAN = """\
boilerplate: Startseite > Verkehr
title: Hafentunnel öffnet ein Jahr zu spät
boilerplate: Von Anna Schmidt
paragraph: Der Tunnel unter dem Hafen ist am Donnerstag geöffnet worden, dreizehn Monate zu spät.
boilerplate: Foto: dpa
paragraph: Die Stadt trägt zwei Drittel der Mehrkosten, wie aus einem Bericht an den Rat hervorgeht.
boilerplate: Lesen Sie auch: Fähren werden teurer
boilerplate: Teilen
boilerplate: Ihre E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert
"""

FRENCH = """\
boilerplate: Accueil » Transports
title: Le tunnel du port ouvre avec un an de retard
boilerplate: Publié le 16 mai 2024
paragraph: Le tunnel sous le port a été ouvert à la circulation jeudi, treize mois après la date promise.
boilerplate: Crédit : AFP
paragraph: La ville paiera les deux tiers du surcoût, selon un rapport lu par le conseil municipal.
boilerplate: À lire aussi : Les bacs seront plus chers
boilerplate: Laisser un commentaire
"""

SPANISH = """\
boilerplate: Inicio > Transporte
title: El túnel del puerto abre con un año de retraso
boilerplate: Por Ana Ruiz
paragraph: El túnel bajo el puerto se abrió al tráfico el jueves, trece meses después de la fecha prometida.
paragraph: La ciudad pagará dos tercios del sobrecoste, según un informe que leyó el consejo.
boilerplate: Lea también: Suben los precios del transbordador
boilerplate: Compartir en Facebook
boilerplate: Deja un comentario
"""

GOLDEN = {
    "English": ENGLISH,
    "Russian": RUSSIAN,
    "Chinese": CHINESE,
    "German": GERMAN,
    "French": FRENCH,
    "Spanish": SPANISH,
}


def page(text: str, metadata: Metadata | None = None) -> CleanDocument:
    return cleaned(ReadDocument("page", "page", text, metadata=metadata or Metadata()))


def roles(text: str) -> list[tuple[Role, str]]:
    return [(block.role, block.span.of(text)) for block in page(text).blocks]


def labelled(golden: str) -> list[tuple[Role, str]]:
    pairs = (line.split(": ", 1) for line in golden.strip().split("\n"))
    return [(Role(role), text) for role, text in pairs]


@pytest.mark.parametrize("language", sorted(GOLDEN))
def test_every_line_of_a_scraped_page_gets_its_role(language: str) -> None:
    wanted = labelled(GOLDEN[language])
    assert roles("\n\n".join(text for _, text in wanted)) == wanted


def test_a_document_of_one_block_is_a_paragraph() -> None:
    assert roles("Subscribe to our newsletter") == [(Role.PARAGRAPH, "Subscribe to our newsletter")]


def test_short_lines_without_any_prose_are_kept() -> None:
    wanted = [(Role.TITLE, "Minutes"), (Role.PARAGRAPH, "The council met."), (Role.PARAGRAPH, "It voted.")]
    assert roles("Minutes\n\nThe council met.\n\nIt voted.") == wanted


def test_lines_that_are_whole_sentences_are_not_taken_for_wrapped_ones() -> None:
    first = "The city will pay two thirds of the added cost, the report says."
    second = "The builders will pay the rest, but not before the next winter."
    third = "The ferry company has said nothing yet, and it may never do so."
    assert roles(f"{first}\n{second}\n{third}") == [
        (Role.PARAGRAPH, first),
        (Role.PARAGRAPH, second),
        (Role.PARAGRAPH, third),
    ]


def test_a_running_sentence_that_speaks_of_newsletters_and_cookies_is_kept() -> None:
    text = (
        "The baker began to sell cookies at the gate when the school was rebuilt.\n\n"
        "The fund told its clients in a newsletter that it had sold every share in the port.\n\n"
        "The report was published in March and it found that nobody had read the contract.\n\n"
        "By the time the ferry came, the last of the builders had already left for home."
    )
    assert {role for role, _ in roles(text)} == {Role.PARAGRAPH}


def test_numbered_paragraphs_are_no_footnotes() -> None:
    lines = [
        f"[{number}] The court finds that the contract was broken in part {number}." for number in (1, 2, 3)
    ]
    assert {role for role, _ in roles("\n\n".join(lines))} == {Role.PARAGRAPH}


def test_an_item_may_go_on_in_a_paragraph_of_its_own() -> None:
    text = (
        "The report has two points to make about the tunnel and its pumps:\n\n"
        "  • The pumps are old and must be changed before the next winter comes.\n\n"
        "    However, the council has not yet found the money for new ones.\n\n"
        "  • The fans are loud"
    )
    assert [role for role, _ in roles(text)] == [
        Role.PARAGRAPH,
        Role.LIST_ITEM,
        Role.PARAGRAPH,
        Role.LIST_ITEM,
    ]


@given(st.text(max_size=500) | st.text("aB.?! \n\t|>•-[]1：。你Я“”/", max_size=300))
def test_blocks_cover_any_text(text: str) -> None:
    check_blocks(text, page(text).blocks)


HEAD = "The harbour this week"
FIRST = "The tunnel under the harbour opened to traffic after a long delay, the council said."
SECOND = "The builders will pay the rest of the added cost, but not before the next winter."


def quotable(text: str) -> list[str]:
    return [words for role, words in roles(text) if role in QUOTABLE]


@pytest.mark.parametrize(
    "junk",
    [
        "Our Standards: The Harbour Wire Charter of Trust.",
        "Was this article helpful?",
        "About the author: Ann Lee has written about harbours and their tunnels for ten long years.",
        "On Sun, 6 Jul 2025, Ann Lee wrote:",
        (
            "Comments (214)\n\nferryfan: I have been through it three times and it is great. 2 hours ago\n\n"
            "Bo: Nobody at all has asked for it, and it cost far too much. Reply"
        ),
        "214 Kommentare\n\nBo: Diesen Tunnel hat doch wirklich niemand gebraucht. vor 3 Stunden",
        "Footnotes\n\n1. The first date stood in the contract of 2017.\n2. The second was never met.",
    ],
)
def test_what_stands_around_an_article_is_not_quotable(junk: str) -> None:
    assert quotable(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{junk}") == [FIRST, SECOND]


def test_a_count_of_comments_above_the_text_hides_none_of_it() -> None:
    assert quotable(f"{HEAD}\n\nComments (3)\n\n{FIRST}\n\n{SECOND} It began 3 years ago") == [
        FIRST,
        f"{SECOND} It began 3 years ago",
    ]


def test_numbered_headings_and_a_heading_over_lettered_items_are_told_from_items() -> None:
    wanted = [
        (Role.TITLE, HEAD),
        (Role.HEADING, "1. Northern Province"),
        (Role.PARAGRAPH, FIRST),
        (Role.HEADING, "2. Southern Province"),
        (Role.PARAGRAPH, SECOND),
        (Role.HEADING, "NEXT STEPS"),
        (Role.LIST_ITEM, "(a) The council will meet again to vote on the added cost of it."),
        (Role.LIST_ITEM, "(b) The builders report."),
        (Role.LIST_ITEM, "(c) The ferry goes on."),
    ]
    assert roles("\n\n".join(text for _, text in wanted)) == wanted


def test_a_numbered_list_before_a_paragraph_stays_a_list() -> None:
    found = {words: role for role, words in roles(f"{HEAD}\n\n{FIRST}\n\n1. Pumps\n2. Fans\n\n{SECOND}")}
    assert found["1. Pumps"] is found["2. Fans"] is Role.LIST_ITEM


def test_a_word_broken_at_the_end_of_a_line_is_never_cut_in_two() -> None:
    broken = "The line will be electri-\nfied."
    assert (Role.PARAGRAPH, broken) in roles(f"{HEAD}\n\n{FIRST}\n\n{broken}\n\n{SECOND}")
