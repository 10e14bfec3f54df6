"""The words that give somebody the floor: verbs of saying and the nouns that speak, by language."""

from __future__ import annotations

from corpus.words.vocabulary import STOP_WORDS

SAYING = frozenset({
    "said", "says", "say", "told", "tells", "wrote", "writes", "write", "stated", "states", "claimed",
    "claims", "claim", "denied", "denies", "warned", "warns", "warn", "announced", "announces", "added",
    "adds", "argued", "argues", "argue", "noted", "notes", "explained", "explains", "insisted", "insists",
    "mentioned", "mentions", "stressed", "stresses", "emphasized", "emphasizes", "emphasised", "emphasises",
    "acknowledged", "acknowledges", "acknowledge", "admitted", "admits", "asserted", "asserts", "declared",
    "declares", "predicted", "predicts", "commented", "concluded", "concludes", "remarked", "recalled",
    "replied", "responded", "reiterated", "reiterates", "confirmed", "confirms", "complained", "cautioned",
    "cautions", "tweeted", "posted", "headlined", "testified", "alleged", "alleges", "vowed", "vows",
    "pledged", "promised", "quipped", "contended", "contends", "maintained", "countered", "joked",
    "lamented", "boasted", "conceded", "urged", "urges", "described", "describes", "referred", "praised",
    "called", "calls", "criticized", "criticised", "accused", "reported", "reports", "deny", "shouted",
    "ruled", "answered", "clarified", "assured", "disclosed", "contend",
})  # fmt: skip
"""English verbs of saying in the forms that stand behind a subject."""

THINKING = frozenset({
    "believed", "believes", "believe", "thinks", "think", "thought", "suggested", "suggests", "suggest",
    "indicated", "indicates", "indicate", "estimated", "estimates", "estimate", "expects", "expected",
    "fears", "feared", "hopes", "hoped", "revealed", "reveals", "showed", "shows", "show", "observed",
    "observes", "expressed", "expresses", "found", "finds", "held",
})  # fmt: skip
"""Verbs that give a view only when their subject can have one: an outcome that suggests does not speak."""

ALWAYS_THAT = frozenset({
    "called", "calls", "reported", "reports", "maintained", "posted", "responded", "urged", "urges",
    "referred", "described", "describes", "praised", "promised", "pledged", "notes", "states", "claims",
    "claim", "recalled", "accused", "criticized", "criticised", "show", "shows", "showed", "hopes",
    "hoped", "expected", "expects", "fears", "estimates", "estimate", "reveals", "revealed", "vowed",
    "vows", "concluded", "concludes", "thought", "believed", "added", "adds", "found",
    "finds", "held", "ruled", "assured", "disclosed",
})  # fmt: skip
"""Verbs, and nouns that look alike, that count only before what was said: "that", a colon, a quote."""

SPEAKERS = frozenset({
    "official", "officials", "analyst", "analysts", "expert", "experts", "scholar", "scholars", "observer",
    "observers", "spokesman", "spokeswoman", "spokesperson", "minister", "ministers", "president",
    "chancellor", "ambassador", "source", "sources", "report", "reports", "statistics", "data", "figures",
    "study", "survey", "poll", "statement", "agency", "government", "ministry", "company", "media",
    "newspaper", "magazine", "department", "office", "bank", "researchers", "researcher", "scientists",
    "scientist", "economists", "economist", "critics", "police", "army", "leader", "leaders", "chief",
    "professor", "author", "authors", "diplomat", "diplomats", "lawyer", "lawyers",
    "witnesses", "witness", "residents", "authorities", "articles", "article", "intelligence",
    "investigators", "prosecutors", "commission", "committee", "union", "secretary", "director",
    "commentator", "commentators", "people", "lawmakers", "senator", "mayor", "governor", "activists",
    "groups", "group", "organization", "records", "documents", "customs", "coastguard", "regulator",
    "regulators", "court", "judge", "judges", "council", "councillor", "councillors", "watchdog", "auditor",
    "auditors", "charity", "hospital", "doctors", "doctor", "teachers", "farmers", "traders", "investors",
    "forecasters", "statisticians", "employers", "unions", "companies", "ministries", "banks", "agencies",
    "executives", "executive", "coach", "manager", "captain", "owner", "owners", "neighbours", "neighbors",
    "survivors", "eyewitnesses", "supporters", "opponents", "opposition", "prosecutor", "inspectors",
    "engineers", "engineer", "historians", "historian", "epidemiologists", "epidemiologist", "aides", "aide",
    "envoy", "envoys", "bishop", "pope", "king", "queen", "chairman", "chairwoman", "chair", "founder",
})  # fmt: skip
"""Lower-case nouns that can hold a view."""

ONE_PERSON = frozenset({
    "official", "analyst", "expert", "scholar", "observer", "spokesman", "spokeswoman", "spokesperson",
    "minister", "president", "chancellor", "ambassador", "researcher", "scientist", "economist", "leader",
    "chief", "professor", "author", "diplomat", "lawyer", "witness", "secretary", "director", "commentator",
    "senator", "mayor", "governor", "judge", "councillor", "auditor", "doctor", "executive", "coach",
    "manager", "captain", "owner", "prosecutor", "engineer", "historian", "epidemiologist", "aide", "envoy",
    "bishop", "pope", "king", "queen", "chairman", "chairwoman", "chair", "founder", "lawmaker", "farmer",
    "teacher", "trader", "resident", "agent", "general", "colonel", "boss", "editor", "man", "woman",
})  # fmt: skip
"""Nouns for a single person, whom no plural pronoun means."""

