"""Which words are written with a stop of their own, and which words like to open a sentence.

Tables only, by language; English is always in force, for its names and titles stand in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from corpus.words.months import ENGLISH_MONTHS


class Abbreviation(Enum):
    """What an abbreviation's stop says about the sentence when a capital or a digit follows it."""

    NEVER_LAST = auto()
    """Something always follows: a title before a name, "e.g."."""
    SELDOM_LAST = auto()
    """The sentence goes on, unless the next word is one that opens sentences: "Inc.", "U.S."."""
    BEFORE_NUMERAL = auto()
    """Goes on before a number, a Roman numeral or a letter: "Fig. 3", "Vol. II", "App. B"."""
    BEFORE_DIGIT = auto()
    """Goes on before a digit only, for it is also a word, or a unit: "No. 5", "Mar. 3", "5 ft. 10"."""
    TIME_OF_DAY = auto()
    """"a.m." and "p.m.": a weekday, a month or a time zone may still follow."""
    STATE = auto()
    """A state of the USA that is also a word: an abbreviation only after a comma ("Boston, Mass.")."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = {
    "en": """
        mr mrs ms mx messrs mmes dr drs prof profs rev revd hon gen maj col capt lt sgt cpl pvt adm brig cmdr
        cdr cmd comdr gov govs lieut pres sen sens rep reps supt insp det amb atty msgr mgr fr sr.a ald cllr
        rt.hon pfc spc sgts gens cols mt mts ft v vs cf viz e.g i.e eg ie asst dept
        """,
    "de": """
        hr hrn frl fr dr prof dipl ing mag st z.b z.t d.h u.a i.d.r v.a u.u o.g s.o s.u bzw vgl evtl ggf inkl
        exkl zzgl abzgl sog bspw geb gest hrsg gen maj ca rd insb ehem einschl gem lt resp
        """,
    "fr": "m mm mme mmes mlle mlles me dr pr mgr st ste gal col cdt cf p.ex c.-à-d env",
    "es": """
        sr sra srta sres sras dr dra dres d dña da prof profa gral cnel tte cap lic ing arq ud uds vd vds sto
        sta fco p.ej av avda c
        """,
    "it": "sig sigg sig.ra dott dott.ssa prof prof.ssa ing avv arch on rag gen col cap mons sen cfr p.es",
    "pt": "sr sra srta dr dra prof profa eng arq gen cel cap ten exmo exma ilmo d dª p.ex av",
    "nl": "dhr mevr mw drs dr prof ir ing mr gen kol kap st bijv d.w.z m.b.t i.v.m t.o.v o.a v.d vgl",
    "sv": "dr prof hr fr t.ex bl.a d.v.s dvs s.k f.d fr.o.m jfr",
    "da": "dr prof hr fr f.eks bl.a dvs jf fhv",
    "no": "dr prof hr fr f.eks bl.a dvs jf",
    "pl": """
        dr prof hab mgr inż lek ks o bp abp kard św gen płk ppłk mjr kpt por sierż ul al pl im tzw np tj tzn
        zob por m.in ob woj pow
        """,
    "cs": "dr prof doc ing mgr bc mudr judr phdr rndr gen plk mjr kpt sv ul tzv např tj mj pí",
    "tr": "dr prof doç yrd av sn hz org gen alb mah cad sok bkz örn",
    "ro": "dl d-l dna dr prof ing gen col sf str",
    "ru": """
        г-н г-жа гг г-да проф акад доц ген полк подполк кап лейт серж адм инж зам нач им ул пр-т пер пл наб
        пос дер обл респ т.е т.к т.н т.ч см ср напр св тов гр о-в оз канд чл кор
        """,
    "uk": "проф акад доц ген полк ім вул пл обл т.зв т.ч напр див св гр пан п-н",
    "bg": "проф акад доц инж ген полк ул бул обл св напр т.нар г-н г-жа",
}

_SELDOM_LAST = {
    "en": """
        jr sr esq inc ltd co cos corp llc bros st ave blvd rd hwy pkwy sq ph.d phd m.d b.a m.a univ assn assoc
        intl natl calif ariz colo conn fla kan ky md mich minn mont neb nev okla tenn tex va vt wis wyo alta
        ont que sask penn dak al ph.ds plc
        """,
    "de": "str nr jr mio mrd jh jhd usw etc gmbh abs",
    "fr": "av bd éd apr",
    "es": "ee.uu a.c d.c s.a cía hnos",
    "it": "ecc s.p.a s.r.l a.c d.c",
    "pl": "r w ww in sp.z.o.o",
    "ru": "г гг в вв р н.э обл стр",
    "uk": "р рр ст н.е обл",
    "bg": "г в",
}

_BEFORE_NUMERAL = {
    "en": "fig figs vol vols pp chap chaps app eq eqs para paras bldg no.s nos flt rte",
    "de": "abb kap bd nr abs tab",
    "fr": "fig chap n° nº",
    "es": "fig núm pág págs cap",
    "it": "fig cap pag pagg",
    "pt": "fig núm pág págs",
    "nl": "afb hfst blz nr",
    "pl": "rys rozdz tab nr",
    "ru": "рис табл гл разд п пп ст ч т вып кн",
    "uk": "рис табл гл розд п пп ст",
}

_BEFORE_DIGIT = {
    "en": """
        no n° nº № p ch art arts sec secs sect ex op ed ser pt ver tel ext apt ste rm approx ca c est
        min max abt jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
        sun ft in yd yds mi oz lb lbs gal hr hrs mins secs mph km kg cm mm nr rs lot par
        """,
    "de": "art s tel std min sek mio mrd rn rdnr",
    "fr": "art p pp vol tél no",
    "es": "art p pp vol tel aprox nro no",
    "it": "art n p pp vol tel",
    "pt": "art n p pp vol tel aprox",
    "nl": "art p pp ca tel kl jl",
    "sv": "art s nr kl ca tel kr kap mom",
    "da": "art s nr kl ca tlf kr stk",
    "no": "art s nr kl ca tlf kr",
    "pl": "art s str godz ok tys mln mld zł tel ust poz",
    "cs": "č čl s str tel tis mil mld kč odst",
    "ru": "тыс млн млрд трлн руб коп долл чел мин сек час стр т.д т.п др пр тел ок кв гл",
    "uk": "тис млн млрд трлн грн коп дол чол хв год т.д т.п ін тел бл",
    "bg": "хил млн млрд лв т.н др стр",
}

_STATES = _words("Ala Ark Del Ga Ill Ind La Mass Me Miss Mo Ore Pa Wash")

_STARTERS = {
    "en": """
        A About According After All Almost Along Already Also Although Always Among An And Another Any Are As
        At Because Before Besides Both But By Can Could Did Do Does During Each Either Even Every Everyone
        Few Following For From Furthermore Had Has Have He Hence Her Here His How However I If In Indeed
        Instead Is It Its Just Later Let Like Many Maybe Meanwhile More Moreover Most Much My Nearly Neither
        Never Nevertheless No Nobody Nonetheless Nor Not Nothing Now Of On Once One Only Or Other Others
        Otherwise Our Over Perhaps Please Rather Recently Several She Should Similarly Since So Some
        Somehow Someone Sometimes Soon Still Such That The Their Then There Therefore These They This Those
        Though Through Thus To Today Together Tomorrow Tonight Too Two Unfortunately Unless Unlike Until Upon
        Was We Were What Whatever When Whenever Where Whereas Whether Which While Who Whose Why With Within
        Without Would Yesterday Yet You Your
        """,
    "de": """
        Aber Alle Allerdings Als Also Am An Auch Auf Aus Außerdem Bei Beim Bis Da Dabei Dadurch Daher Damit
        Danach Dann Darauf Das Dass Dazu Dem Den Denn Der Des Deshalb Die Dies Diese Dieser Dieses Doch Dort
        Durch Ein Eine Einen Einer Er Es Etwa Für Gegen Heute Hier Hinter Ich Ihm Ihr Ihre Im In Ist Jede
        Jeder Jedoch Jetzt Kein Keine Man Mehr Mit Nach Nachdem Nicht Noch Nun Nur Ob Obwohl Oder Ohne Schon
        Sein Seine Seit Sie Sind So Sogar Sondern Später Statt Trotz Über Um Und Unter Viele Vom Von Vor War
        Waren Warum Was Weil Wenn Wer Wie Wir Wo Während Zu Zudem Zum Zur Zwar Zwischen
        """,
    "fr": """
        À Ainsi Alors Après Au Aussi Aux Avant Avec Bien Car Ce Cela Celle Ces Cet Cette Chaque Comme Dans De
        Depuis Des Dès Donc Du Elle Elles En Enfin Entre Et Il Ils J Je L La Le Les Leur Leurs Lors Lorsque
        Mais Malgré Même Mon Nous Où Ou On Par Parce Pendant Plus Plusieurs Pour Pourtant Puis Quand Que Quel
        Qui Sa Sans Selon Ses Si Son Sous Sur Tous Tout Très Un Une Vers Vous
        """,
    "es": """
        A Ahora Al Algunos Además Ante Antes Así Aunque Cada Como Con Cuando Cuándo Cómo De Del Desde Después
        Durante El Ella Ellos En Entre Era Es Esa Ese Eso Esta Está Este Esto Estos Fue Ha Han Hasta Hay La
        Las Lo Los Luego Más Mientras Muchos Muy No Nos Otro Otra Para Pero Por Porque Pues Qué Que Quién Se
        Según Si Sí Sin Sobre Solo Son Su Sus También Tanto Tras Un Una Uno Y Ya Yo
        """,
    "it": """
        A Ai Al Alla Anche Ancora Che Chi Ci Come Con Così Da Dal Dalla Dei Del Della Di Dopo Dove È E Ed Era
        Fino Gli Ha Hanno I Il In Infatti Inoltre Io L La Le Lo Ma Mentre Molti Nei Nel Nella Noi Non Ogni
        Oggi Per Perché Però Più Poi Prima Qual Quando Quello Questa Questo Qui Se Secondo Senza Si Sono Su
        Sul Sulla Tra Tutti Un Una Uno
        """,
    "pt": """
        A Ao Aos Após Agora Ainda Além Antes Apesar As Assim Até Cada Com Como Da Das De Depois Desde Do Dos
        Durante E É Ela Elas Ele Eles Em Enquanto Entre Era Essa Esse Esta Este Eu Foi Foram Há Isso Já Mais
        Mas Muitos Na Não Nas No Nos Nós O Onde Os Ou Para Pela Pelo Por Porque Quando Que Quem São Se Segundo
        Sem Seu Sua Também Um Uma
        """,
    "nl": """
        Aan Al Als Alle Bij Daar Daarna Daarom Dat De Deze Die Dit Door Een Echter Er Geen Het Hier Hij Hoe
        Hun Ik In Is Maar Met Na Naar Niet Nog Nu Of Om Omdat Ook Op Over Sinds Te Tegen Ten Tijdens Toen Tot
        Tussen Uit Van Veel Vanaf Vervolgens Volgens Voor Waarom Want Was Wat We Wel Wie Wij Zij Ze Zijn Zo
        Zonder
        """,
    "sv": """
        Alla Att Av De Den Denna Dessa Det Detta Där Därför Då Efter En Enligt Ett Eller En Från För Han Har
        Hans Hon Hur I Idag Inte Jag Man Med Medan Men Mot När Nu Och Också Om På Samt Som Sedan Till
        Under Ut Vad Var Varför Vi Vid Är Även Över
        """,
    "pl": """
        A Aby Ale Bo Był Była Było Być Co Czy Dla Dlatego Do Gdy Gdzie I Ich Jak Jako Jednak Jego Jej Jest
        Jeśli Już Kiedy Który Która Ma Może Na Nad Nie O Od On Ona Oni Oraz Po Pod Ponadto Potem Przed Przez
        Przy Są Się Ta Tak Także Tam Te Ten To Tu Tylko W We Wszystkie Z Za Ze Że
        """,
    "ru": """
        А Благодаря Более Будет Был Была Были Было В Ведь Во Вот Все Всего Вместе Впрочем Где Да Даже
        Для До Его Ее Её Если Есть Ещё Еще За Здесь И Из Или Им Их К Как Какой Когда Который Кроме Кто Между
        Мне Многие Может Можно Мы На Над Не Некоторые Нет Но О Об Один Однако Он Она Они Оно От Перед По Под
        После Потом Поэтому При Ранее С Сегодня Сейчас Со Среди Так Также Там Теперь То Тогда Только Ты У
        Уже Хотя Через Что Чтобы Эта Эти Это Этот Я
        """,
    "uk": """
        А Але Без Був Була Було Були В Вже Ви Від Він Вона Вони Воно Все Де До Для Є З За Зараз Його Її Із Й
        Якщо Як Який Коли Крім Ми На Над Не Ні Однак Після По Під При Про Сьогодні Так Також Та Там Те Тепер
        Тому То Тоді У Хто Хоча Це Цей Ця Ці Через Що Щоб Я
        """,
    "bg": """
        А Ако Без В Във Все Да До За И Из Или Има Как Като Когато Кой На Не Но От По При С Се След Със Те Тя
        Той Това Тези Този Тази Че
        """,
}

ORDINAL_STOP = _words("cs da de et fi hr hu is lt lv no nb nn pl sk sl sr bs")
"""Languages that write an ordinal number with a stop: "am 3. Oktober", "w 20. rocznicę"."""

MONTHS_AFTER_ORDINAL = _words(
    """
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert
    Jahrhunderts
    """
)
"""Capitalised words before which a number with a stop is an ordinal in whatever language was given."""

AFTER_TIME_OF_DAY = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    Eastern Central Mountain Pacific Atlantic Greenwich GMT UTC ET EST EDT CT CST CDT MT MST MDT PT PST PDT
    BST CET CEST EET IST JST AEST
    """
) | frozenset(ENGLISH_MONTHS)
"""Words that may follow "a.m." or "p.m." inside a sentence."""

