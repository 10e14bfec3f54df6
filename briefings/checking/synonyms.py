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
overtake overtook overtaken
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
supply supplied supplier seller vendor exporter
mend repair fix restore rebuild
support supported back backed endorse
agree agreed consent
refuse refused decline declined
promise promised pledge pledged vow vowed
criticise criticize condemn denounce
praise praised laud commend
warn warned caution alert
begin began start launch
stop stopped halt halted cease suspend
happen occur
say said tell told state declare announce
demand demanded urge urged
ask asked request requested
answer reply respond response
forbid forbidden ban banned prohibit outlaw
allow allowed permit permitted authorise authorize
widen widened broaden expand extend enlarge
narrow narrowed shrink
shorten cut curtail
lengthen extend prolong
raise raised lift lifted increase hike
lower lowered cut reduce
spend spent expenditure spending
save saved saving
invest invested investment
fund funded finance financed
employ employed hire hired recruit
dismiss dismissed sack sacked fired
retire retired retirement
elect elected election
succeed succeeded replace replaced
arrest arrested detain detained
accuse accused charge charged
convict convicted conviction guilty
acquit acquitted acquittal
appeal appealed
investigate investigation probe inquiry
evacuate evacuated evacuation
kill killed
attack attacked assault
damage damaged
demolish raze
erupt eruption
spread spreading
infect infected infection
cure cured
treat treated treatment
recover recovered recovery
save stop parry
score scored goal
qualify qualified qualification
train trained training
study studied research
examine inspect check
publish published publication release issue
translate translated translation
perform performed performance play
display exhibit
attend attended attendance
participate participated participation
invite invited invitation
greet greeted welcome welcomed receive
accompany accompanied escort
travel travelled journey tour toured visit
travel travelled tour toured go went
return returned
depart leave set
cross crossed
move moved relocate relocation
import imported
export exported ship shipped
deliver delivered delivery ship shipped supply
deliver delivered delivery send sent
buy bought purchase take took
produce produced production output manufacture make made
manufacturer maker producer
carmaker automaker
firm business
group company firm
enterprise company firm
earn earned make made
gain gained
estimate estimated
expect expected forecast predict anticipate projected
plan planned intend intended mean meant
fear feared worry worried
want wanted wish wished
hope hoped
try tried attempt attempted
decide decided decision
choose choice pick picked select selected
help helped contribute
settle settled settlement
dispute quarrel row
war conflict
peace truce
soldier troop
talk talks negotiation negotiations
conference summit meeting
city town
village hamlet
river stream
district quarter borough
region province
suburb outskirts
building structure
flat apartment
bridge crossing
railway rail railroad
tram tramway
lorry truck
petrol gasoline fuel
coast shore
mouth entrance
sea ocean
fisherman fishermen angler
cattle cow
species kind
scientist researcher
professor academic
expert specialist analyst
economist analyst
investor shareholder
shareholder stockholder
chief head boss
chair chairs head heads
leader head chief
president head
governor head
deputy vice
policeman policewoman officer police
fireman firefighter
judge court
lawyer solicitor barrister counsel
prosecutor prosecute prosecuted prosecution
victim casualty
dead killed
survivor survive survived
refugee displaced
migrant immigrant
teenager adolescent youth
infant baby
parent mother father
pensioner retiree
unemployed jobless
unemployment joblessness
salary pay wage
deficit shortfall
subsidy grant aid
dividend payout
share stock
profit profits
sales turnover revenue
quarterly quarter
weekly week
daily day
nightly night
former previous ex
previously before earlier formerly once
entire whole
last previous
recent latest
main chief principal
important significant key
difficult hard
quick fast rapid swift
quickly fast rapidly swiftly
slow sluggish
huge enormous vast immense
small little tiny
rich wealthy
poor impoverished
cheap inexpensive low
expensive costly
dangerous hazardous risky
safe secure
strong powerful
ill sick unwell
clear evident
secret covert
joint common shared
mutual bilateral
annual year
additional extra further another more
blacklist blacklisted
sanction sanctions
penalty fine
punishment penalty
prison jail gaol
court tribunal
law act legislation statute
bill legislation
rule regulation
referendum plebiscite ballot
vote ballot poll
poll survey
seat mandate
coalition alliance
parliament legislature
government cabinet administration
ministry department
embassy mission
ambassador envoy
treaty pact agreement accord convention
contract deal agreement
document paper agreement
sign signed conclude concluded
speech address
newspaper paper daily
website site
photograph photo picture
concert performance show
theatre theater playhouse
university college
pupil schoolchild
hospital clinic
medicine drug medication
outbreak epidemic
vaccinate vaccinated vaccination
inject injection
test tested
snow snowfall
cold frost
landslide mudslide
power electricity
plant station
pollution contamination
emission emissions
leak leaked spill spilled
waste rubbish garbage trash
repeat repeated again
consider considered regard regarded
oversee supervise
stage staged hold held organise organize organised
host hosted hold held stage
lift lifted remove removed
collapse collapsed
raise raised expand expanded increase
go went gone pass passed flow flowed run ran carry carried
go went gone travel travelled
crash crashed
hit struck strike
strike struck hit
collide collided hit struck
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
    (
        r"c(?:a|o)m(?:e|es|ing) along|go(?:es|ing)? along|went along|t(?:ook|aken?|akes) along",
        "accompany",
    ),
    (r"turn(?:ed|s)? down", "reject"),
    (r"(?:credit|lending|financial) institutions?", "bank"),
    (r"law enforcement(?: (?:officers?|officials?|agents?))?", "police"),
    (r"rail(?:way)? line", "railway"),
    (r"head(?:s|ed)? of state", "president"),
    (r"point(?:ed|s)? out", "say"),
    (r"find(?:s|ing)? out|found out", "discover"),
    (r"used to be", "previously"),
    (r"get(?:s|ting)? back|got back|c(?:a|o)m(?:e|es|ing) back", "return"),
    (r"(?:is|are|was|were) up(?=\s(?:by\s)?[\d$€£])", "increase"),
    (r"(?:is|are|was|were) down(?=\s(?:by\s)?[\d$€£])", "decrease"),
    (r"go(?:es|ing)? up|went up|gone up", "increase"),
    (r"go(?:es|ing)? down|went down|gone down", "decrease"),
    (r"br(?:oke|eak|eaks|oken) out", "begin"),
    (r"go(?:es|ing)? on strike|went on strike", "walkout"),
    (r"(?:is|are|was|were) (?:now )?at the helm of|(?:is|are|was|were) in charge of", "head"),
    (r"carr(?:y|ies|ied) out", "do"),
    (r"in charge of|answer(?:s|ed|able)? for|responsible for", "responsible"),
)
"""Several words that say what one does; an empty one says no more than "is"."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_CLASSES.strip().splitlines()):
        for word in line.split():
            for form in _forms(word):
                table.setdefault(stem(form), set()).add(number)
    return {word: frozenset(classes) for word, classes in table.items()}


def _forms(word: str) -> tuple[str, ...]:
    """A word with the endings that it would have as a verb or a noun; some of them are no words."""
    if word.endswith(("ed", "ing", "ion", "ment", "s")) or len(word) < _SHORTEST:
        return (word,)
    if word.endswith("e"):
        return word, f"{word}s", f"{word}d", f"{word[:-1]}ing"
    if word[-1] == "y" and word[-2] not in "aeiou":
        return word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"
    return word, f"{word}s", f"{word}ed", f"{word}ing"


_SHORTEST = 4
"""A shorter word is most often irregular, or another word with an ending."""


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
