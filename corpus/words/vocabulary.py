"""Small closed word lists that the search knows: signs that stand for words, and words without weight.

Data only. Function and question words carry no weight in how much of a question a passage covers.
"""

from __future__ import annotations

SYMBOL_WORDS = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yuan",
    "₽": "ruble",
    "₴": "hryvnia",
    "₹": "rupee",
    "%": "percent",
    "％": "percent",
    "＄": "dollar",
}

ASKING = """
what which how whose
какой какая какое какие какого какому какую каким какими каких каком каков какова каково каковы
сколько скольких скольким сколькими
"""

ENGLISH = """
a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out
over to up upon with within without about after against among around before behind below beneath beside
besides between beyond during since through throughout till toward towards under until via
i me my mine we our ours you your yours he him his she her hers it its they them their theirs
myself ourselves yourself himself herself itself themselves
someone anyone everyone somebody anybody everybody nobody something anything everything nothing
am is are was were be been being do does did done doing have has had having would shall should can could
might must not no nor dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt cant couldnt wont wouldnt
shouldnt mustnt mightnt neednt im ive youre youve youd theyre theyve theyd weve
who whom whose what which when where why how whether there here
much many also just only very too own same such some any each both more most other s t st nd rd th
please tell show give explain describe say says said
"""

RUSSIAN = """
я меня мне мной мною ты тебя тебе тобой он его него ему им ним нем она ее нее ей ею ней нею оно мы нас нам
нами вы вас вам вами
они их ими них ними себя себе собой
мой моя мое мои моего моей моему моим моими моих моем мою твой твоя твое твои твоего твоей твоему твоих твою
наш наша наше наши нашего нашей нашему нашим нашими наших нашем нашу
ваш ваша ваше ваши вашего вашей вашему вашим вашими ваших вашем вашу
свой своя свое свои своего своей своему своим своими своих своем свою
этот эта это эти этого этой этому эту этим этими этих этом тот та то те того той тому тем теми тех
такой такая такое такие такого такому такую таким такими таких таком таков такова таково таковы
весь вся все всего всей всему всю всем всеми всех сам сама само сами самого самой самому самим самими самих
кто кого кому кем ком что чего чему чем никто никого никому никем ничто ничего ничему ничем некто нечто
нибудь либо кое
какой какая какое какие какого какому какую каким какими каких каком каков какова каково каковы
который которая которое которые которого которой которому которую которым которыми которых котором
чей чья чье чьи чьего чьей чьему чьим чьими чьих чьем чью сколько скольких скольким сколькими столько
насколько
где куда откуда когда отчего зачем почему как так тут там здесь туда сюда оттуда отсюда тогда потом опять
раз
и а но да или ли если чтоб чтобы будто хотя зато однако поэтому потому также тоже притом причем пока
не ни нет бы ну уж уже ж же вот ведь даже лишь только еще разве неужели именно почти может надо
в во на с со к ко о об обо у от ото из изо по под подо над за до для без при про через перед между среди
около после
кроме вместо ради против
быть есть был была было были буду будет будем будете будут является являются являлся являлась являлось
являлись один
"""

OTHER_LATIN = """
der die das den dem des ein eine und oder ist sind war waren mit von zu zum zur im am auf wer was wann wo
warum wie le la les un une des du et ou est sont dans par pour sur avec qui que quoi quand pourquoi comment
el los las y es son en por para con quien cuando donde cual
il lo gli uno di che chi quando dove perche
o os um uma e em do da no na
"""

# A question in one language must not lose the content words of another ("die", "war", "son"), so the
# function words of the languages that are not served fully count little instead of nothing.
STOP_WORDS = frozenset((ENGLISH + RUSSIAN).split())
FAINT_WORDS = frozenset(OTHER_LATIN.split()) - STOP_WORDS

ASKING_WORDS = frozenset(ASKING.split())
"""The word after one of these names the kind of thing wanted ("which year"); answers rarely repeat it."""

LOWER_CASE_STOP_WORDS = frozenset({"may", "us", "will", "том", "ту"})
"""Without weight unless they are written as names are."""
