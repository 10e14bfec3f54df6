"""What a number counts, read from the words behind it, without a dictionary.

A plural noun within a few words is what is counted ("10 jointly signed agreements"); behind an
ordinal it is the last noun before the phrase ends ("second consecutive month"). Words that end a noun phrase
stop the search.
"""

from __future__ import annotations

import re

_REACH = 4  # words behind the number: two or three adjectives and the noun
_NEXT = re.compile(r"[ \t\n\u00a0]+(?P<word>[A-Za-z][A-Za-z'’\u00ad]*(?:-[A-Za-z]+)*)")
_ELIDED = re.compile(r"^[dl]['’](?=[a-z])")  # French: "millions d'habitants"
_HYPHENATED = re.compile(r"-(?P<word>[a-z]{2,})")

_STOPS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their",
    "some", "any", "each", "every", "all", "both", "no", "not", "of", "in", "on", "at", "by", "for", "to",
    "from", "with", "without", "within", "into", "onto", "upon", "over", "under", "about", "above", "below",
    "between", "among", "through", "throughout", "during", "before", "after", "since", "until", "till",
    "against", "across", "along", "around", "behind", "beyond", "near", "off", "out", "up", "down", "per",
    "as", "than", "then", "and", "or", "but", "nor", "so", "yet", "if", "when", "while", "where", "which",
    "who", "whom", "whose", "what", "why", "how", "because", "although", "though", "unless", "whether",
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does",
    "did", "doing", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "there",
    "here", "it", "he", "she", "they", "we", "you", "i", "him", "them", "us", "me", "also", "still", "even",
    "just", "only", "again", "already", "ever", "never", "always", "often", "soon", "now", "abroad", "ago",
    "later", "earlier", "apart", "away", "back", "home", "together", "else", "too", "very",
    "more", "most", "less", "least", "much", "many", "such", "other", "another", "own", "same", "so-called",
    "said", "says", "told", "announced", "reported", "according", "following", "including", "despite",
    "amid", "via", "toward", "towards", "besides", "plus", "perhaps", "thus", "sometimes", "nowadays",
    "afterwards", "ahead", "instead", "however", "therefore", "remains", "means", "seems", "appears",
})  # fmt: skip
_IRREGULAR: dict[str, str] = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "oxen": "ox", "lives": "life", "wives": "wife",
    "knives": "knife", "leaves": "leaf", "halves": "half", "wolves": "wolf", "shelves": "shelf",
    "thieves": "thief", "crises": "crisis", "analyses": "analysis", "theses": "thesis", "bases": "base",
    "criteria": "criterion", "phenomena": "phenomenon", "servicemen": "serviceman",
    "policemen": "policeman", "businessmen": "businessman", "spokesmen": "spokesman",
    "fishermen": "fisherman", "lawmen": "lawman", "movies": "movie", "calories": "calorie",
    "cookies": "cookie", "zombies": "zombie", "rookies": "rookie", "shoes": "shoe", "toes": "toe",
    "aches": "ache", "buses": "bus", "gases": "gas", "viruses": "virus", "statuses": "status",
    "bonuses": "bonus", "campuses": "campus", "censuses": "census", "matrices": "matrix",
    "indices": "index", "media": "medium", "shares": "share",
}  # fmt: skip
_INVARIANT = frozenset({
    "aircraft", "spacecraft", "hovercraft", "personnel", "staff", "troops", "police", "cattle", "sheep",
    "deer", "fish", "series", "species", "headquarters", "crossroads", "infantry", "offspring", "livestock",
})  # fmt: skip
_NOT_PLURAL = frozenset({
    "less", "us", "yes", "means", "news", "physics", "politics", "economics",
    "mathematics", "athletics", "overseas", "perhaps", "always", "as", "is", "was", "has",
    "its", "his", "this", "thus", "plus", "gas", "bus", "virus", "status", "focus", "census", "bonus",
    "campus", "corps", "chaos", "crisis", "basis", "analysis", "process", "access", "success", "business",
    "press", "congress", "progress", "express", "loss", "mass", "class", "cross", "dress", "glass", "grass",
    "pass", "stress",
})  # fmt: skip
_NOT_COUNTED = frozenset({
    "way", "sided", "fold", "based", "style", "type", "off", "on", "up", "end", "handed",
    "edged", "pronged", "star", "third", "thirds", "quarter", "half", "quarters",
    "faced", "class", "rate", "hand",
})  # fmt: skip
_NOT_BEHIND_ORDINAL = frozenset({
    "quarter", "half", "place", "glance", "hand", "party", "class", "lady", "person", "world", "instance",
    "thing", "thought", "name", "century", "step", "choice", "reading", "language", "cousin",
})  # fmt: skip
_PAST = frozenset({
    "put", "ran", "went", "took", "gave", "came", "fell", "rose", "made", "held", "led", "lost", "met",
    "paid", "saw", "sent", "sold", "told", "won", "wrote", "got", "began", "became", "found", "felt",
    "grew", "kept", "knew", "let", "sank", "sat", "spent", "stood", "struck", "thought", "threw", "wore",
    "broke", "brought", "bought", "built", "caught", "chose", "drew", "drove", "flew", "fought", "heard",
    "hid", "laid", "lay", "meant", "rang", "rode", "sang", "shook", "spoke", "swam", "swore", "taught",
    "tore", "woke",
})  # fmt: skip
"""Irregular verbs in the past: what stands before one is whole."""
_SUPERLATIVE = re.compile(
    r"(?!(?:test|request|protest|arrest|contest|forest|interest|guest|quest|harvest|chest|priest|conquest|bequest)$)"
    r"[a-z]{2,}est|worst"
)
"""Behind an ordinal it makes a rank: the second largest city is one city."""
_ADJECTIVE = re.compile(
    r"(?:al|ive|ic|ous|ful|less|able|ible|ary|ern|ese|ian|ean|ish|ent|ant|ct|est|ly|or|er|bal|joint|major|big|new|high|top|key)$"
)


