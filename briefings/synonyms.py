"""Synonyms: words that say the same in a report, so that a draft in other words can be recognised.

Data only. A class holds words of which each can stand for each other without making a true sentence wrong;
what is merely related (a deal and a talk, a rise and a record) is in none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.words.stems import stem

_CLASSES = """
rise rose risen grow grew grown growth increase climb climbed swell swelled swollen up more
rise rose grow grew increase up more higher jump surge soar advance
fall fell fallen drop decline decrease shrink shrank shrunk down less lower
fall fell drop decline decrease down less slip slid slide reduce reduction dip slump
arrive arrival land come came reach
visit come came travel
leave left depart departure
buy bought purchase acquire acquisition
sell sold sale
build built construct construction
begin began begun start commence
end finish conclude
die died death dead
injure injury injured hurt wound wounded
meet met meeting
win won victory beat defeat
lose lost loss
lead led head
name appoint appointment
resign resignation
sign signed signing signature
agreement accord pact deal document paper
trade commerce turnover
company firm
country nation
declaration statement
journey trip visit tour
tour travel travelled
pipeline pipe
carry carried transport deliver delivery pump flow board aboard ship shipped
cost price
pay paid payment
send sent dispatch
show showed shown
write wrote written
speak spoke spoken
fly flew flown
give gave given
know knew known
keep kept
choose chose chosen
break broke broken
sink sank sunk
collide collision crash
teach taught
think thought
vote voted voting
approve approval adopt adopted
reject rejection
cut reduce slash
cut axe eliminate shed
job position post
large big great
largest biggest
supply supplied deliver ship shipped
yearly annual annually
monthly month
foreign abroad overseas
metre meter
kilometre kilometer
defence defense
labour labor
centre center
programme program
spokesman spokeswoman spokesperson
chairman chairwoman chair chairperson
guarantee ensure
crude oil
car automobile
pupil student
doctor physician
attorney lawyer
lawmaker legislator mp
journalist reporter
worker employee staff
home house
illness disease
vaccine vaccination
quake earthquake tremor
blaze fire wildfire
road highway
ship vessel ferry boat
plane aircraft airliner jet
wind gust
admit admitted confess confessed acknowledge acknowledged
accompany accompanied travel travelled
stadium ground arena
spectator fan
goalkeeper keeper
match game
wagon carriage railcar
jail imprison prison
sentence sentencing
rocket missile
border frontier
harbour harbor port
storm gale
flood flooding
rain rainfall
harvest crop
bank lender
client customer buyer
factory plant
museum gallery
film movie
book novel
song track
prize award
open inaugurate inaugurated
close shut closed
repair fix
delay postpone postponed
old aged
child children
woman women
man men
person people
inhabitant resident
double doubled twice
triple tripled
nominee candidate
strike walkout
wage salary
tax levy duty
loan credit
debt liability
rent lease
scan examination
surgery operation
earn earned
own owned ownership owner
run operate operated
help aid assist assistance
protect safeguard
destroy ruin
search hunt
discover find found
revenue sales
earnings profit
hold held host
rescue save
receive received take taking took
measure measured record recorded
consist comprise
"""

PHRASES = (
    (r"exchange of goods|two-way (?:trade|commerce)|bilateral trade|mutual trade", "trade"),
    (r"export(?:ed|s)? (?:of )?goods", "export"),
    (r"on board", "carry"),
    (r"do(?:es|ne)? away with|did away with|get(?:s|ting)? rid of|got rid of", "cut"),
    (r"put(?:s|ting)? off", "postpone"),
    (r"touch(?:ed|es)? down", "land"),
    (r"set(?:s|ting)? up", "found"),
    (r"call(?:ed|s)? off", "cancel"),
    (r"t(?:ook|ake|akes|aking) over", "takeover"),
    (r"step(?:ped|s)? down", "resign"),
    (r"lay(?:s|ing)? off|laid off", "sack"),
    (r"ma(?:de|ke|kes|king) up|account(?:s|ed|ing)? for|amount(?:s|ed|ing)? to", ""),
    (
        r"c(?:ame|ome|omes|oming) to(?=\s(?:(?:about|nearly|almost|around|over|under|more than)\s)?[\d$€£])",
        "",
    ),
    (r"the two (?:countries|nations|sides|neighbours|governments|parties|states)(?:['’])?", ""),
    (r"t(?:ook|ake|akes|aking) place|taken place", "hold"),
    (r"carr(?:y|ies|ied) out", "do"),
    (r"in charge of|answer(?:s|ed|able)? for|responsible for", "responsible"),
)
"""Several words that say what one does; an empty one says no more than "is"."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_CLASSES.strip().splitlines()):
        for word in line.split():
            table.setdefault(stem(word), set()).add(number)
    return {word: frozenset(classes) for word, classes in table.items()}


def synonymous(one: str, other: str) -> bool:
    """Whether two stems are of one class."""
    table = _table()
    return not table.get(one, frozenset()).isdisjoint(table.get(other, ()))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), word) for phrase, word in PHRASES)


def phrases_in(text: str) -> list[tuple[int, int, str]]:
    """Where a text has such a phrase, from and to, and the word that it says."""
    return [
        (found.start(), found.end(), word) for phrase, word in _patterns() for found in phrase.finditer(text)
    ]
