"""Countries: names, adjectives and capitals of states, so that Russia, Russian and Moscow are told alike.

In comes a text; out come the codes of the countries that it names. What is in no row is a place like any
other. **Source**: the United Nations' list of member states; the names are common knowledge.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.words.scripts import HAN
from corpus.words.stems import stem
from corpus.words.tokens import fold

# code: names and adjectives; capital. An underscore is a space.
_ROWS = """
af: afghanistan afghan; kabul
al: albania albanian; tirana
dz: algeria algerian; algiers
ar: argentina argentine argentinian аргентина аргентинский 阿根廷 argentinien; buenos_aires
am: armenia armenian армения армянский; yerevan ереван
au: australia australian австралия австралийский 澳大利亚 australien; canberra
at: austria austrian австрия австрийский 奥地利 österreich; vienna вена wien
az: azerbaijan azerbaijani азербайджан; baku баку
bd: bangladesh bangladeshi; dhaka
by: belarus belarusian белоруссия белорусский беларусь 白俄罗斯; minsk минск
be: belgium belgian бельгия бельгийский 比利时 belgien; brussels брюссель brüssel
bo: bolivia bolivian; la_paz
ba: bosnia bosnian; sarajevo
br: brazil brazilian бразилия бразильский 巴西 brasilien; brasilia бразилиа 巴西利亚
bg: bulgaria bulgarian болгария болгарский bulgarien; sofia софия
kh: cambodia cambodian 柬埔寨; phnom_penh
ca: canada canadian канада канадский 加拿大 kanada; ottawa оттава
cl: chile chilean; santiago
cn: china chinese prc китай китайский кнр 中国 中方; beijing пекин 北京 peking
co: colombia colombian; bogota
hr: croatia croatian хорватия kroatien; zagreb
cu: cuba cuban куба кубинский; havana
cy: cyprus cypriot; nicosia
cz: czechia czech czech_republic чехия чешский tschechien; prague прага prag
dk: denmark danish dane дания датский 丹麦 dänemark; copenhagen копенгаген kopenhagen
ec: ecuador ecuadorian; quito
eg: egypt egyptian египет египетский 埃及 ägypten; cairo каир kairo
ee: estonia estonian эстония эстонский estland; tallinn таллин
et: ethiopia ethiopian; addis_ababa
fi: finland finnish finn финляндия финский 芬兰 finnland; helsinki хельсинки
fr: france french франция французский 法国 frankreich; paris париж 巴黎
ge: грузия грузинский; tbilisi тбилиси
de: germany german германия немецкий фрг 德国 deutschland; berlin берлин 柏林
gh: ghana ghanaian; accra
gr: greece greek греция греческий 希腊 griechenland; athens афины athen
hu: hungary hungarian венгрия венгерский 匈牙利 ungarn; budapest будапешт
is: iceland icelandic; reykjavik
in: india indian индия индийский 印度 indien; new_delhi delhi дели 新德里
id: indonesia indonesian 印度尼西亚 印尼; jakarta
ir: iran iranian иран иранский 伊朗; tehran тегеран teheran
iq: iraq iraqi ирак иракский 伊拉克; baghdad багдад
ie: ireland irish ирландия irland; dublin дублин
il: israel israeli израиль израильский 以色列
it: italy italian италия итальянский 意大利 italien; rome рим 罗马 rom
jp: japan japanese япония японский 日本; tokyo токио 东京 tokio
jo: jordanian иордания; amman
kz: kazakhstan kazakh казахстан казахстанский 哈萨克斯坦 kasachstan; astana астана
ke: kenya kenyan; nairobi
kr: south_korea south_korean 韩国 südkorea; seoul сеул 首尔
kp: north_korea north_korean кндр 朝鲜 nordkorea; pyongyang пхеньян
kw: kuwait kuwaiti
kg: kyrgyzstan kyrgyz киргизия киргизский; bishkek бишкек
lv: latvia latvian латвия латвийский lettland; riga рига
lb: lebanon lebanese ливан ливанский libanon; beirut бейрут
ly: libya libyan; tripoli
lt: lithuania lithuanian литва литовский litauen; vilnius вильнюс
lu: luxembourg
my: malaysia malaysian 马来西亚; kuala_lumpur
mx: mexico mexican мексика мексиканский 墨西哥 mexiko; mexico_city
md: moldova moldovan молдавия молдавский; chisinau
mn: mongolia mongolian монголия монгольский 蒙古; ulaanbaatar
ma: morocco moroccan; rabat
mm: myanmar burmese burma 缅甸
np: nepal nepali; kathmandu
nl: netherlands dutch нидерланды нидерландский 荷兰 niederlande; amsterdam амстердам
nz: new_zealand; wellington
ng: nigeria nigerian; abuja
no: norway norwegian норвегия норвежский 挪威 norwegen; oslo осло
pk: pakistan pakistani пакистан пакистанский 巴基斯坦; islamabad исламабад
pe: peru peruvian; lima
ph: philippines philippine filipino 菲律宾; manila
pl: poland polish польша польский 波兰 polen; warsaw варшава 华沙 warschau
pt: portugal portuguese португалия португальский 葡萄牙; lisbon лиссабон 里斯本 lissabon
qa: qatar qatari; doha
ro: romania romanian румыния румынский 罗马尼亚 rumänien; bucharest бухарест bukarest
ru: russia russian россия российский рф 俄罗斯 俄方 russland; moscow москва 莫斯科 moskau
sa: saudi_arabia saudi_arabian saudi 沙特; riyadh
rs: serbia serbian serb сербия сербский 塞尔维亚 serbien; belgrade белград belgrad
sg: singapore singaporean 新加坡
sk: slovakia slovak словакия словацкий slowakei; bratislava братислава
si: slovenia slovenian slowenien; ljubljana
so: somalia somali; mogadishu
za: south_africa south_african юар 南非 südafrika; pretoria
es: spain spanish испания испанский 西班牙 spanien; madrid мадрид 马德里
lk: sri_lanka sri_lankan; colombo
sd: sudan sudanese; khartoum
se: sweden swedish швеция шведский 瑞典 schweden; stockholm стокгольм
ch: switzerland swiss швейцария швейцарский 瑞士 schweiz; bern берн
sy: syria syrian сирия сирийский 叙利亚 syrien; damascus дамаск damaskus
tw: taiwan taiwanese тайвань 台湾; taipei
tj: tajikistan tajik таджикистан; dushanbe
tz: tanzania tanzanian
th: thailand thai таиланд 泰国; bangkok бангкок
tn: tunisia tunisian; tunis
tr: turkey turkish türkiye турция турецкий 土耳其 türkei; ankara анкара
tm: turkmenistan turkmen туркмения; ashgabat
ua: ukraine ukrainian украина украинский 乌克兰; kyiv kiev киев 基辅 kiew
ae: united_arab_emirates emirati uae; abu_dhabi
gb: united_kingdom britain british uk великобритания
британский 英国
  großbritannien; london лондон 伦敦
us: united_states american us usa america сша американский 美国 vereinigte_staaten; вашингтон 华盛顿
uy: uruguay uruguayan; montevideo
uz: uzbekistan uzbek узбекистан узбекский; tashkent ташкент
ve: venezuela venezuelan венесуэла; caracas
vn: vietnam vietnamese вьетнам вьетнамский 越南; hanoi ханой
ye: yemen yemeni; sanaa
zw: zimbabwe zimbabwean; harare
"""
# Left out: Jordan and Georgia are people and a state as well, Washington is a state and a man.


def _read(rows: str) -> tuple[dict[str, str], dict[str, str]]:
    states: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in rows.strip().replace("\n  ", " ").splitlines():
        code, _, written = row.partition(":")
        names, _, seats = written.partition(";")
        for table, words in ((states, names), (capitals, seats)):
            for word in words.split():
                table[_key(word.replace("_", " "))] = code.strip()
    return states, capitals


def _key(name: str) -> str:
    return " ".join(stem(fold(word.replace(".", ""))) for word in name.split())


_STATES, _CAPITALS = _read(_ROWS)
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
