"""Labels: the numbers that things of one kind are told apart by: district 15, week 14, box 3, 第15区.

In comes a sentence; out comes what it is of by number. Two sentences whose labels of one kind differ are
about two things, and neither is held against the other. A label stands behind its noun, or before it with
a mark (15th, 15., 15-й, 第15, 15号): 15 districts are counted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.comparing.measures import is_count

if TYPE_CHECKING:
    from corpus.document import Passage

_NOUNS = {
    "apartment": r"apartments?|flats?|Wohnung|квартир[аеуы]",
    "article": r"articles?|Artikel|artículo|стать[яеию]",
    "berth": r"berths?|причал\w{0,2}",
    "block": r"blocks?|блок\w{0,2}",
    "box": r"box(?:es)?|Kiste|caisse|caja|ящик\w{0,2}|коробк[аеиу]",
    "building": r"buildings?|Gebäude|bâtiment|edificio|корпус\w{0,2}|здани[ея]",
    "category": r"categor(?:y|ies)|Kategorie|категори[яеию]",
    "chapter": r"chapters?|Kapitel|chapitre|capítulo|глав[аеуы]",
    "class": r"class|Klasse|класс\w{0,2}",
    "district": r"districts?|Bezirke?n?|arrondissement|distrito|район\w{0,2}|округ\w{0,2}",
    "episode": r"episodes?",
    "floor": r"floor|étage|этаж\w?",
    "game": r"games?",
    "gate": r"gates?|Tor",
    "grade": r"grade",
    "group": r"groups?|Gruppe|groupe|grupo|групп[аеуы]",
    "hall": r"halls?|Halle",
    "leg": r"legs?",
    "line": r"line|Linie|ligne|línea|лини[яеию]",
    "lot": r"lots?|lote|лот\w?|участ(?:ок|к[аеу]|ком)",
    "matchday": r"matchdays?|Spieltag",
    "phase": r"phases?|фаз[аеуы]",
    "platform": r"platforms?|Gleis|Bahnsteig|quai|платформ[аеуы]",
    "plot": r"plots?|Parzelle|parcelle|parcela",
    "precinct": r"precincts?",
    "reactor": r"reactors?|Reaktor|реактор\w{0,2}|энергоблок\w{0,2}",
    "region": r"regions?",
    "room": r"rooms?|Zimmer|Raum|salle|chambre|habitación|sala|комнат[аеуы]|кабинет\w{0,2}",
    "round": r"rounds?|Runde|тур[аеу]?",
    "route": r"routes?|маршрут\w{0,2}",
    "school": r"schools?|Schule|école|escuela|школ[аеуы]",
    "season": r"seasons?|Staffel|сезон\w{0,2}",
    "section": r"sections?|Abschnitt|sección|tramo|секци[яеию]",
    "sector": r"sectors?|Sektor|secteur|сектор\w{0,2}",
    "site": r"sites?",
    "stage": r"stages?|Etappe|étape|etapa|этап\w{0,2}",
    "station": r"stations?|Bahnhof|Wache|estación|станци[яеию]",
    "terminal": r"terminals?|терминал\w{0,2}",
    "unit": r"units?",
    "ward": r"wards?|Wahlkreis",
    "week": r"weeks?|KW|Woche|semaine|semana|недел[яеию]",
    "zone": r"zones?|зон[аеуы]",
}
"""The nouns of what is told apart by number, by kind: places, parts of things and of documents, times."""

_HAN_NOUNS = {
    "district": "区|區",
    "station": "站",
    "box": "箱",
    "room": "室",
    "building": "[楼樓栋棟]",
    "group": "组|組",
    "week": "周|週",
    "round": "轮|輪",
    "line": "线|線",
    "chapter": "章",
    "article": "条|條",
    "lot": "地块",
    "ward": "选区",
}
_KINDS = tuple(
    (kind, re.compile(nouns, re.IGNORECASE))
    for table in (_NOUNS, _HAN_NOUNS)
    for kind, nouns in table.items()
)
_NOUN = "|".join(_NOUNS.values())
_BEHIND = re.compile(
    rf"(?<!\bto )(?<!\bwill )\b(?P<noun>{_NOUN})\s(?:(?:№|No\.|Nr\.|#|n°|numéro|número|number)\s?)?"
    r"(?P<number>\d{1,3}[a-e]?)\b(?![.,]\d|\s?%)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\d.,])(?P<number>\d{{1,3}})(?:st|nd|rd|th|\.|er|e|è?me|[ºª]|-[а-яё]{{1,3}})\s(?P<noun>{_NOUN})\b",
    re.IGNORECASE,
)
_HAN = re.compile(
    r"(?:第\s?(?P<number>\d{1,3})\s?号?|(?<!\d)(?P<marked>\d{1,3})\s?号)\s?"
    rf"(?P<noun>{'|'.join(sorted(_HAN_NOUNS.values(), key=len, reverse=True))})"
)
_NAMED = re.compile(r"\b(?P<noun>[A-ZÄÖÜА-ЯЁ][\w’'-]*)\s(?P<number>\d{1,3}[a-e]?)\b(?![.,:/–-]?\d|\s?[%°])")
"""A name and its own number, whatever it is: Apollo 11, Shed 12."""

_PLURAL = re.compile(r"(?<![is])s$", re.IGNORECASE)
_LISTED = re.compile(r"\s?(?:[-–,&]|and|or|to|und|bis|et|à|y|и)\s?\d")
"""What follows the first of several labels: of "weeks 14 and 15", not of "in two weeks 15 people"."""

_THOUSAND = 1_000
"""Labels are smaller; a numeral that is more goes on in words."""

Label = tuple[str, str]


@lru_cache(maxsize=1 << 14)
def labels(passage: Passage) -> frozenset[Label]:
    """What a sentence is of by number, as kind and number; its title's of the kinds that it does not name."""
    found = _listed(passage.text, passage) | _named(passage)
    kinds = {kind for kind, _ in found}
    return found | {each for each in _listed(passage.document.title) if each[0] not in kinds}