_AT = r"\s.{3,80}?\bat\s(?:about\s|nearly\s|around\s|more\s|almost\s)?[$€£\d]"
_FOR = r"\s\S.{2,80}?\b(?:for|on)\b"
_OF = r"\s\S.{2,80}?\bof\b"
_THAT = r"\sthat\b"
_THIS = r"\s(?:the|this|that|those|these|any|all|such)\s"
_WHETHER = r"\s(?:that|whether|if)\b"
STANCES = {
    "accuse": _OF, "accuses": _OF, "accused": _OF, "blame": _FOR, "blames": _FOR, "blamed": _FOR,
    "reject": _THIS, "rejects": _THIS,
    "rejected": _THIS + r"(?:charge|claim|report|accus|alleg|critic|suggest|idea|view)",
    "dismissed": r"\s.{2,60}\bas\b", "dismisses": r"\s.{2,60}\bas\b", "disputes": r"\s", "disputed": _THIS,
    "put": _AT, "puts": _AT, "urged": r"\s.{2,60}?\bto\b", "urges": r"\s.{2,60}?\bto\b",
    "expect": _THAT, "agreed": _THAT, "agrees": _THAT, "speculated": _THAT, "speculate": _THAT,
    "hinted": _THAT, "conclude": _THAT,
    "forecasts": r"\s(?:that|a|an)\b", "doubts": _WHETHER,
    "doubted": _WHETHER, "spoke": r"\s(?:of|about)\s",
    "speaks": r"\s(?:of|about)\s", "sees": r"\s.{2,60}?\bas\b",
}  # fmt: skip
"""Verbs that take a stand, and what must follow: to put a price at a sum states it, to put a cup away not."""

TAILED = frozenset({
    "say", "says", "added", "adds", "suggests", "suggest", "shows", "show", "showed", "claims", "claim",
    "estimates", "estimate", "notes", "reports", "reported", "concludes", "recalled", "believes",
    "held", "ruled",
})  # fmt: skip
"""Verbs of `ALWAYS_THAT` that count as well behind what was said: "…, three officials say."."""

SHOWING = frozenset({
    "show", "shows", "showed", "suggest", "suggests", "suggested", "indicate", "indicates", "indicated",
    "reveals", "revealed",
})  # fmt: skip
"""Verbs of tests and of results as well, which give no view."""

IT_SAYS = frozenset({
    "said", "says", "added", "adds", "warned", "warns", "stated", "states", "announced", "argued", "argues",
    "noted", "insisted", "stressed", "denied",
})  # fmt: skip
"""Verbs before which "it" is an office or a company."""

HOLDING = frozenset({
    "argue", "argues", "argued", "believe", "believes", "believed", "contend", "contends", "contended",
    "maintain", "maintains", "think", "thinks", "insist", "insists", "fear", "fears",
})  # fmt: skip
"""Verbs of a view: what follows in the paragraph may still be that view, whoever holds it."""

WRITING = frozenset({"wrote", "writes", "write"})
"""Verbs of saying whose object may be a book: they count beside a quote or before "that"."""

JUST_SAYING = frozenset({"said", "says", "replied", "answered"})
"""Verbs that stand before their subject even where nothing is quoted: "Not so, replied Orr"."""

NOT_NAMES = frozenset({
    "the", "a", "an", "in", "on", "at", "it", "this", "that", "these", "those", "there", "but", "and",
    "however", "while", "when", "after", "before", "since", "as", "if", "for", "from", "with", "by",
    "during", "despite", "although", "moreover", "meanwhile", "he", "she", "they", "we", "i", "you", "his",
    "her", "their", "its", "our", "some", "many", "most", "all", "both", "each", "of", "to", "under",
    "over", "another", "one", "two", "last", "yes", "now", "perhaps", "maybe", "several", "few",
    "every", "nobody", "everyone", "today", "yesterday", "tomorrow",
}) | STOP_WORDS  # fmt: skip
"""Words that open a sentence without being a name."""

TITLES = "Prof|Dr|Mr|Mrs|Ms|St|Sen|Rep|Gov|Gen|Col|Maj|Lt|Sgt|Capt|Cmdr|Adm|Rev|Hon|Pres|Univ|Inst|Dept"
"""Abbreviations in names that a full stop does not end."""

NOT_SPEAKERS = frozenset({
    "it", "this", "that", "which", "who", "what", "there", "these", "those", "and", "but", "or", "to",
    "i", "we", "you",
})  # fmt: skip
"""Words that are no speaker although they stand before such a verb."""

SAYING_RU = (
    "сказал|сказала|сказали|заявил|заявила|заявили|заявило|сообщил|сообщила|сообщили|сообщило|отметил|отметила|отметили|"
    "подчеркнул|подчеркнула|добавил|добавила|объявил|объявила|считает|полагает|утверждает|говорит|пояснил|пояснила|"
    "предупредил|предупредила|предупреждают|опроверг|опровергла|опровергли|опасается|опасаются|сообщает|сообщают|"
    "подтвердил|подтвердила|подтвердили|признал|признала|отрицает|утверждают|считают|полагают|прогнозируют|пишет|"
    "написал|написала|рассказал|рассказала|напомнил|напомнила|указал|указала"
)
"""Russian verbs of saying."""

SAYING_ZH = "表示|指出|宣布|强调|認為|认为|称|稱|说|說|透露|警告|写道|寫道|补充道|回应|声称|重申|坦言|告诉"
"""Chinese verbs of saying."""
