"""Chinese names: told by the title before, the verb of saying behind, or characters that spell sounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.names.vocabulary import CHINESE_SURNAMES, CHINESE_TITLES
from corpus.speech import SAYING_ZH
from corpus.words.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.names.mention import Found

# What foreign names are spelt with, by the tables of the Xinhua agency; few other words hold four of them.
_SPELLING = (
    "阿埃艾安昂奥巴柏拜班贝本比彼别波博布查达戴德登迪蒂丁东杜多厄恩尔法范菲费芬丰弗夫福盖冈戈格根贡古哈海汉豪赫亨"
    "胡怀惠霍基吉季加贾简杰津金京久卡凯坎康考柯科克肯库夸昆拉莱兰朗劳勒雷里理利莉丽连良列林琳刘留卢鲁路伦罗洛吕"
    "马玛迈麦曼芒毛梅门蒙米密缅明谬摩莫默姆穆拿娜纳乃南瑙内尼涅宁纽农努诺欧帕潘庞培佩彭皮平蒲普齐奇恰钱乔琴琼丘"
    "让日瑞萨塞赛桑瑟森沙珊尚绍舍申什圣施史舒朔思斯松苏索塔泰坦唐特滕提田廷通图托瓦万旺威韦维魏温翁沃乌武西希锡"
    "夏香肖谢辛欣兴休许雅亚延杨耶叶伊依因英尤于约宰赞泽曾扎詹张珍朱兹宗祖佐"
)
_TITLES = "|".join(CHINESE_TITLES)
_SURNAMES = "".join(sorted(CHINESE_SURNAMES))
_NOT_AFTER_TITLES = "任期后的职位府办公室制选举大国"
_VERBS = "在和与及同对将于到就向会等的出访抵宣接指是有了也还曾已随率主"
_ENDS = rf"(?=[，。、：；！？”）\s]|$|{SAYING_ZH}|\d|[{_VERBS}])"
_NAME = re.compile(
    rf"(?P<title>{_TITLES})(?:(?P<foreign>[{_SPELLING}·]{{2,9}}?){_ENDS}|(?P<titled>(?![{_NOT_AFTER_TITLES}])[{_SURNAMES}](?:[{HAN}]{{1,2}}?{_ENDS}|[{HAN}]{{2}})))"
    rf"|(?<![{HAN}])(?P<saying>[{_SURNAMES}][{HAN}]{{1,2}}?)(?={SAYING_ZH})"
    rf"|(?P<spelt>[{_SPELLING}]{{2,5}}·[{_SPELLING}·]{{2,9}}|[{_SPELLING}]{{4,8}})"
)


# Each starts with letters, and looks back only after them: together they are sought much faster than `_NAME`.
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        _TITLES,
        rf"[{_SURNAMES}](?<![{HAN}].)[{HAN}]{{1,2}}?(?={SAYING_ZH})",
        rf"[{_SPELLING}]{{2}}(?:[{_SPELLING}]{{0,3}}·|[{_SPELLING}]{{2}})",
    )
)
"""What stands wherever a name does."""


def chinese_names(text: str, start: int, end: int) -> Iterator[Found]:
    """The names in one Chinese sentence, by where it starts and ends, that are surely names, in order."""
    if not any(sign.search(text, start, end) for sign in _SIGNS):
        return
    for match in _NAME.finditer(text, start, end):
        group = match.lastgroup if match.lastgroup != "title" else None
        if group is not None:
            titles = (match["title"],) if match["title"] else ()
            yield (*match.span(group), match[group], titles, "")
