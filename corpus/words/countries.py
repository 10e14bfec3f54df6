"""Countries as they are named in several languages: one table for all who must tell that China is 中国.

Data only: a row for each of 106 countries, those that the news names most, in English, Russian, Chinese and
German where they differ. **Source**: the names are common knowledge; but for Taiwan all are among the 193
members of the United Nations.
"""

from __future__ import annotations

from dataclasses import dataclass

# code: names; adjectives; capitals. An underscore is a space. A question mark is behind a name that may well
# mean somebody or something else, or has the stem of another word. A star is behind one that in small letters
# is as likely another word or somebody.
_ROWS = """
af: afghanistan афганистан 阿富汗; afghan афганский; kabul кабул
al: albania албания; albanian албанский; tirana
dz: algeria алжир 阿尔及利亚; algerian алжирский; algiers
ar: argentina аргентина 阿根廷 argentinien; argentine argentinian аргентинский;
  buenos_aires
am: armenia армения; armenian армянский; yerevan ереван
au: australia австралия 澳大利亚 australien; australian австралийский; canberra
at: austria австрия 奥地利 österreich; austrian австрийский; vienna вена* wien
az: azerbaijan азербайджан; azerbaijani азербайджанский; baku баку*
bd: bangladesh бангладеш 孟加拉国; bangladeshi; dhaka
by: belarus белоруссия беларусь 白俄罗斯; belarusian белорусский; minsk минск
be: belgium бельгия 比利时 belgien; belgian бельгийский; brussels брюссель brüssel
bo: bolivia боливия; bolivian боливийский; la_paz
ba: bosnia босния; bosnian боснийский; sarajevo сараево
br: brazil бразилия 巴西 brasilien; brazilian бразильский; brasilia бразилиа 巴西利亚
bg: bulgaria болгария bulgarien; bulgarian болгарский; sofia софия
kh: cambodia 柬埔寨 камбоджа; cambodian камбоджийский; phnom_penh
ca: canada канада 加拿大 kanada; canadian канадский; ottawa оттава
cl: chile чили?* 智利; chilean чилийский; santiago
cn: china prc китай кнр 中国; chinese китайский 中方; beijing пекин 北京 peking
co: colombia колумбия? 哥伦比亚; colombian колумбийский; bogota
hr: croatia хорватия kroatien; croatian хорватский; zagreb загреб
cu: cuba куба* 古巴; cuban кубинский; havana гавана
cy: cyprus кипр; cypriot кипрский; nicosia
cz: czechia czech_republic чехия tschechien 捷克; czech чешский; prague прага prag
dk: denmark дания 丹麦 dänemark; danish dane* датский; copenhagen копенгаген kopenhagen
ec: ecuador эквадор; ecuadorian эквадорский; quito
eg: egypt египет 埃及 ägypten; egyptian египетский; cairo каир kairo
ee: estonia эстония estland; estonian эстонский; tallinn таллин
et: ethiopia эфиопия 埃塞俄比亚; ethiopian эфиопский; addis_ababa
fi: finland финляндия 芬兰 finnland; finnish finn* финский; helsinki хельсинки
fr: france франция 法国 frankreich; french французский; paris париж 巴黎
ge: грузия 格鲁吉亚 georgia?*; грузинский georgian?*; tbilisi тбилиси
de: germany германия фрг 德国 deutschland; german немецкий; berlin берлин 柏林
gh: ghana гана?; ghanaian; accra
gr: greece греция 希腊 griechenland; greek греческий; athens афины athen
hu: hungary венгрия 匈牙利 ungarn; hungarian венгерский; budapest будапешт
is: iceland исландия 冰岛; icelandic исландский; reykjavik рейкьявик
in: india индия 印度 indien; indian индийский; new_delhi delhi дели* 新德里
id: indonesia 印度尼西亚 印尼 индонезия; indonesian индонезийский; jakarta джакарта
ir: iran иран 伊朗; iranian иранский; tehran тегеран teheran 德黑兰
iq: iraq ирак 伊拉克; iraqi иракский; baghdad багдад
ie: ireland ирландия irland; irish ирландский; dublin дублин
il: israel израиль 以色列; israeli израильский
it: italy италия 意大利 italien; italian итальянский; rome рим 罗马 rom
jp: japan япония 日本; japanese японский; tokyo токио 东京 tokio
jo: иордания 约旦 jordan?*; jordanian иорданский; amman
kz: kazakhstan казахстан 哈萨克斯坦 kasachstan; kazakh казахстанский; astana астана
ke: kenya кения? 肯尼亚; kenyan кенийский; nairobi
kr: south_korea 韩国 südkorea южная_корея; south_korean южнокорейский; seoul сеул 首尔
kp: north_korea кндр 朝鲜 nordkorea северная_корея; north_korean северокорейский; pyongyang
  пхеньян 平壤
kw: kuwait кувейт; kuwaiti кувейтский
kg: kyrgyzstan киргизия; kyrgyz киргизский; bishkek бишкек
lv: latvia латвия lettland; latvian латвийский; riga рига
lb: lebanon ливан libanon 黎巴嫩; lebanese ливанский; beirut бейрут
ly: libya ливия?; libyan ливийский; tripoli триполи
lt: lithuania литва litauen; lithuanian литовский; vilnius вильнюс
lu: luxembourg люксембург
my: malaysia 马来西亚 малайзия; malaysian малайзийский; kuala_lumpur
mx: mexico мексика 墨西哥 mexiko; mexican мексиканский; mexico_city
md: moldova молдавия; moldovan молдавский; chisinau кишинев
mn: mongolia монголия 蒙古; mongolian монгольский; ulaanbaatar
ma: morocco марокко; moroccan марокканский; rabat
mm: myanmar burma 缅甸 мьянма; burmese
np: nepal непал? 尼泊尔; nepali непальский; kathmandu катманду
nl: netherlands нидерланды 荷兰 niederlande; dutch нидерландский; amsterdam амстердам
nz: new_zealand новая_зеландия 新西兰; новозеландский; wellington
ng: nigeria нигерия? 尼日利亚; nigerian нигерийский; abuja
no: norway норвегия 挪威 norwegen; norwegian норвежский; oslo осло
pk: pakistan пакистан 巴基斯坦; pakistani пакистанский; islamabad исламабад
pe: peru перу?* 秘鲁; peruvian перуанский; lima* лима?*
ph: philippines 菲律宾 филиппины; philippine filipino филиппинский; manila* манила?*
pl: poland польша 波兰 polen; polish* польский; warsaw варшава 华沙 warschau
pt: portugal португалия 葡萄牙; portuguese португальский; lisbon лиссабон 里斯本 lissabon
qa: qatar катар* 卡塔尔; qatari катарский; doha доха?*
ro: romania румыния 罗马尼亚 rumänien; romanian румынский; bucharest бухарест bukarest
ru: russia россия рф 俄罗斯 russland российская_федерация; russian российский 俄方; moscow
  москва 莫斯科 moskau
sa: saudi_arabia 沙特 саудовская_аравия 沙特阿拉伯; saudi_arabian saudi саудовский; riyadh
  эр-рияд
rs: serbia сербия 塞尔维亚 serbien; serbian serb сербский; belgrade белград belgrad
sg: singapore 新加坡 сингапур; singaporean сингапурский
sk: slovakia словакия slowakei; slovak словацкий; bratislava братислава
si: slovenia slowenien словения; slovenian словенский; ljubljana любляна
so: somalia сомали?; somali; mogadishu
za: south_africa юар 南非 südafrika; south_african; pretoria
es: spain испания 西班牙 spanien; spanish испанский; madrid мадрид 马德里
lk: sri_lanka шри-ланка 斯里兰卡; sri_lankan; colombo
sd: sudan судан 苏丹; sudanese суданский; khartoum хартум
se: sweden швеция 瑞典 schweden; swedish шведский; stockholm стокгольм
ch: switzerland швейцария 瑞士 schweiz; swiss швейцарский; bern берн
sy: syria сирия 叙利亚 syrien; syrian сирийский; damascus дамаск damaskus
tw: taiwan тайвань 台湾; taiwanese тайваньский; taipei тайбэй
tj: tajikistan таджикистан; tajik таджикский; dushanbe душанбе
tz: tanzania танзания; tanzanian
th: thailand таиланд 泰国; thai тайский; bangkok бангкок
tn: tunisia тунис; tunisian тунисский; tunis
tr: turkey* türkiye турция 土耳其 türkei; turkish турецкий; ankara анкара
tm: turkmenistan туркмения; turkmen туркменский; ashgabat ашхабад
ua: ukraine украина 乌克兰; ukrainian украинский; kyiv kiev киев 基辅 kiew
ae: united_arab_emirates uae объединенные_арабские_эмираты оаэ 阿联酋; emirati; abu_dhabi
  абу-даби
gb: united_kingdom britain uk великобритания 英国 großbritannien соединенное_королевство;
  british британский; london лондон 伦敦
us: united_states us* usa america сша 美国 vereinigte_staaten соединенные_штаты америка?;
  american американский; вашингтон 华盛顿 washington?*
uy: uruguay уругвай; uruguayan; montevideo монтевидео
uz: uzbekistan узбекистан 乌兹别克斯坦; uzbek узбекский; tashkent ташкент
ve: venezuela венесуэла 委内瑞拉; venezuelan венесуэльский; caracas каракас
vn: vietnam вьетнам 越南; vietnamese вьетнамский; hanoi ханой
ye: yemen йемен 也门; yemeni йеменский; sanaa
zw: zimbabwe зимбабве; zimbabwean; harare хараре
"""