def counted_noun(sentence: str, end: int) -> tuple[int, str] | None:
    """Where the plural noun behind a number ends, and that noun in the singular, lower case."""
    if compound := _HYPHENATED.match(sentence, end):
        word = compound["word"]
        return None if word in _NOT_COUNTED or word in _STOPS else (compound.end(), singular(word))
    for _ in range(_REACH):
        found = _NEXT.match(sentence, end)
        if found is None:
            return None
        word, end = _ELIDED.sub("", found["word"]), found.end()
        if word.lower() in _STOPS:
            return None
        if is_plural(word):
            possessive = word.endswith(("s'", "s’"))
            return end - possessive, singular(word[: len(word) - possessive])
    return None


def ordinal_noun(sentence: str, end: int) -> tuple[int, str] | None:
    """Where the singular noun behind an ordinal (or "one") ends, and the noun; None when there is none."""
    chosen: tuple[int, str] | None = None
    for place in range(_REACH - 1):
        found = _NEXT.match(sentence, end)
        if found is None or found["word"].lower() in _STOPS | _PAST:
            break
        word, end = found["word"], found.end()
        plural = is_plural(word)
        if place == 0 and (plural or word[0].isupper() or _SUPERLATIVE.fullmatch(word)):
            return None
        if place and word.endswith(("ed", "ing", "ly", "'s", "’s")):
            break
        if plural:
            if chosen and _ADJECTIVE.search(chosen[1]):
                return None  # "first direct talks" are not one thing
            break
        if word[0].isupper():
            chosen = None if chosen and _ADJECTIVE.search(chosen[1]) else chosen
            break
        chosen = end, word.lower()
    if chosen is None or chosen[1] in _NOT_BEHIND_ORDINAL or chosen[1].endswith(("ly", "ed")):
        return None
    return chosen


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.lower()
    if low in _IRREGULAR or low in _INVARIANT:
        return True
    low = low.removesuffix("'").removesuffix("’")
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "’s"))
        and low not in _NOT_PLURAL
    )


def singular(word: str) -> str:
    """A noun in the singular, lower case; a word that is no plural comes back as it is."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in _INVARIANT or not is_plural(low):
        return low.removesuffix("s") if low == "troops" else low
    if low.endswith("ies"):
        return low[:-3] + "y" if len(low) > 4 else low[:-1]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]
