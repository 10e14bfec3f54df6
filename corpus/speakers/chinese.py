"""Who says a Chinese sentence: the name before a verb of saying, or the source it is given by."""

from __future__ import annotations

import re

from corpus.speakers.voice import Voice
from corpus.speech import SAYING_ZH
from corpus.words.scripts import HAN

_NAME = rf"[{HAN}A-Za-z·]{{1,20}}?"
_BETWEEN = (
    r"(?:(?:周|星期)[一二三四五六日]|[昨今]日|[昨今]天|日前|近日|随后|随後|还|還|也|则|曾|再次|同时|同時|对此|對此|\d+日"
    rf"|在[{HAN}]{{1,10}}?[上中里裡时時后後]|接受[{HAN}]{{1,8}}?采访时"
    r"|[对對向](?:记者|記者|媒体|媒體|本报|外界|法庭))*"
)
_SPOKEN = re.compile(
    rf"[”」]\s*(?P<behind>{_NAME}){_BETWEEN}(?:{SAYING_ZH})"
    rf"|(?:^|[，。；、”」\s])(?P<before>{_NAME}){_BETWEEN}(?:{SAYING_ZH})(?:道)?(?=[，,：:。“「\s]|[{HAN}\d]{{4}})"
    rf"|(?P<brief>[{HAN}·]{{2,8}}?)的(?:回答|说法|說法|解释|解釋|评价|評價|结论|結論|看法)[{HAN}]{{0,8}}[：:][“「]"
    rf"|(?:^|[，。；])(?:根)?[据據](?P<source>{_NAME})(?:的)?"
    r"(?:报道|報道|報導|统计|統計|数据|數據|消息|报告|報告|介绍|介紹|称|稱|透露|显示|顯示|公布|估计|估計|分析|预测|預測|通报|通報)"
    rf"|(?:^|[，。；”」])在(?P<view>{_NAME})看来"
)
_NOBODY = frozenset("这那此其也还就都便则但而有不没可以即所被并且却据")
_OPENERS = re.compile(r"^(?:但是?|不过|而|另外|此外|其中|同时|对此|对于|关于|另据|又)")


def chinese_voice(sentence: str) -> Voice | None:
    """Who is named as saying a sentence; None when nobody is.

    Args:
        sentence: with what stands in quotation marks blanked out.
    """
    for found in _SPOKEN.finditer(sentence):
        phrase = next(group for group in found.groups() if group)
        phrase = _OPENERS.sub("", phrase)
        if phrase and phrase[-1] not in _NOBODY and not phrase.endswith(("可以", "所以", "虽")):
            return Voice(phrase)
    return None