_UNION_ROWS = """
eu: european_union eu евросоюз европейский_союз ес 欧盟
un: united_nations оон 联合国
"""

_OTHER_ROWS = """
new_mexico нью-мексико
south_sudan южный_судан 南苏丹
northern_ireland северная_ирландия 北爱尔兰
inner_mongolia внутренняя_монголия 内蒙古
indian_ocean индийский_океан 印度洋
south_america южная_америка 南美洲
north_america северная_америка 北美洲
central_america центральная_америка 中美洲
latin_america латинская_америка 拉丁美洲
发展中国家
"""
NO_COUNTRIES = tuple(
    tuple(name.replace("_", " ") for name in row.split()) for row in _OTHER_ROWS.strip().splitlines()
)
"""Longer names that hold that of a country and mean something else; those of one place together."""

_ABBREVIATIONS = "prc uae uk us usa eu рф кнр кндр сша оаэ фрг юар ес оон"
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""They stand for the long names in their own language, and are not declined."""


@dataclass(frozen=True, slots=True)
class Country:
    """What one country, or union of them, is called; in small letters, Russian in the nominative.

    Attributes:
        code: two letters, as in ISO 3166.
        names: abbreviations too.
        adjectives: of it, and what its people are called.
        capitals: names of its capital.
        doubtful: those of all these that may well mean somebody or something else (Jordan is a man, too), or
            have the stem of another word, for whoever compares stems.
        common: those that in small letters are as likely another word or somebody: turkey, вена.
    """

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    doubtful: frozenset[str]
    common: frozenset[str]


def _read(rows: str) -> tuple[Country, ...]:
    read = []
    for row in rows.strip().replace("\n  ", " ").splitlines():
        code, _, written = row.partition(":")
        columns = [
            [name.replace("_", " ") for name in column.split()] for column in (written + ";;").split(";")
        ]
        names, adjectives, capitals = (tuple(name.rstrip("?*") for name in each) for each in columns[:3])
        doubtful, common = (
            frozenset(name.rstrip("?*") for each in columns for name in each if mark in name) for mark in "?*"
        )
        read.append(Country(code, names, adjectives, capitals, doubtful, common))
    return tuple(read)


COUNTRIES = _read(_ROWS)
UNIONS = _read(_UNION_ROWS)
"""What is named and abbreviated as countries are, and is none."""
