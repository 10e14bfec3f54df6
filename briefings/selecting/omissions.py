"""What a quote may leave out, and what it never may; tables only.

A dateline says where a report was sent from; a connective ties a sentence to the one before it; an aside
explains. None of them may take a negation, a hedge, a speaker, a period, a figure, a condition or a
comparison
along.
"""

from __future__ import annotations

import re

from corpus.speech import SAYING, SPEAKERS, THINKING
from corpus.words.scripts import HAN

_CAPS = r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’-]+"
_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w.'’-]*"
_PLACE = rf"{_CAPS}(?:[ ](?:{_CAPS}|de|del|la|le|am|an|der|на))*"
_REGION = rf"(?:,[ ]{_NAME}(?:[ ]{_NAME}){{0,2}})?"
_DAY = r"(?:\d{1,2}\.?[ ][^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?[ ]\d{1,2})(?:,?[ ](?:19|20)\d\d)?(?:[ ]г\.)?"
_AGENCY = r"[(/][^\W\d_][\w .&’'/-]{1,40}[)/]"
_DASH = r"(?:--|[-–—])"

DATELINE = re.compile(
    rf"""(?:
      {_PLACE}{_REGION},[ ]{_DAY}\.?[ ](?:{_AGENCY}\.?[ ]?)?{_DASH}[ ]?{_NAME}(?:[ ]{_NAME}){{0,2}}\.[ ]
    | {_PLACE}{_REGION},[ ]{_DAY}\.?[ ]?(?:{_AGENCY}\.?[ ]?)?{_DASH}[ ]?
    | {_PLACE}{_REGION},[ ]{_DAY}\.?[ ]?{_AGENCY}\.?[ ]
    | {_NAME}(?:[ ](?:{_NAME}|de|del|la|le|am|an|der|na|на)){{0,3}}(?:[/,][ ]?{_NAME}(?:[ ]{_NAME})?){{0,2}}
      (?:,[ ]{_DAY})?[ ]{_AGENCY}\.?[ ]?{_DASH}[ ]?
    | {_AGENCY}[ ]?{_DASH}[ ]
    | (?:{_PLACE},[ ]{_NAME}(?:[ ]{_NAME})?|(?:{_CAPS}[ ])+{_CAPS}|[A-ZÀ-ÞА-ЯЁ]{{5,}})[ ]{_DASH}{{1,2}}[ ]
    )(?=[“"'‘«„(]?[A-ZÀ-ÞА-ЯЁ\d])
    | [\s（(【]*(?=[{HAN}]{{2}})[{HAN}·]{{0,24}}?(?:\d{{1,2}}月)?\d{{1,2}}日(?:综合)?[电電讯訊]
      [)）】]?[：:\s\u3000]*
      (?:[（(]记者[^）)]{{1,24}}[）)]\s*)?(?=\S)""",
    re.VERBOSE,
)
"""The datelines of reports: place, day and agency, in the orders in which they are printed."""

CONNECTIVE = re.compile(
    r"""(?:however|meanwhile|moreover|furthermore|in\ addition|additionally|nevertheless|nonetheless
      |besides|indeed
      |of\ course|in\ fact|as\ a\ result|consequently|therefore|thus|in\ turn|finally|even\ so|still
      |кроме\ того|более\ того|вместе\ с\ тем|тем\ не\ менее|между\ тем|тем\ временем|таким\ образом|однако
      |впрочем|в\ свою\ очередь),\s+
    |(?:but|and)\s+(?!(?:for|then|not|no|also|only|that|wh\w+|so|yet|still|even|rather|neither|nor|instead|just
      |all|if|to|how|now|with|as|more|less|most|some|many|few|none|one|any|each|\w+ing)\b)
    |(?:но|однако|при\ этом)\s+(?=[А-ЯЁа-яё])(?!не\b|ни\b|только\b|если\b|и\b|уже\b|пока\b|чтобы\b|как\b
      |когда\b)
    |(?:aber|und)\s+(?=(?:der|die|das|ein|eine)\s)
    |(?:然而|此外|另外|同时|与此同时|不过|因此|但是?|所以)[，,]""",
    re.IGNORECASE | re.VERBOSE,
)
"""Connectives whose sentence is whole without them; in German only those that leave the verb in its place."""

ASIDE = re.compile(r"(?<=\w)[ ](?:\((?P<round>[^()\n]+)\)|[–—][ ](?P<dashed>[^–—()\n]+)[ ][–—])[ ](?=\w)")
"""A stretch between brackets or between two dashes, with a word on either side."""

_QUANTITIES = """
    one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds
    thousand thousands million millions billion billions half third quarter double twice once first
    second last next only all both some many most few several every each any another other others least
    almost nearly about around roughly over under
    """
_PERIODS = """
    today yesterday tomorrow tonight now then ago year years month months week weeks day days decade
    decades century hour hours minute minutes former formerly once previously earlier later current
    currently recent recently new still already yet soon annual annually monthly weekly daily
    """
_TURNS = """
    not no never none nor neither without hardly barely scarcely cannot false denied refuse refused
    reject rejected alleged allegedly reported reportedly apparent apparently likely unlikely possible
    possibly perhaps maybe probable probably may might could would should can expected unconfirmed
    suspected suspect claimed purported supposed supposedly said-to if unless except excluding including
    provided assuming whether although though despite but while because since until before after when
    than more less fewer greater larger smaller higher lower better worse like unlike compared versus
    rather instead
    """
GUARDED = (
    frozenset((_QUANTITIES + _PERIODS + _TURNS).split())
    | SAYING
    | THINKING
    | SPEAKERS
    | frozenset({"according"})
)
"""English words that an aside must not hold to be left out."""
