"""The words and marks that numbers are written with: spelt numbers, magnitudes, ordinals, multiples."""

from __future__ import annotations

SMALL: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
"""English numbers up to nineteen."""

TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
"""English tens."""

MAGNITUDES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "dozen": 12, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "lakh": 1e5,
    "crore": 1e7, "tausend": 1e3, "mio": 1e6, "millionen": 1e6, "mrd": 1e9, "milliarde": 1e9,
    "milliarden": 1e9, "billionen": 1e12, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "millón": 1e6,
    "millones": 1e6, "тыс": 1e3, "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "млн": 1e6, "миллион": 1e6,
    "миллиона": 1e6, "миллионов": 1e6, "млрд": 1e9, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9,
    "трлн": 1e12, "триллион": 1e12, "триллиона": 1e12, "триллионов": 1e12, "万亿": 1e12, "千亿": 1e11,
    "百亿": 1e10, "十亿": 1e9, "亿": 1e8, "千万": 1e7, "百万": 1e6, "十万": 1e5,
    "万": 1e4, "千": 1e3, "百": 1e2, "萬億": 1e12, "億": 1e8, "萬": 1e4,
}  # fmt: skip
"""What a number before the word is multiplied by; short scale, as the press counts."""

SPOKEN_MAGNITUDES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
}  # fmt: skip
"""The English ones that take part in a spelt number."""

NUMBER_WORDS = frozenset(SMALL) | TENS.keys() | SPOKEN_MAGNITUDES.keys()
"""The English words that cardinal numbers are made of."""

LETTER_MAGNITUDES: dict[str, float] = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
"""Letters behind an amount of money: $2.1T."""

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20,
}  # fmt: skip
"""English ordinals: they count what has come so far ("third trip")."""

ORDINAL_TENS: dict[str, int] = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
"""English ordinals of whole tens."""

FRACTIONS: dict[str, float] = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fourth": 1 / 4, "fourths": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6,
    "seventh": 1 / 7, "sevenths": 1 / 7, "eighth": 1 / 8, "eighths": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
"""The lower halves of spelt fractions."""

SIGNS: dict[str, float] = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 /
    5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
"""Fractions that are one character."""

MULTIPLES: dict[str, float] = {
    "doubled": 2, "doubling": 2, "redoubled": 2, "tripled": 3, "tripling": 3, "trebled": 3, "quadrupled": 4,
    "quadrupling": 4, "quintupled": 5, "halved": 0.5, "halving": 0.5, "twice": 2, "thrice": 3, "twofold": 2,
    "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "tenfold": 10, "вдвое": 2, "втрое": 3, "вчетверо": 4, "дважды": 2, "трижды": 3, "удвоился": 2,
    "удвоилась": 2, "удвоилось": 2, "удвоились": 2, "утроился": 3, "утроилась": 3, "утроилось": 3,
    "утроились": 3,
}  # fmt: skip
"""Words that are a number by themselves."""

SMALL_RU: dict[str, int] = {
    "два": 2, "две": 2, "двух": 2, "три": 3, "трёх": 3, "трех": 3, "четыре": 4, "четырёх": 4, "четырех": 4,
    "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8,
    "девять": 9, "девяти": 9, "десять": 10, "десяти": 10, "двадцать": 20, "тридцать": 30, "сорок": 40,
    "пятьдесят": 50, "сто": 100,
}  # fmt: skip
"""Russian numbers in their common cases."""

DIGITS_ZH: dict[str, int] = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
}  # fmt: skip
"""Chinese digits; ten, hundred and thousand are places."""

PLACES_ZH: dict[str, int] = {"十": 10, "百": 100, "千": 1000}
"""Chinese places below ten thousand."""

BEFORE_ORDINAL_ZH = "第"
"""What stands before the digits of an ordinal in Chinese."""

UNITS_ZH = "吨噸米升桶"
"""Chinese units of one character, simplified and traditional."""

_UNIT_FORMS = {
    "thousand": "тыс тысяча тысячи тысяч тысячам тысячами тысячах",
    "million": "mln млн миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионах",
    "billion": "bn bln mrd млрд миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов "
    "миллиардам миллиардах milliarde milliarden",
    "trillion": "trn трлн триллион триллиона триллиону триллионом триллионы триллионов триллионам триллионах",
    "percent": "pct prozent процент процента проценту процентом проценте проценты процентов процентам "
    "процентами процентах",
    "dollar": "dollars доллар доллара доллару долларом долларе доллары долларов долларам долларами долларах",
    "euro": "euros евро",
    "ruble": "rubles rouble roubles рубль рубля рублю рублем рубле рубли рублей рублям рублями рублях",
    "yuan": "юань юаня юаню юанем юани юаней юаням юанями юанях",
}

UNIT_WORDS: dict[str, str] = {form: word for word, forms in _UNIT_FORMS.items() for form in forms.split()}
"""What stands behind numbers, in short or in another language, as the one token that is searched for it."""