NAMES_WITH_STOP = _words("yahoo yum jeopardy")
"""Names, lower case, that are written with an exclamation mark of their own."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words around a stop say, in one language.

    Attributes:
        abbreviations: by the word in lower case, without its last stop.
        starters: capitalised words that open sentences and hardly ever go on with a name.
        ordinals: a number with a stop is an ordinal.
    """

    abbreviations: dict[str, Abbreviation]
    starters: frozenset[str]
    ordinals: bool


_ALWAYS = ("en", "ru", "uk")
"""In force in every text: English for its names, Cyrillic because its words cannot be mistaken for others."""


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """The vocabulary of a language; of English where the language is unknown.

    Args:
        language: ISO 639-1.
    """
    languages = (*_ALWAYS, language) if language and language not in _ALWAYS else _ALWAYS
    abbreviations: dict[str, Abbreviation] = {word.lower(): Abbreviation.STATE for word in _STATES}
    for table, kind in (
        (_BEFORE_DIGIT, Abbreviation.BEFORE_DIGIT),
        (_BEFORE_NUMERAL, Abbreviation.BEFORE_NUMERAL),
        (_SELDOM_LAST, Abbreviation.SELDOM_LAST),
        (_NEVER_LAST, Abbreviation.NEVER_LAST),
    ):
        for name in languages:
            abbreviations |= dict.fromkeys(_words(table.get(name, "")), kind)
    abbreviations |= dict.fromkeys(("a.m", "p.m"), Abbreviation.TIME_OF_DAY)
    starters = frozenset[str]().union(*(_words(_STARTERS.get(name, "")) for name in languages))
    return Vocabulary(abbreviations, starters, ordinals=language in ORDINAL_STOP)
