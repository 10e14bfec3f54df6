"""Entries of feeds, each with whether it is only a teaser: as feeds have them, in words of our own."""

from __future__ import annotations

from typing import NamedTuple

from corpus.feeds.feed import Entry

LINK = "https://example.org/2026/11/the-pier"


class Labelled(NamedTuple):
    """An entry and what a person says of it."""

    shape: str
    entry: Entry
    is_teaser: bool


EN = [
    "The northern pier was closed on Monday after divers found that two of its pillars had cracked.",
    "Engineers will need at least six weeks to put steel collars around them, the port office said.",
    "Until then the ferries to the outer islands leave from the fish market, an hour earlier than usual.",
    "Shopkeepers on the quay fear that nobody will walk past their windows before the holidays.",
    "“We sell half of our year in these weeks,” said a woman who has run a bookshop there since 1998.",
    "The town has promised them a lower rent, but it has not said how much lower, nor for how long.",
    "A council member asked why the cracks had not been seen in the spring, when the pier was painted.",
    "The painters had looked at the railings, the port office answered, and not under the water.",
    "Repairs will cost about four million, of which the region pays a third and the town the rest.",
    "Whether the old crane at the end of the pier can stay will be decided at the beginning of the year.",
]
DE = [
    "Die nördliche Mole ist seit Montag gesperrt, weil Taucher an zwei Pfeilern Risse gefunden haben.",
    "Mindestens sechs Wochen dauert es nach Angaben des Hafenamts, bis Stahlmanschetten angebracht sind.",
    "Bis dahin legen die Fähren zu den äußeren Inseln am Fischmarkt ab, eine Stunde früher als gewohnt.",
    "Die Händler am Kai befürchten, dass vor den Feiertagen niemand an ihren Schaufenstern vorbeikommt.",
    "„In diesen Wochen machen wir die Hälfte des Umsatzes“, sagt eine Buchhändlerin, die dort seit 1998 ist.",
    "Die Stadt hat ihnen eine niedrigere Miete versprochen, aber nicht gesagt, wie niedrig und wie lange.",
    "Ein Ratsmitglied fragte, warum die Risse im Frühjahr beim Streichen der Mole niemandem auffielen.",
    "Die Maler hätten auf die Geländer geachtet, antwortete das Hafenamt, und nicht unter das Wasser.",
    "Rund vier Millionen kostet die Reparatur; ein Drittel davon zahlt das Land und den Rest die Stadt.",
]
RU = [
    "Северный причал закрыли в понедельник: водолазы нашли трещины в двух его опорах.",
    "По словам портового управления, на установку стальных хомутов уйдёт не меньше шести недель.",
    "До тех пор паромы на дальние острова отходят от рыбного рынка, на час раньше обычного.",
    "Торговцы на набережной боятся, что перед праздниками мимо их витрин никто не пройдёт.",
    "«За эти недели мы продаём половину годового», — говорит хозяйка книжной лавки, открытой в 1998 году.",
    "Город обещал им снизить аренду, но не сказал, насколько она станет ниже и надолго ли.",
    "Депутат спросил, почему трещин не заметили весной, когда причал красили заново.",
    "Маляры смотрели на перила, ответили в портовом управлении, а не под воду.",
    "Ремонт обойдётся примерно в четыре миллиона: треть платит область, остальное город.",
    "Останется ли на месте старый кран в конце причала, решат в самом начале года.",
]
ZH = [
    "潜水员发现北码头的两根桩柱出现裂缝，该码头自周一起关闭。",
    "港务处表示，工程师至少需要六个星期才能给桩柱装上钢箍。",
    "在此之前，开往外岛的渡轮改在鱼市场停靠，比平时提早一小时开船。",
    "码头一带的店主担心，节日之前不会有人从他们的橱窗前走过。",
    "一位从1998年起在那里开书店的女士说：“这几个星期的生意占全年的一半。”",
    "市政府答应降低他们的租金，但没有说降多少，也没有说降多久。",
    "一名市议员问，为什么春天给码头刷漆的时候没有人看见裂缝。",
    "港务处回答说，油漆工只看了栏杆，没有看水下的部分。",
    "维修大约要花四百万，其中三分之一由省里支付，其余由市里承担。",
    "码头尽头的旧起重机能不能保留，要到明年年初才会决定。",
]
FR = [
    "La jetée nord est fermée depuis lundi : des plongeurs ont trouvé des fissures dans deux de ses piliers.",
    "Il faudra au moins six semaines pour poser des colliers d'acier, selon le bureau du port.",
    "D'ici là, les bacs pour les îles du large partent du marché aux poissons, une heure plus tôt.",
    "Les commerçants du quai craignent que personne ne passe devant leurs vitrines avant les fêtes.",
]
ES = [
    "El muelle norte está cerrado desde el lunes porque unos buzos hallaron grietas en dos de sus pilares.",
    "Harán falta al menos seis semanas para colocar abrazaderas de acero, según la oficina del puerto.",
    "Hasta entonces los transbordadores a las islas salen de la lonja, una hora antes de lo habitual.",
]
JA = [
    "北埠頭の柱二本にひびが見つかり、埠頭は月曜日から閉鎖されている。",
    "港湾事務所によると、鋼の輪を取り付けるには少なくとも六週間かかるという。",
    "それまで離島への船は魚市場から、いつもより一時間早く出る。",
]
AR = [
    "أُغلق الرصيف الشمالي يوم الاثنين بعد أن وجد غواصون شقوقا في اثنين من أعمدته.",
    "وقال مكتب الميناء إن وضع الأطواق الفولاذية سيستغرق ستة أسابيع على الأقل.",
    "وحتى ذلك الحين تغادر العبّارات إلى الجزر البعيدة من سوق السمك قبل موعدها بساعة.",
]


