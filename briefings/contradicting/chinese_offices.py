"""Offices in Chinese: body, role and name stand side by side without a space between them."""

from __future__ import annotations

import re

from briefings.contradicting.countries import states_in
from briefings.contradicting.tenure import Office, Tenure
from corpus.words.scripts import HAN

_ROLES = {
    "国防部长": ("minister", "defence"), "外交部长": ("minister", "foreign"), "外长": ("minister", "foreign"),
    "防长": ("minister", "defence"), "财政部长": ("minister", "finance"), "财长": ("minister", "finance"),
    "教育部长": ("minister", "education"), "卫生部长": ("minister", "health"),
    "内政部长": ("minister", "interior"), "商务部长": ("minister", "trade"),
    "交通部长": ("minister", "transport"), "司法部长": ("minister", "justice"),
    "总统": ("president", ""), "总理": ("prime minister", ""), "首相": ("prime minister", ""),
    "市长": ("mayor", ""), "省长": ("governor", ""), "州长": ("governor", ""), "行长": ("governor", ""),
    "首席执行官": ("chief executive", ""), "总裁": ("president", ""), "董事长": ("chair", ""),
    "主教练": ("coach", ""), "校长": ("rector", ""), "院长": ("director", ""),
}  # fmt: skip
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯"
    "邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The commonest surnames. **Source**: common knowledge, after the reports of the census."""

_SOUNDS = (
    "阿埃艾爱安奥巴柏班邦贝本比彼别宾波博伯布查达戴丹德登迪蒂杜多恩尔法范菲费芬弗福富盖冈戈格根古哈海汉赫亨胡霍基吉加贾杰金卡凯康科克肯库"
    "夸拉莱兰朗劳勒雷里利莉林琳刘卢鲁伦罗洛马玛迈曼梅蒙米莫姆穆纳娜南内尼妮宁诺欧帕潘佩皮平普齐奇恰乔琴丘"
    "萨塞森沙绍舍申施史什斯苏索塔泰坦汤唐特蒂廷图托瓦万韦维温沃乌伍西希夏香谢辛休雅亚扬耶叶伊因英尤约泽扎詹佐兹茨娃夫津金顿伊古别洛乌"
)
"""The signs that foreign names are mostly written with."""

_NOT_HELD = re.compile(
    "前任|原任|前国|前总|前外|前财|前市|候任|代理|接替|继任|辞职|免职|卸任|副|当选|被任命|出任|候选"
)
_WHO = re.compile(
    rf"(?P<body>[{HAN}]{{0,8}}?)(?P<role>{'|'.join(sorted(_ROLES, key=len, reverse=True))})(?:[为是：:])?"
    rf"(?P<name>[{_SOUNDS}·]{{3,12}}|[{_SURNAMES}][{HAN}]{{1,2}}(?![{_SOUNDS}]{{3}}))"
)
_SPLIT = re.compile(r"[，。；、：“”《》（）\s]|表示|指出|宣布|强调|会见|访问|由|与|和|同|对|在|及|的")

_NO_BODY = re.compile("[是他她的这那了其我第个一]")
_NO_NAME = re.compile("任期|任命|任职|方面|方案|高度|高级|汇报|何时|何人|常常|谢谢|万一|毛利|金融|江苏|白宫")
_LONGEST_BODY = 6


def chinese_tenures(text: str) -> tuple[Tenure, ...]:
    """Who holds which office according to a Chinese sentence."""
    if _NOT_HELD.search(text):
        return ()
    found = []
    for match in _WHO.finditer(text):
        role, domain = _ROLES[match["role"]]
        body = _SPLIT.split(match["body"])[-1].removesuffix("现任").removesuffix("新任")
        if body.endswith(("前", "原")):
            continue  # who held it before
        countries = states_in(body)
        bodies = frozenset({body}) if body and not countries else frozenset()
        if _NO_BODY.search(body) or len(body) > _LONGEST_BODY or _NO_NAME.match(match["name"]):
            continue
        office = Office(role, frozenset({domain} - {""}), countries, bodies)
        found.append(Tenure(office, match["name"]))
    return tuple(found)
