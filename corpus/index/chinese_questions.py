"""Chinese questions: the words they are asked with, at which the rest is cut, and words that look like those.

Chinese is written without spaces, and searched by pairs of characters: a pair that holds half of a question
word means nothing. Most particles are also parts of words of content (和 "and" of 和平 "peace") and of names
(李在明): those that are known to be stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.names.vocabulary import CHINESE_SURNAMES
from corpus.span import Span
from corpus.words.scripts import HAN
from corpus.words.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTICLES = "的了是在与和及或被把于之也都就而由对这哪几谁怎啥吗呢"
"""Single characters that are words without content, simplified."""

_ASKING = """
什么 什么时候 什么时间 什么地方 什么样 什么意思 哪里 哪儿 哪个 哪些 哪位 哪年 哪种 哪一 多少 多久 多长
多大 几个 几时 为什么 为何 为啥 因何 怎么 怎么样 怎样 如何 是谁 何时 何地 何处 何人 何种 何等 何谓 有何
任何 有什么 有哪些 有多少 有几 有谁 有没有 是不是 是否 能否 可否 请问 请告诉我 告诉我 我想知道 想知道
你知道 请介绍一下 请介绍 介绍一下 一下 说说 谈谈 讲讲 发生了什么 发生什么 我们 你们 他们 她们 它们 咱们
这个 那个 这些 那些 这里 那里 这样 那样 这种 那种 以及 而且 然而 从而 因而 并且 但是 因为 所以 如果 虽然
于是 或者 对于 关于 由于 至于 为了 除了 之前 之后 之间
"""

_CONTENT = """
和平(?!等) 和谐 和解(?![决放释]) 和睦 和谈(?![判话论]) 共和(?=[国党制]|$) 总和 缓和 温和 饱和 媾和 昭和
呼和浩特 和田 首都 都市 古都 故都 迁都 建都 定都 陪都 成都 (?<!北)京都 昌都 都督 都江堰 都柏林 都灵
洪都拉斯 自由 理由 缘由 事由 由来 对话 对外 对内 对手 对抗 对立 对华 对美 对俄 对台 对策 对象 对决 对峙
对等 对称 对付 对待 对比 对面 对方 反对 针对 面对 应对 绝对 相对 敌对 核对 派对 配对 也门 就业 就职
就任(?!何) 就医 就读 成就 造就 参与 与会(?![议谈]) 赠与 埃及 普及 涉及 波及 危及 提及 及时 被告 被害 被捕
被动 把握 把关 存在 现在 所在 潜在 在线 在职 在任(?!何) 在野 在世(?!界) 在押 在逃
(?<![项节题科栏条账书数])目的 的黎波里 的里雅斯特 了解 了结 位于 属于 几内亚 几乎 几何 茶几 哪吒
"""
"""Words that hold a particle, as regular expressions: not where it stands between two other words."""

_WORDS = re.compile(
    f"(?P<content>{'|'.join(_CONTENT.split())})"
    f"|{'|'.join(sorted(_ASKING.split(), key=len, reverse=True))}|[{_PARTICLES}]"
)

_HAN = re.compile(f"[{HAN}]")


def without_question_words(text: str, *, whole: Sequence[Span] = ()) -> str:
    """A text with spaces for Chinese question words, particles and pronouns; of the same length.

    Args:
        text: a question.
        whole: stretches that are left as they are, in order.
    """
    if not _HAN.search(text):
        return text
    cut, last = list(text), 0
    for match in _WORDS.finditer(simplified(text)):
        here = Span(*match.span())
        if match["content"] or any(span.holds(here) for span in whole) or _in_name(match, last):
            continue
        cut[here.start : here.end] = " " * (here.end - here.start)
        last = here.end
    return "".join(cut)


def _in_name(match: re.Match[str], last: int) -> bool:
    """Whether a particle stands between a family name that opens a run and a character behind: 李在明.

    Args:
        match: of the words that are cut.
        last: where the last cut ends.
    """
    text, at = match.string, match.start()
    opens = at - 1 == last or not _HAN.match(text, at - 2, at - 1) if at > 1 else at == 1
    return (
        match.end() == at + 1
        and at - 1 >= last
        and opens
        and text[at - 1] in CHINESE_SURNAMES
        and _HAN.match(text, at + 1) is not None
    )
