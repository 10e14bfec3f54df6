"""The cases of Russian names: what a place is called after "in", "of" and "with".

By the ending alone, which is enough for the names of states and cities. A form that nobody writes does no
harm: it stands in no document.
"""

from __future__ import annotations

_NOMINATIVE_ENDINGS = """
ский: ский ского скому ский ским ском ская ской скую ское ские ских скими
цкий: цкий цкого цкому цкий цким цком цкая цкой цкую цкое цкие цких цкими
ый: ый ого ому ый ым ом
ая: ая ой ой ую ой ой
яя: яя ей ей юю ей ей
ое: ое ого ому ое ым ом
ые: ые ых ым ые ыми ых
ие: ие их им ие ими их
ия: ия ии ии ию ией ии
ея: ея еи ее ею еей ее
ство: ство ства ству ство ством стве
ны: ны н нам ны нами нах
ды: ды дов дам ды дами дах
ты: ты тов там ты тами тах
га: га ги ге гу гой ге
ка: ка ки ке ку кой ке
ха: ха хи хе ху хой хе
ча: ча чи че чу чей че
ща: ща щи ще щу щей ще
жа: жа жи же жу жей же
ша: ша ши ше шу шей ше
а: а ы е у ой е
сь: сь си си сь сью си
ь: ь я ю ь ем е
й: й я ю й ем е
ет: ет та ту ет том те
ж: ж жа жу ж жем же
о: о
е: е
и: и
у: у
э: э
"""
_OTHER = ("", "а", "у", "", "ом", "е")
_ENDINGS = {
    ending: tuple(forms.split())
    for ending, forms in (line.split(": ") for line in _NOMINATIVE_ENDINGS.strip().splitlines())
}
"""Nominative, genitive, dative, accusative, instrumental, prepositional; adjectives in each gender."""
_LONGEST = max(map(len, _ENDINGS))


def cases(name: str) -> tuple[str, ...]:
    """A Russian name, in small letters, in each of its forms, itself first; its words agree in case."""
    declined = [_of_word(word) for word in name.split(" ")]
    return tuple(dict.fromkeys(map(" ".join, zip(*declined, strict=False))))


def _of_word(word: str) -> tuple[str, ...]:
    for length in range(min(_LONGEST, len(word)), 0, -1):
        if forms := _ENDINGS.get(word[-length:]):
            return tuple(word[:-length] + form for form in forms)
    return tuple(word + form for form in _OTHER)
