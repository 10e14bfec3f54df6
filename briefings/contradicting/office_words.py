"""Words of offices: roles that one person holds at a time, what they are over, how they are entered and left.

Tables only, in English, German and Russian; the Chinese ones stand in `chinese_offices`.
"""

from __future__ import annotations

from corpus.words.stems import stem

ROLES = {
    "prime minister": "prime minister",
    "premier": "prime minister",
    "minister": "minister",
    "foreign secretary": "minister foreign",
    "home secretary": "minister interior",
    "defence secretary": "minister defence",
    "defense secretary": "minister defence",
    "health secretary": "minister health",
    "treasury secretary": "minister finance",
    "education secretary": "minister education",
    "transport secretary": "minister transport",
    "secretary of state": "secretary of state",
    "secretary of defense": "minister defence",
    "secretary-general": "secretary general",
    "secretary general": "secretary general",
    "general secretary": "secretary general",
    "president": "president",
    "vice president": "vice president",
    "chancellor": "chancellor",
    "mayor": "mayor",
    "governor": "governor",
    "attorney general": "attorney general",
    "prosecutor general": "prosecutor general",
    "chief justice": "chief justice",
    "chief of staff": "chief of staff",
    "police chief": "chief police",
    "chief of police": "chief police",
    "fire chief": "chief fire",
    "chief executive officer": "chief executive",
    "chief executive": "chief executive",
    "ceo": "chief executive",
    "chief financial officer": "chief financial officer",
    "cfo": "chief financial officer",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chair": "chair",
    "director-general": "director general",
    "director general": "director general",
    "executive director": "executive director",
    "manager": "manager",
    "managing director": "managing director",
    "director": "director",
    "head coach": "coach",
    "coach": "coach",
    "speaker": "speaker",
    "commissioner": "commissioner",
    "rector": "rector",
    "archbishop": "archbishop",
    "bishop": "bishop",
    "editor-in-chief": "editor in chief",
    "editor in chief": "editor in chief",
    "sheriff": "sheriff",
    "superintendent": "superintendent",
    "leader": "leader",
    "head": "head",
    "kanzler": "chancellor",
    "kanzlerin": "chancellor",
    "bundeskanzler": "chancellor",
    "bundeskanzlerin": "chancellor",
    "ministerin": "minister",
    "bürgermeister": "mayor",
    "bürgermeisterin": "mayor",
    "oberbürgermeister": "mayor",
    "oberbürgermeisterin": "mayor",
    "präsident": "president",
    "präsidentin": "president",
    "vorsitzender": "chair",
    "vorsitzende": "chair",
    "vorstandschef": "chief executive",
    "vorstandschefin": "chief executive",
    "direktor": "director",
    "direktorin": "director",
    "trainer": "coach",
    "trainerin": "coach",
    "cheftrainer": "coach",
    "cheftrainerin": "coach",
}
"""English and German titles of offices with one holder, and the role they are; shared ones are left out."""

DOMAINS = {
    "defence": "defence", "defense": "defence", "war": "defence", "foreign": "foreign", "external": "foreign",
    "finance": "finance", "financial": "finance", "treasury": "finance", "interior": "interior",
    "home": "interior", "internal": "interior", "health": "health", "healthcare": "health",
    "education": "education", "schools": "education", "justice": "justice", "law": "justice",
    "economy": "economy", "economic": "economy", "economics": "economy", "trade": "trade",
    "commerce": "trade", "industry": "industry", "industries": "industry", "transport": "transport",
    "transportation": "transport", "energy": "energy", "agriculture": "agriculture", "farm": "agriculture",
    "farming": "agriculture", "environment": "environment", "environmental": "environment",
    "climate": "environment", "culture": "culture", "arts": "culture", "sport": "sport", "sports": "sport",
    "labour": "labour", "labor": "labour", "employment": "labour", "housing": "housing",
    "tourism": "tourism", "science": "science", "research": "science", "fisheries": "fisheries",
    "immigration": "immigration", "migration": "immigration", "defensive": "defence", "oil": "energy",
    "digital": "digital", "communications": "digital", "planning": "planning", "water": "water",
    "обороны": "defence", "финансов": "finance", "здравоохранения": "health", "образования": "education",
    "просвещения": "education", "юстиции": "justice", "экономики": "economy", "транспорта": "transport",
    "энергетики": "energy", "культуры": "culture", "спорта": "sport", "труда": "labour",
    "торговли": "trade", "промышленности": "industry", "экологии": "environment",
    "verteidigung": "defence", "außen": "foreign", "finanz": "finance", "innen": "interior",
    "gesundheit": "health", "bildung": "education", "justiz": "justice", "wirtschaft": "economy",
    "verkehr": "transport", "energie": "energy", "kultur": "culture", "arbeit": "labour",
    "umwelt": "environment", "landwirtschaft": "agriculture", "handel": "trade",
}  # fmt: skip
"""What ministries and departments are over."""

