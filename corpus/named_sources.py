"""Named sources: the office, company or study that a sentence credits with what it states.

In come the sentences of one paragraph; out comes, for each, the name in the document's own words. A person is
the speaker, not the source, unless an office is named beside; "sources" and "experts" are nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.agencies import is_agency
from corpus.offices import CHINESE, COMPANY, GERMAN, OFFICES, RUSSIAN, STUDIES
from corpus.speakers.quotation import masked
from corpus.words.lower import lower_words
from corpus.words.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.span import Span

_SAYS = (
    "said|says|say|reported|estimates|estimated|estimate|found|finds|shows|show|showed|puts|put|"
    "counted|counts|calculated|calculates|announced|announces|stated|states|confirmed|confirms|warned|warns|"
    "expects|expect|expected|forecasts|forecast|recorded|ruled|registered|suggests|suggest|"
    "suggested|indicated|indicates|indicate|concluded|concludes|added|adds|noted|denied|denies|predicts|predict|"
    "predicted|listed|disclosed|acknowledged|admitted|argued|argues|claims|claimed|wrote|told|"
    "revealed|reveals|gave|gives|measured|observed|detected|projects|projected"
)
_VERBS = frozenset(_SAYS.split("|"))
_NOUNS = STUDIES | {"according", "spokesman", "spokeswoman", "spokesperson"}
_CUES = _VERBS | {
    "according", "data", "figures", "statistics", "spokesman", "spokeswoman", "spokesperson", "study",
    "survey", "poll",
    "estimates", "selon", "según", "laut", "angaben", "zufolge", "teilte", "mit", "berechnungen",
    "meldete", "schätzt", "zählte", "ermittelte",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_words = lower_words(_WORD)
_BREAK = r"(?:[^,;:.“”()\n]|,(?=\d)|\.(?=\w))"
_NAMED = r"(?:[A-Z][\w&’'-]*|[A-Z]\.)"
_LINK = r"(?:of|for|and|on|the|in|at|de|du|la|&)"
_TITLE_CASE = rf"{_NAMED}(?:\s(?:{_LINK}\s){{0,2}}{_NAMED}){{0,7}}"
_OFFICE = "|".join(sorted(OFFICES, key=len, reverse=True))
_STUDY = "|".join(sorted(STUDIES, key=len, reverse=True))
_ARTICLE = r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his|[Tt]hat|[Nn]ew|[Oo]fficial)\s)"
_NOT_WITHIN = r"(?!(?:said|says|told|that|the|is|was|are|were|has|have|had|to|by|who|which)\b)"
_BEFORE_HEAD = rf"(?:{_NOT_WITHIN}[A-Z]?[\w&’'-]+\s){{0,4}}?"
_COMPLEMENT = rf"(?:\s(?:of|for|on)\s(?:the\s)?(?:{_TITLE_CASE}|[a-z]+(?:\s(?:and\s)?[a-z]+)?))?"
_INSTITUTION = (
    rf"(?:(?:[Tt]he\s|[Aa]n?\s)?{_BEFORE_HEAD}(?i:{_OFFICE})\b(?:\s(?i:{_OFFICE})\b)*{_COMPLEMENT}"
    rf"|(?:[Tt]he\s)?{_TITLE_CASE}\s{COMPANY}\b\.?|(?:[Tt]he\s)?{_TITLE_CASE})"
)
_BY = r"(?:\s(?:published|released|compiled|collected|issued|commissioned|done))?\s(?:by|from|of|at)\s"
_CREDITED = re.compile(
    rf"\b[Aa]ccording\sto\s(?P<according>{_BREAK}+)"
    rf"|\b(?:[Dd]ata|[Ff]igures|[Ss]tatistics|[Nn]umbers|[Ee]stimates|[Cc]alculations){_BY}(?P<data>{_INSTITUTION})"
    rf"|\bspokes(?:man|woman|person)\s(?:for|of|at|from)\s(?P<voice>{_INSTITUTION})"
    rf"|(?P<study>(?:[Aa]n?|[Tt]he)\s(?:[a-z]+\s){{0,2}}(?:{_STUDY}){_BY}{_INSTITUTION})"
)
_BREAKS = re.compile(r"[;:—–”\"“()\n]|,(?!\d)|\.(?!\w)")
_ADVERBS = re.compile(
    r"(?:\s(?:also|later|now|has|have|had|on\s\w+day|earlier|still|[a-z]+ly|itself|previously))*\s*$"
)
_SUBJECT_REACH = 140  # characters before a verb in which its subject starts
_INVERTED = re.compile(
    rf"[”\"],?\s(?:said|says|added|reported)\s(?P<who>{_BREAK}+)(?:,\s(?P<post>{_BREAK}+))?"
)
_OF_OFFICE = re.compile(rf"\b(?:of|from|at|for|with)\s(?P<office>{_INSTITUTION})")
_POST = re.compile(
    rf"^(?:who\s(?:heads|leads|runs)|(?:the\s|an?\s)?(?:[a-z-]+\s){{0,3}}(?:of|from|at|for|with))\s(?P<office>{_INSTITUTION})"
)
_VAGUE = re.compile(
    r"\b(?:sources?|officials?|experts?|analysts?|observers?|critics?|people|residents?|witness(?:es)?|media|newspapers?|"
    r"magazines?|broadcasters?|press|reporters?|diplomats?|economists?|scientists?|researchers?|voters|workers|fans|"
    r"reports|doctors|lawyers?|plan|plans|rumou?rs?|ones?|news\sagency|documents?|log)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"(?P<who>(?:The|This|Its|These|That)\s(?:(?:new|same|latest|official)\s)?(?:{_STUDY}|office|agency|institute|company|"
    rf"ministry)|It)\s(?:also\s|now\s)?(?:{_SAYS})\b"
)
_ACRONYM = re.compile(r"(?:[Tt]he\s)?[A-Z]{2,7}$")
_AUTHORITY = re.compile(rf"\b(?:(?i:{_OFFICE})|{COMPANY})\b|\b[A-Z]\w+(?:stat|bank|Bank)\b|\b[A-Z]{{3,7}}\b")
_BY_SOMEBODY = re.compile(r"\b(?:by|from|of)\s(?:the\s)?[A-Z]")
_STUDY_OF = re.compile(rf"\b(?:{_STUDY})\b")
_LEADING = re.compile(
    r"^(?:(?:the|an?|but|and|while|as|on\s\w+day|in\s\w+|last\s\w+|yesterday|today|earlier|later)\s)+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\s(?:that|because|but|when|while|as|if|whether|so|where|which|who|than|after|before)\s"
)
_SUBORDINATE = re.compile(
    r"\s*(?:when(?:ever)?|after|before|if|since|unless|until|because|once)\s", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|been|be|has|had|have|said|will|would|to|not|that|which|who|analy[sz]e)\b"
)
_PERSONS = re.compile(
    r"\b(?:governor|minister|president|chair(?:man|woman|person)?|director|chief|secretary|commissioner|mayor|judge|"
    r"justice|professor|manager|head|leader|agent|boss|executive|member|analyst|lawyer|captain|officer|sheriff|"
    r"chancellor|senator|coach|owner|founder|king|queen|prince|ambassador|colonel|prosecutor|clerk|aides?|"
    r"trader|forecaster|dealers?)\b(?![’'])",
    re.IGNORECASE,
)
_SPOKEN_FOR = re.compile(r"^(?P<office>.+?)\sspokes(?:man|woman|person)\b")
_UNNAMED = frozenset({
    "company", "firm", "group", "agency", "organisation", "organization", "office", "institute", "operator",
    "utility", "service", "board", "department", "association", "bank", "club", "authority", "corporation",
    "party", "fund", "union", "committee", "commission", "society", "trust", "supplier", "maker", "retailer",
})  # fmt: skip
"""Heads that, alone, name nobody: which company it is stands elsewhere."""

_COMPANY_SPEAKS = re.compile(r"\b(?:its|it)\b")

_RUSSIAN = re.compile(
    r"\b(?:[Пп]о\s(?:данным|информации|оценк[ае]м?|подсч[её]там|сообщению|расч[её]там)|[Сс]огласно(?:\sданным)?|"
    r"[Сс]о\sссылкой\sна|сообщил[аио]?\sв|сообщают\sв|заявил[аио]?\sв|уточнил[аио]?\sв)\s"
    rf"(?P<behind>(?:[а-яё-]+\s){{0,3}}?{RUSSIAN}(?:\s(?:по\s|и\s)?(?:[а-яё]{{5,}}|[А-ЯЁ][\w-]+)){{0,3}})"
    rf"|(?:^|,\s)(?P<before>(?:[А-ЯЁа-яё-]+\s){{0,2}}?{RUSSIAN}(?:\s[а-яё]+){{0,2}}?)\s"
    r"(?:сообщил[аио]?|сообщает|оценивает|оценил[аио]?|подсчитал[аио]?|заявил[аио]?|опубликовал[аио]?|прогнозирует)\b"
)
_RUSSIAN_VERBS = re.compile(r"\s(?:составил|выросл|упал|снизил|увеличил|достиг|в\s|за\s|на\s).*$")
_GERMAN = re.compile(
    rf"\b[Ll]aut\s(?P<laut>(?:[a-zäöü]+\s)?(?:[A-ZÄÖÜ]?[\wäöüß-]+\s){{0,2}}?{GERMAN}(?:\s(?:für|der|des|von)\s[A-ZÄÖÜ][\w-]+)?)"
    rf"|\b[Nn]ach\s(?:Angaben|Berechnungen|Zahlen|Schätzungen?|Daten)\s(?P<angaben>(?:de[rs]|von|eine[rs]|vom)\s"
    rf"(?:[A-ZÄÖÜ]?[\wäöüß-]+\s){{0,2}}?{GERMAN}(?:\s(?:für|der|des|von)\s[A-ZÄÖÜ][\w-]+)?)"
    rf"|(?:^|,\s)(?P<subj>(?:[Dd](?:er|ie|as)\s)(?:[A-ZÄÖÜ]?[\wäöüß-]+\s){{0,2}}?{GERMAN})\s(?:teilte|meldete|schätzt|zählte|"
    r"erklärte|berichtete|ermittelte)\b"
    r"|(?:^(?:Das|Dies)|,)\s(?:teilte|meldete|schätzt|zählte|erklärte|berichtete|ermittelte)\s"
    rf"(?P<inverted>(?:d(?:er|ie|as)\s)(?:[A-ZÄÖÜ]?[\wäöüß-]+\s){{0,2}}?{GERMAN})\b"
)
_GERMAN_ARTICLE = re.compile(r"^(?:de[mrs]|die|das|vom|von|eine[rsmn]?|einem)\s")
_CHINESE = re.compile(
    rf"(?:^|[，。；])(?:根)?[据據](?P<source>[{HAN}A-Za-z·]{{1,18}}?{CHINESE})"
    r"(?:的|发布的|公布的|日前|\d+日)*(?:统计|統計|数据|數據|消息|报告|報告|介绍|介紹|公布|发布|估计|显示|称|通报|，)"
    rf"|(?:^|[，。；])(?P<subject>[{HAN}A-Za-z·]{{1,18}}?{CHINESE})(?:的数据|的统计|数据|统计)?"
    r"(?:周[一二三四五六日]|[昨今]日|日前|\d+日|的|在报告中)*(?:显示|统计|公布|发布|表示|称|指出|预计|说|通报|宣布)"
)
_PUBLISHING = re.compile(
    rf"(?P<who>{_INSTITUTION})\s(?:has\s|have\s)?(?:published|released|presented|issued)\b"
)
_NO_NAME = re.compile(r"被|^(?:在|是|为|為|不同|一些|有些|许多|許多)|\sпо\s[А-ЯЁ]")
_CYRILLIC_OR_HAN = re.compile(f"[а-яёА-ЯЁ{HAN}]")


_OF_NOTHING = re.compile(r"\bof\s[^,]+[’']s$")  # "a review of Reed's"


def named_sources(text: str, sentences: Sequence[Span]) -> tuple[str | None, ...]:
    """The source that each sentence of a paragraph credits; "it counts" or "the figures show" go on with one.

    Args:
        text: canonical text.
        sentences: the sentences of one paragraph, in order.
    """
    found: list[str | None] = []
    held: str | None = None
    for span in sentences:
        sentence = span.of(text)
        named = named_source(sentence)
        if named is None and held is not None and _GOES_ON.match(sentence):
            named = held
        held = named or _introduced(sentence)
        found.append(named)
    return tuple(found)


def named_source(sentence: str) -> str | None:
    """The office, company or study that a sentence credits, in its words, without the article; else None."""
    if _CYRILLIC_OR_HAN.search(sentence):
        return _foreign(_CHINESE, sentence) or _foreign(_RUSSIAN, sentence)
    words = _words(sentence)
    if words.isdisjoint(_CUES):
        return None
    hidden = masked(sentence)
    credited = None if words.isdisjoint(_NOUNS) else _credited(hidden)
    return credited or _subject(hidden) or _inverted(hidden) or _german(hidden)


def _introduced(sentence: str) -> str | None:
    """An office that a sentence opens with, which the next one may go on with as "it" or "the report"."""
    found = _PUBLISHING.match(sentence)
    return _source(found["who"]) if found else None


def _credited(sentence: str) -> str | None:
    for found in _CREDITED.finditer(sentence):
        kind = found.lastgroup or ""
        if source := _source(found[kind], sentence=sentence):
            return source
    return None


def _subject(sentence: str) -> str | None:
    for verb in _WORD.finditer(sentence):
        if verb[0] not in _VERBS:
            continue
        before = _ADVERBS.sub("", sentence[max(0, verb.start() - _SUBJECT_REACH) : verb.start()])
        phrase = _CLAUSE.split(_BREAKS.split(before)[-1])[-1]
        if _SUBORDINATE.match(phrase):
            continue  # what the main clause states is not what was said then
        if source := _source(phrase, sentence=sentence):
            return source
    return None


def _inverted(sentence: str) -> str | None:
    found = _INVERTED.search(sentence)
    if found is None:
        return None
    post = _POST.match(found["post"] or "")
    return _source(post["office"]) if post else _source(found["who"], sentence=sentence)


def _source(phrase: str, *, sentence: str = "") -> str | None:
    """The office in a phrase, or None where it is a person, a vague one, or a bare "the report"."""
    phrase = _LEADING.sub("", phrase.strip(" ,’'\"“”")).strip()
    words = phrase.split()
    if not words or len(words) > 12 or "·" in phrase or is_agency(phrase):
        return None
    if spoken := _SPOKEN_FOR.match(phrase):
        return _source(spoken["office"])
    beside = _OF_OFFICE.search(phrase)
    if beside and _is_person(phrase[: beside.start()]):
        return _source(beside["office"])
    if any(form.search(phrase) for form in (_OF_NOTHING, _VERB, _VAGUE, _PERSONS)):
        return None
    if _STUDY_OF.search(phrase):
        named = words[0][0].isupper() or _BY_SOMEBODY.search(phrase) or _AUTHORITY.search(phrase)
        return phrase if len(words) > 1 and named else None
    if phrase.lower() in _UNNAMED:
        return None
    if _AUTHORITY.search(phrase) or _ACRONYM.fullmatch(phrase):
        return phrase
    company = words[0][0].isupper() and len(words) > 1 and _COMPANY_SPEAKS.search(sentence)
    return (
        phrase if company and all(word[0].isupper() or word in {"&", "of", "and"} for word in words) else None
    )


def _is_person(phrase: str) -> bool:
    words = phrase.split()
    return bool(words) and not _AUTHORITY.search(phrase) and not _STUDY_OF.search(phrase)


def _foreign(pattern: re.Pattern[str], sentence: str) -> str | None:
    found = pattern.search(sentence)
    if found is None:
        return None
    phrase = next(group for group in found.groups() if group)
    if _NO_NAME.search(phrase):
        return None
    return _RUSSIAN_VERBS.sub("", phrase).strip() or None


def _german(sentence: str) -> str | None:
    found = _GERMAN.search(sentence)
    if found is None:
        return None
    return _GERMAN_ARTICLE.sub("", next(group for group in found.groups() if group).lstrip()).strip()
