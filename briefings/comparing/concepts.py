"""Concepts: words that measure the same, or never do, whatever the field.

Data only, read together for all languages: a word of one rarely means anything else in another. Only what is
general stands here: the dead, the hurt, what a thing costs, who works somewhere. What is merely related (a
deal and a talk) does not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterable

_SYNONYMS = """
dead died dies die dying killed kills kill killing death deaths fatality fatalities perished fatal drowned
  slain погибли погибших погибшие погибшими погиб погибло погибшим жертв жертвы жертвами умер умерли умерших
  tote toten toter starben gestorben getötet tot 死亡 遇难 丧生 罹难
injured injures injuries injury wounded wounds wound hurt пострадали пострадавших пострадавшие ранены
  раненых ранения verletzt verletzte verletzten 受伤 负伤
missing vermisst vermisste пропавших 失踪
cost costs costing price priced bill paid pay pays стоит стоить стоимость обойдётся обойдется kostet kosten
  kostete zahlt zahlen 造价 耗资
turnout voters
jobless unemployment unemployed безработица безработицы arbeitslosigkeit arbeitslosenquote 失业
person persons people resident residents inhabitant inhabitants citizen citizens человек человека людей
  жителей menschen einwohner 人口
staff employee employees employs employ employed worker workers workforce сотрудников работников
  beschäftigte mitarbeiter 员工
job jobs post posts position positions stellen arbeitsplätze
country countries state states nation nations стран страны länder staaten 国家
agreement agreements document documents paper papers deal deals accord accords pact pacts contract contracts
  соглашений соглашения документов документа документы abkommen dokumente 协议 文件 协定
sign signs signed signing signature signatures подписали подписал подписано подписаны unterzeichnet
  unterzeichneten 签署
sell sold sells selling transfer verkauft продан продали
buy bought buys buying purchase purchased acquire acquired acquisition gekauft купил купили
injunction injunctions
jailed sentenced sentence prison imprisoned jail imprisonment verurteilt приговорён приговорен sentencing
arrested arrest arrests detained detain detains detention festgenommen задержаны задержано 逮捕
rescued rescue rescues saved save alive survivors alive gerettet спасены спасли 获救
opened opens open opening inaugurated eröffnet открыт открыта открыто 开馆
begin begins began beginning start starts started starting commence commences
establish established foundation founding gegründet основан основана 成立
arrive arrived arrives arrival land landed lands landing touched приземлился прибыл прибыла gelandet landete
  抵达 降落
