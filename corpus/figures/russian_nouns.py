"""What a Russian number counts: the noun behind it, brought back to its base form where its ending tells.

Behind 2, 3 and 4 a noun stands in the genitive singular, behind more in the genitive plural; a word
with another ending is none, or one whose base form only a dictionary would know, and is left out.
"""

from __future__ import annotations

import re

_NEXT = re.compile(r"[ \u00a0]+(?P<word>[а-яё]{3,})(?:-[а-яё]+)?(?![а-яё])")
_ADJECTIVE = re.compile(r"(?:[ыи]х|[ео]го)$")
_NO_NOUN = frozenset({
    "для", "при", "под", "над", "без", "или", "что", "как", "так", "уже", "ещё", "еще", "она", "они", "его",
    "год", "лет", "раз", "раза", "был", "была", "были", "около", "после", "более", "менее", "против", "этих",
    "них", "всех", "своих", "других", "наших", "которых", "два", "две", "три",
})  # fmt: skip
_PLURAL: tuple[tuple[str, str], ...] = (
    ("цев", "ец"), ("ев", "й"), ("ов", ""), ("дей", "дь"), ("ей", "ь"), ("ций", "ция"), ("сий", "сия"),
    ("ний", "ние"), ("тий", "тие"), ("ждан", "жданин"), ("ожан", "ожанин"), ("ок", "ка"), ("ек", "ка"),
)  # fmt: skip
_SINGULAR: tuple[tuple[str, str], ...] = (
    ("ции", "ция"), ("сии", "сия"), ("ния", "ние"), ("тия", "тие"), ("ая", "ай"), ("ея", "ей"),
    ("теля", "тель"), ("аря", "арь"), ("ца", "ец"), ("ка", "к"), ("а", ""), ("ки", "ка"), ("ги", "га"),
    ("ти", "ть"), ("ы", "а"),
)  # fmt: skip
_IRREGULAR = {
    "слов": "слово", "слова": "слово", "мест": "место", "места": "место", "дел": "дело", "дела": "дело",
    "сел": "село", "села": "село", "лиц": "лицо", "лица": "лицо", "писем": "письмо",
}  # fmt: skip
_OBLIQUE = re.compile(r"(?:[ая]х|[ая]ми?)$")
_FLEETING = re.compile(r"(?<=[тдшчвм])к(?:ов|а)$")  # участков, остатка: their "о" is only in the base form
_CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]$")
_REACH = 2  # words behind the number: an adjective and the noun


def russian_noun(sentence: str, end: int, number: float, *, magnified: bool) -> tuple[int, str] | None:
    """Where the noun behind a number ends, and its base form; None where there is none to be sure of.

    Args:
        sentence: where they stand.
        end: where the number ends.
        number: the number as it is written, before "тысяч" and the like.
        magnified: such a word stands behind it.
    """
    few = not magnified and number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}
    for place in range(_REACH):
        found = _NEXT.match(sentence, end)
        if found is None or found["word"] in _NO_NOUN:
            return None
        word, end = found["word"], found.end()
        if _ADJECTIVE.search(word):
            following = _NEXT.match(sentence, end)
            if place == 0 and following and _base(following["word"], few=few):
                continue
            return end, re.sub(r"([ыи])х$", r"\1й", word)  # раненых, рабочих: adjectives that are nouns
        base = _base(word, few=few)
        return (end, base) if base else None
    return None


def _base(word: str, *, few: bool) -> str | None:
    if word in _NO_NOUN:
        return None
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if _OBLIQUE.search(word):
        return word  # на участках, в странах: the ending is that of every gender
    if _FLEETING.search(word):
        return _FLEETING.sub("ок", word)
    for ending, base in _SINGULAR if few else _PLURAL:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + base
    if not few and _CONSONANT.search(word) and len(word) > 3:
        return word + "а"  # школ, машин
    return None
