"""Openings: how people begin a question before they say what it is about.

"Do you know", "what is meant by", «расскажи о»: the words of these count elsewhere ("what did he know"),
and at the beginning of a question say only that something is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.words.tokens import token_texts
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENGLISH = """
what happened; you know; to know; know about; is known; was known; to hear about; to learn about; to find out
i want; i need; we need; would like; would love; id like; id love; let me know; get me
looking for; searching for; search for; look for; look up; find; find out; find me; list
i wonder; wondering; curious about; interested in; it true that; it true; it correct that
is meant by; meant by; the meaning of; the definition of; a summary of; anything new; something new
information about; information on; information regarding; info about; info on; facts about
details about; details of; details on; news about; news on; news of; latest news about; latest news on
latest on; latest about; any news about; any news on; any news of
"""

_RUSSIAN = """
расскажи; расскажите; скажи; скажите; подскажи; подскажите; покажи; покажите; найди; найдите; объясни
объясните; поясни; поясните; опиши; опишите; напомни; напомните; назови; назовите; перечисли
перечислите; дай; дайте; ответь; ответьте; пожалуйста; можешь; можете; можно; мог; могла; могли; хочу
хотел; хотела; хотим; хотелось; знать; узнать; понять; знаешь; знаете; известно; интересно; интересует
нужно знать; нужно узнать; информация о; информация об; информацию о; информацию об; сведения о
сведения об; новости о; новости об; что нового; что слышно; что случилось; что произошло; правда ли
верно ли; где находится; где находятся; где расположен; где расположена; где расположено
где расположены; как зовут; как звали; как называется; как называются; что значит; что означает
что обозначает; что подразумевается; что понимается; что понимают
"""

_PHRASES = frozenset(
    tuple(token_texts(phrase)) for phrase in f"{_ENGLISH};{_RUSSIAN}".replace("\n", ";").split(";") if phrase
)
_LONGEST = max(map(len, _PHRASES))
_FIRSTS = frozenset(phrase[0] for phrase in _PHRASES)


def opening_length(words: Sequence[str]) -> int:
    """How many words a question opens with that have no content.

    Args:
        words: its tokens, in order.
    """
    at = 0
    while at < len(words):
        lengths = range(_LONGEST, 0, -1) if words[at] in _FIRSTS else ()
        runs = (tuple(words[at : at + length]) for length in lengths)
        step = next((len(run) for run in runs if run in _PHRASES), 0)
        if not step and words[at] not in STOP_WORDS:
            break
        at += step or 1
    return at