built build builds building construction constructed gebaut
deadline close closes closed closing due submit
quake earthquake tremor erdbeben землетрясение землетрясения 地震
fire blaze wildfire brand пожар пожара пожаре
storm hurricane typhoon cyclone tempest sturm
flood floods flooding flooded hochwasser наводнение 洪水
profit profits earnings gewinn прибыль 利润
revenue revenues sales turnover umsatz выручка 营收 销售额 销售
trade commerce exchange товарооборот handel 贸易 贸易额
journey trip visit voyage tour travelled traveled travel travels визит поездка reise 访问
homes home house houses household households
kilometre km kilometres kilometer kilometers
effective efficacy effectiveness
leader leaders head heads
power electricity
rate rates
plane aircraft airliner jet flugzeug самолёт самолет 专机 飞机
president präsident президент 总统
deputy vice
ship vessel ferry boat
march marched marches marching demonstration demonstrated rally protest protested protesters
fine fined fines
film movie
export exports exported экспорт экспорта ausfuhr 出口 出口额
import imports imported импорт импорта einfuhr 进口
dividend dividends дивиденд дивиденды 股息
share shares акции акций 股价
company companies firm firms group concern 公司
minister ministers министр министров министра 部长 外长
passenger passengers пассажир пассажиров пассажира 乘客
wind gust gusts
offer offers offered bid bids angebot предложение 报价
spectator spectators attendance crowd audience зрителей
bribe bribes bribery
"""
"""A line a concept, indented lines belonging to it; its first word names it."""

_UNSAFE = frozenset({"head", "position", "post", "state", "close", "due", "exchange", "save", "pull"})
"""Words left out of the concepts of one that are counted: they mean too many other things."""

_NEUTRAL = """
reach reached reaches reaching total totalled totals totaled totalling stood stand stands standing amount
amounted amounts come comes came put puts risen rise rises rose rising increase increased increases
increasing grow grew grown grows growing growth climb climbed jumped jump surged surge soared soar gain
gained raise raised raises fall fell falls fallen falling drop dropped drops decline declined declines
declining decrease decreased shrank shrink slip slipped reduce reduced reduces reducing cut cuts lower
lowered slow slowed down remain remained remains become became make made makes take took takes taken give
gave given gives get got include included includes number numbers figure figures level levels record high
low official officials report reported reports reporting say announce announced announces according estimate
estimated estimates confirm confirmed show shows showed shown find found finds count counted counts counting
list listed lists add added adds state tell told know known nearly almost about around roughly some least
most exactly currently so far now still already then later earlier again end also new latest recent recently
last this next year month week day today yesterday monday tuesday wednesday thursday friday saturday sunday
expected expect expects forecast forecasts predicted predict plan plans planned planning scheduled projected
project hope hopes will would could may might due revised revise correct corrected correcting correction
correction updated update initially originally previously preliminary provisional final finally postponed
bring brought brings carry carried carries leave leaves leaving left see seen saw went goes pulled
researcher researchers scientist scientists expert experts analyst analysts authorities organiser organisers
organizer organizers spokesman spokeswoman spokesperson result results postpone moved move delayed delay
only just even intend intends intended largest biggest cover covers covered covering set sets measured
measure measures составил составила составило составили достиг достигла достигло выросло вырос выросла
выросли увеличилось увеличился увеличилась снизился снизилась упал упала число количество сообщили сообщил
около более почти стали stieg stiegen sank fiel erreichte beträgt betrug zahl rund etwa mehr fast zunächst
gezählt wurden wurde liegt lag gestiegen gesunken gefallen ist sind bei dem der den die das des auf nach an im
am von angaben beläuft sich durch schätzt schätzung schätzungen
сумма 达到 增长 下降 上升 人数 增至 升至 已经 约为 超过 已造 造成 成河
"""
"""Words that say a figure is reached, changed, told or corrected, and nothing of what it measures."""

_CONTRASTS = """
side: north northern | south southern | east eastern | west western | central
northeast: northeast northeastern | northwest northwestern | southeast southeastern | southwest southwestern
sex: men man male boys boy мужчин männer | women woman female girls girl женщин frauen
age: youth young youths juvenile | adult adults | child children kids | elderly pensioners
order: first | second | third | fourth | fifth | sixth
flow: export exports exported экспорт экспорта ausfuhr 出口 | import imports imported импорт импорта einfuhr
  进口 | trade commerce товарооборот handel 贸易
account: net | operating | gross | pretax
earnings: revenue sales turnover | profit earnings | loss losses | debt debts | dividend dividends
place: urban city cities | rural countryside | metropolitan | suburban
extent: minimum lowest | maximum highest | average mean | median | total overall
reach: domestic | foreign international overseas
ownership: public | private
novelty: existing used secondhand | new
season: winter | summer | spring | autumn
stage: suspected | confirmed | probable
fate: dead died killed death deaths | injured wounded hurt | missing | rescued saved
span: monthly | yearly annual annually | quarterly | weekly | daily
price: retail | wholesale | producer
career: primary | secondary
grain: wheat | maize corn | barley | rice | soy
fuel: oil | gas | coal
hand: left | right
power: capacity | output production
"""
"""A line a family: two of its members, parted by a bar, are never one measure."""

ORDER = "order"
"""The family of places in a row."""

_RESTRICTING = """
youth core net gross operating pretax average mean median minimum maximum monthly annual yearly quarterly
daily weekly male female men women boys girls child children adult elderly rural urban domestic foreign
international regional metropolitan suspected confirmed industrial agricultural retail wholesale producer
seasonally adjusted per capita export exports import imports partial suburban youth