def labelled_apart(one: Passage, other: Passage) -> bool:
    """Whether two sentences are of different things of one kind: of two weeks, districts or boxes."""
    mine, theirs = labels(one), labels(other)
    if not mine or not theirs:
        return False
    kinds = {kind for kind, _ in mine} & {kind for kind, _ in theirs}
    return any(_of(mine, kind) != _of(theirs, kind) for kind in kinds)


def _of(found: frozenset[Label], kind: str) -> set[str]:
    return {number for each, number in found if each == kind}


def _listed(text: str, passage: Passage | None = None) -> frozenset[Label]:
    """The labels of the nouns that are known.

    Args:
        passage: whose text it is, if a figure of it can tell that a number is no label.
    """
    behind = (
        mark
        for mark in _BEHIND.finditer(text)
        if not (_PLURAL.search(mark["noun"]) and not _LISTED.match(text, mark.end()))
        and not (passage and _is_amount(passage, mark.start("number")))
    )
    found = {(_kind(mark["noun"]), mark["number"].lower()) for mark in (*behind, *_BEFORE.finditer(text))}
    han = {(_kind(mark["noun"]), mark["number"] or mark["marked"]) for mark in _HAN.finditer(text)}
    return frozenset(found | han)


def _named(passage: Passage) -> frozenset[Label]:
    """The labels of other names, where the number is neither a figure nor of a date."""
    offset = passage.span.start
    taken = [*(one.span for one in passage.figures), *(one.span for one in passage.dates)]
    return frozenset(
        (_kind(mark["noun"]), mark["number"].lower())
        for mark in _NAMED.finditer(passage.text)
        if not any(span.start <= offset + mark.start("number") < span.end for span in taken)
    )


def _is_amount(passage: Passage, at: int) -> bool:
    """Whether a number is measured in a unit: at the station 40 percent, of region 3 million."""
    start = passage.span.start + at
    return any(
        figure.span.start == start
        and (figure.value >= _THOUSAND or (figure.unit is not None and not is_count(figure)))
        for figure in passage.figures
    )


def _kind(noun: str) -> str:
    return next((kind for kind, nouns in _KINDS if nouns.fullmatch(noun)), noun.casefold())