VOID = frozenset({
    "affairs", "dell", "and", "development", "resources", "the", "policy", "minister", "services", "public",
    "new", "newly", "current", "longtime", "long-time", "veteran", "popular", "powerful", "its", "his", "her",
    "their", "our", "whose", "der", "die", "das", "neue", "neuer", "neuen", "bundes",
    "appointed", "elected", "re-elected", "embattled", "outspoken", "state",
})  # fmt: skip
"""Words beside a role that do not tell one office from another."""

APPOINTED = frozenset({
    "new", "newly", "appointed", "elected", "named", "chosen", "sworn", "became", "appoint", "appoints",
    "neue", "neuer", "neuen", "ernannt", "gewählt", "назначен", "назначена", "избран", "избрана", "новый",
    "новая", "стал", "стала",
})  # fmt: skip
"""Words that say that an office was lately taken up."""

RANKS = frozenset({
    "next", "late", "rival", "once", "then", "deputy", "vice", "assistant", "associate", "junior", "co-chair",
    "under", "first", "second", "senior", "executive", "honorary", "stellvertretende",
    "stellvertretender", "co",
    "past", "ex", "one", "some", "several", "other", "another", "fellow",
})  # fmt: skip
"""Words before a role that make it another or one of several, however they are written."""

OFTEN_SHARED = frozenset({
    "office", "department", "ministry", "cabinet", "government", "regional", "local",
    "branch", "team", "group", "project", "programme", "program", "section",
    "division", "honorary", "one", "some", "several", "other", "another", "fellow", "a", "an", "art",
    "film", "theatre", "stage", "music", "creative", "medical", "artistic", "technical", "sales", "marketing",
    "stellvertretende", "stellvertretender", "assistenz", "co", "sub", "national", "parliamentary", "junior",
    "union", "gang", "rebel", "community", "religious", "civic", "protest", "opposition", "world", "party",
    "goalkeeping", "batting", "bowling", "fielding", "fitness", "youth", "nonexecutive", "independent",
})  # fmt: skip
"""Words beside a role that make it one of several, or say too little of which it is."""

NOT_HELD = (
    r"\b(?:former(?:ly)?|ex-\w+|then-\w+|outgoing|incoming|interim|acting|caretaker|predecessors?|successors?"
    r"|succe(?:eds?|eded|eding)|replac(?:es?|ed|ing|ement)|t(?:akes?|ook|aken) over|t(?:akes?"
    r"|ook) (?:up )?office"
    r"|resign(?:s|ed|ing|ation)?|retir(?:es?|ed|ing|ement)|dismiss(?:es|ed|al)?|sack(?:s|ed|ing)?"
    r"|(?:was|were|been|is) fired"
    r"|oust(?:s|ed|er|ing)?|"
    r"(?<!will )(?<!to )stepp?(?:ed|s|ing)? down|steps? aside|reshuffles?|reshuffled|reassigned"
    r"|removed|until"
    r"|previously|used to|designate|-elect|elect|nominee|nominated|candidate|candidacy|runs? for|running for"
    r"|would-be|aspiring|shadow|served as|had been (?:the|an?|its)|was the|were the|hopeful|contender"
    r"|bid to|designated|hand(?:s|ed)? over"
    r"|to become|will become|left office|deposed|suspended|self-proclaimed|handover|transition"
    r"|ehemalig\w*|früher\w*|nachfolge\w*|vorgänger\w*|amtierend\w*|zurückgetreten|tritt zurück"
    r"|abgelöst|designiert\w*"
    r"|entlassen|kandidat\w*|geschäftsführend\w*|kommissarisch\w*)\b|-elect\b|-designate\b"
    r"|\b(?:бывш\w+|экс-\w+|врио|и\.\s?о\.|исполняющ\w+|временн\w+|предшественник\w*|преемник\w*"
    r"|сменил\w*|отставк\w*"
    r"|уволен\w*|кандидат\w*|ушёл|ушел|до назначения|ранее)"
)
"""What says that an office is not, not yet or no longer held by whom the sentence names with it."""