"""
"""Words that make a part of what they stand before."""

_CUMULATIVE = """
dead injured missing case cases infected infection arrested displaced homeless evacuated burned burnt rescued
заболевших случаев случай 确诊 病例 erkrankt infiziert
"""
"""What is counted up, or down, while one event goes on."""

_ONCE = """
opened established arrive begin built deadline dead sign born established launched sank elected abolished
родился родилась geboren 出生 crashed collapsed
"""
"""What happens once to one thing, or once for a long time."""


_FORMS = {"founded": "establish"}
"""Words whose stem is another word's."""


def _lines(table: str) -> list[str]:
    """The lines of a table, each with the indented ones below it."""
    return table.strip().replace("\n  ", " ").splitlines()


def _stems(words: str) -> list[str]:
    return list(content_stems(words))


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _lines(_SYNONYMS):
        stems = _stems(line)
        for stem in stems:
            if stem not in _UNSAFE:
                table.setdefault(stem, stems[0])
    return table


@lru_cache(maxsize=1 << 16)
def meaning(stem: str, written: str = "") -> str:
    """The concept of a stem; the stem itself when it has none.

    Args:
        written: the word itself, folded, where a stem alone is of two words: founded, found.
    """
    return _FORMS.get(written) or _table().get(stem, stem)


CONCEPTS = frozenset(_table().values())
"""What any news may be about: the dead, a price, an opening."""

GENERIC = frozenset(
    {"person", "country", "time", "day", "year", "month", "week", "hour", "minute", "thing", "place"}
)
"""What is counted in any sentence."""

FATES = frozenset(meaning(stem) for stem in _stems("dead injured missing rescued arrested"))
"""What becomes of people: of those that are counted, one thing."""

NEUTRAL = frozenset(_stems(_NEUTRAL))
"""Stems that say nothing of what a figure measures."""

RESTRICTING = frozenset(_stems(_RESTRICTING))
"""Stems that make a part of what they stand before."""

CUMULATIVE = frozenset(map(meaning, _stems(_CUMULATIVE)))
"""Concepts that are counted up while one event goes on."""

_VOTES = """
mayor mayoral мэр мэра мэром bürgermeister bürgermeisterin 市长
governor gubernatorial губернатор губернатора 州长 省长
president presidential президент президента präsident 总统
parliament parliamentary general парламент парламента bundestag 议会
council local municipal stadtrat совет совета 市议会
"""
"""A line a kind of vote, by who is elected."""

ONCE = frozenset(map(meaning, _stems(_ONCE)))
"""Concepts of what happens once to one thing."""


VOTES = {stem: number for number, line in enumerate(_lines(_VOTES)) for stem in _stems(line)}
"""Of which kind of vote a stem is."""

ELECTIONS = frozenset(_stems("election elections выборы выборах выборов wahl wahlen 选举"))
"""Stems of elections."""


def _contrasts() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in _lines(_CONTRASTS):
        family, _, members = line.partition(":")
        for number, member in enumerate(members.split("|")):
            for stem in _stems(member):
                found.setdefault(f"{family}|{stem}", (family, str(number)))
    return found


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, member in _contrasts().items():
        stem = key.partition("|")[2]
        found[stem] = (*found.get(stem, ()), member)
    return found


def contrasts(stems: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The families that words belong to, and as which member.

    Args:
        stems: in the order of the text: a place in a row is one of what follows it, the second phase.
    """
    table, found = _families(), set[tuple[str, str]]()
    words = list(stems)
    for at, word in enumerate(words):
        for family, member in table.get(word, ()):
            behind = words[at + 1] if at + 1 < len(words) else ""
            found.add((f"{family} {behind}" if family == ORDER else family, member))
    return frozenset(found)
