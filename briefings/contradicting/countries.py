"""Countries: names, adjectives and capitals of states, so that Russia, Russian and Moscow are told alike.

In comes a text; out come the codes of the countries that it names. What is in no row of the table is a place
like any other, and so is what may well be somebody's name: Jordan, Georgia, Washington.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.words.countries import COUNTRIES
from corpus.words.scripts import HAN
from corpus.words.stems import stem
from corpus.words.tokens import fold


def _read() -> tuple[dict[str, str], dict[str, str]]:
    states: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for country in COUNTRIES:
        for table, names in ((states, country.names + country.adjectives), (capitals, country.capitals)):
            table.update({_key(name): country.code for name in names if name not in country.doubtful})
    return states, capitals


def _key(name: str) -> str:
    return " ".join(stem(fold(word.replace(".", ""))) for word in name.split())


_STATES, _CAPITALS = _read()
_HAN_NAMES = re.compile(
    "|".join(sorted((name for name in (*_STATES, *_CAPITALS) if re.match(f"[{HAN}]", name)), key=len)[::-1])
)
_WORDS = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w))*")

_CONTINENTS = """
    europe asia africa america antarctica oceania eurasia scandinavia caribbean balkans mediterranean atlantic
    pacific arctic baltic midlands siberia crimea west east north south middle coast gulf
    европа азия африка америка европе азии африке америке сибирь 欧洲 亚洲 非洲
    europa asien afrika amerika
"""
CONTINENTS = frozenset(_key(name) for name in _CONTINENTS.split())
"""Places that hold other places, and are nobody's country."""

_REGIONS = """
    england english scotland scottish wales welsh ulster
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho
    illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington
    wisconsin wyoming carolina dakota hampshire jersey ontario quebec alberta manitoba saskatchewan columbia
    queensland victoria tasmania bavaria bayern sachsen saxony hessen hesse thuringia brandenburg catalonia
    andalusia lombardy tuscany sicily sardinia provence normandy brittany burgundy flanders wallonia
    yorkshire kent essex sussex cornwall devon norfolk suffolk lancashire cumbria
    heilongjiang jilin liaoning hebei shanxi shandong jiangsu zhejiang anhui fujian jiangxi henan hubei hunan
    guangdong guangxi hainan sichuan guizhou yunnan shaanxi gansu qinghai ningxia xinjiang tibet
    黑龙江 吉林 辽宁 河北 山西 山东 江苏 浙江 安徽 福建
    江西 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海
    kashmir punjab kerala gujarat bihar rajasthan bengal assam donbas chechnya dagestan tatarstan darfur
    sinai gaza
"""
REGIONS = frozenset(_key(name) for name in _REGIONS.split())
"""First-level parts of large states: they hold towns."""


@lru_cache(maxsize=1 << 14)
def countries_in(text: str) -> frozenset[str]:
    """The codes of the countries that a text names, by their names, adjectives or capitals."""
    return frozenset(code for code, _ in _named(text))


@lru_cache(maxsize=1 << 14)
def states_in(text: str) -> frozenset[str]:
    """The codes of the countries that a text names by name or adjective, capitals left out."""
    return frozenset(code for code, capital in _named(text) if not capital)


@lru_cache(maxsize=1 << 14)
def capitals_in(text: str) -> frozenset[str]:
    """The codes of the countries whose capital a text names."""
    return frozenset(code for code, capital in _named(text) if capital)


@lru_cache(maxsize=1 << 14)
def kind(place: str) -> str:
    """What a place is: `country`, `region`, `continent`, or `place` for all that may be a town."""
    keys = {_key(word) for word in place.split()} | {_key(place)}
    if keys & CONTINENTS:
        return "continent"
    if states_in(place) or keys & _STATES.keys():
        return "country"
    return "region" if keys & REGIONS else "place"


def _named(text: str) -> list[tuple[str, bool]]:
    found = []
    words = [
        (match.end(), _key(match.group().removesuffix("'s").removesuffix("’s")), match.group())
        for match in _WORDS.finditer(text)
    ]
    at = 0
    while at < len(words):
        two = " ".join(key for _, key, _ in words[at : at + 2])
        for key, length in ((two, 2), (words[at][1], 1)):
            table = _STATES if key in _STATES else _CAPITALS if key in _CAPITALS else None
            if table is not None and _proper(words[at][2]):
                found.append((table[key], table is _CAPITALS))
                at += length - 1
                break
        at += 1
    found.extend(
        (_STATES.get(name.group()) or _CAPITALS[name.group()], name.group() not in _STATES)
        for name in _HAN_NAMES.finditer(text)
    )
    return found


def _proper(word: str) -> bool:
    """Whether a word is written as a name is; Russian and German adjectives of countries are small."""
    return not word[0].islower() or not word.isascii()