NAME_OF_NOBODY = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "the", "a", "an", "he", "she", "it", "they", "his", "her", "their", "office", "ministry", "department",
    "government", "council", "committee", "commission", "board", "house", "party", "association", "street",
    "court", "city", "county", "state", "university", "school", "company", "group", "inc", "ltd", "corp",
    "day", "award", "prize", "cup", "but", "and", "when", "while", "after", "before", "in", "on", "at", "as",
    "for", "if", "we", "i", "you", "this", "that", "these", "those", "there", "republic", "republican",
    "democrat", "democratic", "said", "mr", "mrs", "ms", "general", "center", "centre", "club",
    "united", "fc", "national", "international", "institute", "bank", "union", "services", "times", "news",
    "post", "north", "south", "east", "west", "states", "kingdom", "americans", "congress", "parliament",
    "senate", "cabinet", "defence", "defense", "foreign", "finance", "one", "two", "three", "both", "who",
    "now", "yesterday", "today", "so", "yet", "not", "no", "all", "some", "many", "police", "army", "team",
    "und", "der", "die", "das", "im", "am", "für", "ein", "eine", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag", "fed", "secretary", "minister", "president", "chief",
    "officer", "director", "emeritus", "elect", "designate", "ceo", "chairman", "vice", "of",
})  # fmt: skip
"""Capitalised words that begin or end no person's name."""

TITLES = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady", "gen", "col", "sen", "rep", "gov", "herr",
    "frau", "hon", "st", "capt", "lt", "sgt", "rev", "sheikh", "professor", "general", "colonel", "judge",
    "senator", "captain", "jr", "sr", "ii", "iii", "г-н", "господин",
})  # fmt: skip
"""Forms of address before, and additions behind, a name."""

RUSSIAN_ROLES = {
    "премьер-министр": "prime minister",
    "министр": "minister",
    "мэр": "mayor",
    "губернатор": "governor",
    "президент": "president",
    "канцлер": "chancellor",
    "председатель": "chair",
    "гендиректор": "chief executive",
    "генеральный директор": "chief executive",
    "директор": "director",
    "ректор": "rector",
    "главный тренер": "coach",
    "глава": "head",
}
"""Russian titles; their endings are added where they are looked for."""

_GENERIC = """
club bank board school party team company city county state union group association federation committee
commission
council parliament house senate museum hospital university college department ministry office agency army
police
national central regional local general public opposition majority minority republican democratic democrat
labour
labor conservative liberal socialist social green catholic anglican orthodox muslim jewish christian
protestant black
african european asian latin arab cabinet government reserve federal supreme court health fire town village
district
congress assembly chamber faculty newspaper magazine orchestra theatre institute foundation fund corporation
the
"""
GENERIC = frozenset(stem(word) for word in _GENERIC.split())
"""Stems of words that say of what kind a body is, but not which."""

OF_A_STATE = frozenset({
    "minister", "prime minister", "president", "chancellor", "secretary of state", "attorney general",
    "prosecutor general", "chief justice",
})  # fmt: skip
"""Roles that a country alone places; of all others an adjective of a country may be the holder's own."""

NEED_NO_PLACE = frozenset({"minister"})
"""Roles whose domain alone tells one office from another within a country."""

EXCLUDE_EACH_OTHER = frozenset({"minister", "mayor", "governor"})
"""Roles that nobody holds twice at a time, over two domains or two places."""
