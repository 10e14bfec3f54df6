"""Who says a Chinese sentence: the name before a verb of saying, or the source it is given by."""

from __future__ import annotations

import re

from corpus.speakers.voice import PRONOUNS, Voice
from corpus.speech import SAYING_ZH
from corpus.words.scripts import HAN

_NO_NAME_BEFORE = (
    "被自简簡名俗统統总總别別通史并並合官敬尊职職堪号號谦坚人或又也亦可全旧舊古今原改更传傳为為误誤"
)
_NO_SAYING_BEFORE = "小传傳学學来來以假解科论論听聽虽再一如且是"
_CLEAR = "|".join(word for word in SAYING_ZH.split("|") if word not in {"称", "稱", "说", "說"})
_SAYING = (
    rf"(?:{_CLEAR}|(?<![{_NO_NAME_BEFORE}])[称稱](?![为為作号號呼之谓謂霸帝王])"
    rf"|(?<![{_NO_SAYING_BEFORE}])[说說](?![明法服话話辞辭客唱])(?:道)?)"
)
"""The two verbs of one character stand in many other words: 小说, 简称, 来说."""

_NAME = rf"[{HAN}A-Za-z·]{{1,20}}?"
_BETWEEN = (
    r"(?:(?:周|星期)[一二三四五六日]|[昨今]日|[昨今]天|日前|近日|随后|随後|还|還|也|则|曾|再次|同时|同時|对此|對此|\d+日|公开|公開|正式|多次|明确|亲自"
    rf"|在[{HAN}]{{1,10}}?[上中里裡时時后後]|接受[{HAN}]{{1,8}}?采访时"
    r"|[对對向](?:记者|記者|媒体|媒體|本报|外界|法庭))*"
)
_SPOKEN = re.compile(
    rf"[”」]\s*(?P<behind>{_NAME}){_BETWEEN}{_SAYING}"
    rf"|(?:^|[，。；、”」\s])(?P<before>{_NAME}){_BETWEEN}{_SAYING}(?=[，,：:。“「\s]|[{HAN}\d]{{4}})"
    rf"|(?P<brief>[{HAN}·]{{2,8}}?)的(?:回答|说法|說法|解释|解釋|评价|評價|结论|結論|看法)[{HAN}]{{0,8}}[：:][“「]"
    rf"|(?:^|[，。；])(?:根)?[据據](?P<source>{_NAME})(?:的)?"
    r"(?:报道|報道|報導|统计|統計|数据|數據|消息|报告|報告|介绍|介紹|称|稱|透露|显示|顯示|公布|估计|估計|分析|预测|預測|通报|通報)"
    rf"|(?:^|[，。；”」])在(?P<view>{_NAME})看来"
)
_NOBODY = frozenset("是为為对對这那此其也还就都便则但而有不没可以即所被并且却据")
_ADVERB = re.compile(
    r"^(?:例如|比如|通常|一般|普遍|早期|因此|人们|人們|习惯上|習慣上|[对對][^策派手]|总的|總的|[简簡]单|由于|由於|直到|并)"
    r"|(?:可以|所以|虽|被.+|意义上|意義上|的)$"
)
_OPENERS = re.compile(r"^(?:但是?|不过|而|另外|此外|其中|同时|对此|对于|关于|另据|又)")


def chinese_voice(sentence: str) -> Voice | None:
    """Who is named as saying a sentence; None when nobody is.

    Args:
        sentence: with what stands in quotation marks blanked out.
    """
    for found in _SPOKEN.finditer(sentence):
        phrase = next(group for group in found.groups() if group)
        phrase = _OPENERS.sub("", phrase)
        if (
            (len(phrase) > 1 or phrase in PRONOUNS)
            and phrase[-1] not in _NOBODY
            and not _ADVERB.search(phrase)
        ):
            return Voice(phrase)
    return None
