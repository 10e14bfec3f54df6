"""Denial in Chinese: a clause and the same clause with a negation in it, by their characters."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

_NEGATION = re.compile("并没有|没有|并未|尚未|从未|未曾|未|不会|并不|不再|不|并非|否认")
_NONE = re.compile(
    "不仅|不但|不过|不少|不断|不同|不久|不得不|不管|不论|不足|不如|未来|未必|不只|不光|无不|不料|不满|不超过|不低于|不无|是否|能否|不排除"
)
_CLAUSE = re.compile("[，。；：！、“”《》（）\\s]+")
_UNREAL = re.compile("如果|若|可能|或许|应该|应当|希望|认为|吗|？|是否|也许|似乎|我|除非|一旦")
_ASPECT = re.compile("已经|曾经|[了过将会已曾]")

_OPPOSITES = (
    ("有罪", "无罪"), ("上升", "下降"), ("增长", "下降"), ("增加", "减少"), ("上涨", "下跌"),
    ("批准", "否决"),
    ("通过", "否决"), ("批准", "拒绝"), ("接受", "拒绝"), ("同意", "拒绝"), ("支持", "反对"),
    ("开放", "关闭"),
    ("合法", "非法"), ("生还", "遇难"), ("成功", "失败"), ("获胜", "落败"), ("扩大", "缩小"),
    ("允许", "禁止"),
)  # fmt: skip
"""Words that say the contrary of each other."""

ALIKE = 88
"""Rapidfuzz ratio from which the rests of two clauses are one."""

_SHORTEST, _SHORTEST_CLAUSE = 2, 6


@lru_cache(maxsize=1 << 13)
def denied_clauses(text: str) -> tuple[tuple[str, str], ...]:
    """The clauses that are denied once, each as what stands before the negation and what behind it."""
    found = []
    for clause in _CLAUSE.split(text):
        marks = _NEGATION.findall(clause)
        if len(marks) == 1 and not _NONE.search(clause) and not _UNREAL.search(clause):
            before, _, behind = clause.partition(marks[0])
            subject, rest = _ASPECT.sub("", before), _ASPECT.sub("", behind)
            if min(len(subject), len(rest)) >= _SHORTEST and len(subject) + len(rest) >= _SHORTEST_CLAUSE:
                found.append((subject, rest))
    return tuple(found)


@lru_cache(maxsize=1 << 13)
def asserted_clauses(text: str) -> tuple[str, ...]:
    """The clauses without a negation or a doubt."""
    plain = (
        _ASPECT.sub("", clause)
        for clause in _CLAUSE.split(text)
        if not _NEGATION.search(clause) and not _UNREAL.search(clause)
    )
    return tuple(clause for clause in plain if len(clause) >= _SHORTEST_CLAUSE)


def chinese_denial(one: str, other: str) -> bool:
    """Whether one sentence denies a clause that the other asserts, or states its contrary."""
    mine, theirs = asserted_clauses(one), asserted_clauses(other)
    if any(
        first.replace(this, that) == second or first.replace(that, this) == second
        for first in mine
        for second in theirs
        for this, that in _OPPOSITES
        if len(first) == len(second) and first != second  # a word and its opposite are of one length
    ):
        return True
    return any(
        clause.startswith(subject) and fuzz.ratio(clause[len(subject) :], rest) >= ALIKE
        for first, second in ((one, other), (other, one))
        for subject, rest in denied_clauses(first)
        for clause in asserted_clauses(second)
    )