def paragraphs(sentences: list[str], *, each: int = 2) -> str:
    groups = [sentences[at : at + each] for at in range(0, len(sentences), each)]
    return "".join(f"<p>{' '.join(group)}</p>" for group in groups)


def more(words: str, href: str = LINK) -> str:
    return f' <a class="more" href="{href}">{words}</a>'


def cut(sentences: list[str], chars: int) -> str:
    return " ".join(sentences)[:chars]


def _one(
    shape: str, *, teaser: bool, summary: str = "", content: str = "", link: str | None = LINK
) -> Labelled:
    return Labelled(shape, Entry(link=link, title="The pier", summary=summary, content=content), teaser)


FIRST_ON = f'<p>The post <a href="{LINK}">The pier</a> appeared first on <a href="https://example.org/">Pier</a>.</p>'

TEASERS = [
    _one("nothing but a title", teaser=True),
    _one("a picture only", summary='<img src="https://example.org/pier.jpg" alt="The pier">', teaser=True),
    _one("one sentence", summary=EN[0], teaser=True),
    _one("two sentences", summary=" ".join(EN[:2]), teaser=True),
    _one("three sentences in a paragraph", summary=paragraphs(EN[:3], each=3), teaser=True),
    _one("one sentence, German", summary=DE[0], teaser=True),
    _one("two sentences, Russian", summary=" ".join(RU[:2]), teaser=True),
    _one("two sentences, Chinese", summary="".join(ZH[:2]), teaser=True),
    _one("two sentences, French", summary=" ".join(FR[:2]), teaser=True),
    _one("two sentences, Spanish", summary=" ".join(ES[:2]), teaser=True),
    _one("three sentences, Japanese", summary="".join(JA), teaser=True),
    _one("three sentences, Arabic", summary=" ".join(AR), teaser=True),
    _one("four sentences, Chinese", summary="".join(ZH[:4]), teaser=True),
    _one("cut with an ellipsis", summary=cut(EN, 250) + "…", teaser=True),
    _one("cut with three points", summary=cut(DE, 300) + "...", teaser=True),
    _one("cut with a Chinese ellipsis", summary=cut(ZH, 90) + "……", teaser=True),
    _one("cut in a word, long", summary=cut(EN, 940), teaser=True),
    _one("cut in a word, Russian", summary=cut(RU, 800), teaser=True),
    _one("WordPress's short form", summary=f"<p>{cut(EN, 330)} [&hellip;]</p>{FIRST_ON}", teaser=True),
    _one(
        "WordPress's short form as content", content=f"<p>{cut(EN, 330)} [&#8230;]</p>{FIRST_ON}", teaser=True
    ),
    _one("a long text, cut", content=paragraphs(EN * 3) + f"<p>{cut(EN, 200)} […]</p>", teaser=True),
    _one(
        "a long text, cut, with points",
        content=paragraphs(DE * 3) + f"<p>{cut(DE, 99)} [...]</p>",
        teaser=True,
    ),
    _one("cut in round brackets", content=paragraphs(FR) + "<p>Selon la mairie (…)</p>", teaser=True),
    _one("read more", summary=f"<p>{EN[0]} {EN[1]}{more('Read more')}</p>", teaser=True),
    _one(
        "read more after four", content=f"<p>{' '.join(EN[:4])}{more('Continue reading →')}</p>", teaser=True
    ),
    _one("read more, German", content=f"<p>{' '.join(DE[:5])}</p><p>{more('Weiterlesen')}</p>", teaser=True),
    _one("read more, Russian", content=f"<p>{' '.join(RU[:6])}</p>{more('Читать дальше')}", teaser=True),
    _one("read more, Chinese", content=f"<p>{''.join(ZH[:5])}</p>{more('阅读全文')}", teaser=True),
    _one(
        "read more, relative link",
        summary=paragraphs(ES) + more("Leer más", "/2026/11/the-pier"),
        teaser=True,
    ),
    _one(
        "read more, counted", summary=paragraphs(FR) + more("La suite", f"{LINK}?utm_source=rss"), teaser=True
    ),
    _one(
        "read more, at a place", content=paragraphs(EN[:6]) + more("(more…)", f"{LINK}#more-17"), teaser=True
    ),
    _one("the teaser twice", summary=paragraphs(EN[:4]), content=paragraphs(EN[:4]), teaser=True),
    _one("short content", summary=EN[0], content=f"<p>{EN[0]}</p><p>{EN[1]}</p>", teaser=True),
    _one(
        "comments and points",
        summary=f"<p>Points: 31</p><p>{more('Comments', 'https://example.net/9')}</p>",
        teaser=True,
    ),
    _one("a list of headlines", summary=f"<ul><li>{EN[0][:50]}</li><li>{EN[1][:44]}</li></ul>", teaser=True),
    _one("a picture and two sentences", summary=f'<img src="a.jpg"><br>{DE[0]} {DE[1]}', teaser=True),
]

