"""Words of places: what happens in one place only, and names that are parts of a town.

Tables only, in English, German and Russian.
"""

from __future__ import annotations

HAPPENING = """
arrive land crash-land crash bury born die arrest detain capture hold take happen occur explode sink derail
sign swear marry wed collide begin start open inaugurate build site base locate headquarter sentence erupt
moor
statt stattfindet findet landete landet stürzte geboren verhaftet starb begraben eröffnet gebaut
прибыла прибыл прибыли родился родилась состоится прошел прошла прошёл пройдёт пройдет приземлился
разбился
задержан арестован умер погиб открылся открылась построят
"""
"""What is done once, and in one place."""

_FACILITIES = """
airport stadium arena park street avenue road square hall palace hotel university college school hospital
center centre museum house tower bridge station church cathedral mosque court prison jail county district
province region state territory island islands valley bay lake river mountain mountains mount beach forest
desert sea ocean coast border line capitol pentagon kremlin casino theatre theater garden gardens field base
camp village borough parish hills heights hill port harbour harbor room building plaza mall terminal
prefecture
oblast brooklyn queens bronx manhattan harlem hollywood westminster wembley heathrow vatican versailles
congress parliament senate league division championship cup january february march april may june july august
september october november december monday tuesday wednesday thursday friday saturday sunday
spring summer autumn winter fall easter christmas ramadan english german russian chinese i
"""
FACILITIES = frozenset(_FACILITIES.split())
"""Words of a place that lies in a town or holds towns, and capitalised words that are no place."""

SEVERAL = (
    r"\b(?:an?|two|three|four|five|several|many|some|another|other|more|most|all|each|every|no|dozens?"
    r"|hundreds|thousands"
    r"|eine?n?|zwei|drei|mehrere|два|две|три|несколько)\b"
)
"""Words of a subject or an object that there may be another of elsewhere."""
