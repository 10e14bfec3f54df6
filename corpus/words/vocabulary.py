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
какой какая какое какие каком каких какого какую каким какими какова каковы сколько скольких
"""

ENGLISH = """
a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out
over to up upon with within without about after against among around before behind below beneath beside
besides between beyond during since through throughout till toward towards under until via
i me my mine we our ours you your yours he him his she her hers it its they them their theirs
myself ourselves yourself himself herself itself themselves
am is are was were be been being do does did done doing have has had having would shall should can could
might must not no nor dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt
who whom whose what which when where why how whether there here
much many also just only very too own same such some any each both more most other s t st nd rd th
please tell show give explain describe say says said
"""

RUSSIAN = """
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня
еще нет о из ему когда даже ну ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя
ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж
кто этот того потому этого какой какая какое какие каком каких какого ним здесь этом один почти мой тем чтобы
нее были куда зачем всех при об об эта эти это этой этих являлся является сколько почему который которая
которое которые которого которой которых котором чей чья чье чьи каким какую скольких насколько
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

LOWER_CASE_STOP_WORDS = frozenset({"may", "will"})
"""Without weight unless they are written as names are."""

CJK_QUESTIONS = """
什么 什麼 哪里 哪裡 哪儿 哪个 哪個 哪些 哪位 哪年 哪种 哪種 哪一 哪 多少 多久 多长 多大 几个 几 为什么 為什麼
为何 为啥 怎么 怎麼 怎样 怎樣 如何 是谁 谁 誰 何时 何時 何地 何 吗 嗎 呢 请问 請問
的 了 是 在 与 和 及 或 被 把 于 於 之 也 都 就 而 由 对 對
"""

CJK_BREAKS = tuple(sorted(CJK_QUESTIONS.split(), key=lambda word: (-len(word), word)))
"""Question words and particles at which a Chinese question is cut; longest first."""