WHOLE = [
    _one("whole, English", content=paragraphs(EN), teaser=False),
    _one("whole, German", content=paragraphs(DE), teaser=False),
    _one("whole, Russian", content=paragraphs(RU), teaser=False),
    _one("whole, Chinese", content=paragraphs(ZH), teaser=False),
    _one("whole with its summary", summary=EN[0], content=paragraphs(EN), teaser=False),
    _one("whole with a cut summary", summary=cut(RU, 120) + "…", content=paragraphs(RU), teaser=False),
    _one(
        "whole with a cut summary, Chinese", summary=cut(ZH, 60) + "…", content=paragraphs(ZH), teaser=False
    ),
    _one("whole in the description", summary=paragraphs(EN), teaser=False),
    _one("whole in the description, German", summary=paragraphs(DE, each=1), teaser=False),
    _one("whole in the description, Chinese", summary=paragraphs(ZH * 2), teaser=False),
    _one("whole on one line", summary=" ".join(EN), teaser=False),
    _one("whole, first published", content=paragraphs(EN) + FIRST_ON, teaser=False),
    _one("short but whole, first published", content=paragraphs(EN[:6]) + FIRST_ON, teaser=False),
    _one(
        "whole, with links to others",
        content=paragraphs(EN) + more("Another pier", "https://example.org/2"),
        teaser=False,
    ),
    _one(
        "whole, with a link home",
        content=paragraphs(DE) + more("Zur Startseite", "https://example.org/"),
        teaser=False,
    ),
    _one("very long, ends with its link", content=paragraphs(EN * 3) + more("Comment on this"), teaser=False),
    _one(
        "very long, trails off",
        content=paragraphs(EN * 3) + "<p>And then nobody said a word…</p>",
        teaser=False,
    ),
    _one("a brief of six sentences", content=paragraphs(EN[:6]), teaser=False),
    _one("a brief in French", content=paragraphs(FR), teaser=False),
    _one("a brief in Spanish", content=paragraphs([*ES, *ES[:1]]), teaser=False),
    _one("without a link", content=paragraphs(RU[:7]), link=None, teaser=False),
    _one(
        "an ellipsis inside",
        content=paragraphs([*EN[:3], "He thought […] for a while.", *EN[3:]]),
        teaser=False,
    ),
    _one("ends with a quotation", summary=paragraphs([*EN[5:], *EN[:5]]), teaser=False),
    _one(
        "a heading and a list",
        content=f"<h2>What now</h2><ul>{''.join(f'<li>{one}</li>' for one in EN)}</ul>",
        teaser=False,
    ),
]

HARD = [
    _one("a brief in the description", summary=paragraphs(EN[:5]), teaser=False),
    _one("a whole item of two sentences", content=paragraphs(EN[:2]), teaser=False),
    _one(
        "an article that trails off",
        content=paragraphs(EN[:8]) + "<p>And then nobody said a word…</p>",
        teaser=False,
    ),
    _one("whole, ends with its own link", content=paragraphs(EN) + more("Permalink"), teaser=False),
    _one("a summary of nine sentences", summary=paragraphs(EN[:9], each=9), teaser=True),
    _one("half of the article as content", content=paragraphs(RU[:7]), teaser=True),
]
"""Nothing in the entry tells: here the rule may err, and is counted all the same."""
